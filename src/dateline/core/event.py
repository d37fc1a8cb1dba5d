"""Events, findings and stories: what the statements of several reports come to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal, get_args

from dateline.core.ids import digest
from dateline.core.mention import Place
from dateline.core.statement import Status
from dateline.core.when import When

Ruling = Literal["confirmed", "overruled"]
Relation = Literal["agree", "compatible", "scope", "update", "denial", "conflict"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
UNSETTLED: tuple[Relation, ...] = ("conflict", "denial")  # relations that leave a dispute open


@dataclass(frozen=True, kw_only=True)  # no slots: an event keeps its id
class Event:
    """One happening, as the statements gathered here tell of it. `anchor` is the id of the first of its statements."""

    kind: ClassVar[str] = "event"

    anchor: str
    story: str | None = None
    title: str
    event_type: str | None = None
    mode: str | None = None
    status: Status | None = None
    when: When | None = None
    where: Place | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    voices: int

    @cached_property
    def id(self) -> str:
        """Named after its anchor: the same in whatever order reports were added."""
        return digest("ev", self.anchor)


@dataclass(frozen=True, slots=True)
class About:
    """What a finding compares: roles joined by "+", the thing counted, the unit."""

    role: str | None = None
    what: str | None = None
    unit: str | None = None


@dataclass(frozen=True, kw_only=True)  # no slots: a finding keeps its id
class Finding:
    """What comparing some statements gave. `best`, `low` and `high` are by the rule named; `says` is one sentence.

    `review` says whether a person confirmed or overruled the relation; `judged` is then what comparing gave.
    """

    kind: ClassVar[str] = "finding"

    event: str | None
    about: About
    statements: tuple[str, ...]
    relation: Relation
    best: float | None = None
    low: float | None = None
    high: float | None = None
    rule: str | None = None
    says: str
    review: Ruling | None = None
    judged: Relation | None = None

    @cached_property
    def id(self) -> str:
        """Named after its event, its first statement, what it compares and what comparing gave."""
        about = self.about
        return digest("fi", self.event, self.statements[0], about.role, about.what, about.unit, self.judged or self.relation)


@dataclass(frozen=True, kw_only=True)  # no slots: a story keeps its id
class Story:
    """Reports that follow the same events. `anchor` is the id of the first of its reports."""

    kind: ClassVar[str] = "story"

    anchor: str
    title: str
    reports: tuple[str, ...]
    earliest: str | None = None
    latest: str | None = None

    @cached_property
    def id(self) -> str:
        """Named after its anchor."""
        return digest("sy", self.anchor)
