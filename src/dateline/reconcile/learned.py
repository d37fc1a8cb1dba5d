"""Whether two figures answer one question, by weights learned from stories whose answers are known (`training/questions.py`)."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

from dateline.reconcile.apart import of_other_sizes, of_others
from dateline.reconcile.compare import other_grounds
from dateline.reconcile.measure import Measure
from dateline.reconcile.reasons import asked_of, told_alike
from dateline.reconcile.signs import FAR, PAIR, Pair, signs
from dateline.reconcile.surroundings import in_two_towns, on_two_days
from dateline.reconcile.told_apart import done_by_another, not_set_against, told_in_passing, two_of_one_report
from dateline.reconcile.years import figures_of_other_years


def never(a: Measure, b: Measure) -> bool:
    """Whether two figures cannot answer one question, whatever else is alike: hardly any pair with one of these signs does."""
    one, two = a.traits, b.traits
    if two_of_one_report(a, b) or not_set_against(a, b) or done_by_another(a, b):
        return True
    if _of_other_people(a, b) or (not (a.loss or b.loss) and one.vague != two.vague and told_in_passing(a, b)):
        return True
    if one.kin != two.kin or one.added != two.added or one.grave != two.grave:
        return True
    if other_grounds(a.account.grounds, b.account.grounds):
        return True
    if a.ends != b.ends and (a.of_more != b.of_more or on_two_days(a, b) or in_two_towns(a, b)):
        return True
    if a.ends != b.ends and one.whose and two.whose and one.whose.isdisjoint(two.whose):
        return True
    if (a.loss or b.loss) and figures_of_other_years(a.past, b.past):
        return True
    return of_other_sizes(one, two) or of_other_sizes(two, one) or of_others(one, two) or of_others(two, one)


def hardly(a: Measure, b: Measure) -> bool:
    """Whether it is not worth looking closer: losses of two kinds or of another scope ("destroyed", "destroyed or damaged"), or numbers of
    context far apart without a word in common."""
    if a.loss and b.loss and a.roles != b.roles:
        return bool(asked_of(a) and asked_of(b)) or not a.roles.isdisjoint(b.roles) or not told_alike(a, b)
    if a.ends == b.ends:
        return False
    less, more = sorted((a.size, b.size))
    return not (a.loss or b.loss) and more > FAR * less and a.near.isdisjoint(b.near)


def _of_other_people(a: Measure, b: Measure) -> bool:
    """Children and others than children; "one port worker", "one Norvian sailor": one or two of this and of that."""
    if a.part and b.part and a.part != b.part and "child" in (a.part, b.part):
        return True
    narrowed = bool(a.qualifiers and b.qualifiers) and a.qualifiers.isdisjoint(b.qualifiers)
    return narrowed and a.loss and b.loss and a.ends == b.ends and a.size <= PAIR


def logit(pair: Pair) -> float:
    """The logarithm of the odds that the two answer one question, as learned."""
    known = _weights()
    return math.fsum(known.get(name, 0.0) * value for name, value in signs(pair))


@cache
def _weights() -> dict[str, float]:
    """Sign to its weight."""
    lines = files("dateline.reconcile").joinpath("tables/question_weights.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}
