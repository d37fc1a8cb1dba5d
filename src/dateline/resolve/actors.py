"""stub"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.core.entity import Entity
from dateline.core.mention import NameMention, PlaceMention
from dateline.core.resolved import Reference
from dateline.read.reading import Reading


@dataclass(frozen=True, slots=True)
class Actors:
    """The named actors of one report: where they are named, who they are, and all words that stand for them."""

    names: tuple[NameMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()


def find_actors(reading: Reading, places: tuple[PlaceMention, ...]) -> Actors:
    """stub"""
    return Actors()
