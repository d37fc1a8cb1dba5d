"""What a format is: a name, what it is for, and how it is written without ever holding the whole record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.store.archive import Archive


def _untold(_: str) -> None:
    """Leave out in silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to export, and how.

    `kind`: only records of this kind. `story`: only this story, by id. `rule`: the name of the rule that gives estimates, None for those
    of the record. `leave_out` is called with the reason for each record that the format cannot hold.
    """

    kind: str | None = None
    story: str | None = None
    rule: str | None = None
    leave_out: Callable[[str], None] = _untold


EVERYTHING = Options()

Lines = Callable[[Archive, Options], Iterator[str]]
Write = Callable[[Archive, Options, BinaryIO], None]
WriteFolder = Callable[[Archive, Options, Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way out. It has one or more of three ways of being written, each of which goes through stories or reports in turn.

    `lines` gives pieces of text (UTF-8, any line ends as they are). `write` writes bytes to an open file that can be sought in.
    `folder` writes several files into an empty folder; given a name that ends in .zip they are packed. `title` says in one line what
    the format is and for whom; `kinds` that --kind chooses what is in it.
    """

    name: str
    title: str
    suffix: str
    lines: Lines | None = None
    write: Write | None = None
    folder: WriteFolder | None = None
    kinds: bool = False

    @property
    def binary(self) -> bool:
        """Whether it can be written to a file only, never to a terminal."""
        return self.lines is None
