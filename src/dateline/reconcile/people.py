"""People known by surname alone in one report and by full name in another of the same story are one."""

from __future__ import annotations

from collections import defaultdict
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
