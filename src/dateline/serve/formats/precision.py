"""How closely a date or a place is known, in the scores of conflict data sets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.core.mention import Place, PlaceMention
from dateline.core.report import Report
from dateline.core.when import When
from dateline.resolve.gazetteer.gazetteer import Entry, is_one_region, places_named, region_of

# Words right before a place name that put a happening near it and not in it. Own list.
NEAR = re.compile(
    r"(?:\b(?:near|nearby|outside|around|towards?|beyond)"
    r"|\b(?:outskirts|vicinity|suburbs?|environs|north|south|east|west|northeast|northwest|southeast|southwest) of"
    r"|\b(?:close|next) to"
    r"|\b(?:km|kilometres|kilometers|miles)\b[^.;]{0,20} (?:of|from))(?: the)?\s*$",
    re.I,
)
LOOK_BACK = 45  # characters before a name: "about 30 kilometres (19 miles) north-east of "


@dataclass(frozen=True, slots=True)
class Days:
    """A span of whole days, both ends known."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it spans."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """The day in the middle, the earlier of two."""
        return self.first + timedelta(days=(self.length - 1) // 2)

    @property
    def ucdp(self) -> int | None:
        """UCDP's date_prec: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; None where longer."""
        return _step(self.length, ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)))

    @property
    def acled(self) -> int | None:
        """ACLED's time_precision: 1 the day, 2 within a week, 3 within a month; None where longer."""
        return _step(self.length, ((1, 1), (7, 2), (31, 3)))


def _step(length: int, steps: Iterable[tuple[int, int]]) -> int | None:
    return next((score for most, score in steps if length <= most), None)


def days(when: When | None) -> Days | None:
    """The days a date allows; None where either end is open or nothing is known."""
    if when is None or not when.earliest or not when.latest:
        return None
    try:
        first, last = date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10])
    except ValueError:  # years before 1 or after 9999, which EDTF can say
        return None
    return Days(first, last) if first <= last else None


def entry_of(place: Place) -> Entry | None:
    """The gazetteer's entry of a place."""
    found = places_named(place.name) if place.name else ()
    return next((e for e in found if (e.source, e.ident) == (place.gazetteer, place.gazetteer_id)), None)


def region_name(place: Place) -> str | None:
    """The first-level region that a place lies in or is; None where it is a country or unknown."""
    entry = entry_of(place)
    if place.precision == "country":
        return None
    if entry is None or entry.kind in ("region", "nation", "area"):
        return place.name if place.precision == "region" else None
    region = region_of(entry.country, entry.region) if is_one_region(entry.country, entry.region) else None
    return region.name if region else None


def where_prec(place: Place, near: bool) -> int:
    """UCDP's where_prec: 1 the place itself, 2 near it (about 25 km), 3 a district, 4 a first-level region, 6 a country.

    5 (a line or an area drawn on a map) and 7 (seas and airspace) are nothing that a gazetteer's entry can tell.
    """
    if place.precision == "country":
        return 6
    if place.precision == "region":
        entry = entry_of(place)
        return 3 if entry and entry.kind == "county" else 4
    return 2 if near else 1


def geo_precision(place: Place, near: bool) -> int | None:
    """ACLED's geo_precision: 1 a town or point, 2 near one or a district, 3 a region; None where only the country is known."""
    return {1: 1, 2: 2, 3: 2, 4: 3}.get(where_prec(place, near))


def said_near(report: Report, mention: PlaceMention) -> bool:
    """Whether the words right before a place name put something near it: "30 km north of Belgorod"."""
    at = mention.span.start
    return bool(NEAR.search(report.text[max(0, at - LOOK_BACK) : at]))
