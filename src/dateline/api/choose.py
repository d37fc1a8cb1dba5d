"""Which records are wanted: places, days, people, words, as a caller gives them, made into tests of records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any

from dateline.core.entity import Entity
from dateline.core.errors import UsageError
from dateline.core.event import Event
from dateline.core.mention import Place
from dateline.core.when import When
from dateline.ingest.dates import published

Box = tuple[float, float, float, float]
Where = str | Sequence[float]
Day = str | date
Test = Callable[[Any], bool]


def one_of(what: str, given: str | Iterable[str] | None, known: Collection[str]) -> frozenset[str] | None:
    """The values given, one or several; None where none is. Raises UsageError for one that there is not, naming those there are."""
    if given is None:
        return None
    values = frozenset((given,) if isinstance(given, str) else given)
    if wrong := sorted(values - set(known)):
        raise UsageError(f"there is no {what} {wrong[0]!r}; give one of: {' '.join(known)}")
    return values


def last_day(until: Day | None) -> str | None:
    """The last day that is meant. Raises UsageError for what is none."""
    return _bound("until", until, "latest")


def days(since: Day | None, until: Day | None) -> Callable[[When | None], bool]:
    """Whether some day of a date lies between two days, both included; what has no date lies nowhere.

    A month or year stands for its first day as `since` and for its last as `until`. Raises UsageError for what is no day.
    """
    first, last = _bound("since", since, "earliest"), _bound("until", until, "latest")
    if first is None and last is None:
        return lambda _: True

    def test(when: When | None) -> bool:
        if when is None or not (when.earliest or when.latest):
            return False
        begins, ends = (when.earliest or when.latest or "")[:10], (when.latest or when.earliest or "")[:10]
        return (first is None or ends >= first) and (last is None or begins <= last)

    return test


def _bound(name: str, given: Day | None, end: str) -> str | None:
    if given is None:
        return None
    told = published(given.isoformat()[:10] if isinstance(given, date) else given)
    if told is None or (day := getattr(told, end)) is None:
        raise UsageError(f"{name}={given!r:.60} is no day: give year-month-day such as 2025-06-02")
    return str(day)[:10]


def places(where: Where | None) -> Callable[[Place | None], bool]:
    """Whether a place is meant: by country code ("UA"), by the name of a place or country, or inside (west, south, east, north) in degrees.

    A box whose west is east of its east crosses the antimeridian. Raises UsageError for a box that is none.
    """
    if where is None:
        return lambda _: True
    if isinstance(where, str):
        return _named(where)
    west, south, east, north = _box(where)

    def inside(place: Place | None) -> bool:
        if place is None or place.lat is None or place.lon is None:
            return False
        across = west <= place.lon <= east if west <= east else place.lon >= west or place.lon <= east
        return across and south <= place.lat <= north

    return inside


def _named(where: str) -> Callable[[Place | None], bool]:
    from dateline.serve.desk.views.countries import countries

    wanted = where.strip().casefold()
    country = countries().get(wanted)
    return lambda place: place is not None and ((place.name or "").casefold() == wanted or country == (place.country or ""))


def _box(where: Sequence[float]) -> Box:
    try:
        west, south, east, north = (float(v) for v in where)
    except (TypeError, ValueError):
        raise UsageError("where is a country code, the name of a place, or four degrees: (west, south, east, north)") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise UsageError("where=(west, south, east, north) in degrees: longitudes -180 to 180, latitudes -90 to 90, south before north")
    return west, south, east, north


def whom(name: str | None, known: Iterable[Entity]) -> frozenset[str] | None:
    """Ids of the entities that a name or an id means: those with that name or alias, else those whose names hold the words."""
    if name is None:
        return None
    wanted, every = name.strip().casefold(), list(known)
    exact = [e.id for e in every if wanted in (e.id, *(n.casefold() for n in (e.name, *e.aliases)))]
    return frozenset(exact or [e.id for e in every if any(wanted in n.casefold() for n in (e.name, *e.aliases))])


def holds(text: str | None) -> Callable[..., bool]:
    """Whether texts hold some words, whatever their case."""
    if text is None:
        return lambda *_: True
    wanted = " ".join(text.casefold().split())
    return lambda *texts: any(wanted in " ".join((t or "").casefold().split()) for t in texts)


def ident(given: Any) -> str | None:
    """The id of a record, given as id or as the record."""
    return None if given is None else str(getattr(given, "id", given))


def of_type(given: str | Iterable[str] | None) -> Callable[[Event], bool]:
    """Whether an event has a PLOVER type, "ASSAULT", or type and mode, "ASSAULT/aerial". Raises UsageError for a type there is not."""
    from dateline.core.vocabulary import EVENT_TYPES

    if given is None:
        return lambda _: True
    pairs = [g.partition("/") for g in ((given,) if isinstance(given, str) else given)]
    one_of("type of event", [p[0].upper() for p in pairs], EVENT_TYPES)
    wanted = {(p[0].upper(), p[2]) for p in pairs}
    return lambda event: (event.event_type or "", "") in wanted or (event.event_type or "", event.mode or "") in wanted
