"""How figures of two reports compare, and which do not."""

from __future__ import annotations

import pytest

Told = tuple[str, str]  # day of publication, text


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
