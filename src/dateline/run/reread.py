"""Read the reports of an archive again, with this version of the program and its model; decisions of people stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.core.report import Report
from dateline.run.add import reader
from dateline.run.rework import bring_up_to_date
from dateline.run.settings import Settings
from dateline.run.work_out import Clock, utc_now
from dateline.store.archive import Archive


def reread(archive: Archive, settings: Settings, progress: Callable[[int], None] = lambda _: None, now: Clock = utc_now) -> int:
    """Read every report again and work out what follows; gives how many were read. `progress` is called with the number done so far.

    Each report is saved as it is read: broken off, the archive holds old readings and new ones, each whole.
    """
    done = 0
    for found in reader(settings)(_reports(archive)):
        archive.save_again(found)
        done += 1
        progress(done)
    bring_up_to_date(archive, now)
    return done


def _reports(archive: Archive) -> Iterator[Report]:
    return (report for report, _ in archive.reports())
