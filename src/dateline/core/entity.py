"""Entities: the people, organisations, states and groups that reports name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from dateline.core.ids import digest
from dateline.core.spans import Span

EntitySort = Literal["person", "organisation", "state", "group"]
UNNAMED = "unnamed: "  # begins the key of people without a name; no key made of a name has a colon and a space


@dataclass(frozen=True, slots=True)
class Role:
    """What a report calls an entity: "Foreign Minister" of "Turkey", with the words that say so."""

    title: str
    of: str | None
    report: str
    span: Span


@dataclass(frozen=True, kw_only=True)  # no slots: an entity keeps its id
class Entity:
    """One person, organisation, state or group, as one archive knows it.

    `key` is the name folded over its spelling variants: entities of several reports with one sort and key are one.
    """

    kind: ClassVar[str] = "entity"

    key: str
    name: str
    sort: EntitySort
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    country: str | None = None

    @cached_property
    def id(self) -> str:
        """Made of sort and key."""
        return digest("en", self.sort, self.key)

    @property
    def named(self) -> bool:
        """Whether it has a name; "gunmen", "the court" are a kind of people or body of which reports tell without one."""
        return not self.key.startswith(UNNAMED)


def unnamed_key(words: str, country: str | None) -> str:
    """The key of people without a name: what they are called, and the country that the report is about."""
    return f"{UNNAMED}{words.casefold()} {country or ''}".rstrip()
