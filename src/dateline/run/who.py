"""Who is who in one archive: what comparing names gives, what people decided over it, and the entities that come of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.core.archived import Same
from dateline.core.decision import Decision
from dateline.core.entity import Entity, Role
from dateline.core.event import Story
from dateline.reconcile.people import same_names, same_people
from dateline.store.naming import in_order

Named = Mapping[str, tuple[Entity, ...]]  # report id -> the entities it names
Part = tuple[str, str]  # what a report adds to an entity: "name", "alias" or "country", and what it is


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
    told = about_entities(decisions)
    known = {(report, e.id): known_as(report, machine.get((report, e.id), e.id), told) for report, names in named.items() for e in names}
    return {pair: ident for pair, ident in known.items() if ident != pair[1]}


def about_entities(decisions: Iterable[Decision]) -> list[Decision]:
    """Those decisions that merge entities or split them."""
    return [d for d in decisions if d.after and ((d.act == "merge" and "into" in d.after) or (d.act == "split" and "reports" in d.after))]


def known_as(report: str, ident: str, decisions: Sequence[Decision]) -> str:
    """What people made of an entity in a report. `decisions`: about entities, in force, in the order they were made."""
    for decision in decisions:
        after = decision.after or {}
        if ident == decision.target and (decision.act == "merge" or report in after["reports"]):
            ident = after["into"] if decision.act == "merge" else apart_id(decision)
    return ident


def apart_id(decision: Decision) -> str:
    """The id of the entity that a decision to split makes."""
    after = decision.after or {}
    return Entity(key=apart_key(decision), name=after["name"], sort=after["sort"]).id


def apart_key(decision: Decision) -> str:
    """Names nothing else can have: the decision is part of it."""
    return f"{(decision.after or {})['name'].casefold()} ({decision.id})"


def split_off(decisions: Iterable[Decision]) -> dict[str, Entity]:
    """The entities that decisions to split make, by id."""
    made = (Entity(key=apart_key(d), name=d.after["name"], sort=d.after["sort"]) for d in decisions if d.act == "split" and d.after)
    return {e.id: e for e in made}


def known_entities(named: Named, same: Same, decisions: Sequence[Decision]) -> dict[str, Entity]:
    """The entities of all reports, each once, by id; one that is another in its report adds its names and roles to that one."""
    bases: dict[str, Entity] = {}
    for _, names in sorted(named.items()):
        for entity in names:
            bases.setdefault(entity.id, entity)
    split = split_off(about_entities(decisions))
    bases |= split
    counts: dict[str, Counter[Part]] = {}
    roles: dict[str, set[Role]] = {}
    for report, names in named.items():
        for entity in names:
            known = same.get((report, entity.id), entity.id)
            counts.setdefault(known, Counter()).update(told_of(entity, known))
            roles.setdefault(known, set()).update(entity.roles)
    made = {i: entity_of(bases[i], told, split[i].name if i in split else None) for i, told in sorted(counts.items())}
    return {i: replace(e, roles=in_order(roles[i])) for i, e in made.items()}


def told_of(entity: Entity, known: str) -> list[Part]:
    """What a report that names an entity adds to the one that it is known to be: a name only where it is that one's own."""
    told = [("name" if known == entity.id else "alias", entity.name)]
    told += [("alias", alias) for alias in entity.aliases]
    return told + ([("country", entity.country)] if entity.country else [])


def entity_of(base: Entity, counts: Mapping[Part, int], called: str | None = None) -> Entity:
    """One entity of what reports call it: the name most use, the longest of equals; all other names are aliases.

    `base` gives key and sort, `called` its name where no report has one for it (people told it apart). Roles are left out.
    """
    names, aliases, countries = ({value: n for (p, value), n in counts.items() if p == part and n} for part in ("name", "alias", "country"))
    names = names or ({called: 1} if called else aliases)
    name = max(sorted(names), key=lambda value: (names[value], len(value)))
    country = max(sorted(countries), key=countries.__getitem__) if countries else None
    return Entity(key=base.key, name=name, sort=base.sort, aliases=tuple(sorted({*names, *aliases} - {name})), country=country)


def merged(alike: Sequence[Entity]) -> Entity:
    """One entity of several reports' accounts of it."""
    counts = Counter(part for entity in alike for part in told_of(entity, entity.id))
    return replace(entity_of(alike[0], counts), roles=in_order(r for e in alike for r in e.roles))
