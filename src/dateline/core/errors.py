"""Errors, by who must act, and what a stage could not do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.core.decision import Decision


class DatelineError(Exception):
    """Root of all errors of ours; its message says what to do."""


class UsageError(DatelineError):
    """The call is wrong: whoever called can mend it."""


class SourceError(DatelineError):
    """A source cannot be read: its giver can mend it."""


class ArchiveError(DatelineError):
    """The archive cannot be opened, or is not sound."""


class Overtaken(DatelineError):
    """Somebody else decided about the same thing meanwhile: look at `last`, their decision, and decide again."""

    def __init__(self, last: Decision):
        super().__init__(f"{last.by} decided about this meanwhile ({last.act}); look at it and decide again")
        self.last = last


@dataclass(frozen=True, slots=True)
class Rejected:
    """What a stage could not do with an item: kept, counted, shown."""

    item: str
    stage: str
    why: str
