"""How far two reports are about one course of events: named comparisons of a pair, and one score of them.

Names and other words must both agree. Reports of two floods share the words, reports of one minister's two speeches the names;
reports of one flood share both. Each is a cosine, so a long text does not come close to everything only by being long.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dateline.group.terms import Profile, Weighed

SILENT = 0.05  # added to both comparisons, so that a short text without any name can still agree by its words
RICH = 6  # names and numbers that a report must have for it to tell anything that the other shares none of them
STRANGE = 0.15  # where both are rich, agreement of names below this is chance: two happenings of one sort
PATTERN = 0.5  # and so is agreement of names below this share of that of words: two happenings told alike (no B3 changes from 0 to 0.6)
AMPLE = 0.4  # agreement of words up to here counts: more is one writer's habit, a series of reports on one pattern
CARRY = 1.8  # times the weaker of the two that a score can be: a name alone, however often it is said, makes no story
NEAR_DAYS, FADE_DAYS = 2, 30  # publication so near is no evidence against one story; beyond, doubt grows over so many days
DOUBT = 0.15  # what is taken off a score where reports lie very far apart in time; as much as all but clear agreement is worth
UNDATED = 0.25  # share of it that is taken off where the date of one is not known


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: a report's profile, and the days (as ordinals) between which it was published, where known."""

    profile: Profile
    days: tuple[int, int] | None


def likeness(a: Subject, b: Subject) -> float:
    """How alike two reports are, at most 1: the geometric mean of names and words, less what their distance in time takes off.

    Below 0 is possible and means nothing more than 0.
    """
    return likenesses(a, [b])[0]


def likenesses(a: Subject, others: Sequence[Subject]) -> list[float]:
    """How alike a report is to each of some others."""
    names = agreements(a.profile.names, [b.profile.names for b in others])
    words = agreements(a.profile.words, [b.profile.words for b in others])
    return [_score(a, b, float(names[at]), float(words[at])) for at, b in enumerate(others)]


def _score(a: Subject, b: Subject, names: float, words: float) -> float:
    if names < max(STRANGE, PATTERN * words) and min(len(a.profile.names), len(b.profile.names)) >= RICH:
        return 0.0
    both = math.sqrt((names + SILENT) * (min(words, AMPLE) + SILENT)) - SILENT
    return min(both, SILENT + CARRY * min(names, words)) - DOUBT * distance(a.days, b.days)


def agreements(a: Weighed, others: Sequence[Weighed]) -> NDArray[np.float64]:
    """Cosines of sets of weighed terms. Products are added in order of the terms' numbers, so that each is the same seen from either."""
    if not len(a) or not others:
        return np.zeros(len(others))
    codes = np.concatenate([b.codes for b in others])
    at = np.minimum(np.searchsorted(a.codes, codes), len(a) - 1)
    same = a.codes[at] == codes
    products = a.weights[at[same]].astype(np.float64) * np.concatenate([b.weights for b in others])[same]
    owners = np.repeat(np.arange(len(others)), [len(b) for b in others])[same]
    return np.bincount(owners, products, len(others)).astype(np.float64)


@lru_cache(maxsize=10_000)
def distance(a: tuple[int, int] | None, b: tuple[int, int] | None) -> float:
    """0 for reports published within days of each other, rising to 1; `UNDATED` where that is not known."""
    if a is None or b is None:
        return UNDATED
    gap = max(a[0] - b[1], b[0] - a[1], 0)
    return 1 - math.exp(-max(gap - NEAR_DAYS, 0) / FADE_DAYS)
