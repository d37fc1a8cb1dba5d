"""Subjects, the reports of one origin each taken together: what each is about, whom that finds, and how alike they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from dateline.group.linkage import Pair
from dateline.group.terms import NAMED
from dateline.store import schema
from dateline.store.rows import chunks, delete_in, insert_all, rows_in


@dataclass(frozen=True, slots=True)
class Kept:
    """A subject as an archive keeps it. `lead` and `report` are its first report, `fullest` the one that says most."""

    lead: int
    report: str
    day: str
    fullest: int
    days: tuple[int, int] | None
    story: str | None = None

    @property
    def order(self) -> tuple[str, str]:
        """Subjects in the order of their first reports."""
        return self.day, self.report


_COLUMNS = ("lead", "report", "day", "fullest", "first", "last", "story")
_QUERY = select(*(schema.subjects.c[name] for name in _COLUMNS))


def _kept(row: Iterable[object]) -> Kept:
    lead, report, day, fullest, first, last, story = row
    return Kept(lead, report, day, fullest, None if first is None else (first, last), story)  # type: ignore[arg-type]


def subjects(db: Connection, leads: Iterable[int]) -> dict[int, Kept]:
    """Subjects by lead; what leads none is left out."""
    found = (_kept(row) for row in rows_in(db, _QUERY, schema.subjects.c.lead, leads))
    return {s.lead: s for s in found}


def of_stories(db: Connection, stories: Iterable[str]) -> dict[int, Kept]:
    """The subjects of stories."""
    found = (_kept(row) for row in rows_in(db, _QUERY, schema.subjects.c.story, stories))
    return {s.lead: s for s in found}


def write(db: Connection, gone: Iterable[int], made: Iterable[Kept]) -> None:
    """Put subjects in place of those that are gone and of those under the same leads; of which story they are stays or is open."""
    fresh = list(made)
    delete_in(db, schema.subjects, schema.subjects.c.lead, [*gone, *(s.lead for s in fresh)])
    for s in fresh:
        first, last = s.days or (None, None)
        row = {"lead": s.lead, "report": s.report, "day": s.day, "fullest": s.fullest, "first": first, "last": last, "story": s.story}
        db.execute(insert(schema.subjects).values(**row))


def set_story(db: Connection, story: str, leads: Iterable[int]) -> None:
    """Put subjects to a story."""
    for some in chunks(leads):
        db.execute(update(schema.subjects).where(schema.subjects.c.lead.in_(some)).values(story=story))


# --- terms -----------------------------------------------------------------------------------------------------------


def holders(db: Connection, terms: Iterable[int]) -> Iterator[tuple[int, int]]:
    """(term, lead) of all subjects that have one of the terms among their heaviest."""
    t = schema.term_holders
    return ((row[0], row[1]) for row in rows_in(db, select(t.c.term, t.c.lead), t.c.term, terms))


def sharing(db: Connection, lead: int, terms: Collection[int], least: int) -> list[int]:
    """All other subjects that have so many of a lead's terms at least, one of them a name; in order."""
    t = schema.term_holders
    query = select(t.c.lead).where(t.c.term.in_(sorted(terms)), t.c.lead != lead).group_by(t.c.lead).order_by(t.c.lead)
    return list(db.scalars(query.having(func.count() >= least, func.max(t.c.term) >= NAMED)))


def counts(db: Connection, terms: Iterable[int]) -> dict[int, int]:
    """How many subjects have each of the terms; those nobody has are left out."""
    t = schema.term_holders
    query = select(t.c.term, func.count())
    return {row[0]: row[1] for some in chunks(terms) for row in db.execute(query.where(t.c.term.in_(some)).group_by(t.c.term))}


def change_holders(db: Connection, gone: Iterable[tuple[int, int]], fresh: Iterable[tuple[int, int]]) -> None:
    """Take (term, lead) away and put others in."""
    t = schema.term_holders
    for term, lead in sorted(gone):
        db.execute(delete(t).where(t.c.term == term, t.c.lead == lead))
    insert_all(db, t, [{"term": term, "lead": lead} for term, lead in sorted(fresh)])


def crowds(db: Connection, terms: Iterable[int]) -> dict[int, int]:
    """How many subjects have each of those of the terms that so many have that they find nothing."""
    t = schema.term_crowds
    return {row.term: row.holders for row in rows_in(db, select(t.c.term, t.c.holders), t.c.term, terms)}


def set_crowds(db: Connection, gone: Iterable[int], now: Mapping[int, int]) -> None:
    """Put crowded terms and how many have them in place of what was kept of them, and of those that are no longer crowded."""
    t = schema.term_crowds
    delete_in(db, t, t.c.term, [*gone, *now])
    insert_all(db, t, [{"term": term, "holders": n} for term, n in sorted(now.items())])


# --- likeness --------------------------------------------------------------------------------------------------------


def likenesses(db: Connection, leads: Iterable[int], least: float = 0.0) -> dict[Pair, float]:
    """Likeness of all pairs of which one is among the leads, of those that are at least so alike."""
    t = schema.likenesses
    query = select(t.c.one, t.c.other, t.c.score).where(t.c.score >= least)
    found: dict[Pair, float] = {}
    for some in chunks(leads):
        for column in (t.c.one, t.c.other):
            found |= {(row[0], row[1]): row[2] for row in db.execute(query.where(column.in_(some)))}
    return found


def forget_likenesses(db: Connection, leads: Iterable[int]) -> None:
    """Take away all pairs of which one is among the leads."""
    t = schema.likenesses
    for some in chunks(leads):
        db.execute(delete(t).where(or_(t.c.one.in_(some), t.c.other.in_(some))))


def change_likenesses(db: Connection, gone: Iterable[Pair], made: Mapping[Pair, float]) -> None:
    """Take pairs away and put others in."""
    t = schema.likenesses
    for one, other in sorted(gone):
        db.execute(delete(t).where(t.c.one == one, t.c.other == other))
    insert_all(db, t, [{"one": a, "other": b, "score": score} for (a, b), score in sorted(made.items())])
