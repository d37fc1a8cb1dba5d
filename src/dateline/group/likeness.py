"""How far two reports are about one course of events: named comparisons of a pair, and one score of them.

Names and other words must both agree. Reports of two floods share the words, reports of one minister's two speeches the names;
reports of one flood share both. Each is a cosine, so a long text does not come close to everything only by being long. What a town's
name alone makes alike (a paper's reports of one week, two towns of one name) is held down: such a name counts only so much. Two names that
few bear (a village and a farmer in it) say more than their share of all names tells.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dateline.group.terms import Profile, Weighed, borne_by_many, met_anywhere

SILENT = 0.05  # added to both comparisons, so that a short text without any name can still agree by its words
RICH = 6  # names and numbers that a report must have for it to tell anything that the other shares none of them
STRANGE = 0.15  # where both are rich, agreement of names below this is chance: two happenings of one sort
PATTERN = 0.5  # and so is agreement of names below this share of that of words: two happenings told alike (B3 is flat up to here)
AMPLE = 0.4  # agreement of words up to here counts: more is one writer's habit, a series of reports on one pattern
MOST = 0.2  # that one name which many bear can add to the agreement of names: two reports from Springfield are not yet of one story
RARE = (0.0, 0.08, 0.16)  # what no name, one, or more that few bear and both have add: strangers seldom share two
TOLD_ALIKE = (0.06, 0.12)  # agreement of words from which they add anything, and all of it: a sheriff's name stands in all that he does
FADED = 0.5  # share of it that is lost where reports lie very far apart in time
CARRY = 1.8  # times the weaker of the two that a score can be: a name alone, however often it is said, makes no story
NEAR_DAYS, FADE_DAYS = 2, 30  # publication so near is no evidence against one story; beyond, doubt grows over so many days
DOUBT = 0.17  # what is taken off a score where reports lie very far apart in time; as much as all but clear agreement is worth
UNDATED = 0.25  # share of it that is taken off where the date of one is not known
TITLES = (-0.01, 0.01, 0.04, 0.07)  # what titles that share none, one, two, or more telling terms add
ONE_OUTLET = 0.03  # taken off where one outlet published both: it names its town and its people, and has words of its own, in all it tells


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
    names = agreements(a.profile.names, [b.profile.names for b in others], MOST)
    words = agreements(a.profile.words, [b.profile.words for b in others])
    rare = rare_in_common(a.profile.names, [b.profile.names for b in others])
    return [_score(a, b, float(names[at]), float(words[at]), int(rare[at])) for at, b in enumerate(others)]


def _score(a: Subject, b: Subject, names: float, words: float, rare: int) -> float:
    rare = 0 if _one_outlet(a, b) else min(rare, len(RARE) - 1)
    rich = min(len(a.profile.names), len(b.profile.names)) >= RICH
    if rich and names < max(STRANGE, PATTERN * words) and rare < len(RARE) - 1:
        return 0.0
    both = math.sqrt((names + SILENT) * (min(words, AMPLE) + SILENT)) - SILENT
    alike = min(max(words - TOLD_ALIKE[0], 0.0) / (TOLD_ALIKE[1] - TOLD_ALIKE[0]), 1.0)
    known = RARE[rare] * alike * (1 - FADED * distance(a.days, b.days))
    return min(both, SILENT + CARRY * min(names, words)) + known + _apart(a, b)


def _one_outlet(a: Subject, b: Subject) -> bool:
    return bool(a.profile.outlet) and a.profile.outlet == b.profile.outlet


def _apart(a: Subject, b: Subject) -> float:
    """What their titles, days and outlets say beside their texts."""
    titles = TITLES[min(len(a.profile.title & b.profile.title), len(TITLES) - 1)] if a.profile.title and b.profile.title else 0.0
    outlet = ONE_OUTLET if _one_outlet(a, b) else 0.0
    return titles - outlet - DOUBT * distance(a.days, b.days)


def agreements(a: Weighed, others: Sequence[Weighed], most: float = 1.0) -> NDArray[np.float64]:
    """Cosines of sets of weighed terms, to which a term that many bear adds at `most` so much.

    Products are added in order of the terms' numbers, so that each cosine is the same seen from either.
    """
    if not len(a) or not others:
        return np.zeros(len(others))
    codes, products, owners = _in_common(a, others)
    if most < 1:
        products = np.where(_among(codes, borne_by_many()), np.minimum(products, most), products)
    return np.bincount(owners, products, len(others)).astype(np.float64)


def rare_in_common(a: Weighed, others: Sequence[Weighed]) -> NDArray[np.int64]:
    """How many names that reports of nothing in common would hardly share a set of names has in common with each of some others."""
    if not len(a) or not others:
        return np.zeros(len(others), np.int64)
    codes, _, owners = _in_common(a, others)
    return np.bincount(owners[~_among(codes, met_anywhere())], minlength=len(others))


def _in_common(
    a: Weighed, others: Sequence[Weighed]
) -> tuple[NDArray[np.uint32], NDArray[np.float64], NDArray[np.int64]]:
    """The terms in common with any of the others: their numbers, the products of their weights, and with which of the others."""
    codes = np.concatenate([b.codes for b in others])
    at = np.minimum(np.searchsorted(a.codes, codes), len(a) - 1)
    same = a.codes[at] == codes
    products = a.weights[at[same]].astype(np.float64) * np.concatenate([b.weights for b in others])[same]
    return codes[same], products, np.repeat(np.arange(len(others)), [len(b) for b in others])[same]


def _among(codes: NDArray[np.uint32], known: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of the numbers are among some that are in order."""
    found: NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, codes), len(known) - 1)] == codes
    return found


@lru_cache(maxsize=10_000)
def distance(a: tuple[int, int] | None, b: tuple[int, int] | None) -> float:
    """0 for reports published within days of each other, rising to 1; `UNDATED` where that is not known."""
    if a is None or b is None:
        return UNDATED
    gap = max(a[0] - b[1], b[0] - a[1], 0)
    return 1 - math.exp(-max(gap - NEAR_DAYS, 0) / FADE_DAYS)
