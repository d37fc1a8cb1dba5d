"""Judge figures that answer one question: which of the six relations holds between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from dateline.core.event import Relation
from dateline.core.statement import Figure
from dateline.reconcile.account import Account
from dateline.reconcile.cues import cue
from dateline.reconcile.interval import gap, point, told, widest
from dateline.reconcile.measure import roles
from dateline.reconcile.terms import words_of

BESIDE = 60  # characters


def relation_of(accounts: Sequence[Account]) -> Relation:
    """The relation that speaks for the pairs furthest apart."""
    figures = [a.statement for a in accounts if isinstance(a.statement, Figure)]
    match widest(figures):
        case "same":
            return "agree"
        case "meet":
            return "compatible"
    pairs = list(_apart(standing(accounts)))
    if any(_denied(a, b) for a, b in pairs):
        return "denial"
    return "update" if all(updates(a, b) or updates(b, a) for a, b in pairs) else "conflict"


def standing(accounts: Sequence[Account]) -> list[Account]:
    """Accounts without those of a page's version in whose place a later one, which gives an account too, has come."""
    replaced = {ident for a in accounts for ident in a.report.earlier}
    return [a for a in accounts if a.report.id not in replaced]


def _apart(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Pairs of figures that cannot both hold; figures told alike are compared once."""
    alike: dict[tuple[str, float | None, float | None, str], list[Account]] = {}
    for account in accounts:
        if isinstance(account.statement, Figure):
            alike.setdefault(told(account.statement), []).append(account)
    for (_, some), (_, others) in combinations(alike.items(), 2):
        one, two = some[0].statement, others[0].statement
        if isinstance(one, Figure) and isinstance(two, Figure) and gap(one, two) == "apart":
            yield from product(some, others)


def _denied(a: Account, b: Account) -> bool:
    """One says none, in a speaker's words or as a denial, where another counts some."""
    one, two = a.statement, b.statement
    if any(s.stance == "denied" and isinstance(s, Figure) and not cue("put_at").search(_before(s)) for s in (one, two)):
        return True
    if not (isinstance(one, Figure) and isinstance(two, Figure)) or (one.high == 0.0) == (two.high == 0.0):
        return False
    speakers = [s.speaker.name if s.speaker else s.report for s in (one, two)]
    return speakers[0] != speakers[1]


def updates(earlier: Account, later: Account) -> bool:
    """Whether the later account replaces the earlier: it is told as raised, or published later and a toll that rose or one speaker's."""
    one, two = earlier.statement, later.statement
    if not (isinstance(one, Figure) and isinstance(two, Figure)):
        return False
    low, high = point(one), point(two)
    grew = low is not None and high is not None and high > low
    rose = grew and two.unit == "count"
    if (
        (rose or (grew and one.unit == two.unit and two.what == "money"))
        and raised(two)
        and not raised(one)
        and not published_before(later, earlier)
    ):
        return True
    if not published_before(earlier, later):
        return False
    same_speaker = one.speaker is not None and two.speaker is not None and one.speaker.name == two.speaker.name
    return same_speaker or (rose and bool((roles(one) | roles(two)) & words_of("roles", "rising")))


def raised(figure: Figure) -> bool:
    """Whether it is told as taking the place of a lower one: "raised its toll to 49", "11 are now known to have died, after two …"."""
    before = _before(figure)
    after = figure.sentence.exact[len(before) + len(figure.span.exact) :]
    return bool(cue("raised").search(before) or cue("now").search(before[-BESIDE:]) or cue("now").search(after[:BESIDE]))


def _before(figure: Figure) -> str:
    return figure.sentence.exact[: figure.span.start - figure.sentence.start]


def published_before(a: Account, b: Account) -> bool:
    """Whether report a is known to be published before report b; by the clock where both give a time."""
    one, two = a.report.published, b.report.published
    if one.edtf and two.edtf and "T" in one.edtf and "T" in two.edtf:
        return one.edtf < two.edtf
    return bool(one.latest and two.earliest and one.latest < two.earliest)
