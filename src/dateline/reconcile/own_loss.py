"""What one side lost of its own, and dead who are handed over: neither is the toll of all who died."""

from __future__ import annotations

import re

from dateline.core.statement import Figure
from dateline.reconcile.interval import ends

OWN_LOSS = re.compile(  # before a number: one side's own
    r"\b(?:it|they|we|he|she|and|army|military|forces?|troops|militia|police|navy|guard|ministry|insurgents|rebels) "
    r"(?:(?:had|has|have|only|also) )*lost(?: (?:only|just|at least|about|some))?\W*$|"
    r"\b(?:its|their|our|his|her)(?: own)?(?: (?:side|forces?|army|men|troops)[’']s?)?(?: own)? (?:losses|casualties|dead|fatalities) "
    r"(?:at|as|to|were|was|stood at|numbered|amounted to)\W*$",
    re.I,
)
NAMES_OF_TELLER = re.compile(r"[A-Z][A-Za-z]+")
OF_ITS_OWN = re.compile(r"\bof (?:its|their|our|his|her)(?: own)? (?:own|soldiers|troops|men|fighters|officers|forces)\b", re.I)
DEAD_BODIES = re.compile(r"\b(?:bodies|remains|corpses)\b", re.I)
HANDING = re.compile(
    r"\b(?:exchang\w*|swap\w*|trad(?:e[sd]?|ing)|repatriat\w*|hand(?:s|ed|ing)? over|handover|g[ai]v(?:e|es|en|ing) back)\b", re.I
)
NEAR = 40  # characters before a figure in which it is said whose loss it is


def own_loss(figure: Figure) -> bool:
    """ "the army lost three men", "put its dead at three", "six of its soldiers": a part of all who died."""
    if "killed" not in figure.role or ends(figure) == (0.0, 0.0):
        return False
    at = figure.span.start - figure.sentence.start
    return bool(OWN_LOSS.search(figure.sentence.exact[max(0, at - NEAR) : at]) or OF_ITS_OWN.search(figure.span.exact))


def names_of_loser(figure: Figure) -> list[str]:
    """Names of the side that tells its own loss; of a person who speaks for it the side is not known by name."""
    teller = figure.speaker
    return NAMES_OF_TELLER.findall(teller.name) if teller and teller.sort != "person" and own_loss(figure) else []


def handed_over(figure: Figure) -> bool:
    """ "exchanged the remains of 53 soldiers": no toll, though they are dead."""
    said = figure.sentence.exact
    return "killed" in figure.role and bool(DEAD_BODIES.search(said) and HANDING.search(said))
