"""Work given to workers that die: the order stays, nothing is lost or doubled, and who kills is found out."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import active_children
from pathlib import Path

import many_reports
import pytest
from made_crew import Chunk, Made

from dateline.core.archived import Found
from dateline.core.errors import DatelineError, Rejected, UsageError
from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.read.reading import BATCH
from dateline.run.add import Tally, add, reader
from dateline.run.crew import Staff, Task, made_by
from dateline.run.jobs import Processes
from dateline.run.settings import Settings
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store.archive import open_archive


def found(chunk: Sequence[Report]) -> list[Found]:
    return [Found(r) for r in chunk]


READ = Task(found, lambda r: Found(r, rejected=(Rejected(r.source_id or "", "read", "died"),)), BATCH)


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
    made = list(made_by(crew, READ, reports(size)))
    assert [f.report.source_id for f in made] == [str(n) for n in range(size)]
    assert {f.report.source_id for f in made if f.rejected} == {i for i in left if int(i) < size}
    assert crew.most <= crew.width


def test_a_report_that_kills_says_what_to_do() -> None:
    staff = Staff(lambda: Made(lambda chunk, tries: isinstance(chunk[0], Report)))
    (made,) = reader(Settings(), staff)(reports(1))
    assert [(r.item, r.stage) for r in made.rejected] == [("0", "read")]
    assert "reread" in made.rejected[0].why and made.report.text == "Report 0."


def test_a_crew_goes_home_when_nobody_asks_for_more() -> None:
    crew = Made()
    with Staff(lambda: crew) as staff:
        next(staff.sent(READ, reports(500)))
        assert not crew.closed
    assert crew.closed


@pytest.mark.parametrize(("size", "chunks"), [(0, 0), (1, 0), (BATCH, 0), (BATCH + 1, 2), (5 * BATCH, 5)])
def test_what_is_one_chunk_of_work_is_done_here(size: int, chunks: int) -> None:
    crew = Made()
    with Staff(lambda: crew) as staff:
        made = list(staff.shared(READ, reports(size)))
    assert [f.report.source_id for f in made] == [str(n) for n in range(size)]
    assert len(crew.tries) == chunks and crew.closed == (chunks > 0)


def test_heavy_items_are_chunks_of_their_own() -> None:
    task: Task[int, int] = Task(list, abs, 10, lambda n: n)
    assert list(task.chunks([1, 2, 30, 3, 4, 4, 10, 5])) == [[1, 2], [30], [3, 4], [4], [10], [5]]
    assert list(task.chunks([])) == []


def test_reports_are_not_read_far_ahead_of_their_turn() -> None:
    taken = 0

    def counted() -> Iterator[Report]:
        nonlocal taken
        for report in reports(10_000):
            taken += 1
            yield report

    next(made_by(Made(), READ, counted()))
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


def test_a_model_that_is_missing_is_told_and_not_blamed_on_reports() -> None:
    with pytest.raises(UsageError, match="no_such_model is not installed"), Staff(lambda: Processes(2)) as staff:
        list(reader(Settings(model="no_such_model"), staff)(reports(1)))


def test_a_model_that_is_too_large_is_told_and_not_blamed_on_reports() -> None:
    with Staff(lambda: Made(lambda chunk, tries: chunk[0] == "large")) as staff, pytest.raises(DatelineError, match=r"--jobs 1.*memory"):
        list(reader(Settings(model="large"), staff)(reports(1)))


def test_processes_that_cannot_start_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.run.jobs._begin", os.abort)
    with pytest.raises(DatelineError, match="--jobs 1"):
        Processes(2)
