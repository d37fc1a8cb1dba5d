"""The terms of reports: the words that say what each is about, and how telling each is.

A term is telling where few reports have it. That share is estimated from English at large (a packaged table of frequent words) and
from the reports at hand together, so that two reports alone are judged as well as two among thousands, and a stream of twenty
floods learns that "flood" tells nothing there.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dateline.core.report import Report
from dateline.group.words import WORDS, Word, title_words, words_of

LENGTH = 300  # words of a usual report, for turning a word's frequency into the share of reports that have it
UNLISTED = 40_000  # rank of a word that the table of frequent words lacks
YEAR_RANK, NUMBER_RANKS = 300, (300, 300, 1_500, 10_000)  # a number's rank by its count of significant digits
MASS = 500  # reports that the table weighs as much as, against those at hand
DULL = 2.0  # terms less telling than this (in nats: more than one report in seven has them) are left out
LEAD, FADE = 2.0, 100  # a term first met at the head of a text weighs 1 + LEAD, fading over so many words
LONGEST = 150  # terms of each sort kept for a report: beyond them a long text only adds noise


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one report: how often each stands there, after how many words first, and which it writes as names."""

    counts: Mapping[str, int]
    first: Mapping[str, int]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is about: its names (and numbers), and its other words, with weights whose squares add up to 1."""

    names: Mapping[str, float]
    words: Mapping[str, float]


@cache
def ranks() -> Mapping[str, int]:
    """Stem to the place of its most frequent form among the frequent words of English, from 1."""
    found: dict[str, int] = {}
    lines = files("dateline.group").joinpath("tables/frequent-words.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    for rank, word in enumerate(words, 1):
        found.setdefault(stem(word), rank)
    return found


@cache
def said_everywhere() -> frozenset[str]:
    """Stems of names that any report may have and that say nothing of its subject: days, months, agencies."""
    table = tomllib.loads(files("dateline.group").joinpath("tables/furniture.toml").read_text(encoding="utf-8"))
    return frozenset(stem(word) for word in table["names"])


@lru_cache(maxsize=WORDS)
def stem(word: str) -> str:
    """A folded word without its inflection, roughly: "crashes", "crashed" and "crashing" are "crash"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word.removesuffix(ending)
    if word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 6 else word


@lru_cache(maxsize=WORDS)
def usual(term: str) -> float:
    """Share of English reports at large that have the term, by Zipf's law from its rank; above 0, at most 1."""
    return 1 - math.exp(-LENGTH * 0.1 / (rank_of(term) + 2.7))


def rank_of(term: str) -> int:
    """Place among the frequent words; small and round numbers and years are common, long numbers nearly names."""
    if not term[0].isdigit():
        return ranks().get(term, UNLISTED)
    if len(term) == 4 and term[:2] in ("19", "20"):
        return YEAR_RANK
    return NUMBER_RANKS[min(len(term.replace(",", "").strip("0.").replace(".", "")), 3)]


def terms_of(report: Report) -> Terms:
    """The terms of a report's title and text."""
    words = words_of(report)
    stems = [stem(w.folded) for w in words]
    title = [stem(w.folded) for w in title_words(report)]
    first = dict.fromkeys(title, 0)
    for at, term in enumerate(stems):
        first.setdefault(term, at)
    return Terms(Counter(stems) + Counter(set(title)), first, written_as_names(words, stems))


def written_as_names(words: Sequence[Word], stems: Sequence[str]) -> frozenset[str]:
    """Terms more often with a capital than without, where a capital says something."""
    lean: Counter[str] = Counter()
    for word, term in zip(words, stems, strict=True):
        if not word.opens:
            lean[term] += 1 if word.exact[0].isupper() else -1
    return frozenset(term for term, count in lean.items() if count > 0)


def profiles(reports: Sequence[Terms]) -> list[Profile]:
    """What each of the reports is about, its terms weighed over all of them."""
    having = Counter(term for r in reports for term in r.counts)
    named = Counter(term for r in reports for term in r.names)
    return [_profile(r, having, named, len(reports)) for r in reports]


def _profile(terms: Terms, having: Counter[str], named: Counter[str], size: int) -> Profile:
    weights = {t: _weight(terms, t, (MASS * usual(t) + having[t] - 1) / (MASS + size)) for t in terms.counts}
    names = {t for t in weights if t[0].isdigit() or 2 * named[t] >= having[t]}
    return Profile(_unit((t, w) for t, w in weights.items() if t in names), _unit((t, w) for t, w in weights.items() if t not in names))


def _weight(terms: Terms, term: str, share: float) -> float:
    telling = -math.log(share)
    if telling < DULL or len(term) < 2 or term in said_everywhere():
        return 0.0
    return telling * (1 + math.log(terms.counts[term])) * (1 + LEAD * math.exp(-terms.first[term] / FADE))


def _unit(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The heaviest terms in order, scaled so that their squares add up to 1."""
    heaviest = sorted(((t, w) for t, w in weights if w > 0), key=lambda tw: (-tw[1], tw[0]))[:LONGEST]
    length = math.sqrt(sum(w * w for _, w in heaviest))
    return {t: w / length for t, w in heaviest}
