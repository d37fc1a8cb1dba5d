"""`dateline add` of addresses and `dateline watch` as a user calls them, against a server of this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetch_servers import Served, answer, serving

TEXT = "A dam above the town of Ostrel gave way on Monday and forty houses were flooded, the mayor said. " * 12


@pytest.fixture
def server() -> Iterator[Served]:
    item = f"<item><title>Dam breaks</title><guid>urn:post:1</guid><description>{TEXT}</description></item>"
    feed = f"<rss version='2.0'><channel><title>Ostrel Post</title>{item}</channel></rss>"
    with serving({"/feed": answer(feed.encode(), "application/rss+xml")}) as served:
        yield served


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "dateline", *map(str, args)]


def dateline(*args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*args), capture_output=True, text=True, timeout=120, check=False)


def test_add_and_watch_a_feed(server: Served, tmp_path: Path) -> None:
    archive, here = tmp_path / "a.db", f"127.0.0.1:{server.port}"
    listed = tmp_path / "list.txt"
    listed.write_text(f"# feeds\n{server.url('/feed')}\nnot an address\n", "utf-8")
    done = dateline("add", "--addresses", listed, "--archive", archive, "--allow-host", here)
    assert done.returncode == 1 and "1 new report." in done.stdout and f"{listed}: line 3: no address" in done.stderr, done.stderr
    done = dateline("watch", server.url("/feed"), "--once", "--archive", archive, "--allow-host", here)
    assert done.returncode == 0 and "0 reports came in, 1 known" in done.stdout, done.stderr
    (line,) = (json.loads(x) for x in dateline("export", "--archive", archive, "--kind", "report").stdout.splitlines())
    assert line["title"] == "Dam breaks" and line["source_id"] == "urn:post:1"


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (("add", "http://127.0.0.1/x"), 1, "http://127.0.0.1/x: its host is at 127.0.0.1, this machine itself"),
        (("add", "http://169.254.169.254/latest/"), 1, "metadata"),
        (("add", "http://me:pw@paper.example/"), 1, "a name or password in it"),
        (("watch", "http://localhost/feed", "--once"), 1, "this machine itself"),
        (("watch", "http://127.0.0.1/", "--every", "5s"), 2, "give 15m"),
        (("watch", "no/such/folder"), 2, "there is no file or folder"),
        (("watch", "http://127.0.0.1/", "--once", "--allow-host", "a/b"), 2, "is no host"),
    ],
)
def test_what_is_refused(args: tuple[str, ...], status: int, says: str, tmp_path: Path) -> None:
    done = dateline(*args, "--archive", tmp_path / "a.db")
    assert done.returncode == status and says in done.stderr and "Traceback" not in done.stderr, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_a_watch_cleanly(sign: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    process = subprocess.Popen(
        command("watch", tmp_path / "in", "--archive", tmp_path / "a.db"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout and process.stderr
    assert "0 reports came in; next look at" in process.stdout.readline()
    began = time.monotonic()
    process.send_signal(sign)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 0 and not errors and time.monotonic() - began < 5
