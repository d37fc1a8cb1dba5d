"""One scale for all rows of a picture: straight, or by powers of ten where the numbers lie far apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.serve.desk.pictures.lettering import amount, measure

FAR_APART = 50
_TICK_SIZE = 10.5


@dataclass(frozen=True)
class Scale:
    """Where a number stands between the pixels `left` and `right`; `unit` is the size around zero that a power scale keeps straight.

    `whole`: nothing but whole numbers stand on it, so its ticks are whole too, for nobody counts 4.2 people.
    """

    low: float
    high: float
    left: float
    right: float
    powers: bool = False
    unit: float = 0.0
    whole: bool = False

    def at(self, value: float) -> float:
        """The pixel of a number; one outside the scale stands at its edge."""
        low, high = self._bend(self.low), self._bend(self.high)
        share = (self._bend(min(max(value, self.low), self.high)) - low) / (high - low)
        return self.left + share * (self.right - self.left)

    def _bend(self, value: float) -> float:
        if not self.powers:
            return value
        if not self.unit:
            return math.log10(value)
        return math.copysign(math.log10(1 + abs(value) / self.unit), value)

    def ticks(self) -> tuple[float, ...]:
        """Round numbers on the scale, as many as can be read beside each other."""
        found = self._power_ticks() if self.powers else self._straight_ticks()
        return self._apart(found)

    def _straight_ticks(self) -> list[float]:
        step = _stepping((self.high - self.low) / max(2, min(8, (self.right - self.left) / 70)), self.whole)
        first, count = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [_tidy(i * step) for i in range(first, min(count, first + 20) + 1)]

    def _power_ticks(self) -> list[float]:
        sizes = [10.0**power for power in range(_power(self._smallest()), _power(max(abs(self.low), abs(self.high))) + 2)]
        every = sorted({sign * size for sign in (-1, 1) for size in sizes} | {0.0}, key=lambda v: v)
        inside = [value for value in every if self.low <= value <= self.high]
        return inside if len(inside) > 1 else [self.low, self.high]

    def _smallest(self) -> float:
        return self.unit or self.low

    def _apart(self, ticks: Sequence[float]) -> tuple[float, ...]:
        every = 1
        while every < len(ticks) and _crowded([self.at(t) for t in ticks[::every]], [amount(t) for t in ticks[::every]]):
            every += 1
        anchor = ticks.index(0.0) % every if 0.0 in ticks else 0
        return tuple(ticks[anchor::every])


def _crowded(places: Sequence[float], labels: Sequence[str]) -> bool:
    half = [measure(label, _TICK_SIZE) / 2 for label in labels]
    return any(places[i] + half[i] + 8 > places[i + 1] - half[i + 1] for i in range(len(places) - 1))


def scale_for(values: Sequence[float], left: float, right: float) -> Scale:
    """The scale that holds all finite `values` between two pixels; powers of ten where sizes differ by more than 50-fold."""
    sizes = [abs(v) for v in values if v]
    if sizes and max(sizes) / FAR_APART > min(sizes):
        return _powers(min(values), max(values), min(sizes), left, right)
    return _straight(min(values, default=0.0), max(values, default=0.0), left, right, all(v == round(v) for v in values))


def _straight(low: float, high: float, left: float, right: float, whole: bool) -> Scale:
    if low > 0 and (low <= high * 0.6 or low == high):
        low = 0.0
    if high < 0 and (high >= low * 0.6 or low == high):
        high = 0.0
    if low == high:
        high = low + 1
    step = _stepping((high - low) / 8, whole)
    return Scale(_outward(low, step, math.floor), _outward(high, step, math.ceil), left, right, whole=whole)


def _outward(value: float, step: float, turn: Callable[[float], int]) -> float:
    return _tidy(turn(round(value / step, 9)) * step)


def _powers(low: float, high: float, smallest: float, left: float, right: float) -> Scale:
    unit = 10.0 ** _power(smallest)
    if low > 0:
        return Scale(_under(low), _over(high), left, right, powers=True)
    return Scale(-_over(-low) if low < 0 else 0.0, _over(high) if high > 0 else 0.0, left, right, powers=True, unit=unit)


def _under(value: float) -> float:
    base = 10.0 ** _power(value)
    return max(base * step for step in (1, 2, 5) if base * step <= value * (1 + 1e-9)) if value >= base else base


def _over(value: float) -> float:
    base = 10.0 ** _power(value)
    return min((base * step for step in (1, 2, 5, 10) if base * step >= value * (1 - 1e-9)), default=base * 10)


def _power(value: float) -> int:
    return math.floor(math.log10(value) + 1e-9)


def _stepping(rough: float, whole: bool) -> float:
    return max(1.0, _round_step(rough)) if whole else _round_step(rough)


def _round_step(rough: float) -> float:
    base = 10.0 ** _power(rough)
    return next(base * step for step in (1, 2, 5, 10) if base * step >= rough * (1 - 1e-9))


def _tidy(value: float) -> float:
    return float(f"{value:.12g}")
