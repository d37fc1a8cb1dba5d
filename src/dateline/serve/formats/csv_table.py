"""CSV: one row a record of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.serve.formats.cells import cell, csv_line, flat
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.records import records
from dateline.store.archive import Archive


def as_csv(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """One row a record of one kind (statements unless told otherwise), nested fields under dotted names."""
    wanted = replace(options, kind=options.kind or "statement")
    names = list(dict.fromkeys(n for r in records(archive, wanted) for n in flat(r)))  # a first round only for the columns there are
    yield csv_line(names)
    for row in map(flat, records(archive, wanted)):
        yield csv_line(cell(row.get(n)) for n in names)


CSV = Format(name="csv", title="one table of records of one kind, for spreadsheets and statistics", suffix=".csv", lines=as_csv, kinds=True)
