"""What two figures have in common and what not, as named signs: what a learned weight is kept for each of (`learned.py`).

A sign is 1 where it holds and not given where it does not; those that measure something are from 0 to 1. All are symmetrical.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.reconcile.apart import SMALL, of_all, of_other_patients, of_two_things, other_causes, other_names
from dateline.reconcile.compare import Weights, days_between
from dateline.reconcile.in_common import NO_ROLE
from dateline.reconcile.interval import Gap, gap
from dateline.reconcile.measure import NONE, Measure
from dateline.reconcile.reasons import LINK, reasoned
from dateline.reconcile.rivals import FEW, Rivals
from dateline.reconcile.told_apart import of_two_bodies, teller, told_in_passing, words_alike
from dateline.reconcile.years import figures_of_other_years

Signs = Iterator[tuple[str, float]]
SIZES = ((1.05, "5%"), (1.25, "25%"), (1.6, "60%"), (2.5, "2.5 times"), (6.0, "6 times"))  # how much the greater may exceed the less
FAR_OFF, FAR = 2.5, 6.0  # times
PAIR = 2
DIGITS = 3  # before the noughts of a number: more tell no more
ORDERS = 6  # of magnitude, from which a number is as telling as can be
SAME_DAYS, NEAR_DAYS = 3, 14
FAMILIES = frozenset({"count", "percent", "minute", "month", "m", "kg"})
MUCH = 3.0  # of what rules say: more tells no more
TRAITS = ("whole", "left", "besides", "limit", "own")


@dataclass(frozen=True, eq=False)
class Pair:
    """Two figures side by side, with what several signs ask for."""

    a: Measure
    b: Measure
    weights: Weights
    rivals: Rivals
    gap: Gap
    one_report: bool
    loss: bool
    any_loss: bool
    ratio: float  # of the greater to the less; infinite to nothing
    reasons: float  # what the rules say


def pair_of(a: Measure, b: Measure, weights: Weights, rivals: Rivals) -> Pair:
    """The pair of two figures of one family of units."""
    less, more = sorted((a.size, b.size))
    return Pair(
        a,
        b,
        weights,
        rivals,
        gap(a.traits.figure, b.traits.figure),
        a.account.report.id == b.account.report.id,
        a.loss and b.loss,
        a.loss or b.loss,
        more / less if less else math.inf,
        reasoned(a, b, weights),
    )


def signs(pair: Pair) -> Signs:
    """All signs of a pair, in a fixed order."""
    yield "any pair", 1.0
    for some in OF_A_PAIR:
        yield from some(pair)


def _of_roles(pair: Pair) -> Signs:
    one, two = pair.a.roles, pair.b.roles
    if one == two:
        yield f"role the same, {'loss' if pair.loss else 'context'}", 1.0
        yield "both " + "+".join(sorted(one)), 1.0
        return
    if one & two:
        yield "role in part the same", 1.0
    else:
        another = f"role another, {'loss' if pair.loss else 'mixed' if pair.any_loss else 'context'}"
        yield another, 1.0
        if pair.gap == "same":
            yield f"{another}, one number", 1.0
    if NO_ROLE in (one, two):
        yield "role of one untold", 1.0


def _of_things(pair: Pair) -> Signs:
    a, b = pair.a, pair.b
    if a.traits.figure.what == b.traits.figure.what:
        yield "thing under one name", 1.0
    elif a.classes & b.classes:
        yield "thing of one class", 1.0
    else:
        yield ("thing perhaps of one class" if a.wider & b.wider else "thing another"), 1.0
    if "person" in a.classes and "person" in b.classes:
        yield "people", 1.0
    if a.part == b.part:
        yield ("part the same" if a.part else "part none"), 1.0
    elif None in (a.part, b.part):
        yield "part of one", 1.0
        if pair.gap == "same":
            yield "part of one, one number", 1.0
    else:
        yield "part another", 1.0
    if a.of_more != b.of_more:
        yield "some of more", 1.0
    if a.traits.joined != b.traits.joined:
        yield "joined", 1.0


def _of_units(pair: Pair) -> Signs:
    family = pair.a.family
    other = "money" if pair.a.traits.figure.what == "money" else "another"
    yield f"unit {family if family in FAMILIES else other}", 1.0
    if pair.a.traits.figure.unit != pair.b.traits.figure.unit:
        yield "units differ", 1.0


def _of_numbers(pair: Pair) -> Signs:
    yield f"number {pair.gap}", 1.0
    yield from _of_one_number(pair) if pair.gap == "same" else _of_two_numbers(pair)


def _of_one_number(pair: Pair) -> Signs:
    number = min(pair.a.size, pair.b.size)
    yield "one number, its digits", min(DIGITS, len(f"{number:.6f}".replace(".", "").strip("0"))) / DIGITS
    yield "one number, its size", min(1.0, math.log10(1 + number) / ORDERS)
    if number == 0:
        yield "one number, none", 1.0
    elif number <= FEW:
        yield f"one number, {'one or two' if number <= PAIR else 'few'}", 1.0
    if not pair.any_loss:
        yield "one number, context", 1.0
        if pair.a.near.isdisjoint(pair.b.near):
            yield "one number, context, no word in common", 1.0


def _of_two_numbers(pair: Pair) -> Signs:
    a, b = pair.a, pair.b
    if NONE in (a.ends, b.ends):
        yield "none and some", 1.0
    within = next((name for most, name in SIZES if pair.ratio <= most), "far")
    yield f"number {pair.gap}, within {within}", 1.0
    yield f"{'loss' if pair.loss else 'context'}, within {within}", 1.0
    if a.traits.vague != b.traits.vague:
        yield "one vague", 1.0
        if pair.ratio > FAR_OFF:
            yield "one vague, far off", 1.0
        if not pair.any_loss:
            yield "one vague, context", 1.0
    greater = max(a.size, b.size)
    if greater <= SMALL:
        yield "both small", 1.0
    if greater <= FEW:
        yield "both few", 1.0


def _of_words(pair: Pair) -> Signs:
    a, b = pair.a, pair.b
    if a.near.isdisjoint(b.near):
        yield "no word in common", 1.0
    else:
        yield "words in common", words_alike(a, b, pair.weights)
    yield "sentences alike", len(a.sentence & b.sentence) / max(1, min(len(a.sentence), len(b.sentence)))
    if a.qualifiers and b.qualifiers:
        yield ("narrowed down alike" if a.qualifiers & b.qualifiers else "narrowed down otherwise"), 1.0
    elif a.qualifiers or b.qualifiers:
        yield "one narrowed down", 1.0
        if a.qualifiers <= b.sentence and b.qualifiers <= a.sentence:
            yield "one narrowed down, by what the other's sentence names", 1.0
    if a.sort != b.sort:
        yield "sort another", 1.0


def _of_happenings(pair: Pair) -> Signs:
    one, two = pair.a.event, pair.b.event
    if one is None or two is None:
        yield ("happening of none" if one == two else "happening of one"), 1.0
        return
    same = "one happening" if one == two else "two happenings"
    yield same, 1.0
    if pair.loss:
        yield f"{same}, loss", 1.0


def _of_times(pair: Pair) -> Signs:
    a, b = pair.a, pair.b
    if a.weekdays and b.weekdays:
        yield ("weekdays other" if a.weekdays.isdisjoint(b.weekdays) else "weekday the same"), 1.0
    if a.days and b.days:
        between = days_between(a.days, b.days)
        far = "near" if between <= SAME_DAYS else "apart" if between <= NEAR_DAYS else "far apart"
        yield f"days {far if between else 'meet'}", 1.0
    if figures_of_other_years(a.past, b.past):
        yield "other years", 1.0
        if pair.gap != "same":
            yield "other years, other number", 1.0


def _of_reports(pair: Pair) -> Signs:
    a, b = pair.a, pair.b
    if pair.one_report:
        yield "one report", 1.0
        if pair.gap == "apart":
            yield "one report, number apart", 1.0
        if a.account.statement.sentence == b.account.statement.sentence:
            yield "one sentence", 1.0
            if pair.gap != "same":
                yield "one sentence, number another", 1.0
    one, two = teller(a), teller(b)
    if one is None or two is None:
        if one == two:
            yield "nobody tells", 1.0
    else:
        yield ("one teller" if one == two else "two tellers"), 1.0
    if a.account.told_by and b.account.told_by and a.account.told_by.isdisjoint(b.account.told_by):
        yield "told by two sides", 1.0


def _of_rivals(pair: Pair) -> Signs:
    if pair.one_report:
        return
    a, b = pair.a, pair.b
    nearest = pair.rivals.nearest(a, b) + pair.rivals.nearest(b, a)
    several = pair.rivals.several(a, b) or pair.rivals.several(b, a)
    if nearest and several:
        yield ("each the nearest of its report" if nearest == 2 else "one the nearest of its report"), 1.0
    elif not several:
        yield "each the only one of its report", 1.0
    if pair.gap != "same" and (pair.rivals.with_its_number(a, b) or pair.rivals.with_its_number(b, a)):
        yield "another with the same number", 1.0
    if a.sole and b.sole:
        yield "each alone in its role", 1.0
        if pair.loss:
            yield "each alone in its role, loss", 1.0
        if pair.ratio <= SIZES[2][0]:
            yield "each alone in its role, near", 1.0
    if a.alone and b.alone and a.event == b.event:
        yield "each alone of its happening", 1.0


def _of_traits(pair: Pair) -> Signs:
    one, two = pair.a.traits, pair.b.traits
    for trait in TRAITS:
        if getattr(one, trait) != getattr(two, trait):
            yield f"trait of one: {trait}", 1.0
    if one.whose != two.whose:
        yield "trait of one: whose", 1.0
    if of_two_bodies(pair.a.account, pair.b.account):
        yield "of two bodies", 1.0
    if other_causes(one, two):
        yield "other causes", 1.0
    if other_names(one, two):
        yield "other names", 1.0
    if of_other_patients(one, two, pair.gap):
        yield "other patients", 1.0
    if of_all(one, two) or of_all(two, one):
        yield "its own and all", 1.0
    if told_in_passing(pair.a, pair.b):
        yield "told in passing", 1.0
    if pair.gap != "same" and not pair.any_loss and of_two_things(one, two, pair.gap):
        yield "of two things", 1.0


def _of_reasons(pair: Pair) -> Signs:
    if pair.reasons == -math.inf:
        yield "rules forbid", 1.0
        return
    if pair.reasons >= LINK:
        yield "rules join", 1.0
    yield "rules, how much", max(-1.0, min(MUCH, pair.reasons)) / MUCH


OF_A_PAIR: tuple[Callable[[Pair], Signs], ...] = (
    _of_roles,
    _of_things,
    _of_units,
    _of_numbers,
    _of_words,
    _of_happenings,
    _of_times,
    _of_reports,
    _of_rivals,
    _of_traits,
    _of_reasons,
)
