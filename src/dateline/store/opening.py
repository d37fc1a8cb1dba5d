"""Open an archive's file: make it on first use, bring an older one up to this version's tables, refuse what is none."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect
from sqlalchemy.exc import DatabaseError, OperationalError

from dateline import __version__
from dateline.core.errors import ArchiveError
from dateline.store import schema, search
from dateline.store.rows import fact, set_fact
from dateline.store.schema import metadata

BUSY_SECONDS = 60  # how long a writer waits for another one


def engine_at(address: str | Path, create: bool = True) -> Engine:
    """The database of the archive at a path; made there if `create` and there is none. Raises ArchiveError with what to do."""
    if str(address).startswith(("postgresql:", "postgres:")):
        raise ArchiveError("PostgreSQL archives cannot be opened by this version; give the path of a file")
    path = Path(address)
    if not path.exists() and not create:
        raise ArchiveError(f"there is no archive at {path}; make one with: dateline add SOURCE... --archive {path}")
    if path.is_dir() or not path.parent.is_dir():
        raise ArchiveError(f"{path} cannot be an archive: " + ("it is a folder" if path.is_dir() else f"there is no folder {path.parent}"))
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "isolation_level": None})
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)
    try:
        _prepare(engine)
    except (DatabaseError, OperationalError) as error:
        engine.dispose()
        raise ArchiveError(f"{path} cannot be opened as an archive ({error.orig}); give another path, or a sound archive") from None
    return engine


def _set_up_connection(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=NORMAL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _set_wal(connection)


def _set_wal(connection: Any) -> None:
    """Two programs that make one archive at once get "locked" here without being made to wait."""
    deadline = time.monotonic() + BUSY_SECONDS
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


def _prepare(engine: Engine) -> None:
    with engine.connect().execution_options(writes=False) as db:
        if inspect(db).has_table("fact") and fact(db, "schema") == schema.VERSION:
            return
    with engine.begin() as db:  # holds the lock for writing: of two programs that open an old archive, one finds it brought up
        names = set(inspect(db).get_table_names())
        if names and "fact" not in names:
            raise ArchiveError("the file is a database of another program; give another path for the archive")
        if not names:
            _make(db)
        elif (version := fact(db, "schema")) != schema.VERSION:
            _bring_up(db, version or "")


def _make(db: Connection) -> None:
    metadata.create_all(db)
    search.create(db)
    db.execute(insert(schema.revision_mark).values(version_num=f"{int(schema.VERSION):04}"))
    set_fact(db, "schema", schema.VERSION)


def version_of(path: Path) -> str:
    """The schema version of the archive in a file, which is left as it is. Raises ArchiveError where it is none that can be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as db:
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
    set_fact(db, "schema", schema.VERSION)
