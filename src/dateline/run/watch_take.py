"""Take reports into an archive as they come, one source at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dateline.core.errors import Rejected
from dateline.core.report import Report
from dateline.core.tried import Tried
from dateline.ingest.addresses import is_address
from dateline.ingest.given import Given
from dateline.run.add import Find
from dateline.run.work_out import Clock, utc_now
from dateline.store.archive import Archive

AT_ONCE = 32  # reports a transaction


@dataclass
class Taken:
    """What came of one source: reports new to the archive, reports it had, and what could not be read. `whole`: nothing of it is left.

    Of the new reports, `teasers` were cut out of others and `not_read` are in languages that are not read.
    """

    added: int = 0
    known: int = 0
    teasers: int = 0
    not_read: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    whole: bool = True


Take = Callable[[str, Iterable[Report | Rejected]], Taken]


class Taker:
    """Saves the reports of a source with all that is found in them, some at a time; `stopping`: leave off before the next."""

    def __init__(self, archive: Archive, find: Find, given: Given, stopping: Callable[[], bool] = lambda: False, now: Clock = utc_now):
        self._archive, self._find, self._given, self._stopping, self._now = archive, find, given, stopping, now

    def __call__(self, name: str, items: Iterable[Report | Rejected]) -> Taken:
        """Take in what a source gives."""
        taken = Taken()
        batches = _batches(items, taken)
        batch = next(batches, [])
        while following := next(batches, None):
            self._save(batch, taken, [])
            if self._stopping():
                taken.whole = False
                return taken
            batch = following
        self._archive.save_rejected(taken.rejected, [name])  # in place of what was said of it before
        self._save(batch, taken, [self._tried(name, taken.added + taken.known + len(batch), taken.rejected)])
        return taken

    def _save(self, reports: list[Report], taken: Taken, tried: list[Tried]) -> None:
        known = self._archive.known(r.id for r in reports)
        fresh = list({r.id: r for r in reports if r.id not in known}.values())
        found = list(self._find(fresh)) if fresh else []
        self._archive.save(found, self._now(), tried)
        taken.added += len(fresh)
        taken.known += len(reports) - len(fresh)
        taken.teasers += sum(r.teaser_of is not None for r in fresh)
        taken.not_read += sum(r.language not in (None, "en") for r in fresh)
        taken.rejected += [r for f in found for r in f.rejected if r.stage == "read"]
        taken.titles += [r.title or r.text[:80] for r in fresh if r.teaser_of is None]

    def _tried(self, name: str, reports: int, rejected: list[Rejected]) -> Tried:
        at = self._now()
        refused = bool(rejected) and not reports
        return Tried(
            name=name,
            kind="address" if is_address(name) else "",
            state="refused" if refused else "in",
            why=rejected[0].why if refused else None,
            published=self._given.published,
            publisher=self._given.publisher,
            first=at,
            last=at,
            reports=reports,
        )


def _batches(items: Iterable[Report | Rejected], taken: Taken) -> Iterator[list[Report]]:
    """Reports some at a time, a report and its teasers never parted; what could not be read goes to `taken`."""
    batch: list[Report] = []
    for item in items:
        if isinstance(item, Rejected):
            taken.rejected.append(item)
            continue
        if len(batch) >= AT_ONCE and item.teaser_of is None:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch
