"""The word lists by which a capitalised name is told to be a place, as sets."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of `tables/place_words.toml`; see there what each is."""

    prepositions: frozenset[str]
    strong_prepositions: frozenset[str]
    heads: frozenset[str]
    kinds_after: frozenset[str]
    region_words: frozenset[str]
    county_words: frozenset[str]
    city_words: frozenset[str]
    bodies: frozenset[str]
    no_place_before: frozenset[str]
    of_bodies: frozenset[str]
    titles: frozenset[str]
    common: frozenset[str]
    qualifiers: frozenset[str]
    features: frozenset[str]
    no_place_after: frozenset[str]
    parties: frozenset[str]
    never: frozenset[str]
    openers: frozenset[str]
    honorifics: frozenset[str]
    streets: frozenset[str]
    institutions: frozenset[str]


def _table(name: str) -> str:
    return files("dateline.resolve").joinpath("tables", name).read_text(encoding="utf-8")


@cache
def place_words() -> PlaceWords:
    """The lists, read once."""
    table = tomllib.loads(_table("place_words.toml"))
    words = {f.name: frozenset(table[f.name]) for f in fields(PlaceWords)}
    words["common"] |= words["bodies"] | words["features"] | words["qualifiers"]
    return PlaceWords(**words)


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and peoples with their country (alpha-2), plurals too."""
    lines = (line for line in _table("place_demonyms.tsv").splitlines() if not line.startswith("#"))
    found = {}
    for row in csv.DictReader(lines, delimiter="\t"):
        for word in row["words"].split("|"):
            found[word] = found[word + "s"] = row["country"]
    return found
