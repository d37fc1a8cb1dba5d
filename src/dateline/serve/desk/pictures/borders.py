"""The packaged coasts and borders, cut to a window and thinned to what a picture can show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Line = list[Point]
Points = NDArray[np.float64]  # one row a point: x, y
_COARSE = 0.05  # degrees
_TURNS = (-720.0, -360.0, 0.0, 360.0, 720.0)
_FEW = 24  # points between two others that are quicker looked at one by one than as an array


@dataclass(frozen=True)
class Window:
    """Degrees; `west` may lie below -180 and `east` above 180 where the window reaches over the date line."""

    west: float
    south: float
    east: float
    north: float

    def moved(self, degrees: float) -> Window:
        """The window shifted to the east."""
        return Window(self.west + degrees, self.south, self.east + degrees, self.north)

    def grown(self, degrees: float) -> Window:
        """The window with a margin all round."""
        return Window(self.west - degrees, self.south - degrees, self.east + degrees, self.north + degrees)


@dataclass(frozen=True, eq=False)
class Shapes:
    """Lines or rings in degrees. `boxes` has a row for each: west, south, east, north."""

    points: tuple[Points, ...]
    boxes: Points


@dataclass(frozen=True, eq=False)
class Country:
    """A country as the data draw it: name, ISO 3166 code where there is one, and which of the world's rings are its own."""

    name: str
    iso: str | None
    rings: range


@dataclass(frozen=True, eq=False)
class World:
    """Everything drawn: rings of land (seas inside land are rings too), lines between countries, countries and their rings."""

    land: Shapes
    borders: Shapes
    countries: tuple[Country, ...]
    rings: Shapes


def world(coarse: bool = False) -> World:
    """The packaged data, read once (about 370 KB; Natural Earth 1:50m, made by tools/make_borders.py).

    `coarse` leaves out what is smaller than 0.05 degrees, for maps of continents.
    """
    return _coarse() if coarse else _fine()


@cache
def _fine() -> World:
    data = json.loads((files("dateline.serve.desk") / "data" / "borders.json").read_text(encoding="utf-8"))
    arcs = [_arc(numbers) for numbers in data["arcs"]]
    rings = [(c, [_ring(arcs, ring) for polygon in c["polygons"] for ring in polygon]) for c in data["countries"]]
    land, borders = _shapes(_ring(arcs, ring) for ring in data["land"]), _shapes(arcs[n] for n in data["borders"])
    return World(land, borders, *_countries((c["name"], c["iso"], here) for c, here in rings))


@cache
def _coarse() -> World:
    fine = _fine()
    countries = _countries((c.name, c.iso, _coarser(fine.rings.points[i] for i in c.rings)) for c in fine.countries)
    return World(_shapes(_coarser(fine.land.points)), _shapes(_coarser(fine.borders.points)), *countries)


def _countries(told: Iterable[tuple[str, str | None, Iterable[Points]]]) -> tuple[tuple[Country, ...], Shapes]:
    """Countries of their names, codes and rings, and all rings in their order."""
    countries: list[Country] = []
    rings: list[Points] = []
    for name, iso, here in told:
        first = len(rings)
        rings += here
        countries.append(Country(name, iso, range(first, len(rings))))
    return tuple(countries), _shapes(rings)


def _shapes(points: Iterable[Points]) -> Shapes:
    every = tuple(points)
    boxes = [(*p.min(axis=0), *p.max(axis=0)) for p in every]
    return Shapes(every, np.array(boxes, dtype=np.float64).reshape(-1, 4))


def _coarser(every: Iterable[Points]) -> list[Points]:
    return [_spaced(p) for p in every if (p.max(axis=0) - p.min(axis=0)).max() > _COARSE]


def _spaced(points: Points) -> Points:
    """First and last, and between them the points that lie a step away from the one kept before."""
    here = _line(points)
    kept = [here[0]]
    for point in here[1:-1]:
        if abs(point[0] - kept[-1][0]) > _COARSE or abs(point[1] - kept[-1][1]) > _COARSE:
            kept.append(point)
    return np.array([*kept, here[-1]])


def _arc(numbers: Sequence[int]) -> Points:
    return np.cumsum(np.array(numbers).reshape(-1, 2), axis=0) / 100


def _joined(arcs: Sequence[Points], ring: Sequence[int]) -> Line:
    parts = [arcs[n] if n >= 0 else arcs[-n - 1][::-1] for n in ring]
    return _line(np.concatenate([parts[0], *(p[1:] for p in parts[1:])]))


def _line(points: Points) -> Line:
    return [(x, y) for x, y in points.tolist()]


def _ring(arcs: Sequence[Points], ring: Sequence[int]) -> Points:
    """A ring that may cross the date line, drawn on past 180 degrees; one round a pole is closed along the edge of the world."""
    points: Line = []
    turn = 0.0
    for x, y in _joined(arcs, ring):
        if points and abs(x + turn - points[-1][0]) > 180:
            turn += 360.0 if x + turn < points[-1][0] else -360.0
        points.append((x + turn, y))
    if abs(points[-1][0] - points[0][0]) > 180:
        pole = 90.0 if points[0][1] > 0 else -90.0
        points += [(points[-1][0], pole), (points[0][0], pole)]
    return np.array(points)


def seen(shapes: Shapes, window: Window, least: Point = (0.0, 0.0)) -> Iterator[tuple[int, Points]]:
    """The shapes that reach into a window, numbered, turned round the globe to where they do; not those smaller than `least` both ways."""
    west, south, east, north = shapes.boxes.T
    large = (east - west >= least[0]) | (north - south >= least[1])
    for turn in _TURNS:
        there = window.moved(-turn)
        touching = large & (west <= there.east) & (there.west <= east) & (south <= there.north) & (there.south <= north)
        yield from ((int(i), shapes.points[i] + (turn, 0.0)) for i in np.flatnonzero(touching))


def clipped_ring(points: Points, window: Window) -> Points:
    """The part of a filled ring inside a window (Sutherland and Hodgman); no row where none is."""
    ring = points
    for axis, edge, keep in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        ring = _cut(ring, axis, edge, keep)
    return ring


def _cut(ring: Points, axis: int, edge: float, keep: int) -> Points:
    """The part of a ring on one side of an edge: its points there, and one on the edge wherever it goes over it."""
    inside = (ring[:, axis] - edge) * keep >= 0
    if inside.all():
        return ring
    before = np.roll(inside, 1)
    crossing = inside != before
    after = np.cumsum(crossing + inside.astype(int))  # how many points there are after each of the ring
    made = np.empty((after[-1] if len(after) else 0, 2))
    a, b = np.roll(ring, 1, axis=0)[crossing], ring[crossing]
    t = (edge - a[:, axis]) / (b[:, axis] - a[:, axis])
    made[after[crossing] - 1 - inside[crossing]] = a + t[:, None] * (b - a)
    made[after[inside] - 1] = ring[inside]
    return made


def clipped_line(points: Points, window: Window) -> Iterator[Points]:
    """The stretches of a line near a window: points outside are kept only beside points inside."""
    x, y = points.T
    held = (window.west <= x) & (x <= window.east) & (window.south <= y) & (y <= window.north)
    near = held.copy()
    near[1:] |= held[:-1]
    near[:-1] |= held[1:]
    ends = np.flatnonzero(np.diff(near, prepend=False, append=False))
    yield from (points[first:last] for first, last in ends.reshape(-1, 2))


def thinned(points: Points, tolerance: float) -> Line:
    """Points that lie further than `tolerance` from the line without them (Douglas and Peucker), first and last kept."""
    here = _line(points)
    if len(here) < 3:
        return here
    keep, todo = {0, len(here) - 1}, [(0, len(here) - 1)]
    limit = tolerance * tolerance
    while todo:
        first, last = todo.pop()
        where, far = _furthest(here, first, last) if last - first < _FEW else _furthest_of_many(points, first, last)
        if far > limit:
            keep.add(where)
            todo += [(first, where), (where, last)]
    return [here[i] for i in sorted(keep)]


def _furthest(points: Line, first: int, last: int) -> tuple[int, float]:
    """The point furthest from the stretch between two others, and its distance squared."""
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    where, far = first, -1.0
    for i in range(first + 1, last):
        px, py = points[i][0] - ax, points[i][1] - ay
        t = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
        d = (px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy)
        if d > far:
            where, far = i, d
    return where, far


def _furthest_of_many(points: Points, first: int, last: int) -> tuple[int, float]:
    """The same for many points between the two."""
    (dx, dy), (px, py) = points[last] - points[first], (points[first + 1 : last] - points[first]).T
    length = dx * dx + dy * dy
    t = np.clip((px * dx + py * dy) / length, 0.0, 1.0) if length else 0.0
    x, y = px - t * dx, py - t * dy
    away = x * x + y * y
    where = int(away.argmax())
    return first + 1 + where, float(away[where])


def crossings(ring: Points, y: float) -> list[float]:
    """Where a ring crosses a height, from left to right: between the first and second of these lies its inside, and so on."""
    above = ring[:, 1] > y
    over = np.flatnonzero(above != np.roll(above, 1))
    (ax, ay), (bx, by) = ring[over - 1].T, ring[over].T
    found: list[float] = np.sort((bx - ax) * (y - ay) / (by - ay) + ax).tolist()
    return found
