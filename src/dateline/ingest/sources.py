"""Files, folders, standard input and bytes from elsewhere to reports."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from dateline.core.errors import Rejected, SourceError
from dateline.core.report import Report
from dateline.ingest.bounds import no_younger
from dateline.ingest.compose import Draft, reports_of
from dateline.ingest.encoding import decode
from dateline.ingest.given import Given
from dateline.ingest.jsonl import reports_in_jsonl
from dateline.ingest.moments import GivenDates
from dateline.ingest.page import draft_of_page
from dateline.ingest.plain import check_text
from dateline.ingest.sniff import endings, kind_of
from dateline.ingest.source import STAGE, STDIN, Source, clean_name, head_of, is_stored, source_at, standard_input, whole
from dateline.ingest.unpack import in_gzip, in_zip, packed_inside

Item = Report | Rejected | Source
Reader = Callable[[Source, BinaryIO, Given], Iterator[Item]]
_DAMAGED = "damaged: its packed data cannot be unpacked; fetch or pack it again"
Place = Path | str | Source  # a str is "-", an address, a place in a store of objects ("s3://…") or a path


def sources_in(places: Iterable[Place]) -> Iterator[Path | Source | Rejected]:
    """The sources that places name: a file itself, a folder's files in order of their names, standard input for "-".

    Hidden files are passed over, and the folder "X_files" that a browser saves beside "X.html".
    """
    for place in places:
        if isinstance(place, Source):
            yield place
        elif str(place) == STDIN:
            yield standard_input()
        elif isinstance(place, str) and is_stored(place):
            from dateline.ingest.stored import stored_at  # loads fsspec

            yield from stored_at(place)
        else:
            yield from _at(Path(place))


def _at(path: Path) -> Iterator[Path | Rejected]:
    try:
        if path.is_dir():
            yield from _inside(path)
        elif path.exists() or path.is_symlink():
            yield path
        else:
            yield Rejected(clean_name(str(path)), STAGE, "no such file: check its name")
    except (OSError, ValueError) as error:  # a name too long, or with a NUL
        yield Rejected(clean_name(str(path)), STAGE, f"no such file ({_reason(error)}): check its name")


def _inside(folder: Path) -> Iterator[Path | Rejected]:
    try:
        entries = sorted(folder.iterdir())
        folders = {e for e in entries if e.is_dir()}
    except OSError as error:
        yield Rejected(clean_name(str(folder)), STAGE, f"the folder cannot be opened ({_reason(error)}): check its permissions")
        return
    pages = {e.stem for e in entries if e.suffix.lower() in (".html", ".htm")}
    for entry in entries:
        if entry.name.startswith(".") or (entry in folders and (entry.is_symlink() or _beside_a_page(entry, pages))):
            continue  # a linked folder may lead back to this one
        if entry in folders:
            yield from _inside(entry)
        elif entry.suffix.lower() in endings():
            yield entry
        else:
            ending = f"{entry.suffix} is no known ending" if entry.suffix else "it has no ending"
            why = f"not read, for {ending}: name the file itself to have it tried"
            yield Rejected(clean_name(str(entry)), STAGE, clean_name(why))


def _beside_a_page(folder: Path, pages: set[str]) -> bool:
    """Whether a browser saved the pictures and frames of a page there: "River_files" beside "River.html"."""
    stem, mark, word = folder.name.rpartition("_")
    return bool(mark) and stem in pages and word.casefold() in ("files", "file", "dateien", "fichiers", "archivos", "bestanden", "pliki")


def expected(places: Iterable[Place]) -> int:
    """How many reports the places may hold, teasers aside: a source each, a line each where a file holds one report a line."""
    return sum(_lines_in(s) if isinstance(s, Path) and endings().get(s.suffix.lower()) == "lines" else 1
               for s in sources_in(places) if not isinstance(s, Rejected))  # fmt: skip


def _lines_in(path: Path) -> int:
    try:
        with source_at(path).open() as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) or 1
    except (OSError, SourceError):  # told when it is read
        return 1


def reports_at(place: Path | Source, given: Given) -> Iterator[Report | Rejected]:
    """The reports of one file or other source."""
    return reports_in(place if isinstance(place, Source) else source_at(place), given)


def reports_in(source: Source, given: Given) -> Iterator[Report | Rejected]:
    """The reports in a source and in the sources inside it, one by one; a Rejected for each that cannot be read. Never raises."""
    found = False
    try:
        for item in _items(source, given):
            found = True
            if isinstance(item, Source):
                yield from reports_in(item, given)
            else:
                yield no_younger(item, source.declared.captured) if isinstance(item, Report) else item
        if not found:
            raise SourceError("empty: it holds no report")
    except SourceError as error:
        yield Rejected(source.name, STAGE, str(error))
    except (zlib.error, zipfile.BadZipFile, EOFError):
        yield Rejected(source.name, STAGE, _DAMAGED)
    except OSError as error:  # bz2 raises one without a number for damaged data
        why = f"cannot be read ({_reason(error)}): check its permissions" if error.errno else _DAMAGED
        yield Rejected(source.name, STAGE, why)
    except (MemoryError, RecursionError) as error:
        yield Rejected(source.name, STAGE, f"too large or nested too deeply to read ({type(error).__name__}): give its text instead")
    except Exception as error:  # hostile input breaks parsers in more ways than they declare
        yield Rejected(source.name, STAGE, f"cannot be read ({type(error).__name__}): give its text instead")


def _items(source: Source, given: Given) -> Iterator[Item]:
    with closing(source.open()) as opened:
        head, file = head_of(opened)
        yield from _reader(source, head, given)(source, file, given)


def _reader(source: Source, head: bytes, given: Given) -> Reader:
    if not head:
        raise SourceError("empty: it holds no report")
    kind = kind_of(head, source.ending, source.declared.media_type)
    if kind == "gzip" and packed_inside(head).startswith(b"WARC/"):
        kind = "warc"
    if kind == "text" and given.columns:  # piped in, or under another ending
        kind = "table"
    if kind in _READERS:
        return _READERS[kind]
    module, name = _ELSEWHERE[kind]
    reader: Reader = getattr(import_module(f"dateline.ingest.{module}"), name)
    return reader


def _lines(source: Source, file: BinaryIO, given: Given) -> Iterator[Item]:
    dates = GivenDates()
    for item in reports_in_jsonl(file, given, dates):
        yield Rejected(f"{source.name}: {item.item}", item.stage, item.why) if isinstance(item, Rejected) else item
    dates.tell(source.name)


def _page(source: Source, file: BinaryIO, given: Given) -> Iterator[Item]:
    text = decode(whole(file), source.declared.charset, markup=True)
    yield from reports_of(draft_of_page(text, draft_of(source)), given)


def _text(source: Source, file: BinaryIO, given: Given) -> Iterator[Item]:
    text = check_text(decode(whole(file), source.declared.charset))
    yield from reports_of(replace(draft_of(source), text=text), given)


def draft_of(source: Source) -> Draft:
    """What is declared about a source, as a draft that lacks its text."""
    told = source.declared
    return Draft(
        source_id=source.source_id,
        url=told.url,
        publisher=told.publisher,
        title=told.title,
        byline=told.byline,
        language=told.language,
        published=told.published,
        text="",
    )


def _gzip(source: Source, file: BinaryIO, given: Given) -> Iterator[Item]:
    return iter(in_gzip(source, file))


def _zip(source: Source, file: BinaryIO, given: Given) -> Iterator[Item]:
    return iter(in_zip(source, file))


def _sitemap(source: Source, file: BinaryIO, given: Given) -> Iterator[Item]:
    raise SourceError("a sitemap, a list of addresses: give its own address, to have the pages fetched")


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__


_READERS: dict[str, Reader] = {"lines": _lines, "page": _page, "text": _text, "gzip": _gzip, "zip": _zip, "sitemap": _sitemap}
# Read by modules that are loaded when there is something for them to read.
_ELSEWHERE: dict[str, tuple[str, str]] = {
    "warc": ("warc", "in_warc"),
    "feed": ("feed", "in_feed"),
    "json": ("feed_json", "in_json"),
    "opml": ("opml", "in_opml"),
    "mhtml": ("mhtml", "in_mhtml"),
    "eml": ("eml", "in_eml"),
    "table": ("csv_table", "in_table"),
    "parquet": ("parquet", "in_parquet"),
    "pdf": ("pdf", "in_pdf"),
}
