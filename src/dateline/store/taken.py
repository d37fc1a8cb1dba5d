"""Write what was read: reports with all that was found in them, what could not be done, and what became of each source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from dateline.core.archived import Found
from dateline.core.errors import Rejected
from dateline.core.ids import digest
from dateline.core.record import stored
from dateline.core.tried import State, Tried
from dateline.store import schema, search
from dateline.store.rows import body, count, delete_in, insert_all, insert_once, rows_in

STAGE = "ingest"  # of rejections that are of a source and not of a report


def known(db: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the ids whose report is there."""
    return {row.id for row in rows_in(db, select(schema.reports.c.id), schema.reports.c.id, ids)}


def write_reports(db: Connection, found: Iterable[Found], at: str | None) -> int:
    """Write those that are not there yet; gives how many."""
    fresh = list({f.report.id: f for f in found}.values())
    there = known(db, [f.report.id for f in fresh])
    fresh = [f for f in fresh if f.report.id not in there]
    for item in fresh:
        _write(db, item, at)
    return len(fresh)


def _write(db: Connection, found: Found, at: str | None) -> None:
    r = found.report
    row = {"id": r.id, "source_id": r.source_id, "publisher": r.publisher, "earliest": r.published.earliest, "host": r.teaser_of}
    db.execute(insert(schema.reports).values(**row, arrived=at, body=body(r)))
    db.execute(insert(schema.pending).values(report=r.id))
    write_found(db, found)
    search.write(db, r)


def forget_found(db: Connection, report: str) -> None:
    """Take away all that was found in a report."""
    for table in (schema.mentions, schema.statements, schema.named):
        db.execute(delete(table).where(table.c.report == report))
    table = schema.rejects
    db.execute(delete(table).where(table.c.item >= f"{report}: ", table.c.item < f"{report}:!"))


def write_found(db: Connection, found: Found) -> None:
    """All that was found in a report that is there."""
    r = found.report.id
    told: list[str] = []
    for table, items in ((schema.mentions, found.mentions), (schema.statements, found.statements)):
        rows = [{"id": i.id, "report": r, "type": i.type, "start": i.span.start, "body": body(i)} for i in items]
        insert_all(db, table, rows)
        told += [str(row["body"]) for row in rows]
    names = [{"report": r, "entity": e.id, "body": body(e)} for e in {e.id: e for e in found.entities}.values()]
    insert_all(db, schema.named, names)
    told += [str(row["body"]) for row in names]
    db.execute(update(schema.reports).where(schema.reports.c.id == r).values(digest=digest("", *told)))
    write_rejected(db, (replace(x, item=f"{r}: {x.item}") for x in found.rejected))


def write_rejected(db: Connection, rejected: Iterable[Rejected]) -> None:
    """What could not be done, the same once."""
    for r in rejected:
        insert_once(db, schema.rejects, {"item": r.item, "stage": r.stage, "why": r.why})


# --- sources ---------------------------------------------------------------------------------------------------------


def write_sources(db: Connection, tried: Iterable[Tried]) -> None:
    """Put what became of sources in place of what became of them before, and of their parts; when each was first tried stays."""
    rows = list({t.name: t for t in tried}.values())
    table = schema.sources
    first = {row.name: row.first for row in rows_in(db, select(table.c.name, table.c.first), table.c.name, [t.name for t in rows])}
    again = [t.name for t in rows if t.name in first and t.within is None]
    delete_in(db, table, table.c.within, again)
    delete_in(db, table, table.c.name, [t.name for t in rows])
    insert_all(db, table, [stored(replace(t, first=first.get(t.name, t.first))) for t in rows])


def sources(db: Connection, states: Iterable[State]) -> list[Tried]:
    """Sources and refused parts of sources that are in one of the states, in order of name."""
    table = schema.sources
    return [Tried(**row._mapping) for row in db.execute(select(table).where(table.c.state.in_(list(states))).order_by(table.c.name))]


def forget_refusals(db: Connection, names: Iterable[str]) -> None:
    """What was said of these sources and of their parts ("NAME: line 3", "NAME#inner") before they were tried again."""
    table = schema.rejects
    of_source = table.c.stage == STAGE
    if not count(db, table, of_source):
        return
    for name in names:
        parts = (and_(table.c.item >= f"{name}{mark}", table.c.item < f"{name}{after}") for mark, after in ((": ", ":!"), ("#", "$")))
        db.execute(delete(table).where(of_source, or_(table.c.item == name, *parts)))
