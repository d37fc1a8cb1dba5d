"""The commands that look after an archive: sources, doctor, backup, restore; and every command that docs/archive.md shows."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs/archive.md"
LINE = '{"id": "a", "text": "A ferry sank off Askvoll on Monday. Seven people drowned, police said."}\n'


def run(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(command, shell=True, cwd=cwd, capture_output=True, text=True, check=False, env=os.environ | {"PATH": path})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    (folder / "good.jsonl").write_text(LINE)
    (folder / "empty.txt").write_text("")
    assert run("dateline add good.jsonl empty.txt --archive talks.db", folder).returncode == 1
    return folder


def test_sources_are_listed_and_tried_again(folder: Path) -> None:
    told = run("dateline sources --archive talks.db", folder)
    assert told.returncode == 0 and "good.jsonl" in told.stdout and "it holds no report" in told.stdout
    (refused,) = (json.loads(line) for line in run("dateline sources --refused --json --archive talks.db", folder).stdout.splitlines())
    assert (Path(refused["name"]).name, refused["state"], refused["reports"]) == ("empty.txt", "refused", 0)
    again = run("dateline sources --retry --refused --archive talks.db", folder)
    assert again.returncode == 1 and "empty.txt" in again.stdout, "it is still empty"
    (folder / "empty.txt").write_text("A bridge fell in Dale on Tuesday. Nobody was hurt, police said.")
    assert run("dateline sources --retry --archive talks.db", folder).returncode == 0
    assert run("dateline sources --refused --archive talks.db", folder).stdout == ""


def test_the_doctor_by_exit_status(folder: Path) -> None:
    assert run("dateline doctor --archive talks.db", folder).returncode == 0
    with sqlite3.connect(folder / "talks.db") as db:
        db.execute("DELETE FROM report_words")
    db.close()
    ill = run("dateline doctor --archive talks.db", folder)
    assert ill.returncode == 1 and "--mend" in ill.stdout and "search index" in ill.stdout
    assert [json.loads(line)["mend"] for line in run("dateline doctor --json --archive talks.db", folder).stdout.splitlines()] == ["search"]
    assert run("dateline doctor --mend --archive talks.db", folder).returncode == 0
    assert "rp-" in run("dateline search ferry --archive talks.db", folder).stdout
    missing = run("dateline doctor --archive none.db", folder)
    assert missing.returncode == 2 and "no archive at none.db" in missing.stderr


def test_a_copy_and_back(folder: Path) -> None:
    before = run("dateline export --archive talks.db", folder).stdout
    assert run("dateline backup copy.db --archive talks.db", folder).returncode == 0
    refused = run("dateline restore copy.db --archive talks.db", folder)
    assert refused.returncode == 2 and "--replace" in refused.stderr
    assert run("dateline restore copy.db --archive talks.db --replace", folder).returncode == 0
    assert run("dateline export --archive talks.db", folder).stdout == before


def test_the_commands_of_the_docs(tmp_path: Path) -> None:
    shown = [line for block in re.findall(r"```\n(.*?)```", DOCS.read_text("utf-8"), re.S) for line in block.splitlines()]
    commands = [line for line in shown if line.startswith("dateline ")]
    assert len(commands) >= 6
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.jsonl").write_text(LINE)
    assert run("dateline add reports --archive talks.db", tmp_path).returncode == 0
    for command in commands:
        done = run(command, tmp_path)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
