"""Towns and regions as those to whom something is done: "Gao was shelled"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.core.entity import Entity
from dateline.core.mention import PlaceMention
from dateline.resolve.actors.spellings import organisation_words
from dateline.resolve.actors.states import state_of

SMALL = ("city", "region", "point")


def grounds_of(places: Iterable[PlaceMention], entities: Iterable[Entity]) -> Mapping[str, Entity]:
    """Id of each mention of a town or region to the entity it is as a party: the one the report names so, else one of its own.

    A report's happenings make it an entity of the report; a town that is only named stays a place.
    """
    known = {form.casefold(): e for e in entities if e.sort == "organisation" for form in (*e.aliases, e.name)}
    found: dict[str, Entity] = {}
    for place in places:
        if place.country is None or not (place.precision in SMALL or state_of(place.country) is None):
            continue  # of lands that are no states ("Greenland") the whole is a place too
        name = " ".join(place.span.exact.split()).removeprefix("the ")
        found[place.id] = known.get(name.casefold()) or _ground(name, place)
    return found


def _ground(name: str, place: PlaceMention) -> Entity:
    key = " ".join(sorted(organisation_words(name.split()))) or name
    return Entity(key=key, name=name, sort="organisation", country=place.country)
