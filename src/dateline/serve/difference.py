"""What changed in the record between two states of it: stories, events and findings, each change in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Literal

from rich.text import Text

from dateline.core.archived import WorkedOut
from dateline.core.event import UNSETTLED, Event, Finding, Story
from dateline.core.record import plain
from dateline.core.report import Report
from dateline.core.statement import Figure, Statement
from dateline.serve.lists import disputes_of, in_time
from dateline.serve.readings import matter
from dateline.serve.words import by, day, number, outlet, quantity, short
from dateline.store.archive import Archive
from dateline.store.browse import Browse

Change = Literal["new", "joined", "changed", "settled", "gone"]
Kind = Literal["story", "event", "finding"]
TITLE = 120  # characters of a title in a sentence
NAMED = 4  # outlets and accounts named in one sentence; the rest are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One change. `record` is the id of what changed, as it is now, or as it was where it is no longer there.

    `joined`: it went up in `into`. `settled`: a conflict or denial that is none any more. `reports` are those that brought the change.
    """

    change: Change
    of: Kind
    record: str
    story: str | None
    says: str
    reports: tuple[str, ...] = ()
    into: str | None = None

    def as_record(self) -> dict[str, Any]:
        """The JSON-ready form: `kind`, `change`, `of`, `record`, `story`, `says`, `reports`, `into`."""
        return {"kind": "difference", **plain(asdict(self))}


class State:
    """The record at one time, with look-ups by id."""

    def __init__(self, archive: Archive):
        self.archive, self.browse = archive, Browse(archive)

    @cached_property
    def worked(self) -> WorkedOut:
        """All that was worked out."""
        return self.archive.worked_out()

    @cached_property
    def event_of(self) -> dict[str, str]:
        """Statement id to event id."""
        return {s: e.id for e in self.worked.events for s in e.statements}

    @cached_property
    def story_of(self) -> dict[str, str]:
        """Report id to story id."""
        return {r: s.id for s in self.worked.stories for r in s.reports}

    @cached_property
    def compared(self) -> dict[tuple[str, str], Finding]:
        """What a finding is known by from one time to the next: one of its statements, and what it compares."""
        return {(s, subject(f)): f for f in sorted(self.worked.findings, key=lambda f: f.id) for s in f.statements}

    @cached_property
    def findings(self) -> dict[str, Finding]:
        """By id: two findings may compare one statement on one subject."""
        return {f.id: f for f in self.worked.findings}

    def told(self, ids: Iterable[str]) -> list[tuple[Statement, Report]]:
        """Statements with their reports, first published first."""
        found = self.browse.statements(ids)
        reports = self.browse.reports({s.report for s in found.values()})
        pairs = [(s, reports[s.report]) for s in found.values() if s.report in reports]
        return sorted(pairs, key=_published)

    def outlets(self, reports: Sequence[str]) -> str:
        """Who published them: "Harbour Courier, Lowland Wire and 3 more"."""
        found = self.browse.reports(reports)
        return listed([outlet(found[r]) for r in reports if r in found])


def _published(told: tuple[Statement, Report]) -> tuple[str, str, str, int, str]:
    statement, report = told
    when = report.published
    return (when.earliest or "9999", when.edtf or "", report.id, statement.span.start, statement.id)


def subject(finding: Finding) -> str:
    """What a finding compares, in one word that stays the same."""
    about = finding.about
    return f"{about.role}|{about.what}|{about.unit}"


def listed(names: Iterable[str]) -> str:
    """ "A, B and C"; of many the first few, and how many more."""
    every = list(dict.fromkeys(names))
    shown = every if len(every) <= NAMED else [*every[:NAMED], f"{len(every) - NAMED} more"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else "nobody"


def differences(before: Archive, after: Archive) -> Iterator[Difference]:
    """All changes: stories newest first, then events in time, then findings, most pressing first."""
    old, new = State(before), State(after)
    yield from _stories(old, new)
    yield from _events(old, new)
    yield from _findings(old, new)


# --- stories ---------------------------------------------------------------------------------------------------------


def _stories(old: State, new: State) -> Iterator[Difference]:
    known = {s.id for s in old.worked.stories}
    now = {s.id for s in new.worked.stories}
    for story in sorted(new.worked.stories, key=lambda s: (s.latest or "", s.id), reverse=True):
        if not any(r in old.story_of for r in story.reports):
            yield Difference(change="new", of="story", record=story.id, story=story.id, says=_new_story(story, new), reports=story.reports)
        elif fresh := tuple(r for r in story.reports if r not in old.story_of):
            count = "1 more report" if len(fresh) == 1 else f"{len(fresh)} more reports"
            says = f"“{short(story.title, TITLE)}” goes on: {count}, by {new.outlets(fresh)}."
            yield Difference(change="changed", of="story", record=story.id, story=story.id, says=says, reports=fresh)
    for story in sorted(old.worked.stories, key=lambda s: s.id):
        if story.id not in now and (into := new.story_of.get(story.reports[0])) in known:
            title = next(s.title for s in new.worked.stories if s.id == into)
            says = f"“{short(story.title, TITLE)}” is now one with “{short(title, TITLE)}”."
            yield Difference(change="joined", of="story", record=story.id, story=story.id, says=says, into=into)


def _new_story(story: Story, new: State) -> str:
    return f"“{short(story.title, TITLE)}”, told by {new.outlets(story.reports)}."


# --- events ----------------------------------------------------------------------------------------------------------


def _events(old: State, new: State) -> Iterator[Difference]:
    known, now = ({e.id: e for e in state.worked.events} for state in (old, new))
    for event in in_time(new.worked.events):
        before = known.get(event.id) or next((known[old.event_of[s]] for s in event.statements if s in old.event_of), None)
        if before is None:
            says = f"{_event(event)}, told by {new.outlets(event.reports)}."
            yield Difference(change="new", of="event", record=event.id, story=event.story, says=says, reports=event.reports)
        elif before.status != event.status:
            fresh = tuple(r for r in event.reports if r not in before.reports)
            who = f", {new.outlets(fresh)}" if fresh else ""
            says = f"{_event(event)}: {before.status or 'status not told'} → {event.status or 'status not told'}{who}."
            yield Difference(change="changed", of="event", record=event.id, story=event.story, says=says, reports=fresh)
    for event in in_time(old.worked.events):
        into = next((new.event_of[s] for s in event.statements if s in new.event_of), None)
        if event.id not in now and into in known:
            says = f"{_event(event)} is told as one with {_event(now[into])}."
            yield Difference(change="joined", of="event", record=event.id, story=event.story, says=says, into=into)


def _event(event: Event) -> str:
    when = day(event.when) if event.when and event.when.known else ""
    where = short(event.where.name, 60) if event.where and event.where.name else ""
    told = ", ".join(filter(None, (when, where)))
    return f"“{short(event.title, TITLE)}”" + (f" ({told})" if told else "")


# --- findings --------------------------------------------------------------------------------------------------------


def _findings(old: State, new: State) -> Iterator[Difference]:
    followed: set[str] = set()
    story_of = {state: {e.id: e.story for e in state.worked.events} for state in (old, new)}
    for finding in [*disputes_of(new.worked.findings), *(f for f in new.worked.findings if f.relation == "agree")]:
        keys = [(s, subject(finding)) for s in finding.statements]
        was = old.findings.get(finding.id) or next((old.compared[key] for key in keys if key in old.compared), None)
        followed |= {was.id} if was else set()
        if was and _same(was, finding):
            continue
        fresh = new.told(s for s in finding.statements if not was or s not in was.statements)
        change, says = _change(was, finding), _says(was, finding, fresh, new)
        story, reports = story_of[new].get(finding.event or ""), tuple(dict.fromkeys(r.id for _, r in fresh))
        yield Difference(change=change, of="finding", record=finding.id, story=story, says=says, reports=reports)
    for finding in disputes_of(f for f in old.worked.findings if f.id not in followed):
        gone: Change = "settled" if finding.relation in UNSETTLED else "gone"
        says = f"no longer compared ({finding.relation} before): {finding.says}"
        yield Difference(change=gone, of="finding", record=finding.id, story=story_of[old].get(finding.event or ""), says=says)


def _change(was: Finding | None, now: Finding) -> Change:
    if was is None:
        return "new"
    return "settled" if was.relation in UNSETTLED and now.relation not in UNSETTLED else "changed"


def _same(was: Finding, now: Finding) -> bool:
    told = (set(f.statements) for f in (was, now))
    return next(told) == next(told) and (was.relation, was.best, was.low, was.high) == (now.relation, now.best, now.low, now.high)


def _says(was: Finding | None, now: Finding, fresh: Sequence[tuple[Statement, Report]], new: State) -> str:
    relation = now.relation if was is None or was.relation == now.relation else f"{was.relation} → {now.relation}"
    if now.relation == "update" and (moved := _moved(was, now, fresh, new)):
        return f"{relation}, {moved}"
    if was is None or was.relation != now.relation or not fresh:
        return f"{relation}: {now.says}"
    best = f" Best figure: {_best(was)} → {_best(now)}." if (was.best, was.low, was.high) != (now.best, now.low, now.high) else ""
    return f"{relation}, {_about(now)}: now also {listed(_account(s, r) for s, r in fresh)}.{best}"


def _moved(was: Finding | None, now: Finding, fresh: Sequence[tuple[Statement, Report]], new: State) -> str | None:
    """ "killed: at least 13 → 17, Harbour Courier": the figures of a toll that moved, one after the other."""
    told = [(s, r) for s, r in new.told(now.statements) if isinstance(s, Figure) and not s.unknown]
    if was is not None:
        last = [p for p in told if p[0].id in was.statements][-1:]
        told = [*last, *(p for p in told if p[0].id not in was.statements)]
    steps: list[tuple[str, str]] = []
    for statement, report in told:
        if not steps or steps[-1][0] != quantity(statement):
            steps.append((quantity(statement), by(statement, report)))
    if len(steps) < 2:
        return None
    return f"{_about(now)}: " + " → ".join(f"{step} ({who})" for step, who in steps) + "."


def _about(finding: Finding) -> str:
    about = matter(finding.about)
    return about[0].lower() + about[1:]


def _account(statement: Statement, report: Report) -> str:
    return f"“{short(statement.span.exact, TITLE)}” according to {by(statement, report)}"


def _best(finding: Finding) -> str:
    low, high = ("?" if v is None else number(v) for v in (finding.low, finding.high))
    return f"{number(finding.best)} ({low} to {high})" if finding.best is not None else f"{low} to {high}"


# --- for people ------------------------------------------------------------------------------------------------------

HEADS: dict[Kind, str] = {"story": "Stories", "event": "Events", "finding": "How accounts compare"}


def lines(found: Iterable[Difference]) -> Iterator[Text]:
    """One line a change, under a head for each kind of record."""
    last = ""
    for difference in found:
        if difference.of != last:
            last = difference.of
            yield Text(f"\n{HEADS[difference.of]}", "bold underline")
        line = Text(f"{difference.change:<8} ", "bold" if difference.change in ("new", "settled") else "default")
        line.append(difference.says, "default")
        yield line.append(f"  {difference.record}" + (f" → {difference.into}" if difference.into else ""), "dim")
