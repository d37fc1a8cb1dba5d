"""What positions are about: phrases that name one issue differently are brought under one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dateline.reconcile.terms import stem, stems

NAME = re.compile(r"\b[A-Z][\w’'.-]*")  # a name that two phrases hold makes them no one issue
ALIKE = 0.5  # share of the telling words of the shorter phrase that two phrases have in common


@dataclass(frozen=True, slots=True)
class Row:
    """An issue of the table: stems of its words, and of those of which one must stand beside."""

    name: str
    words: frozenset[str]
    beside: frozenset[str]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("dateline.reconcile").joinpath("tables/issues.toml").read_text("utf-8"))


@cache
def rows() -> tuple[Row, ...]:
    """The issues of the table, the more telling first."""
    return tuple(Row(r["name"], _stems(r["words"]), _stems(r.get("with", ""))) for r in _table()["row"])


@cache
def generic() -> frozenset[str]:
    """Stems of words that name no issue: "offer", "terms"."""
    return _stems(_table()["generic"])


@cache
def number_words() -> frozenset[str]:
    """Words that name numbers."""
    return frozenset(_table()["numbers"].split())


@cache
def breaking() -> frozenset[str]:
    """Stems of words for not keeping a promise."""
    return _stems(_table()["breach"])


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words.split())


@lru_cache(maxsize=20_000)
def telling(phrase: str) -> frozenset[str]:
    """Stems of an issue phrase that say what it is about: no names but a first word, nothing generic."""
    return stems(phrase[:1] + NAME.sub(" ", phrase[1:])) - generic()


def told_of(content: str) -> frozenset[str]:
    """Stems of a clause that say what it is about: "Norvia has agreed to those terms" says nothing."""
    return stems(NAME.sub(" ", content)) - generic()


def row_of(phrase: str) -> str | None:
    """The name of the table's issue that a phrase is about."""
    found = telling(phrase)
    return next((r.name for r in rows() if found & r.words and (not r.beside or found & r.beside)), None)


def issues(phrases: Iterable[Sequence[str]]) -> Mapping[Sequence[str], int]:
    """Each item to the number of its issue.

    An item is an issue phrase and then the clause that it was made of, which counts where the phrase says nothing.

    Items are of one issue where the table knows them as one, or where the shorter shares half of its telling words with the longer.
    """
    numbers: dict[Sequence[str], int] = {}
    known: dict[str, int] = {}
    others: list[tuple[frozenset[str], int]] = []
    for item in dict.fromkeys(phrases):
        name = next((r for phrase in item if (r := row_of(phrase))), None)
        words = next((w for w in (*map(told_of, item), telling(item[0])) if w), frozenset())
        number = known.get(name) if name else next((n for other, n in others if alike(words, other)), None)
        numbers[item] = len(numbers) if number is None else number
        if name:
            known.setdefault(name, numbers[item])
        else:
            others.append((words, numbers[item]))
    return numbers


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the fewer telling words are about half among the others."""
    fewer = min(len(one), len(other))
    return bool(fewer) and len(one & other) >= max(1, ALIKE * fewer)


def label(phrases: Iterable[str]) -> str:
    """What to call an issue: the shortest of its phrases that says what it is about, the first of equals in the alphabet."""
    return min(set(phrases), key=lambda p: (not told_of(p), not telling(p), len(p), p), default="")
