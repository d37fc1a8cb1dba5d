"""Make an archive of many reports out of a few: each report told again under other ids and days, with all that was found and worked out.

Nothing is read or compared for the copies, so that an archive of tens of thousands of reports takes minutes and not hours. Entities and
places stay the same, so each is spoken of as often as in a real archive of that size, or oftener.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from dateline.core.archived import Found, Grouping, Outcome
from dateline.core.mention import Mention
from dateline.core.report import Report
from dateline.core.statement import Occurrence, Statement
from dateline.core.when import Published
from dateline.run.from_nothing import group
from dateline.run.story_work import Work
from dateline.run.who import by_people, known_entities
from dateline.store.archive import Archive, open_archive

EPOCH = "2031-04-01T00:00:00Z"
STEP = 1  # days between one telling and the next
AT_ONCE = 400  # reports a transaction


@dataclass(frozen=True)
class Base:
    """What is told again and again."""

    found: tuple[Found, ...]
    outcomes: tuple[Outcome, ...]
    grouping: Grouping


def base_of(path: Path) -> Base:
    """All reports of an archive with what was worked out of them."""
    with open_archive(path, create=False) as archive:
        named: dict[str, tuple] = {}  # type: ignore[type-arg]
        grouping = group(archive, (), named)
        work = Work(archive, grouping, {report: [e.id for e in names] for report, names in named.items()}, ())
        found = tuple(archive.under_own_names(archive.report_ids()))
        return Base(found, tuple(work.outcomes(grouping.stories, {s.id: s.id for s in grouping.stories})), grouping)


def make(base: Base, path: Path, size: int) -> None:
    """Write an archive with at least `size` reports at a path where there is none."""
    times = -(-size // len(base.found))
    with open_archive(path) as archive:
        ids: list[dict[str, str]] = []
        waiting: list[Found] = []
        for n in range(times):
            told = [_again(f, n) for f in base.found]
            ids.append({a: b for f, g in zip(base.found, told, strict=True) for a, b in _renamed(f, g)})
            waiting += told
            if len(waiting) >= AT_ONCE or n == times - 1:
                archive.save(waiting, EPOCH)
                waiting = []
        _work_out(archive, base, ids)


def _work_out(archive: Archive, base: Base, ids: list[dict[str, str]]) -> None:
    origin = {names[r]: names.get(o, f"{o}~{n}") for n, names in enumerate(ids) for r, o in base.grouping.origins.items()}
    named = {names[f.report.id]: f.entities for names in ids for f in base.found}
    same = {(names[r], e): known for names in ids for (r, e), known in base.grouping.same.items()}
    grouping = Grouping(origin, (), same, by_people(same, named, ()), known_entities(named, same, ()))
    archive.replace_all(grouping, _outcomes(base, ids))


def _outcomes(base: Base, ids: list[dict[str, str]]) -> Iterator[Outcome]:
    for n, names in enumerate(ids):
        for outcome in base.outcomes:
            yield _outcome(outcome, names, n)


def _again(found: Found, n: int) -> Found:
    """The same report from another place, `n` steps later."""
    old = found.report
    report = replace(old, source_id=f"{old.source_id or old.url}~{n}", published=_later(old.published, n), teaser_of=None, teasers=())
    mentions = tuple(replace(m, report=report.id) for m in found.mentions)
    where = {a.id: b.id for a, b in zip(found.mentions, mentions, strict=True)}
    statements = tuple(_retold(s, report, where) for s in found.statements)
    entities = tuple(replace(e, roles=tuple(replace(r, report=report.id) for r in e.roles)) for e in found.entities)
    return Found(report, mentions, entities, statements)


def _retold(statement: Statement, report: Report, where: Mapping[str, str]) -> Statement:
    moved = replace(statement, report=report.id)
    return replace(moved, where=where.get(moved.where or "")) if isinstance(moved, Occurrence) else moved


def _later(when: Published, n: int) -> Published:
    first, last = _day(when.earliest, n), _day(when.latest, n)
    return replace(when, edtf=first if first == last else f"{first or '..'}/{last or '..'}", earliest=first, latest=last)


def _day(day: str | None, n: int) -> str | None:
    return (date.fromisoformat(day[:10]) + timedelta(days=n * STEP)).isoformat() if day else None


def _renamed(old: Found, new: Found) -> Iterator[tuple[str, str]]:
    yield old.report.id, new.report.id
    items: zip[tuple[Mention | Statement, Mention | Statement]] = zip(
        (*old.mentions, *old.statements), (*new.mentions, *new.statements), strict=True
    )
    yield from ((a.id, b.id) for a, b in items)


def _outcome(outcome: Outcome, names: Mapping[str, str], n: int) -> Outcome:
    old = outcome.story
    reports = tuple(names[r] for r in old.reports)
    story = replace(old, anchor=names[old.anchor], reports=reports, earliest=_day(old.earliest, n), latest=_day(old.latest, n))
    events = {
        e.id: replace(
            e,
            anchor=names[e.anchor],
            story=story.id,
            statements=tuple(names[s] for s in e.statements),
            reports=tuple(names[r] for r in e.reports),
        )
        for e in outcome.events
    }
    homes: dict[str | None, str | None] = {None: None, **{old_id: event.id for old_id, event in events.items()}}
    findings = [replace(f, event=homes[f.event], statements=tuple(names[s] for s in f.statements)) for f in outcome.findings]
    return replace(
        outcome,
        story=story,
        inputs=f"{outcome.inputs}~{n}",
        events=tuple(events.values()),
        findings=tuple({f.id: f for f in findings}.values()),
        met={names[p]: events[e].id for p, e in outcome.met.items()},
        involved=tuple(
            replace(i, day=_day(i.day, n) or "", report=names[i.report], statement=names[i.statement]) for i in outcome.involved
        ),
        waiting=tuple((names[s], w) for s, w in outcome.waiting),
    )
