"""Named word lists of the tables beside the extractors."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

TABLES = files("dateline.extract").joinpath("tables")


def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The named word lists of a TOML table."""
    with TABLES.joinpath(name).open("rb") as file:
        return {key: frozenset(words.split()) for key, words in tomllib.load(file).items()}


@cache
def clause_words() -> dict[str, frozenset[str]]:
    """Word lists about clauses."""
    return word_lists("clause_words.toml")
