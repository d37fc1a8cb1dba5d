"""The tables about actors, read once: lines of a table, and the word lists of titles, organisations and given names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def lines_of(name: str) -> list[str]:
    """The lines of a table file that are neither empty nor a comment."""
    text = files("dateline.resolve").joinpath("tables", name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def forms(cell: str) -> tuple[str, ...]:
    """The forms in one cell: "|" parts them, "-" is none."""
    return () if cell == "-" else tuple(cell.split("|"))


def _toml(name: str) -> dict[str, object]:
    return tomllib.loads(files("dateline.resolve").joinpath("tables", name).read_text("utf-8"))


def _words(value: object) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value if isinstance(value, list) else ())


def _lists(value: object) -> dict[str, frozenset[str]]:
    return {k: _words(v) for k, v in value.items()} if isinstance(value, dict) else {}


@dataclass(frozen=True)
class Titles:
    """Words of titles: courtesy titles, heads, what stands before heads, the gender some have, offices, synonyms, plurals."""

    courtesy: frozenset[str]
    heads: frozenset[str]
    modifiers: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    offices: frozenset[str]
    synonyms: dict[str, frozenset[str]]
    plurals: dict[str, str]


@cache
def titles() -> Titles:
    """Titles that stand before or after people's names (`role_titles.toml`)."""
    t = _toml("role_titles.toml")
    courtesy, heads, modifiers, male, female, offices = (
        _words(t[k]) for k in ("courtesy", "heads", "modifiers", "male", "female", "offices")
    )
    plurals = {many: one for many, names in _lists(t["plurals"]).items() for one in names}
    return Titles(courtesy, heads, modifiers, male, female, offices, _lists(t["synonyms"]), plurals)


@dataclass(frozen=True)
class OrganisationWords:
    """Heads of organisations' names, callers before or after them, heads of public bodies, and what bare nouns may stand for."""

    heads: frozenset[str]
    callers: frozenset[str]
    public: frozenset[str]
    definite: dict[str, frozenset[str]]
    state_bodies: dict[str, str]
    state_servants: dict[str, str]
    state_modifiers: frozenset[str]
    state_plurals: frozenset[str]
    movements: frozenset[str]
    fighting: frozenset[str]


@cache
def organisation_nouns() -> OrganisationWords:
    """Words organisations are known by (`organisation_words.toml`)."""
    t = _toml("organisation_words.toml")
    heads, callers, public = (_words(t[k]) for k in ("heads", "callers", "public"))
    modifiers, plurals, movements, fighting = (_words(t[k]) for k in ("state_modifiers", "state_plurals", "movements", "fighting"))
    bodies, servants = ({noun: min(kinds) for noun, kinds in _lists(t[key]).items()} for key in ("state_bodies", "state_servants"))
    return OrganisationWords(heads, callers, public, _lists(t["definite"]), bodies, servants, modifiers, plurals, movements, fighting)


@dataclass(frozen=True)
class KnownName:
    """An organisation or group of the tables."""

    key: str
    name: str
    sort: str
    country: str | None


@cache
def known_names() -> dict[str, KnownName]:
    """Forms of organisations and groups known everywhere, as written (`organisation_names.tsv`, `actor_groups.tsv`)."""
    found: dict[str, KnownName] = {}
    for line in lines_of("organisation_names.tsv"):
        key, name, sort, country, cell = line.split("\t")
        known = KnownName(key, name, sort, None if country == "-" else country)
        found.update(dict.fromkeys((name, *forms(cell)), known))
    for line in lines_of("actor_groups.tsv"):
        name, cell = line.split("\t")
        found.update({form: KnownName(name.casefold(), name, "group", None) for form in (name, *forms(cell))})
    return found


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Where a capital stands for its government, and which verbs are speech (`actor_contexts.toml`)."""
    return _lists(_toml("actor_contexts.toml"))


@dataclass(frozen=True)
class PeopleWords:
    """Heads of phrases for people without a name, those that need a word before them, and adjectives that are part of the phrase.

    `sided`: adjectives that are so where they are no name: "eastern". `written_large`: heads that some write as names: "the Government".
    `taken_up`: heads that take up again with "the" alone what was told apart before: "the convoy". `definite`: heads that with "the" alone
    tell of a body: "the company".
    """

    heads: frozenset[str]
    with_modifier: frozenset[str]
    telling: frozenset[str]
    sided: frozenset[str]
    written_large: frozenset[str]
    taken_up: frozenset[str]
    definite: frozenset[str]


@cache
def people_words() -> PeopleWords:
    """Words for people and bodies without a name (`people_words.toml`)."""
    t = {key: _words(words) for key, words in _toml("people_words.toml").items()}
    apart = ("with_modifier", "telling", "sided", "written_large", "taken_up", "definite")
    return PeopleWords(frozenset().union(*(w for key, w in t.items() if key not in apart)), *(t[key] for key in apart))
