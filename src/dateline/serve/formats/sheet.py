"""One sheet of a workbook, written row by row: strings stay strings, days are dates, links lead to rows or to the web."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dateline.serve.formats.cells import FORMULA
from dateline.serve.words import visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as Style

Row = TypeVar("Row")

# Limits of the file format (Microsoft, "Excel specifications and limits").
MOST_ROWS = 1_048_576
MOST_LINKS = 65_530
LONGEST_CELL = 32_767
LONGEST_LINK = 2_079
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class SheetColumn(Generic[Row]):
    """A column: its head, width in characters, what it means, the value of a row, and where the cell leads (None: nowhere).

    A value is a string, a number, a date, or None for an empty cell.
    """

    name: str
    width: int
    meaning: str
    value: Callable[[Row], Any]
    link: Callable[[Row], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats that all sheets share."""

    head: Style
    day: Style
    link: Style
    inert: Style  # a string that begins like a formula, kept one when somebody edits the cell

    @classmethod
    def of(cls, book: Workbook) -> Styles:
        """The formats, made in a workbook."""
        return cls(
            book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"font_color": "#0b5394", "underline": 1}),
            book.add_format({"quote_prefix": True}),
        )


@dataclass
class Sheet(Generic[Row]):
    """A sheet that grows downwards; `next_row` counts from 0, the head included."""

    book: Workbook
    name: str
    columns: Sequence[SheetColumn[Row]]
    styles: Styles
    next_row: int = 1
    links: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._sheet = self.book.add_worksheet(self.name)
        self._sheet.freeze_panes(1, 1)
        for at, column in enumerate(self.columns):
            self._sheet.set_column(at, at, column.width)
            self._sheet.write_string(0, at, column.name, self.styles.head)

    def add(self, row: Row) -> bool:
        """Write a row; False where the sheet is full."""
        if self.next_row >= MOST_ROWS:
            return False
        for at, column in enumerate(self.columns):
            self._write(at, column.value(row), column.link(row) if column.link else None)
        self.next_row += 1
        return True

    def finish(self) -> None:
        """Let the reader filter by any column."""
        self._sheet.autofilter(0, 0, self.next_row - 1, len(self.columns) - 1)

    def _write(self, at: int, value: Any, link: str | None) -> None:
        if value is None or value == "":
            return
        if isinstance(value, date):
            self._sheet.write_datetime(self.next_row, at, value, self.styles.day)
        elif isinstance(value, int | float):
            self._sheet.write_number(self.next_row, at, value)
        else:
            self._write_text(at, fitting(str(value)), link)

    def _write_text(self, at: int, text: str, link: str | None) -> None:
        if link and self.links < MOST_LINKS and len(link) < LONGEST_LINK:
            self.links += 1
            self._sheet.write_url(self.next_row, at, link, self.styles.link, text[:LONGEST_CELL])
        elif text.startswith(FORMULA):
            self._sheet.write_string(self.next_row, at, text, self.styles.inert)
        else:
            self._sheet.write_string(self.next_row, at, text)


def fitting(text: str) -> str:
    """The text as a cell can hold it; what is cut off is marked."""
    shown = visible(text)
    return shown if len(shown) <= LONGEST_CELL else shown[: LONGEST_CELL - 1] + "…"


def on_web(address: str | None) -> str | None:
    """An address that a click may open: of the web only, never of a file or a program."""
    return address if address and address.lower().startswith(WEB) and not any(c.isspace() for c in address) else None


def day(text: str | None) -> date | None:
    """An ISO day as a date that spreadsheets know; None for days before 1900, which they do not, and for what is no day."""
    try:
        found = date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
    return found if found and found.year >= 1900 else None
