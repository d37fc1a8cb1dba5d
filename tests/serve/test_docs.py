"""Every command that the README shows works as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def commands(text: str) -> list[str]:
    """Lines of code blocks that call dateline."""
    blocks = re.findall(r"```\n(.*?)```", text, re.S)
    return [line for block in blocks for line in block.splitlines() if line.startswith("dateline ")]


def test_readme_commands(tmp_path: Path) -> None:
    shown = commands((ROOT / "README.md").read_text("utf-8"))
    assert len(shown) >= 7
    (tmp_path / "reports").symlink_to(ROOT / "src/dateline/samples")
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for command in shown:
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
    assert (tmp_path / "talks.jsonl").stat().st_size > 10_000


def test_the_makefile_has_the_readmes_two_commands() -> None:
    readme, makefile = ((ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile"))
    for target in re.findall(r"^make (\w+)$", readme, re.M):
        assert re.search(rf"^{target}:", makefile, re.M)
