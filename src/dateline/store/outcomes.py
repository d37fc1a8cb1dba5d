"""Write story by story what statements come to: events, findings, and what lists need of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.core.archived import Outcome
from dateline.core.event import UNSETTLED, Event, Finding
from dateline.core.mention import Place
from dateline.core.record import stored
from dateline.store import schema, taken
from dateline.store.rows import body, delete_in, insert_all, item_of, rows_in

Row = dict[str, Any]
AT_ONCE = 5_000  # rows that are put in together
# In this order, as rows of some point to rows of others.
_TABLES = (
    schema.stories,
    schema.story_reports,
    schema.events,
    schema.event_statements,
    schema.met,
    schema.findings,
    schema.finding_statements,
    schema.involved,
    schema.waiting,
    schema.facets,
)


def place_key(place: Place) -> str | None:
    """ "gazetteer/id", which names a place in lists and addresses."""
    return f"{place.gazetteer}/{place.gazetteer_id}" if place.gazetteer and place.gazetteer_id else None


def findings_of(db: Connection, stories: Iterable[str]) -> list[tuple[Finding, str]]:
    """Findings of stories, each with its story's id."""
    query = select(schema.findings.c.body, schema.findings.c.story)
    return [(item_of(Finding, row.body), row.story) for row in rows_in(db, query, schema.findings.c.story, stories)]


class Writer:
    """Writes outcomes of stories one after the other, in place of those of all stories that are `leaving`.

    Rows are put in some stories at a time: most stories have few of each table, and every call of the database costs.
    """

    def __init__(self, db: Connection, leaving: Iterable[str]):
        self._db = db
        stories = list(leaving)
        self._before = _homes(db, stories)
        self._now: dict[str, str] = {}
        self._rows: dict[Table, list[Row]] = {table: [] for table in _TABLES}
        self._places: dict[str, Place] = {}
        _clear(db, stories)

    def write(self, outcome: Outcome) -> None:
        """Write what a story comes to."""
        for table, rows in _rows_of(outcome):
            self._rows[table] += rows
        self._places |= {key: e.where for e in outcome.events if e.where and (key := place_key(e.where))}
        taken.write_rejected(self._db, outcome.rejected)
        self._now |= {s: e.id for e in outcome.events for s in e.statements}
        if sum(map(len, self._rows.values())) > AT_ONCE:
            self._put_in()

    def finish(self) -> None:
        """Write what is left, and let names of events that moved lead on."""
        self._put_in()
        _write_redirects(self._db, self._before, self._now)

    def _put_in(self) -> None:
        for table, rows in self._rows.items():
            insert_all(self._db, table, rows)
            rows.clear()
        _write_places(self._db, self._places)
        self._places.clear()


def _homes(db: Connection, stories: Iterable[str]) -> dict[str, str]:
    """Statement id to event id, for all events of stories."""
    link = schema.event_statements
    query = select(link.c.statement, link.c.event).join(schema.events, schema.events.c.id == link.c.event)
    return {row.statement: row.event for row in rows_in(db, query, schema.events.c.story, stories)}


def _clear(db: Connection, stories: list[str]) -> None:
    for links, column, items in (
        (schema.event_statements, schema.event_statements.c.event, schema.events),
        (schema.finding_statements, schema.finding_statements.c.finding, schema.findings),
    ):
        delete_in(db, links, column, [row.id for row in rows_in(db, select(items.c.id), items.c.story, stories)])
    for table in (*schema.OF_STORY, schema.story_reports):
        delete_in(db, table, table.c.story, stories)
    delete_in(db, schema.rejects, schema.rejects.c.item, stories)  # what a fault of ours or a death left without events
    delete_in(db, schema.stories, schema.stories.c.id, stories)


def _rows_of(outcome: Outcome) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of each table that an outcome is written as."""
    story = outcome.story.id
    yield schema.stories, [_story_row(outcome)]
    yield schema.story_reports, [{"report": r, "story": story} for r in outcome.story.reports]
    yield schema.events, [_event_row(e) for e in outcome.events]
    yield schema.event_statements, [{"statement": s, "event": e.id} for e in outcome.events for s in e.statements]
    yield schema.met, [{"position": p, "event": e, "story": story} for p, e in sorted(outcome.met.items())]
    rows = [{"id": f.id, "event": f.event, "story": story, "relation": f.relation, "body": body(f)} for f in outcome.findings]
    yield schema.findings, rows
    yield schema.finding_statements, [{"finding": f.id, "statement": s} for f in outcome.findings for s in dict.fromkeys(f.statements)]
    yield schema.involved, [{**stored(i), "story": story} for i in outcome.involved]
    yield schema.waiting, [{"statement": s, "weight": w, "story": story} for s, w in outcome.waiting]
    yield schema.facets, [{"story": story, "sort": sort, "value": value} for sort, value in facets_of(outcome)]


def _story_row(outcome: Outcome) -> Row:
    story = outcome.story
    disputes = sum(f.relation in UNSETTLED for f in outcome.findings)
    row = {"inputs": outcome.inputs, "latest": story.latest, "reports": len(story.reports), "voices": outcome.voices, "disputes": disputes}
    return {"id": story.id, **row, "body": body(story)}


def _write_places(db: Connection, places: Mapping[str, Place]) -> None:
    """Gazetteer entries that are not there yet."""
    known = {row.id for row in rows_in(db, select(schema.places.c.id), schema.places.c.id, places)}
    fresh = [(key, place) for key, place in sorted(places.items(), key=lambda p: p[0]) if key not in known]
    insert_all(db, schema.places, [{"id": key, "name": (place.name or "").casefold(), "body": body(place)} for key, place in fresh])


def _event_row(event: Event) -> Row:
    earliest = (event.when.earliest or event.when.latest) if event.when else None  # what lists in order of time go by
    place = place_key(event.where) if event.where else None
    row = {"id": event.id, "story": event.story, "type": event.event_type, "earliest": earliest, "place": place}
    return {**row, "voices": event.voices, "body": body(event)}


def facets_of(outcome: Outcome) -> list[tuple[str, str]]:
    """What a story can be found by, each once, in order."""
    types = (("type", e.event_type) for e in outcome.events if e.event_type)
    places = ((sort, value) for e in outcome.events if e.where for sort, value in _of_place(e.where))
    entities = (("entity", i.entity) for i in outcome.involved)
    return sorted({*chain(types, places, entities)})


def _of_place(place: Place) -> Iterable[tuple[str, str]]:
    if key := place_key(place):
        yield "place", key
    if place.country:
        yield "country", place.country


def _write_redirects(db: Connection, before: dict[str, str], now: dict[str, str]) -> None:
    """An event that is no longer there leads to the event that now holds the first of its statements."""
    current = set(now.values())
    delete_in(db, schema.redirects, schema.redirects.c.old, current)
    moved: dict[str, str] = {}
    for statement, old in sorted(before.items()):
        if old not in current and statement in now:
            moved.setdefault(old, now[statement])
    delete_in(db, schema.redirects, schema.redirects.c.old, moved)
    insert_all(db, schema.redirects, [{"old": old, "new": new} for old, new in moved.items()])
