"""What may be asked of the API: the parameters of each list, checked before the archive is asked anything."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from dateline.core.event import Relation
from dateline.core.statement import StatementType

FARTHEST = 10**9
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})")


def iso_day(text: str) -> str:
    """The day itself. Raises ValueError where there is no such day."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise ValueError("give a day like 2025-06-02")


def utc_second(text: str) -> str:
    """A day or time as the archive writes times: UTC, whole seconds, those begun rounded up. Raises ValueError for anything else."""
    try:
        if _DAY.fullmatch(text):
            return f"{date.fromisoformat(text).isoformat()}T00:00:00Z"
        if found := _TIME.fullmatch(text):
            return _in_utc(found)
    except ValueError:
        pass
    raise ValueError("give a day like 2025-06-02 or a time like 2025-06-02T09:30:00Z")


def _in_utc(found: re.Match[str]) -> str:
    zone = "+00:00" if found[2] in "Zz" else found[2]
    leap = found[0][17:19] == "60"  # a leap second: Python knows none
    at = datetime.fromisoformat(found[0][:17].upper() + ("59" if leap else found[0][17:19]) + zone)
    more = timedelta(seconds=leap or bool(found[1] and found[1].strip(".0")))
    try:
        at = (at + more).astimezone(UTC)
    except OverflowError:  # the first and last hours that Python can count
        at = at.replace(tzinfo=UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


Day = Annotated[str, AfterValidator(iso_day), WithJsonSchema({"type": "string", "format": "date"})]
Time = Annotated[
    str,
    AfterValidator(utc_second),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}),
]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class Asked(BaseModel):
    """Which items of a list: at most `limit`, from the one at `offset` on. A parameter that a list does not have is refused."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(50, ge=1, le=500, description="How many items at most.")
    offset: int = Field(0, ge=0, le=FARTHEST, description="How many items to leave out before the first.")


class StoriesAsked(Asked):
    """Conditions on stories; all hold together."""

    since: Day | None = Field(None, description="Stories whose latest report is of this day or later.")
    until: Day | None = Field(None, description="Stories whose latest report is of this day or earlier.")
    type: Name | None = Field(None, description="Stories with an event of this PLOVER type.")
    entity: Name | None = Field(None, description="Stories that this entity, by id, has a part in.")
    place: Name | None = Field(None, description='Stories with an event at this place: "gazetteer/id".')
    country: Name | None = Field(None, description="Stories with an event in this country: ISO 3166-1 alpha-2.")
    disputed: bool = Field(False, description="Only stories with an open dispute.")
    unreviewed: bool = Field(False, description="Only stories with statements that nobody has looked at.")


class EventsAsked(Asked):
    """Conditions on events; all hold together."""

    story: Name | None = Field(None, description="Id of a story.")
    type: Name | None = Field(None, description="PLOVER type.")
    place: Name | None = Field(None, description='A place: "gazetteer/id".')
    since: Day | None = Field(None, description="Events that may have begun on this day or begun later.")
    until: Day | None = Field(None, description="Events that may have begun on this day or earlier.")


class FindingsAsked(Asked):
    """Conditions on findings; all hold together."""

    story: Name | None = Field(None, description="Id of a story.")
    relation: list[Relation] = Field([], max_length=len(get_args(Relation)), description="One or more relations; any of them.")


class ReportsAsked(Asked):
    """Conditions on reports."""

    arrived_since: Time | None = Field(None, description="Reports that came in at this time (UTC) or later, those that came last first.")


class StatementsAsked(Asked):
    """Conditions on statements."""

    type: list[StatementType] = Field([], max_length=len(get_args(StatementType)), description="One or more types; any of them.")


class EntitiesAsked(Asked):
    """Conditions on entities."""

    q: Name | None = Field(None, description="The name begins with these words or, if no name does, holds them.")


class SearchAsked(Asked):
    """What to search for."""

    q: Name = Field(description="Words that the report holds, all of them.")


class QueueAsked(Asked):
    """Conditions on statements that nobody has looked at."""

    story: Name | None = Field(None, description="Id of a story.")


class DecisionsAsked(Asked):
    """Conditions on decisions."""

    target: Name | None = Field(None, description="Id of the statement, event, finding or entity that was decided about.")


class ChangesAsked(Asked):
    """Conditions on changes."""

    since: Time | None = Field(None, description="Changes at this time (UTC) or later.")


def filters(asked: Asked) -> dict[str, Any]:
    """The conditions alone."""
    return asked.model_dump(exclude={"limit", "offset"})
