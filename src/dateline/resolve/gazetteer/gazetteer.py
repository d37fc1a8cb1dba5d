"""The gazetteer: places by name, read from the index on first use and remembered."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.core.mention import Precision
from dateline.resolve.gazetteer.fold import fold
from dateline.resolve.gazetteer.index import index_file

Kind = Literal["country", "nation", "region", "county", "city", "area", "airfield", "point"]

_PRECISION: dict[str, Precision] = {
    "country": "country", "nation": "region", "region": "region", "county": "region", "area": "region",
    "city": "city", "airfield": "point", "point": "point",
}  # fmt: skip
MOST = 60  # entries kept of one name: past the sixty most populous San Josés nothing is ever meant


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of a gazetteer; degrees of WGS 84.

    `region` is the code of GeoNames' first administrative level ("OH"), "" where unknown; `other` tells that it was found by another
    name than its first; `capital` that it is the capital of its country.
    """

    source: str
    ident: str
    name: str
    lat: float
    lon: float
    country: str
    region: str
    kind: Kind
    population: int
    capital: bool
    other: bool

    @property
    def precision(self) -> Precision:
        """What kind of thing the coordinates stand for."""
        return _PRECISION[self.kind]


_FIND = """
SELECT source, ident, place.name, lat, lon, country, region, kind, population, capital, other
FROM name JOIN place ON place.id = name.place WHERE name.folded = ?
ORDER BY capital DESC, kind IN ('country', 'nation', 'region', 'county', 'area') DESC, population DESC, place.id LIMIT ?
"""


_REGION = """
SELECT source, ident, name, lat, lon, population FROM place
WHERE country = ? AND region = ? AND kind = 'region' ORDER BY id LIMIT 1
"""


@lru_cache(maxsize=1)
def _index(process: int) -> sqlite3.Connection:
    """One connection a process: a forked child opens its own."""
    path = index_file()
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def places_named(name: str) -> tuple[Entry, ...]:
    """All entries of that name, in any common spelling; best known first. The first call builds the index if need be (some 10 s)."""
    return folded_places(fold(name))


@lru_cache(maxsize=100_000)
def folded_places(key: str) -> tuple[Entry, ...]:
    """All entries under a folded name; best known first."""
    if not key:
        return ()
    rows = _index(os.getpid()).execute(_FIND, (key, MOST)).fetchall()
    found: dict[tuple[str, str], Entry] = {}
    for source, ident, name, lat, lon, country, region, kind, population, capital, other in rows:
        entry = Entry(source, ident, name, lat, lon, country, region, kind, population, bool(capital), bool(other))
        found.setdefault((source, ident), entry)
    return tuple(found.values())


@lru_cache(maxsize=512)
def neighbours(country: str) -> frozenset[str]:
    """Countries (alpha-2) with a land border to this one."""
    row = _index(os.getpid()).execute("SELECT neighbours FROM neighbour WHERE country = ?", (country,)).fetchone()
    return frozenset(row[0].split(",")) - {""} if row else frozenset()


@lru_cache(maxsize=4096)
def region_of(country: str, region: str) -> Entry | None:
    """The first-level region with this code."""
    if not region:
        return None
    row = _index(os.getpid()).execute(_REGION, (country, region)).fetchone()
    if row is None:
        return None
    source, ident, name, lat, lon, population = row
    return Entry(source, ident, name, lat, lon, country, region, "region", population, capital=False, other=False)


@lru_cache(maxsize=4096)
def is_one_region(country: str, region: str) -> bool:
    """Whether a code stands for one first-level region only: that of England stands for all its counties."""
    query = "SELECT count(*) FROM place WHERE country = ? AND region = ? AND kind = 'region'"
    return bool(region) and _index(os.getpid()).execute(query, (country, region)).fetchone()[0] == 1
