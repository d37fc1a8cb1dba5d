"""Copy an archive while others write to it, and put a copy back in its place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dateline.core.errors import ArchiveError, UsageError
from dateline.store.dialects import on_server, shown
from dateline.store.opening import BUSY_SECONDS, version_of
from dateline.store.sqlite import reading_address

TRAILS = ("", "-wal", "-shm")  # an archive that is in use is three files
DATABASE = b"SQLite format 3\x00"  # how each begins


def backup(archive: Path, to: Path) -> int:
    """Write an archive as it stands, whole and in one file, and give its size in bytes; whoever writes meanwhile is not disturbed.

    A file that is there is replaced when the copy is done and found sound, and only if it is a database itself.
    """
    _check_target(archive, to)
    if not archive.is_file():
        raise ArchiveError(f"there is no archive at {archive}")
    if to.is_file() and to.stat().st_size and not _is_database(to):
        raise UsageError(f"{to} is there and no archive; give another name")
    with _part_of(to) as part:
        _copy(archive, part)
        part.replace(to)
    return to.stat().st_size


def restore(copy: Path, archive: Path, replace: bool = False) -> Path | None:
    """Put a copy in an archive's place. With `replace` an archive that is there is moved aside, and where it is now is given back."""
    _check_target(copy, archive)
    if not copy.is_file():
        raise UsageError(f"there is no copy at {copy}")
    version_of(copy)
    if archive.exists() and not replace:
        raise UsageError(f"there is an archive at {archive}; give --replace to move it aside, or another --archive")
    with _part_of(archive) as part:
        _copy(copy, part)
        aside = _aside(archive)
        part.replace(archive)
    return aside


def refuse_servers(archive: str, instead: str, file: Path) -> None:
    """Only files are copied by us. Raises UsageError with the server's own command (`instead`, {} for the database) for another archive."""
    if on_server(file):
        raise UsageError("a copy is a file; `dateline copy FROM TO` copies between archives of every kind")
    if on_server(archive):
        raise UsageError(f"{shown(archive)} is in PostgreSQL, which copies it whole while others write: {instead.format(shown(archive))}")


def _check_target(source: Path, to: Path) -> None:
    if to.is_dir() or not to.parent.is_dir():
        raise UsageError(f"{to} cannot be written: " + ("it is a folder" if to.is_dir() else f"there is no folder {to.parent}"))
    if to.exists() and source.exists() and to.samefile(source):
        raise UsageError(f"{to} is the same file; give another")


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE


@contextmanager
def _part_of(path: Path) -> Iterator[Path]:
    """A file beside the one that is wanted, gone in the end whatever happens. Says what to do where it cannot be written or read."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        yield part
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"no copy was made ({error}); make room, or check the folder's permissions and the archive") from None
    finally:
        for trail in TRAILS:
            path.with_name(f"{path.name}.part{trail}").unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> None:
    """All of a database at one moment: read in one step, so that no writer makes it start again and again."""
    with closing(sqlite3.connect(reading_address(source), uri=True, timeout=BUSY_SECONDS)) as old, closing(sqlite3.connect(part)) as new:
        old.backup(new, pages=-1)
        new.execute("PRAGMA journal_mode=DELETE")  # one file, which can be carried about
        if (told := new.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise ArchiveError(f"{source} is damaged ({told}); see what can be mended with: dateline doctor")
    with part.open("rb") as file:
        os.fsync(file.fileno())


def _aside(archive: Path) -> Path | None:
    """Move an archive to the first name that is free; a trail without its archive too, which would spoil the one that is put there."""
    if not any(archive.with_name(archive.name + trail).exists() for trail in TRAILS):
        return None
    number = next(n for n in range(1, 10_000) if not archive.with_name(f"{archive.name}.old-{n}").exists())
    aside = archive.with_name(f"{archive.name}.old-{number}")
    for trail in TRAILS:
        file = archive.with_name(archive.name + trail)
        if file.exists():
            file.rename(aside.with_name(aside.name + trail))
    return aside
