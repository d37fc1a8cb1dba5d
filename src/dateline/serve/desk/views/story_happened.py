"""What happened in a story: event cards, the timeline and the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from dateline.core.event import Event
from dateline.core.mention import Place
from dateline.core.statement import Occurrence
from dateline.core.when import When
from dateline.serve.desk.pictures.map import Pin, world_map
from dateline.serve.desk.pictures.timeline import Dot, timeline
from dateline.serve.desk.views.accounts import LAST, Sources
from dateline.serve.words import safe, short

CARDS = 25  # events in full, those that most voices tell of
FOLDED = 125  # of the others, as lines
LOOKED_AT = 8  # statements of an event that are asked for the mark of a value
ON_TIMELINE, TITLED = 150, 14
SIDE = 228  # pixels of the column beside
Address = Callable[[Event], str]  # an event to where it is shown


@dataclass(frozen=True, slots=True)
class Card:
    """An event. `marks` are the ids of the statements that its values rest on: "what", "who", "whom", "when", "where"; `notes`: sources."""

    id: str
    title: str
    type: str | None
    mode: str | None
    status: str | None
    when: When | None
    where: str | None
    place: str | None
    country: str | None
    who: tuple[tuple[str, str], ...]
    whom: tuple[tuple[str, str], ...]
    voices: int
    reports: int
    statements: int
    notes: tuple[int, ...]
    marks: Mapping[str, str]


def most_told(events: Sequence[Event], limit: int) -> list[Event]:
    """The events that most voices tell of, then those with most statements."""
    return sorted(events, key=lambda e: (-e.voices, -len(e.statements), _day(e), e.id))[:limit]


def looked_at(events: Sequence[Event]) -> set[str]:
    """Ids of the statements that cards of these events need."""
    return {ident for event in events for ident in (event.anchor, *event.statements[:LOOKED_AT])}


def cards(events: Sequence[Event], sources: Sources) -> tuple[Card, ...]:
    """Cards in the order given."""
    return tuple(_card(event, sources) for event in events)


def _card(event: Event, sources: Sources) -> Card:
    place = event.where
    return Card(
        id=event.id,
        title=safe(event.title),
        type=event.event_type,
        mode=event.mode,
        status=event.status,
        when=event.when,
        where=safe(place.name) if place and place.name else None,
        place=place_key(place),
        country=place.country if place and place.precision != "country" else None,
        who=sources.named(event.actors),
        whom=sources.named(event.recipients),
        voices=event.voices,
        reports=len(event.reports),
        statements=len(event.statements),
        notes=tuple(sorted(map(sources.note, event.reports))),
        marks=_marks(event, sources),
    )


def place_key(place: Place | None) -> str | None:
    """The key under which the archive knows a place: "gazetteer/id"."""
    return f"{place.gazetteer}/{place.gazetteer_id}" if place and place.gazetteer and place.gazetteer_id else None


def _marks(event: Event, sources: Sources) -> dict[str, str]:
    told = [s for i in event.statements[:LOOKED_AT] if isinstance(s := sources.statements.get(i), Occurrence)]

    def first(*tests: bool) -> str:
        return next((s.id for s, holds in zip(told, tests, strict=True) if holds), event.anchor)

    return {
        "what": event.anchor,
        "who": first(*(bool({*s.actors} & {*event.actors}) for s in told)),
        "whom": first(*(bool({*s.recipients} & {*event.recipients}) for s in told)),
        "when": first(*(s.when == event.when for s in told)),
        "where": first(*(s.where is not None for s in told)),
    }


def on_the_desk(event: Event) -> str:
    """The address of an event's page."""
    return f"/events/{event.id}"


def place_on_the_desk(event: Event) -> str:
    """The address of the page of an event's place, else of its own."""
    key = place_key(event.where)
    return f"/places/{quote(key)}" if key else on_the_desk(event)


def drawn_timeline(events: Sequence[Event], subject: str, width: int = SIDE, address: Address = on_the_desk) -> Markup:
    """The timeline of the events that most voices tell of, `width` pixels wide."""
    shown = sorted(most_told(events, ON_TIMELINE), key=lambda e: (_day(e), e.id))
    dots = [_dot(e, address(e)) for e in shown]
    return timeline(dots, width, titled=TITLED, subject=subject)


def _dot(event: Event, href: str) -> Dot:
    when = event.when
    return Dot(
        title=short(event.title, 90),
        day_from=when.earliest if when else None,
        day_to=when.latest if when else None,
        voices=event.voices,
        event_type=(event.event_type or "").lower(),
        status=event.status or "",
        href=href,
    )


def drawn_map(events: Sequence[Event], subject: str, width: int = SIDE, address: Address = place_on_the_desk) -> Markup:
    """The places of the events on a map; events of one place are one mark."""
    placed = [(e, e.where) for e in most_told(events, len(events)) if e.where and e.where.lat is not None and e.where.lon is not None]
    return world_map([pin for e, place in placed if (pin := _pin(e, place, address(e)))], width, subject=subject)


def _pin(event: Event, place: Place, href: str) -> Pin | None:
    if place.lat is None or place.lon is None:
        return None
    title = short(event.title, 90)
    return Pin(place.lat, place.lon, safe(place.name or ""), place.precision or "city", event.voices, title, href)


def _day(event: Event) -> str:
    when = event.when
    return (when.earliest or when.latest or LAST) if when else LAST
