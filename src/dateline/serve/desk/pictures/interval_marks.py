"""The marks of a number line: dot, ring, bar, arrows, soft ends, open dash and diamond, each told apart by shape alone."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dateline.serve.desk.pictures.drawing import circle, el, line, num
from dateline.serve.desk.pictures.scale import Scale

NEAR = 0.05  # an approximate figure holds within this share of itself
ARROW, UNKNOWN_WIDTH = 26, 22
_DOT, _SOFT = 4.5, 10


@dataclass(frozen=True)
class Drawn:
    """A mark and the pixels from where to where it reaches."""

    parts: tuple[Markup, ...]
    left: float
    right: float


def mark(low: float | None, high: float | None, op: str, scale: Scale, y: float, start: float) -> Drawn:
    """The mark of an interval at height y; without both bounds an open dash at `start`, left of the scale."""
    if low is None and high is None:
        return _unknown(start, y)
    if low is None or high is None:
        return _bound(scale.at(low if low is not None else high or 0.0), y, 1 if high is None else -1, op in (">", "<"))
    if op == "~":
        return _approximate(low, high, scale, y)
    if low != high:
        return _range(scale.at(low), scale.at(high), y)
    x = scale.at(low)
    return Drawn((circle(x, y, _DOT, "ring" if low == 0 else "dot"),), x - _DOT, x + _DOT)


def _unknown(x: float, y: float) -> Drawn:
    dash = el("rect", class_="unknown", x=x, y=y - 3, width=UNKNOWN_WIDTH, height=6, rx=3)
    return Drawn((dash,), x, x + UNKNOWN_WIDTH)


def _bound(x: float, y: float, way: int, strict: bool) -> Drawn:
    """A dot with an arrow to the open side; the dot is hollow where the number itself is excluded."""
    tip = x + way * ARROW
    shaft = line(x + way * _DOT, y, tip - way * 5, y, "shaft")
    head = el("path", class_="head", d=f"M{num(tip)} {num(y)}l{num(-way * 7)} -4v8z")
    dot = circle(x, y, _DOT - 0.5 if strict else _DOT, "open" if strict else "dot")
    return Drawn((shaft, head, dot), min(x - _DOT, tip), max(x + _DOT, tip))


def _range(left: float, right: float, y: float) -> Drawn:
    ends = line(left, y - 5, left, y + 5, "end-tick"), line(right, y - 5, right, y + 5, "end-tick")
    return Drawn((line(left, y, right, y, "bar"), *ends), left - 1, right + 1)


def _approximate(low: float, high: float, scale: Scale, y: float) -> Drawn:
    """Dashed ends that reach 5 % out (or as far as can be seen), no end ticks: the figure stops nowhere sharply."""
    left, right = scale.at(low), scale.at(high)
    out = min(left - _SOFT, scale.at(low - abs(low) * NEAR)), max(right + _SOFT, scale.at(high + abs(high) * NEAR))
    soft = line(out[0], y, left, y, "soft"), line(right, y, out[1], y, "soft")
    solid = circle(left, y, _DOT, "dot") if low == high else line(left, y, right, y, "bar")
    return Drawn((*soft, solid), out[0], out[1])


def diamond(x: float, y: float) -> Markup:
    """The best figure's mark."""
    return el("path", class_="best", d=f"M{num(x)} {num(y - 7)}l7 7l-7 7l-7 -7z")
