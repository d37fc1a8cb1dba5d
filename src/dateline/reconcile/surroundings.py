"""Where and when two figures are told of: other towns, other days."""

from __future__ import annotations

import math

from dateline.core.mention import PlaceMention
from dateline.reconcile.compare import compare_where, days_between, distance_km
from dateline.reconcile.measure import OF_A_FEW, Measure

ELSEWHERE, NAMED_BESIDE = -1.0, -0.5  # the place of one number may be that of who came or went: "a French frigate", "brought to Djibouti"
IN_REACH_KM = 60  # farther apart two towns hardly share one toll or march
DAYS = 14  # a toll is told for about two weeks after


def surroundings(a: Measure, b: Measure) -> float:
    """Another town or quite another time in the sentence points to another happening; a near day may be that of telling."""
    one, two = a.account, b.account
    if one.report.id == two.report.id and one.statement.sentence == two.statement.sentence:
        return 0.0
    apart = _elsewhere(a, b)
    same_day = not a.weekdays.isdisjoint(b.weekdays)  # of "Sunday" is known when it was only where the report has its right date
    then = bool(a.days and b.days) and not same_day and days_between(a.days, b.days) > DAYS  # type: ignore[arg-type]
    beside = a.ends == b.ends and a.ends[0] > OF_A_FEW and not (a.loss or b.loss)
    return ((NAMED_BESIDE if beside else ELSEWHERE) if apart else 0.0) + (ELSEWHERE if then else 0.0)


def on_two_days(a: Measure, b: Measure) -> bool:
    """Losses of two days, the later of them fewer: "killed six on Wednesday", "four died on Sunday". More may be a toll that grew."""
    if not (a.loss and b.loss and a.days and b.days) or days_between(a.days, b.days) < 2:
        return False
    first, last = sorted((a, b), key=lambda m: m.days or (0, 0))
    fewer = max(last.ends) < min((end for end in first.ends if math.isfinite(end)), default=-math.inf)
    return fewer and all(m.days and m.days[0] == m.days[1] for m in (a, b))


def _elsewhere(a: Measure, b: Measure) -> bool:
    """Whether the sentences tell of other places."""
    one, two = a.account, b.account
    known = one.place and two.place and a.places.isdisjoint(b.places)
    return bool(known) and compare_where(one.place, two.place).score < -0.5


def in_two_places(a: Measure, b: Measure) -> bool:
    """Losses and crowds of places that no gazetteer need know: each report names its own and not the other's."""
    if not ((a.loss and b.loss) or (a.crowd and b.crowd)) or not a.traits.wheres or not b.traits.wheres:
        return False
    one, two = a.account.report.text, b.account.report.text
    return not any(w in two for w in a.traits.wheres) and not any(w in one for w in b.traits.wheres)


def in_two_towns(a: Measure, b: Measure) -> bool:
    """Losses and crowds of two towns, each named in its sentence and no other."""
    if not ((a.loss and b.loss) or (a.crowd and b.crowd)):
        return False
    one, two = _town(a), _town(b)
    return bool(one and two) and distance_km(one, two) > IN_REACH_KM  # type: ignore[arg-type]


def _town(measured: Measure) -> PlaceMention | None:
    """The one town that a sentence names; states beside it are those who fight or help. None where it names two, or a region."""
    places = {p.gazetteer_id: p for p in measured.account.places if p.precision != "country"}
    town = next(iter(places.values()), None)
    return town if town and len(places) == 1 and town.precision in ("city", "point") else None
