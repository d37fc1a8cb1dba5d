"""Every command that the documentation of formats shows works as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.serve.cli import app
from dateline.serve.formats.registry import FORMATS

DOCS = (Path(__file__).parents[3] / "docs/formats.md").read_text("utf-8")
SHOWN = [line for block in re.findall(r"```\n(.*?)```", DOCS, re.S) for line in block.splitlines() if line.startswith("dateline ")]


@pytest.mark.parametrize("command", SHOWN)
def test_shown_commands_work(command: str, samples_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.db").symlink_to(samples_path)
    if command.startswith("dateline import "):  # the line before it makes what it takes in
        before = SHOWN[SHOWN.index(command) - 1]
        assert CliRunner().invoke(app, shlex.split(before)[1:]).exit_code == 0
    story = re.search(r"--story (sy-\w+)", command)
    if story:  # the documentation's own id stands for any
        from dateline.store.archive import open_archive

        with open_archive(samples_path) as archive:
            command = command.replace(story[1], archive.worked_out().stories[0].id)
    done = CliRunner().invoke(app, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output
    if " -o " not in command:
        assert len(done.stdout) > 200 or "came in" in done.stdout or "taken over" in done.stdout
        return
    made = tmp_path / shlex.split(command)[-1]
    assert (made.is_dir() and any(made.iterdir())) or made.stat().st_size > 200


def test_every_format_has_its_section() -> None:
    headed = set(re.findall(r"^## ([\w-]+):", DOCS, re.M))
    assert headed <= set(FORMATS) and {line.split("--format ")[1].split()[0] for line in SHOWN if "--format " in line} == headed
