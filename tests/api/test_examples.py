"""Every example in a docstring of the API gives what it says, on the sample reports."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import shutil
from pathlib import Path

import pytest

import dateline
import dateline.api

MODULES = ["dateline", *(f"dateline.api.{m.name}" for m in pkgutil.iter_modules(dateline.api.__path__))]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str, sample_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(sample_archive, tmp_path / "samples.db")
    monkeypatch.chdir(tmp_path)
    with dateline.open("samples.db") as held:
        done = doctest.testmod(importlib.import_module(name), extraglobs={"dateline": dateline, "a": held}, optionflags=doctest.ELLIPSIS)
    assert done.failed == 0
    if name in ("dateline", "dateline.api.archive"):
        assert done.attempted >= 3
