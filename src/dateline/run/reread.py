"""Read the reports of an archive again, with this version of the program and its model; decisions of people stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.core.report import Report
from dateline.run.add import reader, staff_of
from dateline.run.coded import CODER
from dateline.run.rework import bring_up_to_date
from dateline.run.settings import Settings
from dateline.run.work_out import Clock, utc_now
from dateline.store.archive import Archive


def reread(archive: Archive, settings: Settings, progress: Callable[[int], None] = lambda _: None, now: Clock = utc_now) -> int:
    """Read every report again and work out what follows; gives how many were read. `progress` is called with the number done so far.

    Each report is saved as it is read: broken off, the archive holds old readings and new ones, each whole.
    """
    done = 0
    with staff_of(settings) as staff:
        for found in reader(settings, staff)(_reports(archive)):
            archive.save_again(found)
            done += 1
            progress(done)
        bring_up_to_date(archive, now, staff)
    return done


def _reports(archive: Archive) -> Iterator[Report]:
    """All but those whose statements a person coded, in which a program has nothing to read."""
    return (report for report, _ in archive.reports() if not coded_by_hand(archive, report.id))


def coded_by_hand(archive: Archive, report: str) -> bool:
    """Whether a report is a row of hand-coded data."""
    found = archive.found_in(report)
    return found is not None and bool(found.statements) and all(s.made_by.startswith(CODER) for s in found.statements)
