"""Questions that only the API asks of an archive, and the records that answer them, with a fixed number of queries a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from dateline.core.change import Change
from dateline.core.decision import ON_STATEMENTS
from dateline.core.entity import Entity
from dateline.core.head import Head
from dateline.core.report import Report
from dateline.core.statement import Statement
from dateline.serve.formats.records import Links, Record, report_record, statement_record
from dateline.store import naming, schema
from dateline.store.archive import Archive
from dateline.store.browse import Browse, Page
from dateline.store.rows import begins, item_of
from dateline.store.search import CLOSE, OPEN, Hit

COUNTED = {
    "report": schema.reports,
    "mention": schema.mentions,
    "statement": schema.statements,
    "event": schema.events,
    "finding": schema.findings,
    "story": schema.stories,
    "entity": schema.entities,
    "decision": schema.decisions,
    "unreviewed": schema.waiting,
}


def report_records(browse: Browse, reports: Sequence[Report]) -> list[Record]:
    """Records of reports, as an export has them."""
    ids = [r.id for r in reports]
    links = Links(stories=browse.story_of(ids), origins=browse.origins(ids), revises=browse.revises(ids))
    return [report_record(r, links) for r in reports]


def statement_records(browse: Browse, statements: Sequence[Statement]) -> list[Record]:
    """Records of statements, as an export has them."""
    ids = [s.id for s in statements]
    links = Links(events=browse.event_of(ids), met=browse.met_by([s.id for s in statements if s.type == "position"]))
    return [statement_record(s, links) for s in statements]


def statements_by_id(browse: Browse, ids: Sequence[str]) -> list[Record]:
    """Records of statements in the order of the ids; those that are not there are left out."""
    found = browse.statements(ids)
    return statement_records(browse, [found[i] for i in ids if i in found])


def statement_ids(archive: Archive, story: str, sorts: Sequence[str]) -> list[str]:
    """Ids of the statements of a story, of all types or of some, in the contract's order; what people added or kept is among them."""
    link, read, decided = schema.story_reports, schema.statements, schema.decisions
    as_read = select(read.c.id, read.c.report, read.c.start).join(link, link.c.report == read.c.report).where(link.c.story == story)
    as_read = as_read.where(read.c.type.in_(sorts)) if sorts else as_read
    others = select(decided.c.target).distinct().join(link, link.c.report == decided.c.report).where(link.c.story == story)
    others = others.where(decided.c.act.in_(ON_STATEMENTS), ~select(read.c.id).where(read.c.id == decided.c.target).exists())
    with archive.reading() as db:
        places = {row.id: (row.report, row.start, row.id) for row in db.execute(as_read)}
        kept = list(db.scalars(others))
    for s in archive.statements(kept).values() if kept else ():
        if not sorts or s.type in sorts:
            places[s.id] = (s.report, s.span.start, s.id)
    return sorted(places, key=lambda i: places[i])


def entities_called(archive: Archive, words: str, limit: int, offset: int) -> Page[Entity]:
    """Entities whose name begins with the words or, if no name does, holds them; in order of name."""
    table, sought = schema.entities, words.casefold()
    with archive.reading() as db:
        where = begins(table.c.name, sought)
        if not (total := archive.counted(db, table, where)):
            where = table.c.name.contains(sought, autoescape=True)
            total = archive.counted(db, table, where)
        query = select(table.c.body).where(where).order_by(table.c.name, table.c.id).limit(limit).offset(offset)
        found = [item_of(Entity, text) for text in db.scalars(query)]
        return Page(tuple(naming.with_roles(db, found)), total, offset)


def counts(archive: Archive) -> dict[str, int]:
    """Records by kind."""
    return {kind: archive.count(table) for kind, table in COUNTED.items()}


def hit_records(browse: Browse, hits: Iterable[Hit]) -> list[Record]:
    """Hits with what a list shows of their reports."""
    every = list(hits)
    reports, stories = browse.heads((h.report for h in every), called=False), browse.story_of(h.report for h in every)
    return [_hit(h, reports[h.report], stories) for h in every if h.report in reports]


def _hit(hit: Hit, report: Head, stories: Mapping[str, str]) -> Record:
    known = {"report": report.id, "title": report.title, "publisher": report.publisher, "story": stories.get(report.id)}
    return {**known, "pieces": pieces(hit.piece)}


def pieces(marked: str) -> list[dict[str, Any]]:
    """The words of a hit in turn, with whether they are what was sought."""
    parts = marked.replace(CLOSE, OPEN).split(OPEN)
    return [{"text": part, "hit": bool(at % 2)} for at, part in enumerate(parts) if part]


def change_record(seq: int, change: Change) -> Record:
    """One change, numbered."""
    return {"seq": seq, "at": change.at, "sort": change.sort, "story": change.story, "subject": change.subject, "told": dict(change.told)}
