"""The history of a record: who decided what about it, when and why, what was undone, and what can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from dateline.core.decision import Decision, by_target, in_force
from dateline.core.event import Event
from dateline.core.mention import PlaceMention
from dateline.serve.desk.views.lines import lines
from dateline.serve.desk.views.review_words import Altered, Naming, altered, did, named_in
from dateline.serve.words import safe, short
from dateline.store import schema
from dateline.store.browse import Browse
from dateline.store.rows import item_of, rows_in

NOWHERE = ("a record", None)
A_PAGE = 50
MOST_READ = 20_000  # decisions that a list by one person reads through


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision in words. `seen` is the last decision about the same thing, which undoing it must have seen.

    `subject` and `href` name and lead to what it is about; `holds`: nobody undid it.
    """

    id: str
    target: str
    at: str
    by: str
    act: str
    did: str
    altered: tuple[Altered, ...]
    why: str
    subject: str
    href: str | None
    holds: bool
    seen: str


@dataclass(frozen=True, slots=True)
class History:
    """What was decided about one record, last first. `seen` is the id of the last decision about it, "" where there is none."""

    entries: tuple[Entry, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """A page of the list of all decisions; `people` are those whose names it can be asked for."""

    entries: tuple[Entry, ...]
    total: int
    offset: int
    by: str
    people: tuple[str, ...]


def history(browse: Browse, target: str) -> History:
    """All decisions about a statement or finding."""
    return _history(browse, target, [n.decision for n in browse.decisions(target, limit=1000).items])


def event_history(browse: Browse, event: Event) -> History:
    """Decisions about an event: those that merged or split it or what became part of it, and those that linked statements to it."""
    mine = set(event.statements)
    about = [d for d in _about(browse, "ev-") if mine & {*(d.after or {}).get("anchors", ()), *(d.after or {}).get("statements", ())}]
    links = [d for ds in _all_about(browse, event.statements).values() for d in ds if d.act in ("link", "unlink")]
    undone = [d for d in _about(browse, "ev-") if d.act == "undo" and d.undoes in {a.id for a in about}]
    made = {d.id: d for d in (*about, *undone, *links)}
    return _history(browse, event.id, sorted(made.values(), key=lambda d: (d.at, d.id), reverse=True))


def entity_history(browse: Browse, entity: str) -> History:
    """Decisions about an entity, and those that made others one with it."""
    every = _about(browse, "en-")
    about = {d.id: d for d in every if entity in (d.target, (d.after or {}).get("into"))}
    about |= {d.id: d for d in every if d.undoes in about}
    return _history(browse, entity, list(about.values()))


def corrections(browse: Browse, statements: Iterable[str]) -> dict[str, tuple[Altered, ...]]:
    """Statement id to what people corrected in it, the last correction that holds of each field."""
    held = {i: [d for d in in_force(ds) if d.act == "correct"] for i, ds in _all_about(browse, statements).items()}
    naming = naming_of(browse, [d for ds in held.values() for d in ds])
    return {i: tuple({a.name: a for d in ds for a in altered(d, naming)}.values()) for i, ds in held.items() if ds}


def ledger(browse: Browse, by: str = "", offset: int = 0) -> Ledger:
    """All decisions, last first, or those of one person."""
    if not by:
        page = browse.decisions(limit=A_PAGE, offset=offset)
        rows, total = [n.decision for n in page.items], page.total
        people = {d.by for d in rows}
    else:
        every = [n.decision for n in browse.decisions(limit=MOST_READ).items]
        mine = [d for d in every if d.by == by]
        rows, total, people = mine[offset : offset + A_PAGE], len(mine), {d.by for d in every}
    return Ledger(entries(browse, rows), total, offset, by, tuple(sorted(people | ({by} if by else set()))))


def entries(browse: Browse, decisions: Sequence[Decision]) -> tuple[Entry, ...]:
    """Decisions in words, in the order given; a handful of questions however many there are."""
    every = _all_about(browse, {d.target for d in decisions})
    undone = browse_decisions(browse, [d.undoes for d in decisions if d.undoes])
    naming = naming_of(browse, [*decisions, *undone.values()])
    about = subjects(browse, {d.target for d in decisions})
    holding = {d.id for ds in every.values() for d in in_force(ds)}
    holding |= {d.id for ds in every.values() for d in ds if d.act == "undo" and d.undoes and d.undoes not in holding}
    made = []
    for d in decisions:
        subject, href = about.get(d.target, NOWHERE)
        last = every[d.target][-1].id if every.get(d.target) else ""
        made.append(_entry(d, naming, undone.get(d.undoes or ""), subject, href, d.id in holding, last))
    return tuple(made)


def entry_of(browse: Browse, decision: Decision) -> Entry:
    """One decision in words."""
    return entries(browse, [decision])[0]


def _entry(d: Decision, naming: Naming, undone: Decision | None, subject: str, href: str | None, holds: bool, seen: str) -> Entry:
    return Entry(
        id=d.id,
        target=d.target,
        at=d.at,
        by=safe(d.by),
        act=d.act,
        did=did(d, naming, undone),
        altered=altered(d, naming),
        why=safe(d.why or ""),
        subject=subject,
        href=href,
        holds=holds,
        seen=seen,
    )


def _history(browse: Browse, target: str, decisions: Sequence[Decision]) -> History:
    last = browse.last_decision(target)
    return History(entries(browse, decisions), last.id if last else "")


def subjects(browse: Browse, targets: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """Ids of statements, events, findings and entities to a name and the address of its page; those that are gone have none."""
    by_sort: dict[str, list[str]] = {}
    for ident in sorted(set(targets)):
        by_sort.setdefault(ident[:2], []).append(ident)
    found: dict[str, tuple[str, str | None]] = {}
    for ident, line in lines(browse, by_sort.get("st", ())).items():
        found[ident] = (f"{line.reads} · {line.source.outlet}", f"/statements/{ident}")
    for ident in by_sort.get("ev", ()):
        event = browse.event(ident)
        found[ident] = (safe(event.title), f"/events/{event.id}") if event else ("an event", None)
    for ident, finding in browse.findings(by_sort.get("fi", ())).items():
        found[ident] = (short(finding.says, 120), f"/findings/{ident}")
    for ident, entity in browse.entities(by_sort.get("en", ())).items():
        found[ident] = (safe(entity.name), f"/entities/{ident}")
    gone = {"st": "a statement that is gone", "fi": "a finding that is no more", "en": "an entity that is part of another now"}
    return {i: found.get(i, (gone.get(i[:2], "a record"), None)) for ids in by_sort.values() for i in ids}


def naming_of(browse: Browse, decisions: Iterable[Decision]) -> Naming:
    """Names of what decisions name."""
    wanted = named_in(decisions)
    known = {i: safe(e.name) for i, e in browse.entities(i for i in wanted if i.startswith("en-")).items()}
    known |= {i: f"“{safe(e.title)}”" for i, e in browse.events(i for i in wanted if i.startswith("ev-")).items()}
    for ident in sorted(i for i in wanted if i.startswith("ev-") and i not in known):
        moved = browse.event(ident)
        known[ident] = f"“{safe(moved.title)}”" if moved else "an event"
    known |= _places(browse, {i: r for i, r in wanted.items() if r})
    gone = {"en": "an entity", "ev": "an event", "mn": "a place"}
    return lambda ident: known.get(ident, gone.get(ident[:2], safe(ident) or "not given"))


def _places(browse: Browse, wanted: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for report in sorted(set(wanted.values())):
        held = browse.found(report)
        mentions = held.mentions if held else ()
        found |= {m.id: safe(m.name or m.span.exact) for m in mentions if isinstance(m, PlaceMention) and m.id in wanted}
    return found


def browse_decisions(browse: Browse, ids: Iterable[str | None]) -> dict[str, Decision]:
    """Decisions by id."""
    table = schema.decisions
    with browse.archive.reading() as db:
        rows = rows_in(db, select(table.c.id, table.c.body), table.c.id, sorted({i for i in ids if i}))
        return {row.id: item_of(Decision, row.body) for row in rows}


def _all_about(browse: Browse, targets: Iterable[str]) -> dict[str, Sequence[Decision]]:
    """Target to all decisions about it, first to last."""
    table = schema.decisions
    with browse.archive.reading() as db:
        rows = sorted(rows_in(db, select(table.c.seq, table.c.body), table.c.target, sorted(targets)), key=lambda r: r.seq)
    return by_target(item_of(Decision, row.body) for row in rows)


def _about(browse: Browse, prefix: str) -> list[Decision]:
    """Decisions about things of a sort, last first: merges and splits are few."""
    table = schema.decisions
    query = select(table.c.body).where(table.c.target >= prefix, table.c.target < f"{prefix[:-1]}.").order_by(table.c.seq.desc())
    with browse.archive.reading() as db:
        return [item_of(Decision, text) for text in db.scalars(query)]
