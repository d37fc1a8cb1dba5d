"""Lists in the terminal: stories, events, findings, search hits and what came of adding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from dateline.core.archived import WorkedOut
from dateline.core.entity import Entity
from dateline.core.event import Event, Finding, Story
from dateline.core.report import Report
from dateline.serve.words import day, number, safe, short
from dateline.store.search import CLOSE, OPEN, Hit

if TYPE_CHECKING:  # adding brings the language model along, which a list has no use for
    from dateline.run.add import Tally

STYLE: Mapping[str, str] = {
    "conflict": "bold red",
    "denial": "red",
    "update": "yellow",
    "scope": "cyan",
    "compatible": "green",
    "agree": "green",
}
COUNTS = ("reports", "voices", "disputes")  # columns of numbers
DISPUTES = ("conflict", "denial", "update", "scope", "compatible")  # most pressing first; all that is not agreement


def table(*columns: str) -> Table:
    """A table in the house's look: no box, quiet heads, cells that wrap."""
    made = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in columns:
        made.add_column(name, justify="right" if name in COUNTS else "left", overflow="fold", no_wrap=name == "id")
    return made


def stories_table(worked: WorkedOut) -> Table:
    """Stories, newest first, with reports, independent voices and open disputes."""
    made = table("id", "dates", "reports", "voices", "disputes", "title")
    disputes = Counter(story_of(worked).get(f.event or "") for f in worked.findings if f.relation in ("conflict", "denial"))
    for story in sorted(worked.stories, key=lambda s: (s.latest or "", s.id), reverse=True):
        voices = max((e.voices for e in worked.events if e.story == story.id), default=1)
        dates = dates_of(story)
        made.add_row(story.id, dates, str(len(story.reports)), str(voices), str(disputes[story.id]), Text(safe(story.title)))
    return made


def dates_of(story: Story) -> str:
    """First to last day of publication, or that none is known."""
    if not story.earliest:
        return "no dates"
    return story.earliest if story.earliest == story.latest else f"{story.earliest} to {story.latest}"


def story_of(worked: WorkedOut) -> dict[str, str | None]:
    """Event id to story id."""
    return {e.id: e.story for e in worked.events}


def in_time(events: Iterable[Event]) -> list[Event]:
    """Events by when they were; those without a day last."""
    return sorted(events, key=lambda e: ((e.when and e.when.earliest) or "9999", e.id))


def events_table(events: Iterable[Event], entities: Mapping[str, Entity]) -> Table:
    """Events in time, who to whom, where, and how many independent voices tell of them."""
    made = table("id", "when", "what", "status", "where", "reports", "voices")
    for event in in_time(events):
        what = Text(short(event.title, 70))
        if parties := " → ".join(filter(None, (names(event.actors, entities), names(event.recipients, entities)))):
            what.append(f"  {parties}", "dim")
        where = safe(event.where.name) if event.where and event.where.name else ""
        status = event.status if event.status != "happened" else ""
        made.add_row(event.id, day(event.when) if event.when else "", what, status, where, str(len(event.reports)), str(event.voices))
    return made


def names(ids: Iterable[str], entities: Mapping[str, Entity]) -> str:
    """Names of entities, comma between them."""
    return ", ".join(safe(entities[i].name) for i in ids if i in entities)


def finding_text(finding: Finding) -> Text:
    """A finding: its relation, what it says, and the best, low and high with the rule that gave them."""
    text = Text(f"{finding.relation:<10} ", STYLE[finding.relation])
    text.append(safe(finding.says), "default")
    values = [f"{name} {number(v)}" for name, v in (("best", finding.best), ("low", finding.low), ("high", finding.high)) if v is not None]
    if values:
        text.append(f"  [{', '.join(values)}; rule: {finding.rule}]", "dim")
    text.append(f"  {finding.id}", "dim")
    return text


def disputes_of(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that are not plain agreement, most pressing first."""
    return sorted((f for f in findings if f.relation in DISPUTES), key=lambda f: (DISPUTES.index(f.relation), f.id))


def hits_table(hits: Iterable[Hit], titles: Mapping[str, str]) -> Table:
    """Search hits with the words around them, the words sought in bold."""
    made = table("id", "report", "words")
    for hit in hits:
        piece = Text()
        for i, part in enumerate(hit.piece.replace(CLOSE, OPEN).split(OPEN)):
            piece.append(f" {safe(part)} " if part.strip() else "", "bold" if i % 2 else "default")
        made.add_row(hit.report, Text(titles[hit.report]), piece)
    return made


def tally_text(tally: Tally) -> str:
    """What came of adding, in one line."""
    parts = [f"{tally.added} new report{'s' * (tally.added != 1)}"]
    parts += [f"{tally.teasers} of them teasers cut from others' pages"] if tally.teasers else []
    parts += [f"{tally.not_read} in other languages (kept, not read)"] if tally.not_read else []
    parts += [f"{tally.known} already there"] if tally.known else []
    return ", ".join(parts)


def titles_of(reports: Iterable[Report]) -> dict[str, str]:
    """Report id to what a list shows of it."""
    return {r.id: short(r.title or r.text, 50) for r in reports}
