"""Every command that docs/scale.md shows works as it stands there; of the one that needs somebody's cluster the options are known."""

from __future__ import annotations

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
