"""The quality gate: a figure under its floor fails it, other data have no floor, and floors only rise."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks/quality.py"
spec = importlib.util.spec_from_file_location("quality", SCRIPT)
assert spec is not None
assert spec.loader is not None
quality = importlib.util.module_from_spec(spec)
sys.modules["quality"] = quality
spec.loader.exec_module(quality)

FLOORS = {"dates": {"digest": "d1", "value_f1": 0.8}}
CASES = [
    (0.9, "d1", []),
    (0.799, "d1", []),  # within what processors differ by
    (0.7, "d1", ["dates value_f1: 0.7000 < 0.8000"]),
    (0.7, "d2", []),  # other data: no floor to compare with
]


@pytest.mark.parametrize(("figure", "digest", "failed"), CASES)
def test_floors(figure: float, digest: str, failed: list[str]) -> None:
    lines, under = quality.table({"dates": {"digest": digest, "value_f1": figure}}, FLOORS)
    assert under == failed
    assert len(lines) == 3


def test_floors_only_rise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(quality, "REPORT", tmp_path / "quality.md")
    quality.record({"dates": {"digest": "d1", "value_f1": 0.5}}, json.loads(json.dumps(FLOORS)), ["| x |"])
    assert json.loads((tmp_path / "floors.json").read_text()) == FLOORS
    quality.record({"dates": {"digest": "d1", "value_f1": 0.9}}, json.loads(json.dumps(FLOORS)), ["| x |"])
    assert json.loads((tmp_path / "floors.json").read_text())["dates"]["value_f1"] == 0.9


def test_without_data_nothing_is_measured(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--data", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "nothing measured" in done.stdout
