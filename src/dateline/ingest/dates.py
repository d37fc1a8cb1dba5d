"""Publication dates as givers and pages write them: ISO 8601, EDTF, and English days written out."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from functools import cache

from dateline.core.when import Published, PublishedFrom

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_CLOCK = r"(?:,? {0,2}(?:at |[-–|•·] ?)?\d{1,2}[:.]\d\d[^\n]{0,25})?"
_DAY_FORMS = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>\d{{4}})",
    rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T\d\d:\d\d\S{0,14})?",
)
_LABEL = (
    r"(?P<label>(?:first )?(?:published|posted|issued|released|dated?|updated|last (?:updated|modified|edited))(?: (?:on|at))?)?"
    r"\s{0,2}:?\s{0,2}"
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d|[0-9]X|XX)(?:-(\d\d|[0-9]X|XX))?)?([?~%])?$")
_VAGUE_YEAR = re.compile(r"(\d{2}XX|\d{3}X)([?~%])?$")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d{1,9})?\s?(Z|[+-]\d\d:?\d\d|UTC|GMT)?$")
_SEASON = re.compile(r"(\d{4})-(2[1-4])([?~%])?$")


@cache
def _day_lines() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_LABEL + WEEKDAY + form + _CLOCK, re.IGNORECASE) for form in _DAY_FORMS)


def published(value: str, source: PublishedFrom = "given") -> Published | None:
    """The publication date that an ISO 8601 or EDTF (level 1) value stands for; None where it is none.

    A date-time keeps its day as written, in its own time zone.
    """
    value = value.strip()
    if moment := _moment(value):
        return Published(moment[0], moment[1], moment[1], source)
    if "/" in value:
        return _interval(value, source)
    bounds = _bounds(value)
    return Published(value, *bounds, source) if bounds else None


def _moment(value: str) -> tuple[str, str] | None:
    """A date-time as EDTF, and its day."""
    found = _MOMENT.match(value) if len(value) < 50 else None
    if not found:
        return None
    day, clock, seconds, zone = found.groups()
    edtf = f"{day}T{clock}{seconds or ':00'}{'Z' if zone in ('UTC', 'GMT') else _zone(zone)}"
    try:
        datetime.fromisoformat(edtf.replace("Z", "+00:00"))
    except ValueError:
        return None
    return edtf, day


def _zone(zone: str | None) -> str:
    return zone or "" if not zone or zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _interval(value: str, source: PublishedFrom) -> Published | None:
    """ "2025-06/2025-07", "2025-06-01/..", "../2025"."""
    first, _, last = value.partition("/")
    start, end = _end_of_interval(first), _end_of_interval(last)
    if start is None or end is None or not (start[0] or end[1]):
        return None
    if start[0] and end[1] and start[0] > end[1]:
        return None
    return Published(value, start[0], end[1], source)


def _end_of_interval(value: str) -> tuple[str | None, str | None] | None:
    return (None, None) if value in ("", "..") else _bounds(value)


def _bounds(value: str) -> tuple[str, str] | None:
    """First and last day of an EDTF date of level 1."""
    if vague := _VAGUE_YEAR.match(value):
        return _days(vague[1].replace("X", "0") + "-01-01", vague[1].replace("X", "9") + "-12-31")
    if season := _SEASON.match(value):
        return _season(season[1], int(season[2]))
    found = _DAY.match(value)
    return _parts(*found.groups()[:3]) if found else None


def _parts(year: str, month: str | None, day: str | None) -> tuple[str, str] | None:
    """Bounds of a year, month or day; X stands for any digit."""
    if month is None or month == "XX":
        return _days(f"{year}-01-01", f"{year}-12-31") if day in (None, "XX") else None
    if not month.isdigit() or not 1 <= int(month) <= 12 or year == "0000":
        return None
    if day is None or day == "XX":
        return _days(f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]:02d}")
    return _days(f"{year}-{month}-{day}", f"{year}-{month}-{day}")


def _season(year: str, season: int) -> tuple[str, str] | None:
    """Spring to winter of the northern year, as EDTF leaves them: three months from March on."""
    first = 3 * (season - 20)
    last = (first + 1) % 12 + 1
    last_year = int(year) + (last < first)
    return _days(f"{year}-{first:02d}-01", f"{last_year:04d}-{last:02d}-{monthrange(last_year, last)[1]:02d}") if int(year) else None


def _days(first: str, last: str) -> tuple[str, str] | None:
    try:
        date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return first, last


def day_line(line: str) -> tuple[str, bool] | None:
    """The ISO day of a line that holds nothing but a full date, and whether the line calls it an update.

    "Published: 2 June 2025", "Monday, June 2, 2025, 10:30 GMT". Dates in figures only are taken where the year stands first:
    02/06/2025 is June here and February there.
    """
    for form in _day_lines() if len(line) <= 90 else ():
        found = form.fullmatch(line)
        if found and (day := _iso(found["year"], found["month"], found["day"])):
            label = (found["label"] or "").casefold()
            return day, "updated" in label or "modified" in label or "edited" in label
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else next(i for i, m in enumerate(MONTHS, 1) if m.startswith(month.casefold()[:3]))
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def written_day(words: str) -> str | None:
    """The ISO day of a date with its year, such as "June 2, 2025"."""
    found = day_line(words.strip())
    return found[0] if found else None
