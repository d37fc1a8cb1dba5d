"""The piece of the world that a map shows, and where a longitude and latitude stand on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dateline.serve.desk.pictures.borders import Point, Window

T = TypeVar("T", float, NDArray[np.float64])

# Degrees that a map shows at least: closer in, borders at 1:50 million mislead; a place alone needs its surroundings.
_LEAST, _LEAST_ALONE = 1.2, 7.0
_MARGIN = 0.18
_POLE = 96.0  # a little more than 90, so that a mark at a pole is not cut
_TALLEST, _FLATTEST = 1.0, 0.55  # height of the picture in parts of its width


@dataclass(frozen=True)
class View:
    """A window of the world on `width` times `height` pixels; equirectangular, true to scale at the middle latitude."""

    window: Window
    width: float
    height: float

    def at(self, lon: T, lat: T) -> tuple[T, T]:
        """The pixel of a place, or of many as arrays, whose longitude is already turned into the window."""
        w = self.window
        return (lon - w.west) / (w.east - w.west) * self.width, (w.north - lat) / (w.north - w.south) * self.height

    def turned(self, lon: float) -> float:
        """The longitude, a whole turn added or taken away where that brings it nearer to the middle."""
        return turned(lon, (self.window.west + self.window.east) / 2)

    @property
    def per_degree(self) -> float:
        """Pixels for a degree of latitude."""
        return self.height / (self.window.north - self.window.south)


def turned(lon: float, middle: float) -> float:
    """The same longitude, within 180 degrees of `middle`."""
    return lon - 360 * math.floor((lon - middle + 180) / 360)


def view_of(places: Sequence[Point], width: float) -> View:
    """The view that holds all places (longitude, latitude) with a margin, over the date line where that is the shorter way."""
    middle = _middle(sorted(lon for lon, _ in places))
    lons = [turned(lon, middle) for lon, _ in places]
    lats = [lat for _, lat in places]
    x, y = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = max(math.cos(math.radians(max(-78.0, min(78.0, y)))), 0.2)
    wide = (max(lons) - min(lons)) * squeeze * (1 + 2 * _MARGIN)
    least = _LEAST if max(max(lats) - min(lats), max(lons) - min(lons)) > 0.1 else _LEAST_ALONE
    tall = max((max(lats) - min(lats)) * (1 + 2 * _MARGIN), least)
    wide = max(wide, tall / _TALLEST, least / _FLATTEST)
    tall = max(tall, wide * _FLATTEST)
    return _fitted(x, y, wide / squeeze, tall, squeeze, width)


def _middle(lons: Sequence[float]) -> float:
    """The longitude opposite to the widest stretch without places."""
    gaps = [(lons[(i + 1) % len(lons)] - lon + (360 if i + 1 == len(lons) else 0), lon) for i, lon in enumerate(lons)]
    widest, before = max(gaps)
    return turned(before + widest / 2 + 180, 0.0)


def _fitted(x: float, y: float, wide: float, tall: float, squeeze: float, width: float) -> View:
    """The window kept on the globe: at most once round, and not far beyond the poles."""
    wide, tall = min(wide, 360.0), min(tall, 2 * _POLE)
    y = max(-_POLE + tall / 2, min(_POLE - tall / 2, y))
    window = Window(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
    return View(window, width, width * tall / (wide * squeeze))
