"""Reports over time as a small row of bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from dateline.serve.desk.pictures.days import between, day_of, full_day, month
from dateline.serve.desk.pictures.drawing import el, line, nothing, picture

MOST_BARS = 30
_Bins = list[tuple[str, int]]


def sparkline(days: Sequence[tuple[str, int]], width: int = 120, height: int = 20, *, thing: str = "report") -> Markup:
    """Bars of counts, one a day; longer spans by week, month or several years, as the title says. Pairs are an ISO date and a count.

    Pairs without a readable date or a positive count are left out; with none left, a sentence instead.
    """
    counts = _counted(days)
    if not counts:
        return nothing("No dates given.")
    bins, unit = _binned(counts)
    width, height = max(width, 30), max(height, 8)
    total, (peak_name, peak) = sum(counts.values()), max(bins, key=lambda pair: pair[1])
    title = f"{_many(total, thing)}, {between(min(counts), max(counts))}; one bar a {unit}"
    wide = min(width / len(bins), 12.0)
    parts = [line(0, height - 0.5, wide * len(bins), height - 0.5, "axis")]
    for i, (_, count) in enumerate(bins):
        if count:
            tall = max(2.0, (height - 2) * count / peak)
            parts.append(el("rect", class_="spark-bar", x=i * wide + 0.5, y=height - tall, width=max(wide - 1, 1), height=tall))
    return picture("sparkline", width, height, title, f"{title}; most: {_many(peak, thing)}, {peak_name}.", parts, links=False)


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _counted(days: Sequence[tuple[str, int]]) -> dict[date, int]:
    counts: dict[date, int] = {}
    for text, count in days:
        day = day_of(text)
        if day and count > 0:
            counts[day] = counts.get(day, 0) + count
    return counts


def _binned(counts: dict[date, int]) -> tuple[_Bins, str]:
    first, last = min(counts), max(counts)
    days = (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if days <= MOST_BARS:
        return _fill(counts, first, 1), "day"
    if days <= 7 * MOST_BARS:
        return _fill(counts, first, 7), "week"
    if months <= MOST_BARS:
        return _by_month(counts, first, months, 1), "month"
    years = -(-(last.year - first.year + 1) // MOST_BARS)
    bins = _by_month(counts, first.replace(month=1), (last.year - first.year) // years + 1, 12 * years)
    return bins, f"{years} years" if years > 1 else "year"


def _fill(counts: dict[date, int], first: date, step: int) -> _Bins:
    sums = [0] * ((max(counts) - first).days // step + 1)
    for day, count in counts.items():
        sums[(day - first).days // step] += count
    start = first.toordinal()
    names = (full_day(date.fromordinal(start + i * step)) for i in range(len(sums)))
    return [(f"on {name}" if step == 1 else f"in the week from {name}", total) for name, total in zip(names, sums, strict=True)]


def _by_month(counts: dict[date, int], first: date, bins: int, step: int) -> _Bins:
    sums = [0] * bins
    for day, count in counts.items():
        sums[((day.year - first.year) * 12 + day.month - first.month) // step] += count
    return [(_name(first, i * step, step), total) for i, total in enumerate(sums)]


def _name(first: date, after: int, step: int) -> str:
    months = first.year * 12 + first.month - 1 + after
    if step == 1:
        return f"in {month(date(months // 12, months % 12 + 1, 1))}"
    return f"in {months // 12}" if step == 12 else f"from {months // 12} to {months // 12 + step // 12 - 1}"
