"""Findings as people ruled on them: a relation confirmed, or another put in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.core.decision import Decision
from dateline.core.event import Finding, Relation
from dateline.reconcile.account import Account
from dateline.reconcile.estimate import estimate
from dateline.reconcile.say import VERDICT


def ruled(finding: Finding, rulings: Sequence[Decision], accounts: Mapping[str, Account], voice_of: Mapping[str, int]) -> Finding:
    """The finding after the last ruling on it. A ruling holds for the statements it was made about, and lapses when others join them."""
    for decision in reversed(rulings):
        after = decision.after or {}
        if decision.target == finding.id and set(after["statements"]) == set(finding.statements):
            if decision.act == "confirm":
                return replace(finding, review="confirmed", judged=finding.relation)
            return _overruled(finding, after["relation"], [accounts[s] for s in finding.statements], voice_of)
    return finding


def _overruled(finding: Finding, relation: Relation, members: Sequence[Account], voice_of: Mapping[str, int]) -> Finding:
    found = estimate(members, relation, voice_of)
    says = finding.says.removesuffix(VERDICT[finding.relation]).rstrip() + f" {VERDICT[relation]}"
    return replace(
        finding,
        relation=relation,
        judged=finding.relation,
        review="overruled",
        best=found.best,
        low=found.low,
        high=found.high,
        rule=found.rule,
        says=says,
    )
