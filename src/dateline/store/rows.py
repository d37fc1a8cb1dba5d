"""Rows to core items and back: JSON bodies, ids in chunks, a report with all that was found in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, delete, func, insert, select
from sqlalchemy.sql.elements import KeyedColumnElement

from dateline.core.archived import Found
from dateline.core.decision import Decision, in_force
from dateline.core.entity import Entity
from dateline.core.mention import DateMention, Mention, NameMention, PlaceMention
from dateline.core.record import STATEMENTS, restored, stored
from dateline.core.report import Report
from dateline.core.statement import Statement
from dateline.store import schema

T = TypeVar("T")

MENTIONS: dict[str, type[Mention]] = {"date": DateMention, "place": PlaceMention}
CHUNK = 500  # ids a query: under every database's limit of bound parameters

LAST = "\U0010ffff"  # after every character that a text can go on with

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def body(item: Any) -> str:
    """The JSON that an item is stored as."""
    return _ENCODE(stored(item))


def encoded(value: Any) -> str:
    """Compact JSON of a plain value."""
    return _ENCODE(value)


def item_of(cls: type[T], text: str) -> T:
    """The core item of a stored body."""
    return restored(cls, json.loads(text))


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """Items, each once, in pieces that one query can ask for."""
    every = list(dict.fromkeys(items))
    for at in range(0, len(every), CHUNK):
        yield every[at : at + CHUNK]


def rows_in(db: Connection, query: Select[Any], column: KeyedColumnElement[Any], ids: Iterable[Any]) -> Iterator[Any]:
    """Rows of a query whose column is one of the ids."""
    for some in chunks(ids):
        yield from db.execute(query.where(column.in_(some)))


def delete_in(db: Connection, table: Table, column: KeyedColumnElement[Any], ids: Iterable[Any]) -> None:
    """Delete all rows whose column is one of the ids."""
    for some in chunks(ids):
        db.execute(delete(table).where(column.in_(some)))


def pairs(db: Connection, query: Select[Any]) -> list[tuple[str, str]]:
    """Rows of two columns."""
    return [(row[0], row[1]) for row in db.execute(query)]


def count(db: Connection, table: Table, *where: ColumnElement[bool]) -> int:
    """Rows of a table under conditions."""
    return db.scalar(select(func.count()).select_from(table).where(*where)) or 0


def begins(column: ColumnElement[str], start: str) -> ColumnElement[bool]:
    """Whether a text begins so: as a range, for which an index is used on every database."""
    return and_(column >= start, column < start + LAST)


def insert_all(db: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, if any."""
    if rows:
        db.execute(insert(table), rows)


def insert_once(db: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert a row unless one with its primary key is there."""
    if not count(db, table, *(table.c[k.name] == row[k.name] for k in table.primary_key)):
        db.execute(insert(table).values(**row))


def fact(db: Connection, name: str) -> str | None:
    """A fact about the archive itself."""
    return db.scalar(select(schema.facts.c.value).where(schema.facts.c.name == name))


def set_fact(db: Connection, name: str, value: str) -> None:
    """Put a fact in place of the one of that name."""
    db.execute(delete(schema.facts).where(schema.facts.c.name == name))
    db.execute(insert(schema.facts).values(name=name, value=value))


def bodies(db: Connection, table: Table, cls: type[T], *where: ColumnElement[bool]) -> list[T]:
    """Items of a table, in order of id."""
    return [item_of(cls, text) for text in db.scalars(select(table.c.body).where(*where).order_by(table.c.id))]


def bodies_of(db: Connection, table: Table, cls: type[T], ids: Iterable[str]) -> dict[str, T]:
    """Items of a table by id; ids that are not there are left out."""
    query = select(table.c.id, table.c.body)
    return {ident: item_of(cls, text) for ident, text in rows_in(db, query, table.c.id, ids)}


def stored_bodies(db: Connection, table: Table, ids: Iterable[str]) -> Iterator[str]:
    """Bodies of items that are there as they are stored, in the order of the ids."""
    for some in chunks(ids):
        found = dict(pairs(db, select(table.c.id, table.c.body).where(table.c.id.in_(some))))
        yield from (found[ident] for ident in some)


def statement_of(sort: str, text: str) -> Statement:
    """The statement of a row's type and body."""
    return restored(STATEMENTS[sort], json.loads(text))


def report_of(db: Connection, ident: str) -> Report:
    """A report that is there."""
    return item_of(Report, db.execute(select(schema.reports.c.body).where(schema.reports.c.id == ident)).scalar_one())


def named_in(db: Connection, report: str) -> tuple[Entity, ...]:
    """The entities that a report names, as it alone tells of them."""
    return tuple(item_of(Entity, text) for text in _named(db, [report])[report])


def found_in(db: Connection, ident: str) -> Found:
    """A report that is there with all that was found in it, as it was read."""
    return found_of(all_stored_in(db, [ident])[ident])


@dataclass(frozen=True, slots=True)
class Stored:
    """A report with all that was found in it as rows have it, which are sent sooner than the items: bodies, some with their types."""

    report: str
    mentions: Sequence[tuple[str, str]]
    entities: Sequence[str]
    statements: Sequence[tuple[str, str]]


def all_stored_in(db: Connection, idents: Iterable[str], *, names: bool = True) -> dict[str, Stored]:
    """Reports with all that was found in them, in the order given; those that are not there are left out.

    Without `names` their mentions are places and dates alone.
    """
    wanted, r = list(dict.fromkeys(idents)), schema.reports
    known = dict(rows_in(db, select(r.c.id, r.c.body), r.c.id, wanted))
    ids = [ident for ident in wanted if ident in known]
    mentions = _items(db, schema.mentions, ids, () if names else (schema.mentions.c.type.in_(MENTIONS),))
    statements = _items(db, schema.statements, ids)
    entities = _named(db, ids)
    return {i: Stored(known[i], mentions[i], entities[i], statements[i]) for i in ids}


def found_of(stored: Stored) -> Found:
    """A report with all that was found in it, of how it is stored."""
    mentions = tuple(restored(MENTIONS.get(sort, NameMention), json.loads(text)) for sort, text in stored.mentions)
    statements = tuple(statement_of(sort, text) for sort, text in stored.statements)
    return Found(item_of(Report, stored.report), mentions, tuple(item_of(Entity, text) for text in stored.entities), statements)


def _items(
    db: Connection, table: Table, reports: Sequence[str], where: Sequence[ColumnElement[bool]] = ()
) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {report: [] for report in reports}
    query = select(table.c.report, table.c.type, table.c.body).where(*where).order_by(table.c.report, table.c.start, table.c.id)
    for report, sort, text in rows_in(db, query, table.c.report, reports):
        found[report].append((sort, text))
    return found


def _named(db: Connection, reports: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {report: [] for report in reports}
    query = select(schema.named.c.report, schema.named.c.body).order_by(schema.named.c.report, schema.named.c.entity)
    for report, text in rows_in(db, query, schema.named.c.report, reports):
        found[report].append(text)
    return found


def decisions_in_force(db: Connection, *where: ColumnElement[bool]) -> list[Decision]:
    """Decisions under conditions that nobody undid, in the order they were made. Undoing has the target of what it undoes."""
    query = select(schema.decisions.c.body).where(*where).order_by(schema.decisions.c.seq)
    return in_force(item_of(Decision, text) for text in db.scalars(query))


def homes_of(db: Connection, statements: Iterable[str]) -> dict[str, str]:
    """Statement id to report id; statements that people added or kept are known by the decisions about them."""
    query = select(schema.statements.c.id, schema.statements.c.report)
    homes: dict[str, str] = {}
    for some in chunks(statements):
        homes |= dict(pairs(db, query.where(schema.statements.c.id.in_(some))))
        about = select(schema.decisions.c.target, schema.decisions.c.report)
        homes |= dict(pairs(db, about.where(schema.decisions.c.target.in_(some), schema.decisions.c.report.is_not(None))))
    return homes
