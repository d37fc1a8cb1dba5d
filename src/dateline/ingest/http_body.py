"""The body of an HTTP answer as it was meant to be read: pieces joined, packing undone, within limits."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

from dateline.core.errors import SourceError
from dateline.ingest.limits import LIMIT, megabytes

_MOST_CODINGS = 3  # one is usual, two happen
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,200})?\r?\n")


def http_answer(block: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in small letters, the first of a name) and body of an answer as it went over the wire.

    Raises SourceError where there are no headers.
    """
    head, mark, body = _split(block)
    lines = head.decode("latin-1").splitlines()
    status = re.match(r"HTTP/\d(?:\.\d)? (\d{3})", lines[0] if lines else "")
    if not mark or not status:
        raise SourceError("an answer without HTTP headers: capture the page again")
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().casefold(), value.strip())
    return int(status[1]), headers, body


def _split(block: bytes) -> tuple[bytes, bytes, bytes]:
    found = re.search(rb"\r?\n\r?\n", block[:65_536])
    return (block[: found.start()], found[0], block[found.end() :]) if found else (block, b"", b"")


def body_of(headers: Mapping[str, str], raw: bytes, limit: int = LIMIT) -> bytes:
    """The body of an answer, joined and unpacked; `headers` have names in small letters.

    Some capture a body that is unpacked already and leave the headers: such a body is taken as it is. Raises SourceError where a
    coding is unknown, the data are damaged, or more than `limit` bytes come out.
    """
    if headers.get("transfer-encoding", "").casefold().endswith("chunked"):
        raw = _joined(raw)
    codings = [c.strip().casefold() for c in headers.get("content-encoding", "").split(",")]
    codings = [c for c in codings if c not in ("", "identity")]
    if len(codings) > _MOST_CODINGS:
        raise SourceError(f"packed {len(codings)} times over: fetch it again without packing")
    for coding in reversed(codings):
        raw = _unpacked(raw, coding, limit)
    return raw


def _joined(raw: bytes) -> bytes:
    """The pieces of a chunked body in one; the body itself where it is not in pieces."""
    parts, at = [], 0
    while (found := _CHUNK_SIZE.match(raw, at)) and (size := int(found[1], 16)):
        parts.append(raw[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if raw[at : at + 2] == b"\r\n" else 1 if raw[at : at + 1] == b"\n" else 0
    if not parts:
        return b"" if found else raw
    if found is None:
        raise SourceError("cut short: the last piece of its body is missing; fetch it again")
    return b"".join(parts)


def _unpacked(raw: bytes, coding: str, limit: int) -> bytes:
    if coding in ("gzip", "x-gzip"):
        return _inflated(raw, 31, limit) if raw.startswith(b"\x1f\x8b") else raw
    if coding == "deflate":  # meant with zlib's frame (RFC 9110); some send it bare
        return _inflated(raw, 15 if raw[:1] in (b"\x78", b"\x58", b"\x38", b"\x08", b"\x18", b"\x28", b"\x48", b"\x68") else -15, limit)
    if coding == "br":
        return _of_brotli(raw, limit)
    raise SourceError(f"packed in a way that is not known ({coding[:20]!a}): fetch it again without packing")


def _inflated(raw: bytes, bits: int, limit: int) -> bytes:
    inflate = zlib.decompressobj(wbits=bits)
    try:
        data = inflate.decompress(raw, limit + 1)
    except zlib.error:
        if _is_markup(raw):
            return raw
        raise SourceError("damaged: its packed body cannot be unpacked; fetch it again") from None
    _within(data, limit)
    if not inflate.eof:
        raise SourceError("cut short: its packed body ends too early; fetch it again")
    return data


def _of_brotli(raw: bytes, limit: int) -> bytes:
    import brotli  # type: ignore[import-untyped]

    unpacker, data, given = brotli.Decompressor(), b"", raw
    try:
        while not unpacker.is_finished():
            some = unpacker.process(given, output_buffer_limit=1 << 16)
            data, given = data + some, b""
            _within(data, limit)
            if not some and unpacker.can_accept_more_data():
                raise SourceError("cut short: its packed body ends too early; fetch it again")
    except brotli.error:
        if _is_markup(raw):
            return raw
        raise SourceError("damaged: its packed body cannot be unpacked; fetch it again") from None
    return data


def _within(data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise SourceError(f"unpacks to more than {megabytes(limit)}: give its text alone")


def _is_markup(raw: bytes) -> bool:
    return raw[:200].lstrip()[:1] == b"<"
