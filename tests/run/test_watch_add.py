"""Adding what addresses give: each page saved at once, and the ledger knows what failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dateline.core.archived import Found
from dateline.core.report import Report
from dateline.ingest.fetching.answers import Fetched
from dateline.ingest.fetching.fake import FakeFetcher
from dateline.ingest.given import Given
from dateline.ingest.online import Reach
from dateline.run.add import Tally
from dateline.run.add_online import add_online
from dateline.store.archive import Archive, open_archive

HOME = "https://post.example"
STORY = "A dam above the town of Ostrel gave way on Monday night and forty houses were flooded, the mayor said. " * 3


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "a.db") as held:
        yield held


def site(*paths: str) -> dict[str, Fetched]:
    items = "".join(f"<item><title>{p}</title><link>{HOME}{p}</link><description>Flood.</description></item>" for p in paths)
    feed = {HOME + "/feed": Fetched(HOME + "/feed", f"<rss><channel>{items}</channel></rss>".encode(), "application/rss+xml")}
    page = "<html><body><article><p>Report {}. {}</p></article></body></html>"
    return feed | {HOME + p: Fetched(HOME + p, page.format(p, STORY).encode()) for p in paths}


def read(reports: Iterable[Report]) -> Iterator[Found]:
    return (Found(r) for r in reports)


def add(archive: Archive, fetcher: FakeFetcher, *addresses: str) -> Tally:
    return add_online(addresses, archive, fetcher, read, Given(), Reach(), now=lambda: "2027-01-15T08:00:00Z")


def test_adding_twice_changes_nothing(archive: Archive) -> None:
    first = add(archive, FakeFetcher(site("/1", "/2")), HOME + "/feed")
    second = add(archive, FakeFetcher(site("/1", "/2")), HOME + "/feed")
    assert (first.added, first.known, second.added, second.known) == (2, 0, 0, 2)
    assert {t.name: (t.state, t.reports) for t in archive.sources()} == {
        HOME + "/feed": ("in", 0), HOME + "/1": ("in", 1), HOME + "/2": ("in", 1)
    }  # fmt: skip


def test_what_failed_stands_in_the_ledger_until_it_is_had(archive: Archive) -> None:
    whole = site("/1", "/2")
    tally = add(archive, FakeFetcher({a: p for a, p in whole.items() if a != HOME + "/2"}), HOME + "/feed", HOME + "/3")
    assert tally.added == 1 and [r.item for r in tally.rejected] == [HOME + "/2", HOME + "/3"]
    assert [t.name for t in archive.sources(("refused",))] == [HOME + "/2", HOME + "/3"]
    add(archive, FakeFetcher(whole), HOME + "/2")
    assert [t.name for t in archive.sources(("refused",))] == [HOME + "/3"]


def test_pages_are_saved_one_by_one(archive: Archive) -> None:
    class Cut(FakeFetcher):
        def fetch(self, address: str, conditions: object = None) -> Fetched:  # type: ignore[override]
            if address.endswith("/3"):
                raise KeyboardInterrupt
            return super().fetch(address)  # type: ignore[return-value]

    with pytest.raises(KeyboardInterrupt):
        add(archive, Cut(site("/1", "/2", "/3")), HOME + "/feed")
    assert len(archive.report_ids()) == 2
