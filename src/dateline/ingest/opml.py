"""OPML: lists of feeds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from dateline.core.errors import Rejected, SourceError
from dateline.ingest.feed import parsed, xml_stream
from dateline.ingest.feed_item import web_address
from dateline.ingest.given import Given
from dateline.ingest.source import STAGE, Source

MOST_FEEDS = 10_000  # of one list; people follow some hundreds


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """A feed that a list names, and what the list calls it."""

    url: str
    title: str | None


def feeds_in_opml(data: bytes, charset: str | None = None) -> list[FeedAddress]:
    """The feeds of a list, each address once, in its order. Raises SourceError where it names none or more than 10,000."""
    return _feeds(io.BytesIO(data), charset)


def in_opml(source: Source, file: BinaryIO, given: Given) -> Iterator[Rejected]:
    """Each feed that the list names, as not fetched: a file alone gives no report."""
    for feed in _feeds(file, source.declared.charset):
        why = f"a feed named in {source.name}, not fetched: give its address to `dateline add` or `dateline watch`"
        yield Rejected(feed.url, STAGE, why)


def _feeds(file: BinaryIO, charset: str | None) -> list[FeedAddress]:
    found: dict[str, str | None] = {}
    for node in _outlines(file, charset):
        address = web_address(_attribute(node, "xmlurl")) or (web_address(_attribute(node, "url")) if _is_feed(node) else None)
        if address:
            found.setdefault(address, _attribute(node, "title") or _attribute(node, "text"))
        if len(found) > MOST_FEEDS:
            raise SourceError(f"names more than {MOST_FEEDS} feeds: split the list")
    if not found:
        raise SourceError("a list of feeds that names none: give the feeds' addresses")
    return [FeedAddress(url, title) for url, title in found.items()]


def _outlines(file: BinaryIO, charset: str | None) -> Iterator[Any]:
    from lxml import etree  # type: ignore[import-untyped]

    try:
        for _, node in parsed(xml_stream(file, charset), ("start",)):
            if isinstance(node.tag, str) and node.tag.casefold() == "outline":
                yield node
    except etree.XMLSyntaxError as error:
        raise SourceError(f"a damaged list of feeds ({error!s:.100}): save it again") from None


def _is_feed(node: Any) -> bool:
    return (_attribute(node, "type") or "").casefold() in ("rss", "atom", "link", "include")


def _attribute(node: Any, name: str) -> str | None:
    return next((str(v).strip() for k, v in node.attrib.items() if k.casefold() == name and v.strip()), None)
