"""Days and times of publishing inside a line at the head of a report: "Updated 9:14 PM EDT, March 3, 2026"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.ingest.dates import WEEKDAY, written_day

LONGEST = 180  # characters of a line that is looked at
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_LABEL = (
    r"(?P<label>(?:(?:first|originally|last) )?(?:published|posted|issued|released|created|dated?|updated?|modified|edited)"
    r"(?: date)?(?: (?:on|at))?\s?[:–—-]?\s{0,2})?"
)
_ZONE = r"(?: ?\(?(?:GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]?T|[IJKS]ST|SGT|HKT|AE[SD]T|WIB|EAT|MSK)(?:[+-]\d{1,2})?\)?)?(?:,? UK)?"
_TIME = rf"\d{{1,2}}(?:[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\b\.?|hrs)?| ?[ap]\.?m\b\.?){_ZONE}"
_DAY = (
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)\d\d|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d)"
    r"|(?P<figures>\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
)
_STAMP = re.compile(
    rf"(?<!\w){_LABEL}(?:{_TIME}(?:,| on| [-–—•|])? )?{WEEKDAY}(?:{_DAY})"
    rf"(?:T|,? {{0,2}}(?:at |[-–—•|] ?)?)?(?:{_TIME})?(?!\w)",
    re.IGNORECASE,
)
_SHORT = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
# A clock alone, with a label or a day without its year, tells no day.
_NO_DAY = re.compile(
    rf"(?<!\w){_LABEL.replace('?P<label>', '?:')}(?:{WEEKDAY}{_SHORT}(?:,? at)? )?{_TIME}(?!\w)"
    rf"|(?<!\w){_LABEL.replace('?P<label>', '?:')[:-1]}{WEEKDAY}{_SHORT}(?!\w)",
    re.IGNORECASE,
)
_CLOCK = re.compile(_TIME, re.IGNORECASE)  # opens a post of a live report
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamps:
    """What a line says besides its days (`rest`, a bar for each), the ISO day it gives, and the day of an update, not before it."""

    rest: str
    day: str | None
    updated: str | None
    found: bool


def stamps_in(line: str) -> Stamps:
    """The days and times of a line. Where several are given, the first; one called the original goes before."""
    days: list[tuple[int, str]] = []
    updates: list[str] = []

    def take(found: re.Match[str]) -> str:
        label = (found["label"] or "").casefold()
        day = written_day(_ORDINAL.sub("", found["day"])) if found["day"] else _of_figures(found["figures"])
        if day and re.search("updat|modif|edit", label):
            updates.append(day)
        elif day:
            days.append((0 if re.match("first|orig", label) else 1, day))
        return " | "

    rest = _STAMP.sub(take, line[:LONGEST])
    rest = _NO_DAY.sub(" | ", rest) if rest != line[:LONGEST] or not _CLOCK.fullmatch(line) else rest
    day = min(days, key=lambda d: d[0])[1] if days else None
    return Stamps(rest + line[LONGEST:], day, max(updates, default=None), rest != line[:LONGEST])


def _of_figures(words: str) -> str | None:
    """The day of a date in figures that can be read in one way only: 13/04/2026 and 04/04/2026, not 03/04/2026."""
    first, second, year = re.split(r"[./]", words)
    if int(first) > 12 or first == second:
        return written_day(f"{year}-{second:0>2}-{first:0>2}")
    return written_day(f"{year}-{first:0>2}-{second:0>2}") if int(second) > 12 else None
