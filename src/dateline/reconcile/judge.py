"""Judge figures that answer one question: which of the six relations holds between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dateline.core.event import Relation
from dateline.core.statement import Figure
from dateline.reconcile.account import Account
from dateline.reconcile.interval import ends, gap, point, widest
from dateline.reconcile.measure import roles
from dateline.reconcile.terms import words_of


def relation_of(accounts: Sequence[Account]) -> Relation:
    """The relation that speaks for the pairs furthest apart."""
    figures = [a.statement for a in accounts if isinstance(a.statement, Figure)]
    match widest(figures):
        case "same":
            return "agree"
        case "meet":
            return "compatible"
    pairs = [(a, b) for a, b in combinations(standing(accounts), 2) if _apart(a, b)]
    if any(_denied(a, b) for a, b in pairs):
        return "denial"
    return "update" if all(updates(a, b) or updates(b, a) for a, b in pairs) else "conflict"


def standing(accounts: Sequence[Account]) -> list[Account]:
    """Accounts without those of a page's version in whose place a later one, which gives an account too, has come."""
    replaced = {ident for a in accounts for ident in a.report.earlier}
    return [a for a in accounts if a.report.id not in replaced]


def _apart(a: Account, b: Account) -> bool:
    one, two = a.statement, b.statement
    return isinstance(one, Figure) and isinstance(two, Figure) and gap(one, two) == "apart"


def _denied(a: Account, b: Account) -> bool:
    """One says none, in a speaker's words or as a denial, where another counts some."""
    one, two = a.statement, b.statement
    if "denied" in (one.stance, two.stance):
        return True
    zero = [isinstance(s, Figure) and ends(s) == (0.0, 0.0) for s in (one, two)]
    speakers = [s.speaker.name if s.speaker else s.report for s in (one, two)]
    return zero.count(True) == 1 and speakers[0] != speakers[1]


def updates(earlier: Account, later: Account) -> bool:
    """Whether the later account replaces the earlier: published later, and a toll that rose or the same speaker's new figure."""
    one, two = earlier.statement, later.statement
    if not (isinstance(one, Figure) and isinstance(two, Figure)) or not published_before(earlier, later):
        return False
    low, high = point(one), point(two)
    rose = low is not None and high is not None and high > low
    same_speaker = one.speaker is not None and two.speaker is not None and one.speaker.name == two.speaker.name
    return same_speaker or (rose and bool((roles(one) | roles(two)) & words_of("roles", "rising")))


def published_before(a: Account, b: Account) -> bool:
    """Whether report a is known to be published before report b; by the clock where both give a time."""
    one, two = a.report.published, b.report.published
    if one.edtf and two.edtf and "T" in one.edtf and "T" in two.edtf:
        return one.edtf < two.edtf
    return bool(one.latest and two.earliest and one.latest < two.earliest)
