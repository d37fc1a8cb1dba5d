"""Common given names of many languages, from `tables/given_names.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("dateline.core").joinpath("tables/given_names.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


@cache
def given_names() -> dict[str, str]:
    """Common given names in lower case, each "male" or "female"."""
    return {name: gender for gender in ("female", "male") for name in sorted(_lists()[gender])}


def male_in_a() -> frozenset[str]:
    """Given names that end as most women's do and are men's."""
    return _lists()["male_in_a"]


def also_personal() -> frozenset[str]:
    """Names of other things that people have too."""
    return _lists()["also_personal"]


def is_given_name(word: str) -> bool:
    """Whether a word, in any case, is a common given name, of women, men or both."""
    return any(word.casefold() in names for names in (given_names(), *(_lists()[n] for n in ("of_both", "male_in_a", "unsorted"))))
