"""Messages in MIME (RFC 2045 to 2049): their headers and parts, as bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser

from dateline.core.errors import SourceError
from dateline.ingest.encoding import decode

MOST_PARTS = 2_000  # of one message; a saved page with all its pictures has some hundreds
_DEEPEST = 10  # levels of parts in parts; a forwarded newsletter has four


def message_of(data: bytes) -> Message:
    """The message in bytes. Raises SourceError where there are no headers."""
    data = re.sub(rb"\AFrom [^\r\n]{0,300}\r?\n", b"", data.lstrip(b"\xef\xbb\xbf\r\n"))
    if data.count(b"\n--") > 10 * MOST_PARTS:
        raise SourceError("too many parts: give the text alone")
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise SourceError(f"a damaged message ({type(error).__name__}): save it again") from None
    if not message.keys():
        raise SourceError("no message: the headers at its beginning are missing")
    return message


def parts_of(message: Message) -> Iterator[Message]:
    """The parts that hold no other parts, in their order; those of attached messages are left out."""
    count, waiting = 0, [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if count > MOST_PARTS or depth > _DEEPEST:
            raise SourceError("too many parts: give the text alone")
        if not part.is_multipart():
            yield part
        elif part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting += [(p, depth + 1) for p in reversed(inner if isinstance(inner, list) else []) if isinstance(p, Message)]


def body_of_part(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone."""
    try:
        body = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        part.replace_header("Content-Type", "text/plain")  # a charset that no codec can even be looked up by
        body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def charset_of(part: Message) -> str | None:
    """The charset that a part declares."""
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, UnicodeError, TypeError):
        return None


def header(message: Message, name: str) -> str | None:
    """A header's text on one line, its encoded words (RFC 2047) read; None where it is absent or empty."""
    raw = message.get(name)
    if raw is None:
        return None
    try:
        parts = decode_header(raw)
        text = "".join(decode(p, c) if isinstance(p, bytes) else p for p, c in parts)
    except (MessageError, SourceError, ValueError, LookupError):
        text = str(raw)
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:1_000] or None
