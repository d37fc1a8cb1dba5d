"""What the figures of a story know of each other before any two are compared: which are alone in their report, what one number counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace

from dateline.reconcile.apart import SMALL, Traits
from dateline.reconcile.interval import point
from dateline.reconcile.measure import UNSPECIFIC, Measure

NO_THING = frozenset({"thing"})  # the class of what a number counts that stands alone
NO_ROLE = frozenset({"other"})


def counted_once(known: Sequence[Measure]) -> list[Measure]:
    """Measures that know whether their report gives one number alone for a thing of their name, and for the dead of their happening."""
    told: dict[Hashable, set[tuple[float, float]]] = defaultdict(set)
    dead: dict[Hashable, set[tuple[float, float]]] = defaultdict(set)
    used: dict[Hashable, set[tuple[float, float]]] = defaultdict(set)
    held: dict[Hashable, set[tuple[float, float]]] = defaultdict(set)
    for one in known:
        told[one.account.report.id, one.family, one.traits.figure.what].add(one.ends)
        held[one.account.report.id, one.family, one.classes, one.roles].add(one.ends)
        used[one.account.report.id, one.event, one.traits.figure.what].add(one.ends)
        if one.event is not None and "killed" in one.roles:
            dead[one.account.report.id, one.event].add(one.ends)
    return [
        replace(
            one,
            only=len(told[one.account.report.id, one.family, one.traits.figure.what]) == 1,
            sole=len(held[one.account.report.id, one.family, one.classes, one.roles]) == 1,
            alone=one.event is not None and len(used[one.account.report.id, one.event, one.traits.figure.what]) == 1,
            toll="killed" in one.roles and len(dead.get((one.account.report.id, one.event), ())) == 1,
        )
        for one in known
    ]


def narrowed(known: Sequence[Measure]) -> list[Measure]:
    """Measures as those of the same number tell of them.

    What a lone number counts ("and 63 from Lunda") is what others say; what some say or leave out of a telling number holds for all:
    "143 million US customers", "143 million people affected".
    """
    alike: dict[Hashable, list[Measure]] = defaultdict(list)
    for one in known:
        alike[one.family, one.part, one.ends].append(one)
    made = {key: _in_common(group) for key, group in alike.items()}
    told = {key: iter(group) for key, group in made.items()}
    return [next(told[one.family, one.part, one.ends]) for one in known]  # in the order given


def _in_common(alike: Sequence[Measure]) -> list[Measure]:
    """Measures of one number, as the others of them tell it."""
    named = [_counting(one, alike) for one in alike]
    if len(alike) < 2 or not alike[0].telling:
        return named
    names = frozenset.intersection(*(one.traits.whose for one in alike))
    held = frozenset.intersection(*(one.qualifiers for one in alike))
    sort = frozenset.intersection(*(one.sort for one in alike))
    hurt = any(one.roles == UNSPECIFIC for one in alike)
    named = [replace(one, roles=UNSPECIFIC, loss=True, rising=True) if hurt and one.roles == NO_ROLE else one for one in named]
    return [replace(one, qualifiers=held, sort=sort, traits=Traits(one.traits.figure, names)) for one in named]


def _counting(one: Measure, alike: Sequence[Measure]) -> Measure:
    """A lone number as counting what those of its number count whose sentences share a word with its own."""
    if one.classes != NO_THING or (point(one.traits.figure) or 0) <= SMALL:
        return one
    return replace(one, classes=NO_THING.union(*(other.classes for other in alike if other.near & one.near)))
