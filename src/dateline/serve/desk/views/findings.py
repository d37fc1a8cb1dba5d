"""Findings as pages show them: as a picture where they are about figures, else as a table of who says what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dateline.core.event import About, Event, Finding
from dateline.core.statement import Figure
from dateline.reconcile.interval import ends
from dateline.reconcile.say import VERDICT
from dateline.serve.desk.pictures.number_line import Band, Claim, number_lines
from dateline.serve.desk.views.accounts import Account, Sources, claimed, together
from dateline.serve.readings import plural
from dateline.serve.words import number, safe

UNSETTLED = ("conflict", "denial")
OTHER = ("update", "scope", "compatible")  # differences that can all be true, or that time explains
RULES: Mapping[str, str] = {
    "agreed": "all give this figure",
    "tightest": "the narrowest range in which all the figures hold",
    "latest": "the newest figure; low and high are the least and the greatest that anybody gives",
    "most-voices": "the figure that most independent voices give, the lower of equals; low and high are the least and the greatest given",
}
MEASURES: Mapping[str, str] = {"duration": "How long", "distance": "How far", "cost": "How much money"}
INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Said:
    """One row of a finding: an account and what it says of the matter."""

    account: Account
    value: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, ready to print. `picture` is None where there are no figures; `event` is (id, title)."""

    id: str
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


def finding_view(finding: Finding, sources: Sources, events: Mapping[str, Event], drawn: bool = True) -> FindingView:
    """A finding with its rows in order of publication; with `drawn` also as a picture, if it is about figures."""
    rows = _rows(finding, sources)
    title, unit = matter(finding.about), unit_of(finding.about)
    event = events.get(finding.event or "")
    figures = any(isinstance(sources.statements.get(r.account.statement), Figure) for r in rows)
    return FindingView(
        id=finding.id,
        title=title,
        unit=unit,
        relation=finding.relation,
        verdict=VERDICT[finding.relation],
        judged=finding.judged,
        review=finding.review,
        best=_number(finding.best),
        low=_number(finding.low),
        high=_number(finding.high),
        rule=finding.rule,
        rule_words=RULES.get(finding.rule or "", ""),
        says=finding.says,
        event=(event.id, safe(event.title)) if event else None,
        rows=rows,
        voices=len({r.account.voice for r in rows}),
        picture=_picture(finding, rows, sources, title, unit) if drawn and figures else None,
    )


def matter(about: About) -> str:
    """What is compared, as a heading: "People killed", "How long: talks", "What came of it"."""
    role, what = about.role or "", safe(about.what or "")
    if role == "status":
        return "What came of it"
    if role == "ordinal":
        return "Which in the series"
    if role in MEASURES:
        return f"{MEASURES[role]}: {what}" if what and what != role else MEASURES[role]
    counted = what if about.unit == "percent" or not what else plural(what)
    said = " or ".join(r for r in role.split("+") if r not in ("other", what))
    text = " ".join(filter(None, (counted, said))) or "Figure"
    return text[0].upper() + text[1:]


def unit_of(about: About) -> str:
    """The unit in words, nothing for a count."""
    unit = safe(about.unit or "")
    return "" if unit in ("", "count") else unit if unit.isupper() or unit in ("km", "m", "percent") else plural(unit)


def by_weight(findings: Sequence[Finding], relations: Sequence[str]) -> list[Finding]:
    """Those with one of the relations, in the order of the relations, those that compare most statements first."""
    wanted = [f for f in findings if f.relation in relations]
    return sorted(wanted, key=lambda f: (relations.index(f.relation), -len(f.statements), f.id))


def _number(value: float | None) -> str | None:
    return None if value is None else number(value)


def _rows(finding: Finding, sources: Sources) -> tuple[Said, ...]:
    role = finding.about.role

    def value(account: Account) -> str:
        return claimed(sources.statements.get(account.statement), role)

    same = together(sources.accounts(finding.statements), key=lambda a: (a.voice, (a.speaker or "").casefold(), value(a)))
    return tuple(Said(a, value(a)) for a in same)


def _picture(finding: Finding, rows: Sequence[Said], sources: Sources, title: str, unit: str) -> Markup:
    band = Band(finding.best, finding.low, finding.high, finding.rule or "") if finding.rule else None
    claims = [claim for row in rows if (claim := _claim(row, sources, finding.about.unit))]
    return number_lines(claims, band, 660, 340, subject=title, unit=unit)


def _claim(row: Said, sources: Sources, unit: str | None) -> Claim | None:
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
        href=f"/statements/{account.statement}",
        pane=f"/pane/{account.statement}",
        day=account.day,
    )
