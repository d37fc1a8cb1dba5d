"""The cells of the calendar: a day, week, month, season or decade, with its TIMEX3 and EDTF names and its first and last day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century"]

SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}  # by the month a season begins in, northern hemisphere, as in TIMEX3
EDTF_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}  # ISO 8601-2 level 1
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_OF = {"day": 1, "weekend": 7, "week": 7}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of one grain, known by its first day."""

    grain: Grain
    start: date

    @property
    def last(self) -> date:
        """Its last day. A season reaches three weeks into the next, since both reckonings of seasons are in use."""
        if self.grain == "weekend":
            return self.start + timedelta(days=1)
        if self.grain in DAYS_OF:
            return self.start + timedelta(days=DAYS_OF[self.grain] - 1)
        end = months_later(self.start, MONTHS_OF[self.grain]) - timedelta(days=1)
        return end + timedelta(days=21) if self.grain == "season" else end

    @property
    def timex(self) -> str:
        """The TIMEX3 value."""
        s, year = self.start, f"{self.start.year:04}"
        week = s.isocalendar()
        names = {
            "day": s.isoformat(),
            "week": f"{week.year:04}-W{week.week:02}",
            "weekend": f"{week.year:04}-W{week.week:02}-WE",
            "month": f"{year}-{s.month:02}",
            "quarter": f"{year}-Q{(s.month + 2) // 3}",
            "half": f"{year}-H{1 if s.month < 7 else 2}",
            "season": f"{year}-{SEASONS.get(s.month, 'XX')}",
            "year": year,
            "decade": year[:3],
            "century": year[:2],
        }
        return names[self.grain]

    @property
    def edtf(self) -> str:
        """The EDTF level 1 value: an interval where level 1 has no name for the cell."""
        s = self.start
        if self.grain in ("week", "weekend"):
            return f"{s.isoformat()}/{self.last.isoformat()}"
        if self.grain in ("quarter", "half"):
            return f"{s.isoformat()[:7]}/{self.last.isoformat()[:7]}"
        if self.grain == "season":
            return f"{s.year:04}-{EDTF_SEASONS[s.month]}"
        return self.timex + {"decade": "X", "century": "XX"}.get(self.grain, "")


def cell_of(day: date, grain: Grain) -> Cell:
    """The cell of that grain that holds the day (a weekend: of the same week)."""
    if grain in ("week", "weekend"):
        return Cell(grain, day - timedelta(days=day.weekday() - (5 if grain == "weekend" else 0)))
    if grain == "season":
        return Cell(grain, months_later(day.replace(day=1), -(day.month % 3)))
    first = {
        "day": day,
        "month": day.replace(day=1),
        "quarter": date(day.year, (day.month - 1) // 3 * 3 + 1, 1),
        "half": date(day.year, 1 if day.month < 7 else 7, 1),
        "year": date(day.year, 1, 1),
        "decade": date(max(day.year // 10 * 10, 1), 1, 1),
        "century": date(max(day.year // 100 * 100, 1), 1, 1),
    }
    return Cell(grain, first[grain])


def shifted(cell: Cell, n: int) -> Cell:
    """The cell `n` cells later; raises ValueError or OverflowError past the calendar's ends."""
    if cell.grain in DAYS_OF:
        return Cell(cell.grain, cell.start + timedelta(days=n * DAYS_OF[cell.grain]))
    return Cell(cell.grain, months_later(cell.start, n * MONTHS_OF[cell.grain]))


def months_later(day: date, n: int) -> date:
    """The same day of the month `n` months on, or that month's last day; raises ValueError past the calendar's ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"no year {year} in the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian rule: Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def easter_eastern(year: int) -> date:
    """Easter Sunday of the eastern churches as a Gregorian day (Meeus's Julian rule; 13 days apart from 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
