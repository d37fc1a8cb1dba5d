"""Which figures answer the same question: the same role and thing, about one happening."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.core.statement import Figure
from dateline.reconcile.account import Account
from dateline.reconcile.apart import told_otherwise
from dateline.reconcile.compare import Weights
from dateline.reconcile.in_common import counted_once, narrowed
from dateline.reconcile.learned import hardly, logit, never
from dateline.reconcile.link import Cluster, cluster, rarity
from dateline.reconcile.measure import Measure, measure
from dateline.reconcile.reasons import LINK as REASONED
from dateline.reconcile.rivals import Rivals, may_be_one
from dateline.reconcile.signs import Pair, pair_of
from dateline.reconcile.terms import stems_of

LINK = 1.0  # even odds; pairs that are not compared count as 0
PARTED = -1.4  # logits from here on, as all that follow
JOINED = 0.3
MORE, MORE_IF_AGAINST, MORE_IF_NOTHING_ALIKE, MORE_IF_ANOTHER = 0.6, 1.0, 1.8, 0.8
UNLIKE = -6.0  # no pair speaks more than this against its clusters


def questions(figures: Sequence[Account], event_of: Mapping[str, str]) -> list[Cluster]:
    """Clusters of figures that answer one question. `event_of`: statement id to the happening its sentence tells of."""
    found = grouped(measures(figures, event_of))
    return sorted((tuple(m.account for m in group) for group in found), key=lambda c: c[0].order)


def grouped(known: Sequence[Measure]) -> list[tuple[Measure, ...]]:
    """Measures that answer one question, together."""
    weights = rarity(known)
    return [group for block in _blocks(known) for group in _clusters(block, weights)]


def measures(figures: Sequence[Account], event_of: Mapping[str, str]) -> list[Measure]:
    """All numbers that are told, as questions see them."""
    told = [a for a in figures if isinstance(a.statement, Figure) and not a.statement.unknown]
    return counted_once(narrowed([measure(a, event_of.get(a.statement.id)) for a in told]))


def _blocks(known: Sequence[Measure]) -> Iterator[list[Measure]]:
    """Figures of one family of units, in the order given."""
    alike: dict[str, list[Measure]] = defaultdict(list)
    for one in known:
        alike[one.family].append(one)
    yield from alike.values()


def _clusters(block: Sequence[Measure], weights: Weights) -> list[tuple[Measure, ...]]:
    rivals = Rivals(block)
    return cluster(block, lambda a, b: _likeness(a, b, weights, rivals), LINK)


def _likeness(a: Measure, b: Measure, weights: Weights, rivals: Rivals) -> float:
    """From `LINK` on two figures of one family of units answer one question; minus infinity where they cannot."""
    if not may_be_one(a, b):
        return UNLIKE
    if _coded_apart(a, b):
        return -math.inf
    if hardly(a, b):
        return UNLIKE
    return -math.inf if never(a, b) else LINK + max(UNLIKE, _leaning(pair_of(a, b, weights, rivals)))


def _leaning(pair: Pair) -> float:
    """What was learned, with caution: what rules join stays together unless much speaks against it, all else needs more than even odds,
    and two numbers that are not the same still more, as the reader would be shown a difference."""
    learned = logit(pair)
    if pair.reasons >= REASONED:
        trusted = learned > PARTED or (pair.one_report and told_otherwise(pair.a.traits.figure, pair.b.traits.figure))
        return max(learned - MORE, JOINED) if trusted else learned - MORE
    more = MORE_IF_NOTHING_ALIKE if _nothing_alike(pair) else MORE_IF_AGAINST if pair.reasons <= 0 else MORE
    return learned - more - (0.0 if pair.gap == "same" else MORE_IF_ANOTHER)


def _nothing_alike(pair: Pair) -> bool:
    """One number of context in two sentences that share no word: two spans of three years may be of this and of that."""
    numbers = stems_of("number", "words")
    return not pair.any_loss and not (pair.a.near & pair.b.near or (pair.a.sentence & pair.b.sentence) - numbers)


def _coded_apart(a: Measure, b: Measure) -> bool:
    """Whether a person coded both, each with its own happening."""
    by_hand = all(m.account.statement.made_by.startswith("person:") for m in (a, b))
    return by_hand and a.event is not None and b.event is not None and a.event != b.event
