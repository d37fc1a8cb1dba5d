"""Statements: what a single report says, where it says so, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal

from dateline.core.ids import digest
from dateline.core.spans import Span
from dateline.core.when import When

Stance = Literal["asserted", "reported", "claimed", "estimated", "denied", "unconfirmed"]
SpeakerSort = Literal["person", "organisation", "unnamed"]
Op = Literal["=", ">=", ">", "<=", "<", "~", "range"]
Status = Literal["happened", "ongoing", "planned", "hypothetical", "denied"]
Act = Literal["demand", "offer", "propose", "accept", "reject", "commit", "threaten", "condition"]
Review = Literal["accepted", "corrected", "rejected"]
StatementType = Literal["figure", "said", "occurrence", "position"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: the fullest name the report gives, the words at the statement itself, and the entity."""

    name: str
    span: Span | None
    entity: str | None
    sort: SpeakerSort


@dataclass(frozen=True, kw_only=True)  # no slots: a statement keeps its id
class Statement:
    """Common to all statements. `speaker` null is the report's own voice."""

    kind: ClassVar[str] = "statement"
    type: ClassVar[StatementType]

    report: str
    span: Span
    sentence: Span
    event: str | None = None
    speaker: Speaker | None = None
    cue: Span | None = None
    stance: Stance = "asserted"
    made_by: str
    confidence: float
    review: Review | None = None

    @cached_property
    def id(self) -> str:
        """Made of where it stands and of its type, so that a better reading keeps the id."""
        return digest("st", self.report, self.type, self.span.start, self.span.end)


@dataclass(frozen=True, kw_only=True)
class Figure(Statement):
    """A stated quantity. `unknown`: the report says that nobody knows; it then has no number at all. `when`: the days it is told of."""

    type: ClassVar[StatementType] = "figure"

    what: str
    role: tuple[str, ...]
    op: Op
    low: float | None
    high: float | None
    unit: str = "count"
    unknown: bool = False
    when: When | None = None


@dataclass(frozen=True, kw_only=True)
class Said(Statement):
    """Somebody's words, quoted or told."""

    type: ClassVar[StatementType] = "said"

    content: tuple[Span, ...]
    direct: bool | Literal["mixed"]


@dataclass(frozen=True, kw_only=True)
class Occurrence(Statement):
    """A happening: PLOVER type and mode, who to whom, when and where (a mention id).

    `weekday` (1 Monday to 7 Sunday) is that of its date where no more is known: "Tuesday" in a report without a date. It serves comparing.
    """

    type: ClassVar[StatementType] = "occurrence"

    trigger: Span
    event_type: str | None
    mode: str | None = None
    status: Status = "happened"
    when: When | None = None
    where: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    weekday: int | None = field(default=None, metadata={"export": False})


@dataclass(frozen=True, kw_only=True)
class Position(Statement):
    """What a party wants, gives or refuses."""

    type: ClassVar[StatementType] = "position"

    party: str | None
    addressee: str | None = None
    act: Act
    issue: str
    content: Span
    due: When | None = None
    met_by: str | None = None
