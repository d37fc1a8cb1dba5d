"""Copies of an archive: whole whoever writes meanwhile, and put back without losing what was there."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from dateline.core.archived import Found
from dateline.core.errors import ArchiveError, DatelineError, UsageError
from dateline.core.report import Report
from dateline.store.archive import open_archive
from dateline.store.backup import backup, restore


def filled(path: Path, start: int, end: int) -> Path:
    with open_archive(path) as archive:
        for n in range(start, end):
            archive.save([Found(Report(source_id=f"{n}-{side}", text=f"Ferry {n} left. " * 40)) for side in "ab"])
    return path


def ids(path: Path) -> list[str]:
    with open_archive(path, create=False) as archive:
        return archive.report_ids()


def test_a_copy_taken_while_another_program_writes_is_whole(tmp_path: Path) -> None:
    """Each transaction writes two reports: a copy that had one of them would be torn."""
    path = filled(tmp_path / "a.db", 0, 5)
    writer = threading.Thread(target=filled, args=(path, 5, 150))
    writer.start()
    sizes = []
    while writer.is_alive() or len(sizes) < 2:
        backup(path, tmp_path / "copy.db")
        with sqlite3.connect(tmp_path / "copy.db") as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (reports,), (words,) = (db.execute(f"SELECT count(*) FROM {t}").fetchone() for t in ("report", "report_words"))
        db.close()
        assert reports % 2 == 0 and reports == words
        sizes.append(reports)
    writer.join()
    assert sizes == sorted(sizes) and sizes[0] < 300
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith("a.db")) == ["copy.db"], "one file, and nothing left over"
    assert len(ids(path)) == 300


def test_a_copy_put_back(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", 0, 3)
    before = ids(path)
    backup(path, tmp_path / "copy.db")
    filled(path, 3, 6)
    with pytest.raises(UsageError, match="--replace"):
        restore(tmp_path / "copy.db", path)
    aside = restore(tmp_path / "copy.db", path, replace=True)
    assert ids(path) == before
    assert aside is not None and len(ids(aside)) == 12, "what was there is kept"
    assert restore(tmp_path / "copy.db", tmp_path / "elsewhere.db") is None
    assert ids(tmp_path / "elsewhere.db") == before


def test_a_damaged_archive_is_replaced_with_its_trails(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", 0, 3)
    backup(path, tmp_path / "copy.db")
    expected = ids(path)
    path.write_bytes(b"\0" * 9_000)
    (tmp_path / "a.db-wal").write_bytes(b"left over from another life")
    assert restore(tmp_path / "copy.db", path, replace=True) == tmp_path / "a.db.old-1"
    assert ids(path) == expected
    path.unlink()
    (tmp_path / "a.db-wal").write_bytes(b"left over from another life")
    restore(tmp_path / "copy.db", path)
    assert ids(path) == expected


def test_what_cannot_be_copied(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", 0, 1)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "newer.db").write_bytes(backup(path, tmp_path / "newer.db") and (tmp_path / "newer.db").read_bytes())
    with sqlite3.connect(tmp_path / "newer.db") as db:
        db.execute("UPDATE fact SET value = '9' WHERE name = 'schema'")
    db.close()
    refused: list[tuple[type[DatelineError], str, Path, Path]] = [
        (ArchiveError, "there is no archive", tmp_path / "none.db", tmp_path / "b.db"),
        (UsageError, "the same file", path, path),
        (UsageError, "it is a folder", path, tmp_path),
        (UsageError, "there is no folder", path, tmp_path / "no" / "b.db"),
        (UsageError, "no archive; give another name", path, tmp_path / "notes.txt"),
    ]
    for sort, why, source, to in refused:
        with pytest.raises(sort, match=why):
            backup(source, to)
    with pytest.raises(ArchiveError, match="newer dateline"):
        restore(tmp_path / "newer.db", tmp_path / "b.db")
    with pytest.raises(ArchiveError, match="no archive that can be read"):
        restore(tmp_path / "notes.txt", tmp_path / "b.db")
    assert not (tmp_path / "b.db").exists() and (tmp_path / "notes.txt").read_text() == "mine"
