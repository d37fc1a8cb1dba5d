"""A story's places on a map drawn from packaged borders: nothing is loaded from anywhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dateline.serve.desk.pictures.drawing import circle, el, group, line, linked, nothing, num, picture, words
from dateline.serve.desk.pictures.lettering import clean, finite, measure, shorten
from dateline.serve.desk.pictures.map_ground import ground
from dateline.serve.desk.pictures.map_labels import Box, place_label
from dateline.serve.desk.pictures.map_view import View, view_of

_SIZE, _SMALL = 12, 10.5
_RANK = {"country": 0, "region": 1, "city": 2, "point": 3}
_AREA = {"region": 20.0, "country": 30.0}
_MOST_PINS = 400
_BAR_UNTIL = 80  # degrees from south to north; on a larger map one bar cannot be true


@dataclass(frozen=True)
class Pin:
    """A place: degrees, its name, how exactly it is known ('point', 'city', 'region', 'country'), and what a reader finds there."""

    lat: float
    lon: float
    name: str
    precision: str
    voices: int
    title: str
    href: str


@dataclass(frozen=True)
class _Spot:
    """The pins that share a place."""

    pins: tuple[Pin, ...]
    x: float
    y: float

    @property
    def kind(self) -> str:
        return self.pins[0].precision if self.pins[0].precision in _RANK else "city"

    @property
    def voices(self) -> int:
        return max(pin.voices for pin in self.pins)


def world_map(pins: Sequence[Pin], width: int = 260, *, subject: str = "") -> Markup:
    """The map around the pins, `width` pixels wide, in a box that `static/zoom.js` makes zoomable.

    Pins off the globe are dropped; pins of one place and precision are one mark with a count. Without pins: a sentence instead.
    """
    good = [pin for pin in pins if _on_globe(pin)][:_MOST_PINS]
    if not good:
        return nothing("No place on the map: none is named, or none could be found in the gazetteer.")
    view = view_of([(pin.lon, pin.lat) for pin in good], max(width, 200))
    spots = _spots(good, view)
    taken: list[Box] = [_box(spot) for spot in spots if spot.kind not in _AREA]
    labels = list(_labels(spots, view, taken))
    marks = [_marked(spot, label) for spot, label in zip(spots, labels, strict=True)]
    parts = [*ground(view, taken, frozenset(clean(pin.name) for pin in good)), *marks]
    parts += [_bar(view)] if view.height / view.per_degree < _BAR_UNTIL else []
    title = f"{clean(subject) or 'Places'}: map of {len(spots)} {'place' if len(spots) == 1 else 'places'}"
    drawing = picture("map", view.width, view.height, title, _in_words(spots), parts, links=any(pin.href for pin in good))
    return el("div", drawing, class_="pic-box", data_zoom="map")


def _on_globe(pin: Pin) -> bool:
    lat, lon = finite(pin.lat), finite(pin.lon)
    return lat is not None and lon is not None and -90 <= lat <= 90 and -180 <= lon <= 180


def _spots(pins: Sequence[Pin], view: View) -> list[_Spot]:
    """Pins at one place and of one precision together; large soft marks first, so that small ones lie on top."""
    places: dict[tuple[int, float, float], list[Pin]] = {}
    for pin in pins:
        places.setdefault((_RANK.get(pin.precision, 2), round(pin.lat, 2), round(pin.lon, 2)), []).append(pin)
    spots = []
    for members in places.values():
        ordered = sorted(members, key=lambda pin: -pin.voices)
        x, y = view.at(view.turned(ordered[0].lon), ordered[0].lat)
        spots.append(_Spot(tuple(ordered), x, y))
    return sorted(spots, key=lambda spot: (_RANK[spot.kind], spot.voices, spot.x, spot.y))


def _reach(spot: _Spot) -> float:
    return _AREA.get(spot.kind) or max(4.0, min(9.0, 3.2 * math.sqrt(min(max(spot.voices, 1), 64))))


def _box(spot: _Spot) -> Box:
    r = _reach(spot) + 1
    return Box(spot.x - r, spot.y - r, spot.x + r, spot.y + r)


def _labels(spots: Sequence[_Spot], view: View, taken: list[Box]) -> Iterator[Markup]:
    """A label for each spot that has room for one; spots with more voices choose first."""
    placed: dict[int, Markup] = {}
    for i in sorted(range(len(spots)), key=lambda i: (-spots[i].voices, -_RANK[spots[i].kind], i)):
        spot = spots[i]
        text = shorten(clean(spot.pins[0].name), _SIZE, view.width * 0.5)
        text = f"{text} ({len(spot.pins)})" if len(spot.pins) > 1 else text
        reach = 5.0 if spot.kind in _AREA else _reach(spot)
        found = place_label(spot.x, spot.y, reach, measure(text, _SIZE, bold=True), view.width, view.height, taken) if text else None
        if found:
            taken.append(found)
            placed[i] = words(found.left - spot.x, found.bottom - spot.y - 4, text, "place")
    for i in range(len(spots)):
        yield placed.get(i, Markup(""))


def _marked(spot: _Spot, label: Markup) -> Markup:
    """The mark around its own origin, so that zooming can keep its size."""
    r = _reach(spot)
    parts = [circle(0, 0, max(r, 12), "hit"), *_shape(spot.kind, r), label]
    inside = linked(parts, _sentence(spot), _address(spot), class_=f"mark pin pin-{spot.kind}")
    place = f"{num(spot.x)} {num(spot.y)}"
    return el("g", inside, transform=f"translate({place})", data_keep=place)


def _address(spot: _Spot) -> str:
    return next((pin.href for pin in spot.pins if pin.href), "")


def _shape(kind: str, r: float) -> Iterator[Markup]:
    if kind == "point":
        yield circle(0, 0, r, "dot")
        return
    yield circle(0, 0, r, "area" if kind in _AREA else "ring")
    yield circle(0, 0, 2, "dot")


def _sentence(spot: _Spot) -> str:
    known = {"point": "exact place", "city": "town", "region": "somewhere in this region", "country": "somewhere in this country"}
    titles = [clean(pin.title) for pin in spot.pins if clean(pin.title)]
    shown = "; ".join(titles[:4]) + (f"; and {len(titles) - 4} more" if len(titles) > 4 else "")
    many = f"{spot.voices} {'voice' if spot.voices == 1 else 'voices'}"
    return f"{clean(spot.pins[0].name) or 'place not named'} ({known[spot.kind]}, {many}){': ' if shown else ''}{shown}"


def _bar(view: View) -> Markup:
    """A scale bar of a round number of kilometres, true at the middle of the map."""
    kilometre = view.per_degree / 111.2
    length = max(_round(view.width * 0.3 / kilometre), 1)
    left, y = 8.0, view.height - 8
    text = f"{length:,} km"
    bar = line(left, y, left + length * kilometre, y, "scale"), line(left, y - 3, left, y + 3, "scale")
    end = line(left + length * kilometre, y - 3, left + length * kilometre, y + 3, "scale")
    return group((*bar, end, words(left + 2, y - 5, text, "small")), class_="map-scale", aria_hidden="true")


def _round(value: float) -> int:
    base = 10 ** math.floor(math.log10(max(value, 1)))
    return int(max(base * step for step in (1, 2, 5) if base * step <= max(value, 1)))


def _in_words(spots: Sequence[_Spot]) -> str:
    said = [_sentence(spot) for spot in sorted(spots, key=lambda spot: (-spot.voices, spot.x, spot.y))]
    more = f"; and {len(said) - 30} more places" if len(said) > 30 else ""
    return "; ".join(said[:30]) + more + ". Borders as Natural Earth draws them; they say nothing about whose land it is."
