"""Which reports have which runs of words, which are copies and which versions of one page: what finds the kin of a new report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from sqlalchemy import Connection, delete, func, or_, select, update

from dateline.group.origins import Runs
from dateline.group.sketch import Sketch
from dateline.group.terms import Profile, unpacked
from dateline.store import schema
from dateline.store.rows import chunks, insert_all, rows_in

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """What an archive keeps of a report for grouping it; `day` is by which reports are ordered, "9999" where it has none."""

    number: int
    report: str
    day: str
    length: int
    days: tuple[int, int] | None
    origin: str | None

    @property
    def order(self) -> tuple[str, str]:
        """Reports in the order of the contract."""
        return self.day, self.report


# --- sketches --------------------------------------------------------------------------------------------------------


def write_sketches(db: Connection, sketches: Iterable[Sketch]) -> None:
    """Keep sketches of reports, and who has which runs."""
    made = list(sketches)
    insert_all(db, schema.sketches, [_sketch_row(s) for s in made])
    held = ((run, s.number, len(s.runs)) for s in made for run in s.runs.tolist())
    insert_all(db, schema.run_holders, [{"run": run, "number": number, "size": size} for run, number, size in sorted(held)])


def _sketch_row(sketch: Sketch) -> dict[str, object]:
    first, last = sketch.days or (None, None)
    row = {"number": sketch.number, "report": sketch.report, "length": sketch.length, "first": first, "last": last}
    packed = {"profile": sketch.profile.packed(), "runs": sketch.runs.astype("<i8").tobytes()}
    return {**row, **packed, "names": np.fromiter(sorted(sketch.names), "<u4").tobytes()}


def sketched(db: Connection, reports: Iterable[str]) -> set[str]:
    """Those of the reports whose sketch is kept."""
    column = schema.sketches.c.report
    return {row.report for row in rows_in(db, select(column), column, reports)}


def kept(db: Connection, numbers: Iterable[int]) -> dict[int, Kept]:
    """What is kept of reports, by number."""
    s, r, o = schema.sketches, schema.reports, schema.origins
    query = select(s.c.number, s.c.report, r.c.earliest, s.c.length, s.c.first, s.c.last, o.c.origin)
    query = query.join(r, r.c.id == s.c.report).outerjoin(o, o.c.report == s.c.report)
    found = (
        Kept(row[0], row[1], row[2] or "9999", row[3], None if row[4] is None else (row[4], row[5]), row[6])
        for row in rows_in(db, query, s.c.number, numbers)
    )
    return {k.number: k for k in found}


def profiles(db: Connection, numbers: Iterable[int]) -> dict[int, Profile]:
    """Profiles of reports, by number."""
    s = schema.sketches
    return {row.number: unpacked(row.profile) for row in rows_in(db, select(s.c.number, s.c.profile), s.c.number, numbers)}


def runs_of(db: Connection, numbers: Iterable[int]) -> dict[int, Runs]:
    """Indexed runs of reports, by number."""
    s = schema.sketches
    rows = rows_in(db, select(s.c.number, s.c.runs), s.c.number, numbers)
    return {row.number: np.frombuffer(row.runs, "<i8") for row in rows}


def names_of(db: Connection, numbers: Iterable[int]) -> dict[int, frozenset[int]]:
    """Names that reports' texts have, as numbers, by the report's number."""
    s = schema.sketches
    rows = rows_in(db, select(s.c.number, s.c.names), s.c.number, numbers)
    return {row.number: frozenset(np.frombuffer(row.names, "<u4").tolist()) for row in rows}


# --- runs ------------------------------------------------------------------------------------------------------------


def holders(db: Connection, runs: Iterable[int]) -> Iterator[tuple[int, list[Pair]]]:
    """Each run with (number, size) of all reports that have it, in order of number."""
    t = schema.run_holders
    query = select(t.c.run, t.c.number, t.c.size).order_by(t.c.run, t.c.number)
    for some in chunks(sorted(runs)):
        for run, rows in groupby(db.execute(query.where(t.c.run.in_(some))), key=lambda row: int(row[0])):
            yield run, [(row[1], row[2]) for row in rows]


def runs_held(db: Connection, runs: Iterable[int], least: int) -> set[int]:
    """Those of the runs that more than `least` reports have."""
    t = schema.run_holders
    query = select(t.c.run).group_by(t.c.run).having(func.count() > least)
    return {row.run for row in rows_in(db, query, t.c.run, runs)}


_ONE, _OTHER = schema.run_holders.alias(), schema.run_holders.alias()


def paired(db: Connection, runs: Iterable[int], new: Iterable[int]) -> Iterator[tuple[int, int, int, int]]:
    """(new report, other report, how many of some of the runs both have, size of the other); a pair may come several times."""
    one, other = _ONE, _OTHER
    query = select(one.c.number, other.c.number, func.count(), func.max(other.c.size)).join(other, other.c.run == one.c.run)
    is_new = (one.c.number + 0).in_(list(new))  # as a sum no index is taken for it: looking for each new one under each run costs more
    query = query.where(is_new, other.c.number != one.c.number).group_by(one.c.number, other.c.number)
    for row in rows_in(db, query, one.c.run, runs):
        yield row[0], row[1], row[2], row[3]


def first_holders(db: Connection, runs: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """(run, number, size) of the holders of crowded runs that are up to the runs' marks."""
    t, crowd = schema.run_holders, schema.run_crowds
    query = select(t.c.run, t.c.number, t.c.size).join(crowd, crowd.c.run == t.c.run).where(t.c.number <= crowd.c.upto)
    return ((row[0], row[1], row[2]) for row in rows_in(db, query, t.c.run, runs))


def run_crowds(db: Connection, runs: Iterable[int]) -> dict[int, int]:
    """Run to its mark, for those of the runs that very many reports have."""
    t = schema.run_crowds
    return {row.run: row.upto for row in rows_in(db, select(t.c.run, t.c.upto), t.c.run, runs)}


def set_run_crowds(db: Connection, fresh: Mapping[int, int], moved: Mapping[int, int]) -> None:
    """Mark runs that are crowded now, and move marks of runs that were."""
    t = schema.run_crowds
    insert_all(db, t, [{"run": run, "upto": upto} for run, upto in sorted(fresh.items())])
    for run, upto in sorted(moved.items()):
        db.execute(update(t).where(t.c.run == run).values(upto=upto))


# --- copies and versions ---------------------------------------------------------------------------------------------


def copies_of(db: Connection, numbers: Iterable[int]) -> set[Pair]:
    """Pairs of copies, short and long, of which one is among the numbers."""
    t = schema.copies
    found: set[Pair] = set()
    for some in chunks(numbers):
        found |= {(row[0], row[1]) for row in db.execute(select(t.c.short, t.c.long).where(t.c.short.in_(some)))}
        found |= {(row[0], row[1]) for row in db.execute(select(t.c.short, t.c.long).where(t.c.long.in_(some)))}
    return found


def change_copies(db: Connection, gone: Iterable[Pair], fresh: Iterable[Pair]) -> None:
    """Take pairs away and put others in."""
    t = schema.copies
    for short, long in sorted(gone):
        db.execute(delete(t).where(t.c.short == short, t.c.long == long))
    insert_all(db, t, [{"short": short, "long": long} for short, long in sorted(fresh)])


def write_places(db: Connection, places: Iterable[tuple[str, int, str]]) -> None:
    """Where reports stood, by which versions of a page are found: place, number, and what orders versions."""
    insert_all(db, schema.pages, [{"place": p, "number": n, "published": d} for p, n, d in sorted(places)])


def at_places(db: Connection, places: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Place to what orders versions and the id of each report that stood there, in this order."""
    t, s = schema.pages, schema.sketches
    query = select(t.c.place, t.c.published, s.c.report).join(s, s.c.number == t.c.number)
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows_in(db, query, t.c.place, places):
        found.setdefault(row.place, []).append((row.published, row.report))
    return {place: sorted(members) for place, members in found.items()}


def revisions_of(db: Connection, reports: Iterable[str]) -> dict[str, str]:
    """Report id to the id of the version before it, for all of which either is among the reports."""
    t = schema.revisions
    found: dict[str, str] = {}
    for some in chunks(reports):
        rows = db.execute(select(t.c.report, t.c.revises).where(or_(t.c.report.in_(some), t.c.revises.in_(some))))
        found |= {row.report: row.revises for row in rows}
    return found


def write_revisions(db: Connection, revised: Mapping[str, str | None]) -> None:
    """Which version each of the reports takes the place of; None for none."""
    t = schema.revisions
    for some in chunks(revised):
        db.execute(delete(t).where(t.c.report.in_(some)))
    insert_all(db, t, [{"report": r, "revises": e} for r, e in sorted(revised.items()) if e])


def write_origins(db: Connection, origins: Mapping[str, str]) -> None:
    """Put the origins of reports in place of what they were."""
    t = schema.origins
    for some in chunks(origins):
        db.execute(delete(t).where(t.c.report.in_(some)))
    insert_all(db, t, [{"report": r, "origin": o} for r, o in sorted(origins.items())])
