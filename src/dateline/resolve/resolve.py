"""All resolvers over one reading."""

from __future__ import annotations

from dateline.core.resolved import Resolved
from dateline.read.reading import Reading
from dateline.resolve.actors.actors import find_actors
from dateline.resolve.dates.dates import find_dates
from dateline.resolve.grounds import grounds_of
from dateline.resolve.places.places import find_places


def resolve(reading: Reading) -> Resolved:
    """Dates, places and actors of a reading."""
    places = find_places(reading)
    actors = find_actors(reading, places)
    return Resolved(
        find_dates(reading),
        places,
        actors.names,
        actors.entities,
        actors.references,
        actors.bodies,
        actors.home,
        actors.unnamed,
        grounds_of(places, actors.entities),
    )
