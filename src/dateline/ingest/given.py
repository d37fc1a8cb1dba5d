"""What the caller says of all sources of one call."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from dateline.core.errors import UsageError
from dateline.core.when import Published
from dateline.ingest.dates import published

# What a column of a table can hold, by the names of the fields of a report.
FIELDS = ("text", "title", "published", "publisher", "url", "byline", "id", "language")


@dataclass(frozen=True, slots=True)
class Given:
    """`published` (ISO 8601 or EDTF) and `publisher` of sources that do not say so themselves; `columns` of tables, by field.

    Raises UsageError where the date is none.
    """

    published: str | None = None
    publisher: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.published is not None and published(self.published) is None:
            form = "give year-month-day such as 2025-06-02, or EDTF such as 2025-06 or 2025-06/2025-07"
            raise UsageError(f"{self.published!r:.60} is no date: {form}")

    @property
    def when(self) -> Published | None:
        """The date given, as an interval."""
        return published(self.published) if self.published else None


def columns_of(words: str) -> tuple[tuple[str, str], ...]:
    """The columns in "text=Body,title=Headline", in quotation marks where a name holds a comma. Raises UsageError where it is wrong."""
    pairs = [tuple(part.split("=", 1)) for part in next(csv.reader([words], skipinitialspace=True), []) if part.strip()]
    for pair in pairs:
        if len(pair) != 2 or pair[0].strip() not in FIELDS or not pair[1].strip():
            form = f"give field=column such as text=Body,title=Headline; fields are {', '.join(FIELDS)}"
            raise UsageError(f"{'='.join(pair)!r:.60} names no column: {form}")
    return tuple((pair[0].strip(), pair[1].strip()) for pair in pairs)
