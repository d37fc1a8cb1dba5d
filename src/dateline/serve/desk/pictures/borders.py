"""The packaged coasts and borders, cut to a window and thinned to what a picture can show."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

Point = tuple[float, float]
Line = list[Point]
_COARSE = 0.05  # degrees


@dataclass(frozen=True)
class Window:
    """Degrees; `west` may lie below -180 and `east` above 180 where the window reaches over the date line."""

    west: float
    south: float
    east: float
    north: float

    def touches(self, other: Window) -> bool:
        """Whether two windows share a point."""
        return self.west <= other.east and other.west <= self.east and self.south <= other.north and other.south <= self.north

    def holds(self, point: Point) -> bool:
        """Whether a longitude and latitude lie inside."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def moved(self, degrees: float) -> Window:
        """The window shifted to the east."""
        return Window(self.west + degrees, self.south, self.east + degrees, self.north)

    def grown(self, degrees: float) -> Window:
        """The window with a margin all round."""
        return Window(self.west - degrees, self.south - degrees, self.east + degrees, self.north + degrees)


@dataclass(frozen=True)
class Shape:
    """A line or ring in degrees, with its box."""

    points: tuple[Point, ...]
    box: Window


@dataclass(frozen=True)
class Country:
    """A country as the data draw it: name, ISO 3166 code where there is one, polygons as rings."""

    name: str
    iso: str | None
    rings: tuple[Shape, ...]


@dataclass(frozen=True)
class World:
    """Everything drawn: rings of land (seas inside land are rings too), lines between countries, countries."""

    land: tuple[Shape, ...]
    borders: tuple[Shape, ...]
    countries: tuple[Country, ...]


@cache
def world(coarse: bool = False) -> World:
    """The packaged data, read once (about 370 KB; Natural Earth 1:50m, made by tools/make_borders.py).

    `coarse` leaves out what is smaller than 0.05 degrees, for maps of continents.
    """
    if coarse:
        fine = world()
        countries = tuple(Country(c.name, c.iso, _coarser(c.rings)) for c in fine.countries)
        return World(_coarser(fine.land), _coarser(fine.borders), countries)
    data = json.loads((files("dateline.serve.desk") / "data" / "borders.json").read_text(encoding="utf-8"))
    arcs = [_arc(numbers) for numbers in data["arcs"]]
    countries = tuple(
        Country(c["name"], c["iso"], tuple(_ring(arcs, ring) for polygon in c["polygons"] for ring in polygon))
        for c in data["countries"]
    )
    land = tuple(_ring(arcs, ring) for ring in data["land"])
    return World(land, tuple(_shape(arcs[n]) for n in data["borders"]), countries)


def _coarser(shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    large = (s for s in shapes if max(s.box.east - s.box.west, s.box.north - s.box.south) > _COARSE)
    return tuple(_shape(_spaced(s.points)) for s in large)


def _spaced(points: Sequence[Point]) -> Line:
    """First and last, and between them the points that lie a step away from the one kept before."""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) > _COARSE or abs(point[1] - kept[-1][1]) > _COARSE:
            kept.append(point)
    return [*kept, points[-1]]


def _arc(numbers: Sequence[int]) -> Line:
    xs, ys = accumulate(numbers[0::2]), accumulate(numbers[1::2])
    return [(x / 100, y / 100) for x, y in zip(xs, ys, strict=True)]


def _joined(arcs: Sequence[Line], ring: Sequence[int]) -> Line:
    points: Line = []
    for n in ring:
        arc = arcs[n] if n >= 0 else arcs[-n - 1][::-1]
        points += arc[1:] if points else arc
    return points


def _ring(arcs: Sequence[Line], ring: Sequence[int]) -> Shape:
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
    return _shape(points)


def _shape(points: Sequence[Point]) -> Shape:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Shape(tuple(points), Window(min(xs), min(ys), max(xs), max(ys)))


def seen(shapes: Sequence[Shape], window: Window) -> Iterator[tuple[Shape, float]]:
    """The shapes that reach into a window, each with the turn of the globe (degrees) that brings it there."""
    for turn in (-720.0, -360.0, 0.0, 360.0, 720.0):
        there = window.moved(-turn)
        for shape in shapes:
            if shape.box.touches(there):
                yield shape, turn


def clipped_ring(points: Sequence[Point], window: Window) -> Line:
    """The part of a filled ring inside a window (Sutherland and Hodgman); [] where none is."""
    ring: Line = list(points)
    for axis, edge, keep in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        ring = _cut(ring, axis, edge, keep)
    return ring


def _cut(ring: Line, axis: int, edge: float, keep: int) -> Line:
    kept: Line = []
    for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
        a_in, b_in = (a[axis] - edge) * keep >= 0, (b[axis] - edge) * keep >= 0
        if a_in != b_in:
            t = (edge - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        if b_in:
            kept.append(b)
    return kept


def clipped_line(points: Sequence[Point], window: Window) -> Iterator[Line]:
    """The stretches of a line near a window: points outside are kept only beside points inside."""
    stretch: Line = []
    for i, point in enumerate(points):
        near = window.holds(point) or (i > 0 and window.holds(points[i - 1])) or (i + 1 < len(points) and window.holds(points[i + 1]))
        if near:
            stretch.append(point)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def thinned(points: Sequence[Point], tolerance: float) -> Line:
    """Points that lie further than `tolerance` from the line without them (Douglas and Peucker), first and last kept."""
    if len(points) < 3:
        return list(points)
    keep, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    limit = tolerance * tolerance
    while todo:
        first, last = todo.pop()
        where, far = _furthest(points, first, last)
        if far > limit:
            keep.add(where)
            todo += [(first, where), (where, last)]
    return [points[i] for i in sorted(keep)]


def _furthest(points: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point furthest from the stretch between two others, and its distance squared."""
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    where, far = first, -1.0
    for i in range(first + 1, last):
        px, py = points[i][0] - ax, points[i][1] - ay
        t = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
        d = (px - t * dx) ** 2 + (py - t * dy) ** 2
        if d > far:
            where, far = i, d
    return where, far


def crossings(ring: Sequence[Point], y: float) -> list[float]:
    """Where a ring crosses a height, from left to right: between the first and second of these lies its inside, and so on."""
    found = []
    ax, ay = ring[-1]
    for bx, by in ring:
        if (ay > y) != (by > y):
            found.append((bx - ax) * (y - ay) / (by - ay) + ax)
        ax, ay = bx, by
    return sorted(found)
