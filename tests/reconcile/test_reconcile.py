"""Reconciling: which accounts of two reports are one happening, and how their figures compare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.core.archived import Found
from dateline.core.event import Story
from dateline.core.report import Report
from dateline.core.statement import Occurrence
from dateline.reconcile.account import led_in
from dateline.reconcile.reconcile import Reconciled, reconcile

Told = tuple[str, str]  # day of publication, text


@pytest.mark.parametrize(("what", "known"), [("the site", True), ("the building", True), ("a site", False), ("the hills", False)])
def test_what_struck_the_site_is_told_of_before(of_reports, what: str, known: bool) -> None:  # type: ignore[no-untyped-def]
    _, (found,) = of_reports(("2030-05-02", f"Five missiles fell on {what} on Tuesday."))
    (struck,) = [s for s in found.statements if isinstance(s, Occurrence)]
    assert led_in(struck)[0] is known


WEEKDAYS = [
    # reports without a date; events that they come to
    ("Drones struck two airfields in Chad on Tuesday night.", "Chadian airfields were struck by drones late on Tuesday.", 1),
    ("Rockets hit a plant near Abéché in Chad on Tuesday.", "Rockets hit a village in Chad on Friday afternoon.", 2),
    ("The envoys of Chad and Mali held talks on Monday.", "The envoys of Chad and Mali held talks on Thursday.", 2),
]


@pytest.mark.parametrize(("one", "other", "events"), WEEKDAYS)
def test_weekdays_of_reports_without_a_date(of_reports, one: str, other: str, events: int) -> None:  # type: ignore[no-untyped-def]
    assert len(of_reports(("", one), ("", other))[0].events) == events


ONE = [
    # the same attack in other words
    (
        ("2030-05-02", "A Kenyan drone attack hit the port of Kismayo on Sunday."),
        ("2030-05-03", "Kenyan drones struck the port of Kismayo."),
    ),
    # talks, named and then taken up
    (
        ("2030-05-02", "Peace talks between India and Pakistan began in Geneva."),
        ("2030-05-03", "India and Pakistan held talks in Geneva on Thursday."),
    ),
    # one clash, told as fighting of a day; "the abduction" of which nobody tells where or when
    (
        ("2030-05-02", "Troops of Chad and Niger fought a clash at Lake Chad on Tuesday."),
        ("2030-05-02", "The fighting of Chad and Niger at Lake Chad on Tuesday was over by dusk."),
    ),
    (
        ("2030-05-02", "Gunmen abducted 48 pupils from a school in Zaria on Monday."),
        ("2030-05-03", "Nobody has claimed the abduction."),
    ),
    # an ambush is an attack
    (
        ("2030-05-02", "The unrest began with the ambush of a supply convoy of Mali in April."),
        ("2030-05-03", "The unrest began in April, after gunmen attacked a Malian convoy."),
    ),
    # what is told in the same words is one saying, however late; an inquiry is told of for months
    (
        ("2030-05-02", "The harbour company said it apologises to every family for the delayed rescue."),
        ("2030-05-30", "“The harbour company apologises to every family for the delayed rescue.”"),
    ),
    (
        ("2030-05-02", "Customs officers are investigating the collapse of the Marin bank."),
        ("2030-06-20", "Customs officers investigated the Marin bank’s collapse."),
    ),
    # somebody of no known state may act for a state
    (
        ("2030-05-02", "Honduras imposed a night curfew in Tela."),
        ("2030-05-02", "The curfew in Tela was imposed by Ricardo Zelaya Ponce."),
    ),
]
TWO = [
    # an ambush here, an attack there
    (
        ("2030-05-02", "Four drivers were hurt in the ambush of a convoy near Gao."),
        ("2030-05-03", "A gunman attacked a bank in Lyon on Thursday."),
    ),
    # two who were arrested by one army
    (
        ("2030-05-02", "Israeli troops arrested Palestinian lawmaker Hana Saleh in Ramallah on Thursday."),
        ("2030-05-02", "Israeli troops arrested Palestinian teenager Lina Odeh in Ramallah on Thursday."),
    ),
    # what one person says of another again, of something else
    (
        ("2030-05-02", "Anna Marsh criticised Paul Reed over tram fares."),
        ("2030-05-20", "Anna Marsh accused Paul Reed of hiding a report on school meals."),
    ),
    (
        ("2030-05-02", "Anna Marsh questioned the fairness of the ballot."),
        ("2030-05-04", "Anna Marsh complained about her microphone."),
    ),
    (
        ("2030-05-02", "Paul Reed called for lower taxes on fishing boats."),
        ("2030-05-30", "Paul Reed called for a ban on fishing boats in the bay."),
    ),
    # what was told weeks before it came about
    (
        ("2030-05-02", "Chad has launched missiles of short range."),
        ("2030-06-20", "Chad fired four missiles last week."),
    ),
    # marches of two towns on one day; arrests for two deeds; an abduction of another year than the one told of as known
    (
        ("2030-05-02", "About 3,000 people marched against the law in Lyon on Sunday."),
        ("2030-05-02", "Some 12,000 people marched against the law in Marseille on Sunday."),
    ),
    (
        ("2030-05-02", "Police arrested five men over the stabbing of a driver in Porto."),
        ("2030-05-02", "Police arrested three men over the robbery of a jeweller in Porto."),
    ),
    (("2030-05-02", "Gunmen abducted 48 pupils."), ("2030-05-03", "A man was jailed for the abduction of a banker in 2019.")),
    # one of a year past
    (("2030-05-02", "A riot broke out in the prison."), ("2030-05-02", "A riot broke out in a prison in 2021.")),
    # who hits whom is the other way round
    (("2030-05-02", "Ethiopia attacked Eritrea with drones."), ("2030-05-02", "Eritrea attacked Ethiopia with drones.")),
    # two towns
    (("2030-05-02", "A missile struck a school in Aleppo."), ("2030-05-02", "A missile struck a school in Homs.")),
    # missiles and drones on one day
    (("2030-05-02", "Two missiles hit Basra on Monday."), ("2030-05-02", "Drones attacked Mosul on Monday.")),
    # a war is no attack in it
    (("2030-05-02", "The war in Sudan goes on."), ("2030-05-02", "An attack in Sudan killed nine people.")),
    # the third of a series is not the fourth
    (("2030-05-02", "Iran carried out its third missile test."), ("2030-05-02", "Iran carried out its fourth missile test.")),
    # days that cannot meet
    (("2030-05-02", "A bomb exploded in Cairo on 1 March 2030."), ("2030-05-02", "A bomb exploded in Cairo on 20 April 2030.")),
]


STATUSES = [
    # talks go on and are over; what was planned took place
    ("update", ("2030-05-02", "Talks between India and Pakistan have begun in Geneva."),
     ("2030-05-03", "The talks between India and Pakistan in Geneva lasted an hour.")),
    ("update", ("2030-05-02", "Chad will begin talks with Niger in Lagos on Friday."),
     ("2030-05-04", "The talks of Chad and Niger in Lagos began on Friday.")),
    # a blow is never under way; what is planned once it has happened is another
    (None, ("2030-05-02", "“The shooting in Porto was going on for ten minutes after it began,” a guest said."),
     ("2030-05-03", "A gunman shot eight people in the shooting in Porto.")),
    # who protests is not told to be under way by that word alone; an arrest is none
    (None, ("2030-05-02", "Nurses are protesting in Lagos against the law."),
     ("2030-05-03", "The protests of nurses in Lagos against the law began in April.")),
    ("update", ("2030-05-02", "Nurses are protesting in Lagos against the law."),
     ("2030-05-03", "The protests of nurses in Lagos against the law ended.")),
    (None, ("2030-05-02", "Police began a search and Anna Marsh is being arrested in Lagos."),
     ("2030-05-03", "Anna Marsh was arrested in Lagos.")),
    (None, ("2030-05-02", "The talks of Chad and Niger in Lagos began on Friday."),
     ("2030-05-09", "Chad will begin talks with Niger in Lagos.")),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "one", "two"), STATUSES)
def test_how_far_a_happening_has_come(of_reports, relation: str | None, one: Told, two: Told) -> None:  # type: ignore[no-untyped-def]
    found = [f.relation for f in of_reports(one, two)[0].findings if f.about.role == "status"]
    assert found == ([relation] if relation else [])


SPANS = [
    (2, "The bombing of the mosque in Kandahar came three weeks after gunmen killed 33 people in the city."),
    (2, "Rebels attacked the town of Gao two days before soldiers shelled it."),
    (1, "The bombing of the mosque in Kandahar killed 33 people."),
]


@pytest.mark.parametrize(("number", "text"), SPANS)
def test_a_span_of_time_parts_two_happenings_of_one_sentence(of_reports, number: int, text: str) -> None:  # type: ignore[no-untyped-def]
    assert len([e for e in of_reports(("2030-05-02", text))[0].events if e.event_type == "ASSAULT"]) == number


def happenings(result: Reconciled, found: list[Found]) -> list[set[str]]:
    first = {s.id: f.report.text for f in found for s in f.statements if s.type == "occurrence"}
    return [{first[s] for s in e.statements if s in first} for e in result.events]


@pytest.mark.parametrize(("one", "two"), ONE)
def test_one_happening(of_reports, one: Told, two: Told) -> None:  # type: ignore[no-untyped-def]
    result, found = of_reports(one, two)
    assert any(len(texts) == 2 for texts in happenings(result, found))


@pytest.mark.parametrize(("one", "two"), TWO)
def test_two_happenings(of_reports, one: Told, two: Told) -> None:  # type: ignore[no-untyped-def]
    result, found = of_reports(one, two)
    told = happenings(result, found)
    assert all(len(texts) <= 1 for texts in told)
    assert sum(bool(texts) for texts in told) >= 2


def test_one_speaker_promises_more_than_one_thing(of_reports) -> None:  # type: ignore[no-untyped-def]
    wall = ("2030-05-02", "Anna Marsh promised to build a wall along the river.")
    result, found = of_reports(wall, ("2030-05-09", "Anna Marsh promised lower taxes and cheap bread."))
    assert sum(any("promised" in text for text in texts) for texts in happenings(result, found)) == 2


def test_a_happening_taken_up_again_in_one_report(of_reports) -> None:  # type: ignore[no-untyped-def]
    text = "Gunmen attacked a mosque in Kano on Friday. The attack killed nine people. Another attack hit a market in Zaria."
    result, found = of_reports(("2030-05-04", text))
    by_words = [{s.span.exact for s in found[0].statements if s.id in e.statements} for e in result.events]
    assert any({"attacked"} < words and "nine people" in words for words in by_words)
    assert not any({"attacked", "hit"} <= words for words in by_words)


QUAKE = ("2030-05-02", "The quake killed 12 people.")
RISEN = ("2030-05-04", "The death toll from the quake has risen to 19 people.")


def test_the_order_of_reports_does_not_matter(of_reports) -> None:  # type: ignore[no-untyped-def]
    told = [QUAKE, RISEN, ("2030-05-02", "The quake killed 12 people, a doctor said.")]
    _, found = of_reports(*told)
    ids = tuple(f.report.id for f in found)
    story = Story(anchor=ids[0], title="x", reports=ids)
    one = reconcile(story, found, {}, {})
    other = reconcile(replace(story, reports=ids[::-1]), found[::-1], {}, {})
    assert one.events == other.events
    assert one.findings == other.findings


def test_events_and_findings_point_at_real_statements(of_reports) -> None:  # type: ignore[no-untyped-def]
    result, found = of_reports(QUAKE, RISEN)
    known = {s.id for f in found for s in f.statements}
    assert all(set(e.statements) <= known for e in result.events)
    assert all(set(f.statements) <= known for f in result.findings)
    assert len({s for e in result.events for s in e.statements}) == sum(len(e.statements) for e in result.events)


def test_silence_gives_nothing() -> None:
    report = Report(text="Quiet.")
    assert reconcile(Story(anchor=report.id, title="x", reports=(report.id,)), [Found(report)], {}, {}) == Reconciled()


def test_a_loss_that_only_figures_tell_of_has_a_day_and_a_place(of_reports) -> None:  # type: ignore[no-untyped-def]
    result, _ = of_reports(
        ("2031-03-15", "A ferry sank off Zanzibar on Friday, and 41 people drowned.\n\nTwelve people are missing off Zanzibar."),
        ("2031-03-15", "At least 41 people drowned off Zanzibar on Friday when a ferry sank, a family from Nairobi among them."),
    )
    lost = [e for e in result.events if e.event_type is None]
    assert [(e.when and e.when.edtf, e.where and e.where.name) for e in lost] == [("2031-03-14", "Zanzibar")]


def test_a_number_stands_with_what_half_of_those_who_give_it_tell_of(of_reports) -> None:  # type: ignore[no-untyped-def]
    told = [
        ("2030-05-02", "Alma Steel raised its bid for Borin Mills to $121 million."),
        ("2030-05-02", "The bid of Alma Steel for Borin Mills stands at $121 million."),
        ("2030-05-02", "Borin Mills, for which Alma Steel bid $121 million, accused the mayor of lying."),
    ]
    result, found = of_reports(*told)
    bids = {s.id for f in found for s in f.statements if s.type == "figure"}
    assert len(bids) == 3
    rebuke = next(e for e in result.events if e.event_type == "ACCUSE")
    assert len(bids & set(rebuke.statements)) <= 1


def test_the_dead_who_are_mourned_are_not_lost_at_the_vigil(of_reports) -> None:  # type: ignore[no-untyped-def]
    told = [
        ("2030-05-02", "Four people died and nine were hurt when a silo collapsed in Orvin."),
        ("2030-05-03", "Nine people were hurt when a silo collapsed in Orvin. The operator had no comment."),
        ("2030-05-05", "Hundreds marched in Orvin on Saturday to mourn those who died when the silo collapsed, in which nine were hurt."),
    ]
    events = of_reports(*told)[0].events
    assert [len(e.reports) for e in events if e.event_type == "PROTEST"] == [1]
    assert max(len(e.reports) for e in events if e.event_type is None) == 3
