"""The bytes of an answer: counted on the wire, unpacked piece by piece, never more than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from dateline.core.errors import SourceError
from dateline.ingest.limits import megabytes

CODINGS = "gzip, deflate"  # those that the standard library unpacks within a bound
_PIECE = 65_536
_FREE = 1_000_000  # bytes whose ratio is not looked at: a short answer may be one word repeated
_GZIP_OR_ZLIB = 47


def body_of(chunks: Iterable[bytes], coding: str, size: int, ratio: int, start: int | None = None) -> bytes:
    """The unpacked bytes of an answer; only the first `start` where that is given.

    Raises SourceError where it is too large, packed too densely, cut short or packed in a way that was not asked for.
    """
    wire = _Counted(chunks, size)
    kept = bytearray()
    for piece in _unpacked(wire, coding.strip().lower()):
        kept += piece
        if start is not None and len(kept) >= start:
            return bytes(kept[:start])
        if len(kept) > size:
            raise SourceError(f"larger than {megabytes(size)}" + (" when unpacked" if len(kept) > wire.count else ""))
        if len(kept) > max(_FREE, ratio * wire.count):
            raise SourceError(f"packed more than {ratio} to 1, as text never is: it may be made to fill the memory")
    return bytes(kept)


class _Counted:
    """Chunks that stop with an error once there are too many bytes."""

    def __init__(self, chunks: Iterable[bytes], most: int):
        self._chunks, self._most, self.count = chunks, most, 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.count += len(chunk)
            if self.count > self._most:
                raise SourceError(f"larger than {megabytes(self._most)}")
            yield chunk


def _unpacked(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    if coding in ("", "identity"):
        yield from chunks
    elif coding in ("gzip", "x-gzip", "deflate"):
        yield from inflated(chunks)
    else:
        raise SourceError(f"packed as {coding!r:.40}, which was not asked for ({CODINGS} were)")


def inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The unpacked bytes of gzip (one member or several), zlib or bare deflate, piece by piece. Raises SourceError where broken."""
    unpack: zlib._Decompress | None = None
    try:
        for chunk in chunks:
            unpack = unpack or zlib.decompressobj(_GZIP_OR_ZLIB if _has_head(chunk) else -zlib.MAX_WBITS)
            while True:
                piece = unpack.decompress(chunk, _PIECE)
                if piece:
                    yield piece
                chunk = unpack.unconsumed_tail
                if unpack.eof:
                    chunk = unpack.unused_data
                    if not chunk.startswith(b"\x1f\x8b"):
                        break  # what stands after the last member is no part of it
                    unpack = zlib.decompressobj(_GZIP_OR_ZLIB)
                elif not chunk and len(piece) < _PIECE:
                    break
    except zlib.error:
        raise SourceError("its packing is broken: it cannot be unpacked") from None
    if unpack and not unpack.eof:
        raise SourceError("broken off in the middle: it cannot be unpacked")


def _has_head(chunk: bytes) -> bool:
    """Whether bytes open as gzip or zlib do; servers send bare deflate too."""
    zlib_head = len(chunk) > 1 and chunk[0] & 15 == 8 and (chunk[0] << 8 | chunk[1]) % 31 == 0
    return chunk.startswith(b"\x1f") or zlib_head or len(chunk) < 2
