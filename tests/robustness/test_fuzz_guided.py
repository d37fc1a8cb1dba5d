"""A short run of the fuzzing benchmark, guided by coverage; DATELINE_FUZZ_SECONDS makes it longer and runs it over every parser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks/robustness.py"
SECONDS = os.environ.get("DATELINE_FUZZ_SECONDS", "")


def test_no_fault_is_found(tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    only = [] if SECONDS else ["--only", "quantity", "http"]
    command = [sys.executable, "-W", "ignore", str(SCRIPT), "--seconds", SECONDS or "1", "--inputs", str(tmp_path), *only]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("|") >= 7
