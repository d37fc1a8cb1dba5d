"""The terms of reports: the words that say what each is about, and how telling each is.

A term is telling where few reports have it. That share is estimated from English at large (a packaged table of frequent words), so
that what a report is about follows from that report alone: two reports are judged the same among two as among thousands, and a new
one changes nothing about those that are there.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.core.report import Report
from dateline.group.words import WORDS, Word, title_words, words_of

LENGTH = 300  # words of a usual report, for turning a word's frequency into the share of reports that have it
UNLISTED = 40_000  # rank of a word that the table of frequent words lacks
YEAR_RANK, NUMBER_RANKS = 300, (300, 300, 1_500, 10_000)  # a number's rank by its count of significant digits
DULL = 2.0  # terms less telling than this (in nats: more than one report in seven has them) are left out
NAMELIKE = 10_000  # rank from which a word that stands only where all words have capitals is taken for a name
LEAD, FADE = 2.0, 100  # a term first met at the head of a text weighs 1 + LEAD, fading over so many words
LONGEST = 100  # terms of each sort kept for a report: beyond them a long text only adds noise
KEYS = 15  # heaviest names and heaviest words by which reports are found that may be alike
NAMED = 1 << 32  # added to the number of a key that is a name, so that names are told from words


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one report: how often each stands there, after how many words first, which it writes as names, and has in its title."""

    counts: Mapping[str, int]
    first: Mapping[str, int]
    names: frozenset[str]
    title: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Terms as numbers, in order, and their weights, whose squares add up to 1 (but for rounding)."""

    codes: NDArray[np.uint32]
    weights: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What a report is about: its names (and numbers), and its other words; `keys` are the heaviest names, then the heaviest words.

    `title` are the telling terms of its title; `outlet` is who publishes it, as a number, 0 where that is not known.
    """

    names: Weighed
    words: Weighed
    keys: tuple[int, ...]
    title: frozenset[int]
    outlet: int

    def packed(self) -> bytes:
        """As an index keeps it: five counts and the outlet, then the numbers, little-endian."""
        named = sum(is_name(key) for key in self.keys)
        sizes = np.array([named, len(self.keys) - named, len(self.names), len(self.words), len(self.title), self.outlet], "<u4")
        keys = np.array([key % NAMED for key in self.keys], "<u4")
        title = np.array(sorted(self.title), "<u4")
        parts = (sizes, keys, title, self.names.codes, self.names.weights, self.words.codes, self.words.weights)
        return b"".join(part.astype(part.dtype.newbyteorder("<")).tobytes() for part in parts)


def unpacked(data: bytes) -> Profile:
    """The profile that was packed."""
    numbers = np.frombuffer(data, "<u4")
    named, worded, names, words, titled, outlet = numbers[:6].tolist()
    at = 6 + named + worded
    keys = numbers[6:at].tolist()
    keys[:named] = [key + NAMED for key in keys[:named]]
    title, at = frozenset(numbers[at : at + titled].tolist()), at + titled
    return Profile(_set_of(numbers, at, names), _set_of(numbers, at + 2 * names, words), tuple(keys), title, outlet)


def is_name(key: int) -> bool:
    """Whether a key is a name or a number, and not a word."""
    return key >= NAMED


def _set_of(numbers: NDArray[np.uint32], at: int, count: int) -> Weighed:
    weights: NDArray[np.float32] = numbers[at + count : at + 2 * count].view("<f4")
    return Weighed(numbers[at : at + count], weights)


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
def borne_by_many() -> NDArray[np.uint32]:
    """The frequent words as numbers, in order: a name that is one of them is borne by many, or is in the news from day to day."""
    return np.array(sorted({code_of(term) for term in ranks()}), np.uint32)


@cache
def met_anywhere() -> NDArray[np.uint32]:
    """Names that reports of nothing in common may share: those that many bear, years, and numbers of up to three digits and noughts."""
    digits = (str(n) for n in range(1000))
    whole = (n + "0" * noughts for n in digits for noughts in range(10))
    numbers = {form for n in whole for form in (n, f"{int(n):,}")} | {f"{n // 10}.{n % 10}" for n in range(1000)}
    numbers |= {f"{n // 100}.{n % 100:02}" for n in range(1000)} | set(map(str, range(1900, 2100)))
    return np.union1d(borne_by_many(), np.array([code_of(n) for n in sorted(numbers)], np.uint32))


@cache
def said_everywhere() -> frozenset[str]:
    """Stems of names that any report may have and that say nothing of its subject: days, months, agencies, ranks."""
    return frozenset(stem(word) for word in _furniture()["names"])


@cache
def _shortened() -> tuple[str, ...]:
    """Endings of words run together, which no list of words has and any report may use: "hasn't"."""
    return tuple(_furniture()["shortened"])


@cache
def _furniture() -> dict[str, list[str]]:
    return tomllib.loads(files("dateline.group").joinpath("tables/furniture.toml").read_text(encoding="utf-8"))


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


def terms_of(words: Sequence[Word], title_words: Sequence[Word] = ()) -> Terms:
    """The terms of a report's text and title."""
    stems = [stem(w.folded) for w in words]
    title = [stem(w.folded) for w in title_words]
    first = dict.fromkeys(title, 0)
    for at, term in enumerate(stems):
        first.setdefault(term, at)
    return Terms(Counter(stems) + Counter(set(title)), first, written_as_names(words, stems, _capital(title_words)), frozenset(title))


def _capital(words: Sequence[Word]) -> set[str]:
    return {stem(w.folded) for w in words if w.exact[0].isupper()}


def written_as_names(words: Sequence[Word], stems: Sequence[str], titled: Collection[str] = ()) -> frozenset[str]:
    """Terms more often with a capital than without, where a capital says something; rare words where none does say anything.

    `titled` are those with a capital in the title: there all words may have one, so it says no more than where a sentence opens.
    """
    lean: Counter[str] = Counter()
    opening = set(titled)
    for word, term in zip(words, stems, strict=True):
        if word.opens:
            opening.add(term)
        else:
            lean[term] += 1 if word.exact[0].isupper() else -1
    opening = {term for term in opening if term not in lean and rank_of(term) > NAMELIKE}
    return frozenset(opening.union(term for term, count in lean.items() if count > 0))


def profile_of(report: Report) -> Profile:
    """What a report is about, by its title and text alone."""
    return profile(terms_of(words_of(report), title_words(report)), report.publisher)


def profile(terms: Terms, publisher: str | None) -> Profile:
    """Terms weighed, names and words apart."""
    weights = {t: _weight(terms, t) for t in terms.counts}
    names = _heaviest((t, w) for t, w in weights.items() if t[0].isdigit() or t in terms.names)
    words = _heaviest((t, w) for t, w in weights.items() if not (t[0].isdigit() or t in terms.names))
    keys = (*(code_of(t) + NAMED for t, _ in names[:KEYS]), *(code_of(t) for t, _ in words[:KEYS]))
    title = frozenset(code_of(t) for t in terms.title if _telling(t))
    return Profile(_weighed(names), _weighed(words), tuple(dict.fromkeys(keys)), title, code_of(publisher.casefold()) if publisher else 0)


@lru_cache(maxsize=WORDS)
def _telling(term: str) -> float:
    """How telling a term is, in nats; 0 where it is dull."""
    telling = -math.log(usual(term))
    dull = telling < DULL or len(term) < 2 or term in said_everywhere() or term.endswith(_shortened())
    return 0.0 if dull else telling


def _weight(terms: Terms, term: str) -> float:
    telling = _telling(term)
    if not telling:
        return 0.0
    return telling * (1 + math.log(terms.counts[term])) * (1 + LEAD * math.exp(-terms.first[term] / FADE))


def _heaviest(weights: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    return sorted(((t, w) for t, w in weights if w > 0), key=lambda tw: (-tw[1], tw[0]))[:LONGEST]


def _weighed(terms: Sequence[tuple[str, float]]) -> Weighed:
    """Terms by number, scaled so that the squares of their weights add up to 1; of two with one number the heavier."""
    by_code: dict[int, float] = {}
    for term, weight in terms:
        by_code.setdefault(code_of(term), weight)
    length = math.sqrt(sum(w * w for w in by_code.values()))
    codes = sorted(by_code)
    return Weighed(np.array(codes, np.uint32), np.array([by_code[c] / length for c in codes], np.float32))


@lru_cache(maxsize=WORDS)
def code_of(term: str) -> int:
    """A term as a number of 32 bits: two of a report's two hundred terms share one in one report of two hundred thousand."""
    return crc32(term.encode())
