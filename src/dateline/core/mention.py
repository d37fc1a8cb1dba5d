"""Mentions: dates, places and names where a report's text has them, with what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from dateline.core.ids import digest
from dateline.core.spans import Span

Precision = Literal["point", "city", "region", "country"]
NameSort = Literal["person", "organisation", "group"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a gazetteer; degrees of WGS 84, `country` as ISO 3166-1 alpha-2."""

    name: str | None = None
    gazetteer: str | None = None
    gazetteer_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: Precision | None = None


@dataclass(frozen=True, kw_only=True)  # no slots: a mention keeps its id
class Mention:
    """Common to all mentions. `type` is "date", "place", "person", "organisation" or "group"."""

    kind: ClassVar[str] = "mention"

    report: str
    span: Span
    type: str

    @cached_property
    def id(self) -> str:
        """Made of report, type and span."""
        return digest("mn", self.report, self.type, self.span.start, self.span.end)


@dataclass(frozen=True, kw_only=True)
class DateMention(Mention):
    """A date, time, duration or set of times; `timex` is the value attribute of TIMEX3. All null where unresolved."""

    type: str = "date"
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    timex: str | None = None
    why: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlaceMention(Mention):
    """A place name and the gazetteer entry it stands for; null fields where none is known."""

    type: str = "place"
    name: str | None = None
    gazetteer: str | None = None
    gazetteer_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: Precision | None = None

    @property
    def place(self) -> Place:
        """The gazetteer entry alone."""
        return Place(self.name, self.gazetteer, self.gazetteer_id, self.lat, self.lon, self.country, self.precision)


@dataclass(frozen=True, kw_only=True)
class NameMention(Mention):
    """A name of a person, organisation or group (a state counts as an organisation), and its entity."""

    type: NameSort
    entity: str | None = None
