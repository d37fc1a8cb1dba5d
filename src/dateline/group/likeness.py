"""How far two reports are about one course of events: named comparisons of a pair, and one score of them.

Names and other words must both agree. Reports of two floods share the words, reports of one minister's two speeches the names;
reports of one flood share both. Each is a cosine, so a long text does not come close to everything only by being long.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.group.terms import Profile

SILENT = 0.05  # added to both comparisons, so that a short text without any name can still agree by its words
RICH = 6  # names and numbers that a report must have for it to tell anything that the other shares none of them
STRANGE = 0.15  # where both are rich, agreement of names below this is chance: two happenings of one sort, told alike
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
    names, words = agreement(a.profile.names, b.profile.names), agreement(a.profile.words, b.profile.words)
    if names < STRANGE and min(len(a.profile.names), len(b.profile.names)) >= RICH:
        return 0.0
    both = math.sqrt((names + SILENT) * (min(words, AMPLE) + SILENT)) - SILENT
    return min(both, SILENT + CARRY * min(names, words)) - DOUBT * distance(a, b)


def agreement(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two sets of weighted terms of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def distance(a: Subject, b: Subject) -> float:
    """0 for reports published within days of each other, rising to 1; `UNDATED` where that is not known."""
    if a.days is None or b.days is None:
        return UNDATED
    gap = max(a.days[0] - b.days[1], b.days[0] - a.days[1], 0)
    return 1 - math.exp(-max(gap - NEAR_DAYS, 0) / FADE_DAYS)
