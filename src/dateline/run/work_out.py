"""Work out what follows from reports as they come in: copies, versions, stories, who is who, events and findings.

Only what new reports touch is worked out; the result is that of working everything out from nothing (`dateline.run.from_nothing`).
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from dateline.core.change import Change
from dateline.core.decision import Decision
from dateline.core.event import Finding, Story
from dateline.core.ids import number_of
from dateline.run.crew import ALONE, Staff
from dateline.run.diary import changes
from dateline.run.find_copies import find_copies, find_origins
from dateline.run.find_versions import find_versions
from dateline.run.link_stories import link_stories
from dateline.run.name_again import count_sorts, name_again
from dateline.run.story_work import Work, inputs_of
from dateline.store import kin, ledger, naming, outcomes, worked
from dateline.store.archive import Archive

AT_ONCE = 500  # new reports that are worked out in one transaction

Clock = Callable[[], str]


def utc_now() -> str:
    """The time to the second, UTC in ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Step:
    """One transaction in which something is worked out. `staff` does what needs nothing of the archive but what it is sent."""

    archive: Archive
    db: Connection
    now: Clock
    staff: Staff = ALONE


def work_out_some(step: Step) -> bool:
    """Work out the next reports that came in, with all that they touch; whether there were any."""
    due = worked.pending(step.db, AT_ONCE)
    if due:
        with _no_collecting():
            revised, gone, linked = _grouped(step, due)
            stories, fresh = _touched(step.db, due, revised, linked)
            _work_out(step, stories, fresh, gone)
            worked.settle(step.db, fresh)
    return bool(due)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Meanwhile nothing is looked through for circular garbage: a step makes hardly any, and looking goes through all that it holds."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def work_out_stories(step: Step, stories: Iterable[str]) -> None:
    """Work out stories of which something else than their reports changed."""
    _work_out(step, worked.stories(step.db, stories), (), ())


def _grouped(step: Step, due: Iterable[str]) -> tuple[set[str], list[str], list[Story]]:
    """Find copies, versions and stories of new reports; gives reports that follow another version now, stories gone and stories made."""
    db = step.db
    new = sorted(set(due) - kin.sketched(db, due))
    changed = find_copies(db, new, step.staff)
    revised = find_versions(db, new)
    touched = changed | {number_of(r) for r in (*new, *revised)}
    gone, linked = link_stories(db, find_origins(db, touched)) if touched else ([], [])
    return revised, gone, linked


def _touched(db: Connection, due: Iterable[str], revised: set[str], linked: Sequence[Story]) -> tuple[list[Story], set[str]]:
    """Stories that new reports touch, and these reports with all that wait in the same stories."""
    fresh: set[str] = set()
    stories = {s.id: s for s in linked}
    more, others = set(due), set(revised)
    while more:
        others |= count_sorts(db, naming.named_by(db, more))
        ids = worked.stories_with(db, more | others) - stories.keys()
        stories |= {s.id: s for s in worked.stories(db, ids)}
        fresh |= more
        more = worked.waiting_among(db, (r for s in stories.values() for r in s.reports)) - fresh
        others = set()
    return list(stories.values()), fresh


def _work_out(step: Step, stories: Sequence[Story], fresh: Iterable[str], gone: Sequence[str]) -> None:
    """Work out who is who in stories and what they come to, and the stories elsewhere that this touches."""
    db = step.db
    decisions, upto = step.archive.decisions_in_force(), step.archive.last_seq()
    moved = name_again(db, stories, frozenset(fresh), decisions)
    told = {s.id: s for s in stories}
    others = worked.stories_with(db, naming.reports_naming(db, moved)) - told.keys()
    told |= {s.id: s for s in worked.stories(db, others)}
    _write(step, list(told.values()), gone, decisions)
    ledger.tidy(db, [*gone, *told], upto)


def _write(step: Step, stories: Sequence[Story], gone: Sequence[str], decisions: Sequence[Decision]) -> None:
    """Write what the stories come to whose inputs changed, one after the other, in place of what they and those that are gone did."""
    archive, db = step.archive, step.db
    part = worked.part(db, [r for s in stories for r in s.reports], stories)
    work = Work(archive, part.grouping, part.named, decisions)
    inputs = inputs_of(part.grouping, part.named, part.digests, work.about)
    known = worked.inputs(db, inputs)
    changed = [s for s in stories if inputs[s.id] != known.get(s.id)]
    leaving = [*gone, *(s.id for s in changed)]
    before = outcomes.findings_of(db, leaving)
    writer = outcomes.Writer(db, leaving)
    after: list[tuple[Finding, str]] = []
    for outcome in work.outcomes(changed, inputs, step.staff):
        writer.write(outcome)
        after += [(f, outcome.story.id) for f in outcome.findings]
    writer.finish()
    if not worked.is_silent(db):
        ledger.write_changes(db, diary_of(archive, before, after, step.now()))


def diary_of(archive: Archive, old: Sequence[tuple[Finding, str]], new: Sequence[tuple[Finding, str]], at: str) -> list[Change]:
    """What findings tell that those before them did not; each with its story."""
    report_of_statement = archive.homes([s for f, _ in new for s in f.statements])
    homes = {f.id: story for f, story in [*old, *new]}
    return changes([f for f, _ in old], [f for f, _ in new], homes, report_of_statement, at)
