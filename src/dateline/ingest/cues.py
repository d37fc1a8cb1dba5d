"""The cues of a report's layout, read once from `tables/layout.toml` and compiled."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

NAME = r"\S{1,30}(?: \S{1,30}){0,5}"  # up to six words


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("dateline.ingest").joinpath("tables/layout.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list that holds no patterns."""
    return frozenset(_table()[name])


@cache
def pattern(name: str, cased: bool = False) -> re.Pattern[str]:
    """One pattern of all patterns of a list, in any case unless `cased`."""
    picture = "(?:" + "|".join(re.escape(a) for a in sorted(_table()["picture_agencies"], key=len, reverse=True)) + ")"
    parts = [p.replace("NAME", NAME).replace("AGENCY", picture) for p in _table()[name]]
    return re.compile("|".join(f"(?:{p})" for p in parts), 0 if cased else re.IGNORECASE)


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a list one by one, in their order, in the case given; for patterns with named groups."""
    return tuple(re.compile(p) for p in _table()[name])


@lru_cache(maxsize=8192)  # several readers ask about one line, and furniture repeats from page to page
def is_whole(name: str, line: str) -> bool:
    """Whether a pattern of the list is the whole line."""
    return pattern(name).fullmatch(line) is not None
