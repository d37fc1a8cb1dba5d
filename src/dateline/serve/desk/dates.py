"""Days and times as the desk's pages write them: one form on all of them, day first and the month in letters."""

from __future__ import annotations

from datetime import date

from dateline.core.event import Story
from dateline.core.when import When
from dateline.serve import words


def day(when: When | str | None) -> str:
    """ "3 March 2025", "March 2025", "3–9 March 2025", "date not given": a date or its bounds, or an ISO day."""
    if isinstance(when, str):
        return _day(when)
    if when is None or not when.known:
        return "date not given"
    if when.edtf and words.MONTH_OR_YEAR.fullmatch(when.edtf) and (one := _parsed(when.earliest)):
        return f"{one:%B} {one.year}" if "-" in when.edtf else str(one.year)
    first, last = when.earliest, when.latest
    if first and last:
        return _day(first) if first[:10] == last[:10] else _between(first, last)
    return f"{_day(last)} or before" if last else f"{_day(first)} or later" if first else words.safe(when.edtf or "")


def short_day(iso: str | None) -> str:
    """ "3 Mar 2025"."""
    parsed = _parsed(iso)
    return f"{parsed.day} {parsed:%b} {parsed.year}" if parsed else words.safe(iso or "") or "no date"


def dates(story: Story) -> str:
    """ "3–9 Mar 2025": from the first report's day to the last one's."""
    one, two = _parsed(story.earliest), _parsed(story.latest)
    if one is None or two is None or one == two:
        return short_day(story.earliest or story.latest)
    if (one.year, one.month) == (two.year, two.month):
        return f"{one.day}–{two.day} {two:%b} {two.year}"
    return f"{one.day} {one:%b}{'' if one.year == two.year else f' {one.year}'} – {two.day} {two:%b} {two.year}"


def _day(iso: str | None) -> str:
    parsed = _parsed(iso)
    return f"{parsed.day} {parsed:%B} {parsed.year}" if parsed else words.safe(iso or "") or "date not given"


def _between(first: str, last: str) -> str:
    one, two = _parsed(first), _parsed(last)
    if one and two and one.year == two.year:
        if one.month == two.month:
            return f"{one.day}–{two.day} {two:%B} {two.year}"
        return f"{one.day} {one:%B} to {two.day} {two:%B} {two.year}"
    return f"{_day(first)} to {_day(last)}"


def _parsed(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def clock(at: str | None) -> str:
    """A UTC time in ISO 8601 as "3 Mar 2025, 14:05 UTC"."""
    text = at or ""
    return f"{short_day(text)}, {text[11:16]} UTC" if len(text) >= 16 and text[10] == "T" else short_day(text)
