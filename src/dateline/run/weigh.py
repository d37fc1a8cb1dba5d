"""Which statements a person should look at first: those that most hangs on, and those that were read with most doubt."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dateline.core.archived import Found
from dateline.core.event import Event, Finding
from dateline.core.statement import Statement

# By reasoning, not measured: an open dispute outweighs all else, a difference that is none outweighs mere reach. Voices count by
# their logarithm, for the tenth outlet adds less than the second; doubt decides among statements of like weight.
IN_DISPUTE, IN_DIFFERENCE = 4.0, 1.5
DOUBT = 2.0
STANCE: Mapping[str, float] = {"unconfirmed": 0.6, "claimed": 0.4, "denied": 0.4, "estimated": 0.3}
BY_TYPE: Mapping[str, float] = {"figure": 0.5, "position": 0.3, "occurrence": 0.2}


def waiting(found: Sequence[Found], events: Sequence[Event], findings: Sequence[Finding]) -> tuple[tuple[str, float], ...]:
    """(statement id, weight) of all statements of a story that nobody has looked at, heaviest first."""
    voices = {s: e.voices for e in events for s in e.statements}
    pressing = _pressing(findings)
    todo = [s for f in found for s in f.statements if s.review is None]
    weights = [(s.id, round(_weight(s, voices.get(s.id, 0), pressing.get(s.id, 0.0)), 4)) for s in todo]
    return tuple(sorted(weights, key=lambda w: (-w[1], w[0])))


def _weight(statement: Statement, voices: int, pressing: float) -> float:
    doubt = DOUBT * (1.0 - statement.confidence) + STANCE.get(statement.stance, 0.0)
    return pressing + math.log2(1 + voices) + doubt + BY_TYPE.get(statement.type, 0.0)


def _pressing(findings: Sequence[Finding]) -> dict[str, float]:
    """What a statement has at stake in how accounts compare; a relation that a person settled presses no more."""
    made: dict[str, float] = {}
    for finding in findings:
        stake = IN_DISPUTE if finding.relation in ("conflict", "denial") else 0.0 if finding.relation == "agree" else IN_DIFFERENCE
        for statement in finding.statements if finding.review is None else ():
            made[statement] = max(stake, made.get(statement, 0.0))
    return made
