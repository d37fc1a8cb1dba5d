"""Days and moments as markup writes them, as the contract keeps them: ISO 8601 with the zone as written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

from dateline.core.when import Published
from dateline.ingest.dates import published, written_day

LONGEST = 60
EARLIEST, LATEST = "1600-01-01", "2099-12-31"  # the year of the first newspapers; fixed, so that an answer does not hang on the clock
_FIGURES = re.compile(r"(\d{4})[/.]?(\d\d)[/.]?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?)?\s?(Z|[+-]\d\d:?\d\d)?\Z")
_LOOSE = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2})(?:(?:[T ]|\s+)(\d{1,2}:\d\d)(:\d\d)?(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?(?:\[[\w/]+\])?\Z"
)
_WEEKDAY_FIRST = re.compile(r"[A-Za-z]{3,9},? \d{1,2} [A-Za-z]{3,9} \d{4}")
_WRITTEN = re.compile(
    r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|"
    r"\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,8}\.?,? \d{4})\b"
)


def first_moment(values: Iterable[str]) -> Published | None:
    """The first of the values that is a day or a moment."""
    return next((found for value in values if (found := moment(value))), None)


def moment(value: str) -> Published | None:
    """A day or moment of markup: ISO 8601 and its loose forms, RFC 2822, seconds since 1970, English days written out.

    None for anything vaguer than a day, anything that is no date, and years that no report of news has.
    """
    value = " ".join(value.split()).strip()
    if not value or len(value) > LONGEST:
        return None
    found = next((p for form in (_iso, _figures, _mail, _epoch, _words) if (p := form(value))), None)
    return found if found and found.earliest and found.earliest == found.latest and EARLIEST <= found.earliest <= LATEST else None


def _iso(value: str) -> Published | None:
    loose = _LOOSE.match(value)
    if not loose:
        return None
    day, clock, seconds, zone = loose.groups()
    day = "-".join(part.zfill(2) for part in day.split("-"))
    zone = f"{zone}:00" if zone and re.fullmatch(r"[+-]\d\d", zone) else zone or ""
    return published(f"{day}T{clock.zfill(5)}{seconds or ''}{zone}" if clock else day, "page") or published(day, "page")


def _figures(value: str) -> Published | None:
    """ "20250602", "2025/06/02 10:30"; never figures whose order is not known, such as 02/06/2025."""
    found = _FIGURES.match(value)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return published(f"{year}-{month}-{day}{clock}", "page")


def _mail(value: str) -> Published | None:
    if not _WEEKDAY_FIRST.match(value):
        return None
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return published(found.isoformat(), "page")


def _epoch(value: str) -> Published | None:
    """Seconds or milliseconds since 1970, of the years 2001 to 2033 and of nothing else that has as many digits."""
    from datetime import UTC, datetime

    if not re.fullmatch(r"1\d{9}(?:\d{3})?", value):
        return None
    return published(datetime.fromtimestamp(int(value[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "page")


def _words(value: str) -> Published | None:
    """A day written out, with or without other words: "Tue Nov 19 2019 03:05:46 GMT+0000"; None where there are two."""
    days = {day for m in _WRITTEN.finditer(value) if (day := written_day(m.group()))}
    return published(days.pop(), "page") if len(days) == 1 else None
