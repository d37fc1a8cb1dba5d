"""Reading on a Ray cluster: the same bytes as on one machine, also when workers are killed in the middle."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crashing
import floods
import many_reports
import pytest
from made_shards import shards
from typer.testing import CliRunner

from dateline.core.errors import UsageError
from dateline.ingest.given import Given
from dateline.ingest.sources import Place
from dateline.run.add import Tally, add
from dateline.run.cluster import Cluster
from dateline.run.settings import Settings
from dateline.serve.cli import app
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store import outcomes
from dateline.store.archive import Archive, open_archive

psutil = pytest.importorskip("psutil")
pytest.importorskip("ray")
BAD = 2  # sources of the shards that are refused


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with Cluster("ray", Settings(jobs=2)) as started:
        yield started


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[Place]:
    return shards(tmp_path_factory.mktemp("shards"))


@pytest.fixture(scope="module")
def alone(places: list[Place], tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    with open_archive(tmp_path_factory.mktemp("alone") / "a.db") as archive:
        add(places, archive, Settings(), Given())
        return state(archive)


def state(archive: Archive) -> list[list[str]]:
    """The record, what came of each source, what was refused."""
    sources = [f"{t.name} {t.state} {t.reports} {t.why}" for t in archive.sources()]
    return [list(as_jsonl(archive)), sources, [f"{r.item} {r.why}" for r in archive.rejected()]]


def taken(cluster: Cluster, places: list[Place], path: Path, kill: str = "") -> list[list[str]]:
    """The state after adding on the cluster, where the processes of that name are killed once after the first reports came."""
    killed: list[str] = []

    def progress(tally: Tally) -> None:
        if kill and not killed:
            killed.extend(end(kill))

    with open_archive(path) as archive:
        tally = add(places, archive, Settings(), Given(), progress, hire=cluster.crew, begin=cluster.begin)
        assert (tally.added, len(tally.rejected), bool(killed)) == (many_reports.SIZE, BAD, bool(kill))
        return state(archive)


def end(name: str) -> list[str]:
    """Kill the processes of Ray that do some work; gives what they were called."""
    found = [p for p in psutil.Process().children(recursive=True) if name in " ".join(p.cmdline())]
    for process in found:
        os.kill(process.pid, signal.SIGKILL)
    return [f"{name} {p.pid}" for p in found]


def test_the_same_bytes_as_on_one_machine(cluster: Cluster, places: list[Place], alone: list[list[str]], tmp_path: Path) -> None:
    assert taken(cluster, places, tmp_path / "a.db") == alone


def test_readers_killed_in_the_middle(cluster: Cluster, places: list[Place], alone: list[list[str]], tmp_path: Path) -> None:
    assert taken(cluster, places, tmp_path / "a.db", kill="ray::Worker") == alone


def test_workers_killed_while_stories_are_worked_out(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them, when the first story is written; a stand-in reads."""
    killed: list[str] = []
    write = outcomes.Writer.write

    def kill(*args: Any) -> None:
        if cluster_works and not killed:
            killed.extend(end("ray::Worker"))
        write(*args)

    monkeypatch.setattr(outcomes.Writer, "write", kill)
    made = []
    for cluster_works in (False, True):
        with open_archive(tmp_path / f"{cluster_works}.db") as archive:
            hire = cluster.crew if cluster_works else None
            add([floods.lines(tmp_path / "reports.jsonl")], archive, Settings(), Given(), find=crashing.find, hire=hire)
            made.append(state(archive))
    assert len(killed) == 2 and len(made[0][0]) > floods.SIZE and made[0] == made[1]


def test_going_on_after_the_program_was_stopped(cluster: Cluster, places: list[Place], alone: list[list[str]], tmp_path: Path) -> None:
    class Stopped(Exception):
        """Ctrl-C."""

    def stop(tally: Tally) -> None:
        if tally.added == many_reports.SIZE // 2:
            raise Stopped

    with open_archive(tmp_path / "a.db") as archive:
        with pytest.raises(Stopped):
            add(places, archive, Settings(), Given(), stop, hire=cluster.crew, begin=cluster.begin)
        there = len(archive.report_ids())
        tally = add(places, archive, Settings(), Given(), hire=cluster.crew, begin=cluster.begin)
        assert (tally.known, tally.added) == (there, many_reports.SIZE - there)
        assert 0 < there < many_reports.SIZE and state(archive) == alone


@pytest.mark.parametrize("name", ["spark", "ray:/host", "http://host"])
def test_what_is_no_cluster(name: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["add", "x.txt", "--archive", str(tmp_path / "a.db"), "--on", name])
    assert isinstance(result.exception, UsageError) and "ray://HOST:PORT" in str(result.exception)
