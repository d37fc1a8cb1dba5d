"""Parties to violence: who bears arms, for whom, and which two sides an event has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from dateline.core.entity import Entity

PartySort = Literal["state", "group", "unarmed"]
CIVILIANS = "Civilians"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("dateline.serve.formats").joinpath("tables/parties.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """A list of the table."""
    entry = _table()[name]
    return frozenset(entry if isinstance(entry, list) else entry.split())


def sort_of(entity: Entity) -> PartySort:
    """Whether an entity is a state or one's forces, another armed group, or nobody who bears arms as far as its name tells."""
    if entity.sort == "state":
        return "state"
    if not words("groups").isdisjoint((entity.name, *entity.aliases)):
        return "group"
    if entity.sort == "person":
        return "unarmed"
    named = set(re.findall(r"[\w’'-]+", entity.name))
    if not named.isdisjoint(words("services")):
        return "state"
    if entity.sort == "organisation" and not words("forces").isdisjoint(w.lower() for w in named):
        return "state" if entity.country else "group"
    return "unarmed"


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of organised violence as UCDP orders them; `swapped` where the doer is side b."""

    type_of_violence: int  # 1 state-based, 2 non-state, 3 one-sided
    side_a: str
    side_b: str
    swapped: bool = False


def sides(actors: Sequence[Entity], recipients: Sequence[Entity]) -> Sides | None:
    """The sides of violence by whoever is named first as doing it, None where that is nobody who bears arms.

    State-based violence has the government as side a; violence that meets no armed party is one-sided, against civilians.
    """
    doer = actors[0] if actors else None
    if doer is None or sort_of(doer) == "unarmed":
        return None
    met = next((r for r in recipients if sort_of(r) != "unarmed" and r.id != doer.id), None)
    if met is None:
        return Sides(3, doer.name, CIVILIANS)
    if sort_of(doer) == "group" and sort_of(met) == "state":
        return Sides(1, met.name, doer.name, swapped=True)
    return Sides(1 if sort_of(doer) == "state" else 2, doer.name, met.name)
