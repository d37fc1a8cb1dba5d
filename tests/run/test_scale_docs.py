"""Every command that docs/scale.md shows works as it stands there; of the one that needs somebody's cluster the options are known."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from dateline.serve.cli import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/scale.md").read_text("utf-8")
SHOWN = [line for block in re.findall(r"```\n(.*?)```", PAGE, re.S) for line in block.splitlines() if line.startswith("dateline ")]


@pytest.mark.parametrize("command", SHOWN)
def test_the_commands_of_the_page(command: str, tmp_path: Path) -> None:
    if "--on ray" in command:
        pytest.importorskip("ray")
    (tmp_path / "reports").mkdir()
    for sample in sorted((ROOT / "src/dateline/samples").iterdir())[:3]:
        (tmp_path / "reports" / sample.name).symlink_to(sample)
    done = subprocess.run([sys.executable, "-m", *shlex.split(command)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "new reports" in done.stdout and (tmp_path / "talks.db").stat().st_size


def test_the_options_of_the_command_that_needs_a_cluster() -> None:
    (called,) = re.findall(r"```console\n(dateline .*)\n```", PAGE)
    group: Any = typer.main.get_command(app)
    known = {o for p in group.commands["add"].params for o in (*p.opts, *p.secondary_opts)}
    assert {w for w in shlex.split(called) if w.startswith("-")} <= known
    assert len(SHOWN) >= 2


def test_the_figures_are_those_that_were_recorded() -> None:
    told = json.loads((ROOT / "benchmarks/cluster.json").read_text("utf-8"))
    row = {line.split("|")[1].strip(): line for line in PAGE.splitlines() if line.startswith("| ") and " a report" in line}
    reading, shared, saver, on_ray, alone, disk = row.values()
    for line, ms, digits in (
        (reading, told["reader_ms"], 0),
        (shared, told["shared_ms"], 1),
        (saver, told["saver_ms"], 1),
        (on_ray, told["saver_ms_on_ray"], 1),
        (alone, told["saver_alone_ms"], 1),
    ):
        assert f"| {ms:.{digits}f} ms a report | {ms / 3.6:.{digits}f} " in line  # hours for a million
    assert f"| {told['archive_kb']:.0f} KB a report | {told['archive_kb']:.0f} GB" in disk
    grown = told["taking_in_ms"] + told["retold"]["helped"]["saver_ms"]
    assert f"**One archive takes in some {1_000 / grown:.0f} to {1_000 / told['saver_ms']:.0f} reports a second**" in PAGE
    assert f"half is done by others ({told['share_of_working_out']} of 175 reports, {told['retold']['share_of_working_out']} of" in PAGE
    assert told["equal"] and told["retold"]["equal"]
