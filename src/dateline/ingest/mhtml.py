"""MHTML: a page that a browser saved with all it shows; its main part is the page, the rest is left out."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from dateline.core.errors import SourceError
from dateline.ingest.feed_item import web_address
from dateline.ingest.given import Given
from dateline.ingest.limits import LIMIT
from dateline.ingest.mail import body_of_part, charset_of, header, message_of, parts_of
from dateline.ingest.moments import moment
from dateline.ingest.source import Declared, Source, whole

MOST = 5 * LIMIT  # bytes: pictures and styles lie in it too


def in_mhtml(source: Source, file: BinaryIO, given: Given) -> Iterator[Source]:
    """The page alone. Raises SourceError where there is none."""
    message = message_of(whole(file, MOST))
    part = _main(message)
    address = header(message, "Snapshot-Content-Location") or header(part, "Content-Location") or header(message, "Content-Location")
    saved = moment(header(message, "Date"), "page")
    declared = Declared(
        media_type=part.get_content_type(), charset=charset_of(part), url=web_address(address), captured=saved.latest if saved else None
    )
    yield source.inner("page", body_of_part(part), declared, source.source_id).called(source.name)


def _main(message: Message) -> Message:
    """The page: the part that the message calls its start, else the one at the page's address, else the first that is a page."""
    pages = [p for p in parts_of(message) if p.get_content_type() in ("text/html", "application/xhtml+xml", "text/plain")]
    start, address = message.get_param("start"), header(message, "Snapshot-Content-Location")
    for page in pages:
        if (start and page.get("Content-ID") == start) or (address and header(page, "Content-Location") == address):
            return page
    if not pages:
        raise SourceError("holds no page: save the page again")
    return next((p for p in pages if p.get_content_type() != "text/plain"), pages[0])
