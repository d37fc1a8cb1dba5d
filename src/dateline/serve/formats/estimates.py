"""Findings with best, low and high by another rule than the record's own, some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from dateline.core.event import Finding
from dateline.serve.formats.dossier import dossiers
from dateline.store.archive import Archive


class Estimate(NamedTuple):
    """What a rule makes of a finding."""

    best: float | None
    low: float | None
    high: float | None
    rule: str


def estimates(archive: Archive, rule: str, story: str | None = None) -> dict[str, Estimate]:
    """What a rule makes of every finding that has an estimate, by its id: numbers only, so that an archive's fit in memory."""
    findings = (f for dossier in dossiers(archive, story, rule) for f in dossier.findings)
    return {f.id: Estimate(f.best, f.low, f.high, f.rule) for f in findings if f.rule}


def ruled(archive: Archive, findings: Iterable[Finding], rule: str | None, story: str | None = None) -> Iterator[Finding]:
    """The findings, of a story or of all, by the rule; without one as in the record. Raises UsageError if there is no such rule."""
    known = estimates(archive, rule, story) if rule else {}
    return (replace(f, **known[f.id]._asdict()) if f.id in known else f for f in findings)
