"""Sketches and stories made by workers: the record is that of one process, also when they are killed in the middle or all is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import crashing
import floods
import pytest
from made_crew import Chunk, Made

from dateline.core.archived import Found
from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.crew import Crew, Staff
from dateline.run.decide import Draft, decide
from dateline.run.find_copies import Texts
from dateline.run.jobs import Processes
from dateline.run.rework import bring_up_to_date
from dateline.run.settings import Settings
from dateline.run.story_work import Case
from dateline.store import outcomes, worked
from dateline.store.archive import Archive, open_archive

NOON = "2031-05-09T12:00:00Z"


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return [floods.lines(tmp_path_factory.mktemp("corpus") / "reports.jsonl")]


@pytest.fixture(scope="module")
def alone(places: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with open_archive(tmp_path_factory.mktemp("alone") / "a.db") as archive:
        return taken(archive, places)


def taken(archive: Archive, places: list[Path], hire: Callable[[], Crew] | None = None) -> dict[str, Any]:
    """The state after adding; what reads is a stand-in here, so that the crew works out and nothing else."""
    add(places, archive, Settings(), Given(), find=crashing.find, hire=hire)
    return crashing.state(archive)


def test_workers_are_sent_all_that_it_takes(places: list[Path], alone: dict[str, Any], tmp_path: Path) -> None:
    crew = Made(lambda chunk, tries: tries == 1)
    with open_archive(tmp_path / "a.db") as archive:
        assert taken(archive, places, lambda: crew) == alone
    assert crew.done == {"sketches_of", "outcomes_of"} and crew.closed


def test_decisions_are_sent_too(places: list[Path], tmp_path: Path) -> None:
    """A toll that was corrected, one that was rejected, and two ferries that are one."""
    made = []
    for name, hire in (("a.db", None), ("b.db", Made)):
        with open_archive(tmp_path / name) as archive:
            taken(archive, places)
            ids = sorted(s for e in archive.worked_out().events for s in e.statements)[:3]
            one, other = sorted(e.id for e in archive.worked_out().entities)[:2]
            decide(archive, Draft(act="correct", target=ids[0], by="Ada", after={"low": 9.0, "high": 9.0}), lambda: NOON)
            decide(archive, Draft(act="reject", target=ids[1], by="Ada"), lambda: NOON)
            decide(archive, Draft(act="merge", target=one, by="Ada", after={"into": other}), lambda: NOON)
            made.append(taken(archive, places, hire))
            archive.mend(worked.forget)
            with Staff(hire) as staff:
                bring_up_to_date(archive, staff=staff)
            assert crashing.state(archive)["export"] == made[-1]["export"]
    assert made[0] == made[1]


def test_a_story_that_kills_has_no_events_until_it_is_worked_out_again(places: list[Path], alone: dict[str, Any], tmp_path: Path) -> None:
    def kills(chunk: Chunk, tries: int) -> bool:
        return any(isinstance(item, Case) and "Bala" in item.story.title for item in chunk)

    with open_archive(tmp_path / "a.db") as archive:
        assert taken(archive, places, lambda: Made(kills)) != alone
        (left,) = [s for s in archive.worked_out().stories if "Bala" in s.title]
        assert {e.story for e in archive.worked_out().events}.isdisjoint({left.id})
        assert [(r.item, r.stage) for r in archive.rejected()] == [(left.id, "reconcile")] and "reread" in archive.rejected()[0].why
        archive.save_again(found_in(archive, left.reports[0]))
        bring_up_to_date(archive)
        assert crashing.state(archive)["export"] == alone["export"]
        assert archive.rejected() == []


def found_in(archive: Archive, report: str) -> Found:
    found = archive.found_in(report)
    assert found is not None
    return next(crashing.find([found.report]))


# --- processes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("of", "name"), [(Texts, "ready"), (outcomes.Writer, "write")], ids=["sketching", "reconciling"])
def test_processes_killed_in_the_middle(
    places: list[Path], alone: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: type, name: str
) -> None:
    """All of them, when the first result is there and others are under way."""
    killed: list[int] = []
    call = getattr(of, name)

    def kill(*args: Any) -> Any:
        if not killed:
            killed.extend(p.pid or 0 for p in active_children())
            for pid in killed:
                os.kill(pid, signal.SIGKILL)
        return call(*args)

    monkeypatch.setattr(of, name, kill)
    with open_archive(tmp_path / "a.db") as archive:
        assert taken(archive, places, lambda: Processes(2)) == alone
    assert len(killed) == 2 and not active_children()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C there is another event")
def test_ctrl_c_while_working_out(places: list[Path], alone: dict[str, Any], tmp_path: Path) -> None:
    """As a terminal sends it, to the program and its processes: it ends at once, says nothing, and goes on the next time."""
    command = [sys.executable, str(Path(__file__).with_name("interrupting.py")), str(tmp_path / "a.db"), *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, start_new_session=True)
    told, pids = done.stdout.split()[0], list(map(int, done.stdout.split()[1:]))
    assert (told, done.stderr) == ("interrupted", "") and len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    with open_archive(tmp_path / "a.db") as archive:
        assert len(archive.report_ids()) == floods.SIZE and not archive.worked_out().stories and archive.stale
        assert taken(archive, places, lambda: Processes(2)) == alone
