"""The page of changes: what is new since a time, by day: disputes, figures that moved, reports, decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from dateline.core.change import Change
from dateline.core.decision import Decision
from dateline.core.event import About, Story
from dateline.serve.desk.views.lines import Source, source_of
from dateline.serve.desk.views.lookups import arrived_since, decisions_since, moved_figures
from dateline.serve.readings import matter
from dateline.serve.words import safe, short
from dateline.store.browse import Arrived, Browse, Filter, Numbered, Page

T = TypeVar("T")

A_PAGE = 100
SAYS = 240  # characters of what a finding says
GLANCE = 40  # of each sort where all are shown
SORTS: Mapping[str, str] = {"record": "Disputes and figures", "reports": "New reports", "decisions": "Decisions"}
DONE: Mapping[str, str] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
    "link": "linked a statement to",
    "unlink": "unlinked a statement from",
    "merge": "merged",
    "split": "split",
    "confirm": "confirmed",
    "overrule": "overruled",
    "undo": "undid a decision about",
}
PAGES: Mapping[str, tuple[str, str]] = {
    "st": ("a statement", "/statements/"),
    "ev": ("an event", "/events/"),
    "fi": ("a finding", "/findings/"),
    "en": ("an entity", "/entities/"),
}


@dataclass(frozen=True, slots=True)
class Delta:
    """A best figure before and after, the finding it is of, and the reports whose statements moved it."""

    finding: str
    before: float
    after: float
    at: str
    reports: tuple[Source, ...]

    @property
    def rose(self) -> bool:
        """Whether the figure is higher now."""
        return self.after > self.before


@dataclass(frozen=True, slots=True)
class Turn:
    """A dispute that opened or was settled, or a figure that moved. `here`: the finding still has a page of its own."""

    at: str
    sort: str
    about: str
    says: str
    finding: str
    here: bool
    story: Story | None
    delta: Delta | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """New reports of one story, last first."""

    story: Story | None
    items: tuple[tuple[str, Source], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A decision in words: who did what, about what."""

    at: str
    by: str
    did: str
    what: str
    href: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Day:
    """What changed on one day (UTC), each last first."""

    day: str
    turns: tuple[Turn, ...] = ()
    incoming: tuple[Incoming, ...] = ()
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """All that the page prints. `totals` are by the keys of SORTS; `only` is the one that is shown alone, from `offset` on."""

    since: str
    days: tuple[Day, ...]
    totals: Mapping[str, int]
    only: str | None
    offset: int
    size: int

    @property
    def total(self) -> int:
        """Changes of all sorts."""
        return sum(self.totals.values())


@dataclass(slots=True)
class _Sheet:
    turns: list[Turn] = field(default_factory=list)
    arrived: list[Arrived] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)


def changes_page(browse: Browse, since: str, only: str | None = None, offset: int = 0) -> ChangesPage:
    """What changed since a UTC time in ISO 8601 (a day is its midnight). `only` is a key of SORTS."""
    only = only if only in SORTS else None
    size, offset = (A_PAGE, offset) if only else (GLANCE, 0)

    def some(sort: str, ask: Callable[[str, int, int], Page[T]]) -> Page[T]:
        return ask(since, size if only in (None, sort) else 0, offset)

    turns = some("record", browse.changes)
    arrivals = some("reports", lambda at, limit, start: arrived_since(browse, at, limit, start))
    decisions = some("decisions", lambda at, limit, start: decisions_since(browse, at, limit, start))
    totals = {"record": turns.total, "reports": arrivals.total, "decisions": decisions.total}
    return ChangesPage(since, _days(browse, turns.items, arrivals.items, decisions.items), totals, only, offset, size)


def moved_since(browse: Browse, since: str, story: str) -> dict[str, Delta]:
    """Finding id to how its best figure moved since a time: from what it was then to what it is now; those that came back are left out."""
    moved: dict[str, list[Change]] = {}
    for change in moved_figures(browse, since, story):
        moved.setdefault(change.subject, []).append(change)
    reports = _sources(browse, (c for changes in moved.values() for c in changes))
    found = {}
    for finding, changes in moved.items():
        first, last = changes[0].told["before"], changes[-1].told["after"]
        movers = dict.fromkeys(r for c in changes for r in c.told.get("reports", ()))
        if first is not None and last is not None and first != last:
            found[finding] = Delta(finding, first, last, changes[-1].at, tuple(reports[r] for r in movers if r in reports))
    return found


def _days(
    browse: Browse, changes: Iterable[tuple[int, Change]], arrivals: tuple[Arrived, ...], decisions: Iterable[Numbered]
) -> tuple[Day, ...]:
    told = [change for _, change in changes]
    homes = browse.story_of(a.report.id for a in arrivals)
    stories = _stories(browse, [*(c.story for c in told), *homes.values()])
    sheets: dict[str, _Sheet] = {}
    for turn in _turns(browse, told, stories):
        sheets.setdefault(turn.at[:10], _Sheet()).turns.append(turn)
    for arrived in arrivals:
        sheets.setdefault(arrived.at[:10], _Sheet()).arrived.append(arrived)
    for numbered in decisions:
        sheets.setdefault(numbered.decision.at[:10], _Sheet()).done.append(_done(numbered.decision))
    ordered = sorted(sheets.items(), reverse=True)
    return tuple(Day(day, tuple(s.turns), _incoming(s.arrived, homes, stories), tuple(s.done)) for day, s in ordered)


def _stories(browse: Browse, ids: Iterable[str]) -> dict[str, Story]:
    wanted = tuple(sorted(set(ids)))
    current = {i: i for i in wanted}
    found = {r.story.id: r.story for r in browse.stories(Filter(ids=wanted), limit=len(wanted)).items} if wanted else {}
    for ident in wanted:
        if ident not in found:
            current[ident] = browse.archive.current(ident)
    moved = tuple(sorted({now for was, now in current.items() if now != was and now not in found}))
    found |= {r.story.id: r.story for r in browse.stories(Filter(ids=moved), limit=len(moved)).items} if moved else {}
    return {was: found[now] for was, now in current.items() if now in found}


def _turns(browse: Browse, changes: list[Change], stories: Mapping[str, Story]) -> list[Turn]:
    here = browse.findings(c.subject for c in changes)
    reports = _sources(browse, changes)
    return [_turn(c, c.subject in here, stories.get(c.story), reports) for c in changes]


def _turn(change: Change, here: bool, story: Story | None, reports: Mapping[str, Source]) -> Turn:
    told = change.told
    before, after = told.get("before"), told.get("after")
    movers = tuple(reports[r] for r in told.get("reports", ()) if r in reports)
    delta = None
    if before is not None and after is not None and before != after:
        delta = Delta(change.subject, before, after, change.at, movers)
    about = matter(About(told.get("role"), told.get("what")))
    return Turn(change.at, change.sort, about, short(told.get("says") or "", SAYS), change.subject, here, story, delta)


def _sources(browse: Browse, changes: Iterable[Change]) -> dict[str, Source]:
    return {i: source_of(r) for i, r in browse.heads(i for c in changes for i in c.told.get("reports", ())).items()}


def _incoming(arrived: Iterable[Arrived], homes: Mapping[str, str], stories: Mapping[str, Story]) -> tuple[Incoming, ...]:
    """Reports by story, the story that last had one first."""
    grouped: dict[str, list[tuple[str, Source]]] = {}
    for one in arrived:
        grouped.setdefault(homes.get(one.report.id, ""), []).append((one.at, source_of(one.report)))
    return tuple(Incoming(stories.get(story), tuple(items)) for story, items in grouped.items())


def _done(decision: Decision) -> Done:
    name, path = PAGES.get(decision.target[:2], ("a record", ""))
    return Done(
        at=decision.at,
        by=safe(decision.by),
        did=DONE[decision.act],
        what=name,
        href=path + decision.target if path else None,
        why=safe(decision.why or ""),
    )
