"""The map: what it shows around its pins, over the date line too, and how exactly a place is known."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.serve.desk.pictures.borders import (
    Points,
    Window,
    _furthest,
    _furthest_of_many,
    clipped_line,
    clipped_ring,
    crossings,
    seen,
    thinned,
    world,
)
from dateline.serve.desk.pictures.map import Pin, world_map
from dateline.serve.desk.pictures.map_labels import Box, place_label
from dateline.serve.desk.pictures.map_view import view_of

SVG = "{http://www.w3.org/2000/svg}"


def pin(lat: float, lon: float, name: str = "Town", precision: str = "city", voices: int = 1, href: str = "/events/e") -> Pin:
    return Pin(lat, lon, name, precision, voices, f"something at {name}", href)


def drawn(*pins: Pin, width: int = 640) -> ET.Element:
    return next(ET.fromstring(world_map(pins, width)).iter(f"{SVG}svg"))


def texts(svg: ET.Element, kind: str) -> list[str]:
    return [str(text.text) for text in svg.iter(f"{SVG}text") if text.get("class") == kind]


def country_at(lat: float, lon: float) -> list[str]:
    sides: Counter[int] = Counter()
    for ring, points in seen(world().rings, Window(lon, lat, lon, lat)):
        sides[ring] += sum(x < lon for x in crossings(points, lat))
    return [country.name for country in world().countries if sum(sides[ring] for ring in country.rings) % 2]


@pytest.mark.parametrize(
    ("lat", "lon", "name", "iso"),
    [(48.2, 11.5, "Germany", "DE"), (-29.5, 28.2, "Lesotho", "LS"), (66.5, -171.5, "Russia", "RU"),
     (65.0, -150.0, "United States of America", "US"),
     (68.0, 179.0, "Russia", "RU"), (-80.0, 120.0, "Antarctica", "AQ"), (-23.0, 134.0, "Australia", "AU")],
)  # fmt: skip
def test_the_packaged_borders_hold_the_right_places(lat: float, lon: float, name: str, iso: str) -> None:
    assert country_at(lat, lon) == [name]
    assert next(country.iso for country in world().countries if country.name == name) == iso


def test_the_sea_is_nobodys_and_the_file_small() -> None:
    assert country_at(30.0, -40.0) == country_at(0.0, -150.0) == []
    assert len((files("dateline.serve.desk") / "data" / "borders.json").read_bytes()) < 700_000


@pytest.mark.parametrize(
    "places",
    [[(30.5, 50.4)], [(0, 0), (90, 40)], [(178, -18), (-172, -14)], [(-179, 10), (179, 12), (170, 0)],
     [(0, 90), (10, -90)], [(-74, 40), (139, 35), (151, -33)],
     [(180, 0)], [(-180, 0), (180, 0)], [(x, 0) for x in range(-180, 180, 10)]],
)  # fmt: skip
def test_every_place_lies_in_the_picture(places: list[tuple[float, float]]) -> None:
    view = view_of(places, 640)
    for lon, lat in places:
        x, y = view.at(view.turned(lon), lat)
        assert 0 <= x <= view.width
        assert 0 <= y <= view.height
    assert 0.3 <= view.height / view.width <= 1.1


def test_over_the_date_line_is_the_short_way() -> None:
    view = view_of([(178, -18), (-172, -14)], 640)
    assert view.window.east - view.window.west < 40
    assert view.at(view.turned(178), 0)[0] < view.at(view.turned(-172), 0)[0]


def test_a_degree_is_as_long_both_ways_at_the_middle() -> None:
    view = view_of([(20, 60), (24, 60)], 600)
    across = view.at(21, 60)[0] - view.at(20, 60)[0]
    assert across == pytest.approx(view.per_degree * 0.5, rel=0.02)  # cos 60 degrees


@pytest.mark.parametrize(
    ("precision", "shapes"),
    [("point", ["dot"]), ("city", ["dot", "ring"]), ("region", ["area", "dot"]), ("country", ["area", "dot"]),
     ("?", ["dot", "ring"])],
)  # fmt: skip
def test_how_exactly_a_place_is_known_is_a_shape(precision: str, shapes: list[str]) -> None:
    svg = drawn(pin(50, 30, precision=precision))
    assert sorted(str(each.get("class")) for each in svg.iter(f"{SVG}circle") if each.get("class") != "hit") == shapes


def test_pins_of_one_place_are_one_mark_with_a_count() -> None:
    svg = drawn(pin(50, 30, "Aville"), pin(50, 30, "Aville", voices=4), pin(52, 34, "Btown"), pin(50, 30, "Aville", "point"))
    assert len([each for each in svg.iter(f"{SVG}g") if each.get("data-keep")]) == 3
    assert "Aville (2)" in texts(svg, "place")
    assert "map of 3 places" in str(svg.findtext(f"{SVG}title"))


def test_north_is_up_and_east_is_right() -> None:
    svg = drawn(pin(50, 30, "South-west"), pin(53, 35, "North-east"))
    spots = [g for g in svg.iter(f"{SVG}g") if g.get("data-keep")]
    at = {next(g.iter(f"{SVG}title")).text: [float(v) for v in str(g.get("data-keep")).split()] for g in spots}
    (low, high) = sorted(at.items(), key=lambda item: item[1][0])
    assert str(low[0]).startswith("South-west")
    assert low[1][1] > high[1][1]


def test_neighbours_are_named_once_and_the_pin_goes_first() -> None:
    svg = drawn(pin(48.2, 16.4, "Aville"), pin(47.5, 19.0, "Btown"))
    assert {"Austria", "Hungary"} <= set(texts(svg, "country"))
    assert "Austria" not in texts(drawn(pin(47.5, 14.5, "Austria", "country"), pin(48.2, 16.4, "Aville")), "country")


@pytest.mark.parametrize("bad", [(91, 0), (-91, 0), (0, 181), (0, -181), (float("nan"), 0), (0, float("inf")), (1e15, 1e15)])
def test_places_off_the_globe_are_dropped(bad: tuple[float, float]) -> None:
    assert world_map([pin(*bad)]).startswith('<span class="pic-none">')
    assert len([g for g in drawn(pin(*bad), pin(10, 10)).iter(f"{SVG}g") if g.get("data-keep")]) == 1


def test_strangers_names_are_escaped_and_nothing_is_styled() -> None:
    pins = [pin(10, 10, "<script>x</script>\u202e" * 9, href="javascript:x"), pin(11, 11, "")]
    made = world_map(pins)
    assert "<script" not in made
    assert "\u202e" not in made
    assert "javascript" not in made
    assert not re.search(r"\s(style|on\w+|fill|stroke|id)=", made)
    assert made == world_map(pins)


@pytest.mark.parametrize("width", [100, 260, 640, 1200])
@pytest.mark.parametrize("places", [[(40, -74), (35, 139), (-33, 151)], [(60, 5), (70, 25)], [(-6, 106), (-3, 140)], [(89, 0), (-89, 10)]])
def test_a_map_stays_small(places: list[tuple[float, float]], width: int) -> None:
    assert len(world_map([pin(lat, lon) for lat, lon in places], width)) < 120_000


def test_many_pins_stay_bounded() -> None:
    pins = [pin(-60 + i % 120, -170 + i % 340, f"Place {i}", ["point", "city", "region"][i % 3], i % 9) for i in range(1000)]
    assert len(world_map(pins, 640)) < 320_000


def test_labels_keep_clear_of_each_other() -> None:
    taken: list[Box] = []
    for _ in range(20):
        found = place_label(200, 100, 5, 60, 400, 200, taken)
        if not found:
            break
        assert not any(found.meets(other) for other in taken)
        taken.append(found)
    assert 4 <= len(taken) < 20
    assert place_label(200, 100, 5, 600, 400, 200, []) is None


def points(*places: tuple[float, float]) -> Points:
    return np.array(places, dtype=np.float64)


def test_clipping_keeps_what_is_inside() -> None:
    window = Window(0, 0, 10, 10)
    square = clipped_ring(points((-5, -5), (5, -5), (5, 5), (-5, 5), (-5, -5)), window)
    assert {tuple(p) for p in square.tolist()} == {(0, 0), (5, 0), (5, 5), (0, 5)}
    assert len(clipped_ring(points((20, 20), (30, 20), (30, 30)), window)) == 0
    assert [line.tolist() for line in clipped_line(points((-20, 5), (-10, 5), (5, 5), (20, 5), (30, 5)), window)] == [
        [[-10, 5], [5, 5], [20, 5]]
    ]


@given(st.lists(st.tuples(st.integers(-20, 20), st.integers(-20, 20)), min_size=3, max_size=12))
def test_clipping_moves_no_point_that_is_inside(ring: list[tuple[int, int]]) -> None:
    window = Window(-10, -10, 10, 10)
    made = [tuple(p) for p in clipped_ring(points(*ring), window).tolist()]
    assert all(abs(x) < 10.001 and abs(y) < 10.001 for x, y in made)
    assert [p for p in ring if max(map(abs, p)) <= 9] == [p for p in made if p in ring and max(map(abs, p)) <= 9]


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=60, max_size=90))
def test_the_furthest_of_many_points_is_that_of_looking_at_each(line: list[tuple[float, float]]) -> None:
    (one, far), (other, as_far) = _furthest(line, 0, len(line) - 1), _furthest_of_many(points(*line), 0, len(line) - 1)
    assert far == pytest.approx(as_far)
    assert one == other or far == pytest.approx(_away(line, other), abs=1e-12)


def _away(line: list[tuple[float, float]], at: int) -> float:
    return _furthest([line[0], line[at], line[-1]], 0, 2)[1]


def test_thinning_keeps_corners_and_ends() -> None:
    assert thinned(points((0, 0), (1, 0.01), (2, 0), (2, 5)), 0.1) == [(0, 0), (2, 0), (2, 5)]
