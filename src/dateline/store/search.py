"""Full-text search over reports, with the same contract on every database.

- All words asked for must stand in a report's title or in its text without what was cut; where there are no words, there are no hits.
- A word is a run of letters and digits. Case does not count, nor do accents on Latin letters.
- Best first: a report is the better the oftener it has the words, and the shorter it is. The measure is the database's own (BM25 on SQLite,
  `ts_rank` by length on PostgreSQL), so reports that are about equally good may come in another order. Equal ones come by id.
- Of words that more than RANKED reports hold, the RANKED that came in last are looked at, so that no search takes long.
- Each hit has a piece of the text in which the words stand marked. Pieces are the same on every database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.core.report import Report
from dateline.store import schema
from dateline.store.dialects import dialect_of
from dateline.store.rows import rows_in
from dateline.store.words import CLOSE, OPEN, piece, words_in

__all__ = ["CLOSE", "OPEN", "RANKED", "Hit", "create", "hits", "rebuild", "write"]

RANKED = 1_000  # hits that are put in order: 20 pages of 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that matches, with a piece of its text in which hits stand between OPEN and CLOSE."""

    report: str
    piece: str


def create(db: Connection) -> None:
    """Make the index."""
    dialect_of(db).create_words(db)


def write(db: Connection, report: Report) -> None:
    """Index one report: its title and its text without what was cut."""
    write_all(db, [report])


def write_all(db: Connection, reports: Iterable[Report]) -> None:
    """Index many reports, in this order."""
    dialect_of(db).pour_words(db, ((r.id, r.title or "", kept(r)) for r in reports))


def rebuild(db: Connection, reports: Iterable[Report]) -> None:
    """Make the index anew of all reports."""
    dialect_of(db).drop_words(db)
    create(db)
    write_all(db, reports)


def hits(db: Connection, words: str, limit: int, offset: int = 0) -> list[Hit]:
    """Reports with all the words, best first, equal ones by id; no words, no hits."""
    terms = list(dict.fromkeys(words_in(words)))
    ids = dialect_of(db).matching(db, terms, RANKED, limit, offset) if terms else []
    table = schema.reports
    told = {row.id: json.loads(row.body) for row in rows_in(db, select(table.c.id, table.c.body), table.c.id, ids)}
    texts = {i: _kept(body["text"], ((cut["start"], cut["end"]) for cut in body.get("cut", ()))) for i, body in told.items()}
    return [Hit(i, piece(texts[i], terms)) for i in ids if i in texts]


def kept(report: Report) -> str:
    """A report's text without what was cut."""
    return _kept(report.text, ((cut.start, cut.end) for cut in report.cut))


def _kept(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in cuts:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])
