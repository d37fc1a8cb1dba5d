"""Days as pictures name them: "4 Mar 2025", "3 months"."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")
NOT_GIVEN = "date not given"


def day_of(text: str | None) -> date | None:
    """The day an ISO date or time begins with ("2025-03" is its first day); None for anything else."""
    found = _ISO.match(text or "")
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def short_day(day: date) -> str:
    """4 Mar"""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def full_day(day: date) -> str:
    """4 Mar 2025"""
    return f"{short_day(day)} {day.year}"


def month(day: date) -> str:
    """Mar 2025"""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def between(first: date, last: date) -> str:
    """One day, or two with "to" between them; a year that both share is named once."""
    if first == last:
        return full_day(first)
    return f"{short_day(first) if first.year == last.year else full_day(first)} to {full_day(last)}"


def span(days: int) -> str:
    """A number of days in the unit a reader would use: "20 days", "3 months", "12 years"."""
    if days < 60:
        return f"{days} days" if days != 1 else "1 day"
    if days < 730:
        return f"{round(days / 30.44)} months"
    return f"{round(days / 365.25):,} years"
