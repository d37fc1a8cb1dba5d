"""Go through all items of a kind, some at a time, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import Table, func, select

from dateline.core.entity import Entity
from dateline.core.event import Event, Finding, Story
from dateline.store import naming, schema
from dateline.store.archive import Archive
from dateline.store.rows import bodies_of, chunks

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


def all_ids(archive: Archive, table: Table) -> list[str]:
    """Ids of all rows of a table, in order."""
    with archive.reading() as db:
        return list(db.scalars(select(table.c.id).order_by(table.c.id)))


def _items(archive: Archive, table: Table, cls: type[T], ids: Iterable[str]) -> Iterator[T]:
    for some in chunks(ids):
        with archive.reading() as db:
            found = bodies_of(db, table, cls, some)
        yield from (found[i] for i in some if i in found)


def _entities(archive: Archive) -> Iterator[Entity]:
    """All entities, with all that reports call them."""
    for some in chunks(all_ids(archive, schema.entities)):
        with archive.reading() as db:
            yield from naming.with_roles(db, (e for _, e in sorted(naming.entities(db, some).items())))
