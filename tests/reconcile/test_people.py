"""People known by surname alone: who they are, where the story tells."""

from __future__ import annotations

from dateline.core.archived import Found
from dateline.core.entity import Entity
from dateline.core.renamed import renamed
from dateline.core.report import Report
from dateline.core.statement import Occurrence, Position, Speaker
from dateline.reconcile.people import same_names, same_people


def person(key: str) -> Entity:
    return Entity(key=key, name=key.title(), sort="person")


ADA, BEN, LAKE = person("ada lake"), person("ben lake"), person("lake")
FIRM = Entity(key="lake", name="Lake", sort="organisation")


def test_one_full_name_in_the_story_says_who_it_is() -> None:
    assert same_people(["r1", "r2"], {"r1": (ADA,), "r2": (LAKE, FIRM)}) == {("r2", LAKE.id): ADA.id}


def test_two_of_a_name_leave_it_open_and_so_does_another_story() -> None:
    assert same_people(["r1", "r2"], {"r1": (ADA, BEN), "r2": (LAKE,)}) == {}
    assert same_people(["r2"], {"r1": (ADA,), "r2": (LAKE,)}) == {}


def test_every_place_of_an_entity_is_renamed() -> None:
    report = Report(text="Lake spoke.")
    span = report.span(0, 4)
    common = {"report": report.id, "span": span, "sentence": span, "made_by": "t", "confidence": 1.0}
    speaker = Speaker("Lake", span, LAKE.id, "person")
    statements = (
        Occurrence(**common, trigger=span, event_type="CONSULT", actors=(LAKE.id, ADA.id), recipients=(BEN.id,), speaker=speaker),
        Position(**common, party=LAKE.id, addressee=None, act="demand", issue="x", content=span),
    )
    occurrence, position = renamed(Found(report, statements=statements), {LAKE.id: ADA.id}).statements
    assert isinstance(occurrence, Occurrence)
    assert isinstance(position, Position)
    assert occurrence.actors == (ADA.id,)
    assert occurrence.recipients == (BEN.id,)
    assert occurrence.speaker is not None
    assert occurrence.speaker.entity == ADA.id
    assert (position.party, position.addressee) == (ADA.id, None)


def test_a_name_of_two_sorts_is_what_most_reports_take_it_for() -> None:
    def norvia(sort: str) -> Entity:
        return Entity(key="norvia", name="Norvia", sort=sort)  # type: ignore[arg-type]

    named = {"r1": (norvia("organisation"),), "r2": (norvia("organisation"), ADA), "r3": (norvia("person"),)}
    assert same_names(named) == {("r3", norvia("person").id): norvia("organisation").id}
    assert same_names({"r1": (norvia("organisation"),), "r2": (norvia("person"),)}) == {}  # one against one: nobody knows


def test_a_full_name_stays_a_persons() -> None:
    firm = Entity(key="ada lake", name="Ada Lake", sort="organisation")
    assert same_names({"r1": (firm,), "r2": (firm,), "r3": (ADA,)}) == {}
