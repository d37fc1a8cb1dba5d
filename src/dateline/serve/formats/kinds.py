"""Records as rows of tables, one table a kind: the same columns whatever is in them, each with its type and meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from dateline.core.errors import UsageError
from dateline.serve.formats.cells import cell, csv_line, flat
from dateline.serve.formats.format import Options
from dateline.serve.formats.records import KINDS, Record

KindSort = Literal["text", "integer", "number", "boolean", "list", "json"]
DICTIONARY = ("table", "column", "type", "meaning")


@dataclass(frozen=True, slots=True)
class KindColumn:
    """A column of the table of a kind."""

    name: str
    sort: KindSort
    meaning: str

    def of(self, record: Record, row: dict[str, Any]) -> Any:
        """Its value in a record, `row` the same record flat; None where the record has none."""
        if self.sort == "json":
            value = record.get(self.name)
            return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
        value = row.get(self.name)
        if self.sort == "list":
            return None if value is None else [v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for v in value]
        return str(value) if self.sort == "text" and value is not None else value


@cache
def columns_of() -> dict[str, tuple[KindColumn, ...]]:
    """The columns of each kind, in order."""
    made: dict[str, list[KindColumn]] = {kind: [] for kind in KINDS}
    for line in files("dateline.serve.formats").joinpath("tables/record_columns.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, name, sort, meaning = line.split("\t")
            made[kind].append(KindColumn(name, sort, meaning))  # type: ignore[arg-type]
    return {kind: tuple(columns) for kind, columns in made.items()}


def row_of(record: Record) -> list[Any]:
    """The values of a record, in the order of its kind's columns."""
    row = flat(record)
    return [c.of(record, row) for c in columns_of()[record["kind"]]]


def header(kind: str) -> str:
    """The first line of the table of a kind."""
    return csv_line(c.name for c in columns_of()[kind])


def line(record: Record) -> str:
    """The line of a record in the table of its kind."""
    return csv_line(map(cell, row_of(record)))


def dictionary() -> Iterator[str]:
    """A table of all columns: in which table, of which type, what they mean."""
    yield csv_line(DICTIONARY)
    for kind, columns in columns_of().items():
        yield from (csv_line((kind, c.name, c.sort, c.meaning)) for c in columns)


def wanted(options: Options) -> tuple[str, ...]:
    """The kinds asked for."""
    if options.kind and options.kind not in KINDS:
        raise UsageError(f"there is no kind {options.kind}; give --kind with one of: {' '.join(KINDS)}")
    return (options.kind,) if options.kind else KINDS
