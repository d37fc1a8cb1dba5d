"""Read of reports only what lists show: a page names many reports, and their texts are long."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select

from dateline.core.head import Head, head_of
from dateline.core.record import restored
from dateline.core.report import Report
from dateline.core.when import Published
from dateline.store import schema
from dateline.store.rows import bodies_of, rows_in

# A body tells fields in the order of the dataclass: those of the head stand before the text, and a stretch of it holds them.
STRETCH = 2_000  # characters
TEXT = ',"text":'  # where the text begins: inside a string of JSON no quotation mark stands bare
FIELDS = ("source_id", "url", "publisher", "title", "byline", "credits", "published")


def heads(db: Connection, ids: Iterable[str], called: bool = True) -> dict[str, Head]:
    """Heads of reports by id; ids that are not there are left out. `called`: with how those without a title begin."""
    table = schema.reports
    found: dict[str, Head | None] = {}
    for row in rows_in(db, select(table.c.id, func.substr(table.c.body, 1, STRETCH).label("start")), table.c.id, ids):
        found[row.id] = _head(row.id, row.start)
    whole = [i for i, head in found.items() if head is None or (called and not head.title)]
    read = {i: head_of(r) for i, r in bodies_of(db, table, Report, whole).items()}
    return {i: head for i, known in found.items() if (head := read.get(i, known))}


def _head(ident: str, start: str) -> Head | None:
    """The head that the start of a body tells, None where it tells less than a head."""
    end = start.find(TEXT)
    told: dict[str, Any] = json.loads(start[:end] + "}") if end > 0 else {}
    if not all(name in told for name in FIELDS):
        return None
    rest = {name: told[name] for name in FIELDS} | {"credits": tuple(told["credits"]), "published": restored(Published, told["published"])}
    return Head(id=ident, **rest)
