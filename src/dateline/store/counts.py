"""How many rows there are, counted once for each state of the archive: no database counts millions in the time a page may take."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, and_, true

from dateline.store.rows import count, fact

KEPT = 10_000  # counts of one state


class Counts:
    """Counts by table and conditions. Every writing moves the archive's revision, and with it all counts are made anew."""

    def __init__(self) -> None:
        self._state: tuple[str | None, dict[tuple[str, str], int]] = (None, {})

    def of(self, db: Connection, table: Table, where: Sequence[ColumnElement[bool]]) -> int:
        """Rows of a table under conditions, in the state that the connection reads."""
        revision = fact(db, "revision")
        if revision != self._state[0] or len(self._state[1]) > KEPT:
            self._state = revision, {}  # in one step, for other threads count too
        counted_at, known = self._state
        key = table.name, str(and_(true(), *where).compile(db.engine, compile_kwargs={"literal_binds": True}))
        if counted_at != revision or key not in known:
            found = count(db, table, *where)
            if counted_at == revision:
                known[key] = found
            return found
        return known[key]
