"""Who is who in one archive: what comparing names gives, what people decided over it, and the entities that come of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.core.archived import Same
from dateline.core.decision import Decision
from dateline.core.entity import Entity
from dateline.core.event import Story
from dateline.reconcile.people import same_names, same_people

Named = Mapping[str, tuple[Entity, ...]]  # report id -> the entities it names


def by_names(named: Named, stories: Sequence[Story]) -> Same:
    """Entities of reports that are another's, by their names alone."""
    same = dict(same_names(named))
    for story in stories:
        same |= same_people(story.reports, named)
    return same


def by_people(machine: Same, named: Named, decisions: Sequence[Decision]) -> Same:
    """The same with what people decided: entities merged into others, or told apart in some reports.

    `decisions` are those in force, in the order they were made; those about anything but entities change nothing.
    """
    known = {(report, e.id): machine.get((report, e.id), e.id) for report, names in named.items() for e in names}
    for decision in decisions:
        after = decision.after or {}
        if decision.act == "merge" and "into" in after:
            known = {pair: after["into"] if ident == decision.target else ident for pair, ident in known.items()}
        elif decision.act == "split" and "reports" in after:
            apart = apart_id(decision)
            known = {pair: apart if ident == decision.target and pair[0] in after["reports"] else ident for pair, ident in known.items()}
    return {pair: ident for pair, ident in known.items() if ident != pair[1]}


def apart_id(decision: Decision) -> str:
    """The id of the entity that a decision to split makes."""
    after = decision.after or {}
    return Entity(key=apart_key(decision), name=after["name"], sort=after["sort"]).id


def apart_key(decision: Decision) -> str:
    """Names nothing else can have: the decision is part of it."""
    return f"{(decision.after or {})['name'].casefold()} ({decision.id})"


def known_entities(named: Named, same: Same, decisions: Sequence[Decision]) -> dict[str, Entity]:
    """The entities of all reports, each once, by id; one that is another in its report adds its names and roles to that one."""
    every = {e.id: e for names in named.values() for e in names}
    for decision in decisions:
        after = decision.after or {}
        if decision.act == "split" and "reports" in after:
            made = Entity(key=apart_key(decision), name=after["name"], sort=after["sort"])
            every[made.id] = made
    grouped: dict[str, list[Entity]] = {}
    for report, names in sorted(named.items()):
        for entity in names:
            known = every.get(same.get((report, entity.id), entity.id), entity)
            if known.id != entity.id:
                entity = replace(entity, key=known.key, name=known.name, sort=known.sort, aliases=(entity.name, *entity.aliases))
            grouped.setdefault(known.id, []).append(entity)
    return {ident: merged(alike) for ident, alike in sorted(grouped.items())}


def merged(alike: Iterable[Entity]) -> Entity:
    """One entity of several reports' accounts of it: the name most reports use, the longest of equals; all aliases and roles."""
    all_of = sorted(alike, key=lambda e: (e.name, e.aliases))
    names = Counter(e.name for e in all_of)
    name = max(sorted(names), key=lambda n: (names[n], len(n)))
    aliases = sorted({a for e in all_of for a in (e.name, *e.aliases)} - {name})
    roles = sorted({r for e in all_of for r in e.roles}, key=lambda r: (r.report, r.span.start, r.title, r.of or ""))
    countries = Counter(e.country for e in all_of if e.country)
    country = max(sorted(countries), key=countries.__getitem__) if countries else None
    return Entity(key=all_of[0].key, name=name, sort=all_of[0].sort, aliases=tuple(aliases), roles=tuple(roles), country=country)
