"""The table of where a page says what it is, read once from `tables/meta_fields.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("dateline.ingest").joinpath("tables/meta_fields.toml").read_text("utf-8"))


@cache
def places(field: str) -> tuple[tuple[str, str], ...]:
    """The places of a field, the most trusted first, each as (sort, name)."""
    return tuple((sort, name) for sort, name in _table()[field]["places"])


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A list of words of the table."""
    return frozenset(_table()[section][name])


@cache
def items_asked() -> frozenset[str]:
    """The itemprops that any field asks for."""
    return frozenset(name for section in _table().values() for sort, name in section.get("places", ()) if sort == "item")
