"""Add what addresses give: each page is saved as soon as it is fetched and read, for the next may be minutes away."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.ingest.fetching.answers import Fetcher
from dateline.ingest.given import Given
from dateline.ingest.online import Reach, brought, reports_from
from dateline.run.add import Find, Tally
from dateline.run.rework import bring_up_to_date
from dateline.run.watch_take import Taker
from dateline.run.work_out import Clock, utc_now
from dateline.store.archive import Archive


def add_online(
    addresses: Iterable[str],
    archive: Archive,
    fetcher: Fetcher,
    find: Find,
    given: Given,
    reach: Reach,
    progress: Callable[[Tally], None] = lambda _: None,
    now: Clock = utc_now,
) -> Tally:
    """Add the reports at addresses: pages, feeds, sitemaps, lists of feeds. `progress` is called after each page."""
    tally = Tally()
    take = Taker(archive, find, given, now=now)
    for place in brought(addresses, fetcher, reach):
        taken = take(place.name, reports_from(place, given))
        tally.added += taken.added
        tally.known += taken.known
        tally.teasers += taken.teasers
        tally.not_read += taken.not_read
        tally.rejected += taken.rejected
        progress(tally)
    bring_up_to_date(archive, now)
    return tally
