"""One actor under two records: a person known by surname alone, a name that reports take for different sorts of actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.core.archived import Same
from dateline.core.entity import Entity, EntitySort


def same_people(reports: Iterable[str], named: Mapping[str, tuple[Entity, ...]]) -> Same:
    """Which people of a story's reports are known there by surname alone, and who they are.

    Only where the story names exactly one person of that surname in full; two make it anyone's guess.
    """
    ids = list(reports)
    full: defaultdict[str, set[str]] = defaultdict(set)
    for person in _people(e for r in ids for e in named.get(r, ())):
        if " " in person.key:
            full[person.key.rsplit(" ", 1)[1]].add(person.id)
    found: dict[tuple[str, str], str] = {}
    for report in ids:
        for person in _people(named.get(report, ())):
            if " " not in person.key and len(full[person.key]) == 1:
                found[report, person.id] = next(iter(full[person.key]))
    return found


def _people(entities: Iterable[Entity]) -> Iterable[Entity]:
    return (e for e in entities if e.sort == "person")


def same_names(named: Mapping[str, tuple[Entity, ...]]) -> Same:
    """Names that some reports take for one sort of actor and some for another ("Norvia" as a person), put to what most take them for."""
    sorts = sorts_of(named)
    return {
        (report, entity.id): other for report, names in named.items() for entity in names if (other := likelier(entity, sorts[entity.key]))
    }


def sorts_of(named: Mapping[str, tuple[Entity, ...]]) -> dict[str, dict[EntitySort, int]]:
    """Name to how many reports take it for a person, an organisation, …"""
    sorts: dict[str, dict[EntitySort, int]] = {}
    for names in named.values():
        for entity in names:
            told = sorts.setdefault(entity.key, {})
            told[entity.sort] = told.get(entity.sort, 0) + 1
    return sorts


def likelier(entity: Entity, told: Mapping[EntitySort, int]) -> str | None:
    """The id of the entity of another sort that a name is more likely to mean, or None. `told`: how many reports take it for what.

    A full name of a person is left alone: a firm may bear its founder's name.
    """
    most: EntitySort = max(sorted(told), key=told.__getitem__)
    if entity.sort == most or told[most] <= told[entity.sort] or (entity.sort == "person" and " " in entity.key):
        return None
    return Entity(key=entity.key, name=entity.name, sort=most).id
