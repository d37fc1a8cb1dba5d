"""The page of an entity: its names, its roles over time, and what it says, does, suffers and wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.core.entity import Entity, Role
from dateline.core.head import Head
from dateline.serve.desk.views.lines import Line, Source, lines, ordered, source_of
from dateline.serve.desk.views.lookups import days_of, part_counts, parts_as
from dateline.serve.words import safe
from dateline.store.browse import Browse

SHOWN = 10  # statements of a group where all groups are shown
A_PAGE = 50  # and where one is
ROLES_SHOWN = 40  # different roles
ALIKE_SHOWN = 12  # other entities of like name
GROUPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "says": ("Says", ("speaker",)),
    "about": ("Does and suffers", ("actor", "recipient")),
    "wants": ("Wants, and what is wanted of it", ("party", "addressee")),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Statements in which the entity has one of some parts, newest first, from the one at `offset` on."""

    key: str
    name: str
    items: tuple[Line, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True)
class Held:
    """A role as reports give it: the words that say so, in the first and the last of them, and how many there are."""

    title: str
    of: str | None
    words: str
    first: Source
    last: Source
    reports: int


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the page prints. `only` is the group that is shown alone."""

    entity: Entity
    roles: tuple[Held, ...]
    more_roles: int
    groups: tuple[Group, ...]
    only: str | None
    alike: tuple[Entity, ...]
    total: int


def entity_page(browse: Browse, ident: str, only: str | None = None, offset: int = 0) -> EntityPage | None:
    """The page of an entity, None where there is none of that id. `only` is a key of GROUPS."""
    entity = browse.entity(ident)
    if entity is None:
        return None
    counts = part_counts(browse, entity.id)
    roles, more_roles = _roles(browse, entity)
    only = only if only in GROUPS else None
    wanted = [only] if only else list(GROUPS)
    return EntityPage(
        entity=entity,
        roles=tuple(roles),
        more_roles=more_roles,
        groups=_groups(browse, entity.id, wanted, counts, offset if only else 0),
        only=only,
        alike=_alike(browse, entity),
        total=sum(counts.values()),
    )


def _groups(browse: Browse, ident: str, keys: list[str], counts: Mapping[str, int], offset: int) -> tuple[Group, ...]:
    size = A_PAGE if len(keys) == 1 else SHOWN
    found = {key: parts_as(browse, ident, GROUPS[key][1], size, offset) for key in keys}
    known = lines(browse, dict.fromkeys(p.statement for parts in found.values() for p in parts))
    made = []
    for key, parts in found.items():
        name, sorts = GROUPS[key]
        shown = ordered(known, dict.fromkeys(p.statement for p in parts))
        made.append(Group(key, name, shown, sum(counts.get(s, 0) for s in sorts), offset))
    return tuple(made)


def _roles(browse: Browse, entity: Entity) -> tuple[list[Held], int]:
    """Roles by when a report first gives them, those that differ in case alone as one, and how many more there are."""
    days = days_of(browse, (r.report for r in entity.roles))
    together: dict[tuple[str, str], list[Role]] = {}
    for role in sorted(entity.roles, key=lambda r: (days.get(r.report, "9999"), r.report, r.span.start)):
        if role.report in days:
            together.setdefault((role.title.casefold(), (role.of or "").casefold()), []).append(role)
    shown = list(together.values())[:ROLES_SHOWN]
    reports = browse.heads(r.report for roles in shown for r in (roles[0], roles[-1]))
    return [_held(roles, reports) for roles in shown], len(together) - len(shown)


def _held(roles: list[Role], reports: Mapping[str, Head]) -> Held:
    first, last = (source_of(reports[r.report]) for r in (roles[0], roles[-1]))
    of = safe(roles[0].of) if roles[0].of else None
    return Held(safe(roles[0].title), of, safe(roles[0].span.exact), first, last, len({r.report for r in roles}))


def _alike(browse: Browse, entity: Entity) -> tuple[Entity, ...]:
    """Other entities whose name begins with, or holds, the last word of this one's."""
    word = entity.name.split()[-1] if entity.name.split() else ""
    found = browse.entities_named(word, ALIKE_SHOWN + 1) if len(word) > 2 else ()
    return tuple(e for e in found if e.id != entity.id)[:ALIKE_SHOWN]
