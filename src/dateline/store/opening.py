"""Open an archive: make it on first use, bring an older one up to this version's tables, refuse what is none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect
from sqlalchemy.exc import DBAPIError

from dateline import __version__
from dateline.core.errors import ArchiveError
from dateline.store import schema, search
from dateline.store.dialects import dialect_at, dialect_of, shown
from dateline.store.rows import fact, set_fact
from dateline.store.schema import metadata
from dateline.store.sqlite import reading_address

OURS = {"fact", "report"}  # tables that archives of all versions have
BUSY_SECONDS = 60  # how long a writer waits for another one


def engine_at(address: str | Path, create: bool = True) -> Engine:
    """The database of an archive: the path of a file, or postgresql://USER@HOST:PORT/DATABASE.

    With `create` it is made where there is none. Raises ArchiveError with what to do; no message shows a password.
    """
    place = str(address)
    dialect = dialect_at(place)
    engine = dialect.engine_at(place, create, BUSY_SECONDS)
    try:
        _prepare(engine, place, create or dialect.MADE_ON_USE)
    except DBAPIError as error:
        engine.dispose()
        raise ArchiveError(dialect.refusal(place, error)) from None
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def _prepare(engine: Engine, place: str, make: bool) -> None:
    with engine.connect().execution_options(writes=False) as db:
        names = set(inspect(db).get_table_names())
        if names >= OURS and fact(db, "schema") == schema.VERSION:
            return
    if not names and not make:
        raise ArchiveError(f"there is no archive at {shown(place)}; make one with: dateline add SOURCE... --archive {shown(place)}")
    with engine.begin() as db:  # holds the lock for writing: of two programs that open an old archive, one finds it brought up
        names = set(inspect(db).get_table_names())
        if names and not names >= OURS:
            raise ArchiveError(f"{shown(place)} is a database of another program; give another path or database for the archive")
        if not names:
            _make(db)
        elif (version := fact(db, "schema")) != schema.VERSION:
            _bring_up(db, version or "")


def _make(db: Connection) -> None:
    metadata.create_all(db)
    search.create(db)
    dialect_of(db).after_making(db)
    db.execute(insert(schema.revision_mark).values(version_num=f"{int(schema.VERSION):04}"))
    set_fact(db, "schema", schema.VERSION)


def version_of(path: Path) -> str:
    """The schema version of the archive in a file, which is left as it is. Raises ArchiveError where it is none that can be read."""
    try:
        with closing(sqlite3.connect(reading_address(path), uri=True, timeout=BUSY_SECONDS)) as db:
            version = str(db.execute("SELECT value FROM fact WHERE name = 'schema'").fetchone()[0])
    except (sqlite3.Error, TypeError) as error:
        raise ArchiveError(f"{path} is no archive that can be read ({error}); give another, or restore it from a backup") from None
    _check(version)
    return version


def _check(version: str) -> None:
    if not version.isdigit() or int(version) < 1:
        raise ArchiveError(f"the archive says that its schema is {version!r:.20}, which none ever was; restore it from a backup")
    if int(version) > int(schema.VERSION):
        reads = f"this dateline ({__version__}) reads up to {schema.VERSION}"
        raise ArchiveError(f"the archive was made by a newer dateline: it has schema {version}, {reads}; update dateline")


def _bring_up(db: Connection, version: str) -> None:
    _check(version)
    from dateline.store.migrations import upgrade  # alembic is loaded only where there is something to bring up

    upgrade(db, version, schema.VERSION)
    dialect_of(db).after_making(db)
    set_fact(db, "schema", schema.VERSION)
