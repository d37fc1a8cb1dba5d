"""Intervals of figures: in one unit, widened where approximate, and how two of them lie to each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from dateline.core.statement import Figure
from dateline.reconcile.terms import table

ROUGH = 0.05  # an approximate figure holds within 5 %, and converted figures are rounded by about as much
Gap = Literal["same", "meet", "apart"]


def family(unit: str) -> str:
    """The unit that figures in this unit are compared in."""
    return str(table()["units"].get(unit, (unit, 1))[0])


def ends(figure: Figure) -> tuple[float, float]:
    """The interval in the family's unit, open ends infinite."""
    by = table()["units"].get(figure.unit, (figure.unit, 1))[1]
    low = -math.inf if figure.low is None else figure.low * by
    return low, math.inf if figure.high is None else figure.high * by


def gap(a: Figure, b: Figure) -> Gap:
    """Whether two intervals are the same, can both hold, or cannot. Touching ends can both hold: spans of time are told rounded."""
    one, two = ends(a), ends(b)
    if one == two or (a.unit != b.unit and all(x == y or math.isclose(x, y, rel_tol=ROUGH) for x, y in zip(one, two, strict=True))):
        return "same"
    (low1, high1), (low2, high2) = widened(a), widened(b)
    return "meet" if max(low1, low2) <= min(high1, high2) else "apart"


def told(figure: Figure) -> tuple[str, float | None, float | None, str]:
    """All that gaps go by."""
    return figure.op, figure.low, figure.high, figure.unit


def widened(figure: Figure) -> tuple[float, float]:
    """The interval of all that a figure may stand for: wider than its ends where it is approximate."""
    low, high = ends(figure)
    if figure.op != "~":
        return low, high
    return low - abs(low) * ROUGH if low > -math.inf else low, high + abs(high) * ROUGH if high < math.inf else high


def widest(figures: Sequence[Figure]) -> Gap:
    """The greatest gap between any two; of figures told alike one speaks for all, as a large story has thousands of pairs."""
    different = {told(f): f for f in figures}
    found = {gap(a, b) for a, b in combinations(different.values(), 2)}
    return "apart" if "apart" in found else "meet" if "meet" in found else "same"


def point(figure: Figure) -> float | None:
    """The one number that stands for the figure: its lower end, else its upper."""
    return figure.low if figure.low is not None else figure.high
