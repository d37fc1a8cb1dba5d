"""What one side lost of its own, and dead who are handed over: neither is the toll of all who died."""

from __future__ import annotations

import re

from dateline.core.statement import Figure
from dateline.reconcile.cues import cue
from dateline.reconcile.interval import ends

NAMES_OF_TELLER = re.compile(r"[A-Z][A-Za-z]+")
NEAR = 40  # characters before a figure in which it is said whose loss it is


def own_loss(figure: Figure) -> bool:
    """ "the army lost three men", "put its dead at three", "six of its soldiers": a part of all who died."""
    if "killed" not in figure.role or ends(figure) == (0.0, 0.0):
        return False
    at = figure.span.start - figure.sentence.start
    return bool(cue("own_loss").search(figure.sentence.exact[max(0, at - NEAR) : at]) or cue("of_its_own").search(figure.span.exact))


def names_of_loser(figure: Figure) -> list[str]:
    """Names of the side that tells its own loss; of a person who speaks for it the side is not known by name."""
    teller = figure.speaker
    return NAMES_OF_TELLER.findall(teller.name) if teller and teller.sort != "person" and own_loss(figure) else []


def handed_over(figure: Figure) -> bool:
    """ "exchanged the remains of 53 soldiers": no toll, though they are dead."""
    said = figure.sentence.exact
    return "killed" in figure.role and bool(cue("bodies").search(said) and cue("handing_over").search(said))
