"""Fill an archive with very many reports: the rows of a small one told again under other ids and days, written the way each database
takes rows fastest.

It does to rows what `many.py` does to items: each telling has its own reports, mentions, statements, stories, events and findings, a day
after the one before; entities and places stay the same. Ids are made as the items make theirs. What finds the reports that a new one
touches is left empty, so such an archive is for reading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, Integer, Table, select

from dateline.core.event import Event, Finding, Story
from dateline.core.ids import digest
from dateline.core.record import restored
from dateline.core.report import Report
from dateline.store import schema
from dateline.store.archive import Archive
from dateline.store.copying import TABLES
from dateline.store.dialects import dialect_of
from dateline.store.rows import bodies, bodies_of, encoded, set_fact
from dateline.store.search import kept

MOVES = re.compile(r"\b(?!en-)[a-z]{2}-[0-9a-f]{20}\b")
DAYS = {"earliest", "latest", "day"}
ONCE = (schema.entities, schema.places, schema.sources)  # what tellings share
LEFT_OUT = {schema.facts, schema.pending, schema.watched, *schema.FINDING}
TOLD = tuple(t for t in TABLES if t not in LEFT_OUT and t not in ONCE)
APART = "\x1f"  # between the fields of a row: no text holds it
AT_ONCE = 8  # tellings that are written at once

Row = Callable[[int, "Ids"], Sequence[Any]]
Recipe = Callable[["Ids"], str]


def fill(base: Archive, target: Archive, size: int, tell: Callable[[str], None] = lambda _: None) -> None:
    """Write at least `size` reports into an empty archive."""
    times = -(-size // base.count(schema.reports))
    target.mend(partial(_fill, base, times, tell))


def _fill(base: Archive, times: int, tell: Callable[[str], None], db: Connection) -> None:
    dialect = dialect_of(db)
    with base.reading() as old:
        rows = {table: _rows(old, table) for table in TOLD}
        recipes = dict(_recipes(old))
        indexed = dialect_of(old).indexed(old)
        words = [(i, r.title or "", kept(r)) for i, r in bodies_of(old, schema.reports, Report, indexed).items()]
        for table in ONCE:
            dialect.pour(db, table, [tuple(r) for r in old.execute(select(table))])
    indexes = [index for table in rows for index in table.indexes]
    for index in indexes:
        index.drop(db)
    dialect.drop_words(db)
    dialect.create_words(db)
    for first in range(0, times, AT_ONCE):
        some = [(n, Ids(n, recipes)) for n in range(first, min(first + AT_ONCE, times))]
        for table, made in rows.items():
            dialect.pour(db, table, (row(n, ids) for n, ids in some for row in made))
        dialect.pour_words(db, ((ids(i), title, text) for _, ids in some for i, title, text in words))
        tell(f"{min(first + AT_ONCE, times)} of {times} tellings")
    for index in indexes:
        index.create(db)
    set_fact(db, "changed", "1")
    set_fact(db, "worked_out", "1")


class Ids(dict[str, str]):
    """The ids of one telling."""

    def __init__(self, n: int, recipes: Mapping[str, Recipe]):
        super().__init__()
        self.n, self.recipes = n, recipes

    def __call__(self, ident: str) -> str:
        return self[ident]

    def __missing__(self, ident: str) -> str:
        recipe = self.recipes.get(ident)
        self[ident] = recipe(self) if recipe else digest(ident[:2], ident, self.n)
        return self[ident]


def _recipes(old: Connection) -> Iterator[tuple[str, Recipe]]:
    """How each kind of item makes its id of what it holds, with the ids in it those of a telling."""
    for r in bodies(old, schema.reports, Report):
        yield r.id, lambda ids, r=r: digest("rp", _source(r, ids.n), r.text)  # type: ignore[misc]
    for table, kind in ((schema.statements, "st"), (schema.mentions, "mn")):
        for ident, text in old.execute(select(table.c.id, table.c.body)):
            told = json.loads(text)
            rest = (told.get("type") or _type(old, table, ident), told["span"]["start"], told["span"]["end"])
            yield ident, lambda ids, report=told["report"], rest=rest, kind=kind: digest(kind, ids(report), *rest)  # type: ignore[misc]
    for event in bodies(old, schema.events, Event):
        yield event.id, lambda ids, anchor=event.anchor: digest("ev", ids(anchor))  # type: ignore[misc]
    for story in bodies(old, schema.stories, Story):
        yield story.id, lambda ids, anchor=story.anchor: digest("sy", ids(anchor))  # type: ignore[misc]
    for f in bodies(old, schema.findings, Finding):
        about = (f.about.role, f.about.what, f.about.unit, f.judged or f.relation)
        yield f.id, lambda ids, f=f, about=about: digest("fi", f.event and ids(f.event), ids(f.statements[0]), *about)  # type: ignore[misc]


def _type(old: Connection, table: Table, ident: str) -> str:
    return str(old.scalar(select(table.c.type).where(table.c.id == ident)))


def _source(report: Report, n: int) -> str:
    return f"{report.source_id or report.url}~{n}"


def _rows(old: Connection, table: Table) -> list[Row]:
    """A function for each row of a table that moves with its telling."""
    keys = list(table.primary_key)
    found = [tuple(row) for row in old.execute(select(table))]
    numbered = len(keys) == 1 and isinstance(keys[0].type, Integer)
    return [_row(table, row, len(found) if numbered else 0) for row in found]


def _row(table: Table, row: Sequence[Any], step: int) -> Row:
    columns = list(table.c)
    texts = [i for i, v in enumerate(row) if isinstance(v, str) and MOVES.search(v)]
    days = [i for i, c in enumerate(columns) if c.name in DAYS and row[i]]
    numbers = [i for i, c in enumerate(columns) if step and c.primary_key]
    body = next((i for i, c in enumerate(columns) if c.name == "body" and table is schema.reports), None)
    if body is not None:
        return _report_row(row, body)
    parts = re.split(f"({MOVES.pattern})", APART.join(row[i] for i in texts))
    names = parts[1::2]

    def made(n: int, ids: Ids) -> Sequence[Any]:
        new = list(row)
        told = parts.copy()
        told[1::2] = map(ids, names)
        for i, value in zip(texts, "".join(told).split(APART), strict=True) if texts else ():
            new[i] = value
        for i in days:
            new[i] = _later(row[i], n)
        for i in numbers:
            new[i] += n * step
        return new

    return made


def _report_row(row: Sequence[Any], body: int) -> Row:
    told = json.loads(row[body])
    report = restored(Report, told)
    columns = list(schema.reports.c)

    def made(n: int, ids: Ids) -> Sequence[Any]:
        text = encoded({**told, "source_id": _source(report, n)})
        new = [MOVES.sub(lambda m: ids(m.group()), v) if isinstance(v, str) else v for v in (*row[:body], None, *row[body + 1 :])]
        new[body] = MOVES.sub(lambda m: ids(m.group()), text)
        for i, c in enumerate(columns):
            new[i] = _later(row[i], n) if c.name in DAYS and row[i] else _source(report, n) if c.name == "source_id" else new[i]
        return new

    return made


_DAYS: dict[tuple[str, int], str] = {}


def _later(day: str, n: int) -> str:
    if (day, n) not in _DAYS:
        _DAYS[day, n] = (date.fromisoformat(day[:10]) + timedelta(days=n)).isoformat()
    return _DAYS[day, n]

