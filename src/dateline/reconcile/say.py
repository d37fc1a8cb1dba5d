"""Say a finding in one plain sentence that names who says what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.core.event import Relation
from dateline.core.report import Report
from dateline.core.statement import Figure, Occurrence, Statement
from dateline.reconcile.account import Account

MOST_NAMED = 6  # accounts named in one sentence; the rest are counted

VERDICT = {
    "agree": "They agree.",
    "compatible": "They differ, but all can be true.",
    "scope": "These do not measure the same thing.",
    "update": "The later figure replaces the earlier.",
    "denial": "One denies what the other says.",
    "conflict": "Not all of this can be true.",
}
STATUS = {
    "happened": "it happened",
    "ongoing": "it is under way",
    "planned": "it is planned",
    "hypothetical": "it may happen",
    "denied": "it did not happen",
}


def outlet(report: Report) -> str:
    """The publisher, else the name the report was given under."""
    return (report.publisher or report.source_id or "an unnamed outlet").removeprefix("www.")


def teller(statement: Statement, report: Report) -> str:
    """ "Elena Marsh (in Harbour Courier)", or the outlet in its own voice."""
    return f"{statement.speaker.name} (in {outlet(report)})" if statement.speaker else f"{outlet(report)} (in its own voice)"


def say_figures(accounts: Sequence[Account], relation: Relation) -> str:
    """Who gives which figure, and how they compare."""
    told: dict[str, list[str]] = {}
    for account in accounts:
        if isinstance(account.statement, Figure):
            told.setdefault(_figure_words(account.statement), []).append(teller(account.statement, account.report))
    parts = [f"{what} according to {_joined(dict.fromkeys(who))}" for what, who in told.items()]
    return f"{'; '.join(_some(parts))}. {VERDICT[relation]}"


def _figure_words(figure: Figure) -> str:
    """The figure's own words and what happened to the counted: “over 40 military aircraft” destroyed or damaged."""
    happened = [r for r in figure.role if r not in ("other", "duration", "distance", "cost")]
    return f"“{' '.join(figure.span.exact.split())}”" + (f" {' or '.join(happened)}" if happened else "")


def say_status(told: Sequence[tuple[Account, str]], relation: Relation) -> str:
    """Who says that it is planned, under way, over or that it never was."""
    verdict = "The later account replaces the earlier." if relation == "update" else VERDICT[relation]
    return f"Of “{_named(told[0][0])}”: {_tellers(told, lambda s: STATUS[s])}. {verdict}"


def say_ordinals(told: Sequence[tuple[Account, str]], relation: Relation) -> str:
    """Who calls it the second, who the third."""
    verdict = "They count in different frames." if relation == "compatible" else VERDICT[relation]
    return f"Of “{_named(told[0][0])}”: {_tellers(told, lambda n: f'it is the {n}')}. {verdict}"


def _named(account: Account) -> str:
    statement = account.statement
    return " ".join((statement.trigger if isinstance(statement, Occurrence) else statement.span).exact.split())


def _tellers(told: Sequence[tuple[Account, str]], words: Callable[[str], str]) -> str:
    """Each teller once for each thing told."""
    parts = dict.fromkeys(f"{words(what)}, according to {teller(a.statement, a.report)}" for a, what in told)
    return "; ".join(_some(list(parts)))


def _joined(names: Iterable[str]) -> str:
    every = list(names)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"


def _some(parts: list[str]) -> list[str]:
    return parts if len(parts) <= MOST_NAMED else [*parts[:MOST_NAMED], f"and {len(parts) - MOST_NAMED} more"]
