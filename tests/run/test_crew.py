"""Reading with workers that die: the order stays, nothing is lost or doubled, and who kills is found out."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import many_reports
import pytest

from dateline.core.archived import Found
from dateline.core.errors import DatelineError, UsageError
from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.read.reading import BATCH
from dateline.run.add import Tally, add
from dateline.run.crew import Chunk, WorkerDied, finder, found_by
from dateline.run.jobs import Processes
from dateline.run.settings import Settings
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store.archive import open_archive


class Made:
    """A crew whose work is done when it is asked for; `kills` tells whether a chunk, tried so often, ends its worker."""

    def __init__(self, kills: Callable[[Chunk, int], bool], width: int = 3):
        self.kills, self.width = kills, width
        self.tries: dict[tuple[str | None, ...], int] = {}
        self.most = self.open = 0
        self.closed = False

    def submit(self, chunk: Chunk) -> _Made:
        self.open += 1
        self.most = max(self.most, self.open)
        return _Made(self, chunk)

    def close(self) -> None:
        self.closed = True


class _Made:
    def __init__(self, crew: Made, chunk: Chunk):
        self.crew, self.chunk = crew, chunk

    def result(self) -> list[Found]:
        crew, names = self.crew, tuple(r.source_id for r in self.chunk)
        crew.open -= 1
        crew.tries[names] = crew.tries.get(names, 0) + 1
        if crew.kills(self.chunk, crew.tries[names]):
            raise WorkerDied
        return [Found(r) for r in self.chunk]


def reports(size: int) -> Iterator[Report]:
    return (Report(text=f"Report {n}.", source_id=str(n)) for n in range(size))


CASES = [
    (lambda chunk, tries: False, set()),  # nobody dies
    (lambda chunk, tries: tries == 1 and len(chunk) > 1, set()),  # every first try dies: a machine that was restarted
    (lambda chunk, tries: any(r.source_id == "40" for r in chunk), {"40"}),  # one report kills whoever reads it
    (lambda chunk, tries: any(r.source_id == "40" for r in chunk) and tries < 2, set()),  # or only the first who does
    (lambda chunk, tries: chunk[0].source_id in ("0", "64") and len(chunk) > 1, set()),  # a batch is too much, its reports are not
]


@pytest.mark.parametrize(("kills", "left"), CASES)
@pytest.mark.parametrize("size", [0, 1, BATCH, 3 * BATCH + 5])
def test_every_report_once_and_in_order(kills: Callable[[Chunk, int], bool], left: set[str], size: int) -> None:
    crew = Made(kills)
    found = list(found_by(crew, reports(size)))
    assert [f.report.source_id for f in found] == [str(n) for n in range(size)]
    assert {f.report.source_id for f in found if f.rejected} == {i for i in left if int(i) < size}
    assert crew.most <= crew.width


def test_a_report_that_kills_says_what_to_do() -> None:
    (found,) = found_by(Made(lambda chunk, tries: True), reports(1))
    assert [(r.item, r.stage) for r in found.rejected] == [("0", "read")]
    assert "reread" in found.rejected[0].why and found.report.text == "Report 0."


def test_a_crew_goes_home_when_nobody_asks_for_more() -> None:
    crew = Made(lambda chunk, tries: False)
    some = finder(lambda: crew)(reports(500))
    next(some)
    some.close()  # type: ignore[attr-defined]
    assert crew.closed


def test_reports_are_not_read_far_ahead_of_their_turn() -> None:
    taken = 0

    def counted() -> Iterator[Report]:
        nonlocal taken
        for report in reports(10_000):
            taken += 1
            yield report

    next(found_by(Made(lambda chunk, tries: False), counted()))
    assert taken <= 3 * BATCH


# --- processes -------------------------------------------------------------------------------------------------------


def exported(path: Path, place: Path, jobs: int, progress: Callable[[Tally], None] = lambda _: None) -> list[str]:
    with open_archive(path) as archive:
        tally = add([place], archive, Settings(jobs=jobs), Given(), progress)
        assert tally.added == many_reports.SIZE and not tally.rejected
        return list(as_jsonl(archive))


def test_several_processes_write_the_same_bytes_also_when_one_is_killed(tmp_path: Path) -> None:
    place = many_reports.jsonl(tmp_path / "reports.jsonl")
    alone = exported(tmp_path / "one.db", place, 1)
    killed: list[int] = []

    def kill(tally: Tally) -> None:
        if not killed:
            killed.append(active_children()[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    assert exported(tmp_path / "two.db", place, 2, kill) == alone
    assert killed and not active_children()


def test_a_model_that_is_missing_is_told_and_not_blamed_on_reports(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no_such_model is not installed"):
        Processes(Settings(model="no_such_model", jobs=2))


def test_processes_that_cannot_start_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.run.jobs._begin", os.abort)
    with pytest.raises(DatelineError, match="--jobs 1"):
        Processes(Settings(jobs=2))
