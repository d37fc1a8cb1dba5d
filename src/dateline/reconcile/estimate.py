"""Best, low and high of figures that answer one question, each by a named rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.core.event import Relation
from dateline.core.statement import Figure
from dateline.reconcile.account import Account
from dateline.reconcile.interval import point
from dateline.reconcile.judge import standing


@dataclass(frozen=True, slots=True)
class Estimate:
    """`low` <= `best` <= `high`, null where the rule gives none, and the rule's name."""

    best: float | None
    low: float | None
    high: float | None
    rule: str | None


NO_ESTIMATE = Estimate(None, None, None, None)


def estimate(accounts: Sequence[Account], relation: Relation, voice_of: Mapping[str, int]) -> Estimate:
    """The estimate for figures in this relation.

    `agreed`: the common value. `tightest`: the interval that satisfies all. `latest`: the newest figure, between the least and the
    greatest. `most-voices`: the figure that most independent voices give, the lower of equals. Figures of other scope have no common
    estimate, nor have figures in different units.
    """
    figures = [a.statement for a in accounts if isinstance(a.statement, Figure)]
    if relation == "scope" or len({f.unit for f in figures}) > 1:
        return NO_ESTIMATE
    if relation in ("agree", "compatible"):
        return _tightest(figures, "agreed" if relation == "agree" else "tightest")
    if relation == "update":
        newest = max(accounts, key=lambda a: (a.report.published.edtf or "", a.order))
        return _spread(figures, point_of(newest), "latest")
    return _spread(figures, _by_voices(standing(accounts), voice_of), "most-voices")


def point_of(account: Account) -> float | None:
    """The one number that stands for an account's figure."""
    return point(account.statement) if isinstance(account.statement, Figure) else None


def _tightest(figures: Sequence[Figure], rule: str) -> Estimate:
    low = max((f.low for f in figures if f.low is not None), default=None)
    high = min((f.high for f in figures if f.high is not None), default=None)
    if low is not None and high is not None and low > high:  # approximate ones that meet only within their 5 %
        low, high = high, low
    return Estimate(low if low is not None else high, low, high, rule)


def _spread(figures: Sequence[Figure], best: float | None, rule: str) -> Estimate:
    values = [v for f in figures for v in (f.low, f.high) if v is not None]
    return Estimate(best, min(values), max(values), rule) if values else NO_ESTIMATE


def _by_voices(accounts: Sequence[Account], voice_of: Mapping[str, int]) -> float | None:
    told: dict[float, set[int]] = defaultdict(set)
    for account in accounts:
        if (value := point_of(account)) is not None:
            told[value].add(voice_of.get(account.report.id, -1))
    return min(told, key=lambda v: (-len(told[v]), v)) if told else None
