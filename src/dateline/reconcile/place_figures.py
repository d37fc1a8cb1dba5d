"""Put each figure, quotation and position to the happening that its sentence tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Position, Said
from dateline.reconcile.account import Account
from dateline.reconcile.happening import Happening
from dateline.reconcile.terms import words_of

BEFORE = 600  # characters back from a figure of loss within which its happening is looked for: about three sentences


def happening_of(found: Sequence[Happening]) -> dict[str, int]:
    """Statement id of each occurrence to the number of its happening."""
    return {a.statement.id: n for n, h in enumerate(found) for a in h.members}


def by_report(occurrences: Sequence[Account]) -> dict[str, list[Account]]:
    """Occurrences of each report, in the order of the text."""
    made: dict[str, list[Account]] = defaultdict(list)
    for account in sorted(occurrences, key=lambda a: a.statement.span.start):
        made[account.report.id].append(account)
    return made


def occurrence_for(account: Account, told: Mapping[str, list[Account]]) -> Account | None:
    """The occurrence that a figure, quotation or position belongs to, or None."""
    here = told.get(account.report.id, [])
    statement = account.statement
    if isinstance(statement, Figure):
        return _for_figure(statement, here) or _named_before(account, here)
    spans = [statement.content] if isinstance(statement, Position) else list(statement.content) if isinstance(statement, Said) else []
    return next((o for span in spans for o in here if span.covers(o.statement.span)), None)


def _for_figure(figure: Figure, here: Sequence[Account]) -> Account | None:
    """In the same sentence the nearest whose type fits the role; for a loss, else the last fitting one shortly before."""
    near = [o for o in here if o.statement.sentence == figure.sentence]
    fitting = [o for o in near if fits(figure, o)]
    if fitting or (near and not _is_loss(figure)):
        return min(fitting or near, key=lambda o: (_distance(o.statement.span, figure.span), o.statement.span.start))
    if near or not _is_loss(figure):
        return None
    before = [o for o in here if 0 <= figure.span.start - o.statement.span.start <= BEFORE and fits(figure, o)]
    return before[-1] if before else None


def _named_before(account: Account, here: Sequence[Account]) -> Account | None:
    """The last occurrence shortly before whose word the figure's clause takes up: "planning for the operation"."""
    at = account.statement.span.start
    before = [o for o in here if 0 <= at - o.statement.span.start <= BEFORE and o.trigger in account.near]
    return before[-1] if before else None


def fits(figure: Figure, account: Account) -> bool:
    """Whether the occurrence is of a type that this figure's role speaks of, and told as real."""
    occurrence = account.statement
    if not isinstance(occurrence, Occurrence) or occurrence.status not in ("happened", "ongoing"):
        return False
    return any(occurrence.event_type in words_of("fits", role) for role in figure.role)


def _is_loss(figure: Figure) -> bool:
    return bool(set(figure.role) & words_of("roles", "loss"))


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)
