"""What a watch remembers from one round to the next, and from one run to the next."""

from __future__ import annotations

from typing import Protocol

from dateline.core.watched import Watched
from dateline.ingest.fetching.answers import Conditions
from dateline.store.archive import Archive
from dateline.store.watched import WatchedTable

DAY = 86_400.0
DOUBLINGS = 10  # after so many failures the pause is a day however short the rounds


class Memory(Protocol):
    """Where a watch keeps what it has seen."""

    def recall(self, name: str) -> Watched | None:
        """What was kept under a name."""

    def keep(self, seen: Watched) -> None:
        """Keep this in place of what was kept under its name."""


class InMind:
    """A memory that ends with the program: for tests."""

    def __init__(self) -> None:
        self.seen: dict[str, Watched] = {}

    def recall(self, name: str) -> Watched | None:
        """What was kept under a name."""
        return self.seen.get(name)

    def keep(self, seen: Watched) -> None:
        """Keep this in place of what was kept under its name."""
        self.seen[seen.name] = seen


def memory_in(archive: Archive) -> Memory:
    """The memory that an archive holds."""
    return WatchedTable(archive._engine)


def conditions_of(seen: Watched | None) -> Conditions:
    """Ask only for what changed since."""
    return Conditions(etag=seen.etag, modified=seen.modified) if seen else Conditions()


def after_fault(seen: Watched | None, name: str, every: float, now: float, given_up: str | None = None) -> Watched:
    """What to remember of something that failed: each time in a row it is let be for twice as long, at most a day.

    `given_up` is the mark of something that will not mend by itself (a missing page, one that robots.txt keeps for people): it is let
    be for a day at once, and counts as seen until its mark changes.
    """
    faults = (seen.faults if seen else 0) + 1
    pause = DAY if given_up is not None else min(DAY, every * 2.0 ** min(faults - 1, DOUBLINGS))
    before = seen or Watched(name)
    mark = before.mark if given_up is None else given_up
    return Watched(name, mark, before.etag, before.modified, faults, now + pause)


def is_settled(seen: Watched | None, mark: str, now: float) -> bool:
    """Whether nothing is new: seen with this mark, and no failure of it is due to be tried again."""
    return seen is not None and seen.mark == mark and (not seen.faults or seen.due > now)
