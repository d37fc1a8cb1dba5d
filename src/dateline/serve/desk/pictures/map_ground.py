"""What lies under a map's pins: sea, land, borders, a grid of degrees and quiet country names."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from markupsafe import Markup

from dateline.serve.desk.pictures.borders import Line, Point, Points, clipped_line, clipped_ring, crossings, seen, thinned, world
from dateline.serve.desk.pictures.drawing import el, group, num, words
from dateline.serve.desk.pictures.lettering import measure
from dateline.serve.desk.pictures.map_labels import TALL, Box, free
from dateline.serve.desk.pictures.map_view import View

_MOST_BYTES = 75_000
_FINEST, _SMALLEST = 0.35, 0.8  # pixels: detail below this is left out, islands below this too
_NAME, _CELL = 10.5, 14.0
_WIDE = 60.0  # degrees from south to north: on a map of continents, coasts need less detail
_COARSE_UNDER = 8.0  # pixels to a degree: below this, coarse shapes look the same and are quicker to draw
_STEPS = (1, 2, 5, 10, 20, 30)


@dataclass(frozen=True)
class _Room:
    """Where a country's name could stand, and how deep inside that is."""

    x: float
    y: float
    depth: int


def ground(view: View, taken: list[Box], named: frozenset[str]) -> Iterator[Markup]:
    """The layers from below to above; names of countries keep clear of `taken`, and those in `named` are not written again."""
    yield el("rect", class_="sea", x=0, y=0, width=view.width, height=view.height)
    land, borders = _outlines(view)
    yield el("path", class_="land", d=land) if land else Markup("")
    yield _grid(view)
    yield el("path", class_="border", d=borders) if borders else Markup("")
    yield group(_names(view, taken, named), class_="countries", aria_hidden="true")
    yield el("rect", class_="frame", x=0.5, y=0.5, width=view.width - 1, height=view.height - 1)


def _coarse(view: View) -> bool:
    return view.per_degree < _COARSE_UNDER


@lru_cache(maxsize=128)
def _outlines(view: View) -> tuple[str, str]:
    """Paths of land and borders, coarser where they would be too long."""
    tolerance = _FINEST if view.height / view.per_degree < _WIDE else 2 * _FINEST
    while True:
        land, borders = _land(view, tolerance), _borders(view, tolerance)
        if len(land) + len(borders) <= _MOST_BYTES or tolerance > 8:
            return land, borders
        tolerance *= 2


def _land(view: View, tolerance: float) -> str:
    window = view.window.grown((view.window.north - view.window.south) * 0.02)
    paths = []
    least = max(_SMALLEST, tolerance)
    for _, shape in seen(world(_coarse(view)).land, window, _degrees(view, least)):
        pixels = _pixels(view, clipped_ring(shape, window))
        if len(pixels) > 2 and _extent(pixels) >= least:
            thin = thinned(pixels, tolerance)
            paths.append(_path(thin) + "z" if len(thin) > 2 else "")
    return "".join(paths)


def _borders(view: View, tolerance: float) -> str:
    paths = []
    for _, shape in seen(world(_coarse(view)).borders, view.window):
        for stretch in clipped_line(shape, view.window):
            pixels = _pixels(view, stretch)
            thin = thinned(pixels, tolerance) if _extent(pixels) >= tolerance else []
            if thin and _extent(np.array(thin)) >= tolerance:
                paths.append(_path(thin))
    return "".join(paths)


def _degrees(view: View, pixels: float) -> Point:
    """How many degrees so many pixels are, to the east and to the north; a little less, for numbers are rounded."""
    w = view.window
    return 0.999 * pixels * (w.east - w.west) / view.width, 0.999 * pixels * (w.north - w.south) / view.height


def _pixels(view: View, points: Points) -> Points:
    return np.column_stack(view.at(points[:, 0], points[:, 1]))


def _extent(points: Points) -> float:
    return float((points.max(axis=0) - points.min(axis=0)).max()) if len(points) else 0.0


def _path(points: Line) -> str:
    """Moves in tenths of a pixel, relative to the point before: short to write."""
    x, y = round(points[0][0], 1), round(points[0][1], 1)
    steps = [f"M{num(x)} {num(y)}l"]
    for px, py in points[1:]:
        dx, dy = round(px - x, 1), round(py - y, 1)
        if dx or dy:
            steps.append(f"{_brief(dx)}{'' if dy < 0 else ' '}{_brief(dy)} ")
            x, y = round(x + dx, 1), round(y + dy, 1)
    return "".join(steps).rstrip() if len(steps) > 1 else ""


def _brief(value: float) -> str:
    return num(value).replace("0.", ".", 1) if abs(value) < 1 else num(value)


def _grid(view: View) -> Markup:
    w = view.window
    step = next((s for s in _STEPS if (w.north - w.south) / s <= 5), 45)
    paths = []
    for i in range(int(w.west // step) + 1, int(w.east // step) + 1):
        paths.append(f"M{num(view.at(i * step, 0)[0])} 0V{num(view.height)}")
    for i in range(int(w.south // step) + 1, int(w.north // step) + 1):
        paths.append(f"M0 {num(view.at(0, i * step)[1])}H{num(view.width)}")
    return el("path", class_="graticule", d="".join(paths)) if paths else Markup("")


def _names(view: View, taken: list[Box], named: frozenset[str]) -> Iterator[Markup]:
    """Names of the countries seen, largest first, where a name fits into the land that shows."""
    rooms = sorted(((room, name) for name, room in _rooms(view) if name not in named), key=lambda pair: (-pair[0].depth, pair[1]))
    for room, name in rooms:
        wide = measure(name, _NAME)
        for box in _around(room, wide):
            if free(box, view.width, view.height - 14, taken):
                taken.append(box)
                yield words((box.left + box.right) / 2, box.bottom - 4, name, "country")
                break


def _around(room: _Room, wide: float) -> Iterator[Box]:
    for dy in (0, -16, 16):
        top = room.y - TALL / 2 + dy
        yield Box(room.x - wide / 2, top, room.x + wide / 2, top + TALL)


@lru_cache(maxsize=128)
def _rooms(view: View) -> tuple[tuple[str, _Room], ...]:
    """Where each country seen has most room for its name."""
    here = world(coarse=True)
    owners = [country.name for country in here.countries for _ in country.rings]
    cells: dict[str, dict[tuple[int, int], Point]] = {}
    for at, shape in seen(here.rings, view.window, _degrees(view, 2 * _CELL)):
        cells.setdefault(owners[at], {}).update(_cells(_pixels(view, clipped_ring(shape, view.window))))
    found = ((country.name, _deepest(cells.get(country.name, {}))) for country in here.countries)
    return tuple((name, room) for name, room in found if room)


def _cells(ring: Points) -> Iterator[tuple[tuple[int, int], Point]]:
    """The middles of a grid's cells that lie in a ring."""
    if len(ring) < 3 or _extent(ring) < 2 * _CELL:
        return
    top, bottom = ring[:, 1].min(), ring[:, 1].max()
    for j in range(int(top // _CELL), int(bottom // _CELL) + 1):
        y = (j + 0.5) * _CELL
        across = crossings(ring, y)
        for left, right in zip(across[0::2], across[1::2], strict=False):
            for i in range(math.ceil(left / _CELL - 0.5), math.floor(right / _CELL - 0.5) + 1):
                yield (i, j), ((i + 0.5) * _CELL, y)


def _deepest(cells: dict[tuple[int, int], Point]) -> _Room | None:
    """The cell with most cells of the same country around it, a name being wider than tall."""
    depths = {cell: sum((cell[0] + di, cell[1] + dj) in cells for di in range(-4, 5) for dj in range(-2, 3)) for cell in sorted(cells)}
    most = max(depths.values(), default=0)
    if most < 6:
        return None
    deep = [cells[cell] for cell, depth in depths.items() if depth == most]
    middle = sum(x for x, _ in deep) / len(deep), sum(y for _, y in deep) / len(deep)
    x, y = min(deep, key=lambda place: (math.dist(place, middle), place))
    return _Room(x, y, most)
