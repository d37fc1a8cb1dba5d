"""Whom reports name: how many call whom what, who is whom in which report, and the entities that come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, and_, delete, func, select

from dateline.core.archived import Same
from dateline.core.entity import Entity, EntitySort, Role
from dateline.store import schema
from dateline.store.rows import bodies_of, chunks, delete_in, insert_all, item_of, rows_in

Sorts = dict[str, dict[EntitySort, int]]  # folded name -> sort -> how many reports take it for that
NO_ROLES = '"roles":[]'  # in a stored entity; inside a string of JSON no quotation mark stands bare
Counts = dict[str, Counter[tuple[str, str]]]  # entity id -> (part, value) -> how many reports


def named_by(db: Connection, reports: Iterable[str]) -> dict[str, tuple[Entity, ...]]:
    """Report id to the entities that it names, in order of id; for each of the reports."""
    found: dict[str, list[Entity]] = {report: [] for report in reports}
    t = schema.named
    for row in rows_in(db, select(t.c.report, t.c.body).order_by(t.c.report, t.c.entity), t.c.report, list(found)):
        found[row.report].append(item_of(Entity, row.body))
    return {report: tuple(entities) for report, entities in found.items()}


def reports_naming(db: Connection, entities: Iterable[str]) -> set[str]:
    """Reports that name one of the entities, under its own id or as one that it is known to be."""
    ids = list(entities)
    places = ((schema.named, schema.named.c.entity), (schema.same, schema.same.c.machine), (schema.same, schema.same.c.known))
    return {row.report for table, column in places for row in rows_in(db, select(table.c.report), column, ids)}


def first_named(db: Connection, entities: Iterable[str]) -> dict[str, Entity]:
    """Entities as the first report by id that names them tells of them; those that no report names are left out."""
    t = schema.named
    first = select(t.c.entity, func.min(t.c.report).label("report")).group_by(t.c.entity)
    found: dict[str, Entity] = {}
    for some in chunks(entities):
        here = first.where(t.c.entity.in_(some)).subquery()
        rows = db.execute(select(t.c.entity, t.c.body).join(here, and_(here.c.entity == t.c.entity, here.c.report == t.c.report)))
        found |= {row.entity: item_of(Entity, row.body) for row in rows}
    return found


def roles_of(db: Connection, entities: Iterable[str]) -> dict[str, set[Role]]:
    """All that reports call entities: "Foreign Minister" of "Turkey", with the words that say so."""
    n, s = schema.named, schema.same
    ids = list(dict.fromkeys(entities))
    here = and_(s.c.report == n.c.report, s.c.entity == n.c.entity)
    calls = ~n.c.body.contains(NO_ROLES)  # most reports name an entity and call it nothing
    own = select(n.c.body, func.coalesce(s.c.known, n.c.entity).label("known")).outerjoin(s, here).where(calls)
    taken = select(n.c.body, s.c.known).join(s, here).where(calls)
    found: dict[str, set[Role]] = {ident: set() for ident in ids}
    for query, column in ((own, n.c.entity), (taken, s.c.known)):
        for row in rows_in(db, query, column, ids):
            if row.known in found:
                found[row.known].update(item_of(Entity, row.body).roles)
    return found


def with_roles(db: Connection, entities: Iterable[Entity]) -> list[Entity]:
    """Entities with all that reports call them."""
    every = list(entities)
    roles = roles_of(db, (e.id for e in every))
    return [replace(e, roles=in_order(roles[e.id])) if roles[e.id] else e for e in every]


def in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Roles, each once, by report and where they stand there."""
    return tuple(sorted(set(roles), key=lambda r: (r.report, r.span.start, r.title, r.of or "")))


# --- counts ----------------------------------------------------------------------------------------------------------


def sorts(db: Connection, keys: Iterable[str]) -> Sorts:
    """How many reports take names for what."""
    t = schema.name_sorts
    found: Sorts = {}
    for row in rows_in(db, select(t), t.c.key, keys):
        found.setdefault(row.key, {})[row.sort] = row.reports
    return found


def write_sorts(db: Connection, now: Sorts) -> None:
    """Put what reports take names for in place of what was known of these names."""
    delete_in(db, schema.name_sorts, schema.name_sorts.c.key, now)
    rows = [{"key": key, "sort": sort, "reports": n} for key, told in sorted(now.items()) for sort, n in sorted(told.items()) if n]
    insert_all(db, schema.name_sorts, rows)


def counts(db: Connection, entities: Iterable[str]) -> Counts:
    """What entities are called and where they belong, by how many reports; for each of the entities."""
    t = schema.name_counts
    found: Counts = {ident: Counter() for ident in entities}
    for row in rows_in(db, select(t), t.c.entity, list(found)):
        found[row.entity][row.part, row.value] = row.reports
    return found


def write_counts(db: Connection, before: Counts, now: Counts) -> None:
    """Put counts in place of what they were before, where they differ."""
    t = schema.name_counts
    rows = []
    for ident, told in sorted(now.items()):
        changed = {key: n for key, n in told.items() if n != before[ident].get(key, 0)}
        for part, value in changed:
            if before[ident].get((part, value)):
                db.execute(delete(t).where(t.c.entity == ident, t.c.part == part, t.c.value == value))
        rows += [{"entity": ident, "part": p, "value": v, "reports": n} for (p, v), n in sorted(changed.items()) if n]
    insert_all(db, t, rows)


# --- who is who ------------------------------------------------------------------------------------------------------


def same_in(db: Connection, reports: Iterable[str]) -> tuple[Same, Same]:
    """Who is who in reports, by comparing names and with what people decided: (report, entity) to the entity that it is."""
    rows = list(rows_in(db, select(schema.same), schema.same.c.report, reports))
    machine = {(row.report, row.entity): row.machine for row in rows if row.machine != row.entity}
    return machine, {(row.report, row.entity): row.known for row in rows if row.known != row.entity}


def write_same(db: Connection, reports: Iterable[str], machine: Same, same: Same) -> None:
    """Put who is who in reports in place of what it was."""
    delete_in(db, schema.same, schema.same.c.report, reports)
    pairs = sorted({*machine, *same})
    rows = [{"report": r, "entity": e, "machine": machine.get((r, e), e), "known": same.get((r, e), e)} for r, e in pairs]
    insert_all(db, schema.same, rows)


def entities(db: Connection, ids: Iterable[str]) -> dict[str, Entity]:
    """Entities by id, without their roles."""
    return bodies_of(db, schema.entities, Entity, ids)
