"""What the caller says of all sources of one call."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.core.errors import UsageError
from dateline.core.when import Published
from dateline.ingest.dates import published


@dataclass(frozen=True, slots=True)
class Given:
    """`published` (ISO 8601 or EDTF) and `publisher` of sources that do not say so themselves.

    Raises UsageError where the date is none.
    """

    published: str | None = None
    publisher: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and published(self.published) is None:
            form = "give year-month-day such as 2025-06-02, or EDTF such as 2025-06 or 2025-06/2025-07"
            raise UsageError(f"{self.published!r:.60} is no date: {form}")

    @property
    def when(self) -> Published | None:
        """The date given, as an interval."""
        return published(self.published) if self.published else None
