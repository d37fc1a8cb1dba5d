"""A copy of the sample archive for each test; and the stand-in reader of the crash tests, which finds what it finds in no time."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store.archive import Archive, open_archive

sys.path.insert(0, str(Path(__file__).parents[2] / "run"))


@pytest.fixture(scope="module")
def made(sample_archive: Path) -> Path:
    """The archive whose copies the tests of a file get; a file with an archive of its own has a fixture of this name."""
    return sample_archive


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[Archive]:
    with open_archive(shutil.copy(made, tmp_path / "a.db")) as held:
        yield held
