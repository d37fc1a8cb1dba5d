"""CSV: one table a kind of record, with a dictionary of their columns; or one kind alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from dateline.serve.formats.cells import cell, csv_line, flat
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.kinds import dictionary, header, line, wanted
from dateline.serve.formats.records import records
from dateline.store.archive import Archive


def as_csv(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """One row a record of one kind (statements unless told otherwise), nested fields under dotted names."""
    chosen = replace(options, kind=options.kind or "statement")
    names = list(dict.fromkeys(n for r in records(archive, chosen) for n in flat(r)))  # a first round only for the columns there are
    yield csv_line(names)
    for row in map(flat, records(archive, chosen)):
        yield csv_line(cell(row.get(n)) for n in names)


def csv_folder(archive: Archive, options: Options, folder: Path) -> None:
    """A table a kind, "statement.csv" and so on, and "columns.csv", which says what each column holds. UTF-8, always the same columns."""
    with ExitStack() as open_files:
        tables = {}
        for kind in wanted(options):
            tables[kind] = open_files.enter_context((folder / f"{kind}.csv").open("w", encoding="utf-8", newline=""))
            tables[kind].write(header(kind))
        for record in records(archive, options):
            tables[record["kind"]].write(line(record))
    (folder / "columns.csv").write_text("".join(dictionary()), encoding="utf-8", newline="")


CSV = Format(
    name="csv",
    title="records for spreadsheets and statistics: one kind as a table, all in a folder or .zip",
    suffix=".csv",
    lines=as_csv,
    folder=csv_folder,
    kinds=True,
)
