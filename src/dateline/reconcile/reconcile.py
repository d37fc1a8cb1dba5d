"""Reconcile the statements of one story: which tell of one happening, and how they compare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.core.archived import Found
from dateline.core.decision import ON_FINDINGS, ON_LINKS, Decision
from dateline.core.entity import Entity
from dateline.core.event import Event, Finding, Story
from dateline.core.statement import Figure, Occurrence
from dateline.reconcile.account import Account, Accounts, accounts, this_year
from dateline.reconcile.events import event_of
from dateline.reconcile.findings import figure_finding, ordinal_finding, revised_in, revision_findings, scope_findings, status_finding
from dateline.reconcile.happening import Happening
from dateline.reconcile.link import Cluster, happenings
from dateline.reconcile.place_figures import by_report, happening_of, occurrence_for
from dateline.reconcile.promises import met_by
from dateline.reconcile.question import questions
from dateline.reconcile.rearranged import rearranged
from dateline.reconcile.ruled import ruled
from dateline.reconcile.side import Side
from dateline.reconcile.terms import words_of
from dateline.reconcile.voices import voice_of
from dateline.reconcile.years import years_past


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The events and findings of one story, and which event met which position."""

    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    met: Mapping[str, str] = field(default_factory=dict)


def reconcile(
    story: Story,
    found: Sequence[Found],
    origins: Mapping[str, str],
    entities: Mapping[str, Entity],
    decisions: Sequence[Decision] = (),
) -> Reconciled:
    """Events and findings of a story's reports: a function of the reports and of people's decisions, in whatever order reports are given.

    `decisions` are those in force about the story's events and findings, in the order in which they were made; rejected statements are
    left out of everything.
    """
    told = accounts([_not_rejected(f) for f in found], entities)
    settled = [d for d in decisions if d.act in ON_LINKS]
    happened = happenings(told.occurrences)
    occurrences = frozenset(a.statement.id for a in told.occurrences)
    number_of = rearranged(numbers_of(told, happened), settled, occurrences)
    asked = questions(told.figures, {s: str(n) for s, n in number_of.items()})
    number_of = rearranged(number_of | _of_questions(asked, number_of, happened), settled, occurrences)
    members = _members(told, number_of)
    events = {n: event_of(members[n], story.id, _own_title(members[n], story), origins) for n in sorted(members)}
    voice = voice_of([f.report for f in found], origins)
    event_ids = {n: e.id for n, e in events.items()}
    findings = _findings(asked, number_of, event_ids, voice)
    findings += [f for n, e in events.items() for compare in (status_finding, ordinal_finding) if (f := compare(e, members[n]))]
    unique = {f.id: f for f in findings}
    rulings = [d for d in decisions if d.act in ON_FINDINGS]
    compared = {a.statement.id: a for a in (*told.figures, *told.occurrences)}
    judged = tuple(ruled(f, rulings, compared, voice) for f in unique.values())
    return Reconciled(tuple(events.values()), judged, met_by(told.positions, members, event_ids, Side(entities)))


def _not_rejected(found: Found) -> Found:
    return replace(found, statements=tuple(s for s in found.statements if s.review != "rejected"))


def _own_title(members: Sequence[Account], story: Story) -> str | None:
    """Losses that no happening is told of are named after their story, but for those of years past."""
    told = any(isinstance(a.statement, Occurrence) for a in members)
    past = any(years_past(a.statement, this_year(a)) for a in members if isinstance(a.statement, Figure))
    return None if told or past else story.title


def numbers_of(told: Accounts, happened: Sequence[Happening]) -> dict[str, int]:
    """Statement id to the number of its happening, for all statements whose sentence tells of one."""
    number_of = happening_of(happened)
    here = by_report(told.occurrences)
    for account in (*told.figures, *told.said, *told.positions):
        if occurrence := occurrence_for(account, here):
            number_of[account.statement.id] = number_of[occurrence.statement.id]
    return number_of


def _of_questions(asked: Sequence[Cluster], number_of: Mapping[str, int], happened: Sequence[Happening]) -> dict[str, int]:
    """Figures of one question belong to the happening that at least half of them stand with; losses to an act of force that any does.

    Losses that stand with none (an accident, a disaster) make one happening of their own for the story, those of years past another.
    """
    moved: dict[str, int] = {}
    free: dict[frozenset[str], int] = {}
    first_free = max(number_of.values(), default=-1) + 1
    harmful = {n for n, h in enumerate(happened) if h.event_type in words_of("types", "harm")}
    for question in asked:
        known = Counter(number_of[a.statement.id] for a in question if a.statement.id in number_of)
        lost = any(isinstance(a.statement, Figure) and set(a.statement.role) & words_of("roles", "loss") for a in question)
        chosen = max(sorted(known), key=known.__getitem__, default=None)
        if chosen is not None and not (lost and chosen in harmful) and 2 * known[chosen] < len(question):
            chosen = None
        if chosen is None and lost and not _shares(question):
            past = frozenset().union(*(years_past(a.statement, this_year(a)) for a in question if isinstance(a.statement, Figure)))
            chosen = free.setdefault(past, first_free + len(free))
        if chosen is not None:
            moved |= {a.statement.id: chosen for a in question}
    return moved


def _shares(question: Cluster) -> bool:
    """Whether it asks for a share: how many of a hundred streets are grimy is nothing that came about on a day."""
    return all(isinstance(a.statement, Figure) and a.statement.unit == "percent" for a in question)


def _members(told: Accounts, number_of: Mapping[str, int]) -> dict[int, list[Account]]:
    """Accounts of each happening, in the contract's order."""
    members: dict[int, list[Account]] = defaultdict(list)
    for account in sorted((*told.occurrences, *told.figures, *told.said, *told.positions), key=lambda a: a.order):
        if account.statement.id in number_of:
            members[number_of[account.statement.id]].append(account)
    return members


def _findings(
    asked: Sequence[Cluster], number_of: Mapping[str, int], event_ids: Mapping[int, str], voice: Mapping[str, int]
) -> list[Finding]:
    placed = [(q, event_ids.get(number_of.get(q[0].statement.id, -1))) for q in asked]
    standing = [(tuple(a for a in q if a not in revised_in(q)), event) for q, event in placed]
    found = [f for q, event in standing if (f := figure_finding(q, event, voice))]
    found += [f for q, event in placed for f in revision_findings(q, event, voice)]
    return found + list(scope_findings(placed))
