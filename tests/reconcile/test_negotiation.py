"""The negotiation ledger: positions told twice are one, and what became of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count

import pytest

from dateline.core.entity import Entity, Role
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Occurrence, Position, Statement
from dateline.core.when import Published, When
from dateline.reconcile.issues import issues, label
from dateline.reconcile.negotiation import Entry, Story, ledger


def entity(name: str, sort: str = "state", of: str | None = None) -> Entity:
    roles = (Role("minister", of, "r", Span(0, 1, "x")),) if of else ()
    return Entity(key=name.casefold(), name=name, sort=sort, roles=roles)  # type: ignore[arg-type]


WHO = {e.name: e for e in (entity("Norvia"), entity("Estmark"), entity("Suland"), entity("Elena Marsh", "person", "Norvia"))}
NUMBER = count(1)
PARTS = re.compile(r"(.+) (demand|offer|propose|accept|reject|commit|threaten|condition) (.+): (.+) \| (.+)")


@dataclass(frozen=True)
class Case:
    """What is told, a line a position: "day party act addressee: issue | content (due)"; "-" is nobody."""

    about: str
    told: str
    becomes: str  # "party act state" of each entry, by ";"


CASES = [
    Case("nothing more is heard", "03 Norvia demand Estmark: cease-fire | an immediate cease-fire", "Norvia demand open"),
    Case(
        "told by two reports, once by a minister, it is one",
        "03 Norvia demand Estmark: cease-fire | a cease-fire\n04 Elena Marsh demand -: immediate truce | an immediate truce",
        "Norvia demand open; Elena Marsh demand open",
    ),
    Case(
        "the same words by the minister and by her state are one",
        "03 Norvia demand Estmark: cease-fire | a cease-fire\n04 Elena Marsh demand -: cease-fire | a full cease-fire",
        "Norvia demand open",
    ),
    Case(
        "refused by the one who was asked",
        "03 Norvia demand Estmark: cease-fire | a cease-fire\n04 Estmark reject Norvia: truce | any truce",
        "Norvia demand refused; Estmark reject refused",
    ),
    Case(
        "refused under the name of a demand, in the same report",
        "03 Norvia demand Estmark: withdrawal of troops | a withdrawal of troops\n+Estmark reject -: demand | the demand",
        "Norvia demand refused; Estmark reject refused",
    ),
    Case(
        "somebody else's refusal changes nothing",
        "03 Norvia demand Estmark: cease-fire | a cease-fire\n04 Suland reject -: cease-fire | a cease-fire",
        "Norvia demand open; Suland reject refused",
    ),
    Case(
        "a refusal of another matter changes nothing",
        "03 Norvia demand Estmark: cease-fire | a cease-fire\n04 Estmark reject Norvia: sanctions | the sanctions",
        "Norvia demand open; Estmark reject refused",
    ),
    Case(
        "a refusal from before it was asked changes nothing",
        "03 Estmark reject -: cease-fire | a cease-fire\n05 Norvia demand Estmark: cease-fire | a cease-fire",
        "Estmark reject refused; Norvia demand open",
    ),
    Case(
        "refused, then accepted: the last word counts",
        "03 Norvia offer Estmark: prisoner swap | a swap\n04 Estmark reject Norvia: prisoner exchange | an exchange of prisoners\n"
        "06 Estmark accept Norvia: offer | Norvia's offer to swap prisoners",
        "Norvia offer open; Estmark reject refused; Estmark accept open",
    ),
    Case(
        "other terms of the same side take its place",
        "03 Norvia demand Estmark: cease-fire | a cease-fire of thirty days\n"
        "07 Norvia demand Estmark: cease-fire | a cease-fire of sixty days",
        "Norvia demand overtaken; Norvia demand open",
    ),
    Case(
        "a promise taken back is broken",
        "03 Norvia commit Estmark: withdrawing troops | withdraw its troops\n09 Norvia reject -: withdrawing troops | withdraw its troops",
        "Norvia commit broken; Norvia reject refused",
    ),
    Case(
        "whose party is not named is nobody's twice",
        "03 - demand Estmark: cease-fire | a cease-fire\n04 - demand Estmark: cease-fire | a cease-fire",
        "- demand open; - demand open",
    ),
]


def story(told: str) -> Story:
    """The story of some lines; one that begins with "+" stands in the report of the line before."""
    reports: dict[str, Report] = {}
    statements: list[Statement] = []
    for block in told.replace("\n+", "\t").splitlines():
        day, rest = block.split(" ", 1)
        parts = [PARTS.fullmatch(line) for line in rest.split("\t")]
        text = " ".join(f"{p[1]} {p[2]}s {p[5]}, it said." for p in parts if p)
        date, number = f"2031-03-{day}", next(NUMBER)
        when = Published(date, date, date, "given")
        report = Report(source_id=f"{date} {number}", text=text, publisher=f"Paper {number}", published=when)
        reports[report.id] = report
        statements += [position(report, *p.groups()) for p in parts if p]
    upto = max(r.published.latest or "" for r in reports.values())
    return Story("sy-1", reports, tuple(statements), {e.id: e for e in WHO.values()}, {}, {}, upto)


def position(report: Report, party: str, act: str, addressee: str, issue: str, content: str) -> Position:
    start = report.text.index(f"{act}s {content}") + len(act) + 2
    span = report.span(start, start + len(content))
    return Position(
        report=report.id,
        span=span,
        sentence=report.span(0, len(report.text)),
        content=span,
        party=WHO[party].id if party in WHO else None,
        addressee=WHO[addressee].id if addressee in WHO else None,
        act=act,  # type: ignore[arg-type]
        issue=issue,
        made_by="test",
        confidence=1.0,
    )


def told(entry: Entry) -> str:
    party = next((e.name for e in WHO.values() if e.id == entry.party), "-")
    return f"{party} {entry.act} {entry.state}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.about)
def test_what_became_of_it(case: Case) -> None:
    assert "; ".join(map(told, ledger(story(case.told)))) == case.becomes


def test_the_order_in_which_reports_came_does_not_matter() -> None:
    made = story(CASES[8].told)
    back = replace(made, reports=dict(reversed(made.reports.items())), statements=tuple(reversed(made.statements)))
    assert ledger(made) == ledger(back)


def test_who_accepted_and_who_refused_stand_behind_it() -> None:
    offer, _, yes = ledger(story(CASES[8].told))
    assert offer.accepted == yes.told and not offer.by
    (demand, no) = ledger(story(CASES[3].told))
    assert demand.by == no.told and demand.voices == 1


def with_due(made: Story, day: str) -> Story:
    first = replace(made.statements[0], due=When(day, day, day))  # type: ignore[call-arg]
    return replace(made, statements=(first, *made.statements[1:]))


PROMISE = "03 Norvia commit Estmark: returning prisoners | return all prisoners by Friday"


@pytest.mark.parametrize(("upto", "past"), [("2031-03-06", False), ("2031-03-07", False), ("2031-03-08", True), (None, False)])
def test_a_promise_whose_day_has_passed_says_so(upto: str | None, past: bool) -> None:
    (entry,) = ledger(replace(with_due(story(PROMISE), "2031-03-07"), upto=upto))
    assert (entry.state, entry.past_due) == ("open", past)


def test_a_promise_that_was_met_is_not_past_its_day() -> None:
    made = with_due(story(PROMISE), "2031-03-07")
    (entry,) = ledger(replace(made, met={made.statements[0].id: "ev-1"}, upto="2031-04-01"))
    assert (entry.state, entry.met_by, entry.past_due) == ("met", "ev-1", False)


@pytest.mark.parametrize(
    ("verb", "actor", "state"), [("violated", "Norvia", "broken"), ("violated", "Estmark", "open"), ("kept", "Norvia", "open")]
)
def test_a_promise_that_a_report_calls_broken(verb: str, actor: str, state: str) -> None:
    made = story("03 Norvia commit Estmark: observing cease-fire | observe the cease-fire")
    text = f"{actor} {verb} the cease-fire at dawn."
    day = Published("2031-03-09", "2031-03-09", "2031-03-09", "given")
    report = Report(source_id="later", text=text, published=day)
    at = text.index(verb)
    breach = Occurrence(
        report=report.id,
        span=report.span(at, at + len(verb)),
        trigger=report.span(at, at + len(verb)),
        sentence=report.span(0, len(text)),
        event_type="ASSAULT",
        actors=(WHO[actor].id,),
        made_by="test",
        confidence=1.0,
    )
    (entry,) = ledger(replace(made, reports={**made.reports, report.id: report}, statements=(*made.statements, breach)))
    assert (entry.state, entry.broken_by) == (state, breach.id if state == "broken" else None)


def test_what_a_person_rejected_is_left_out() -> None:
    made = story(CASES[0].told)
    assert ledger(replace(made, statements=tuple(replace(s, review="rejected") for s in made.statements))) == ()


ALIKE = [
    ("cease-fire", "thirty days of silence", True),
    ("immediate truce", "end to the shelling", True),
    ("exchange of 200 captives", "prisoner swap", True),
    ("release of the hostages", "talks about the hostages", True),
    ("withdrawal of all troops", "pullback of forces", True),
    ("lifting of sanctions", "tougher sanctions", True),
    ("higher wages", "a pay rise", True),
    ("new toll road", "the toll road", True),
    ("prisoner swap", "cease-fire", False),
    ("talks in Geneva", "elections in Geneva", False),
    ("lifting of sanctions", "withdrawal of troops", False),
    ("return of the bodies", "return of the prisoners", False),
    ("new toll road", "cheaper school meals", False),
    ("body of experts", "return of bodies", False),
]


@pytest.mark.parametrize(("one", "other", "same"), ALIKE)
def test_issues_named_alike(one: str, other: str, same: bool) -> None:
    numbers = issues([(one, one), (other, other)])
    assert (numbers[one, one] == numbers[other, other]) is same


@pytest.mark.parametrize(
    ("phrases", "called"),
    [
        (["Estmark's offer", "exchanging 150 prisoners"], "exchanging 150 prisoners"),
        (["terms"], "terms"),
        (["truce", "cease-fire"], "truce"),
        ([], ""),
    ],
)
def test_what_an_issue_is_called(phrases: list[str], called: str) -> None:
    assert label(phrases) == called
