"""Tables of hand-coded events (UCDP GED, ACLED, MAVERICK): each row as values by what they mean, the column of each kept."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.core.errors import Rejected, SourceError, UsageError
from dateline.ingest.encoding import decode
from dateline.ingest.limits import LIMIT, megabytes

STAGE = "import"
STYLES = ("ucdp", "acled", "maverick")
MOST = 20 * LIMIT  # bytes of a table; a year of one region has some tens of megabytes at most
LONGEST = 20_000  # characters of a cell that are taken
EMPTY = frozenset(("", "na", "nan", "null", "none", "-99", "n/a"))


@dataclass(frozen=True, slots=True)
class CodedRow:
    """One row: its number in the file (the header is 1), and by what it means the column and the cell, those that are filled."""

    number: int
    cells: Mapping[str, tuple[str, str]]

    def get(self, name: str) -> str | None:
        """The cell that holds this, or None."""
        found = self.cells.get(name)
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Style:
    """A style of table: the name of the data set, the columns that mark it, and for each meaning the columns that may hold it."""

    name: str
    needs: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("dateline.ingest").joinpath("tables/coded_styles.toml").read_text("utf-8"))


def style_called(name: str) -> Style:
    """The style of a name. Raises UsageError with those there are."""
    if name not in STYLES:
        raise UsageError(f"there is no style {name}; give --style with one of: {' '.join(STYLES)}")
    entry = _table()[name]
    columns = {k: tuple(v) for k, v in entry.items() if k not in ("name", "needs")}
    return Style(entry["name"], tuple(entry["needs"]), columns)


def in_words(kind: str) -> str:
    """A type as it is written out: UCDP's numbers in words."""
    return str(_table()["words"].get(kind, kind))


def plover_of(kind: str, mode: str | None = None) -> tuple[str, str | None] | None:
    """PLOVER's type and mode of a type of theirs, None where it tells of none; its own types, with a mode of theirs, are themselves."""
    modes = _table()["modes"]
    if kind.upper() in modes:
        return kind.upper(), mode if mode in modes[kind.upper()].split() else None
    found = _table()["types"].get(in_words(kind).lower())
    return (found[0], found[1] or None) if found else None


def coded_rows(path: Path, style: Style) -> Iterator[CodedRow | Rejected]:
    """The rows of a table. Raises UsageError where it cannot be read or is not of this style."""
    reader = csv.reader(io.StringIO(_text(path), newline=""), delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if missing := [name for name in style.needs if name not in header]:
            raise UsageError(f"{path} is no table of {style.name}: it has no column {', '.join(missing)}; see docs/formats.md")
        for number, row in enumerate(reader, 2):
            if any(cell.strip() for cell in row):
                yield (
                    _row(number, header, row, style)
                    if len(row) <= len(header)
                    else Rejected(f"{path.name}: row {number}", STAGE, "more cells than the header has: mend the row")
                )
    except csv.Error as error:
        raise UsageError(f"{path} cannot be read as a table ({error}); save it as CSV in UTF-8") from None


def _text(path: Path) -> str:
    csv.field_size_limit(LIMIT)
    try:
        if path.stat().st_size > MOST:
            raise UsageError(f"{path} is larger than {megabytes(MOST)}; import it in parts")
        data = path.read_bytes()
        return decode(data).replace("\x00", "") if data else ""
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); name a file that is there") from None
    except SourceError as error:
        raise UsageError(f"{path}: {error}") from None


def _row(number: int, header: list[str], row: list[str], style: Style) -> CodedRow:
    filled = {name: cell.strip()[:LONGEST] for name, cell in zip(header, row, strict=False) if cell.strip().lower() not in EMPTY}
    cells: dict[str, tuple[str, str]] = {}
    for meaning, columns in style.columns.items():
        column = next((c for c in columns if c in filled), None)
        if column:
            cells[meaning] = (column, filled[column])
    return CodedRow(number, cells)
