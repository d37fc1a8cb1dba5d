"""A source: a name, a way to its bytes, and what is declared about them."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from dateline.core.errors import SourceError
from dateline.core.when import Published
from dateline.ingest.limits import LIMIT, megabytes

STDIN = "-"
HEAD = 16_384  # bytes looked at to tell what a source is
DEEPEST = 3  # sources within sources: a page in a WARC in a gzip file in a ZIP file is as far as honest ones go
TOO_DEEP = f"packed more than {DEEPEST} times over: unpack it and give what is inside"
LONGEST_NAME = 500  # characters; systems allow 255 bytes a name, addresses and ids of feeds can be longer
STAGE = "ingest"
_EMPTY = "empty: it holds no report"
# Stores of objects and other file systems that fsspec knows and that hold crawls; none of them runs what it is given.
STORES = ("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "hdfs", "webhdfs", "oci", "memory", "file")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What came with the bytes, not in them: headers of an answer or a message, fields of a feed, a row of a table.

    `charset` is believed after a byte order mark only. `captured` is an ISO day: the bytes are no younger.
    """

    media_type: str = ""
    charset: str | None = None
    url: str | None = None
    published: Published | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    captured: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """`name` is what people are told; `source_id` what its report keeps (for several in one, what theirs begin with).

    `open` gives the bytes from the start, each time it is called; where it cannot, as for standard input, it is called once.
    """

    name: str
    source_id: str
    open: Callable[[], BinaryIO]
    declared: Declared = field(default_factory=Declared)
    ending: str = ""  # ".html", in small letters
    depth: int = 0

    def inner(
        self, label: str, data: bytes | Callable[[], BinaryIO], declared: Declared, source_id: str | None = None, ending: str = ""
    ) -> Source:
        """A source found in this one, named after it: "crawl.zip#river.html". Raises SourceError where it lies too deep."""
        if self.depth >= DEEPEST:
            raise SourceError(TOO_DEEP)
        name, opener = clean_name(f"{self.name}#{label}"), (lambda: io.BytesIO(data)) if isinstance(data, bytes) else data
        own = clean_name(source_id if source_id is not None else f"{self.source_id}#{label}")
        return Source(name=name, source_id=own, open=opener, declared=declared, ending=ending, depth=self.depth + 1)

    def called(self, name: str) -> Source:
        """The same source by another name."""
        return replace(self, name=name)


def source_of_bytes(name: str, data: bytes, declared: Declared | None = None) -> Source:
    """A source of bytes that are at hand, such as the answer to a request; `name` is its address or file name."""
    ending = PurePosixPath(name.partition("?")[0]).suffix.lower()
    return Source(
        name=clean_name(name), source_id=clean_name(name), open=lambda: io.BytesIO(data), declared=declared or Declared(), ending=ending
    )


def source_at(path: Path) -> Source:
    """The source of a file; its `source_id` is the file's name without the folder."""
    name = clean_name(path.name)
    return Source(name=clean_name(str(path)), source_id=name, open=lambda: open_file(path), ending=path.suffix.lower())


def is_stored(place: str) -> bool:
    """Whether a place names files in a store of objects: "s3://bucket/crawl/*.warc.gz"."""
    scheme, mark, _ = place.partition("://")
    return bool(mark) and scheme.lower() in STORES


def standard_input() -> Source:
    """What is piped into the program."""
    return Source(name="standard input", source_id="stdin", open=lambda: sys.stdin.buffer)


def open_file(path: Path) -> BinaryIO:
    """Open a regular file. Raises SourceError for anything else: a pipe could be waited for without end, a device read without end."""
    try:
        # Without O_NONBLOCK the opening itself waits where the path is a pipe that nobody writes to.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        lost = path.is_symlink()
        raise SourceError("a link that leads to no file: mend or remove it" if lost else "no such file: check its name") from None
    except ValueError:
        raise SourceError("no such file: a name cannot hold a NUL character") from None
    mode = os.fstat(number).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(number, "rb")
    os.close(number)
    if stat.S_ISDIR(mode):
        raise SourceError("a folder, not a file: name it as a source of its own")
    raise SourceError("not a file but a pipe or a device: pipe what it gives into `dateline add -`")


def head_of(file: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still begins with them."""
    head = up_to(file, HEAD)
    if file.seekable():
        file.seek(-len(head), io.SEEK_CUR)
        return head, file
    return head, rejoined(head, file)


def rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream of bytes already taken from a stream, and then of what is left in it."""
    return cast(BinaryIO, io.BufferedReader(_Rejoined(head, rest), 1 << 16))


def up_to(file: BinaryIO, size: int) -> bytes:
    """So many bytes of a stream, fewer only where it ends."""
    parts, left = [], size
    while left and (part := file.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


class _Rejoined(io.RawIOBase):
    """Bytes already taken from a stream, and then the stream."""

    def __init__(self, head: bytes, rest: BinaryIO):
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(data)] = data
        return len(data)


def whole(file: BinaryIO, limit: int = LIMIT) -> bytes:
    """All bytes of a source that is one report. Raises SourceError where there are none or too many."""
    data = up_to(file, limit + 1)
    if len(data) > limit:
        raise SourceError(f"larger than {megabytes(limit)}: split it, or give the report's text alone")
    if not data.strip():
        raise SourceError(_EMPTY)
    return data


def clean_name(name: str) -> str:
    """A name that can be written and shown: bytes that are no UTF-8 and control characters become U+FFFD; 500 characters at most."""
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    shown = "".join("\ufffd" if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in shown)
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"
