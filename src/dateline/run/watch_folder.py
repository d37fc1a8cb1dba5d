"""New files of watched folders, once nobody writes to them any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.core.errors import Rejected
from dateline.ingest.sources import sources_in

STILL = 5.0  # seconds since a file last changed: a program that writes one seldom pauses so long


@dataclass(frozen=True, slots=True)
class File:
    """A file and what it looked like: `mark` changes when its bytes do. `still`: nobody has written to it for a while."""

    path: Path
    mark: str
    still: bool

    @property
    def name(self) -> str:
        """What it is remembered by."""
        return str(self.path.absolute())


def files_in(place: Path, now: float) -> Iterator[File | Rejected]:
    """The files of a folder (or a file itself), as they are now, in seconds since 1970."""
    for found in sources_in([place]):
        if isinstance(found, Rejected):
            yield found
        elif isinstance(found, Path) and (file := _seen(found, now)):
            yield file


def _seen(path: Path, now: float) -> File | None:
    try:
        stat = path.stat()
    except OSError:  # gone meanwhile, or told when it is read
        return None
    # A copy may keep the times of its original; the time when its entry changed it cannot keep.
    changed = max(stat.st_mtime, stat.st_ctime)
    return File(path, f"{stat.st_size} {stat.st_mtime_ns}", now - changed >= STILL or changed > now + STILL)
