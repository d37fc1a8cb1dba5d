"""Put entities of a report under the ids that the archive knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.core.archived import Found
from dateline.core.mention import Mention, NameMention
from dateline.core.statement import Occurrence, Position, Speaker, Statement


def renamed(found: Found, here: Mapping[str, str]) -> Found:
    """What was found in a report with entities under the ids they stand for: `here` is entity id to entity id."""
    if not here:
        return found
    mentions = tuple(_mention(m, here) for m in found.mentions)
    return replace(found, mentions=mentions, statements=tuple(_statement(s, here) for s in found.statements))


def _mention(mention: Mention, here: Mapping[str, str]) -> Mention:
    return replace(mention, entity=here.get(mention.entity or "", mention.entity)) if isinstance(mention, NameMention) else mention


def _statement(statement: Statement, here: Mapping[str, str]) -> Statement:
    statement = replace(statement, speaker=_speaker(statement.speaker, here))
    if isinstance(statement, Occurrence):
        return replace(statement, actors=_ids(statement.actors, here), recipients=_ids(statement.recipients, here))
    if isinstance(statement, Position):
        party, addressee = (here.get(i or "", i) for i in (statement.party, statement.addressee))
        return replace(statement, party=party, addressee=addressee)
    return statement


def _speaker(speaker: Speaker | None, here: Mapping[str, str]) -> Speaker | None:
    return replace(speaker, entity=here.get(speaker.entity or "", speaker.entity)) if speaker else None


def _ids(ids: tuple[str, ...], here: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(here.get(i, i) for i in ids))
