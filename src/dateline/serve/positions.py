"""The negotiation ledger for people and programs: entries of `reconcile.negotiation` with names, words and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rich.text import Text

from dateline.core.spans import Span
from dateline.reconcile.negotiation import Entry, Story, Told, ledger
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.words import day, outlet, safe, short
from dateline.store.archive import Archive

VERBS: Mapping[str, tuple[str, str]] = {  # with and without somebody whom it is addressed to
    "demand": ("demands of {to}", "demands"),
    "offer": ("offers {to}", "offers"),
    "propose": ("proposes to {to}", "proposes"),
    "accept": ("tells {to} that it accepts", "accepts"),
    "reject": ("refuses {to}", "refuses"),
    "commit": ("promises {to}", "promises"),
    "threaten": ("threatens {to}", "threatens"),
    "condition": ("sets {to} a condition", "sets a condition"),
}
STYLE = {"open": "yellow", "met": "green", "broken": "bold red", "overtaken": "cyan", "refused": "red"}
NOBODY = "a party that is not named"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the story it is of."""

    entry: Entry
    dossier: Dossier

    def name(self, entity: str | None) -> str:
        """The name of an entity, NOBODY where there is none."""
        known = self.dossier.entities.get(entity or "")
        return safe(known.name) if known else NOBODY


def lines_of(archive: Archive, story: str | None = None, until: str | None = None) -> Iterator[Line]:
    """The ledger of every story, or of one, a story at a time. `until`: day up to which one would have heard, else the last."""
    upto = until or archive.last_day()
    for dossier in dossiers(archive, story):
        yield from (Line(entry, dossier) for entry in ledger(_story(dossier, upto)))


def _story(dossier: Dossier, upto: str | None) -> Story:
    statements = tuple(dossier.statements.values())
    return Story(dossier.story.id, dossier.reports, statements, dossier.entities, dossier.origins, dossier.met, upto)


def what(line: Line) -> str:
    """Who wants what of whom, in one plain line."""
    entry = line.entry
    to = line.name(entry.addressee) if entry.addressee else ""
    verb = VERBS[entry.act][0].format(to=to) if to else VERBS[entry.act][1]
    return f"{line.name(entry.party)} {verb}: “{short(entry.told[0].position.content.exact, 200)}”"


def became(line: Line, upto: str | None) -> str:
    """What became of it, in one plain sentence that names who says so."""
    entry = line.entry
    due = f"Due {day(entry.due)}. " if entry.due and entry.due.known else ""
    if entry.state == "met":
        event = next((e for e in line.dossier.events if e.id == entry.met_by), None)
        return f"{due}Met, as far as reports go: {safe(event.title) if event else entry.met_by}"
    if entry.state == "broken":
        return f"{due}Broken, says {_source(line, entry.by) or _sentence_source(line)}."
    if entry.state == "overtaken":
        return f"{due}Overtaken by a later position of the same side ({_source(line, entry.by)})."
    if entry.state == "refused":
        by = f"Refused by {line.name(entry.by[0].position.party)} ({_source(line, entry.by)})." if entry.by else "A refusal, which stands."
        return due + by
    heard = f"Accepted by {line.name(entry.accepted[-1].position.party)} ({_source(line, entry.accepted)}). " if entry.accepted else ""
    if entry.past_due:
        return f"{due}{heard}That day has passed, and no report up to {upto} says that it was done."
    return f"{due}{heard}Open: no report says what came of it."


def _source(line: Line, told: Iterable[Told]) -> str:
    return next((f"{outlet(t.report)}, {day(t.report.published)}" for t in told), "")


def _sentence_source(line: Line) -> str:
    statement = line.dossier.statements[line.entry.broken_by or ""]
    report = line.dossier.reports[statement.report]
    return f"{outlet(report)}, {day(report.published)}: “{short(statement.sentence.exact, 160)}”"


def record_of(line: Line, upto: str | None) -> dict[str, Any]:
    """An entry as a record: `kind` "positions", ids beside names, and the sentences behind it."""
    entry = line.entry
    due = {"edtf": entry.due.edtf, "earliest": entry.due.earliest, "latest": entry.due.latest} if entry.due else None
    return {
        "kind": "positions",
        "id": entry.id,
        "story": entry.story,
        "party": entry.party,
        "party_name": line.name(entry.party) if entry.party else None,
        "addressee": entry.addressee,
        "addressee_name": line.name(entry.addressee) if entry.addressee else None,
        "issue": entry.issue,
        "act": entry.act,
        "content": entry.told[0].position.content.exact,
        "first": entry.first,
        "last": entry.last,
        "due": due,
        "status": entry.state,
        "past_due": entry.past_due,
        "says": became(line, upto),
        "met_by": entry.met_by,
        "settled_by": [t.position.id for t in entry.by] + ([entry.broken_by] if entry.broken_by else []),
        "accepted_by": [t.position.id for t in entry.accepted],
        "statements": [t.position.id for t in entry.told],
        "reports": list(dict.fromkeys(t.report.id for t in entry.told)),
        "voices": entry.voices,
        "sentences": [_sentence(t) for t in entry.told],
    }


def _sentence(told: Told) -> dict[str, Any]:
    span: Span = told.position.sentence
    return {"report": told.report.id, "publisher": told.report.publisher, "start": span.start, "end": span.end, "exact": span.exact}


def ledger_text(lines: Iterable[Line], upto: str | None) -> Iterator[Text]:
    """For the terminal: stories, issues, and under each what parties want of each other and what became of it."""
    story = None
    for line in lines:
        if line.entry.story != story:
            story = line.entry.story
            yield Text(f"{safe(line.dossier.story.title)}  ", "bold").append(story, "dim")
        yield entry_text(line, upto)


def entry_text(line: Line, upto: str | None) -> Text:
    """Three lines: state, issue and day; who wants what; what became of it."""
    entry = line.entry
    text = Text(f"  {entry.state:<10}", STYLE[entry.state]).append(f"{safe(entry.issue)}  ", "default")
    counts = f"{len({t.report.id for t in entry.told})} reports, " if len(entry.told) > 1 else ""
    voices = "1 voice" if entry.voices == 1 else f"{entry.voices} voices"
    text.append(f"{entry.first or 'date not known'} · {counts}{voices} · {entry.told[0].position.id}", "dim")
    return text.append(f"\n            {what(line)}\n            {became(line, upto)}", "default")
