"""Publication dates as feeds, messages, tables and PDF files write them."""

from __future__ import annotations

import logging
import re
from datetime import timedelta, timezone
from email.utils import parsedate_tz

from dateline.core.when import Published, PublishedFrom
from dateline.ingest.dates import day_line, published

log = logging.getLogger("dateline")

LONGEST = 100  # characters; the longest honest form has about 45
_PDF = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?")
_DIGITS = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T]\d{1,2}:\d\d.{0,20})?$")  # the year first: month and day cannot be mixed up


def moment(value: str | None, source: PublishedFrom) -> Published | None:
    """The date that ISO 8601, EDTF, RFC 822 or a written English day stands for; None, never a guess, where it is none.

    The day is kept as it was in the time zone written. 02/06/2025 is June here and February there: none.
    """
    value = (value or "").strip()[:LONGEST]
    if not value:
        return None
    if found := published(value, source) or _of_mail(value, source):
        return found
    if line := day_line(value):
        return published(line[0], source)
    if digits := _DIGITS.match(value):
        return published(f"{digits[1]}-{int(digits[2]):02d}-{int(digits[3]):02d}", source)
    return None


def _of_mail(value: str, source: PublishedFrom) -> Published | None:
    """ "Mon, 02 Jun 2031 23:30:00 -0500", as mail and RSS have it."""
    try:
        found = parsedate_tz(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if found is None or not re.search(r"[A-Za-z]{3}", value) or not re.search(r"\d{4}|\b\d\d\b.*:", value):
        return None
    year, month, day, hour, minute, second = found[:6]
    zone = _zone(found[9], value)
    return published(f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{min(second, 59):02d}{zone}", source)


def _zone(offset: int | None, value: str) -> str:
    """ "-05:00"; nothing where no time zone is written."""
    if offset is None or abs(offset) >= 86_400:
        return ""
    if offset == 0:
        return "Z" if re.search(r"Z|GMT|UTC?|[+-]0000", value) else ""
    name = str(timezone(timedelta(seconds=offset)))  # "UTC-05:00"
    return name.removeprefix("UTC")


def moment_of_pdf(value: str | None) -> Published | None:
    """The day of a PDF date: "D:20310503101500+02'00'" (ISO 32000-1, 7.9.4)."""
    found = _PDF.match((value or "").strip()[:LONGEST])
    return published("-".join(found.groups()[:3]), "page") if found else None


class GivenDates:
    """Dates that a source gives its reports, one a line or row. Those that are none are counted, for a report without a date must not be
    one whose date got lost unseen.
    """

    def __init__(self) -> None:
        self.unread = 0
        self._first = ""

    def read(self, value: object, where: str) -> Published | None:
        """The date given at a line or row; None where there is none or it cannot be read."""
        found = moment(value, "given") if isinstance(value, str) else None
        if found is None and value not in (None, ""):
            self.unread += 1
            self._first = self._first or f"{str(value).strip()[:40]!r} ({where})"
        return found

    def tell(self, name: str) -> None:
        """Say how many could not be read, and which was the first."""
        if self.unread:
            many = f"{self.unread} dates" if self.unread > 1 else "1 date"
            told = "%s: %s of publication cannot be read and counted as not given, such as %s: write year-month-day, as 2031-03-04"
            log.info(told, name, many, self._first)
