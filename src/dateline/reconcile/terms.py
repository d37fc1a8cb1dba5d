"""Words as reconciling compares them: stems of what tells happenings apart, and classes of things counted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import snowballstemmer

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,-])\d+(?:\.\d+)?(?=(?:k|m|bn|tn)?(?![\w,]))")
DOTTED = re.compile(r"\b([A-Z])\.([A-Z])\.")
SHORT_NAMES = ("US", "UK")
YEARS = range(1900, 2100)
DOER = re.compile(r"(?:[^aeiou]er|[ks]ier|eer|or|ist|ian|ant|ee|man|woman|men|women|mate|nik)$")
PEOPLE = frozenset({"person"})  # the class of people


@cache
def table() -> dict[str, Any]:
    """The table of comparison words."""
    return tomllib.loads(files("dateline.reconcile").joinpath("tables/comparison.toml").read_text("utf-8"))


@cache
def words_of(*path: str) -> frozenset[str]:
    """A word list of the table, by its path."""
    entry: Any = table()
    for name in path:
        entry = entry.get(name, "") if isinstance(entry, dict) else ""
    return frozenset(entry.split())


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


@cache
def stems_of(*path: str) -> frozenset[str]:
    """Stems of a word list of the table."""
    return frozenset(stem(w) for w in words_of(*path))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Porter's second English stem of a word in small letters; hyphens are joined: "cease-fire" and "ceasefire" are one."""
    found: str = _stemmer().stemWord(re.sub(r"[-’']s?$|[-’']", "", word.lower()))
    return found


def stems(text: str) -> frozenset[str]:
    """Stems of the words of a text that tell something; "US" and "U.S." are names, "us" is not."""
    common = words_of("common")
    found = WORD.findall(undotted(text))
    return frozenset(stem(w) for w in found if w in SHORT_NAMES or (len(w) > 2 and w.lower() not in common))


def undotted(text: str) -> str:
    """A text with "US" for "U.S."."""
    return DOTTED.sub(r"\1\2", text) if "." in text else text


def named_alike(found: Iterable[str]) -> frozenset[str]:
    """Stems, each under the first name of the row of like names that it stands in: "brit" as "british"."""
    return frozenset(_first_names().get(word, word) for word in found)


def named_of_a_row(name: str) -> bool:
    """Whether a name stands in a row of like names: a country or its people."""
    return stem(undotted(name)) in _first_names()


@cache
def _first_names() -> dict[str, str]:
    """Stem to the stem of the first word of its row of like names."""
    rows = (row.split() for row in table()["alike"]["rows"])
    return {stem(word): stem(row[0]) for row in rows for word in row}


def plain_numbers(text: str) -> frozenset[float]:
    """Numbers in digits above nine that are no years: a shared one is evidence of one happening."""
    found = (float(m.replace(",", "")) for m in NUMBER.findall(text))
    return frozenset(n for n in found if n > 9 and not (n in YEARS and n.is_integer()))


@cache
def classes_of(what: str) -> frozenset[str]:
    """Names of the classes that a thing counted belongs to: its own stem if to none. Any part of the people is of people."""
    last = what.lower().split()[-1] if what.split() else ""
    people = PEOPLE if last in words_of("part", "words") or (last not in _classes() and doer_noun(last)) else frozenset()
    return _classes().get(last, people) | people or frozenset({stem(last)})


def doer_noun(word: str) -> bool:
    """Whether a noun ends as those of people who do something: "voter", "skier", "electrician"; machines and places do not count."""
    return bool(DOER.search(word)) and word not in words_of("part", "not_doers")


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Word to the names of its classes."""
    found: dict[str, set[str]] = {}
    for row in table()["same"]:
        for word in row["words"].split():
            found.setdefault(word, set()).add(row["name"])
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _class_words(name: str) -> frozenset[str]:
    """Stems of all words of a class."""
    return frozenset(stem(w) for row in table()["same"] if row["name"] == name for w in row["words"].split())


@cache
def classes_words(what: str) -> frozenset[str]:
    """Stems of all words for the classes of a thing counted: "people" and "victims" narrow down nothing of each other."""
    return frozenset().union(*map(_class_words, classes_of(what)))


@cache
def part_of_people(what: str) -> str | None:
    """The word that narrows people down ("child", "pilot"), or None where all are counted."""
    last = what.lower().split()[-1] if what.split() else ""
    if last in words_of("part", "whole"):
        return None
    own = last in words_of("part", "words") or (last not in _classes() and doer_noun(last))
    return _part_names().get(last) or (last if own else None)


@cache
def part_words(what: str) -> frozenset[str]:
    """Stems of all names of the part of the people that a word names: "child" of "63 children" narrows down nothing."""
    part = part_of_people(what)
    return frozenset(stem(word) for word, first in _part_names().items() if first == part)


@cache
def _part_names() -> dict[str, str]:
    """Word for a part of the people to the first word of its row."""
    rows = (row.split() for row in table()["part"]["rows"])
    return {word: row[0] for row in rows for word in row}


@cache
def mode_rows() -> tuple[frozenset[str], ...]:
    """Rows of modes that do not contradict each other."""
    return tuple(frozenset(row.split()) for row in table()["types"]["modes"])


@cache
def trigger_rows() -> tuple[frozenset[str], ...]:
    """Stems of rows of words that name one happening as well."""
    return tuple(frozenset(map(stem, row.split())) for row in table()["types"]["named"])


@cache
def cause_rows() -> tuple[frozenset[str], ...]:
    """Stems of rows of causes of loss that may be told of one loss."""
    return tuple(frozenset(map(stem, row.split())) for row in table()["causes"]["rows"])


@cache
def causes() -> frozenset[str]:
    """Stems of all causes of loss."""
    return frozenset().union(*cause_rows())
