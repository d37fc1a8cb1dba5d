"""Groups out of pairs: by joining, and by joining the closest first while they are close enough."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]
AVERAGE = 0.75  # weight of the average over all pairs of two groups, against their closest pair


class Groups:
    """Members, each in one group; joining two members joins their groups. Groups are told by their first member."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, member: int) -> int:
        """The first member of the group that `member` is in."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, a: int, b: int) -> None:
        """Make the groups of `a` and `b` one."""
        low, high = sorted((self.of(a), self.of(b)))
        self._parent[high] = low

    def joined(self, pairs: Iterable[Pair]) -> Groups:
        """These groups after joining all pairs."""
        for a, b in pairs:
            self.join(a, b)
        return self

    def members(self) -> dict[int, list[int]]:
        """Group to its members, both in order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for member in range(len(self._parent)):
            found[self.of(member)].append(member)
        return dict(found)


def linked(size: int, scores: Mapping[Pair, float], enough: float) -> Groups:
    """Groups of `size` members, the closest two joined first, while any two are at least `enough` close.

    `scores` has the closeness of pairs (first, second); a pair it lacks has none. How close two groups are is a mean of two readings:
    the average over all their pairs, which alone would split a story with many sides, and the closest pair, which alone would chain
    stories together, and so weighs less.
    """
    groups, links = Groups(size), _Links(size, scores)
    heap = [(-score, a, b) for (a, b), score in scores.items() if score >= enough]
    heapq.heapify(heap)
    while heap:
        score, a, b = heapq.heappop(heap)
        if links.closeness(a, b) != -score:
            continue  # one of the two has been joined with another since
        groups.join(a, b)
        for other in links.merge(a, b):
            close = links.closeness(a, other)
            if close >= enough:
                heapq.heappush(heap, (-close, min(a, other), max(a, other)))
    return groups


class _Links:
    """For each two groups with any link: the sum over their pairs, and the closest pair."""

    def __init__(self, size: int, scores: Mapping[Pair, float]) -> None:
        self._sizes = [1] * size
        self._links: list[dict[int, tuple[float, float]]] = [{} for _ in range(size)]
        for (a, b), score in sorted(scores.items()):
            self._links[a][b] = self._links[b][a] = (score, score)

    def closeness(self, a: int, b: int) -> float:
        """How close two groups are; 0 where one is gone or nothing links them."""
        total, closest = self._links[a].get(b, (0.0, 0.0))
        return AVERAGE * total / (self._sizes[a] * self._sizes[b]) + (1 - AVERAGE) * closest

    def merge(self, a: int, b: int) -> list[int]:
        """Let `a` swallow `b`; the groups now linked to `a`."""
        gone, self._links[b] = self._links[b], {}
        for other, (total, closest) in gone.items():
            del self._links[other][b]
            if other != a:
                mine = self._links[a].get(other, (0.0, 0.0))
                self._links[a][other] = self._links[other][a] = (total + mine[0], max(closest, mine[1]))
        self._sizes[a] += self._sizes[b]
        return list(self._links[a])
