"""Whatever happens on the way, after running again the archive is that of an undisturbed run."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path
from typing import Any

import crashing
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from dateline.core.archived import Found
from dateline.core.errors import ArchiveError
from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.decide import Draft, decide
from dateline.run.settings import Settings
from dateline.store import opening, schema
from dateline.store.archive import Archive, open_archive
from private_cluster import Cluster

SEED, KILLS = 20, 20
NOON = "2031-04-01T12:00:00Z"


def take(archive: Archive, places: list[Path]) -> None:
    add(places, archive, Settings(), Given(), find=crashing.find)


def undisturbed(folder: Path, places: list[Path]) -> dict[str, Any]:
    with open_archive(folder / "undisturbed.db") as archive:
        take(archive, places)
        return crashing.state(archive)


@pytest.mark.skipif(sys.platform == "win32", reason="it forks")
def test_twenty_kills_leave_no_trace(tmp_path: Path) -> None:
    """300 reports; killed while reading, saving, working out, and writing what was worked out with the diary."""
    command = [sys.executable, crashing.__file__, str(tmp_path), str(SEED), str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert sum(told["kills"].values()) == KILLS and set(told["kills"]) == set(crashing.PHASES), told
    assert told["torn"] == 0, "no report is ever seen half"
    places = sorted((tmp_path / "reports").iterdir())
    expected = undisturbed(tmp_path, places)
    assert len(expected["words"]) == 300 and expected["sound"] == "ok" and expected["diary"]
    for path in told["archives"]:
        with open_archive(path) as archive:
            take(archive, places)
            assert crashing.state(archive) == expected, path


def test_kills_leave_no_trace_on_a_server(tmp_path: Path, cluster: Cluster) -> None:
    """A few of them, one in each phase and one more: what a killed program had begun, the server takes back."""
    databases = [cluster.new() for _ in range(8)]
    command = [sys.executable, crashing.__file__, str(tmp_path), str(SEED), "5", " ".join(databases)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert sum(told["kills"].values()) == 5 and told["torn"] == 0, told
    places = sorted((tmp_path / "reports").iterdir())
    expected = undisturbed(tmp_path, places)
    for address in told["archives"]:
        with open_archive(address) as archive:
            take(archive, places)
            assert crashing.state(archive) == expected, address
    for address in databases:
        cluster.drop(address)


def _take(address: str, places: list[Path], start: Any) -> None:
    start.wait()
    with open_archive(address) as archive:
        add(places, archive, Settings(), Given(), find=crashing.slowly)


def test_two_programs_that_add_at_once_add_what_one_would(tmp_path: Path, address: str) -> None:
    """Both take the same sources into an archive that neither finds made: nothing is doubled, neither fails."""
    places = crashing.corpus(tmp_path / "reports", 90)
    context = multiprocessing.get_context("spawn")
    start = context.Event()
    others = [context.Process(target=_take, args=(address, places, start)) for _ in range(2)]
    for other in others:
        other.start()
    start.set()
    for other in others:
        other.join(120)
    assert [other.exitcode for other in others] == [0, 0]
    with open_archive(address) as archive:
        take(archive, places)
        both, alone = crashing.state(archive), undisturbed(tmp_path, places)
        assert {k: v for k, v in both.items() if k != "diary"} == {k: v for k, v in alone.items() if k != "diary"}


def test_decisions_made_while_reports_come_in_all_count(tmp_path: Path, address: str) -> None:
    """A person accepts statement after statement while another program adds: nothing waits for ever, nothing is lost."""
    places = crashing.corpus(tmp_path / "reports", 60)
    with open_archive(address) as archive, open_archive(address) as desk:
        take(archive, places[:20])
        asked = sorted(s.id for r in desk.report_ids() for s in (desk.found_in(r) or Found(Report(text=""))).statements)[:6]
        adding = threading.Thread(target=lambda: add(places, archive, Settings(), Given(), find=crashing.slowly))
        adding.start()
        for ident in asked:
            decide(desk, Draft(act="accept", target=ident, by="Ada"), lambda: NOON)
        adding.join()
        take(archive, places)
        seen = crashing.state(archive)["export"]
        assert [d.target for d in archive.decisions()] == asked
    with open_archive(tmp_path / "after.db") as archive:
        take(archive, places)
        for ident in asked:
            decide(archive, Draft(act="accept", target=ident, by="Ada"), lambda: NOON)
        assert crashing.state(archive)["export"] == seen


def test_readers_see_whole_reports_and_the_old_state_until_the_new_is_whole(tmp_path: Path, address: str) -> None:
    """A page asked for while reports come in and while everything is worked out."""
    places = crashing.corpus(tmp_path / "reports", 150)
    seen: list[tuple[int, int, int]] = []
    with open_archive(address) as archive, open_archive(address) as reader:
        take(archive, places[:30])
        old = reader.count(schema.stories)
        adding = threading.Thread(target=lambda: add(places, archive, Settings(), Given(), find=crashing.slowly))
        adding.start()
        while adding.is_alive():
            with reader.reading() as db:
                told = reader.worked_out()
                stories = {r for s in told.stories for r in s.reports}
                counts = [len(list(db.execute(select(t.c.report)))) for t in (schema.statements, schema.mentions)]
                whole = db.exec_driver_sql("SELECT count(*) FROM report").scalar_one()
            assert counts == [whole, whole], "a report is there with all that was found in it, or not at all"
            assert set(told.origins) == stories, "stories and origins are of one state"
            seen.append((whole, len(told.stories), len(stories)))
        adding.join()
        last = (len(reader.report_ids()), reader.count(schema.stories), 150)
    assert len({whole for whole, _, _ in seen}) > 2, "reports came in one after the other"
    assert {s[1:] for s in seen} <= {(old, 30), last[1:]}, "what is worked out changes at one stroke"


def pages_of(archive: Archive) -> int:
    with archive.reading() as db:
        return int(db.exec_driver_sql("PRAGMA page_count").scalar_one())


@pytest.mark.parametrize("share", [0.05, 0.4, 0.7, 0.97])
def test_a_full_disk_stops_it_and_room_lets_it_go_on(tmp_path: Path, share: float) -> None:
    """Full while the first reports are saved, later, and while what was worked out is written. `share`: of the room that it takes."""
    places = crashing.corpus(tmp_path / "reports", 90)
    expected = undisturbed(tmp_path, places)
    with open_archive(tmp_path / "undisturbed.db") as archive:
        needed = pages_of(archive)
    with open_archive(tmp_path / "a.db") as archive:
        empty = pages_of(archive)
        most = empty + int(share * (needed - empty))
        event.listen(archive._engine, "connect", lambda db, _: db.execute(f"PRAGMA max_page_count={most}"))
        archive._engine.dispose()
        with pytest.raises(ArchiveError, match="make room"):
            take(archive, places)
        assert crashing.halves(archive) == 0
    with open_archive(tmp_path / "a.db") as archive:
        take(archive, places)
        assert crashing.state(archive) == expected


def test_a_locked_archive_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.2)
    places = crashing.corpus(tmp_path / "reports", 30)
    with open_archive(tmp_path / "a.db") as archive:
        other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match=r"locked.*wait for other programs"):
            take(archive, places)
        assert archive.report_ids() == []
        other.execute("ROLLBACK")
        other.close()
        take(archive, places)
        assert crashing.state(archive) == undisturbed(tmp_path, places)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False), cuts=st.lists(st.integers(1, 23), max_size=4))
def test_neither_order_nor_batches_matter(tmp_path_factory: pytest.TempPathFactory, chance: Any, cuts: list[int]) -> None:
    """24 sources in any order, taken at once or in batches, each of which is worked out: one export."""
    folder = tmp_path_factory.mktemp("order")
    places = crashing.corpus(folder / "reports", 48)
    expected = undisturbed(folder, places)["export"]
    shuffled = list(places)
    chance.shuffle(shuffled)
    bounds = [0, *sorted(set(cuts)), len(shuffled)]
    with open_archive(folder / "other.db") as archive:
        for start, end in pairwise(bounds):
            take(archive, shuffled[start:end])
        assert crashing.state(archive)["export"] == expected
