"""Where a timeline's days, events and bars stand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from dateline.serve.desk.pictures.days import day_of, short_day
from dateline.serve.desk.pictures.lettering import clean, wrapped

LANE, MOST_LANES = 9, 4
_ROW, _CELL, _SPINE = 26, 24, 62
_LINE = 13  # pixels more for a second line of a title
_TITLE = 12
_LONG_GAP = 10  # days; a longer stretch without events is shortened
MOST_VOICES = 60


@dataclass(frozen=True)
class Dot:
    """One event: ISO dates or None (`day_to` None: the one day; `day_from` None: that day or before), voices, PLOVER type, status."""

    title: str
    day_from: str | None
    day_to: str | None
    voices: int
    event_type: str
    status: str
    href: str


@dataclass(frozen=True)
class Entry:
    """An event with its days worked out: where it stands, and the last day where it is a range."""

    dot: Dot
    order: int
    day: date | None
    last: date | None
    open_start: bool = False


@dataclass(frozen=True)
class Seat:
    """Where an event's dot stands."""

    entry: Entry
    x: float
    y: float
    radius: float
    lines: tuple[str, ...] = ()  # its title, where it has one
    until: date | None = None  # the last day of a range that found no lane for a bar


@dataclass(frozen=True)
class Group:
    """A day (or, last, the undated): its heading, where it begins, its first dot's middle; `gap`: days cut out above, 0 for none.

    `bound`: what stands here was on that day or before, so no time that went by is known.
    """

    day: date | None
    heading: tuple[str, ...]
    top: float
    middle: float
    bottom: float
    seats: tuple[Seat, ...]
    gap: int
    bound: bool = False


@dataclass(frozen=True)
class Bar:
    """A range of days as a bar in a lane."""

    dot: Dot
    lane: int
    top: float
    bottom: float


@dataclass(frozen=True)
class Layout:
    """All of it, with the pixels of the spine and of where titles begin."""

    groups: tuple[Group, ...]
    bars: tuple[Bar, ...]
    spine: float
    text: float
    height: float

    def lane(self, number: int) -> float:
        """The middle of a lane."""
        return lane_x(number)

    def stretches(self) -> Iterator[tuple[Group, Group]]:
        """Neighbouring dated groups."""
        return pairwise(group for group in self.groups if group.day)


def lane_x(number: int) -> float:
    """The middle of a lane, right of the spine."""
    return _SPINE + 12 + LANE * number


def radius(voices: int) -> float:
    """A dot's radius: its area grows with the voices."""
    return max(3.5, min(9.0, 3.2 * math.sqrt(min(max(voices, 1), MOST_VOICES))))


def laid_out(dots: Sequence[Dot], width: int, titled: int) -> Layout:
    """Days from top to bottom, in each the events with most voices first."""
    entries = [_entry(dot, i) for i, dot in enumerate(dots)]
    named = {e.order for e in sorted(entries, key=lambda e: (-e.dot.voices, e.order))[:titled]}
    lanes = _lanes([e for e in entries if e.last and e.order in named])
    text = lane_x(max(lanes.values(), default=-1)) + (13 if lanes else 9)
    groups = tuple(_groups(entries, named, lanes, text, width))
    return Layout(groups, tuple(_bars(groups, lanes)), _SPINE, text, groups[-1].bottom + 4)


def _entry(dot: Dot, order: int) -> Entry:
    first, last = day_of(dot.day_from), day_of(dot.day_to)
    if first and last and first > last:
        first, last = last, first
    ranged = last if first and last and last > first else None
    return Entry(dot, order, first or last, ranged, open_start=first is None and last is not None)


def _lanes(ranged: Sequence[Entry]) -> dict[int, int]:
    """A lane for each range, by its order; ranges that overlap get different ones, and those past the last lane none."""
    ends: list[date] = []
    lanes: dict[int, int] = {}
    for entry in sorted(ranged, key=lambda e: (e.day or date.min, e.order)):
        day, last = entry.day or date.min, entry.last or date.max
        free = next((i for i, end in enumerate(ends) if end < day), len(ends))
        if free >= MOST_LANES:
            continue
        ends[free : free + 1] = [last]
        lanes[entry.order] = free
    return lanes


def _groups(entries: Sequence[Entry], named: set[int], lanes: dict[int, int], text: float, width: int) -> Iterator[Group]:
    top, before = 4.0, None
    for day, bound, members in _by_day(entries, lanes):
        days = (day - before).days if day and before else 0
        cut = days if days > _LONG_GAP else 0
        top += 26 if cut or not day else max(days - 1, 0) * 2
        heading = _heading(day, before, bound)
        group = replace(_seated(day, members, heading, top, cut, named, lanes, text, width), bound=bound)
        yield group
        top, before = group.bottom, day or before


def _by_day(entries: Sequence[Entry], lanes: dict[int, int]) -> Iterator[tuple[date | None, bool, list[Entry]]]:
    """Days with their events; those of a day or before it stand apart, above those of the day itself."""
    dated = sorted((e for e in entries if e.day), key=lambda e: (e.day, not e.open_start, -e.dot.voices, e.order))
    days = {key: list(members) for key, members in groupby(dated, key=lambda e: (e.day or date.min, not e.open_start))}
    for entry in entries:
        if entry.last and entry.order in lanes:
            days.setdefault((entry.last, True), [])
    for day, itself in sorted(days):
        yield day, not itself, days[day, itself]
    undated = sorted((e for e in entries if not e.day), key=lambda e: (-e.dot.voices, e.order))
    if undated:
        yield None, False, undated


def _heading(day: date | None, before: date | None, bound: bool) -> tuple[str, ...]:
    if day is None:
        return ()
    year = (str(day.year),) if before is None or before.year != day.year else ()
    return (short_day(day), *year, *(("or before",) if bound else ()))


def _seated(
    day: date | None, members: list[Entry], heading: tuple[str, ...], top: float, gap: int,
    named: set[int], lanes: dict[int, int], text: float, width: int,
) -> Group:  # fmt: skip
    """The events of a day: those with titles one below the other, then the others as dots side by side."""
    rows = [e for e in members if e.order in named]
    dots = [e for e in members if e.order not in named]
    start = top + _ROW / 2
    seats, below = [], start
    for entry in rows:
        seats.append(_titled(entry, below, lanes, width - text))
        below += _ROW + _LINE * (len(seats[-1].lines) - 1)
    across = max(1, int((width - text - 4) // _CELL))
    for i, entry in enumerate(dots):
        x, y = text + _CELL / 2 + (i % across) * _CELL, below + (i // across) * _CELL
        seats.append(Seat(entry, x, y, min(radius(entry.dot.voices), 8)))
    tall = below - start + -(-len(dots) // across) * _CELL
    return Group(day, heading, top, start, top + max(tall, _ROW + 12 * (len(heading) - 1) - 6, _ROW), tuple(seats), gap)


def _titled(entry: Entry, y: float, lanes: dict[int, int], room: float) -> Seat:
    """An event with its title on one line or two; room is left for the count behind it."""
    in_lane = entry.order in lanes
    spare = 6 + (30 if entry.dot.voices > 1 else 0) + (0 if in_lane or not entry.last else 62)
    lines = wrapped(clean(entry.dot.title) or "no title", _TITLE, max(room - spare, 40), 2)
    x = lane_x(lanes[entry.order]) if in_lane else _SPINE
    return Seat(entry, x, y, radius(entry.dot.voices), lines or ("…",), None if in_lane else entry.last)


def _bars(groups: Sequence[Group], lanes: dict[int, int]) -> Iterator[Bar]:
    middles = {group.day: group.middle for group in groups if group.day}
    for group in groups:
        for seat in group.seats:
            entry = seat.entry
            if entry.order in lanes and entry.last:
                yield Bar(entry.dot, lanes[entry.order], seat.y, middles[entry.last])
