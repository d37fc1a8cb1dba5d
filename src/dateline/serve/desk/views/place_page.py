"""The page of a place: where it is, what happened there, and the stories that tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dateline.core.event import Event
from dateline.core.mention import Place
from dateline.serve.desk.pictures.map import Pin, world_map
from dateline.serve.desk.views.fields import PRECISE
from dateline.serve.lists import names
from dateline.serve.readings import who_whom
from dateline.serve.words import safe
from dateline.store.browse import Browse, Filter, Page, StoryRow

A_PAGE = 50
STORIES_SHOWN = 20
MAP_WIDTH = 420  # pixels


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with who did it to whom, in words."""

    event: Event
    parties: str


@dataclass(frozen=True, slots=True)
class PlacePage:
    """All that the page prints."""

    key: str
    name: str
    place: Place
    sort: str
    map: Markup
    events: Page[Happened]
    stories: Page[StoryRow]


def place_page(browse: Browse, key: str, offset: int = 0) -> PlacePage | None:
    """The page of the place "gazetteer/id", None where no event is there."""
    place = browse.place(key)
    if place is None:
        return None
    events = browse.events_at(key, A_PAGE, offset)
    name = safe(place.name or key)
    return PlacePage(
        key=key,
        name=name,
        place=place,
        sort=PRECISE.get(place.precision, "place"),
        map=_map(place, name, events.total),
        events=Page(happened(browse, events.items), events.total, offset),
        stories=browse.stories(Filter(place=key), STORIES_SHOWN),
    )


def happened(browse: Browse, events: Sequence[Event]) -> tuple[Happened, ...]:
    """Events with their parties, who are asked for together."""
    known = browse.entities({i for e in events for i in (*e.actors, *e.recipients)})
    return tuple(Happened(e, who_whom(names(e.actors, known), names(e.recipients, known))) for e in events)


def _map(place: Place, name: str, events: int) -> Markup:
    pins = []
    if place.lat is not None and place.lon is not None:
        pins.append(Pin(place.lat, place.lon, name, place.precision or "city", 1, f"{events} {'event' if events == 1 else 'events'}", ""))
    return world_map(pins, MAP_WIDTH, subject=name)
