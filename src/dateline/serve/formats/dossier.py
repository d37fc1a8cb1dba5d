"""A story with all that is known of it, for formats that need events, statements, findings and reports together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.core.archived import Found
from dateline.core.entity import Entity
from dateline.core.errors import UsageError
from dateline.core.event import Event, Finding, Story
from dateline.core.mention import Mention
from dateline.core.report import Report
from dateline.core.statement import Occurrence, Position, Statement
from dateline.reconcile.rules import Rule, rule_called
from dateline.serve.formats.reruled import reruled
from dateline.store.archive import Archive
from dateline.store.browse import Browse
from dateline.store.streamed import stories_in_time


@dataclass(frozen=True)  # no slots: what is looked up often is made once
class Dossier:
    """One story, whole: what a format holds in memory at a time.

    `found` are its reports in the order of publication, people's decisions applied; `events` in time; `findings` in order of id;
    `entities` those that its statements and events name, by id. `origins`, `revises` and `met` are as in an archive's `WorkedOut`.
    """

    story: Story
    found: tuple[Found, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    entities: Mapping[str, Entity]
    origins: Mapping[str, str]
    revises: Mapping[str, str]
    met: Mapping[str, str]

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id, in the order of publication."""
        return {f.report.id: f.report for f in self.found}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id, in the contract's order."""
        return {s.id: s for f in self.found for s in f.statements}

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """Mentions by id."""
        return {m.id: m for f in self.found for m in f.mentions}

    @cached_property
    def event_of(self) -> dict[str, str]:
        """Statement id to the id of its event."""
        return {s: e.id for e in self.events for s in e.statements}

    @cached_property
    def findings_of(self) -> dict[str | None, tuple[Finding, ...]]:
        """Event id to the findings about it; those about none under None."""
        made: dict[str | None, tuple[Finding, ...]] = {}
        for finding in self.findings:
            made[finding.event] = (*made.get(finding.event, ()), finding)
        return made

    def told(self, event: Event) -> list[Statement]:
        """The statements of an event that are still there, in the event's order."""
        return [self.statements[s] for s in event.statements if s in self.statements]

    def names(self, ids: Sequence[str]) -> list[str]:
        """Names of entities."""
        return [self.entities[i].name for i in ids if i in self.entities]


def dossiers(archive: Archive, story: str | None = None, rule: str | None = None) -> Iterator[Dossier]:
    """Every story with all that is known of it, one at a time, or the one with this id. Raises UsageError if there is none.

    With the name of a rule, findings have their best, low and high by it.
    """
    browse = Browse(archive)
    asked = rule_called(rule) if rule else None
    stories: Iterator[Story] = stories_in_time(archive) if story is None else iter([one_story(browse, story)])
    for one in stories:
        made = dossier(browse, one)
        yield by_rule(made, asked) if asked else made


def by_rule(made: Dossier, rule: Rule) -> Dossier:
    """The dossier with findings whose estimates a rule gives."""
    reports = list(made.reports.values())
    return replace(made, findings=reruled(made.findings, rule, reports, made.statements, made.origins, made.revises))


def one_story(browse: Browse, ident: str) -> Story:
    """The story of an id, or of one that moved."""
    row = browse.story(ident) or browse.story(browse.archive.current(ident))
    if row is None:
        raise UsageError(f"there is no story {ident}; `dateline stories` lists ids")
    return row.story


def dossier(browse: Browse, story: Story) -> Dossier:
    """One story with all that is known of it."""
    every = (browse.found(r) for r in story.reports)
    found = tuple(sorted((f for f in every if f), key=lambda f: (f.report.published.earliest or "9999", f.report.id)))
    events = browse.events_of(story.id)
    statements = [s for f in found for s in f.statements]
    reports = [f.report.id for f in found]
    met = browse.met_by(s.id for s in statements if isinstance(s, Position))
    items: list[Event | Statement] = [*events, *statements]
    entities = browse.entities(dict.fromkeys(i for item in items for i in named_by(item)), roles=True)
    return Dossier(story, found, events, browse.findings_of(story.id), entities, browse.origins(reports), browse.revises(reports), met)


def named_by(item: Event | Statement) -> Iterator[str]:
    """Ids of the entities that an event or a statement names."""
    if isinstance(item, Event | Occurrence):
        yield from (*item.actors, *item.recipients)
    if isinstance(item, Position):
        yield from (i for i in (item.party, item.addressee) if i)
    if isinstance(item, Statement) and item.speaker and item.speaker.entity:
        yield item.speaker.entity
