"""One actor under two records: a person known by surname alone, a name that reports take for different sorts of actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from dateline.core.archived import Same
from dateline.core.entity import Entity


def same_people(reports: Iterable[str], named: Mapping[str, tuple[Entity, ...]]) -> Same:
    """Which people of a story's reports are known there by surname alone, and who they are.

    Only where the story names exactly one person of that surname in full; two make it anyone's guess.
    """
    ids = list(reports)
    full: dict[str, set[str]] = defaultdict(set)
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
    """Names that some reports take for one sort of actor and some for another ("Norvia" as a person), put to the sort most take them for.

    A full name of a person is left alone: a firm may bear its founder's name.
    """
    sorts: dict[str, Counter[str]] = defaultdict(Counter)
    ids: dict[tuple[str, str], str] = {}
    for _, names in sorted(named.items()):
        for entity in names:
            sorts[entity.key][entity.sort] += 1
            ids[entity.key, entity.sort] = entity.id
    found: dict[tuple[str, str], str] = {}
    for report, names in sorted(named.items()):
        for entity in names:
            told = sorts[entity.key]
            most = max(sorted(told), key=told.__getitem__)
            if entity.sort != most and told[most] > told[entity.sort] and not (entity.sort == "person" and " " in entity.key):
                found[report, entity.id] = ids[entity.key, most]
    return found
