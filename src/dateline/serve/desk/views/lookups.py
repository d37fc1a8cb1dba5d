"""What reading pages ask of an archive beyond `Browse`: each a query or two on an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Select, func, select

from dateline.core.change import Change
from dateline.core.errors import Rejected
from dateline.core.event import Event
from dateline.core.record import restored
from dateline.core.report import Report
from dateline.store import schema
from dateline.store.browse import Arrived, Browse, Numbered, Page, Part
from dateline.store.browsed import change_of
from dateline.store.rows import bodies_of, chunks, pairs, rows_in

STEP, MOST_DECISIONS = 500, 5_000  # decisions read at once, and at most


def same_origin(browse: Browse, report: str) -> tuple[str, ...]:
    """Ids of the other reports of the same writer's words, in order of publication."""
    table, reports = schema.origins, schema.reports
    mine = select(table.c.origin).where(table.c.report == report).scalar_subquery()
    query = select(table.c.report).join(reports, reports.c.id == table.c.report).where(table.c.origin == mine, table.c.report != report)
    with browse.archive.reading() as db:
        return tuple(db.scalars(query.order_by(func.coalesce(reports.c.earliest, "9999"), table.c.report)))


def rejected_in(browse: Browse, report: str, limit: int) -> tuple[Rejected, ...]:
    """What could not be made of a report's words, in order."""
    table, prefix = schema.rejects, f"{report}: "
    query = select(table).where(table.c.item >= prefix, table.c.item < f"{report}:!").order_by(*table.c).limit(limit)
    with browse.archive.reading() as db:
        return tuple(Rejected(row.item[len(prefix) :], row.stage, row.why) for row in db.execute(query))


def part_counts(browse: Browse, entity: str) -> dict[str, int]:
    """Part to the number of statements in which the entity has it."""
    table = schema.involved
    query = select(table.c.part, func.count()).where(table.c.entity == entity).group_by(table.c.part)
    with browse.archive.reading() as db:
        return {row[0]: row[1] for row in db.execute(query)}


def parts_as(browse: Browse, entity: str, parts: Sequence[str], limit: int, offset: int) -> tuple[Part, ...]:
    """Statements in which an entity has one of the parts, newest report first, then in the order of the text."""
    table = schema.involved
    order = (table.c.day.desc(), table.c.report, table.c.start, table.c.part, table.c.statement)
    query = select(table.c.part, table.c.statement).where(table.c.entity == entity, table.c.part.in_(parts))
    with browse.archive.reading() as db:
        return tuple(Part(row.part, row.statement) for row in db.execute(query.order_by(*order).limit(limit).offset(offset)))


def moved_figures(browse: Browse, since: str, story: str) -> list[Change]:
    """Best figures of a story that moved since a time, first to last."""
    table = schema.changes
    query = select(table).where(table.c.story == story, table.c.sort == "moved", table.c.at >= since).order_by(table.c.seq)
    with browse.archive.reading() as db:
        return [change_of(row) for row in db.execute(query)]


def decisions_since(browse: Browse, since: str, limit: int, offset: int) -> Page[Numbered]:
    """Decisions made since a time, last first. The ledger is in order of time: it is read backwards to the first that is older."""
    found: list[Numbered] = []
    while len(found) < MOST_DECISIONS:
        rows = browse.decisions(limit=STEP, offset=len(found)).items
        newer = [row for row in rows if row.decision.at >= since]
        found += newer
        if len(newer) < STEP:
            break
    return Page(tuple(found[offset : offset + limit]), len(found), offset)


def arrived_since(browse: Browse, since: str, limit: int, offset: int) -> Page[Arrived]:
    """Reports that came in since a time, last first. Only ids are put in order: thousands that came at once have long texts."""
    table = schema.reports
    query = select(table.c.id, table.c.arrived).where(table.c.arrived >= since).order_by(table.c.arrived.desc(), table.c.id)
    with browse.archive.reading() as db:
        at = dict(pairs(db, query.limit(limit).offset(offset)))
        total = browse.archive.counted(db, table, table.c.arrived >= since)
        reports = bodies_of(db, table, Report, at)
    return Page(tuple(Arrived(at[i], reports[i]) for i in at), total, offset)


def days_of(browse: Browse, reports: Iterable[str]) -> dict[str, str]:
    """Report id to the earliest day of its publication, "9999" where none is known; without their texts."""
    table = schema.reports
    with browse.archive.reading() as db:
        return {row.id: row.earliest or "9999" for row in rows_in(db, select(table.c.id, table.c.earliest), table.c.id, reports)}


def events_titled(browse: Browse, words: Sequence[str], stories: Iterable[str], limit: int) -> tuple[Event, ...]:
    """Events of some stories whose title holds all the words, those that most voices tell of first."""
    table = schema.events
    found: list[Event] = []
    with browse.archive.reading() as db:
        for some in chunks(stories):
            holds = [table.c.body.icontains(w, autoescape=True) for w in words]
            query: Select[Any] = select(table.c.body).where(table.c.story.in_(some), *holds)
            bodies = (json.loads(text) for text in db.scalars(query.order_by(table.c.voices.desc(), table.c.id)))
            found += islice((restored(Event, b) for b in bodies if all(w.casefold() in b["title"].casefold() for w in words)), limit)
    return tuple(sorted(found, key=lambda e: (-e.voices, e.id))[:limit])
