"""Findings whose best, low and high another rule gives than the record's own. The record itself stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.core.event import Finding
from dateline.core.report import Report
from dateline.core.statement import Statement
from dateline.reconcile.account import bare
from dateline.reconcile.estimate import estimate
from dateline.reconcile.rules import Rule
from dateline.reconcile.voices import voice_of
from dateline.run.revisions import earlier_versions


def reruled(
    findings: Iterable[Finding],
    rule: Rule,
    reports: Sequence[Report],
    statements: Mapping[str, Statement],
    origins: Mapping[str, str],
    revises: Mapping[str, str],
) -> tuple[Finding, ...]:
    """The findings of a story with estimates by a rule. Findings about other things than figures have none and stay as they are."""
    voices = voice_of(reports, origins)
    known = {r.id: revised(r, revises) for r in reports}

    def by_rule(finding: Finding) -> Finding:
        told = [bare(s, known[s.report]) for i in finding.statements if (s := statements.get(i)) and s.report in known]
        if finding.best is None or not told:
            return finding
        found = estimate(told, finding.relation, voices, rule)
        return replace(finding, best=found.best, low=found.low, high=found.high, rule=found.rule)

    return tuple(map(by_rule, findings))


def revised(report: Report, revises: Mapping[str, str]) -> Report:
    """A report that knows which versions of its page it takes the place of."""
    earlier = earlier_versions(report.id, revises)
    return replace(report, earlier=earlier) if earlier else report
