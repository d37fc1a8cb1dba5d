"""How near the numbers of two figures are: what is of one question is mostly of one size."""

from __future__ import annotations

import math

from dateline.reconcile.apart import SMALL
from dateline.reconcile.interval import gap, point
from dateline.reconcile.measure import OF_A_FEW, Measure

NEARLY, ABOUT = 1.05, 1.25  # times


def close_by(a: Measure, b: Measure) -> bool:
    """Two measures of nearly one size: "130 miles", "140 miles". Sums must be closer still; spans of time and counts are told of much."""
    first, second = a.traits.figure, b.traits.figure
    if first.what == "time" or a.family in ("count", "percent") or first.unit != second.unit:
        return False
    if first.report == second.report and first.sentence != second.sentence:
        return False  # one report tells two sums of two things
    less, more = sorted(abs(point(f) or 0) for f in (first, second))
    if less <= SMALL or more > less * (NEARLY if first.what == "money" else ABOUT):
        return False
    exact = a.ends[0] == a.ends[1] and b.ends[0] == b.ends[1]
    return exact or gap(first, second) == "apart"  # "$82" is told of what is offered, "more than $80" of what is asked


def counterparts(a: Measure, b: Measure) -> bool:
    """ "A convoy of 24 buses", "26 buses left": of each of two reports the only number of such things in that role, much the same."""
    if not (a.sole and b.sole) or a.roles != b.roles or a.account.report.id == b.account.report.id:
        return False
    if a.traits.vague or b.traits.vague or (a.family != "count" and a.traits.figure.what != "time"):
        return False
    if a.near.isdisjoint(b.near) and a.weekdays.isdisjoint(b.weekdays):
        return False
    less, more = sorted(abs(point(m.traits.figure) or 0) for m in (a, b))
    return less > OF_A_FEW and more <= less * ABOUT and less == int(less) and more == int(more)  # an index of another day is none


def share_a_bound(a: Measure, b: Measure) -> bool:
    """Whether their intervals begin or end with one number."""
    return any(math.isfinite(x) and x == y for x, y in zip(a.ends, b.ends, strict=True))


def far_off(a: Measure, b: Measure) -> bool:
    """Whether the nearest values that the two allow differ by more than a factor of two."""
    (_, below), (above, _) = sorted((a.ends, b.ends))
    return above > 2 * below
