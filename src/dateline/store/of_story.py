"""What a page asks of one story: the part of it that is shown, however much the story holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from dateline.core.decision import ON_STATEMENTS
from dateline.core.event import Event
from dateline.core.head import Head
from dateline.store import schema
from dateline.store.browse import Browse, Page
from dateline.store.rows import bodies_of, rows_in


class Weighed(NamedTuple):
    """A finding by what lists of findings are ordered by: `size` is how many statements it compares."""

    id: str
    relation: str
    size: int


def events_told_most(browse: Browse, story: str, limit: int) -> tuple[Event, ...]:
    """The events that most voices tell of, then those with most statements, then by day and id."""
    table, link = schema.events, schema.event_statements
    size = select(func.count()).where(link.c.event == table.c.id).scalar_subquery()
    order = (table.c.voices.desc(), size.desc(), func.coalesce(table.c.earliest, "9999"), table.c.id)
    return _events(browse, story, order, limit, 0)


def events_by_day(browse: Browse, story: str, limit: int, offset: int = 0) -> Page[Event]:
    """Events by when they were; those without a day last."""
    table = schema.events
    found = _events(browse, story, (func.coalesce(table.c.earliest, "9999"), table.c.id), limit, offset)
    with browse.archive.reading() as db:
        return Page(found, browse.archive.counted(db, table, table.c.story == story), offset)


def _events(browse: Browse, story: str, order: Sequence[object], limit: int, offset: int) -> tuple[Event, ...]:
    table = schema.events
    query = select(table.c.id).where(table.c.story == story).order_by(*order).limit(limit).offset(offset)  # type: ignore[arg-type]
    with browse.archive.reading() as db:
        ids = list(db.scalars(query))
        found = bodies_of(db, table, Event, ids)
    return tuple(found[i] for i in ids)


def findings_weighed(browse: Browse, story: str) -> tuple[Weighed, ...]:
    """All findings of a story, those that compare most statements first; without what they say."""
    table, link = schema.findings, schema.finding_statements
    size = select(func.count()).where(link.c.finding == table.c.id).scalar_subquery()
    with browse.archive.reading() as db:
        rows = [Weighed(*row) for row in db.execute(select(table.c.id, table.c.relation, size).where(table.c.story == story))]
    return tuple(sorted(rows, key=lambda w: (-w.size, w.id)))


def reports_newest_first(browse: Browse, reports: Sequence[str]) -> list[str]:
    """Reports by day of publication, the last first, those of one day by id; those without a day last."""
    table = schema.reports
    with browse.archive.reading() as db:
        days = {row.id: row.earliest or "" for row in rows_in(db, select(table.c.id, table.c.earliest), table.c.id, reports)}
    return sorted(sorted(days), key=lambda i: days[i], reverse=True)


def statements_in(browse: Browse, reports: Sequence[str], sort: str) -> dict[str, list[str]]:
    """Report to the ids of its statements of a type, in the order of the text; what people added or kept is among them."""
    read, decided = schema.statements, schema.decisions
    here: dict[str, list[tuple[int, str]]] = {report: [] for report in reports}
    with browse.archive.reading() as db:
        for row in rows_in(db, select(read.c.report, read.c.start, read.c.id).where(read.c.type == sort), read.c.report, reports):
            here[row.report].append((row.start, row.id))
        about = select(decided.c.target).where(decided.c.act.in_(ON_STATEMENTS))
        targets = {row.target for row in rows_in(db, about, decided.c.report, reports)}
    others = targets - {ident for places in here.values() for _, ident in places}
    for statement in browse.statements(others).values() if others else ():
        if statement.type == sort and statement.report in here:
            here[statement.report].append((statement.span.start, statement.id))
    return {report: [ident for _, ident in sorted(places)] for report, places in here.items()}


def headed(browse: Browse, reports: Sequence[str]) -> list[Head]:
    """Heads of reports in the order of their ids."""
    found = browse.heads(reports)
    return [found[i] for i in reports if i in found]
