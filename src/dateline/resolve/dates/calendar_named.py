"""Cells that come round again: all of them near a day, and the one a writer means by tense, "last", "this" or "next"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from dateline.resolve.dates.calendar_cells import Cell, cell_of, easter, easter_eastern, months_later
from dateline.resolve.dates.timex_forms import Direction, Named
from dateline.resolve.dates.words import holidays

# "agreed to vote in June", written in May: a verb in the past, yet the June to come. A day of the year that lies more than this many
# days back, while the next is no more than that many days ahead, is the next. Chosen so that ten months back still reads as past.
FAR_BACK, NEAR_AHEAD = 320, 40


def candidates(named: Named, day: date) -> list[Cell]:
    """The cells of that name around the day, earliest first; none where no calendar has one."""
    if named.sort in ("weekday", "weekend"):
        return [c for c in (_in_week(named, day, n) for n in range(-2, 3)) if c]
    reach = 8 if (named.number, named.day) == (2, 29) else named.back + 1
    return [c for year in range(day.year - reach, day.year + reach + 1) if (c := in_year(named, year))]


def _in_week(named: Named, day: date, n: int) -> Cell | None:
    try:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=n)
        return cell_of(monday, "weekend") if named.sort == "weekend" else Cell("day", monday + timedelta(days=named.number - 1))
    except OverflowError:
        return None


def in_year(named: Named, year: int) -> Cell | None:
    """The cell of that name in a year; None where there is none (29 February) or nobody can reckon it."""
    try:
        if named.sort == "holiday":
            found = holiday(named.name, year)
            return Cell("day", found) if found else None
        if named.sort == "day":
            return Cell("day", date(year, named.number, named.day))
        if named.sort == "week":
            return Cell("week", date.fromisocalendar(year, named.number, 1))
        month = {"quarter": named.number * 3 - 2, "half": named.number * 6 - 5}.get(named.sort, named.number)
        return Cell(named.sort, date(year, month, 1)) if named.sort in ("month", "quarter", "half", "season") else None
    except (ValueError, OverflowError):
        return None


@cache
def holiday(name: str, year: int) -> date | None:
    """The day on which a named day of the table falls in a year."""
    rule = holidays().get(name, "?")
    if fixed := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return date(year, int(fixed[1]), int(fixed[2]))
    if moving := re.fullmatch(r"(easter|eastern)([+-]\d+)", rule):
        return (easter if moving[1] == "easter" else easter_eastern)(year) + timedelta(days=int(moving[2]))
    if nth := re.fullmatch(r"(\d+)-(last|\d)\w*-(\d)", rule):
        return _nth_weekday(year, int(nth[1]), nth[2], int(nth[3]))
    return None


def _nth_weekday(year: int, month: int, nth: str, weekday: int) -> date:
    """The nth or last weekday (1 is Monday) of a month."""
    if nth == "last":
        end = months_later(date(year, month, 1), 1) - timedelta(days=1)
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (int(nth) - 1))


def chosen(named: Named, day: date, direction: Direction) -> Cell | None:
    """The one that is meant on that day."""
    cells = candidates(named, day)
    before = [c for c in cells if c.start <= day]
    after = [c for c in cells if c.last >= day]
    if named.pick == "last":
        over = [c for c in cells if c.last < day]
        return over[-named.back] if len(over) >= named.back else None
    if named.pick == "next":
        return next((c for c in cells if c.start > day), None)
    if named.pick == "this":
        return _now(cells, named, day) or next((c for c in cells if _same_round(named, c, day)), None)
    if not before or not after:
        return before[-1] if before else after[0] if after else None
    if direction == "future":
        return before[-1] if _just_over(before[-1], after[0], day, named) else after[0]
    return _nearest(before[-1], after[0], day) if direction is None and named.sort != "weekday" else _past(before[-1], after[0], day, named)


def _now(cells: list[Cell], named: Named, day: date) -> Cell | None:
    """ "this winter" in February is the one that began last year."""
    return next((c for c in cells if c.start <= day <= c.last), None) if named.sort == "season" else None


def _weekly(named: Named) -> bool:
    return named.sort in ("weekday", "weekend")


def _past(before: Cell, after: Cell, day: date, named: Named) -> Cell:
    if not _weekly(named) and (day - before.last).days > FAR_BACK and (after.start - day).days <= NEAR_AHEAD:
        return after
    return before


def _just_over(before: Cell, after: Cell, day: date, named: Named) -> bool:
    """ "a vote set for April 20 was put off", written on the 28th: nobody means next year's without naming the year."""
    return named.sort in ("day", "holiday") and 0 < (day - before.last).days <= NEAR_AHEAD and (after.start - day).days > FAR_BACK


def _nearest(before: Cell, after: Cell, day: date) -> Cell:
    back, ahead = day - before.last, after.start - day
    return before if back < ahead or (back == ahead and before.grain != "weekend") else after  # on a Wednesday the weekend to come


def _same_round(named: Named, cell: Cell, day: date) -> bool:
    if _weekly(named):
        return cell.start.isocalendar()[:2] == day.isocalendar()[:2]
    return cell.start.year == day.year


def sequence(outer: Cell, named: Named) -> Iterator[Cell]:
    """The cells of that name that begin inside another cell, in order."""
    if _weekly(named):
        start = outer.start
        while start <= outer.last:
            if start.isoweekday() == (named.number or 6):
                yield cell_of(start, "weekend") if named.sort == "weekend" else Cell("day", start)
            start += timedelta(days=1)
        return
    for year in range(outer.start.year, outer.last.year + 1):
        found = in_year(named, year)
        if found and outer.start <= found.start <= outer.last:
            yield found
