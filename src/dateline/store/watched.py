"""What `dateline watch` has seen, kept in the archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import DBAPIError

from dateline.core.watched import Watched
from dateline.store.dialects import plain
from dateline.store.schema import watched


class WatchedTable:
    """The memory of a watch as a table, made where an older archive lacks it. Writing to it does not change the record's revision."""

    def __init__(self, engine: Engine):
        self._engine = engine
        with self._writing() as db:
            watched.create(db, checkfirst=True)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as db:
                yield db
        except DBAPIError as error:
            raise plain(self._engine, error) from None

    def recall(self, name: str) -> Watched | None:
        """What was kept under a name."""
        with self._engine.connect().execution_options(writes=False) as db:
            row = db.execute(select(watched).where(watched.c.name == name)).first()
        return Watched(**row._mapping) if row else None

    def keep(self, seen: Watched) -> None:
        """Keep this in place of what was kept under its name."""
        with self._writing() as db:
            db.execute(delete(watched).where(watched.c.name == seen.name))
            db.execute(
                insert(watched).values(
                    name=seen.name, mark=seen.mark, etag=seen.etag, modified=seen.modified, faults=seen.faults, due=seen.due
                )
            )
