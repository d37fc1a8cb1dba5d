"""Link accounts that tell of one happening: average-linkage clustering over the pairs that could be one."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Protocol, TypeVar

from dateline.reconcile.account import Account
from dateline.reconcile.chain import OF_A_YEAR_PAST, chains
from dateline.reconcile.compare import LINK, Weights, days_between, happened_in_other_years, likeness
from dateline.reconcile.happening import MONTH, Happening, happening
from dateline.reconcile.terms import words_of

Cluster = tuple[Account, ...]
MOST_PAIRS = 400_000  # of one story: past this, only those with a rare word in common are compared
KNOWN = 0.5  # with the same means this is enough by itself
# With one thing more alike each of these is enough; weighed on happenings marked in made-up stories, read over real ones.
ONLY_ONE = 0.2  # each report tells of one alone that was done by the same means
BOTH_FIRST = 0.2  # each report tells of it before all others of its type: the news of a story is told first
Kinds = Mapping[tuple[str, str], int]  # of a report and a mode: how many happenings of it are told there
Firsts = Mapping[str, Happening]  # of a report: what it tells of first
Between = dict[tuple[int, int], float]  # scores of pairs of clusters, lower number first


class Worded(Protocol):
    """What has telling words."""

    @property
    def near(self) -> frozenset[str]: ...


T = TypeVar("T", bound=Worded)


def happenings(occurrences: Sequence[Account]) -> list[Happening]:
    """What the occurrences of a story tell of: chained within each report, then linked across reports; in order of the first account."""
    weights = rarity(occurrences)
    told: dict[str, list[Account]] = defaultdict(list)
    for account in occurrences:
        told[account.report.id].append(account)
    blocks: dict[str, list[Happening]] = defaultdict(list)  # only happenings of one PLOVER type are compared
    for report in told.values():
        for chain in chains(report, weights):
            blocks[chain.event_type or ""].append(chain)
    found: list[Happening] = []
    for block in blocks.values():
        block.sort(key=lambda h: h.first.order)
        kinds = Counter((h.first.report.id, mode) for h in block for mode in h.modes)
        firsts = {h.first.report.id: h for h in reversed(block)}
        groups = cluster(block, partial(_across, weights=weights, kinds=kinds, firsts=firsts), LINK)
        found += [happening([a for h in group for a in h.members]) for group in groups]
    return sorted(found, key=lambda h: h.first.order)


def _across(a: Happening, b: Happening, weights: Weights, kinds: Kinds, firsts: Firsts) -> float:
    """Two chains of one report were kept apart for a reason: they are joined only through a third."""
    if a.first.report.id == b.first.report.id:
        return 0.0
    known = max(_taken_as_known(a, b, kinds), _taken_as_known(b, a, kinds))
    past = OF_A_YEAR_PAST if happened_in_other_years(a, b) else 0.0
    return likeness(a, b, weights)[0] + known + past + _standing_alike(a, b, kinds, firsts)


def _standing_alike(a: Happening, b: Happening, kinds: Kinds, firsts: Firsts) -> float:
    """What it says that two happenings stand out alike in their reports."""
    if a.event_type in words_of("types", "many") or (a.told and b.told and days_between(a.told, b.told) > MONTH):
        return 0.0
    one, two = a.first.report.id, b.first.report.id
    modes = a.modes & b.modes
    alone = all(any(kinds[report, mode] == 1 for mode in modes) for report in (one, two))
    return ONLY_ONE * alone + BOTH_FIRST * (firsts.get(one) is a and firsts.get(two) is b)


def _taken_as_known(a: Happening, b: Happening, kinds: Kinds) -> float:
    """ "the abduction", without a day or a place: the one of its kind that the other report tells of."""
    if not a.first.known or a.when or a.place:
        return 0.0
    return KNOWN if any(kinds[b.first.report.id, mode] == 1 for mode in a.modes & b.modes) else 0.0


def rarity(accounts: Iterable[Worded]) -> Weights:
    """Weight of each stem: 1 in one account, falling with the logarithm of how many hold it."""
    counts = Counter(s for a in accounts for s in a.near)
    return Weights({s: 1.0 / (1.0 + math.log(n)) for s, n in counts.items()})


def cluster(accounts: Sequence[T], score: Callable[[T, T], float], least: float) -> list[tuple[T, ...]]:
    """Merge the two clusters whose pairs score highest on average, until none reaches `least`.

    A pair at minus infinity keeps its clusters apart for good. Ties go to the earlier accounts, so order of arrival does not matter.
    """
    between = _pair_scores(accounts, score)
    members: dict[int, list[int]] = {i: [i] for i in range(len(accounts))}
    heap = [(-s, i, j) for (i, j), s in between.items() if s >= least]
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in members or j not in members or between.get((i, j)) != -negative:
            continue
        _merge(i, j, members, between, heap, least)
    return [tuple(accounts[k] for k in sorted(group)) for group in members.values()]


def _merge(i: int, j: int, members: dict[int, list[int]], between: Between, heap: list[tuple[float, int, int]], least: float) -> None:
    """Join cluster j into i; scores to all others become averages over pairs (Lance and Williams)."""
    one, two = len(members[i]), len(members[j])
    del between[i, j]
    for k in members:
        if k in (i, j):
            continue
        a, b = _key(i, k), _key(j, k)
        score = (one * between.get(a, 0.0) + two * between.pop(b, 0.0)) / (one + two)
        between[a] = score
        if score >= least:
            heapq.heappush(heap, (-score, *a))
    members[i] += members.pop(j)


def _key(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _pair_scores(accounts: Sequence[T], score: Callable[[T, T], float]) -> Between:
    size = len(accounts)
    if size * (size - 1) // 2 <= MOST_PAIRS:
        pairs: Iterable[tuple[int, int]] = combinations(range(size), 2)
    else:
        pairs = _sharing(accounts)
    return {(i, j): score(accounts[i], accounts[j]) for i, j in pairs}


def _sharing(accounts: Sequence[Worded]) -> list[tuple[int, int]]:
    """Pairs with a stem in common that few accounts hold."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, account in enumerate(accounts):
        for s in account.near:
            holders[s].append(i)
    few = max(10, MOST_PAIRS // max(1, len(accounts)) // 10)
    return sorted({p for who in holders.values() if len(who) <= few for p in combinations(who, 2)})
