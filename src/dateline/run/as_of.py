"""An archive as it was known on a day: what follows from the reports published by then and from what people had decided."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from dateline.core.decision import Decision
from dateline.core.errors import UsageError
from dateline.core.when import Published
from dateline.ingest.dates import published
from dateline.run.rework import bring_up_to_date
from dateline.run.story_work import statements_in
from dateline.run.who import apart_id
from dateline.store.archive import Archive, open_archive
from dateline.store.as_read import as_read, numbered_decisions, publications

COPIED_AT_ONCE = 100  # reports a transaction


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a time on it, up to which things are known. `day` is ISO 8601; `clock` a date-time, with a zone where one was given."""

    text: str
    day: str
    clock: datetime | None = None

    def covers(self, when: Published) -> bool:
        """Whether a report is known to have been published by then. Where it may have come later, it was not known."""
        last = (when.latest or "9999")[:10]
        if self.clock is None or last != self.day:
            return last <= self.day
        told = _clock(when.edtf)
        return told is not None and _earlier(told, self.clock)

    def decided(self, at: str) -> bool:
        """Whether something decided at a time (UTC in ISO 8601) was decided by then."""
        told = _clock(at)
        return at[:10] <= self.day if self.clock is None or told is None else _earlier(told, self.clock)


def _clock(edtf: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(edtf) if edtf and "T" in edtf else None
    except ValueError:
        return None


def _earlier(one: datetime, other: datetime) -> bool:
    """Times of which only one has a zone are compared as they are written: the other's zone is not known."""
    if (one.tzinfo is None) != (other.tzinfo is None):
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return one <= other


def moment(value: str) -> Moment:
    """The moment that a day, a month or year (its last day) or a date-time names. Raises UsageError for what names none."""
    told = published(value.strip())
    if told is None or told.latest is None or "/" in value:
        raise UsageError(f"{value!r:.60} is no day: give year-month-day such as 2025-06-02, or a time such as 2025-06-02T18:00:00Z")
    return Moment(value.strip(), told.latest[:10], _clock(told.edtf))


def between(first: str, second: str) -> tuple[Moment, Moment]:
    """Two moments, the earlier one first. Raises UsageError where they are the other way round."""
    early, late = moment(first), moment(second)
    if _after(early, late):
        raise UsageError(f"{first} is after {second}; give the earlier day first")
    return early, late


def _after(one: Moment, other: Moment) -> bool:
    if one.day != other.day:
        return one.day > other.day
    return other.clock is not None and (one.clock is None or not _earlier(one.clock, other.clock))


@dataclass(frozen=True, slots=True)
class Known:
    """How many of an archive's reports were known at a moment, and how many were not: published later, or on no day that is known."""

    moment: Moment
    reports: int
    later: int
    undated: int

    def told(self) -> str:
        """ "As known on 2031-03-10: 8 of 13 reports; left out: 2 published later, 3 of no day that is known to be before." """
        reasons = ((self.later, "published later"), (self.undated, "whose day of publication is not known"))
        left_out = ", ".join(f"{count:,} {why}" for count, why in reasons if count)
        every = self.reports + self.later + self.undated
        return f"As known on {self.moment.text}: {self.reports:,} of {every:,} reports" + (f"; left out: {left_out}." if left_out else ".")


@contextmanager
def as_known(archive: Archive, upto: Moment) -> Iterator[tuple[Archive, Known]]:
    """An archive of its own that holds what was known at a moment; it is gone afterwards.

    It equals, record for record, an archive to which only these reports were added. What was read is copied, not read again; what follows
    is worked out anew: taking over stories whose inputs are the same was tried, and cost a tenth more than working them out (175 reports).
    """
    known, chosen = _known(archive, upto)
    with tempfile.TemporaryDirectory(prefix="dateline-as-of-") as folder, open_archive(Path(folder) / "as-of.db") as then:
        names = _copy_reports(archive, then, chosen)
        _copy_decisions(archive, then, upto, frozenset(chosen), names)
        bring_up_to_date(then)
        yield then, known


def _known(archive: Archive, upto: Moment) -> tuple[Known, list[str]]:
    chosen, later, undated = [], 0, 0
    for ident, when in publications(archive):
        if upto.covers(when):
            chosen.append(ident)
        elif when.earliest:
            later += 1
        else:
            undated += 1
    return Known(upto, len(chosen), later, undated), chosen


def _copy_reports(archive: Archive, then: Archive, chosen: Sequence[str]) -> set[str]:
    """Copies reports with what was found in them; gives the ids of all entities they name."""
    names: set[str] = set()
    found = as_read(archive, chosen)
    while some := list(islice(found, COPIED_AT_ONCE)):
        then.save(some)
        names |= {e.id for f in some for e in f.entities}
    return names


def _copy_decisions(archive: Archive, then: Archive, upto: Moment, reports: frozenset[str], names: set[str]) -> None:
    """Copies decisions made by then that are about these reports, in the order they were made."""
    stopped: set[str] = set()  # targets about which something was decided later: what came after that builds on it
    kept: set[str] = set()
    for decision, report in numbered_decisions(archive):
        if decision.target in stopped or not upto.decided(decision.at):
            stopped.add(decision.target)
        elif _concerns(archive, decision, report, reports, names, kept):
            kept.add(decision.id)
            names |= {apart_id(decision)} if decision.act == "split" and "reports" in (decision.after or {}) else set()
            then.decide(decision, report, ())


def _concerns(archive: Archive, decision: Decision, report: str | None, reports: frozenset[str], names: set[str], kept: set[str]) -> bool:
    """Whether a decision is about what these reports tell: another one could not have been made in an archive of them alone."""
    if decision.undoes:
        return decision.undoes in kept
    if report is not None:
        return report in reports
    after = decision.after or {}
    if decision.target.startswith("en-"):
        return decision.target in names and after.get("into", decision.target) in names
    return any(home in reports for home in archive.homes(statements_in(decision)).values())
