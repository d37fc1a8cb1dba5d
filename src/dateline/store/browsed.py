"""What browsing an archive gives: pages of items, and stories as lists show them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dateline.core.change import Change
from dateline.core.decision import Decision
from dateline.core.event import Story
from dateline.core.report import Report
from dateline.store.rows import item_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of `total` items, from the one at `offset` on."""

    items: tuple[T, ...]
    total: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Filter:
    """Which stories are wanted; all conditions hold together. `since` and `until` are ISO days of the latest report.

    `type` is a PLOVER event type, `entity` an entity's id, `place` "gazetteer/id", `country` an ISO 3166-1 alpha-2 code.
    """

    ids: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    type: str | None = None
    entity: str | None = None
    place: str | None = None
    country: str | None = None
    disputed: bool = False
    unreviewed: bool = False


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with what lists show of it. `days`: (ISO day or None, reports published then), in order, None last."""

    story: Story
    voices: int
    disputes: int
    waiting: int
    days: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part an entity has: "speaker", "actor", "recipient", "party" or "addressee" of a statement."""

    part: str
    statement: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A decision with its number in the ledger."""

    seq: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report and when it came in, UTC in ISO 8601."""

    at: str
    report: Report


def story_row(row: Any, days: Mapping[str | None, int], waiting: int) -> StoryRow:
    """A row of the story table with what was counted besides."""
    ordered = tuple(sorted(days.items(), key=lambda d: (d[0] is None, d[0] or "")))
    return StoryRow(item_of(Story, row.body), row.voices, row.disputes, waiting, ordered)


def change_of(row: Any) -> Change:
    """A row of the diary."""
    return Change(at=row.at, sort=row.sort, story=row.story, subject=row.subject, told=json.loads(row.body))
