"""The page of a statement: its fields, its words, its event, and the findings that compare it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.core.archived import Found
from dateline.core.event import Event, Finding, Story
from dateline.core.mention import PlaceMention
from dateline.core.statement import Occurrence, Statement
from dateline.serve.desk.marking import pane
from dateline.serve.desk.marking_views import PaneView
from dateline.serve.desk.views.fields import Field, Known, fields_of
from dateline.serve.desk.views.lines import Line, Source, involved, line_of, lines, ordered, source_of
from dateline.serve.lists import DISPUTES, names
from dateline.serve.readings import matter
from dateline.serve.words import short
from dateline.store.browse import Browse

FINDINGS_SHOWN = 12
LINES_SHOWN = 24  # statements of one finding


@dataclass(frozen=True, slots=True)
class Steps:
    """Where a statement stands among those that bear on the same field. `on` says what they share, `href` leads to it."""

    previous: str | None
    next: str | None
    at: int
    total: int
    on: str
    href: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A finding with the statements that it compares; `more` are not shown."""

    finding: Finding
    about: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class StatementPage:
    """All that the page prints. `rejected` ones are in no event."""

    statement: Statement
    line: Line
    source: Source
    fields: tuple[Field, ...]
    pane: PaneView
    steps: Steps | None
    event: Event | None
    story: Story | None
    compared: tuple[Compared, ...]
    more_findings: int


@dataclass(frozen=True, slots=True)
class SourcePane:
    """The source pane: the words around a statement, and the way to others on the same field."""

    pane: PaneView
    steps: Steps | None


def source_pane(browse: Browse, ident: str) -> SourcePane | None:
    """The pane of a statement, None where there is none of that id."""
    statement = browse.statements([ident]).get(ident)
    report = browse.reports([statement.report]).get(statement.report) if statement else None
    if statement is None or report is None:
        return None
    known = browse.entities(involved(statement))
    event = browse.events(browse.event_of([ident]).values())
    steps = steps_of(ident, _findings(browse, ident), next(iter(event.values()), None))
    return SourcePane(pane(report, statement, names=lambda ids: names(ids, known)), steps)


def statement_page(browse: Browse, ident: str) -> StatementPage | None:
    """The page of a statement, None where there is none of that id."""
    one = browse.statements([ident]).get(ident)
    found = browse.found(one.report) if one else None
    statement = next((s for s in found.statements if s.id == ident), None) if found else None
    if found is None or statement is None:
        return None
    met = browse.met_by([ident])
    here = browse.event_of([ident]).get(ident)
    events = browse.events(filter(None, [here, *met.values()]))
    event, findings = events.get(here or ""), _findings(browse, ident)
    entities = browse.entities(involved(statement))
    known = Known(found, entities, _place(browse, statement, found), events.get(met.get(ident, "")))
    row = browse.story(browse.story_of([found.report.id]).get(found.report.id, ""))
    return StatementPage(
        statement=statement,
        line=line_of(statement, found.report, lambda ids: names(ids, entities)),
        source=source_of(found.report),
        fields=fields_of(statement, known),
        pane=pane(found.report, statement, names=lambda ids: names(ids, entities)),
        steps=steps_of(ident, findings, event),
        event=event,
        story=row.story if row else None,
        compared=_compared(browse, findings[:FINDINGS_SHOWN]),
        more_findings=max(0, len(findings) - FINDINGS_SHOWN),
    )


def steps_of(ident: str, findings: Iterable[Finding], event: Event | None) -> Steps | None:
    """The way along the most pressing finding that compares the statement, else along its event."""
    for finding in findings:
        if len(finding.statements) > 1:
            return _steps(ident, finding.statements, matter(finding.about), f"/findings/{finding.id}")
    if event and ident in event.statements and len(event.statements) > 1:
        return _steps(ident, event.statements, short(event.title, 60), f"/events/{event.id}")
    return None


def _steps(ident: str, ids: tuple[str, ...], on: str, href: str) -> Steps:
    at = ids.index(ident)
    before = ids[at - 1] if at else None
    return Steps(before, ids[at + 1] if at + 1 < len(ids) else None, at + 1, len(ids), on, href)


def _findings(browse: Browse, ident: str) -> list[Finding]:
    """Findings that compare a statement, most pressing first."""
    found = browse.findings(browse.findings_on([ident]).get(ident, ()))
    rank = {relation: at for at, relation in enumerate(DISPUTES)}
    return sorted(found.values(), key=lambda f: (rank.get(f.relation, len(rank)), f.id))


def _compared(browse: Browse, findings: list[Finding]) -> tuple[Compared, ...]:
    shown = {f.id: f.statements[:LINES_SHOWN] for f in findings}
    known = lines(browse, dict.fromkeys(i for ids in shown.values() for i in ids))
    return tuple(Compared(f, matter(f.about), ordered(known, shown[f.id]), len(f.statements) - len(shown[f.id])) for f in findings)


def _place(browse: Browse, statement: Statement, found: Found) -> str | None:
    """The key of the gazetteer's place where a happening was, if it has a page."""
    if not isinstance(statement, Occurrence) or not statement.where:
        return None
    for mention in found.mentions:
        if isinstance(mention, PlaceMention) and mention.id == statement.where and mention.gazetteer_id:
            key = f"{mention.gazetteer}/{mention.gazetteer_id}"
            return key if browse.place(key) else None
    return None
