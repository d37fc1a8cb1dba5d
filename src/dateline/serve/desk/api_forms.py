"""What the API's description says of its answers: models made from the core types, so that the two cannot differ."""

from __future__ import annotations

import types
from collections.abc import Hashable, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, JsonValue, create_model

from dateline.core.change import Sort
from dateline.core.decision import Decision
from dateline.core.entity import Entity
from dateline.core.event import Event, Finding, Story
from dateline.core.mention import DateMention, Mention, NameMention, PlaceMention
from dateline.core.record import STATEMENTS, public_fields
from dateline.core.report import Report
from dateline.core.statement import Statement

EXACT = ConfigDict(extra="forbid")


@cache
def form(cls: Any) -> type[BaseModel]:
    """The public form of a core type; of a record with its `kind` and `id`."""
    hints = get_type_hints(cls)
    fields: dict[str, Any] = {}
    if hasattr(cls, "kind"):
        fields = {"kind": (Literal[cls.kind], ...), "id": (str, ...)}
    if issubclass(cls, Statement | Mention):
        fields["type"] = (_type_of(cls, hints), ...)
    for field, name in public_fields(cast(Any, cls)):
        fields.setdefault(name, (_hint(hints[field.name]), ...))
    return create_model(cls.__name__, __config__=EXACT, __doc__=_first_paragraph(cls), **fields)


def _type_of(cls: type[Any], hints: Mapping[str, Any]) -> Any:
    """The value of `type`, or those it may have."""
    fixed = getattr(cls, "type", None)
    return Literal[fixed] if isinstance(fixed, str) else hints["type"]


def _hint(hint: Any) -> Any:
    """A field's type as JSON has it: records for dataclasses, lists for tuples."""
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        return Union[tuple(_hint(a) for a in get_args(hint))]  # noqa: UP007
    if origin is tuple:
        return list[_hint(get_args(hint)[0])]  # type: ignore[misc]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return dict[str, JsonValue]
    return form(cast(Hashable, hint)) if is_dataclass(hint) else hint


def _first_paragraph(cls: type[Any]) -> str:
    return " ".join((cls.__doc__ or "").partition("\n\n")[0].split())


# --- the forms -------------------------------------------------------------------------------------------------------


def _either(*classes: Any) -> Any:
    return Annotated[Union[tuple(form(c) for c in classes)], Field(discriminator="type")]  # noqa: UP007


StoryForm, EventForm, FindingForm, EntityForm, DecisionForm = (form(c) for c in (Story, Event, Finding, Entity, Decision))
ReportForm = create_model("Report", __base__=form(Report), story=(str | None, ...), origin=(str | None, ...), revises=(str | None, ...))
StatementForm = _either(*STATEMENTS.values())
MentionForm = _either(DateMention, PlaceMention, NameMention)


class Told(BaseModel):
    """What a change tells: the finding's sentence and, of a figure that moved, the best figure before and after."""

    model_config = EXACT

    says: str
    role: str | None
    what: str | None
    before: float | None = None
    after: float | None = None
    reports: list[str] | None = Field(None, description="Reports whose statements made the change.")


class Change(BaseModel):
    """A dispute that opened or was settled, or a best figure that moved."""

    model_config = EXACT

    seq: int = Field(description="Number of the change: later ones are greater.")
    at: str = Field(description="UTC in ISO 8601.")
    sort: Sort
    story: str | None
    subject: str = Field(description="Id of the finding.")
    told: Told


class Piece(BaseModel):
    """Words of a report; `hit` where they are what was sought."""

    model_config = EXACT

    text: str
    hit: bool


class Hit(BaseModel):
    """A report that holds all the words sought."""

    model_config = EXACT

    report: str
    title: str | None
    publisher: str | None
    story: str | None
    pieces: list[Piece]


class Holdings(BaseModel):
    """The archive as a whole."""

    model_config = EXACT

    program: str = Field(description="Version of the program that answers.")
    version: str = Field(description="A mark that moves with all that comes in or is decided.")
    up_to_date: bool = Field(description="Whether everything that came in was worked out.")
    counts: dict[str, int] = Field(description="Records by kind; `unreviewed` counts statements that nobody has looked at.")


class Problem(BaseModel):
    """Why something was not done (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = Field(description="What to do, in a plain sentence.")


@cache
def list_of(name: str, item: Any) -> type[BaseModel]:
    """The form of a list of items."""
    return create_model(
        name,
        __config__=EXACT,
        items=(list[item], ...),
        total=(int | None, Field(..., description="How many there are in all; null where they are not counted.")),
        offset=(int, ...),
        limit=(int, ...),
        next=(str | None, Field(..., description="Address of the next items, null at the end.")),
    )
