"""Findings as pages show them: as a picture where they are about figures, else as a table of who says what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dateline.core.event import About, Event, Finding
from dateline.core.statement import Figure
from dateline.reconcile.interval import ends
from dateline.reconcile.say import VERDICT
from dateline.serve.desk.pictures.number_line import Band, Claim, number_lines
from dateline.serve.desk.views.accounts import Account, Sources, claimed, together
from dateline.serve.readings import matter, unit_in_words
from dateline.serve.words import number, safe

OTHER = ("update", "scope", "compatible")  # differences that can all be true, or that time explains
RULES: Mapping[str, str] = {
    "agreed": "all give this figure",
    "tightest": "the narrowest range in which all the figures hold",
    "latest": "the newest figure; low and high are the least and the greatest that anybody gives",
    "most-voices": "the figure that most independent voices give, the lower of equals; low and high are the least and the greatest given",
}
LARGER: Mapping[str, tuple[str, int]] = {"second": ("minute", 60), "minute": ("hour", 60)}  # a unit, the next larger one, how many make it
INFINITE = float("inf")
Address = Callable[[str], str]  # the id of a statement to where it is shown


@dataclass(frozen=True, slots=True)
class Said:
    """One row of a finding: an account and what it says of the matter."""

    account: Account
    value: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, ready to print. `picture` is None where there are no figures; `event` is (id, title)."""

    id: str
    about: About
    title: str
    unit: str
    relation: str
    verdict: str
    judged: str | None
    review: str | None
    best: str | None
    low: str | None
    high: str | None
    rule: str | None
    rule_words: str
    says: str
    event: tuple[str, str] | None
    rows: tuple[Said, ...]
    voices: int
    picture: Markup | None


def on_the_desk(statement: str) -> str:
    """The address of a statement's page."""
    return f"/statements/{statement}"


def finding_view(
    finding: Finding, sources: Sources, events: Mapping[str, Event], drawn: bool = True, address: Address = on_the_desk
) -> FindingView:
    """A finding with its rows in order of publication; with `drawn` also as a picture, if it is about figures.

    `address` gives where a row of the picture leads, by the id of its statement.
    """
    rows = _rows(finding, sources)
    title = matter(finding.about)
    size, by = _size(finding, rows, sources)
    unit = unit_in_words(size)
    event = events.get(finding.event or "")
    figures = any(isinstance(sources.statements.get(r.account.statement), Figure) for r in rows)
    return FindingView(
        id=finding.id,
        about=finding.about,
        title=title,
        unit=unit,
        relation=finding.relation,
        verdict=VERDICT[finding.relation],
        judged=finding.judged,
        review=finding.review,
        best=_number(_over(finding.best, by)),
        low=_number(_over(finding.low, by)),
        high=_number(_over(finding.high, by)),
        rule=finding.rule,
        rule_words=RULES.get(finding.rule or "", ""),
        says=finding.says,
        event=(event.id, safe(event.title)) if event else None,
        rows=rows,
        voices=len({r.account.voice for r in rows}),
        picture=_picture(finding, rows, sources, title, unit, by, address) if drawn and figures else None,
    )


def by_weight(findings: Sequence[Finding], relations: Sequence[str]) -> list[Finding]:
    """Those with one of the relations, in the order of the relations, those that compare most statements first."""
    wanted = [f for f in findings if f.relation in relations]
    return sorted(wanted, key=lambda f: (relations.index(f.relation), -len(f.statements), f.id))


def _size(finding: Finding, rows: Sequence[Said], sources: Sources) -> tuple[str, int]:
    """The unit that a reader would choose, and how many of the finding's own make it: a day and "under 24 hours" are no 1,440 minutes."""
    unit, by = finding.about.unit or "", 1
    claims = [c for row in rows if (c := _claim(row, sources, finding.about.unit))]
    numbers = [abs(n) for c in claims for n in (c.low, c.high) if n] + [abs(n) for n in (finding.best, finding.low, finding.high) if n]
    while unit in LARGER and numbers and min(numbers) >= by * LARGER[unit][1]:
        unit, by = LARGER[unit][0], by * LARGER[unit][1]
    return unit, by


def _over(value: float | None, by: int) -> float | None:
    return None if value is None else value / by


def _number(value: float | None) -> str | None:
    return None if value is None else number(value)


def _rows(finding: Finding, sources: Sources) -> tuple[Said, ...]:
    role = finding.about.role

    def value(account: Account) -> str:
        return claimed(sources.statements.get(account.statement), role)

    same = together(sources.accounts(finding.statements), key=lambda a: (a.voice, (a.speaker or "").casefold(), value(a)))
    return tuple(Said(a, value(a)) for a in same)


def _picture(finding: Finding, rows: Sequence[Said], sources: Sources, title: str, unit: str, by: int, address: Address) -> Markup:
    best, low, high = (_over(value, by) for value in (finding.best, finding.low, finding.high))
    band = Band(best, low, high, finding.rule or "") if finding.rule else None
    claims = [
        replace(claim, low=_over(claim.low, by), high=_over(claim.high, by))
        for row in rows
        if (claim := _claim(row, sources, finding.about.unit, address))
    ]
    return number_lines(claims, band, 660, 340, subject=title, unit=unit)


def _claim(row: Said, sources: Sources, unit: str | None, address: Address = on_the_desk) -> Claim | None:
    """A row's figure in the unit of the finding."""
    account, figure = row.account, sources.statements.get(row.account.statement)
    if not isinstance(figure, Figure):
        return None
    low, high = ends(figure) if figure.unit != unit else (figure.low, figure.high)
    again = f" and {len(account.more)} more" if account.more else ""
    where = f"{account.outlet}{again}" if account.speaker else f"own voice{again}"
    return Claim(
        label=account.who,
        detail=where,
        low=None if low in (None, -INFINITE) else low,
        high=None if high in (None, INFINITE) else high,
        op=figure.op,
        unknown=figure.unknown,
        href=address(account.statement),
        pane=f"/pane/{account.statement}",
        day=account.day,
    )
