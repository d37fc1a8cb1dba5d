"""Tables whose columns say what they hold: one declaration gives header, values, types and dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from dateline.serve.formats.cells import csv_line, shown

Row = TypeVar("Row")
Sort = Literal["text", "integer", "number", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: name, type, what its values mean, and the value that a row has there (None: an empty cell)."""

    name: str
    sort: Sort
    meaning: str
    value: Callable[[Row], Any]


def table(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Iterator[str]:
    """A comma-separated table, one line at a time, the header first."""
    yield csv_line(c.name for c in columns)
    for row in rows:
        yield csv_line(shown(c.value(row)) for c in columns)


def nothing(_: object) -> None:
    """The value of a column that others fill and we cannot."""


def whole(value: float | None) -> int | None:
    """The nearest whole number, halves to the even one; None stays None."""
    return None if value is None else round(value)
