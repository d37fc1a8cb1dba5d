"""Read an archive a page at a time: every question costs what it shows, not what the archive holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, literal_column, select
from sqlalchemy.sql.elements import KeyedColumnElement

from dateline.core.archived import Found
from dateline.core.change import Change
from dateline.core.decision import ON_STATEMENTS, Decision
from dateline.core.entity import Entity
from dateline.core.event import Event, Finding, Story
from dateline.core.head import Head
from dateline.core.mention import Place
from dateline.core.report import Report
from dateline.core.statement import Statement
from dateline.store import naming, schema
from dateline.store.archive import Archive
from dateline.store.browsed import Arrived, Filter, Numbered, Page, Part, StoryRow, change_of, story_row
from dateline.store.heads import heads
from dateline.store.rows import begins, bodies, bodies_of, chunks, item_of, pairs, rows_in
from dateline.store.schema import day_of, newest
from dateline.store.search import Hit

T = TypeVar("T")
FEW = 5_000  # stories that are put in order rather than met on the way

__all__ = ["Arrived", "Browse", "Filter", "Numbered", "Page", "Part", "StoryRow"]


class Browse:
    """Questions that pages and the API ask of an archive. All answers are in a stable order; ids that are not there are left out."""

    def __init__(self, archive: Archive):
        self.archive = archive

    # stories

    def stories(self, wanted: Filter | None = None, limit: int = 50, offset: int = 0) -> Page[StoryRow]:
        """Stories, newest first; those without a day last."""
        table = schema.stories
        order = (newest(table.c.latest), table.c.id)
        with self.archive.reading() as db:
            where = _matching(db, wanted or Filter())
            rows = db.execute(select(table).where(*where).order_by(*order).limit(limit).offset(offset)).all()
            total = self.archive.counted(db, table, *where)
            ids = [row.id for row in rows]
            days: dict[str, dict[str | None, int]] = {}
            link, report = schema.story_reports, schema.reports
            query = select(link.c.story, report.c.earliest).join(report, report.c.id == link.c.report)
            for row in rows_in(db, query, link.c.story, ids):
                here = days.setdefault(row.story, {})
                here[row.earliest] = here.get(row.earliest, 0) + 1
            todo = _counts(db, schema.waiting.c.story, ids)
        return Page(tuple(story_row(row, days.get(row.id, {}), todo.get(row.id, 0)) for row in rows), total, offset)

    def story(self, ident: str) -> StoryRow | None:
        """One story as lists show it, without its days."""
        with self.archive.reading() as db:
            row = db.execute(select(schema.stories).where(schema.stories.c.id == ident)).first()
            return story_row(row, {}, _counts(db, schema.waiting.c.story, [ident]).get(ident, 0)) if row else None

    def story_of(self, reports: Iterable[str]) -> dict[str, str]:
        """Report id to the id of its story."""
        with self.archive.reading() as db:
            query = select(schema.story_reports.c.report, schema.story_reports.c.story)
            return {row.report: row.story for row in rows_in(db, query, schema.story_reports.c.report, reports)}

    def origins(self, reports: Iterable[str]) -> dict[str, str]:
        """Report id to the id of its origin: reports of one origin are one writer's words."""
        with self.archive.reading() as db:
            query = select(schema.origins)
            return {row.report: row.origin for row in rows_in(db, query, schema.origins.c.report, reports)}

    def revises(self, reports: Iterable[str]) -> dict[str, str]:
        """Report id to the id of the version of its page that it takes the place of."""
        with self.archive.reading() as db:
            return {row.report: row.revises for row in rows_in(db, select(schema.revisions), schema.revisions.c.report, reports)}

    def revised_by(self, report: str) -> tuple[str, ...]:
        """The versions that take the place of a report, in order of id; of most there is none."""
        table = schema.revisions
        with self.archive.reading() as db:
            return tuple(db.scalars(select(table.c.report).where(table.c.revises == report).order_by(table.c.report)))

    # what was worked out

    def events_of(self, story: str) -> tuple[Event, ...]:
        """Events of a story by when they were; those without a day last."""
        table = schema.events
        order = (func.coalesce(table.c.earliest, "9999"), table.c.id)
        with self.archive.reading() as db:
            return tuple(item_of(Event, text) for text in db.scalars(select(table.c.body).where(table.c.story == story).order_by(*order)))

    def findings_of(self, story: str) -> tuple[Finding, ...]:
        """Findings of a story, in order of id."""
        with self.archive.reading() as db:
            return tuple(bodies(db, schema.findings, Finding, schema.findings.c.story == story))

    def findings_of_event(self, event: str) -> tuple[Finding, ...]:
        """Findings about an event, in order of id."""
        with self.archive.reading() as db:
            return tuple(bodies(db, schema.findings, Finding, schema.findings.c.event == event))

    def findings_on(self, statements: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Statement id to the ids of the findings that compare it."""
        with self.archive.reading() as db:
            return _grouped(db, schema.finding_statements.c.statement, schema.finding_statements.c.finding, statements)

    def story_of_finding(self, finding: str) -> str | None:
        """The story that a finding belongs to."""
        with self.archive.reading() as db:
            return db.scalar(select(schema.findings.c.story).where(schema.findings.c.id == finding))

    def stories_of(self, findings: Iterable[str]) -> dict[str, Story]:
        """Finding id to its story."""
        table = schema.findings
        query = select(table.c.id, schema.stories.c.body).join(schema.stories, schema.stories.c.id == table.c.story)
        with self.archive.reading() as db:
            return {row.id: item_of(Story, row.body) for row in rows_in(db, query, table.c.id, findings)}

    def event(self, ident: str) -> Event | None:
        """One event; an id that moved leads to what it became."""
        return self._one(schema.events, Event, ident)

    def finding(self, ident: str) -> Finding | None:
        """One finding."""
        return self._one(schema.findings, Finding, ident)

    def entity(self, ident: str) -> Entity | None:
        """One entity, with all that reports call it."""
        found = self._one(schema.entities, Entity, ident)
        with self.archive.reading() as db:
            return naming.with_roles(db, [found])[0] if found else None

    def events(self, ids: Iterable[str]) -> dict[str, Event]:
        """Events by id."""
        with self.archive.reading() as db:
            return bodies_of(db, schema.events, Event, ids)

    def findings(self, ids: Iterable[str]) -> dict[str, Finding]:
        """Findings by id."""
        with self.archive.reading() as db:
            return bodies_of(db, schema.findings, Finding, ids)

    def entities(self, ids: Iterable[str], roles: bool = False) -> dict[str, Entity]:
        """Entities by id, if so asked with all that reports call them."""
        with self.archive.reading() as db:
            found = naming.entities(db, ids)
            return {e.id: e for e in naming.with_roles(db, found.values())} if roles else found

    def entities_named(self, words: str, limit: int = 20) -> tuple[Entity, ...]:
        """Entities whose name begins with the words, else holds them; in order of name."""
        table = schema.entities
        with self.archive.reading() as db:
            query = select(table.c.body).order_by(table.c.name, table.c.id).limit(limit)
            started = list(db.scalars(query.where(begins(table.c.name, words.casefold()))))
            found = started or list(db.scalars(query.where(table.c.name.contains(words.casefold(), autoescape=True))))
        return tuple(item_of(Entity, text) for text in found)

    def places_named(self, words: str, limit: int = 20) -> dict[str, Place]:
        """Places of events whose name begins with the words, by "gazetteer/id"."""
        table = schema.places
        query = select(table.c.id, table.c.body).where(begins(table.c.name, words.casefold()))
        with self.archive.reading() as db:
            return {row.id: item_of(Place, row.body) for row in db.execute(query.order_by(table.c.name, table.c.id).limit(limit))}

    def place(self, key: str) -> Place | None:
        """The place "gazetteer/id", if an event is there."""
        with self.archive.reading() as db:
            text = db.scalar(select(schema.places.c.body).where(schema.places.c.id == key))
        return item_of(Place, text) if text else None

    def events_at(self, place: str, limit: int = 200, offset: int = 0) -> Page[Event]:
        """Events at a place, newest first."""
        return self._events([schema.events.c.place == place], limit, offset)

    def event_list(self, wanted: Mapping[str, str | None], limit: int = 50, offset: int = 0) -> Page[Event]:
        """Events under conditions that may be None: story, type, place, since, until (ISO days); newest first."""
        table = schema.events
        tests: dict[str, Any] = {"since": lambda v: day_of(table.c.earliest) >= v, "until": lambda v: _until(table.c.earliest, v)}
        where = [tests[k](v) if k in tests else table.c[k] == v for k, v in wanted.items() if v is not None]
        return self._events(where, limit, offset)

    def finding_list(self, relations: Sequence[str] = (), story: str | None = None, limit: int = 50, offset: int = 0) -> Page[Finding]:
        """Findings with one of the relations (any where none is given), in order of id."""
        table = schema.findings
        where: list[ColumnElement[bool]] = [table.c.relation.in_(relations)] if relations else []
        where += [table.c.story == story] if story else []
        return self._paged(table, Finding, where, (table.c.id,), limit, offset)

    def entity_list(self, limit: int = 50, offset: int = 0) -> Page[Entity]:
        """All entities, by name, with all that reports call them."""
        page = self._paged(schema.entities, Entity, [], (schema.entities.c.name, schema.entities.c.id), limit, offset)
        with self.archive.reading() as db:
            return replace(page, items=tuple(naming.with_roles(db, page.items)))

    # reports and statements

    def found(self, report: str) -> Found | None:
        """One report with all that was found in it, people's decisions applied."""
        return self.archive.found_in(report)

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id, with their texts."""
        with self.archive.reading() as db:
            return bodies_of(db, schema.reports, Report, ids)

    def heads(self, ids: Iterable[str], called: bool = True) -> dict[str, Head]:
        """What lists show of reports, by id. Without `called` those that have no title are not told apart by how they begin."""
        with self.archive.reading() as db:
            return heads(db, ids, called)

    def report_list(self, limit: int = 50, offset: int = 0) -> Page[Report]:
        """All reports, newest first; those without a day last."""
        table = schema.reports
        return self._paged(table, Report, [], (newest(table.c.earliest), table.c.id), limit, offset)

    def statements(self, ids: Iterable[str]) -> dict[str, Statement]:
        """Statements by id, entities under the ids that the archive knows them by, people's decisions applied; `event` is not filled."""
        return self.archive.statements(ids)

    def statements_of(self, story: str, sorts: Sequence[str] = ()) -> tuple[Statement, ...]:
        """Statements of a story's reports, of all types or of some; in the contract's order."""
        link, table = schema.story_reports, schema.statements
        query = select(table.c.id).join(link, link.c.report == table.c.report).where(link.c.story == story)
        query = query.where(table.c.type.in_(sorts)) if sorts else query
        with self.archive.reading() as db:
            ids = set(db.scalars(query))
            about = select(schema.decisions.c.target).join(link, link.c.report == schema.decisions.c.report).where(link.c.story == story)
            ids |= set(db.scalars(about.where(schema.decisions.c.act.in_(ON_STATEMENTS))))
        found = self.statements(ids)
        return tuple(s for s in sorted(found.values(), key=lambda s: (s.report, s.span.start, s.id)) if not sorts or s.type in sorts)

    def report_of_mention(self, mention: str) -> str | None:
        """The report that a mention stands in."""
        with self.archive.reading() as db:
            return db.scalar(select(schema.mentions.c.report).where(schema.mentions.c.id == mention))

    def event_of(self, statements: Iterable[str]) -> dict[str, str]:
        """Statement id to the id of its event."""
        with self.archive.reading() as db:
            table = schema.event_statements
            return {row.statement: row.event for row in rows_in(db, select(table), table.c.statement, statements)}

    def met_by(self, positions: Iterable[str]) -> dict[str, str]:
        """Position's statement id to the id of the event that met it."""
        with self.archive.reading() as db:
            table = schema.met
            return {row.position: row.event for row in rows_in(db, select(table), table.c.position, positions)}

    def parts(self, entity: str, limit: int = 200, offset: int = 0) -> Page[Part]:
        """What an entity says, does, suffers and wants: (part, statement id), newest report first."""
        table = schema.involved
        order = (table.c.day.desc(), table.c.report, table.c.start, table.c.part, table.c.statement)
        query = select(table.c.part, table.c.statement).where(table.c.entity == entity)
        with self.archive.reading() as db:
            rows = db.execute(query.order_by(*order).limit(limit).offset(offset)).all()
            total = self.archive.counted(db, table, table.c.entity == entity)
        return Page(tuple(Part(row.part, row.statement) for row in rows), total, offset)

    def search(self, words: str, limit: int = 50, offset: int = 0) -> list[Hit]:
        """Reports that hold all the words, best first."""
        return self.archive.search(words, limit, offset)

    # review

    def queue(self, story: str | None = None, limit: int = 50, offset: int = 0) -> Page[str]:
        """Statements that nobody has looked at, those that weigh most first."""
        table = schema.waiting
        where = [table.c.story == story] if story else []
        query = select(table.c.statement).where(*where).order_by(table.c.weight.desc(), table.c.statement).limit(limit).offset(offset)
        with self.archive.reading() as db:
            return Page(tuple(db.scalars(query)), self.archive.counted(db, table, *where), offset)

    def decisions(self, target: str | None = None, limit: int = 200, offset: int = 0) -> Page[Numbered]:
        """Decisions, last first, those undone too; of one target, or all. A target's history holds what was decided about its links too."""
        table = schema.decisions
        where = [table.c.target == target] if target else []
        query = select(table.c.seq, table.c.body).where(*where).order_by(table.c.seq.desc()).limit(limit).offset(offset)
        with self.archive.reading() as db:
            rows = [Numbered(row.seq, item_of(Decision, row.body)) for row in db.execute(query)]
            return Page(tuple(rows), self.archive.counted(db, table, *where), offset)

    def last_decision(self, target: str) -> Decision | None:
        """The last decision about something: what a new one must have seen."""
        return self.archive.last_about(target)

    def decision(self, ident: str) -> Decision | None:
        """One decision."""
        return self._one(schema.decisions, Decision, ident)

    # changes

    def changes(self, since: str | None = None, limit: int = 200, offset: int = 0) -> Page[tuple[int, Change]]:
        """The diary since a time (UTC, ISO 8601), last first, numbered."""
        table = schema.changes
        where = [table.c.at >= since] if since else []
        query = select(table).where(*where).order_by(table.c.seq.desc()).limit(limit).offset(offset)
        with self.archive.reading() as db:
            return Page(tuple((row.seq, change_of(row)) for row in db.execute(query)), self.archive.counted(db, table, *where), offset)

    def arrivals(self, since: str | None = None, limit: int = 200, offset: int = 0) -> Page[Arrived]:
        """Reports that came in since a time, last first."""
        table = schema.reports
        where: list[ColumnElement[bool]] = [table.c.arrived.is_not(None)]
        where += [table.c.arrived >= since] if since else []
        query = select(table.c.id, table.c.arrived).where(*where).order_by(table.c.arrived.desc(), table.c.id).limit(limit).offset(offset)
        with self.archive.reading() as db:
            came = pairs(db, query)
            reports = bodies_of(db, table, Report, [ident for ident, _ in came])
            return Page(tuple(Arrived(at, reports[ident]) for ident, at in came), self.archive.counted(db, table, *where), offset)

    def version(self) -> str:
        """A mark that moves with everything that is written: what an ETag is made of."""
        return self.archive.revision()

    # inner

    def _one(self, table: Table, cls: type[T], ident: str) -> T | None:
        with self.archive.reading() as db:
            text = db.scalar(select(table.c.body).where(table.c.id == ident))
        if text is None and (current := self.archive.current(ident)) != ident:
            return self._one(table, cls, current)
        return item_of(cls, text) if text is not None else None

    def _events(self, where: Sequence[ColumnElement[bool]], limit: int, offset: int) -> Page[Event]:
        order = (newest(schema.events.c.earliest), schema.events.c.id)
        return self._paged(schema.events, Event, where, order, limit, offset)

    def _paged(
        self, table: Table, cls: type[T], where: Sequence[ColumnElement[bool]], order: Sequence[Any], limit: int, offset: int
    ) -> Page[T]:
        query = select(table.c.id).where(*where).order_by(*order).limit(limit).offset(offset)
        with self.archive.reading() as db:
            ids = list(db.scalars(query))  # first the ids, from an index: bodies are large
            found = bodies_of(db, table, cls, ids)
            return Page(tuple(found[i] for i in ids), self.archive.counted(db, table, *where), offset)


def _matching(db: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    table, facet = schema.stories, schema.facets

    def has(sort: str, value: str) -> ColumnElement[bool]:
        """Walking all stories by day finds what many have soon, and what few have late: those are looked up."""
        having = select(facet.c.story).where(facet.c.sort == sort, facet.c.value == value)
        if (db.scalar(select(func.count()).select_from(having.limit(FEW + 1).subquery())) or 0) <= FEW:
            return table.c.id.in_(having)
        return exists().where(facet.c.story == table.c.id, facet.c.sort == sort, facet.c.value == value)

    where: list[ColumnElement[bool]] = [table.c.id.in_(wanted.ids)] if wanted.ids else []
    for sort, value in (("type", wanted.type), ("entity", wanted.entity), ("place", wanted.place), ("country", wanted.country)):
        where += [has(sort, value)] if value else []
    where += [day_of(table.c.latest) >= wanted.since] if wanted.since else []
    where += [_until(table.c.latest, wanted.until)] if wanted.until else []
    where += [table.c.disputes > 0] if wanted.disputed else []
    where += [exists().where(schema.waiting.c.story == table.c.id)] if wanted.unreviewed else []
    return where


def _until(column: ColumnElement[Any], day: str) -> ColumnElement[bool]:
    return day_of(column).between(literal_column("'0'"), day)  # what has no day is at no time


def _counts(db: Any, column: KeyedColumnElement[Any], ids: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(ids):
        found |= {row[0]: row[1] for row in db.execute(select(column, func.count()).where(column.in_(some)).group_by(column))}
    return found


def _grouped(db: Any, key: KeyedColumnElement[Any], value: KeyedColumnElement[Any], ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for some in chunks(ids):
        query: Select[Any] = select(key, value).where(key.in_(some)).order_by(key, value)
        for one, other in pairs(db, query):
            found.setdefault(one, []).append(other)
    return {k: tuple(v) for k, v in found.items()}
