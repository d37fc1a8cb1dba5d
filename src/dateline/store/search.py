"""Full-text search over reports, with SQLite's FTS5."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from dateline.core.report import Report

SNIPPET_WORDS = 24
OPEN, CLOSE = "\x02", "\x03"  # marks around hits: control characters cannot be mistaken for the report's words


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that matches, with a piece of its text in which hits stand between OPEN and CLOSE."""

    report: str
    piece: str


def create(db: Connection) -> None:
    """Make the index; words are folded over case and accents."""
    tokenizer = '"unicode61 remove_diacritics 2"'
    db.execute(text(f"CREATE VIRTUAL TABLE report_words USING fts5(report UNINDEXED, title, text, tokenize={tokenizer})"))


def write(db: Connection, report: Report) -> None:
    """Index one report: its title and its text without what was cut."""
    kept, at = [], 0
    for cut in report.cut:
        kept.append(report.text[at : cut.start])
        at = cut.end
    row = {"report": report.id, "title": report.title or "", "text": "".join([*kept, report.text[at:]])}
    db.execute(text("INSERT INTO report_words (report, title, text) VALUES (:report, :title, :text)"), row)


def rebuild(db: Connection, reports: Iterable[Report]) -> None:
    """Make the index anew of all reports."""
    db.execute(text("DROP TABLE IF EXISTS report_words"))
    create(db)
    for report in reports:
        write(db, report)


def hits(db: Connection, words: str, limit: int, offset: int = 0) -> list[Hit]:
    """Reports with all the words, best first by BM25, equal ones by id; no words, no hits."""
    terms = re.findall(r"\w+", words)
    if not terms:
        return []
    query = text(
        "SELECT report, snippet(report_words, 2, :open, :close, '…', :size) FROM report_words "
        "WHERE report_words MATCH :query ORDER BY bm25(report_words), report LIMIT :limit OFFSET :offset"
    )
    quoted = " ".join(f'"{t}"' for t in terms)  # quoted, so that no word is read as an operator
    rows = db.execute(query, {"open": OPEN, "close": CLOSE, "size": SNIPPET_WORDS, "query": quoted, "limit": limit, "offset": offset})
    return [Hit(*row) for row in rows]
