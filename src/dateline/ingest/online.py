"""Addresses to sources: a page, the items of a feed, the pages that a feed or a sitemap names, the feeds of an OPML list.

What a feed says of a page (title, author, date, publisher) counts only where the page itself says nothing: a page must give the same
report whether it was added by its own address or came by a feed, and the text of a report depends on its title.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import BinaryIO, Literal

from dateline.core.errors import Rejected, SourceError
from dateline.core.ids import digest
from dateline.core.report import Report
from dateline.ingest.addresses import address_of
from dateline.ingest.feed_item import FeedItem, reports_of_items
from dateline.ingest.fetching.answers import PLAIN, Conditions, Failed, Fetched, Fetcher, Unchanged
from dateline.ingest.given import Given
from dateline.ingest.moments import moment
from dateline.ingest.sitemap import Listed, looks_like_sitemap, newest, sitemap
from dateline.ingest.sniff import kind_of
from dateline.ingest.source import HEAD, Declared, Source, clean_name, source_of_bytes
from dateline.ingest.sources import reports_at, reports_in

log = logging.getLogger("dateline")

LISTS_DEEP = 1  # a list of feeds or of sitemaps, and those; what lies further in is no honest list


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one address leads: `at_most` so many pages of a feed or site, and whether pages that a feed names are fetched at all."""

    at_most: int = 100
    follow: bool = True


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that a list names: an item that is a report itself ("item"), a page, or another list.

    `name` is what it is known by in its list from one look to the next; `mark` changes when what the list says of it does.
    """

    sort: Literal["item", "page", "list"]
    name: str
    mark: str
    address: str = ""
    item: FeedItem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought(Source):
    """A source from the network, already here. `item` is what a feed or sitemap says of it.

    `alone`: there are no bytes, the item is all there is; without an item it is a list whose own reports are the sources after it.
    """

    item: FeedItem | None = None
    alone: bool = False

    @property
    def is_list(self) -> bool:
        """Whether its reports are other sources."""
        return self.alone and self.item is None


def reports_from(place: object, given: Given) -> Iterator[Report | Rejected]:
    """The reports of a source, wherever it is from: a path, a Source or a Brought one."""
    if not isinstance(place, Brought):
        yield from reports_at(place, given)  # type: ignore[arg-type]
    elif place.alone:
        yield from reports_of_items([place.item] if place.item else [], place, given)
    else:
        for found in reports_in(place, given):
            yield _completed(found, place.item) if isinstance(found, Report) and place.item else found


def brought(addresses: Iterable[str], fetcher: Fetcher, reach: Reach) -> Iterator[Brought]:
    """The sources that addresses give, fetched one by one as they are asked for; one that cannot be had says why when it is opened."""
    for address in addresses:
        yield from _brought(address, fetcher, reach, 0)


def _brought(address: str, fetcher: Fetcher, reach: Reach, depth: int) -> Iterator[Brought]:
    got = fetcher.fetch(address, PLAIN)
    if not isinstance(got, Fetched):
        yield missing(address, got.why if isinstance(got, Failed) else "it gave nothing")
        return
    try:
        leads = leads_in(got, reach)
    except SourceError as error:
        yield missing(address, str(error))
        return
    if leads is None:
        yield page_of(address, got)
    elif leads:
        yield Brought(name=clean_name(address), source_id=clean_name(address), open=io.BytesIO, alone=True)
        several = (_of_lead(lead, address, fetcher, reach, depth) for lead in leads)
        # A site's sitemaps are one list in parts; the feeds of a list are many.
        every = chain.from_iterable(several)
        yield from _first(every, reach.at_most) if is_one_site(got) else every
    else:
        yield missing(address, "it names nothing to read")


def _first(places: Iterator[Brought], most: int) -> Iterator[Brought]:
    """So many of the places, lists not counted."""
    for place in places:
        yield place
        most -= not place.is_list
        if most <= 0:
            return


def _of_lead(lead: Lead, base: str, fetcher: Fetcher, reach: Reach, depth: int) -> Iterator[Brought]:
    if lead.sort == "item":
        yield item_of(lead, base)
    elif lead.sort == "page":
        yield page_at(lead, fetcher, PLAIN)
    elif depth >= LISTS_DEEP:
        yield missing(lead.address, f"a list in a list in a list ({base:.200}): give its own address")
    else:
        yield from _brought(lead.address, fetcher, reach, depth + 1)


def page_at(lead: Lead, fetcher: Fetcher, conditions: Conditions) -> Brought:
    """The page that a lead leads to, fetched now."""
    got = fetcher.fetch(lead.address, conditions)
    return page_of(lead.address, got, lead.item) if isinstance(got, Fetched) else missing(lead.address, _why(got))


def _why(got: Unchanged | Failed) -> str:
    return got.why if isinstance(got, Failed) else "it did not change"


def page_of(address: str, got: Fetched, item: FeedItem | None = None) -> Brought:
    """What an address gave, as a source."""
    declared = Declared(media_type=got.media_type, charset=got.charset, url=got.address)
    plain = source_of_bytes(got.address, got.data, declared)
    name = clean_name(address)
    return Brought(name=name, source_id=plain.source_id, open=plain.open, declared=declared, ending=plain.ending, item=item)


def item_of(lead: Lead, feed: str) -> Brought:
    """A feed's item that is a report itself, as a source."""
    name = clean_name(lead.address or f"{feed}#{lead.name}")
    return Brought(name=name, source_id=clean_name(feed), open=io.BytesIO, declared=Declared(url=feed), item=lead.item, alone=True)


def missing(address: str, why: str) -> Brought:
    """A source that cannot be had: opening it says why."""

    def refuse() -> BinaryIO:
        raise SourceError(why)

    return Brought(name=clean_name(address), source_id=clean_name(address), open=refuse)


def leads_in(got: Fetched, reach: Reach) -> list[Lead] | None:
    """What a feed, a sitemap or a list of feeds names; None where the bytes are a report, not a list. Raises SourceError where broken."""
    kind = _kind(got)
    if kind == "feed":
        from dateline.ingest.feed import items_in_feed

        return _of_items(items_in_feed(got.data, got.charset, got.address), got, reach)
    if kind == "json" and b'"items"' in got.data:
        from dateline.ingest.feed_json import items_in_json_feed

        return _of_items(items_in_json_feed(got.data, got.address), got, reach)
    if kind == "opml":
        from dateline.ingest.opml import feeds_in_opml

        return [Lead("list", feed.url, "", feed.url) for feed in feeds_in_opml(got.data, got.charset)]
    return _of_sitemap(got, reach) if kind == "sitemap" else None


def _kind(got: Fetched) -> str:
    if got.data.startswith(b"\x1f\x8b"):
        return "sitemap" if looks_like_sitemap(got.data) else ""
    ending = source_of_bytes(got.address, b"").ending
    return kind_of(got.data[:HEAD], ending, got.media_type) if got.data else ""


def is_one_site(got: Fetched) -> bool:
    """Whether the lists that a list names are parts of one: those of an index of sitemaps."""
    return _kind(got) == "sitemap"


def _of_items(items: Iterable[FeedItem], got: Fetched, reach: Reach) -> list[Lead]:
    leads = [lead for lead in (_of_item(item, got.address, reach) for item in islice(items, reach.at_most + 1)) if lead]
    if len(leads) > reach.at_most:
        log.info("%s: more than %d items; only the first are taken (--at-most)", got.address, reach.at_most)
    return leads[: reach.at_most]


def _of_item(item: FeedItem, feed: str, reach: Reach) -> Lead | None:
    address = address_of(item.url, feed) if item.url else None
    mark = digest("wm", item.title, item.published, item.content, item.summary)
    if address and address != feed and reach.follow and item.is_summary:
        return Lead("page", address, mark, address, item)
    name = item.ident or address or mark
    return Lead("item", name, mark, address or "", item) if item.text.strip() or item.title else None


def _of_sitemap(got: Fetched, reach: Reach) -> list[Lead]:
    found = sitemap(got.data, got.address)
    if found.is_index:  # how many pages each has is not known yet
        return [Lead("list", e.address, "", e.address) for e in newest(found.entries, len(found.entries))]
    if len(found.entries) > reach.at_most:
        log.info("%s: %d pages; only the newest %d are taken (--at-most)", got.address, len(found.entries), reach.at_most)
    return [_listed(entry) for entry in newest(found.entries, reach.at_most)]


def _listed(entry: Listed) -> Lead:
    item = FeedItem(title=entry.title, publisher=entry.publisher, published=entry.published.edtf if entry.published else None)
    return Lead("page", entry.address, digest("wm", entry.latest, entry.title), entry.address, item)


def _completed(report: Report, item: FeedItem) -> Report:
    """A page's report with what its feed says, where the page itself does not. Teasers are other reports."""
    if report.teaser_of is not None:
        return report
    day = None if report.published.known else moment(item.published, "page")
    return replace(
        report,
        title=report.title or item.title,
        byline=report.byline or item.byline,
        publisher=report.publisher or item.publisher or item.feed,
        published=day or report.published,
    )
