"""The archive's ledger: what people decided, and the diary of what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, delete, func, insert, select

from dateline.core.change import Change
from dateline.core.decision import ON_STATEMENTS, Decision, in_force
from dateline.core.errors import Overtaken
from dateline.store import schema
from dateline.store.rows import begins, body, encoded, fact, insert_all, item_of, rows_in, set_fact

UNTIDY = "untidy "  # facts of that name: the id of a story or an entity, and the last decision that touched it


def decide(db: Connection, decision: Decision, report: str | None, touched: Sequence[str]) -> int:
    """Write a decision, once, and give its number; one made without knowing the last about its target is not written."""
    table = schema.decisions
    known = db.scalar(select(table.c.seq).where(table.c.id == decision.id))
    if known is not None:
        return int(known)
    last = last_about(db, decision.target)
    if last is not None and last.id != decision.seen:
        raise Overtaken(last)
    seq = _next(db, table)
    row = {"seq": seq, "id": decision.id, "target": decision.target, "act": decision.act, "report": report}
    db.execute(insert(table).values(**row, body=body(decision)))
    for ident in touched:
        set_fact(db, UNTIDY + ident, str(seq))
    return seq


def untidy(db: Connection) -> list[str]:
    """Stories and entities that a decision touched and that were not worked out since."""
    names = db.scalars(select(schema.facts.c.name).where(begins(schema.facts.c.name, UNTIDY)).order_by(schema.facts.c.name))
    return [name.removeprefix(UNTIDY) for name in names]


def tidy(db: Connection, ids: Iterable[str], upto: int) -> None:
    """These stories and entities were worked out, with all decisions up to a number."""
    for name in (UNTIDY + ident for ident in ids):
        seq = fact(db, name)
        if seq is not None and int(seq) <= upto:
            db.execute(delete(schema.facts).where(schema.facts.c.name == name))


def last_about(db: Connection, target: str) -> Decision | None:
    """The last decision about something, an undoing included."""
    query = select(schema.decisions.c.body).where(schema.decisions.c.target == target).order_by(schema.decisions.c.seq.desc()).limit(1)
    found = db.scalar(query)
    return item_of(Decision, found) if found else None


def all_decisions(db: Connection) -> list[Decision]:
    """Every decision, in the order they were made."""
    return [item_of(Decision, text) for text in db.scalars(select(schema.decisions.c.body).order_by(schema.decisions.c.seq))]


def about_statements(db: Connection, reports: Iterable[str]) -> dict[str, list[Decision]]:
    """Decisions in force about statements of reports, by report, in the order they were made."""
    t = schema.decisions
    made: dict[str, list[Decision]] = {}
    for row in sorted(rows_in(db, select(t.c.seq, t.c.report, t.c.body), t.c.report, reports), key=lambda row: row.seq):
        made.setdefault(row.report, []).append(item_of(Decision, row.body))
    return {report: [d for d in in_force(every) if d.act in ON_STATEMENTS] for report, every in made.items()}


def about(db: Connection, statements: Iterable[str]) -> list[Decision]:
    """Decisions in force about statements, in the order they were made."""
    table = schema.decisions
    rows = sorted(rows_in(db, select(table.c.seq, table.c.body), table.c.target, statements), key=lambda row: row.seq)
    return [d for d in in_force(item_of(Decision, row.body) for row in rows) if d.act in ON_STATEMENTS]


def write_changes(db: Connection, changes: Iterable[Change]) -> None:
    """Go on with the diary."""
    told = ({"at": c.at, "sort": c.sort, "story": c.story, "subject": c.subject, "body": encoded(dict(c.told))} for c in changes)
    insert_all(db, schema.changes, [{"seq": seq, **row} for seq, row in enumerate(told, _next(db, schema.changes))])


def _next(db: Connection, table: Table) -> int:
    """The number after the last. Writers take turns, so that it is free; a database's own numbering would leave gaps after what failed."""
    return int(db.scalar(select(func.max(table.c.seq))) or 0) + 1
