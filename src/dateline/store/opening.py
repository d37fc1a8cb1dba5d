"""Open an archive's file: make it on first use, bring an older one up to this version's tables, refuse what is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

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
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("writes", True) else "BEGIN")


def _prepare(engine: Engine) -> None:
    with engine.connect().execution_options(writes=False) as db:
        if inspect(db).has_table("fact") and fact(db, "schema") == schema.VERSION:
            return
    with engine.begin() as db:
        names = set(inspect(db).get_table_names())
        if names and "fact" not in names:
            raise ArchiveError("the file is a database of another program; give another path for the archive")
        if not names:
            metadata.create_all(db)
            search.create(db)
            set_fact(db, "schema", schema.VERSION)
        version = fact(db, "schema")
        if version == "1":
            _from_1(db, names)
        elif version != schema.VERSION:
            reads = f"this program reads {schema.VERSION}"
            raise ArchiveError(f"the archive has schema {version}, {reads}; use the version of dateline that made it")


def _from_1(db: Connection, names: set[str]) -> None:
    """Version 2 added decisions, a diary of changes and the columns that lists need; what was worked out is worked out anew."""
    for name in ("finding", "met", "event_statement", "event", "story_report", "story", "origin", "entity", "same"):
        if name in names:
            db.execute(text(f"DROP TABLE {name}"))
    for column in ("digest", "arrived"):
        db.execute(text(f"ALTER TABLE report ADD COLUMN {column} VARCHAR"))
    metadata.create_all(db)
    for table in (schema.reports, schema.named):
        for index in table.indexes:
            index.create(db, checkfirst=True)
    set_fact(db, "schema", schema.VERSION)
    set_fact(db, "changed", "1")
    set_fact(db, "worked_out", "0")
