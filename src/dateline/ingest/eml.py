"""Newsletters saved as messages: the text a reader sees, the sender as publisher; attachments are named and left out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from dateline.core.errors import SourceError
from dateline.core.report import Report
from dateline.ingest.compose import Draft, host_of, reports_of
from dateline.ingest.encoding import decode
from dateline.ingest.fragment import fragment_text
from dateline.ingest.given import Given
from dateline.ingest.limits import LIMIT
from dateline.ingest.mail import body_of_part, charset_of, header, message_of, parts_of
from dateline.ingest.moments import moment
from dateline.ingest.plain import check_text
from dateline.ingest.source import Source, clean_name, whole

log = logging.getLogger("dateline")

MOST = 5 * LIMIT  # bytes: pictures lie in it too
_HEAD = re.compile(r"<head\b.{0,200000}?</head\s*>", re.IGNORECASE | re.DOTALL)
# Layouts hide a line for the list of messages, and repeat it.
_UNSEEN = re.compile(r"[\u200b-\u200f\u2007\u034f\u00ad\ufeff]+")


def in_eml(source: Source, file: BinaryIO, given: Given) -> Iterator[Report]:
    """The report of a message. Raises SourceError where it has no text."""
    message = message_of(whole(file, MOST))
    parts = list(parts_of(message))
    texts = [p for p in parts if _is_text(p)]
    _tell_left_out(source, [p for p in parts if p not in texts])
    name, address = parseaddr(header(message, "From") or "")
    sent = header(message, "Date")
    draft = Draft(
        source_id=source.source_id,
        url=source.declared.url,
        publisher=source.declared.publisher or name.strip()[:200] or host_of("https://" + address.rpartition("@")[2]),
        title=source.declared.title or header(message, "Subject"),
        published=source.declared.published or moment(re.sub(r"\([^()]*\)$", "", sent or ""), "page"),
        text=check_text(_text(texts)),
    )
    yield from reports_of(draft, given)


def _is_text(part: Message) -> bool:
    """Whether a part is text to be read, not a file that is sent along."""
    return part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"


def _text(parts: list[Message]) -> str:
    """The plain part where it says about as much as the page, which is laid out with tables; else the page's text."""
    plain = "\n\n".join(filter(None, (_decoded(p).strip() for p in parts if p.get_content_type() == "text/plain")))
    pages = "\n".join(filter(None, (fragment_text(_HEAD.sub("", _decoded(p))) for p in parts if p.get_content_type() == "text/html")))
    text = plain if len(plain.split()) >= 0.7 * len(_UNSEEN.sub("", pages).split()) and plain else _UNSEEN.sub("", pages)
    if not text.strip():
        raise SourceError("a message without a text: give what is attached to it, if that is the report")
    return text.replace("\r\n", "\n")


def _decoded(part: Message) -> str:
    body = body_of_part(part)
    return decode(body, charset_of(part), markup=part.get_content_type() == "text/html") if body.strip() else ""


def _tell_left_out(source: Source, parts: list[Message]) -> None:
    names = [clean_name(n) for p in parts if (n := p.get_filename()) and p.get_content_disposition() == "attachment"]
    if names:
        log.info("%s: attachments left out: %s", source.name, ", ".join(names[:10]))
