"""Happenings: accounts taken to tell of one thing, with what they tell of it together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.core.mention import PlaceMention
from dateline.core.statement import Occurrence
from dateline.core.when import When
from dateline.reconcile.account import Account, this_year

PRECISION = ("country", "region", "city", "point")

WEEK, MONTH = 7, 31  # days


@dataclass(frozen=True, eq=False)
class Happening:
    """Accounts in the contract's order, and their parties, means, words, days and places together."""

    members: tuple[Account, ...]
    event_type: str | None
    modes: frozenset[str]
    triggers: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[str]
    near: frozenset[str]
    numbers: frozenset[float]
    when: When | None
    place: PlaceMention | None
    statuses: frozenset[str]
    ordinals: frozenset[str]
    grounds: frozenset[str]
    called: frozenset[str]
    weekdays: frozenset[int]
    bygone: bool
    told: tuple[int, int] | None  # first and last day of the reports that tell of it, as ordinals; None where one has no date

    @property
    def past(self) -> bool:
        """Whether it is told of as of a year past for the report: background, where no other account gives it a later day."""
        present = this_year(self.first)
        return present is not None and self.when is not None and (self.when.latest or "")[:4] < str(present)

    @property
    def first(self) -> Account:
        """The account the happening is named after."""
        return self.members[0]


def happening(members: Sequence[Account]) -> Happening:
    """What these accounts tell together."""
    told = sorted(members, key=lambda a: a.order)
    occurrences = [a.statement for a in told if isinstance(a.statement, Occurrence)]
    return Happening(
        tuple(told),
        next((o.event_type for o in occurrences), None),
        frozenset(o.mode for o in occurrences if o.mode),
        frozenset(a.trigger for a in told),
        frozenset().union(*(a.actors for a in told)),
        frozenset().union(*(a.recipients for a in told)),
        frozenset().union(*(a.persons for a in told)),
        frozenset().union(*(a.near for a in told)),
        frozenset().union(*(a.numbers for a in told)),
        most_precise([a.when for a in told if a.when]),
        closest([a.place for a in told if a.place]),
        frozenset(o.status for o in occurrences),
        frozenset(a.ordinal for a in told if a.ordinal),
        frozenset().union(*(a.grounds for a in told)),
        frozenset().union(*(a.called for a in told)),
        frozenset(w for a in told if (w := weekday(a)) is not None),
        any(map(_bygone, told)) and all(weekday(a) is None for a in told),
        _told(told),
    )


def _told(accounts: Sequence[Account]) -> tuple[int, int] | None:
    published = [a.report.published for a in accounts]
    given = [(_ordinal(p.earliest), _ordinal(p.latest)) for p in published if p.earliest and p.latest]
    return (min(first for first, _ in given), max(last for _, last in given)) if len(given) == len(published) else None


def _bygone(account: Account) -> bool:
    """Whether it is told of as of a month past by a report of which no more is known than a last day that it can be of."""
    told, last = account.statement, account.report.published.latest
    if not isinstance(told, Occurrence) or told.when is None or told.when.earliest or not told.when.latest or not last:
        return False
    return account.report.published.earliest is None and _ordinal(last) - _ordinal(told.when.latest) > MONTH


def weekday(account: Account) -> int | None:
    """The weekday that an account gives: named without a date, or that of a day of the week before its report."""
    told = account.statement
    if not isinstance(told, Occurrence) or told.weekday is not None or told.when is None:
        return told.weekday if isinstance(told, Occurrence) else None
    published = account.report.published.earliest
    if not published or not told.when.earliest or told.when.earliest != told.when.latest:
        return None
    day = _ordinal(told.when.earliest)
    return (day - 1) % WEEK + 1 if 0 <= _ordinal(published) - day < WEEK else None


def most_precise(given: Sequence[When]) -> When | None:
    """The date with both ends nearest together; the first of equals."""
    bounded = [w for w in given if w.earliest and w.latest]
    return min(bounded, key=lambda w: days(w)[1] - days(w)[0]) if bounded else None


def days(when: When) -> tuple[int, int]:
    """First and last day as ordinals of the proleptic Gregorian calendar; needs both ends."""
    return _ordinal(when.earliest), _ordinal(when.latest)


def _ordinal(day: str | None) -> int:
    return date.fromisoformat((day or "")[:10]).toordinal()


def closest(given: Sequence[PlaceMention]) -> PlaceMention | None:
    """The most precise place that has coordinates; the first of equals."""
    known = [p for p in given if p.lat is not None]
    return max(known, key=lambda p: PRECISION.index(p.precision or "country")) if known else None
