"""Learn whether two figures answer one question from stories whose answers are marked.

    python training/questions.py [--check] [--more FOLDER ...]

Reads the stories in training/stories as `dateline add` would, holds the figures of each story against each other, and writes the weight
of each sign (`dateline.reconcile.signs`) to src/dateline/reconcile/tables/question_weights.tsv. `--check` writes nothing: it learns from
all folders but one and prints how the figures of that one are put together, for each folder in turn; `--more` names folders that are
only measured, by what all of training/stories teaches. Logistic regression by Newton's method: no random starts, the same weights from the
same stories.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import numpy as np
from marked import Marked, Told, folders, story
from numpy.typing import NDArray

from dateline.core.archived import Found
from dateline.reconcile import learned, question
from dateline.reconcile.account import accounts
from dateline.reconcile.link import happenings, rarity
from dateline.reconcile.measure import Measure
from dateline.reconcile.reconcile import numbers_of
from dateline.reconcile.rivals import Rivals, may_be_one
from dateline.reconcile.signs import pair_of, signs
from dateline.store.archive import open_archive

TABLE = Path(__file__).parents[1] / "src" / "dateline" / "reconcile" / "tables" / "question_weights.tsv"
RIDGE = 3.0  # of 1, 3 and 10, which differ little
SELDOM = 8  # pairs: a sign that fewer have is left out
STEPS = 40
HEAD = "# Weight of each sign that two figures answer one question, in logits. Learned by training/questions.py from our own stories.\n"

Numbers = NDArray[np.float64]
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Case:
    """One story as it was read. `answers`: of each measure the label it is marked with, None for none; those not marked are not there."""

    folder: str
    measures: Sequence[Measure]
    answers: Mapping[int, str | None]

    def alike(self, a: int, b: int) -> bool | None:
        """Whether two measures are marked as answering one question; None where that is not known."""
        if a not in self.answers or b not in self.answers:
            return None
        return self.answers[a] is not None and self.answers[a] == self.answers[b]


def main() -> None:
    """Learn and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print how each folder left out is put together, write nothing")
    parser.add_argument("--more", nargs="*", type=Path, default=[], metavar="FOLDER", help="folders that are only measured")
    given = parser.parse_args()
    cases = list(read(folders()))
    if given.check:
        for name in dict.fromkeys(case.folder for case in cases):
            print(name, measured([c for c in cases if c.folder == name], learn([c for c in cases if c.folder != name])))
        for folder in given.more:
            print(folder.name, measured(list(read([folder])), learn(cases)))
        return
    weights = learn(cases)
    TABLE.write_text(HEAD + "".join(f"{name}\t{weights[name]:.3f}\n" for name in sorted(weights)), encoding="utf-8")


def read(of: Sequence[Path]) -> Iterator[Case]:
    """All stories of some folders, read into an archive that is thrown away."""
    told = {path: story(path) for folder in of for path in sorted(folder.glob("*.txt"))}
    with tempfile.TemporaryDirectory() as place:
        lines, archive = Path(place, "reports.jsonl"), Path(place, "stories.db")
        lines.write_text("".join(json.dumps(r.given()) + "\n" for reports in told.values() for r in reports), encoding="utf-8")
        program = [sys.executable, "-m", "dateline", "add", str(lines), "--archive", str(archive)]
        subprocess.run(program, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open_archive(archive) as db:
            known = [found for ident in db.report_ids() if (found := db.found_in(ident)) and not found.report.teaser_of]
    by_name = {found.report.source_id: found for found in known}
    for path, reports in told.items():
        yield case_of(path.parent.name, reports, [by_name[r.ident] for r in reports])


def case_of(folder: str, reports: Sequence[Told], found: Sequence[Found]) -> Case:
    """What was read of a story, beside its marks."""
    told = accounts(found, {e.id: e for f in found for e in f.entities})
    numbers = numbers_of(told, happenings(told.occurrences))
    measures = question.measures(told.figures, {ident: str(n) for ident, n in numbers.items()})
    answers: dict[int, str | None] = {}
    for report, one in zip(reports, found, strict=True):
        own = [n for n, m in enumerate(measures) if m.account.report.id == one.report.id]
        answers |= _matched(report.figures, {n: measures[n] for n in own})
    return Case(folder, measures, answers)


def _matched(marks: Sequence[Marked], own: Mapping[int, Measure]) -> dict[int, str | None]:
    """Measures to the labels of the marks that they share most with, one to one."""
    pairs = ((_overlap(mark, m), n, at) for at, mark in enumerate(marks) for n, m in own.items())
    found: dict[int, str | None] = {}
    used: set[int] = set()
    for _, n, at in sorted((p for p in pairs if p[0] > 0), key=lambda p: (-p[0], p[1])):
        if n not in found and at not in used:
            found[n] = marks[at].question
            used.add(at)
    return found


def _overlap(mark: Marked, measure: Measure) -> float:
    """How much of both spans is of both."""
    span = measure.account.statement.span
    common = min(mark.end, span.end) - max(mark.start, span.start)
    return common / (max(mark.end, span.end) - min(mark.start, span.start)) if common > 0 else 0.0


def learn(cases: Sequence[Case]) -> dict[str, float]:
    """Sign to its weight."""
    rows = [row for case in cases for row in rows_of(case)]
    seen = Counter(name for signs_of, _ in rows for name in signs_of)
    names = sorted(name for name, often in seen.items() if often >= SELDOM)
    column = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for n, (signs_of, _) in enumerate(rows):
        for name, value in signs_of.items():
            if name in column:
                matrix[n, column[name]] = value
    weights = _fitted(matrix, np.array([float(alike) for _, alike in rows]))
    return dict(zip(names, weights.tolist(), strict=True))


def rows_of(case: Case) -> Iterator[tuple[dict[str, float], bool]]:
    """The signs of all pairs of which it is known whether they answer one question, but for those that can never."""
    for family in sorted({m.family for m in case.measures}):
        block = [n for n, m in enumerate(case.measures) if m.family == family]
        weights, rivals = rarity(case.measures), Rivals([case.measures[n] for n in block])
        for one, two in combinations(block, 2):
            a, b, alike = case.measures[one], case.measures[two], case.alike(one, two)
            if alike is not None and may_be_one(a, b) and not learned.hardly(a, b) and not learned.never(a, b):
                yield dict(signs(pair_of(a, b, weights, rivals))), alike


def _fitted(matrix: Numbers, wanted: Numbers) -> Numbers:
    """Weights of a logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(matrix.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (odds - wanted) + RIDGE * weights
        bend = (matrix * (odds * (1 - odds))[:, None]).T @ matrix + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return np.asarray(weights, dtype=np.float64)


def measured(cases: Sequence[Case], weights: Weights) -> str:
    """How figures of different reports are put together with these weights: pairs made, right, asked for."""
    made = right = asked = apart = 0
    with patch.object(learned, "_weights", lambda: weights):
        for case in cases:
            put = {id(a): n for n, group in enumerate(question.grouped(case.measures)) for a in group}
            for one, two in combinations(range(len(case.measures)), 2):
                a, b, alike = case.measures[one], case.measures[two], case.alike(one, two)
                if alike is None or a.account.report.id == b.account.report.id:
                    continue
                joined = put[id(a)] == put[id(b)]
                made, right, asked = made + joined, right + (joined and alike), asked + alike
                apart += joined and not alike and a.ends != b.ends
    precision, recall = right / made if made else 0.0, right / asked if asked else 0.0
    return f"precision {precision:.3f} recall {recall:.3f} ({right} of {made} made, {asked} asked for; wrong with other numbers: {apart})"


if __name__ == "__main__":
    main()
