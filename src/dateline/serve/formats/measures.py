"""What an event's figures come to: one line for what several accounts give, one for what a single account gives. Never a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.core.event import UNSETTLED, About, Event, Finding, Relation
from dateline.core.statement import Figure
from dateline.reconcile.findings import about
from dateline.reconcile.interval import point
from dateline.serve.formats.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that was counted or measured in an event.

    `relation` and `rule` are those of the finding, None where one account alone tells of it: `best` is then its lower end, else its
    upper, and an end that it leaves open is None. `unknown`: the only account says that nobody knows. `statements` are ids of figures.
    """

    about: About
    relation: Relation | None
    rule: str | None
    best: float | None
    low: float | None
    high: float | None
    unknown: bool
    statements: tuple[str, ...]
    finding: Finding | None

    @property
    def roles(self) -> tuple[str, ...]:
        """ "destroyed", "damaged" of "damaged+destroyed"."""
        return tuple((self.about.role or "other").split("+"))

    @property
    def disputed(self) -> bool:
        """Whether accounts contradict each other."""
        return self.relation in UNSETTLED


def measures(dossier: Dossier, event: Event | None) -> list[Measure]:
    """What is counted in an event, or in none where it is None: what most accounts compare first, then what is told once."""
    findings = [f for f in dossier.findings_of.get(event.id if event else None, ()) if _about_figures(dossier, f)]
    compared = [of_finding(f) for f in sorted(findings, key=lambda f: (-len(f.statements), f.id))]
    seen = {s for f in findings for s in f.statements}
    told = dossier.told(event) if event else ()
    return [*compared, *_once([s for s in told if isinstance(s, Figure) and s.id not in seen and s.review != "rejected"])]


def of_finding(finding: Finding) -> Measure:
    """What a finding about figures says."""
    return Measure(
        finding.about, finding.relation, finding.rule, finding.best, finding.low, finding.high, False, finding.statements, finding
    )


def _about_figures(dossier: Dossier, finding: Finding) -> bool:
    return any(isinstance(dossier.statements.get(s), Figure) for s in finding.statements)


def _once(figures: Sequence[Figure]) -> list[Measure]:
    """Figures that nothing was compared with; the same told twice is one."""
    same: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        key = (figure.role, figure.what, figure.unit, figure.op, figure.low, figure.high, figure.unknown)
        same.setdefault(key, []).append(figure)
    return [_lone(each) for each in same.values()]


def _lone(figures: Sequence[Figure]) -> Measure:
    one = figures[0]
    ids = tuple(f.id for f in figures)
    return Measure(about(figures), None, None, point(one), one.low, one.high, one.unknown, ids, None)
