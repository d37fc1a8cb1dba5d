"""Write story by story what statements come to: events, findings, and what lists need of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from sqlalchemy import Connection, insert, select

from dateline.core.archived import Outcome
from dateline.core.event import UNSETTLED, Event, Finding
from dateline.core.mention import Place
from dateline.core.record import stored
from dateline.store import schema, taken
from dateline.store.rows import body, delete_in, insert_all, item_of, rows_in


def place_key(place: Place) -> str | None:
    """ "gazetteer/id", which names a place in lists and addresses."""
    return f"{place.gazetteer}/{place.gazetteer_id}" if place.gazetteer and place.gazetteer_id else None


def findings_of(db: Connection, stories: Iterable[str]) -> list[tuple[Finding, str]]:
    """Findings of stories, each with its story's id."""
    query = select(schema.findings.c.body, schema.findings.c.story)
    return [(item_of(Finding, row.body), row.story) for row in rows_in(db, query, schema.findings.c.story, stories)]


class Writer:
    """Writes outcomes of stories one after the other, in place of those of all stories that are `leaving`."""

    def __init__(self, db: Connection, leaving: Iterable[str]):
        self._db = db
        stories = list(leaving)
        self._before = _homes(db, stories)
        self._now: dict[str, str] = {}
        _clear(db, stories)

    def write(self, outcome: Outcome) -> None:
        """Write what a story comes to."""
        _write(self._db, outcome)
        _write_places(self._db, outcome.events)
        taken.write_rejected(self._db, outcome.rejected)
        self._now |= {s: e.id for e in outcome.events for s in e.statements}

    def lead_on(self) -> None:
        """Let names of events that moved lead on, when all is written."""
        _write_redirects(self._db, self._before, self._now)


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
    delete_in(db, schema.stories, schema.stories.c.id, stories)


def _write(db: Connection, outcome: Outcome) -> None:
    story = outcome.story
    disputes = sum(f.relation in UNSETTLED for f in outcome.findings)
    row = {"inputs": outcome.inputs, "latest": story.latest, "reports": len(story.reports), "voices": outcome.voices, "disputes": disputes}
    db.execute(insert(schema.stories).values(id=story.id, **row, body=body(story)))
    insert_all(db, schema.story_reports, [{"report": r, "story": story.id} for r in story.reports])
    insert_all(db, schema.events, [_event_row(e) for e in outcome.events])
    insert_all(db, schema.event_statements, [{"statement": s, "event": e.id} for e in outcome.events for s in e.statements])
    insert_all(db, schema.met, [{"position": p, "event": e, "story": story.id} for p, e in sorted(outcome.met.items())])
    rows = [{"id": f.id, "event": f.event, "story": story.id, "relation": f.relation, "body": body(f)} for f in outcome.findings]
    insert_all(db, schema.findings, rows)
    compared = [{"finding": f.id, "statement": s} for f in outcome.findings for s in dict.fromkeys(f.statements)]
    insert_all(db, schema.finding_statements, compared)
    insert_all(db, schema.involved, [{**stored(i), "story": story.id} for i in outcome.involved])
    insert_all(db, schema.waiting, [{"statement": s, "weight": w, "story": story.id} for s, w in outcome.waiting])
    insert_all(db, schema.facets, [{"story": story.id, "sort": sort, "value": value} for sort, value in facets_of(outcome)])


def _write_places(db: Connection, events: Iterable[Event]) -> None:
    """Gazetteer entries that are not there yet."""
    places = {key: e.where for e in events if e.where and (key := place_key(e.where))}
    known = {row.id for row in rows_in(db, select(schema.places.c.id), schema.places.c.id, places)}
    fresh = [(key, place) for key, place in sorted(places.items(), key=lambda p: p[0]) if key not in known]
    insert_all(db, schema.places, [{"id": key, "name": (place.name or "").casefold(), "body": body(place)} for key, place in fresh])


def _event_row(event: Event) -> dict[str, object]:
    earliest = event.when.earliest if event.when else None
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
