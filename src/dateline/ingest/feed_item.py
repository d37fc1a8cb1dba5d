"""One item of a feed, of whatever format, and its report."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from dateline.core.errors import Rejected, SourceError
from dateline.core.report import Report
from dateline.ingest.compose import Draft, host_of, reports_of
from dateline.ingest.fragment import fragment_text, one_line
from dateline.ingest.given import Given
from dateline.ingest.moments import moment
from dateline.ingest.plain import check_text
from dateline.ingest.source import STAGE, Source, clean_name

log = logging.getLogger("dateline")

MOST_ITEMS = 20_000  # of one feed; the largest export of a blog that was seen has some thousands
# Characters. What a feed calls a summary may be the whole report; below this it is taken for a summary (the shortest tenth of news
# reports has about 900).
WHOLE = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """An item as its feed has it. `content` is the whole text where the feed gives it, `summary` what it calls a description.

    Both are HTML unless `plain`. `published` is as written; `ident` the feed's own id of it; `feed` the title of the feed.
    """

    ident: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    feed: str | None = None
    published: str | None = None
    language: str | None = None
    content: str = ""
    summary: str = ""
    plain: bool = False

    @property
    def text(self) -> str:
        """The longer of content and summary, as lines."""
        content, summary = self._lines(self.content), self._lines(self.summary)
        return content if len(content) >= len(summary) else summary

    @property
    def is_summary(self) -> bool:
        """Whether the feed gives no more than a summary, so that the page itself has more."""
        return not self._lines(self.content) and 0 < len(self.text) < WHOLE

    def _lines(self, value: str) -> str:
        return value.strip() if self.plain else fragment_text(value)


def web_address(value: str | None, base: str | None = None) -> str | None:
    """An http(s) address, absolute where a base is known; None for anything else."""
    if not value or len(value) > 2_000:  # longer ones no browser takes
        return None
    try:
        full = urljoin(base, value.strip()) if base else value.strip()
        parts = urlsplit(full)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return full if good and full.isprintable() and " " not in full else None


def reports_of_items(items: Iterable[FeedItem], source: Source, given: Given) -> Iterator[Report | Rejected]:
    """The report of each item, or why it has none."""
    summaries = count = 0
    for count, item in enumerate(items, 1):
        if count > MOST_ITEMS:
            yield Rejected(source.name, STAGE, f"more than {MOST_ITEMS} items: the rest was not read; split the feed")
            break
        summaries += item.is_summary
        try:
            yield from reports_of(_draft(item, source), given)
        except SourceError as error:
            yield Rejected(clean_name(f"{source.name}#{item.ident or item.url or f'item {count}'}"), STAGE, str(error))
    if summaries:
        told = "%s: %d of %d items are summaries of a few lines; add their addresses to read the whole reports"
        log.info(told, source.name, summaries, count)


def _draft(item: FeedItem, source: Source) -> Draft:
    text = item.text
    if not text.strip():
        raise SourceError(f"only a title: add its address, {item.url:.200}" if item.url else "an item without a text: leave it out")
    told = source.declared
    return Draft(
        source_id=_source_id(item, source),
        url=item.url,
        publisher=told.publisher or item.publisher or (None if host_of(item.url) else item.feed),
        title=one_line(item.title),
        byline=item.byline,
        language=None,  # feeds of one language carry items of another, and templates keep the language they were made with
        published=moment(item.published, "page"),
        text=check_text(text),
    )


def _source_id(item: FeedItem, source: Source) -> str:
    """The item's own id where it is one on its own (an address, a urn, a tag), so that the same item of a later copy of the feed is the
    same report; else its address; else the feed's name and what tells the item from others."""
    ident = (item.ident or "").strip()
    if ident.partition(":")[0].casefold() in ("http", "https", "urn", "tag") and len(ident) > 8:
        return clean_name(ident)
    if item.url and not ident:
        return clean_name(item.url)
    return clean_name("#".join(filter(None, (source.source_id, ident or one_line(item.title)))))
