"""Weeks by number, quarters by their months, seasons counted back: "week 46", "the April-June quarter", "two summers ago"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.resolve.dates.calendar_cells import Cell
from dateline.resolve.dates.grammar import Match
from dateline.resolve.dates.lengths import quantity
from dateline.resolve.dates.timex_forms import Expression, Fixed, Form, Named, Within
from dateline.resolve.dates.words import lists

LATE_WEEK = 20  # a week with a higher number is one of the year; "in week 3" is one of a season, a course or a trial
WEEKS = 53


def week_number(m: Match) -> Expression | None:
    """ "week 46", "epidemiological week 5": by ISO 8601."""
    figure = m.value("n")
    n = int(figure) if figure.isdigit() and len(figure) < 3 else 0
    if not m.has_value("W") or not 1 <= n <= WEEKS or not (m.value("year") or _of_the_year(m, n)):
        return None
    return Expression(_in_year(m, Named("week", n)))


def _of_the_year(m: Match, n: int) -> bool:
    if m.says(-1, *lists()["numbered_week"]):
        return True
    return n > LATE_WEEK and not m.is_a(1, "OF") and m.says(-1, "in", "during", "of", "since", "until", "for", "by", "from", "and", "to")


def month_quarter(m: Match) -> Expression | None:
    """ "the April-June quarter", "the October to December quarter of last year"."""
    first, last = int(m.value("a")), int(m.value("b"))
    if not m.has_value("Q") or (last - first) % 12 != 2:
        return None
    if first % 3 == 1:
        return Expression(_in_year(m, Named("quarter", (first + 2) // 3)))
    return None


def _in_year(m: Match, named: Named) -> Form:
    year = m.value("year")
    return Within(Fixed(Cell("year", date(int(year), 1, 1))), named) if year else named


def seasons_ago(m: Match) -> Expression | None:
    """ "two summers ago": of those that are over, the second from now."""
    n = quantity(m.all("q"))
    if n is None or n != int(n) or not 1 <= n <= 20:
        return None
    return Expression(replace(Named("season", int(m.value("s")), pick="last"), back=int(n)))
