"""Reports to origins: which reports are one writer's words.

Two reports are of one origin where about half or more of the shorter text stands in the other, in runs of `RUN` words or more.
What is quoted in either does not count, on either side: two writers who quote one statement are two writers. Nor do texts count
whose shared part has nothing to do with the rest of either (it is furniture of a site), nor texts on one pattern that name other
people and places (a series, as of weather or market reports).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.core.ids import digest, number_of
from dateline.core.report import Report
from dateline.group.linkage import Groups, Pair
from dateline.group.terms import rank_of, said_everywhere, stem
from dateline.group.words import WORDS, Word, in_order, words_of

RUN = 4  # words: with 5, a rearranged or lightly edited sentence breaks into pieces that no longer count
# "About half": independent reports of one event reach 0.40, copies with an own top begin at 0.49 (stories dev, 110 labelled pairs).
SHARED = 0.45
ALIKE = 0.9  # so much shared, quotations counted, is one text even where it is little but quotations
FEWEST = 8  # words of its own below which a text says nothing about its writer
RARE = 1_500  # rank from which a word tells something of a text's subject
REST, LINKS = 40, 2  # a rest of so many words must have so many telling words in common with the part that is shared
RICH, STRANGE = 4, 0.3  # of two texts with so many names, those of one writer share at least this much of the fewer
ROUNDUP = 3  # so many unrelated texts within one are its sources, and it is a writer's (or a page's) own
EVERY = 3  # one run in so many is indexed for finding candidates; the comparison itself uses all
SOME = 0.2  # share of the indexed runs of the shorter text that a candidate has; less cannot come to `SHARED`
# A run that more reports share pairs each of them with the first few only: first by number, which is as good as drawn, so that a new
# report is seldom one of them, in whatever order reports come.
CROWD, FIRST = 40, 8
MODULUS = (1 << 61) - 1
HELD = 500  # texts kept ready for comparing; one takes about 100 KB
Runs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Text:
    """A report as origins sees it: its words as numbers, which are quoted, the run that starts at each, and sets of runs."""

    codes: tuple[int, ...]
    quoted: tuple[bool, ...]
    runs: tuple[int, ...]
    known: frozenset[int]
    quotes: frozenset[int]
    telling: frozenset[int]
    names: frozenset[int]

    @property
    def size(self) -> int:
        """Words that are the writer's own."""
        return len(self.quoted) - sum(self.quoted)


def origins(reports: Sequence[Report]) -> dict[str, str]:
    """Report id to origin id, for every report; a report nobody else copied is an origin of its own.

    This is what origins are; an archive that grows finds the same by looking at what is new alone (`dateline.run.find_copies`).
    """
    ordered = in_order(reports)

    @lru_cache(maxsize=HELD)
    def text_at(at: int) -> Text:
        return text_of(words_of(ordered[at]))

    found = candidates([indexed(text_of(words_of(r))) for r in ordered], [number_of(r.id) for r in ordered])
    groups = of_one_writer(len(ordered), copies(found, text_at))
    return {r.id: origin_id(ordered[groups.of(at)].id) for at, r in enumerate(ordered)}


def origin_id(first: str) -> str:
    """The id of an origin, named after the first of its reports."""
    return digest("og", first)


def text_of(words: Sequence[Word]) -> Text:
    """Words and runs of `RUN` words as numbers that are the same on every machine."""
    codes = tuple(_code(w.folded) for w in words)
    runs = tuple(_run(codes[i : i + RUN]) for i in range(len(codes) - RUN + 1))
    quoted = tuple(w.quoted for w in words)
    quotes = frozenset(run for i, run in enumerate(runs) if quoted[i] and all(quoted[i : i + RUN]))
    telling = frozenset(_code(w.folded) for w in words if is_telling(w.folded))
    names = telling.intersection(_code(w.folded) for w in words if w.exact[0].isupper() and not w.opens)
    return Text(codes, quoted, runs, frozenset(runs), quotes, telling, names)


@lru_cache(maxsize=WORDS)
def _code(word: str) -> int:
    return crc32(word.encode())


def _run(codes: Iterable[int]) -> int:
    number = 0
    for code in codes:
        number = (number * 1_000_003 + code + 1) % MODULUS
    return number


@lru_cache(maxsize=WORDS)
def is_telling(word: str) -> bool:
    """Whether a folded word tells something of a text's subject."""
    return rank_of(stem(word)) > RARE and stem(word) not in said_everywhere()


def copies(found: Iterable[Pair], text_at: Callable[[int], Text]) -> list[Pair]:
    """Those of the pairs of texts found, by position, of which one is in the other's words; short and long each."""
    sized = (sorted(pair, key=lambda at: (text_at(at).size, at)) for pair in found)
    return [(short, long) for short, long in sized if is_copy(text_at(short), text_at(long))]


def of_one_writer(size: int, pairs: Sequence[Pair]) -> Groups:
    """Texts grouped by writer. `pairs` are copies, by position, short and long each; of texts that are roundups nothing follows."""
    ordered = sorted(pairs, key=sorted)
    holds: defaultdict[int, list[int]] = defaultdict(list)
    for short, long in ordered:
        holds[long].append(short)
    related = {frozenset(pair) for pair in ordered}
    roundups = {long for long, shorts in holds.items() if unrelated(shorts, related) >= ROUNDUP}
    return Groups(size).joined((short, long) for short, long in ordered if long not in roundups)


def is_copy(short: Text, long: Text) -> bool:
    """Whether the shorter text is in the other's words."""
    return shared(short, long) >= SHARED and not is_series(short.names, long.names) and not is_site_furniture(short, long)


def unrelated(members: Sequence[int], related: Set[frozenset[int]]) -> int:
    """How many groups the members fall into that have nothing to do with each other; counted for the first few only."""
    groups = Groups(min(len(members), CROWD))
    for a, b in combinations(range(min(len(members), CROWD)), 2):
        if frozenset((members[a], members[b])) in related:
            groups.join(a, b)
    return len(groups.members())


def shared(a: Text, b: Text) -> float:
    """Share of the own words of `a` that stand in `b`, or of all its words where nearly all do; 0 to 1."""
    own = covered(a, (b.known - b.quotes) - a.quotes)
    kept = [in_b for in_b, quoted in zip(own, a.quoted, strict=True) if not quoted]
    telling = sum(kept) / len(kept) if len(kept) >= FEWEST else 0.0
    if telling >= SHARED or not a.runs:
        return telling
    everything = sum(covered(a, b.known)) / len(a.quoted)
    return everything if everything >= ALIKE else telling


def covered(a: Text, runs: frozenset[int]) -> list[bool]:
    """For each word of `a`, whether it stands in one of the runs."""
    found = [False] * len(a.quoted)
    for i, run in enumerate(a.runs):
        if run in runs:
            found[i : i + RUN] = [True] * RUN
    return found


def is_series(a: Set[int], b: Set[int]) -> bool:
    """Whether two texts with these names, if they are alike, are so but for the people and places they name."""
    fewer = min(len(a), len(b))
    return fewer >= RICH and len(a & b) < STRANGE * fewer


def is_site_furniture(a: Text, b: Text) -> bool:
    """Whether what two texts share has nothing to do with what else either says."""
    rests = [rest for rest in (_rest(a, b), _rest(b, a)) if len(rest) >= REST]
    if len(rests) < 2:
        return False
    common = {code for code, in_b in zip(a.codes, covered(a, b.known), strict=True) if in_b} & a.telling
    return all(len(common.intersection(rest)) < LINKS for rest in rests)


def _rest(a: Text, b: Text) -> list[int]:
    return [code for code, in_b in zip(a.codes, covered(a, b.known), strict=True) if not in_b]


def indexed(text: Text) -> Runs:
    """The runs by which a text is found, in order: 8 bytes each, so that an index of a large archive stays small."""
    return np.array(sorted(run for run in text.known if run % EVERY == 0), np.int64)


def candidates(found: Sequence[Runs], numbers: Sequence[int]) -> Iterator[Pair]:
    """Pairs of texts that share enough of the indexed runs to be worth comparing, in order. `numbers`: of the texts, each its own."""
    together = Counter(pair for holders in _holders(found) for pair in pairs_of(sorted(holders, key=numbers.__getitem__)))
    for (a, b), count in sorted(together.items()):
        if is_candidate(count, len(found[a]), len(found[b])):
            yield a, b


def is_candidate(together: int, one: int, other: int) -> bool:
    """Whether two texts share enough runs to be compared: `together` of their indexed runs pair them."""
    return together >= SOME * min(one, other)


def pairs_of(holders: Sequence[int]) -> Iterator[Pair]:
    """The pairs that a run finds of those who have it, who stand in order of their numbers."""
    if len(holders) <= CROWD:
        found: Iterable[Pair] = combinations(holders, 2)
    else:
        first = holders[:FIRST]
        found = (*combinations(first, 2), *product(first, holders[FIRST:]))
    yield from ((a, b) if a < b else (b, a) for a, b in found)


def _holders(found: Sequence[Runs]) -> Iterator[list[int]]:
    """For each run that several texts have, the positions of these texts, in order."""
    runs = np.concatenate([np.empty(0, np.int64), *found])
    order = np.argsort(runs, kind="stable")
    holders = np.repeat(np.arange(len(found), dtype=np.int32), [len(i) for i in found])[order]
    bounds = np.flatnonzero(np.diff(runs[order])) + 1
    starts, ends = np.concatenate(([0], bounds)), np.concatenate((bounds, [len(runs)]))
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        yield holders[start:end].tolist()
