"""What an event's figures come to: one line for what several accounts give, one for what a single account gives. Never a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.core.event import UNSETTLED, About, Event, Finding, Relation
from dateline.core.statement import Figure
from dateline.reconcile.findings import about
from dateline.reconcile.interval import point
from dateline.serve.formats.dossier import Dossier
from dateline.serve.formats.tolls import of_all


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that was counted or measured in an event.

    `relation` and `rule` are those of the finding, None where one account alone tells of it: `best` is then its lower end, else its
    upper, and an end that it leaves open is None. `unknown`: the only account says that nobody knows. `whole`: it counts all concerned
    ("12 people"), not some sort or part of them ("10 tourists"). `statements` are ids of figures.
    """

    about: About
    relation: Relation | None
    rule: str | None
    best: float | None
    low: float | None
    high: float | None
    unknown: bool
    whole: bool
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
    """What is counted in an event, or in none where it is None: all concerned before parts, and then what most accounts compare first."""
    findings = [f for f in dossier.findings_of.get(event.id if event else None, ()) if _figures(dossier, f)]
    compared = [of_finding(f, _figures(dossier, f)) for f in sorted(findings, key=lambda f: (-len(f.statements), f.id))]
    seen = {s for f in findings for s in f.statements}
    told = dossier.told(event) if event else ()
    once = _once([s for s in told if isinstance(s, Figure) and s.id not in seen and s.review != "rejected"])
    return sorted((*compared, *once), key=lambda m: (not m.whole, -len(m.statements)))  # stable


def of_finding(finding: Finding, figures: Sequence[Figure]) -> Measure:
    """What a finding about figures says."""
    return Measure(
        about=finding.about,
        relation=finding.relation,
        rule=finding.rule,
        best=finding.best,
        low=finding.low,
        high=finding.high,
        unknown=False,
        whole=of_all(figures),
        statements=finding.statements,
        finding=finding,
    )


def _figures(dossier: Dossier, finding: Finding) -> list[Figure]:
    return [s for i in finding.statements if isinstance(s := dossier.statements.get(i), Figure)]


def _once(figures: Sequence[Figure]) -> list[Measure]:
    """Figures that nothing was compared with; the same told twice is one."""
    same: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        key = (figure.role, figure.what, figure.unit, figure.op, figure.low, figure.high, figure.unknown)
        same.setdefault(key, []).append(figure)
    return [_lone(each) for each in same.values()]


def _lone(figures: Sequence[Figure]) -> Measure:
    one = figures[0]
    return Measure(
        about=about(figures),
        relation=None,
        rule=None,
        best=point(one),
        low=one.low,
        high=one.high,
        unknown=one.unknown,
        whole=of_all(figures),
        statements=tuple(f.id for f in figures),
        finding=None,
    )
