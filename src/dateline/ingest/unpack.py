"""Gzip and ZIP files unpacked as they are read, with limits that no honest file meets."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from dateline.core.errors import Rejected, SourceError
from dateline.ingest.limits import LIMIT
from dateline.ingest.source import DEEPEST, STAGE, TOO_DEEP, Declared, Source, clean_name, whole

# Pages and feeds pack to a fifth to a tenth, tables of one repeated row to a fiftieth; zeros to a thousandth.
MOST_TIMES = 200
UNTIL = 10_000_000  # bytes that may come out before the ratio is looked at
MOST_MEMBERS = 20_000  # of a ZIP file: its list is held in memory
_CHUNK = 1 << 16
_MEMBER = b"\x1f\x8b\x08"  # RFC 1952: two bytes of its own, and deflate, the only method
_BOMB = f"unpacks to more than {MOST_TIMES} times its size, which no text does: leave it out"
_CUT = "cut short: its packed data end too early; fetch it again"


class Unpacked(io.RawIOBase):
    """The bytes inside a gzip stream of one or more members.

    Reading raises SourceError at damaged data and where too much comes out of too little; `next_member` then goes on behind it.
    """

    def __init__(self, packed: BinaryIO):
        self._packed = packed
        self._recent = b""  # the member's packed bytes, its last two chunks: the next member is looked for in them
        self._begin(b"")

    def _begin(self, packed: bytes) -> None:
        self._inflate = zlib.decompressobj(wbits=31)
        self._waiting, self._recent = packed, packed
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._some(len(view))
        view[: len(data)] = data
        return len(data)

    def _some(self, size: int) -> bytes:
        while True:
            if self._inflate.eof and not self._next_in_line():
                return b""
            packed = self._waiting or self._next()
            if not packed and self._taken:
                raise SourceError(_CUT)
            if not packed:
                return b""
            if data := self._unpacked(packed, size):
                return data

    def _next(self) -> bytes:
        chunk = self._packed.read(_CHUNK)
        self._recent = self._recent[-_CHUNK:] + chunk
        return chunk

    def _unpacked(self, packed: bytes, size: int) -> bytes:
        try:
            data = self._inflate.decompress(packed, size)
        except zlib.error:
            raise SourceError("damaged: its packed data cannot be unpacked; fetch it again") from None
        self._waiting = self._inflate.unconsumed_tail
        self._taken += len(packed) - len(self._waiting)
        self._given += len(data)
        if self._given > UNTIL and self._given > MOST_TIMES * self._taken:
            raise SourceError(_BOMB)
        return data

    def _next_in_line(self) -> bool:
        """Begin with the member right behind the one that ended, over the zeros that tapes are padded with."""
        rest = self._inflate.unused_data.lstrip(b"\x00")
        while not rest:
            if not (chunk := self._packed.read(_CHUNK)):
                return False
            rest = chunk.lstrip(b"\x00")
        self._begin(rest)
        return True

    def next_member(self) -> bool:
        """Go on at the next place that looks like a member's beginning; False where there is none."""
        data = self._recent[1:]
        while (at := data.find(_MEMBER)) < 0:
            if not (chunk := self._packed.read(_CHUNK)):
                return False
            data = data[-2:] + chunk
        self._begin(data[at:])
        return True


def in_gzip(source: Source, file: BinaryIO) -> Iterator[Source]:
    """The one source inside a gzip file, by its name without ".gz"."""
    if source.depth >= DEEPEST:
        raise SourceError(TOO_DEEP)
    name = source.source_id.lower()
    ending = PurePosixPath(name.removesuffix(".gz")).suffix if name.endswith(".gz") else ""
    unpacked = cast(BinaryIO, io.BufferedReader(Unpacked(file), _CHUNK))
    declared = replace(source.declared, media_type="", charset=None)
    yield replace(source, open=lambda: unpacked, declared=declared, ending=ending, depth=source.depth + 1)


def in_zip(source: Source, file: BinaryIO) -> Iterator[Source | Rejected]:
    """The files inside a ZIP file in the order of their names; hidden ones and folders are passed over."""
    if not file.seekable():
        file = io.BytesIO(whole(file, 10 * LIMIT))
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OverflowError, IndexError, NotImplementedError, struct.error) as error:
        raise SourceError(f"a damaged ZIP file ({error!s:.80}): pack or fetch it again") from None
    with packed:
        for member in _members(packed, file.seek(0, io.SEEK_END)):
            try:
                yield _member(source, packed, member)
            except SourceError as error:
                yield Rejected(clean_name(f"{source.name}#{member.filename}"), STAGE, str(error))


def packed_inside(head: bytes) -> bytes:
    """The first bytes that a gzip stream holds, none where it cannot be unpacked."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 512)
    except zlib.error:
        return b""


def _members(packed: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    members = [m for m in packed.infolist() if m.filename and not m.is_dir() and not _hidden(m.filename)]
    if len(members) > MOST_MEMBERS:
        raise SourceError(f"holds more than {MOST_MEMBERS} files: unpack it and give the folder")
    if sum(m.file_size for m in members if not _is_bomb(m)) > max(UNTIL, MOST_TIMES * size):  # members may share their packed data
        raise SourceError(_BOMB)
    if any(m.filename == "[Content_Types].xml" for m in members):
        raise SourceError("a Word, Excel or PowerPoint file: save it as plain text, a web page, CSV or PDF")
    if any(m.filename == "META-INF/container.xml" or m.filename == "content.xml" for m in members):
        raise SourceError("an OpenDocument file or an e-book: save it as plain text, a web page or PDF")
    if not members:
        raise SourceError("empty: it holds no file")
    return sorted(members, key=lambda m: m.filename)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > UNTIL and member.file_size > MOST_TIMES * max(member.compress_size, 1)


def _hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name.replace("\\", "/")).parts if part != "..")


def _member(source: Source, packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> Source:
    if member.flag_bits & 0x1:
        raise SourceError("locked with a password: unpack it yourself")
    if _is_bomb(member):
        raise SourceError(_BOMB)
    ending = PurePosixPath(member.filename.replace("\\", "/")).suffix.lower()
    return source.inner(member.filename, lambda: _opened(packed, member), Declared(), None, ending)


def _opened(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO:
    try:
        return cast(BinaryIO, packed.open(member))  # gives no more bytes than the size that was looked at
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OverflowError, struct.error) as error:
        raise SourceError(f"cannot be unpacked ({error!s:.80}): unpack it yourself") from None
