"""What became of a source: taken in, refused and why, or begun and not finished. The archive's ledger, and no part of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["in", "refused", "waiting"]
STATES: tuple[State, ...] = ("in", "refused", "waiting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A source as it was last tried.

    `name` is a file's full path or an address; of a part of a source that was refused ("crawl.warc: record 3") `within` is the
    source's. `digest` is the SHA-256 of a file's bytes. `published`, `publisher` and `columns` (JSON) are what the caller said of it.
    `first` and `last` are the times it was first and last tried, UTC in ISO 8601. `reports` counts those it holds, teasers included.
    """

    name: str
    within: str | None = None
    kind: str = ""
    digest: str | None = None
    state: State
    why: str | None = None
    published: str | None = None
    publisher: str | None = None
    columns: str | None = None
    first: str
    last: str
    reports: int = 0
