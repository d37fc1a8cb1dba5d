"""Look for what is wrong with an archive's tables, and mend what can be made anew without loss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.sql.elements import KeyedColumnElement

from dateline.core.report import Report
from dateline.store import schema, search
from dateline.store.dialects import dialect_of
from dateline.store.rows import bodies_of, chunks, count, fact
from dateline.store.worked import AGAIN

Mend = Literal["reindex", "search", "work out", "reread", "retry", "restore"]
SHOWN = 5  # faults of one kind that are told one by one

# Rows that must point at something: the column, and where what it names stands. Statements that people added are known by decisions.
POINTS: tuple[tuple[KeyedColumnElement[str], tuple[KeyedColumnElement[str], ...]], ...] = tuple(
    (column, places)
    for places, columns in (
        ((schema.stories.c.id,), (t.c.story for t in (schema.story_reports, *schema.OF_STORY))),
        ((schema.events.c.id,), (schema.event_statements.c.event, schema.met.c.event)),
        ((schema.findings.c.id,), (schema.finding_statements.c.finding,)),
        ((schema.entities.c.id,), (schema.involved.c.entity, schema.same.c.known)),
        (
            (schema.statements.c.id, schema.decisions.c.target),
            (t.c.statement for t in (schema.event_statements, schema.finding_statements, schema.involved, schema.waiting)),
        ),
        ((schema.statements.c.id, schema.decisions.c.target), (schema.met.c.position,)),
        ((schema.reports.c.id,), (schema.reports.c.host, schema.involved.c.report)),
    )
    for column in columns
)


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is wrong, and what mends it."""

    what: str
    mend: Mend


def of_file(db: Connection) -> Iterator[Ailment]:
    """Faults of the database itself: its pages, its indexes, its keys."""
    dialect = dialect_of(db)
    for line in dialect.faults(db):
        yield Ailment(line, "search" if "report_words" in line else "reindex" if "index" in line.lower() else "restore")
    for table, there in islice(dialect.lost_keys(db), SHOWN):
        yield Ailment(f"a row of {table} points at a row of {there} that is not there", _mend_of(table))


def _mend_of(table: str) -> Mend:
    return "work out" if table in {t.name for t in (*schema.WORKED_OUT, *schema.FINDING)} else "restore"


def of_schema(db: Connection) -> Iterator[Ailment]:
    """Tables and columns that this version needs and that are not there; marks of version that do not agree."""
    there = inspect(db)
    for table in schema.metadata.sorted_tables:
        if not there.has_table(table.name):
            yield Ailment(f"there is no table {table.name}", "restore")
        elif missing := {c.name for c in table.c} - {c["name"] for c in there.get_columns(table.name)}:
            yield Ailment(f"table {table.name} lacks {', '.join(sorted(missing))}", "restore")
    mark = db.scalar(select(schema.revision_mark.c.version_num)) if there.has_table("alembic_version") else None
    if mark is None or mark.lstrip("0") != fact(db, "schema"):
        yield Ailment(f"it is marked as schema {fact(db, 'schema')}, and by its scripts as {mark}", "restore")


def of_worked_out(db: Connection) -> Iterator[Ailment]:
    """What was worked out that points at nothing, and reports that are in no story."""
    for column, places in POINTS:
        lost = select(column).where(column.is_not(None), *(column.not_in(select(place)) for place in places)).distinct()
        yield from _some(db, f"{column.table.name}.{column.name}", [str(i) for i in db.scalars(lost.limit(SHOWN + 1))])
    if not count(db, schema.pending):
        for table, name in ((schema.origins, "origin"), (schema.story_reports, "story")):
            outside = count(db, schema.reports, schema.reports.c.id.not_in(select(table.c.report)))
            if outside:
                yield Ailment(f"{outside} reports have no {name}", "work out")


def _some(db: Connection, where: str, ids: list[str]) -> Iterator[Ailment]:
    for ident in ids[:SHOWN]:
        yield Ailment(f"{where} names {ident}, which is not there", "restore" if where == "report.host" else "work out")
    if len(ids) > SHOWN:
        yield Ailment(f"{where} names more that is not there", "work out")


def of_state(db: Connection, untidy: int) -> Iterator[Ailment]:
    """Work that was broken off."""
    if count(db, schema.pending) or fact(db, AGAIN):
        yield Ailment("reports came in after everything was last worked out", "work out")
    if untidy:
        yield Ailment(f"{untidy} stories or entities were touched by a decision and not worked out since", "work out")
    if waiting := count(db, schema.sources, schema.sources.c.state == "waiting"):
        yield Ailment(f"{waiting} sources were begun and not finished", "retry")


def of_search(db: Connection) -> Iterator[Ailment]:
    """Reports that the search index lacks, holds twice, or holds though they are gone; words that are not the reports'."""
    try:
        indexed = dialect_of(db).indexed(db)
    except DatabaseError as error:
        yield Ailment(f"the search index cannot be read ({error.orig})", "search")
        return
    reports = set(db.scalars(select(schema.reports.c.id)))
    lacking, gone, twice = len(reports - set(indexed)), len(set(indexed) - reports), len(indexed) - len(set(indexed))
    for number, what in ((lacking, "lacks"), (gone, "holds, though they are gone,"), (twice, "holds twice")):
        if number:
            yield Ailment(f"the search index {what} {number} reports", "search")


# --- mending ---------------------------------------------------------------------------------------------------------


def reindex(db: Connection) -> None:
    """Make every index anew."""
    dialect_of(db).reindex(db)


def rebuild_search(db: Connection) -> None:
    """Make the search index anew of the reports, some at a time."""
    ids = list(db.scalars(select(schema.reports.c.id).order_by(schema.reports.c.id)))
    search.rebuild(db, (r for some in chunks(ids) for r in bodies_of(db, schema.reports, Report, some).values()))
