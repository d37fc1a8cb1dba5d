"""Which figures of another report a figure could be held against as well: whose number is the nearest."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from dateline.reconcile.in_common import NO_THING
from dateline.reconcile.measure import Measure

FEW = 5
HALF = 0.5  # so that nothing has a size too


def may_be_one(a: Measure, b: Measure) -> bool:
    """Whether two of one family of units count things that may be one; one number may stand for things under two names.

    A few of this are seldom a few of that, but where only one of them is named: "three of these", "three men".
    """
    if not a.kinds.isdisjoint(b.kinds):
        return True
    return a.ends == b.ends and (a.size > FEW or NO_THING in (a.classes, b.classes))


class Rivals:
    """Of each figure how far the nearest comparable number of each report is from its own, as a ratio, and whether there are several."""

    def __init__(self, known: Sequence[Measure]):
        self._nearest: dict[tuple[int, str], float] = {}
        self._several: set[tuple[int, str]] = set()
        first: dict[tuple[int, str], tuple[float, float]] = {}
        for one, other in _pairs(known):
            key = (id(one), other.account.report.id)
            self._nearest[key] = min(_distance(one, other), self._nearest.get(key, math.inf))
            if first.setdefault(key, other.ends) != other.ends:
                self._several.add(key)

    def nearest(self, one: Measure, other: Measure) -> bool:
        """Whether no comparable number of the other's report is nearer to this one than the other."""
        return _distance(one, other) <= self._nearest.get((id(one), other.account.report.id), math.inf)

    def several(self, one: Measure, other: Measure) -> bool:
        """Whether the other's report gives more than one number that is comparable to this one."""
        return (id(one), other.account.report.id) in self._several

    def with_its_number(self, one: Measure, other: Measure) -> bool:
        """Whether the other's report gives this number too, and not there."""
        return self._nearest.get((id(one), other.account.report.id)) == 0 and _distance(one, other) > 0


def _pairs(known: Sequence[Measure]) -> Iterator[tuple[Measure, Measure]]:
    """All that are comparable, both ways and each with itself, found by what they have in common."""
    holders: dict[Hashable, list[Measure]] = defaultdict(list)
    for one in known:
        for kind in (*one.kinds, one.ends):
            holders[kind].append(one)
    for one in known:
        beside = {id(other): other for kind in (*sorted(one.kinds), one.ends) for other in holders[kind]}
        yield from ((one, other) for other in beside.values() if may_be_one(one, other))


def _distance(a: Measure, b: Measure) -> float:
    return abs(math.log(a.size + HALF) - math.log(b.size + HALF))
