"""WARC files (ISO 28500), packed or not: each captured page a source, read one by one; a broken record costs only itself."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from dateline.core.errors import Rejected, SourceError
from dateline.ingest.feed_item import web_address
from dateline.ingest.given import Given
from dateline.ingest.http_body import body_of, http_answer
from dateline.ingest.limits import LIMIT, megabytes
from dateline.ingest.source import STAGE, Declared, Source, clean_name, rejoined, up_to
from dateline.ingest.unpack import Unpacked

_BEGIN = b"WARC/1."
_MARK = re.compile(rb"WARC/1\.[0-9]\r?\n")  # a whole first line; damage may have taken the line's end before it
_KINDS = frozenset(("response", "resource", "conversion"))  # "revisit" says that a page has not changed since another record
_TEXTS = frozenset(("text/html", "application/xhtml+xml", "text/plain", ""))
_MOST_HEADERS, _LONGEST_HEADER = 200, 65_536  # lines; bytes: addresses can be long, all of Common Crawl's headers are below
_LONGEST_BLOCK = LIMIT + 65_536  # bytes: a page of the largest size and its HTTP headers
_BLOCK = 1 << 20
_WRONG_LENGTH = "its length is wrong: capture or fetch it again"


@dataclass(frozen=True, slots=True)
class _Record:
    """Named headers, in small letters; `block` None where it is longer than any page (`head` has its first bytes then)."""

    label: str
    headers: dict[str, str]
    block: bytes | None
    head: bytes = b""


def in_warc(source: Source, file: BinaryIO, given: Given) -> Iterator[Source | Rejected]:
    """The pages and plain texts that answered with status 200. Pictures, scripts, redirections and errors are passed over."""
    passed = pages = 0
    for record in _Records(file).all():
        if isinstance(record, _Broken):
            yield Rejected(clean_name(f"{source.name}#{record.label}"), STAGE, record.why)
            continue
        try:
            page = _page(source, record)
        except SourceError as error:
            yield Rejected(clean_name(f"{source.name}#{record.label}"), STAGE, str(error))
            continue
        passed, pages = passed + (page is None), pages + (page is not None)
        if page is not None:
            yield page
    if passed and not pages:
        raise SourceError(f"holds no page: its {passed} records are no answers with text; leave it out")


def _page(source: Source, record: _Record) -> Source | None:
    """The page of a record, as a source; None where there is none to be had."""
    if record.headers.get("warc-type", "").casefold() not in _KINDS:
        return None
    url = web_address(record.headers.get("warc-target-uri", "").strip("<>"))
    media, charset, body = _answer(record)
    if body is None or media not in _TEXTS or (url or "").partition("?")[0].endswith("/robots.txt"):
        return None
    date = record.headers.get("warc-date", "")
    captured = date[:10] if re.match(r"\d{4}-\d\d-\d\d", date) else None
    declared = Declared(media_type=media or "text/html", charset=charset, url=url, captured=captured)
    # The same page captured twice is two captures, whatever files they lie in.
    return source.inner(record.label, body, declared, f"{url}@{date}" if url and date else None)


def _answer(record: _Record) -> tuple[str, str | None, bytes | None]:
    """Media type, charset and body; the body None where it is no good answer. Raises SourceError where it cannot be read."""
    media, charset = _media(record.headers.get("content-type", ""))
    block = record.head if record.block is None else record.block
    if media != "application/http":
        return media, charset, _of_a_page(record, media, record.block)
    status, headers, raw = http_answer(block)
    media, charset = _media(headers.get("content-type", ""))
    if status != 200 or media not in _TEXTS:
        return media, charset, None
    return media, charset, body_of(headers, cast(bytes, _of_a_page(record, media, raw if record.block is not None else None)))


def _of_a_page(record: _Record, media: str, body: bytes | None) -> bytes | None:
    if body is None and media in _TEXTS:
        raise SourceError(f"larger than {megabytes(LIMIT)}: give the report's text alone")
    return body


def _media(value: str) -> tuple[str, str | None]:
    found = re.search(r"charset\s?=\s?[\"']?([\w.:-]{2,40})", value, re.IGNORECASE)
    return value.partition(";")[0].strip().casefold(), found[1] if found else None


@dataclass(frozen=True, slots=True)
class _Broken:
    label: str
    why: str


class _Buffer:
    """Lines and blocks of a stream, into which bytes can be put back."""

    def __init__(self, file: io.RawIOBase | BinaryIO):
        self._file, self._data, self._at = file, b"", 0
        self._fault: SourceError | None = None

    def read(self, size: int) -> bytes:
        """So many bytes, fewer only at the end or before damage. Raises SourceError at damage, when all before it is read."""
        while len(self._data) - self._at < size and self._more():
            pass
        data = self._data[self._at : self._at + size]
        self._at += len(data)
        if self._fault and not data:
            raise self._fault
        return data

    def readline(self, limit: int) -> bytes:
        """A line with its end, cut at so many bytes."""
        while (end := self._data.find(b"\n", self._at)) < 0 and len(self._data) - self._at < limit and self._more():
            pass
        return self.read(min(limit, end + 1 - self._at if end >= 0 else limit))

    def put_back(self, data: bytes) -> None:
        """Bytes that come first from now on."""
        self._data, self._at = data + self._data[self._at :], 0

    def go_on(self) -> None:
        """The stream is past its damage."""
        self._fault = None

    def _more(self) -> bool:
        if self._fault:
            return False
        try:
            some = self._file.read(_BLOCK // 4) or b""
        except SourceError as error:
            self._fault, some = error, b""
        self._data, self._at = self._data[self._at :] + some, 0
        return bool(some)


class _Records:
    """The records of a stream in turn."""

    def __init__(self, file: BinaryIO):
        start = up_to(file, 2)
        stream = rejoined(start, file)
        self._unpacked = Unpacked(stream) if start == b"\x1f\x8b" else None
        self._buffer = _Buffer(self._unpacked or stream)
        self._count = 0

    def all(self) -> Iterator[_Record | _Broken]:
        """Every record; for a broken one why it is, after which the next sound beginning is looked for."""
        while True:
            self._count += 1
            label = f"record {self._count}"
            try:
                headers = self._headers()
                if headers is None:
                    return
                label = headers.get("warc-record-id", label)
                yield self._record(label, headers)
            except SourceError as error:
                yield _Broken(label, str(error))
                if not self._find_next():
                    return

    def _headers(self) -> dict[str, str] | None:
        """The headers of the next record; None at the end."""
        line = self._line_after_blanks()
        if not line:
            return None
        if not line.startswith(_BEGIN):
            self._buffer.put_back(line[1:])  # a record may begin behind what has no line's end
            raise SourceError("no record begins where one should: the file is damaged there; capture or fetch it again")
        headers: dict[str, str] = {}
        for _ in range(_MOST_HEADERS):
            line = self._buffer.readline(_LONGEST_HEADER)
            if not line.strip():
                return headers
            name, _, value = line.decode("utf-8", "replace").partition(":")
            headers.setdefault(name.strip().casefold(), value.strip())
        raise SourceError("headers without end: the file is damaged there; capture or fetch it again")

    def _line_after_blanks(self) -> bytes:
        for _ in range(100):  # two are usual
            line = self._buffer.readline(_LONGEST_HEADER)
            if not line or line.strip():
                return line
        return b"\n"

    def _record(self, label: str, headers: dict[str, str]) -> _Record:
        length = headers.get("content-length", "")
        if not re.fullmatch(r"[0-9]{1,13}", length):
            raise SourceError("its length is missing or no number: capture or fetch it again")
        if int(length) > _LONGEST_BLOCK:
            return self._long(label, headers, int(length))
        block = self._buffer.read(int(length))
        behind = self._buffer.read(4)
        if len(block) < int(length) or behind.strip():
            # A length that was too long took in the next records, which are read yet; one too short left a piece of its own.
            mark = _MARK.search(block)
            self._buffer.put_back((block[mark.start() :] if mark else b"") + behind)
            short = len(block) < int(length) and not mark
            raise SourceError("cut short: fetch the file again" if short else _WRONG_LENGTH)
        return _Record(label, headers, block)

    def _long(self, label: str, headers: dict[str, str], length: int) -> _Record:
        """Passed over without being kept; its length is wrong where another record begins inside it."""
        head = self._buffer.read(_LONGEST_HEADER)
        mark = _MARK.search(head)
        if mark:
            self._buffer.put_back(head[mark.start() :])
        if mark or self._seek_mark(length - len(head)):
            raise SourceError(_WRONG_LENGTH)
        return _Record(label, headers, None, head)

    def _find_next(self) -> bool:
        """Go to the next place that looks like a record's beginning; False where there is none."""
        while True:
            try:
                return self._seek_mark()
            except SourceError:
                if self._unpacked is None or not self._unpacked.next_member():
                    return False
                self._buffer.go_on()

    def _seek_mark(self, most: int = 1 << 62) -> bool:
        """Pass over so many bytes at most, up to a record's beginning; whether one was met."""
        last = b""
        while most > 0 and (some := self._buffer.read(min(_BLOCK, most))):
            most -= len(some)
            data = last + some
            if mark := _MARK.search(data):
                self._buffer.put_back(data[mark.start() :])
                return True
            last = data[-10:]  # a mark less its last byte
        return False
