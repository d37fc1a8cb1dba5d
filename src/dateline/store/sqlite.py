"""An archive in one file: SQLite's connections, its search index (FTS5), its checks of itself."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.exc import DatabaseError, DBAPIError

from dateline.core.errors import ArchiveError

MADE_ON_USE = True  # an empty file is made an archive whoever opens it


def engine_at(address: str, create: bool, wait: float) -> Engine:
    """Connections to a file. Raises ArchiveError where there can be none."""
    path = Path(address)
    if not path.exists() and not create:
        raise ArchiveError(f"there is no archive at {path}; make one with: dateline add SOURCE... --archive {path}")
    if path.is_dir() or not path.parent.is_dir():
        raise ArchiveError(f"{path} cannot be an archive: " + ("it is a folder" if path.is_dir() else f"there is no folder {path.parent}"))
    options = {"timeout": wait, "isolation_level": None}
    if for_reading_alone(path):
        return create_engine(f"sqlite:///{reading_address(path)}&uri=true", connect_args=options)
    engine = create_engine(f"sqlite:///{path}", connect_args=options)
    event.listen(engine, "connect", lambda connection, _: _set_up(connection, wait))
    event.listen(engine, "begin", _begin)
    return engine


def for_reading_alone(path: Path) -> bool:
    """Whether an archive lies where nothing can be written, and no program has it open: SQLite could not make the two files beside it."""
    log, index = (path.with_name(path.name + trail) for trail in ("-wal", "-shm"))
    in_use = index.exists() or (log.exists() and log.stat().st_size > 0)  # with both there, SQLite reads without writing
    return path.exists() and not os.access(path.parent, os.W_OK) and not in_use


def reading_address(path: Path) -> str:
    """The URI that opens a file for reading."""
    return f"{path.absolute().as_uri()}?mode=ro" + ("&immutable=1" if for_reading_alone(path) else "")


def _set_up(connection: Any, wait: float) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=NORMAL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _set_wal(connection, wait)


def _set_wal(connection: Any, wait: float) -> None:
    """Two programs that make one archive at once get "locked" here without being made to wait."""
    deadline = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("writes", True) else "BEGIN")


def shown(address: str) -> str:
    """A path is printed as it is."""
    return address


def refusal(address: str, error: DBAPIError) -> str:
    """Why a file could not be opened."""
    if not os.access(Path(address).parent, os.W_OK):
        brings = "an archive there can be read, but not made, added to or brought up from an older version"
        return f"nothing can be written where {address} lies ({error.orig}): {brings}; copy it elsewhere, or give another path"
    return f"{address} cannot be opened as an archive ({error.orig}); give another path, or a sound archive"


def damaged(error: DBAPIError) -> bool:
    """SQLite raises the bare class where a page of the file is wrong."""
    return type(error) is DatabaseError


def after_making(db: Connection) -> None:
    """SQLite compares text byte by byte of itself."""


def pour(db: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    """Insert many rows, which tell all columns in order."""
    places = ", ".join("?" * len(table.c))
    cursor = db.connection.cursor()
    cursor.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)  # type: ignore[arg-type]  # any iterable of rows will do
    cursor.close()


# --- search ----------------------------------------------------------------------------------------------------------


def create_words(db: Connection) -> None:
    """A table of FTS5; words are folded over case and accents."""
    tokenizer = '"unicode61 remove_diacritics 2"'
    db.execute(text(f"CREATE VIRTUAL TABLE report_words USING fts5(report UNINDEXED, title, text, tokenize={tokenizer})"))


def drop_words(db: Connection) -> None:
    """Take the search index away, if it is there."""
    db.execute(text("DROP TABLE IF EXISTS report_words"))


def pour_words(db: Connection, reports: Iterable[tuple[str, str, str]]) -> None:
    """Put reports in the search index, in this order: id, title, text."""
    cursor = db.connection.cursor()
    cursor.executemany("INSERT INTO report_words (report, title, text) VALUES (?, ?, ?)", reports)  # type: ignore[arg-type]  # as above
    cursor.close()


def matching(db: Connection, terms: Sequence[str], most: int, limit: int, offset: int) -> list[str]:
    """By BM25. The last `most` are found first, walking the index backwards without looking at any text."""
    query = " ".join(f'"{t}"' for t in terms)  # quoted, so that no word is read as an operator
    walk = "SELECT rowid FROM report_words WHERE report_words MATCH :query ORDER BY rowid DESC LIMIT 1 OFFSET :most"
    before = db.scalar(text(walk), {"query": query, "most": most})
    best = text(
        "SELECT report FROM report_words WHERE report_words MATCH :query AND rowid > :before "
        "ORDER BY bm25(report_words), report LIMIT :limit OFFSET :offset"
    )
    return list(db.scalars(best, {"query": query, "before": before or 0, "limit": limit, "offset": offset}))


def indexed(db: Connection) -> list[str]:
    """Reports in the search index, which is searched for a word to see that it can be."""
    found = [str(row[0]) for row in db.exec_driver_sql("SELECT report FROM report_words ORDER BY rowid")]
    db.exec_driver_sql("SELECT count(*) FROM report_words WHERE report_words MATCH 'the'").scalar_one()
    return found


# --- checks ----------------------------------------------------------------------------------------------------------


def faults(db: Connection) -> Iterator[str]:
    """Pages, indexes and tables of the file that do not fit together."""
    told = [str(row[0]) for row in db.exec_driver_sql("PRAGMA integrity_check(100)")]
    yield from told if told != ["ok"] else []


def lost_keys(db: Connection) -> Iterator[tuple[str, str]]:
    """Tables with rows that point at nothing, and where they point."""
    yield from ((str(row[0]), str(row[2])) for row in db.exec_driver_sql("PRAGMA foreign_key_check").all())


def reindex(db: Connection) -> None:
    """Make every index anew."""
    db.exec_driver_sql("REINDEX")
