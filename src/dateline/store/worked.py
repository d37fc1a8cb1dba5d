"""What is worked out, as the steps that work it out read it: reports that wait, stories and what they are made of, entities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, insert, select

from dateline.core.archived import Grouping, Part
from dateline.core.entity import Entity
from dateline.core.event import Story
from dateline.group.origins import origin_id
from dateline.store import naming, schema
from dateline.store.rows import bodies_of, body, count, delete_in, fact, insert_all, rows_in, set_fact

AGAIN = "read again"  # fact: reports were read again, so that whom they name was counted in vain
SILENT = "silent"  # fact: all is worked out anew without anything having come in, of which the diary is not to tell


# --- reports that wait -----------------------------------------------------------------------------------------------


def pending(db: Connection, most: int) -> list[str]:
    """Reports that came in since the others were worked out, oldest first, so many at most."""
    r, waiting = schema.reports, schema.pending
    query = select(waiting.c.report).outerjoin(r, r.c.id == waiting.c.report)  # an outer one begins at those that wait, which are few
    return list(db.scalars(query.order_by(func.coalesce(r.c.earliest, "9999"), r.c.id).limit(most)))


def waiting_among(db: Connection, reports: Iterable[str]) -> set[str]:
    """Those of the reports that wait."""
    column = schema.pending.c.report
    return {row.report for row in rows_in(db, select(column), column, reports)}


def settle(db: Connection, reports: Iterable[str]) -> None:
    """These reports are worked out."""
    delete_in(db, schema.pending, schema.pending.c.report, reports)
    if not count(db, schema.pending):
        db.execute(delete(schema.facts).where(schema.facts.c.name.in_([SILENT, AGAIN])))


def is_silent(db: Connection) -> bool:
    """Whether the diary is not to tell of what is worked out."""
    return fact(db, SILENT) is not None


def forget(db: Connection) -> None:
    """Take away all that was worked out, so that it is worked out anew without the diary telling of it."""
    for table in (*schema.WORKED_OUT, *schema.FINDING):
        db.execute(delete(table))
    _wait_for_all(db)
    if count(db, schema.pending):
        set_fact(db, SILENT, "1")


def forget_names(db: Connection) -> None:
    """Take away what was counted of whom reports name, so that it is counted anew."""
    for table in (schema.name_sorts, schema.name_counts, schema.same, schema.entities):
        db.execute(delete(table))
    _wait_for_all(db)


def _wait_for_all(db: Connection) -> None:
    db.execute(delete(schema.pending))
    db.execute(insert(schema.pending).from_select(["report"], select(schema.reports.c.id)))


# --- stories ---------------------------------------------------------------------------------------------------------


def stories(db: Connection, ids: Iterable[str]) -> list[Story]:
    """Stories by id; those that are no longer there are left out."""
    return list(bodies_of(db, schema.stories, Story, ids).values())


def stories_with(db: Connection, reports: Iterable[str]) -> set[str]:
    """The stories that reports are in."""
    link = schema.story_reports
    return {row.story for row in rows_in(db, select(link.c.story), link.c.report, reports)}


def inputs(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Story id to the digest of what it was worked out of."""
    t = schema.stories
    return {row.id: row.inputs for row in rows_in(db, select(t.c.id, t.c.inputs), t.c.id, ids)}


def reports_of_origins(db: Connection, first: Iterable[str]) -> list[tuple[str, str]]:
    """(day, id) of all reports of the origins that have these first reports; "9999" where there is no day."""
    o, r = schema.origins, schema.reports
    query = select(r.c.earliest, r.c.id).join(o, o.c.report == r.c.id)
    return [(row.earliest or "9999", row.id) for row in rows_in(db, query, o.c.origin, map(origin_id, first))]


def put_to_story(db: Connection, story: str, reports: Sequence[str]) -> None:
    """Note that reports are of a story, in place of those that they were of."""
    delete_in(db, schema.story_reports, schema.story_reports.c.report, reports)
    insert_all(db, schema.story_reports, [{"report": r, "story": story} for r in reports])


def part(db: Connection, reports: Iterable[str], told: Sequence[Story] = ()) -> Part:
    """What some reports, those of the stories `told`, bring to a grouping of them alone."""
    ids = list(reports)
    o, v, n, r = schema.origins, schema.revisions, schema.named, schema.reports
    named: dict[str, list[str]] = {ident: [] for ident in ids}
    for row in rows_in(db, select(n.c.report, n.c.entity).order_by(n.c.report, n.c.entity), n.c.report, ids):
        named[row.report].append(row.entity)
    machine, same = naming.same_in(db, ids)
    entities = naming.entities(db, {same.get((report, e), e) for report, names in named.items() for e in names})
    grouping = Grouping(
        {row.report: row.origin for row in rows_in(db, select(o.c.report, o.c.origin), o.c.report, ids)},
        tuple(told),
        machine,
        same,
        entities,
        {row.report: row.revises for row in rows_in(db, select(v.c.report, v.c.revises), v.c.report, ids)},
    )
    return Part(grouping, named, {row.id: row.digest for row in rows_in(db, select(r.c.id, r.c.digest), r.c.id, ids)})


# --- entities and all together ---------------------------------------------------------------------------------------


def replace_entities(db: Connection, gone: Iterable[str], made: Iterable[Entity]) -> None:
    """Put entities in place of those that are gone. What reports call them stays with the reports."""
    delete_in(db, schema.entities, schema.entities.c.id, gone)
    insert_all(db, schema.entities, [{"id": e.id, "name": e.name.casefold(), "body": body(replace(e, roles=()))} for e in made])


def write_grouping(db: Connection, grouping: Grouping) -> None:
    """Put in place of origins, revisions, entities and who is who as they were."""
    for table in (schema.origins, schema.revisions, schema.same, schema.entities):
        db.execute(delete(table))
    insert_all(db, schema.origins, [{"report": r, "origin": o} for r, o in sorted(grouping.origins.items())])
    insert_all(db, schema.revisions, [{"report": r, "revises": e} for r, e in sorted(grouping.revises.items())])
    naming.write_same(db, (), grouping.machine, grouping.same)
    replace_entities(db, (), grouping.entities.values())
