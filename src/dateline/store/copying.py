"""Copy an archive into another database, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from dateline.core.errors import UsageError
from dateline.core.report import Report
from dateline.store import schema, search
from dateline.store.archive import Archive
from dateline.store.dialects import dialect_of
from dateline.store.rows import bodies_of, chunks, count

AT_ONCE = 1_000  # rows read at once
TABLES = tuple(t for t in schema.metadata.sorted_tables if t is not schema.revision_mark)  # each after those it points at

Tell = Callable[[int], None]  # how many more rows are written


def rows_of(archive: Archive) -> int:
    """How many rows there are to copy."""
    with archive.reading() as db:
        return sum(count(db, table) for table in TABLES)


def copy(source: Archive, target: Archive, tell: Tell = lambda _: None) -> int:
    """Write all that an archive holds, as it stands at one moment, into an empty one, and give the number of its reports.

    Reports, what was found in them, decisions, the diary, sources, what was worked out: ids, numbers and order stay. It is one transaction:
    what is stopped leaves the target empty. Rows are passed on as they are read. Raises UsageError where the target is not empty.
    """

    def step(db: Connection) -> None:
        if full := [t.name for t in TABLES if t is not schema.facts and count(db, t)]:
            raise UsageError(f"the archive to copy to is not empty (it holds rows of {full[0]}); give another")
        with source.reading() as old:
            for table in TABLES:
                db.execute(delete(table))  # of facts, those that making the archive wrote
                dialect_of(db).pour(db, table, _rows(old, table, tell))
            _index(old, db)

    target.mend(step)
    return target.count(schema.reports)


def _rows(db: Connection, table: Table, tell: Tell) -> Iterator[Sequence[Any]]:
    query = select(table).order_by(*table.primary_key).execution_options(yield_per=AT_ONCE)
    for some in db.execute(query).partitions():
        yield from some
        tell(len(some))


def _index(old: Connection, db: Connection) -> None:
    """The search index anew, in the order in which reports came in: of very many hits the last count."""
    ordered = dialect_of(old).indexed(old)
    search.write_all(db, (found[i] for some in chunks(ordered) for found in [bodies_of(old, schema.reports, Report, some)] for i in some))
