"""Reconciling: which accounts of two reports are one happening, and how their figures compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.core.archived import Found
from dateline.core.event import Story
from dateline.core.report import Report
from dateline.core.statement import Occurrence
from dateline.reconcile.account import led_in
from dateline.reconcile.reconcile import Reconciled, reconcile
from dateline.run.pipeline import find_all
from dateline.run.who import merged

Told = tuple[str, str]  # day of publication, text

Reading = Callable[..., object]


@pytest.fixture(scope="module")
def of_reports(reading_of_text: Reading) -> Callable[..., tuple[Reconciled, list[Found]]]:
    def of(*told: Told) -> tuple[Reconciled, list[Found]]:
        found = []
        for number, (day, text) in enumerate(told):
            result = find_all(reading_of_text(text, day or None, publisher=f"Paper {number}"))  # type: ignore[arg-type]
            found.append(result)
        ids = tuple(f.report.id for f in found)
        named: dict[str, list] = {}  # type: ignore[type-arg]
        for entity in (e for f in found for e in f.entities):
            named.setdefault(entity.id, []).append(entity)
        entities = {i: merged(same) for i, same in named.items()}
        return reconcile(Story(anchor=ids[0], title="x", reports=ids), found, {}, entities), found

    return of


FIGURES = [
    # relation, best, what two reports say
    (
        "agree",
        12,
        ("2030-05-02", "The blast in Lagos killed 12 people, police said."),
        ("2030-05-02", "Twelve people were killed in the Lagos blast."),
    ),
    ("update", 19, ("2030-05-02", "The quake killed 12 people."), ("2030-05-04", "The death toll from the quake has risen to 19 people.")),
    (
        "conflict",
        12,
        ("2030-05-02", "The quake killed 19 people, the army said."),
        ("2030-05-02", "The quake killed 12 people, a doctor said."),
    ),
    ("compatible", 40, ("2030-05-02", "At least 30 people were injured in the crash."), ("2030-05-02", "The crash injured 40 people.")),
    (
        "denial",
        0,
        ("2030-05-02", "The raid killed five soldiers, rebels said."),
        ("2030-05-02", "No soldiers were killed in the raid, the ministry said."),
    ),
    # a lower toll published later is no rise: somebody must be wrong
    (
        "conflict",
        12,
        ("2030-05-02", "The quake killed 19 people, a doctor said."),
        ("2030-05-04", "The quake killed 12 people, a monk said."),
    ),
    # soldiers by another name; who says so may be elsewhere; how many came to a march is one question
    (
        "agree",
        4,
        ("2030-05-02", "Four soldiers were killed in the ambush near Gao."),
        ("2030-05-02", "The ambush near Gao killed four servicemen, an officer said."),
    ),
    (
        "conflict",
        12,
        ("2030-05-02", "The mudslide near Lima killed 19 people, an aid worker said."),
        ("2030-05-02", "The mudslide near Lima killed 12 people, officials in Geneva said."),
    ),
    (
        "conflict",
        2500,
        ("2030-05-02", "About 9,000 people marched through Porto on Sunday, organisers said."),
        ("2030-05-02", "Police said 2,500 people joined the march in Porto."),
    ),
    # a toll that a later sentence of the day raises
    (
        "update",
        34,
        ("2030-05-02", "Police detained 27 people in raids on smugglers, prosecutors said."),
        ("2030-05-02", "Prosecutors later raised to 34 the number of people arrested in the raids on smugglers."),
    ),
    # of a leak no toll rises: somebody must be wrong
    (
        "conflict",
        800,
        ("2030-05-02", "About 800 barrels of oil leaked from a pipeline near Porto, its operator estimated."),
        ("2030-05-04", "Inspectors put the spill from the pipeline near Porto at 3,500 barrels."),
    ),
    # hours and minutes are compared in one unit
    ("agree", None, ("2030-05-02", "The talks in Vienna lasted two hours."), ("2030-05-02", "The talks in Vienna lasted 120 minutes.")),
]


# A strike that cost nobody is not the war; what a year past is told of is not what is told of now.
NOT_COMPARED = [
    (("2030-05-02", "The war has killed more than 200,000 people."), ("2030-05-02", "The strike caused no casualties.")),
    (("2030-05-02", "The fire in the prison killed 27 people."), ("2030-05-02", "A fire there in 2012 killed more than 360 people.")),
    # two fires of one town, the later with fewer dead
    (
        ("2032-03-10", "A fire in a block of flats in Ghent killed six people on Wednesday."),
        ("2032-03-14", "Four people died in a fire at a nursing home in Ghent on Sunday."),
    ),
    # marches of two towns, arrests for two deeds
    (
        ("2030-05-02", "About 3,000 people marched against the law in Lyon on Sunday, police said."),
        ("2030-05-02", "In Marseille, some 12,000 people marched against the law on Sunday, according to police."),
    ),
    (
        ("2030-05-02", "Police arrested five men over the stabbing of a taxi driver in Porto."),
        ("2030-05-03", "Three men have been arrested over the robbery of a jeweller in Porto, police said."),
    ),
]


@pytest.mark.parametrize(("one", "two"), NOT_COMPARED)
def test_figures_of_other_things(of_reports, one: Told, two: Told) -> None:  # type: ignore[no-untyped-def]
    assert not [f for f in of_reports(one, two)[0].findings if f.about.unit is not None]


@pytest.mark.parametrize(("relation", "best", "one", "two"), FIGURES)
def test_figures_that_answer_one_question(of_reports, relation: str, best: float | None, one: Told, two: Told) -> None:  # type: ignore[no-untyped-def]
    result, _ = of_reports(one, two)
    findings = [f for f in result.findings if f.about.unit is not None]
    assert [(f.relation, f.best) for f in findings] == [(relation, best)]
    assert all(name in findings[0].says for name in ("Paper 0", "Paper 1"))
    bounds = [v for v in (findings[0].low, findings[0].best, findings[0].high) if v is not None]
    assert bounds == sorted(bounds)


NEVER_COMPARED = [
    # ten children are not the toll
    (("2030-05-02", "The flood killed 84 people."), ("2030-05-02", "Ten children were killed in the flood.")),
    # nobody knows is no number
    (
        ("2030-05-02", "The strike on the depot killed four people."),
        ("2030-05-02", "There were no immediate reports of casualties in the strike."),
    ),
    # two towns, two tolls
    (("2030-05-02", "A bomb in Lagos killed 12 people."), ("2030-05-02", "A bomb in Nairobi killed 7 people.")),
    # equal numbers of different things
    (("2030-05-02", "Rebels attacked five bridges."), ("2030-05-02", "Rebels attacked five schools.")),
    # spans of time about different matters
    (("2030-05-02", "The ceasefire held for three years."), ("2030-05-02", "The minister spent three years in London.")),
    # money and people
    (("2030-05-02", "The storm killed 30 people."), ("2030-05-02", "The storm caused damage of 30 million dollars.")),
]


@pytest.mark.parametrize(("one", "two"), NEVER_COMPARED)
def test_figures_that_are_not_compared(of_reports, one: Told, two: Told) -> None:  # type: ignore[no-untyped-def]
    result, _ = of_reports(one, two)
    assert [f for f in result.findings if f.about.unit is not None] == []


def test_what_a_sentence_raises_takes_the_place_of_the_lower_where_others_contradict_it(of_reports) -> None:  # type: ignore[no-untyped-def]
    result, _ = of_reports(
        ("2030-05-02", "The doctors' union, which had counted 41 dead in the market of Gorva, raised its toll to 49."),
        ("2030-05-02", "The governor said 57 people had died in the market of Gorva."),
    )
    found = {f.relation: f.says for f in result.findings if f.about.unit is not None}
    assert set(found) == {"update", "conflict"}
    assert ("41" in found["update"], "41" in found["conflict"], "57" in found["conflict"]) == (True, False, True)


def test_losses_of_years_past_are_another_happening_than_those_of_now(of_reports) -> None:  # type: ignore[no-untyped-def]
    result, _ = of_reports(
        ("2030-05-02", "A ferry sank off Porto and 45 people drowned. A ferry that sank there in 2009 cost 312 lives."),
        ("2030-05-02", "The ferry that sank off Porto cost 45 lives."),
    )
    assert len(result.events) == 2


def test_an_accident_of_years_past_has_its_own_year_and_name(of_reports) -> None:  # type: ignore[no-untyped-def]
    result, _ = of_reports(
        ("2030-05-02", "A ferry sank off Porto on Wednesday and 45 people drowned. The worst since 2009, when 312 people drowned."),
        ("2030-05-02", "The ferry that sank off Porto on Wednesday cost 45 lives."),
    )
    told = {e.when.edtf: e.title for e in result.events if e.when}
    assert set(told) == {"2030-05-01", "2009"}
    assert "2009" in told["2009"]


def test_destroyed_and_destroyed_or_damaged_are_of_other_scope(of_reports) -> None:  # type: ignore[no-untyped-def]
    result, _ = of_reports(
        ("2030-05-02", "Officials said at least 13 tanks were destroyed in the drone attack on the base."),
        ("2030-05-02", "The drone attack on the base destroyed or damaged over 40 tanks."),
    )
    (finding,) = [f for f in result.findings if f.about.unit == "count"]
    assert finding.relation == "scope"
    assert (finding.best, finding.rule) == (None, None)


TOLLS = [
    # two reports without a date; how their dead compare, None where they do not
    ("update", "Rockets hit a plant near Abéché in Chad on Tuesday and killed nine workers.",
     "Eleven people are now known to have died when rockets hit the plant near Abéché in Chad on Tuesday."),
    ("conflict", "Rockets hit a plant near Abéché in Chad on Tuesday and killed twelve workers, the mayor said.",
     "Ten people died when rockets hit the plant near Abéché in Chad on Tuesday, the army said."),
    (None, "Rockets hit a plant near Abéché in Chad on Tuesday and killed nine workers.",
     "Since January more than 700 people have been killed in the east of Chad."),
    (None, "Rockets hit a plant near Abéché in Chad on Tuesday and killed five firemen.",
     "Rockets hit the plant near Abéché in Chad on Tuesday and killed 40 people."),  # some of them
]  # fmt: skip


@pytest.mark.parametrize(("relation", "one", "other"), TOLLS)
def test_the_dead_of_one_happening(of_reports, relation: str | None, one: str, other: str) -> None:  # type: ignore[no-untyped-def]
    result, _ = of_reports(("", one), ("", other))
    found = [f.relation for f in result.findings if f.about.role == "killed" and len(f.statements) > 1]
    assert found == ([relation] if relation else [])


def test_a_count_set_against_a_claim_in_one_sentence(of_reports) -> None:  # type: ignore[no-untyped-def]
    result, _ = of_reports(
        ("2030-05-02", "The raid on the base destroyed six trucks, the Chadian army said."),
        ("2030-05-03", "Pictures show the burnt-out wrecks of four trucks at the base, not six, as the Chadian army has claimed."),
    )
    (finding,) = [f for f in result.findings if f.about.what == "truck"]
    assert (finding.relation, len(finding.statements)) == ("conflict", 3)


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


def test_the_order_of_reports_does_not_matter(of_reports) -> None:  # type: ignore[no-untyped-def]
    told = [FIGURES[1][2], FIGURES[1][3], FIGURES[2][3]]
    _, found = of_reports(*told)
    ids = tuple(f.report.id for f in found)
    story = Story(anchor=ids[0], title="x", reports=ids)
    one = reconcile(story, found, {}, {})
    other = reconcile(replace(story, reports=ids[::-1]), found[::-1], {}, {})
    assert one.events == other.events
    assert one.findings == other.findings


def test_events_and_findings_point_at_real_statements(of_reports) -> None:  # type: ignore[no-untyped-def]
    result, found = of_reports(FIGURES[0][2], FIGURES[1][3])
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
