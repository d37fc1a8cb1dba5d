"""The table of words that tell of PLOVER events: its rows, its conditions, and the classes of words that these name."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from dateline.extract.clause_words import TABLES, word_lists

FIELDS = frozenset(("obj", "head", "subj", "who", "whom", "ing", "prt", "prep", "pobj", "to", "that", "mod", "gov", "sent", "neg", "aim"))
NEAR = frozenset(("prep", "pobj"))  # fields that also look where the parser hangs a phrase of the verb on its object
ANY = "*"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a row: a word of `words` is (or, `negated`, is not) in that field of the trigger's frame."""

    field: str
    words: frozenset[str]
    negated: bool

    def holds(self, words_of: Callable[[str], set[str]]) -> bool:
        found = words_of(f"{self.field}+" if self.field in NEAR and not self.negated else self.field)
        met = bool(found) if ANY in self.words else not self.words.isdisjoint(found)
        return met != self.negated


@dataclass(frozen=True, slots=True)
class Row:
    """One way to read a word: `event_type` is None where the words tell of nothing."""

    event_type: str | None
    mode: str | None
    pos: str
    conditions: tuple[Condition, ...]

    def fits(self, words_of: Callable[[str], set[str]]) -> bool:
        return all(c.holds(words_of) for c in self.conditions)


def rows_of(name: str) -> list[list[str]]:
    """Cells of a tab separated table without its comment lines."""
    lines = TABLES.joinpath(name).read_text(encoding="utf-8").splitlines()
    return list(csv.reader((line for line in lines if line and not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def classes() -> dict[str, frozenset[str]]:
    """Classes of words by name."""
    return word_lists("plover_classes.toml") | position_words()


@cache
def position_words() -> dict[str, frozenset[str]]:
    """Word lists about positions; cues of positions name them like classes."""
    return word_lists("position_words.toml")


@cache
def triggers() -> dict[tuple[str, str], tuple[Row, ...]]:
    """Rows by part of speech ("v", "n", "a") and lemma, in the order of the table."""
    found: dict[tuple[str, str], list[Row]] = {}
    for event_type, mode, pos, conditions, lemmas in rows_of("plover_triggers.tsv"):
        row = Row(None if event_type == "NONE" else event_type, None if mode == "-" else mode, pos, conditions_of(conditions))
        for lemma in lemmas.split():
            for form in (lemma, *(slips().get(lemma, ()) if pos == "v" else ())):
                found.setdefault((pos, form), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def slips() -> dict[str, tuple[str, ...]]:
    """Verbs to what the lemmatizer makes of their past forms instead."""
    return {lemma: tuple(cut.split("|")) for lemma, cut in rows_of("lemma_slips.tsv")}


@cache
def uncut() -> dict[str, str]:
    """What the lemmatizer makes of past forms to their verbs: "stag" for "staged"."""
    return {form: lemma for lemma, forms in slips().items() for form in forms}


def conditions_of(cell: str) -> tuple[Condition, ...]:
    return () if cell == "-" else tuple(map(condition_of, cell.split(" ")))


def condition_of(text: str) -> Condition:
    field, _, words = text.lstrip("!").partition(":")
    if field not in FIELDS or not words:
        raise ValueError(f"{text} is no condition")
    return Condition(field, words_named(words.split("|")), text.startswith("!"))


def words_named(names: Iterable[str]) -> frozenset[str]:
    """Words as they are, "@aid" for those of the class of that name, "=aid" for the word where a class has its name.

    Raises ValueError for a class that is not there and for a word that could be either.
    """
    return frozenset().union(*map(_words_of, names))


def _words_of(name: str) -> frozenset[str]:
    if name.startswith("@"):
        if name[1:] not in classes():
            raise ValueError(f"{name}: no class has that name")
        return classes()[name[1:]]
    if name in classes():
        raise ValueError(f"{name} is a word and the name of a class: write @{name} for the class, ={name} for the word")
    return frozenset((name.removeprefix("="),))


@cache
def means() -> tuple[tuple[str, frozenset[str]], ...]:
    """Modes of ASSAULT with the words of means that point to them, the most telling first."""
    return tuple((mode, frozenset(words.split())) for mode, words in rows_of("plover_means.tsv"))


@cache
def status_words() -> dict[str, frozenset[str]]:
    """Word lists about the status of a happening."""
    return word_lists("occurrence_status.toml")
