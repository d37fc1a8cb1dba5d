"""Add reports to an archive: ingest, read, find and save, then work out what follows from all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from dateline.core.archived import Found
from dateline.core.errors import Rejected
from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.ingest.sources import reports_at, sources_in
from dateline.models.language import language_pipeline
from dateline.read.reading import Reading, read
from dateline.run.pipeline import find_all
from dateline.run.rework import bring_up_to_date
from dateline.run.settings import Settings
from dateline.run.work_out import Clock, utc_now
from dateline.store.archive import Archive

SAVED_AT_ONCE = 32  # reports a transaction: a crash costs at most these, and they are read again the next time
ASKED_AT_ONCE = 200  # reports a question "which of these are known?"


@dataclass
class Tally:
    """What came of adding: counts, and each source that could not be read with its reason."""

    added: int = 0
    known: int = 0
    teasers: int = 0
    not_read: int = 0
    rejected: list[Rejected] = field(default_factory=list)


Progress = Callable[[Tally], None]


def add(
    paths: Iterable[Path], archive: Archive, settings: Settings, given: Given, progress: Progress = lambda _: None, now: Clock = utc_now
) -> Tally:
    """Add all reports of the sources at `paths`; those the archive holds already change nothing.

    Reports are saved as they are read, so that a stopped run goes on where it was. `progress` is called after each report.
    """
    tally = Tally()
    fresh = _fresh(_reports(paths, given, tally), archive, tally)
    _save(_found(fresh, settings), archive, tally, progress, now)
    if tally.rejected:
        archive.save_rejected(tally.rejected)
    bring_up_to_date(archive, now)
    return tally


def _reports(paths: Iterable[Path], given: Given, tally: Tally) -> Iterator[Report]:
    """All reports of all sources; what cannot be read goes to the tally."""
    for source in sources_in(paths):
        for item in [source] if isinstance(source, Rejected) else reports_at(source, given):
            if isinstance(item, Rejected):
                tally.rejected.append(item)
            else:
                yield item


def _fresh(reports: Iterator[Report], archive: Archive, tally: Tally) -> Iterator[Report]:
    """Reports that the archive does not hold yet, each once."""
    seen: set[str] = set()
    while some := list(islice(reports, ASKED_AT_ONCE)):
        known = archive.known(r.id for r in some)
        for report in some:
            if report.id in known or report.id in seen:
                tally.known += 1
            else:
                seen.add(report.id)
                yield report


def _found(reports: Iterator[Report], settings: Settings) -> Iterator[Found]:
    """Everything found in each report. The language model is loaded only when there is a report to read."""
    first = next(reports, None)
    if first is None:
        return

    def all_reports() -> Iterator[Report]:
        yield first
        yield from reports

    for reading in read(all_reports(), language_pipeline(settings.model)):
        yield find_in(reading)


def find_in(reading: Reading) -> Found:
    """Everything found in a reading. A fault of ours on one report must not cost the others: it is kept as a rejection."""
    try:
        return find_all(reading)
    except Exception as error:
        why = f"the report is kept, but nothing was read in it because of a fault in this program ({type(error).__name__}: {error})"
        return Found(reading.report, rejected=(Rejected(reading.report.source_id or reading.report.id, "read", why),))


def _save(found: Iterator[Found], archive: Archive, tally: Tally, progress: Progress, now: Clock) -> None:
    """Save in batches; a report and the teasers cut out of it are never parted. What is finished is saved even on Ctrl-C."""
    waiting: list[Found] = []
    try:
        for item in found:
            if len(waiting) >= SAVED_AT_ONCE and item.report.teaser_of is None:
                archive.save(waiting, now())
                waiting = []
            waiting.append(item)
            _count(item, tally)
            progress(tally)
    except BaseException:
        archive.save(_whole_families(waiting), now())
        raise
    archive.save(waiting, now())


def _whole_families(waiting: list[Found]) -> list[Found]:
    """Without the last family, whose teasers may not all have been read yet."""
    last = max((i for i, f in enumerate(waiting) if f.report.teaser_of is None), default=0)
    return waiting[:last]


def _count(item: Found, tally: Tally) -> None:
    tally.added += 1
    tally.teasers += item.report.teaser_of is not None
    tally.rejected += [r for r in item.rejected if r.stage == "read"]
    tally.not_read += item.report.language not in (None, "en")
