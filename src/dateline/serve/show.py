"""Show one record in the terminal, with the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console, RenderableType
from rich.text import Text

from dateline.core.archived import Found
from dateline.core.entity import Entity
from dateline.core.event import Event, Finding, Story
from dateline.core.head import Head
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Position, Said, Statement
from dateline.run.revisions import what_changed
from dateline.serve.formats.dossier import named_by
from dateline.serve.formats.estimates import ruled
from dateline.serve.lists import counted, dates_of, disputes_of, event_entries, finding_text, in_time, names
from dateline.serve.readings import ACTS, reading
from dateline.serve.words import by, day, headline, outlet, safe, short
from dateline.store.archive import Archive
from dateline.store.browse import Browse

CHANGED_SHOWN = 300  # characters of a sentence that was put in or taken out
EVENTS_SHOWN = 25  # of a story, those most voices tell of; `dateline events` lists all


class Shown:
    """An archive as `show` walks it: what one record needs is asked for, each thing once.

    `rule` gives best, low and high in place of the record's own.
    """

    def __init__(self, archive: Archive, rule: str | None = None):
        self.archive, self.browse, self.rule = archive, Browse(archive), rule
        self._found: dict[str, Found] = {}
        self._entities: dict[str, Entity] = {}

    def found(self, report: str) -> Found:
        """A report with all that was found in it."""
        if report not in self._found:
            self._found[report] = self.archive.found_in(report) or Found(Report(text=""))
        return self._found[report]

    def told(self, ids: Sequence[str]) -> list[tuple[Statement, Head]]:
        """The statements of those ids with their reports, in the order of the ids."""
        statements = self.browse.statements(ids)
        self.know(i for s in statements.values() for i in named_by(s))
        reports = self.browse.heads(s.report for s in statements.values())
        return [(statements[i], reports[statements[i].report]) for i in ids if i in statements]

    def know(self, entities: Iterable[str]) -> Mapping[str, Entity]:
        """Entities by id, these among them if they are there."""
        self._entities |= self.browse.entities({*entities} - self._entities.keys())
        return self._entities

    def _names(self, ids: Iterable[str]) -> str:
        every = list(ids)
        return names(every, self.know(every))

    def _ruled(self, findings: Iterable[Finding], story: str | None) -> list[Finding]:
        return list(ruled(self.archive, findings, self.rule, story))

    # what an id may name

    def page(self, ident: str) -> list[RenderableType] | None:
        """What is shown of the record with this id; None where there is none."""
        ident = self.archive.current(ident)
        row = self.browse.story(ident)
        item = row.story if row else self.browse.event(ident) or self.browse.finding(ident) or self.browse.entity(ident)
        if item:
            return list(self._worked_out(item))
        if found := self.archive.found_in(ident):
            return list(self.report(found))
        home = self.archive.report_of(ident)
        return list(self.statement(ident, self.found(home))) if home else None

    def _worked_out(self, item: Story | Event | Finding | Entity) -> Iterator[RenderableType]:
        match item:
            case Story():
                return self.story(item)
            case Event():
                return self.event(item)
            case Finding():
                return self.finding(item)
            case Entity():
                return self.entity(item)

    def story(self, story: Story) -> Iterator[RenderableType]:
        """Reports by voice, events in time, what is disputed, who says what, who wants what."""
        yield heading(f"{safe(story.title)}", f"{dates_of(story)} · {counted(len(story.reports), 'report')} · {story.id}")
        yield from self._reports(story)
        events = self.browse.events_of(story.id)
        shown = sorted(events, key=lambda e: (-e.voices, -len(e.statements), e.id))[:EVENTS_SHOWN]
        yield section(f"Happened ({len(shown)} of {len(events)} events)" if len(shown) < len(events) else "Happened")
        yield from event_entries(self.browse, in_time(shown))
        disputed = disputes_of(self._ruled(self.browse.findings_of(story.id), story.id))
        yield section("How accounts compare" if disputed else "How accounts compare: nothing differs")
        yield from map(finding_text, disputed)
        yield from self._said(story)
        yield from self._wanted(story)

    def _reports(self, story: Story) -> Iterator[RenderableType]:
        yield section("Reports (those of one origin are one writer's words)")
        origins, reports = self.browse.origins(story.reports), self.browse.heads(story.reports)
        seen: dict[str, int] = {}
        for ident in story.reports:
            report = reports[ident]
            origin = origins[ident]
            copy = origin in seen
            seen.setdefault(origin, len(seen) + 1)
            line = Text(f"  origin {seen[origin]}  {day(report.published)}  ").append(outlet(report), "bold")
            line.append(f"  {headline(report, 70)}" + ("  (same words as above)" if copy else ""))
            yield line.append(f"  {report.id}", "dim")

    def _said(self, story: Story) -> Iterator[RenderableType]:
        said = [(s, r) for s, r in self._of(story, "said") if isinstance(s, Said) and s.speaker and s.direct is not False]
        if said:
            yield section("Said")
        for statement, report in said:
            words = " … ".join(safe(c.exact) for c in statement.content)
            yield Text("  ").append(by(statement, report), "bold").append(f": “{short(words, 240)}”").append(f"  {statement.id}", "dim")

    def _wanted(self, story: Story) -> Iterator[RenderableType]:
        wanted = [(s, r) for s, r in self._of(story, "position") if isinstance(s, Position)]
        if wanted:
            yield section("Wanted")
        for position, report in wanted:
            yield self._position(position, report)

    def _of(self, story: Story, sort: str) -> list[tuple[Statement, Head]]:
        """Statements of a type, report by report in the story's order, in the order of the text."""
        place = {report: at for at, report in enumerate(story.reports)}
        found = sorted(self.browse.statements_of(story.id, (sort,)), key=lambda s: place[s.report])
        reports = self.browse.heads(s.report for s in found)
        self.know(i for s in found for i in named_by(s))
        return [(s, reports[s.report]) for s in found]

    def _position(self, position: Position, report: Head) -> Text:
        party, other = (self._names([i]) if i else None for i in (position.party, position.addressee))
        line = Text("  ").append(party or "somebody not named", "bold").append(f" {ACTS[position.act]}: {short(position.issue, 80)}")
        line.append(f" (to {other})" if other else "").append(f", due {day(position.due)}" if position.due else "")
        return line.append(f"  {by(position, report)}  {position.id}", "dim")

    def event(self, event: Event) -> Iterator[RenderableType]:
        """An event, its findings, and every statement with its sentence."""
        where = f"in {event.where.name}" if event.where and event.where.name else None
        sort = " · ".join(filter(None, [event.event_type, event.mode, event.status, day(event.when), where]))
        yield heading(safe(event.title), f"{sort} · {counted(event.voices, 'independent voice')} · {event.id}")
        who = [self._names(event.actors), self._names(event.recipients)]
        yield Text(f"  {who[0] or 'doer not named'} → {who[1] or 'nobody named'}")
        yield from map(finding_text, self._ruled(self.browse.findings_of_event(event.id), event.story))
        for statement, report in self.told(event.statements):
            yield from self._statement(statement, report)

    def finding(self, finding: Finding) -> Iterator[RenderableType]:
        """A finding and the statements it compares."""
        yield from map(finding_text, self._ruled([finding], self.browse.story_of_finding(finding.id)))
        for statement, report in self.told(finding.statements):
            yield from self._statement(statement, report)

    def entity(self, entity: Entity) -> Iterator[RenderableType]:
        """Names and roles, each with the report that gives it."""
        yield heading(safe(entity.name), " · ".join(filter(None, (entity.sort, entity.country, entity.id))))
        if entity.aliases:
            yield Text("  also: " + ", ".join(map(safe, entity.aliases)))
        reports = self.browse.heads(role.report for role in entity.roles)
        for role in entity.roles:
            of = f" of {safe(role.of)}" if role.of else ""
            yield Text(f"  {safe(role.title)}{of}").append(f"  “{safe(role.span.exact)}”, {outlet(reports[role.report])}", "dim")

    def report(self, found: Found) -> Iterator[RenderableType]:
        """A report: where it is from, what was cut, and what it says."""
        report = found.report
        where = [outlet(report), day(report.published), safe(report.byline or ""), safe(report.dateline or "")]
        yield heading(headline(report), " · ".join(filter(None, [*where, report.id])))
        for cut in report.cut:
            yield Text(f"  cut ({cut.why}): {short(cut.exact, 100)}", "dim")
        yield from self._versions(report)
        for statement in found.statements:
            yield from self._statement(statement, report)

    def _versions(self, report: Report) -> Iterator[RenderableType]:
        """Other versions of the page, and what changed since the one before."""
        for later in self.browse.revised_by(report.id):
            yield Text(f"  a later version takes the place of this one: {later}, {day(self.found(later).report.published)}", "yellow")
        if earlier := self.browse.revises([report.id]).get(report.id):
            before = self.found(earlier).report
            changed = what_changed(before, report)
            yield Text(f"  takes the place of an earlier version: {earlier}, {day(before.published)}", "yellow")
            yield from (Text(f"    - {short(s.exact, CHANGED_SHOWN)}", "red") for s in changed.removed)
            yield from (Text(f"    + {short(s.exact, CHANGED_SHOWN)}", "green") for s in changed.added)

    def statement(self, ident: str, found: Found) -> Iterator[RenderableType]:
        """One statement with its sentence."""
        for statement in found.statements:
            if statement.id == ident:
                yield from self._statement(statement, found.report)

    def _statement(self, statement: Statement, report: Report | Head) -> Iterator[RenderableType]:
        source = f"  {by(statement, report)} · {statement.stance} · {statement.id}"
        yield Text("  ").append(reading(statement, self._names), "bold").append(source, "dim")
        yield Text("      ").append_text(marked(statement.sentence, statement.span))


def heading(title: str, line: str) -> Text:
    """A title with a quiet line below it."""
    return Text(title, "bold").append(f"\n{line}", "dim")


def section(name: str) -> Text:
    """A section's head."""
    return Text(f"\n{name}", "bold underline")


def marked(sentence: Span, span: Span) -> Text:
    """The sentence with the words of the statement underlined."""
    start, end = max(0, span.start - sentence.start), max(0, span.end - sentence.start)
    text = sentence.exact
    made = Text("“").append(safe(text[:start]) + (" " if start else ""))
    made.append(safe(text[start:end]), "underline")
    return made.append((" " if text[end : end + 1].isspace() else "") + safe(text[end:]) + "”")


def printed(archive: Archive, ident: str) -> str:
    """What is shown of a record as plain text, "" where there is none."""
    out = Console(width=140, record=False, highlight=False, no_color=True, color_system=None)
    with out.capture() as got:
        for line in Shown(archive).page(ident) or ():
            out.print(line, soft_wrap=True)
    return got.get().rstrip("\n")
