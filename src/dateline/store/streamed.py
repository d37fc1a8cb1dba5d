"""Go through all items of a kind, some at a time, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Table, func, select

from dateline.core.entity import Entity
from dateline.core.event import Event, Finding, Story
from dateline.store import naming, schema
from dateline.store.archive import Archive
from dateline.store.rows import CHUNK, bodies_of, chunks, rows_in
from dateline.store.schema import day_of

T = TypeVar("T")

WORKED_OUT: dict[str, tuple[Table, type[Event] | type[Finding] | type[Story] | type[Entity]]] = {
    "event": (schema.events, Event),
    "finding": (schema.findings, Finding),
    "story": (schema.stories, Story),
    "entity": (schema.entities, Entity),
}


def each(archive: Archive, kind: str) -> Iterator[Event | Finding | Story | Entity]:
    """All items of a kind that is worked out, in order of id. What goes meanwhile is left out."""
    table, cls = WORKED_OUT[kind]
    if kind == "entity":
        yield from _entities(archive)
    else:
        yield from _items(archive, table, cls, all_ids(archive, table))


def stories_in_time(archive: Archive) -> Iterator[Story]:
    """All stories, those whose last report is oldest first; those without a day last."""
    table = schema.stories
    with archive.reading() as db:
        ids = list(db.scalars(select(table.c.id).order_by(func.coalesce(table.c.latest, "9999"), table.c.id)))
    yield from _items(archive, table, Story, ids)


def stories_newest_first(archive: Archive) -> Iterator[Story]:
    """All stories, those whose last report is newest first, of one day by id; those without a day last."""
    yield from _items(archive, schema.stories, Story, _by_day(archive, schema.stories, schema.stories.c.latest, newest=True))


def stories_told(archive: Archive) -> Iterator[tuple[Story, int, int]]:
    """The same, each with how many voices its reports speak with, and how many of its disputes are open: as the desk lists them."""
    table = schema.stories
    counts = select(table.c.id, table.c.voices, table.c.disputes)
    stories = stories_newest_first(archive)
    while some := list(islice(stories, CHUNK)):
        with archive.reading() as db:
            told = {row.id: (row.voices, row.disputes) for row in rows_in(db, counts, table.c.id, [s.id for s in some])}
        yield from ((s, *told[s.id]) for s in some if s.id in told)


def events_in_time(archive: Archive) -> Iterator[Event]:
    """All events by when they were, of one day by id; those without a day last."""
    table = schema.events
    ids = chain(_by_day(archive, table, table.c.earliest), _of_day(archive, table, table.c.earliest, ""))
    yield from _items(archive, table, Event, ids)


def findings_with(archive: Archive, relation: str) -> Iterator[Finding]:
    """All findings with a relation, in order of id."""
    table = schema.findings
    yield from _items(archive, table, Finding, _along(archive, select(table.c.id).where(table.c.relation == relation), table.c.id))


def _by_day(archive: Archive, table: Table, column: ColumnElement[str], newest: bool = False) -> Iterator[str]:
    """Ids of a table by day, those of one day in order of id; with `newest` the last day first, and those without a day last."""
    day = day_of(column)
    here: str | None = None if newest else ""
    while (here := _next_day(archive, select(day), day, here, newest)) is not None:
        yield from _of_day(archive, table, column, here)


def _next_day(archive: Archive, days: Select[Any], day: ColumnElement[str], here: str | None, newest: bool) -> str | None:
    query = days.order_by(day.desc() if newest else day).limit(1)
    if here is not None:
        query = query.where(day < here if newest else day > here)
    with archive.reading() as db:
        found: str | None = db.scalar(query)
    return found


def _of_day(archive: Archive, table: Table, column: ColumnElement[str], day: str) -> Iterator[str]:
    return _along(archive, select(table.c.id).where(day_of(column) == day), table.c.id)


def _along(archive: Archive, query: Select[Any], key: ColumnElement[str]) -> Iterator[str]:
    """Ids in order, a page at a time along an index that ends with them; nothing is held open meanwhile."""
    last = ""
    while True:
        with archive.reading() as db:
            some = list(db.scalars(query.where(key > last).order_by(key).limit(CHUNK)))
        yield from some
        if len(some) < CHUNK:
            return
        last = some[-1]


def all_ids(archive: Archive, table: Table) -> list[str]:
    """Ids of all rows of a table, in order."""
    with archive.reading() as db:
        return list(db.scalars(select(table.c.id).order_by(table.c.id)))


def _items(archive: Archive, table: Table, cls: type[T], ids: Iterable[str]) -> Iterator[T]:
    left = iter(ids)
    while some := list(islice(left, CHUNK)):
        with archive.reading() as db:
            found = bodies_of(db, table, cls, some)
        yield from (found[i] for i in some if i in found)


def _entities(archive: Archive) -> Iterator[Entity]:
    """All entities, with all that reports call them."""
    for some in chunks(all_ids(archive, schema.entities)):
        with archive.reading() as db:
            yield from naming.with_roles(db, (e for _, e in sorted(naming.entities(db, some).items())))
