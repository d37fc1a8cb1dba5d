"""Take out of an archive what another archive can be made of: reports as they were read, and decisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import select

from dateline.core.archived import Found
from dateline.core.decision import Decision
from dateline.core.record import restored
from dateline.core.when import Published
from dateline.store import schema
from dateline.store.archive import Archive
from dateline.store.rows import found_in, item_of, pairs


def publications(archive: Archive, some: int = 500) -> Iterator[tuple[str, Published]]:
    """Every report's id and when it was published, in order of id; `some` are asked for at once."""
    last = ""
    query = select(schema.reports.c.id, schema.reports.c.body).order_by(schema.reports.c.id).limit(some)
    while True:
        with archive.reading() as db:
            rows = pairs(db, query.where(schema.reports.c.id > last))
        if not rows:
            return
        last = rows[-1][0]
        yield from ((ident, restored(Published, json.loads(body)["published"])) for ident, body in rows)


def as_read(archive: Archive, reports: Iterable[str]) -> Iterator[Found]:
    """Reports with what was found in them, without what people decided and before names were compared with those of other reports."""
    for ident in reports:
        with archive.reading() as db:
            yield found_in(db, ident)


def numbered_decisions(archive: Archive) -> list[tuple[Decision, str | None]]:
    """All decisions in the order they were made, each with the report whose statement it is about."""
    query = select(schema.decisions.c.body, schema.decisions.c.report).order_by(schema.decisions.c.seq)
    with archive.reading() as db:
        return [(item_of(Decision, row.body), row.report) for row in db.execute(query)]
