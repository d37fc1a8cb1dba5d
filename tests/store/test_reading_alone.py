"""An archive where nothing can be written, such as a write-blocked disk: it is read as it lies there, and nothing appears beside it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import test_archive

from dateline.core.errors import ArchiveError
from dateline.store import backup, opening, sqlite
from dateline.store.archive import open_archive


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in a folder that says it cannot be written, whoever runs the test."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with open_archive(folder / "a.db") as archive:
        archive.save([test_archive.found()])
    allowed = os.access
    monkeypatch.setattr(sqlite.os, "access", lambda path, mode: Path(path) != folder and allowed(path, mode))
    return folder / "a.db"


def test_it_is_read_and_left_as_it_is(kept: Path) -> None:
    before = kept.read_bytes()
    with open_archive(kept, create=False) as archive:
        assert len(archive.report_ids()) == 1
        assert [p.name for p in kept.parent.iterdir()] == ["a.db"]
    assert opening.version_of(kept) == opening.schema.VERSION
    assert kept.read_bytes() == before


def test_writing_says_what_to_do(kept: Path) -> None:
    with open_archive(kept, create=False) as archive, pytest.raises(ArchiveError, match="copy it to where you may write"):
        archive.save([test_archive.found("b")])


def test_a_copy_can_be_made_elsewhere(kept: Path, tmp_path: Path) -> None:
    backup.backup(kept, tmp_path / "copy.db")
    with open_archive(tmp_path / "copy.db") as archive:
        assert archive.save([test_archive.found("b")]) == 1


def test_what_another_program_has_open_is_not_taken_for_all_there_is(kept: Path) -> None:
    assert sqlite.for_reading_alone(kept)
    for trail, left in (("-wal", b"what was written last"), ("-shm", b"")):
        beside = kept.with_name(kept.name + trail)
        beside.write_bytes(left)
        assert not sqlite.for_reading_alone(kept)
        beside.unlink()
    shutil.rmtree(kept.parent)
    assert not sqlite.for_reading_alone(kept)
