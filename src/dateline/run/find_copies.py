"""Find which reports new ones copy, and what that makes of origins, by looking at those alone that share runs of words with them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import islice

import numpy as np
from sqlalchemy import Connection

from dateline.core.ids import number_of
from dateline.core.report import Report
from dateline.group.linkage import Pair
from dateline.group.origins import CROWD, FIRST, HELD, Runs, Text, is_candidate, is_copy, is_series, of_one_writer, origin_id, text_of
from dateline.group.sketch import Sketch, sketch_of
from dateline.group.words import words_of
from dateline.run.crew import ALONE, Staff, Task
from dateline.run.revisions import of_one_origin
from dateline.store import kin, schema
from dateline.store.kin import Kept
from dateline.store.rows import item_of, report_of, stored_bodies

AT_ONCE = 50  # new reports that are looked up together
SKETCHED = 20  # reports a chunk of those that are sketched


def sketches_of(bodies: Sequence[str]) -> list[tuple[Sketch, Text]]:
    """Sketches of reports, given as they are stored, and the texts that copies are compared by."""
    return [sketch_of(item_of(Report, body)) for body in bodies]


SKETCH = Task(sketches_of, left=lambda body: sketches_of([body])[0], size=SKETCHED)


class Texts:
    """Texts of reports as copies are compared, by number; some are kept ready."""

    def __init__(self, db: Connection):
        self._db = db
        self._fresh: dict[int, Text] = {}
        self.of = lru_cache(maxsize=HELD)(self._of)

    def ready(self, made: Sequence[tuple[Sketch, Text]]) -> list[Sketch]:
        """Keep the texts of new reports ready in place of those of the new reports before; gives their sketches."""
        self._fresh = {sketch.number: text for sketch, text in made}
        return [sketch for sketch, _ in made]

    def _of(self, number: int) -> Text:
        if number in self._fresh:
            return self._fresh[number]
        return text_of(words_of(report_of(self._db, kin.kept(self._db, [number])[number].report)))


def find_copies(db: Connection, fresh: Sequence[str], staff: Staff = ALONE) -> set[int]:
    """Put new reports among the others and find their copies; gives the numbers of all reports that have other copies now."""
    texts, touched = Texts(db), set[int]()
    coming = staff.shared(SKETCH, stored_bodies(db, schema.reports, fresh))
    while made := list(islice(coming, AT_ONCE)):
        touched |= _find(db, texts.ready(made), texts)
    return touched


def _find(db: Connection, fresh: Sequence[Sketch], texts: Texts) -> set[int]:
    found = Together(db, fresh)
    lost = set(_lost(db, found.losing)) if found.losing else set()
    pairs = [pair for pair, count in sorted(found.together.items()) if is_candidate(count, found.sizes[pair[0]], found.sizes[pair[1]])]
    names = kin.names_of(db, {n for pair in pairs for n in pair})
    pairs = [(a, b) for a, b in pairs if not is_series(names[a], names[b])]  # told by what is kept: making a text again costs more
    order = kin.kept(db, {n for pair in pairs for n in pair})
    sized = (sorted(pair, key=lambda n: (texts.of(n).size, order[n].order)) for pair in pairs)
    made = {(short, long) for short, long in sized if is_copy(texts.of(short), texts.of(long))}
    kin.change_copies(db, lost, made)
    return {n for pair in made | lost for n in pair}


class Together:
    """How many runs pair new reports with each other and with those that were there.

    `losing` are reports that were there and that some run, now that it is crowded, no longer pairs with all others who have it.
    """

    def __init__(self, db: Connection, fresh: Sequence[Sketch]):
        self.together: Counter[Pair] = Counter()
        self.sizes = {s.number: len(s.runs) for s in fresh}
        self.losing: set[int] = set()
        self._new = frozenset(self.sizes)
        has: defaultdict[int, list[int]] = defaultdict(list)
        for sketch in fresh:
            for run in sketch.runs.tolist():
                has[run].append(sketch.number)
        upto = kin.run_crowds(db, has)
        kin.write_sketches(db, fresh)
        crowding = kin.runs_held(db, has.keys() - upto.keys(), CROWD)
        behind = {run for run in upto if min(has[run]) > upto[run]}  # new ones who have these are not among the first
        self._count(kin.paired(db, has.keys() - upto.keys() - crowding, self._new))
        for run, other, size in kin.first_holders(db, behind):
            self._count((one, other, 1, size) for one in has[run])
        marks = dict(self._crowded(kin.holders(db, crowding | (upto.keys() - behind)), upto))
        grown = {run: mark for run, mark in marks.items() if run not in upto}
        kin.set_run_crowds(db, grown, {run: mark for run, mark in marks.items() if run in upto})

    def _count(self, paired: Iterable[tuple[int, int, int, int]]) -> None:
        """Count what pairs new ones with others: (new one, other, so many runs, size of the other)."""
        for one, other, count, size in paired:
            self.sizes[other] = size
            if other not in self._new or one < other:
                self.together[min(one, other), max(one, other)] += count

    def _crowded(self, held: Iterable[tuple[int, list[Pair]]], upto: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """Count crowded runs whose first holders are others than before; gives their marks. `upto`: what marks were."""
        for run, rows in held:
            self.sizes.update(rows)
            numbers = [number for number, _ in rows]
            self.together.update(pairs_with(self._new, numbers))
            self.losing.update(n for n in numbers[FIRST:] if n not in self._new and n <= upto.get(run, n))
            yield run, numbers[FIRST - 1]


def pairs_with(new: Set[int], holders: Sequence[int]) -> Iterator[Pair]:
    """The pairs that a crowded run finds of which one is new, each once. `holders`: who has it, in order."""
    first = frozenset(holders[:FIRST])
    for one in holders:
        if one in new:
            for other in holders if one in first else holders[:FIRST]:
                if other != one and (other not in new or one < other):
                    yield (one, other) if one < other else (other, one)


def _lost(db: Connection, losing: Collection[int]) -> Iterator[Pair]:
    """Copies that are no longer found, as runs that they share are crowded now."""
    pairs = kin.copies_of(db, losing)
    runs = kin.runs_of(db, {n for pair in pairs for n in pair})
    for short, long in pairs:
        shared = np.intersect1d(runs[short], runs[long], assume_unique=True)
        if not is_candidate(_finding(db, shared, min(short, long)), len(runs[short]), len(runs[long])):
            yield short, long


def _finding(db: Connection, shared: Runs, first: int) -> int:
    """How many of the runs that two share pair them. `first`: the smaller of their numbers."""
    crowded = kin.run_crowds(db, shared.tolist())
    return len(shared) - sum(first > upto for upto in crowded.values())


# --- origins ---------------------------------------------------------------------------------------------------------


def find_origins(db: Connection, touched: Iterable[int]) -> dict[int, Kept]:
    """Work out origins of all reports that hang together with the touched ones; gives all of these, as they were before."""
    members = hanging_together(db, touched)
    ordered = sorted(members.values(), key=lambda k: k.order)
    at = {k.number: n for n, k in enumerate(ordered)}
    pairs = [(at[short], at[long]) for short, long in kin.copies_of(db, members)]
    groups = of_one_writer(len(ordered), pairs)
    ids = [k.report for k in ordered]
    written = {ident: origin_id(ids[groups.of(n)]) for n, ident in enumerate(ids)}
    origins = of_one_origin(written, kin.revisions_of(db, ids), ids)
    kin.write_origins(db, {k.report: origins[k.report] for k in ordered if origins[k.report] != k.origin})
    return members


def hanging_together(db: Connection, numbers: Iterable[int]) -> dict[int, Kept]:
    """The reports, and all that are copies or versions of them or of each other."""
    members: dict[int, Kept] = {}
    more = set(numbers)
    while more:
        members |= kin.kept(db, more)
        found = {n for pair in kin.copies_of(db, more) for n in pair}
        found |= {number_of(r) for pair in kin.revisions_of(db, [members[n].report for n in more]).items() for r in pair}
        more = found - members.keys()
    return members
