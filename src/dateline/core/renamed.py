"""Put entities of a report under the ids that the archive knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from dateline.core.archived import Found
from dateline.core.mention import Mention, NameMention
from dateline.core.statement import Occurrence, Position, Speaker, Statement

T = TypeVar("T")


def renamed(found: Found, here: Mapping[str, str]) -> Found:
    """What was found in a report with entities under the ids they stand for: `here` is entity id to entity id."""
    if not here:
        return found
    mentions = tuple(_mention(m, here) for m in found.mentions)
    return replace(found, mentions=mentions, statements=tuple(_statement(s, here) for s in found.statements))


def _mention(mention: Mention, here: Mapping[str, str]) -> Mention:
    return _changed(mention, entity=_id(mention.entity, here)) if isinstance(mention, NameMention) else mention


def _statement(statement: Statement, here: Mapping[str, str]) -> Statement:
    statement = _changed(statement, speaker=_speaker(statement.speaker, here))
    if isinstance(statement, Occurrence):
        return _changed(statement, actors=_ids(statement.actors, here), recipients=_ids(statement.recipients, here))
    if isinstance(statement, Position):
        return _changed(statement, party=_id(statement.party, here), addressee=_id(statement.addressee, here))
    return statement


def _speaker(speaker: Speaker | None, here: Mapping[str, str]) -> Speaker | None:
    return _changed(speaker, entity=_id(speaker.entity, here)) if speaker else None


def _id(ident: str | None, here: Mapping[str, str]) -> str | None:
    return here.get(ident or "", ident)


def _ids(ids: tuple[str, ...], here: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(here.get(i, i) for i in ids))


def _changed(item: T, **fields: Any) -> T:
    """The item with these fields; itself where they are so already, as they mostly are: making one anew takes long."""
    return item if all(getattr(item, name) == value for name, value in fields.items()) else replace(item, **fields)  # type: ignore[type-var]
