"""What a watch remembers of a feed, a page or a file. No part of the record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Watched:
    """One thing seen. `mark` changes when there is something new; `etag` and `modified` are the server's own marks.

    `faults` counts failures one after another; `due` is when it may be asked for again, in seconds since 1970.
    """

    name: str
    mark: str = ""
    etag: str | None = None
    modified: str | None = None
    faults: int = 0
    due: float = 0.0
