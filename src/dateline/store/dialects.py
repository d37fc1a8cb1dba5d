"""What differs between the databases an archive can be in: each has one file that does the same things its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import SQLITE_READONLY
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError, InternalError, OperationalError

from dateline.core.errors import ArchiveError
from dateline.store import postgresql, sqlite

NOT_ALLOWED = "42501"  # SQLSTATE insufficient_privilege


class Dialect(Protocol):
    """One database's way."""

    @property
    def MADE_ON_USE(self) -> bool: ...  # whether an empty database that nobody asked to be made counts as an archive

    def engine_at(self, address: str, create: bool, wait: float) -> Engine:
        """Connections to the database; a transaction with the option `writes` is alone in writing, and waits `wait` seconds to be."""

    def shown(self, address: str) -> str:
        """The address as it may be printed: without a password."""

    def refusal(self, address: str, error: DBAPIError) -> str:
        """Why the database could not be opened, in one line that says what to do."""

    def damaged(self, error: DBAPIError) -> bool:
        """Whether the database says that it is broken."""

    def after_making(self, db: Connection) -> None:
        """Put tables that were just made or changed in order: text is compared byte by byte."""

    def pour(self, db: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Insert many rows, which tell all columns in order."""

    def create_words(self, db: Connection) -> None:
        """Make the search index."""

    def drop_words(self, db: Connection) -> None:
        """Take the search index away, if it is there."""

    def pour_words(self, db: Connection, reports: Iterable[tuple[str, str, str]]) -> None:
        """Put reports in the search index, in this order: id, title, text."""

    def matching(self, db: Connection, terms: Sequence[str], most: int, limit: int, offset: int) -> list[str]:
        """Reports with all the folded words, best first, equal ones by id; of more than `most`, only the last of them."""

    def indexed(self, db: Connection) -> list[str]:
        """Reports in the search index, as they came in. Raises DatabaseError where the index cannot be searched."""

    def faults(self, db: Connection) -> Iterator[str]:
        """What the database finds wrong with itself."""

    def lost_keys(self, db: Connection) -> Iterator[tuple[str, str]]:
        """Tables with rows that point at nothing, and where they point."""

    def reindex(self, db: Connection) -> None:
        """Make every index anew."""


def dialect_at(address: str) -> Dialect:
    """The dialect of an address: PostgreSQL's where it says so, else a file's."""
    return postgresql if postgresql.is_address(address) else sqlite


def dialect_of(db: Connection | Engine) -> Dialect:
    """The dialect of a connection."""
    return postgresql if db.dialect.name == "postgresql" else sqlite


def on_server(address: object) -> bool:
    """Whether an address is that of a database server and not of a file."""
    return postgresql.is_address(str(address))


def shown(address: object) -> str:
    """The address of an archive as it may be printed: without a password."""
    return dialect_at(str(address)).shown(str(address))


def plain(db: Connection | Engine, error: DBAPIError) -> Exception:
    """What a database's error means for who uses the archive, in one line; the error itself where it tells of a fault of ours."""
    said, state = in_one_line(error), getattr(error.orig, "sqlstate", None)
    if dialect_of(db).damaged(error):
        return ArchiveError(f"the archive is damaged ({said}); see what can be mended with: dateline doctor")
    if state == NOT_ALLOWED or isinstance(error, OperationalError | InternalError):
        return ArchiveError(f"the archive could not be written ({said}); {_todo(error)}")
    return error


def _todo(error: DBAPIError) -> str:
    """What to do about an archive that could not be written."""
    if getattr(error.orig, "sqlstate", None) == NOT_ALLOWED:
        return "have the archive's owner grant it"
    if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == SQLITE_READONLY:
        return "copy it to where you may write, or ask for the right to write there"
    return "make room or wait for other programs, then run again"


def unreadable(address: str, error: DBAPIError) -> Exception:
    """What it means that an archive which was open cannot be read any more; the error itself where it tells of a fault of ours."""
    if not isinstance(error, OperationalError | InternalError) and getattr(error.orig, "sqlstate", None) != NOT_ALLOWED:
        return error
    return ArchiveError(f"{shown(address)} cannot be read any more ({in_one_line(error)}); look whether it is there, then run again")


def in_one_line(error: DBAPIError) -> str:
    """What the database said, without its line breaks."""
    return " ".join(str(error.orig).split())
