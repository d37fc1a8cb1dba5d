"""The contents of an archive as core types: what the later stages take, and what they give back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.core.entity import Entity
from dateline.core.errors import Rejected
from dateline.core.event import Event, Finding, Story
from dateline.core.mention import Mention
from dateline.core.report import Report
from dateline.core.statement import Statement

Same = Mapping[tuple[str, str], str]  # (report id, entity id) -> the entity that it is, as the archive knows it


@dataclass(frozen=True, slots=True)
class Found:
    """One report with all that was found in it."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Involved:
    """Somebody whom a statement tells of. `part`: "speaker", "actor", "recipient", "party" or "addressee"; `day`: the report's, or ""."""

    entity: str
    day: str
    report: str
    start: int
    statement: str
    part: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was worked out of one story.

    `inputs` is a digest of all that it was worked out of: the same inputs, the same outcome. `waiting` are (statement id, weight) of
    all statements that no person has looked at, the weight telling which to look at first.
    """

    story: Story
    inputs: str
    voices: int = 1
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    met: Mapping[str, str] = field(default_factory=dict)  # position's statement id -> event id
    involved: tuple[Involved, ...] = ()
    waiting: tuple[tuple[str, float], ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """What follows from all reports of an archive together, before their statements are compared."""

    origins: Mapping[str, str] = field(default_factory=dict)  # report id -> origin id
    stories: tuple[Story, ...] = ()
    machine: Same = field(default_factory=dict)  # who is who by comparing names
    same: Same = field(default_factory=dict)  # and with what people decided about it
    entities: Mapping[str, Entity] = field(default_factory=dict)
    revises: Mapping[str, str] = field(default_factory=dict)  # report id -> the version of the page that it takes the place of


@dataclass(frozen=True, slots=True)
class Part:
    """What some reports bring to a grouping: by report id ids of the entities it names, and a digest of what was found in it."""

    grouping: Grouping
    named: Mapping[str, Sequence[str]]
    digests: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """All that was worked out, whole: a pure function of reports and decisions, whatever the order they came in."""

    origins: Mapping[str, str] = field(default_factory=dict)
    stories: tuple[Story, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    entities: tuple[Entity, ...] = ()
    met: Mapping[str, str] = field(default_factory=dict)
    revises: Mapping[str, str] = field(default_factory=dict)
