from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.event import Story
from dateline.core.report import Report
from dateline.core.when import Published
from dateline.group.likeness import likeness
from dateline.group.origins import origins
from dateline.group.stories import candidates, stories, subject_of
from dateline.group.terms import NAMED
from group.samples import (
    FERRY,
    FERRY_ALERT,
    FERRY_OTHER_WRITER,
    FLOOD_DUNMORE,
    FLOOD_KESTREL,
    FLOOD_KESTREL_AGAIN,
    RATES,
    report,
)

KESTREL_TEASER = "Residents of Kestrelford were again told to leave their homes by the Wenning, where some 300 houses stood under water."
SPEECH_ON_TAXES = """Prime Minister Ruta Valdene told parliament in Brask that income tax would fall for low earners from January.
Valdene said the cut would be paid for by a levy on second homes, which landlords at once called unfair.
The opposition leader, Milo Zanetti, said voters would see through a bribe before the election."""
SPEECH_ON_BASES = """Prime Minister Ruta Valdene visited troops at the Skalla garrison and promised new armoured vehicles by autumn.
Valdene said the northern border needed soldiers who slept in dry barracks and drove what would start in frost.
Generals had complained of rusting equipment and of recruits who left after one winter."""


def stories_of(*reports: Report) -> tuple[Story, ...]:
    return stories(reports, origins(reports))


def one_story(*reports: Report) -> bool:
    return len(stories_of(*reports)) == 1


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (FERRY, FERRY_OTHER_WRITER, True),  # one happening, other words
        (FLOOD_KESTREL, FLOOD_KESTREL_AGAIN, True),  # the day after
        (FERRY_ALERT, FERRY, True),  # alert and full story
        (FLOOD_KESTREL, FLOOD_DUNMORE, False),  # two floods told alike, in different towns
        (FLOOD_KESTREL_AGAIN, FLOOD_DUNMORE, False),  # two floods
        (SPEECH_ON_TAXES, SPEECH_ON_BASES, False),  # one person, two doings
        (FERRY, RATES, False),  # nothing in common but the day
        ("", "", False),  # no words
        ("Yes.", "Yes, no.", False),  # hardly any
    ],
)
@pytest.mark.parametrize("days", [(None, None), ("2031-05-03", "2031-05-04"), ("2031-05-03", None)])
def test_a_pair_dated_or_not(a: str, b: str, same: bool, days: tuple[str | None, str | None]) -> None:
    assert one_story(report(a, "a", day=days[0]), report(b, "b", day=days[1])) is same


def test_two_years_apart_it_takes_more_to_be_one_story() -> None:
    a, b = KESTREL_TEASER, FLOOD_KESTREL
    assert one_story(report(a, "a", day="2031-05-03"), report(b, "b", day="2031-05-03"))
    assert not one_story(report(a, "a", day="2031-05-03"), report(b, "b", day="2033-05-03"))


DRIVERS = """Springfield's bus drivers voted on Tuesday to join a union, three months after the city froze their pay.
The drivers, who carry children to the schools of Springfield, asked for heated depots."""
DRIVERS_ELSEWHERE = """The union of transport workers in Springfield takes in the drivers of school buses, it announced.
After a vote on Tuesday the drivers ask that Springfield heat its depots and lift the freeze of their pay."""
ROBBED = """A jeweller was robbed in Springfield when a customer held a knife to his throat, police said on Monday.
The man got out behind Springfield's railway station and ran off with the day's takings, more than the city had seen robbed in months."""


def test_the_name_of_a_town_makes_no_story() -> None:
    """Springfield is borne by many, and much happens in each."""
    assert not one_story(report(DRIVERS, "a", day="2031-05-03"), report(ROBBED, "b", day="2031-05-04"))
    assert one_story(report(DRIVERS, "a", day="2031-05-03"), report(DRIVERS_ELSEWHERE, "b", day="2031-05-04"))


def test_titles_days_and_outlets_say_something_beside_the_text() -> None:
    def close(outlets: tuple[str, str], titles: tuple[str, str], days: tuple[str, str]) -> float:
        parts = zip((DRIVERS, DRIVERS_ELSEWHERE), outlets, titles, days, strict=True)
        made = [replace(report(text, outlet, title=title, day=day), publisher=outlet) for text, outlet, title, day in parts]
        return likeness(*(subject_of([r]) for r in made))

    usual = close(("Herald", "Courier"), ("Drivers join a union", "A vote on wages"), ("2031-05-03", "2031-05-04"))
    assert close(("Herald", "Courier"), ("Drivers join a union", "Bus drivers' union grows"), ("2031-05-03", "2031-05-04")) > usual
    assert close(("Herald", "HERALD"), ("Drivers join a union", "A vote on wages"), ("2031-05-03", "2031-05-04")) < usual
    assert close(("Herald", "Courier"), ("Drivers join a union", "A vote on wages"), ("2031-05-03", "2031-07-04")) < usual


QUARRY = """A wall of Tarling quarry slid onto the road to Culverden on Monday and buried a lorry, the fire brigade said.
Foreman Jory Penhallow, who had sounded the siren, was dug out alive. The pit stays shut until an inspector has seen the face."""
QUARRY_LATER = """Three weeks after stone came down at Tarling, its owners must fence the pit. "I pulled the siren and ran," said
Mr Penhallow, back at work with an arm in plaster. The buried lorry is sold for scrap; the road is open in one lane."""
QUARRY_AWARD = """Jory Penhallow of Tarling has won the county prize for leeks a third time, with one as long as his arm.
The judges praised the soil of his garden, and a band played until dark. He grew it, he said, on nothing but seaweed and patience."""


def test_two_names_that_few_bear_make_a_story_where_words_agree_too() -> None:
    first = report(QUARRY, "a", day="2031-05-03")
    assert one_story(first, report(QUARRY_LATER, "b", day="2031-05-24"))
    assert not one_story(first, report(QUARRY_AWARD, "c", day="2031-05-24"))


def test_a_teaser_goes_by_its_own_words_never_by_its_host() -> None:
    host = report(FERRY, "host")
    teaser = report(KESTREL_TEASER, "host#1", teaser_of=host.id)
    found = {s.reports for s in stories_of(host, teaser, report(FLOOD_KESTREL, "flood", day="2031-05-03"))}
    assert (host.id,) in found
    assert any(teaser.id in reports and len(reports) == 2 for reports in found)


def test_reports_of_one_origin_are_in_one_story() -> None:
    mixed = report(f"{FERRY}\n{RATES}", "mixed")
    assert one_story(report(FERRY, "a"), mixed)


def test_forty_copies_weigh_no_more_than_one() -> None:
    copies = [report(FLOOD_KESTREL, str(at)) for at in range(40)]
    assert one_story(report(FLOOD_KESTREL_AGAIN, "again"), *copies)


TOWNS = ["Abbeyholt", "Brackmoor", "Culverden", "Dunslow", "Eskwith", "Farrowby", "Galtmere", "Hexfordham", "Ivelstone", "Kilmundy"]


def flood_in(town: str) -> str:
    """A flood told like the one in Dunmore Vale, in a town where everything has another name."""
    names = {"Dunmore Vale": town, "Sorrel": town[:4] + "e", "Piet Haasen": "Ann " + town[1:5].title()}
    names |= {"Larkfield": town[-4:].title() + "gate", "Quarry Road": town[3:7].title() + " Road", "Essenberg": town[2:6].title() + "berg"}
    told = FLOOD_DUNMORE
    for old, new in names.items():
        told = told.replace(old, new)
    return told


def test_two_are_compared_where_they_share_two_of_their_heaviest_terms_one_of_them_a_name() -> None:
    name, other = NAMED + 1, NAMED + 2
    keys = [(name, 5, 6), (name, 5), (name, other), (other, name), (5, 6), (name,)]
    assert candidates(keys) == [(0, 1), (2, 3)]


def test_ten_floods_told_alike_are_ten_stories() -> None:
    assert len(stories_of(*(report(flood_in(town), town, day="2031-05-03") for town in TOWNS))) == len(TOWNS)


def test_a_story_is_told_by_its_first_report() -> None:
    first = report(FLOOD_KESTREL, "a", title="Homes  flooded in\nKestrelford", day="2031-05-03")
    second = report(FLOOD_KESTREL_AGAIN, "b", title="Second night in the hall", day="2031-05-05")
    undated = report(FLOOD_KESTREL.replace("300", "310"), "c")
    (story,) = stories_of(second, undated, first)
    assert story.anchor == first.id
    assert story.title == "Homes flooded in Kestrelford"
    assert story.reports == (first.id, second.id, undated.id)
    assert (story.earliest, story.latest) == ("2031-05-03", "2031-05-05")


def test_without_a_title_the_first_words_stand_for_one() -> None:
    (story,) = stories_of(report(FERRY))
    assert story.title == "PORT MELVILLE - A ferry with 214 passengers on board ran aground off Cape Orrin before…"
    assert (story.earliest, story.latest) == (None, None)


def test_a_date_guessed_from_bounds_dates_no_story() -> None:
    guessed = Report(source_id="a", text=FERRY, published=Published("2031-05", "2031-05-01", "2031-05-31", "bounds"))
    odd = Report(source_id="b", text=RATES, published=Published("soon", "soon", "9999-99-99", "given"))
    assert {(s.earliest, s.latest) for s in stories_of(guessed, odd)} == {(None, None)}


def test_no_reports_no_stories() -> None:
    assert stories([], {}) == ()


@given(st.permutations([FERRY, FERRY_ALERT, FERRY_OTHER_WRITER, RATES, FLOOD_KESTREL, FLOOD_KESTREL_AGAIN, FLOOD_DUNMORE]))
def test_the_order_of_reports_does_not_matter(texts: list[str]) -> None:
    reports = [report(text, str(len(text))) for text in texts]
    assert stories_of(*reports) == stories_of(*sorted(reports, key=lambda r: r.id))


@given(st.lists(st.text(max_size=60), max_size=6))
def test_every_report_is_in_exactly_one_story(texts: list[str]) -> None:
    reports = [report(text, str(at)) for at, text in enumerate(texts)]
    assert sorted(i for s in stories_of(*reports) for i in s.reports) == sorted(r.id for r in reports)
