"""Pairs of figures that who tells them, or the one report that gives both, sets apart."""

from __future__ import annotations

from dateline.reconcile.account import Account
from dateline.reconcile.apart import side_by_side, told_otherwise
from dateline.reconcile.compare import Weights, days_between
from dateline.reconcile.interval import gap, point
from dateline.reconcile.measure import Measure
from dateline.reconcile.sizes import ABOUT, share_a_bound

ALIKE_IN_PASSING = 2  # words that "several days" and "three days" of one thing share
PEOPLE_LOST = frozenset({"killed", "injured", "missing"})


def two_of_one_report(a: Measure, b: Measure) -> bool:
    """Two intervals that cannot both hold, given by one teller in one report."""
    if not _cannot_both(a, b) or teller(a) != teller(b):
        return False
    one, two = a.traits.figure, b.traits.figure  # "organisers counted 9,000, whereas the police saw 2,500": nobody is read as their teller
    return one.sentence != two.sentence or side_by_side(one, two)


def not_set_against(a: Measure, b: Measure) -> bool:
    """Two such, one by the report and one by whom it quotes, and it says with no word that they differ: it told of two things."""
    own = (teller(a) is None) != (teller(b) is None) and not (a.crowd and b.crowd)
    return own and _cannot_both(a, b) and not told_otherwise(a.traits.figure, b.traits.figure)


def _cannot_both(a: Measure, b: Measure) -> bool:
    """Whether one report gives two intervals without a number in common."""
    (_, below), (above, _) = sorted((a.ends, b.ends))
    return below < above and a.account.report.id == b.account.report.id


def teller(measured: Measure) -> str | None:
    """Name of who gives the figure; None for the report itself."""
    speaker = measured.account.statement.speaker
    return speaker.name if speaker else None


def told_in_passing(a: Measure, b: Measure) -> bool:
    """Context of one report that is of two days, or that meets by chance: "several states" and "three", "under $14,000" and "$4,377"."""
    one_report = a.account.report.id == b.account.report.id
    if one_report and a.days and b.days and days_between(a.days, b.days):
        return True
    if a.traits.vague != b.traits.vague:
        return one_report or len(a.near & b.near) < ALIKE_IN_PASSING
    less, more = sorted(abs(point(m.traits.figure) or 0) for m in (a, b))
    return one_report and gap(a.traits.figure, b.traits.figure) == "meet" and not share_a_bound(a, b) and more > less * ABOUT


def of_two_bodies(one: Account, two: Account) -> bool:
    """Each sentence says of a firm or body what it did, and the other report does not so much as name it."""
    if not one.doers or not two.doers:
        return False
    return not any(name in two.report.text for name in one.doers) and not any(name in one.report.text for name in two.doers)


def done_by_another(a: Measure, b: Measure) -> bool:
    """ "Halden said it will close 1,100 shops", "… after Tormund closed 789": of one report, of a body that the other does not name."""
    one, two = a.account, b.account
    if one.report.id != two.report.id or not (a.roles | b.roles).isdisjoint(PEOPLE_LOST) or a.crowd or b.crowd:
        return False
    teller = one.statement.speaker
    known = bool(one.doer or (teller and teller.sort == "organisation"))
    return known and bool(two.doer) and two.doer not in one.statement.sentence.exact


def words_alike(a: Measure, b: Measure, weights: Weights) -> float:
    """How much of what stands near the one stands near the other, rare words counting more: 0 to 1."""
    least = min(weights.of_all(a.near), weights.of_all(b.near))
    return min(1.0, 1.5 * weights.of(a.near & b.near) / max(least, 3.0))
