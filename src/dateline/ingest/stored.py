"""Files in stores of objects and other file systems, through fsspec: "s3://bucket/crawl/*.warc.gz"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from dateline.core.errors import Rejected, SourceError, UsageError
from dateline.ingest.sniff import endings
from dateline.ingest.source import STAGE, Source, clean_name


def stored_at(place: str) -> Iterator[Source | Rejected]:
    """The files that a place names, in order of their names: a file itself, what a pattern fits, all with known endings in a folder.

    Raises UsageError where fsspec, or what it needs for this store, is not installed.
    """
    try:
        yield from _files(place)
    except ImportError as error:
        raise UsageError(f"{place.partition(':')[0]}:// needs a package that is not installed ({error}); see docs/scale.md") from None
    except Exception as error:  # each store has errors of its own
        yield Rejected(clean_name(place), STAGE, clean_name(f"cannot be reached ({type(error).__name__}: {error!s:.120}): check its name"))


def _files(place: str) -> Iterator[Source | Rejected]:
    from fsspec.core import url_to_fs

    fs, path = url_to_fs(place)
    if any(mark in path for mark in "*?["):
        paths = sorted(p for p in fs.glob(path) if fs.isfile(p))
    elif fs.isfile(path):
        paths = [path]
    else:
        paths = sorted(p for p in fs.find(path) if PurePosixPath(p).suffix.lower() in endings())
    if not paths:
        yield Rejected(clean_name(place), STAGE, "no such file: check its name")
    for found in paths:
        yield _source(fs, found)


def _source(fs: Any, path: str) -> Source:
    name = clean_name(fs.unstrip_protocol(path))
    own = PurePosixPath(path)
    return Source(name=name, source_id=clean_name(own.name), open=lambda: _opened(fs, path), ending=own.suffix.lower())


def _opened(fs: Any, path: str) -> BinaryIO:
    try:
        return cast(BinaryIO, fs.open(path, "rb"))
    except FileNotFoundError:
        raise SourceError("no such file: check its name") from None
