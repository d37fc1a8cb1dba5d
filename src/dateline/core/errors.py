"""Errors, by who must act, and what a stage could not do."""

from __future__ import annotations

from dataclasses import dataclass


class DatelineError(Exception):
    """Root of all errors of ours; its message says what to do."""


class UsageError(DatelineError):
    """The call is wrong: whoever called can mend it."""


class SourceError(DatelineError):
    """A source cannot be read: its giver can mend it."""


class ArchiveError(DatelineError):
    """The archive cannot be opened, or is not sound."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """What a stage could not do with an item: kept, counted, shown."""

    item: str
    stage: str
    why: str
