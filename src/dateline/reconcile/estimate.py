"""Best, low and high of figures that answer one question: by the record's own rules, or by another that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.core.event import Relation
from dateline.core.statement import Figure
from dateline.reconcile.account import Account
from dateline.reconcile.judge import updates
from dateline.reconcile.rules import NO_ESTIMATE, Estimate, Rule, by_voices, newest, spread, tellings

__all__ = ["NO_ESTIMATE", "Estimate", "estimate"]


def estimate(accounts: Sequence[Account], relation: Relation, voice_of: Mapping[str, int], rule: Rule | None = None) -> Estimate:
    """The estimate for figures in this relation, by a rule or, without one, as the record has it:

    `agreed`: the common value. `tightest`: the interval that satisfies all. `latest`: the newest figure that none replaces, between
    the least and the greatest. `most-voices`: the figure that most independent voices give, the lower of equals. Figures of other scope
    have no common estimate, nor have figures in different units.
    """
    figures = [a.statement for a in accounts if isinstance(a.statement, Figure)]
    if relation == "scope" or len({f.unit for f in figures}) > 1:
        return NO_ESTIMATE
    if rule:
        return rule.draw(tellings(accounts, voice_of))
    if relation in ("agree", "compatible"):
        return _tightest(figures, "agreed" if relation == "agree" else "tightest")
    told = [t for a in accounts for t in tellings([a], voice_of)]
    if relation == "update":
        last = [t for t in told if not any(updates(t.account, other.account) for other in told)]
        return spread(told, newest(last or told), "latest")
    return spread(told, by_voices(tellings(accounts, voice_of)), "most-voices")


def _tightest(figures: Sequence[Figure], rule: str) -> Estimate:
    low = max((f.low for f in figures if f.low is not None), default=None)
    high = min((f.high for f in figures if f.high is not None), default=None)
    if low is not None and high is not None and low > high:  # approximate ones that meet only within their 5 %
        low, high = high, low
    return Estimate(low if low is not None else high, low, high, rule)
