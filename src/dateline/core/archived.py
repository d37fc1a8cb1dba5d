"""The contents of an archive as core types: what the later stages take, and what they give back."""

from __future__ import annotations

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What follows from all reports of an archive together; a pure function of them, whatever the order they came in."""

    origins: Mapping[str, str] = field(default_factory=dict)  # report id -> origin id
    stories: tuple[Story, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    entities: tuple[Entity, ...] = ()
    met: Mapping[str, str] = field(default_factory=dict)  # position's statement id -> event id
    same: Same = field(default_factory=dict)
    rejected: tuple[Rejected, ...] = ()  # stories that could not be reconciled
