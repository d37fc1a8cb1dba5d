"""Which figures answer the same question: the same role and thing, about one happening."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dateline.core.statement import Figure
from dateline.reconcile.account import Account
from dateline.reconcile.compare import Weights, compare_where, days_apart, weight_of
from dateline.reconcile.interval import ends, family
from dateline.reconcile.link import Cluster, cluster, rarity
from dateline.reconcile.terms import classes_of, classes_words, part_of_people, stem, stems, words_of

# Weights by reasoning: the same number for the same thing in one story is the strongest sign, a part ("ten children") against the
# whole the strongest counter-sign; figures of losses in one story answer one question unless something says otherwise.
SAME_NUMBER, SMALL_NUMBER = 1.2, 0.4
LOSS_OF_ALL = 1.1
SAME_THING = 0.4
WORDS = 1.2
QUALIFIED_ALIKE, QUALIFIED_OTHERWISE = 0.6, -1.2
SAME_EVENT, OTHER_EVENT = 0.5, -0.4
FAR_OFF = -0.6  # answers to one question are mostly of one size; tolls may rise, so these are spared
ELSEWHERE = -1.0
DAYS = 14  # a toll is told for about two weeks after
LINK = 1.0
PART_OF = re.compile(r"\bof (?:the|them|those|these|whom|which|his|her|its|their)\b", re.I)


def questions(figures: Sequence[Account], event_of: Mapping[str, str]) -> list[Cluster]:
    """Clusters of figures that answer one question. `event_of`: statement id to the happening its sentence tells of."""
    known = [a for a in figures if isinstance(a.statement, Figure) and not a.statement.unknown]
    weights = rarity(known)
    return sorted(cluster(known, lambda a, b: _likeness(a, b, weights, event_of), LINK), key=lambda c: c[0].order)


def _figure(account: Account) -> Figure:
    assert isinstance(account.statement, Figure)
    return account.statement


def roles(figure: Figure) -> frozenset[str]:
    """The roles that a comparison goes by: those of loss where there are any ("killed" of "killed and present")."""
    every = frozenset(figure.role)
    return every & words_of("roles", "loss") or every


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures measure one kind of thing in units of one family."""
    return family(a.unit) == family(b.unit) and bool(classes_of(a.what) & classes_of(b.what)) and _part(a) == _part(b)


@lru_cache(maxsize=50_000)
def _part(figure: Figure) -> str | None:
    return part_of_people(figure.what) if figure.unit == "count" else None


@lru_cache(maxsize=50_000)
def qualifiers(figure: Figure) -> frozenset[str]:
    """Stems of the figure's own words that narrow down what is counted: "American" in "10 American tourists"."""
    plain = {stem(w) for w in words_of("number", "words")} | classes_words(figure.what)
    return stems(figure.span.exact) - stems(figure.what) - plain


def _likeness(a: Account, b: Account, weights: Weights, event_of: Mapping[str, str]) -> float:
    one, two = _figure(a), _figure(b)
    if roles(one) != roles(two) or not comparable(one, two) or _of_more(one) != _of_more(two):
        return -math.inf
    score = _number(one, two) + _prior(one, two) + WORDS * _words(a, b, weights)
    return score + _qualified(one, two) + _events(a, b, event_of) + _surroundings(a, b)


def _of_more(figure: Figure) -> bool:
    """Whether the figure counts some out of more: "several of the injured"."""
    return bool(PART_OF.search(figure.span.exact))


def _number(one: Figure, two: Figure) -> float:
    if ends(one) != ends(two):
        return FAR_OFF if _far_off(one, two) and not roles(one) & words_of("roles", "rising") else 0.0
    return SAME_NUMBER if max(abs(e) for e in ends(one) if not math.isinf(e)) > 2 else SMALL_NUMBER


def _far_off(one: Figure, two: Figure) -> bool:
    """Whether the nearest values that the two allow differ by more than a factor of two."""
    (_, below), (above, _) = sorted((ends(one), ends(two)))
    return above > 2 * below


def _prior(one: Figure, two: Figure) -> float:
    """Losses of all are asked for once a story; context ("three years", "two missiles") is not."""
    if roles(one) & words_of("roles", "loss") and not qualifiers(one) and not qualifiers(two):
        return LOSS_OF_ALL
    return SAME_THING if classes_of(one.what) & classes_of(two.what) and family(one.unit) == one.unit == two.unit else 0.0


def _words(a: Account, b: Account, weights: Weights) -> float:
    least = min(weight_of(a.near, weights), weight_of(b.near, weights))
    return min(1.0, 1.5 * weight_of(a.near & b.near, weights) / max(least, 3.0))


def _qualified(one: Figure, two: Figure) -> float:
    a, b = qualifiers(one), qualifiers(two)
    if not a and not b:
        return 0.0
    return QUALIFIED_ALIKE if a & b else QUALIFIED_OTHERWISE


def _events(a: Account, b: Account, event_of: Mapping[str, str]) -> float:
    one, two = event_of.get(a.statement.id), event_of.get(b.statement.id)
    if one is None or two is None:
        return 0.0
    return SAME_EVENT if one == two else OTHER_EVENT


def _surroundings(a: Account, b: Account) -> float:
    """Another town or quite another time in the sentence points to another happening; a near day may be that of telling."""
    if a.statement.sentence == b.statement.sentence and a.report.id == b.report.id:
        return 0.0
    apart = compare_where(a.place, b.place).score < -0.5 and not ({p.gazetteer_id for p in a.places} & {p.gazetteer_id for p in b.places})
    dated = a.when and b.when and a.when.earliest and a.when.latest and b.when.earliest and b.when.latest
    then = bool(dated) and days_apart(a.when, b.when) > DAYS  # type: ignore[arg-type]
    return (ELSEWHERE if apart else 0.0) + (ELSEWHERE if then else 0.0)
