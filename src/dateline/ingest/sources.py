"""Files and folders to reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.core.errors import Rejected, SourceError
from dateline.core.report import Report
from dateline.ingest.compose import Draft, reports_of
from dateline.ingest.given import Given
from dateline.ingest.jsonl import reports_in_jsonl
from dateline.ingest.limits import LIMIT, megabytes
from dateline.ingest.page import draft_of_page
from dateline.ingest.plain import check_text, decoded, looks_like_page

STAGE = "ingest"
TEXT, PAGE, LINES = (".txt", ".text"), (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson")
KNOWN = TEXT + PAGE + LINES


def sources_in(paths: Iterable[Path]) -> Iterator[Path | Rejected]:
    """The files that paths name: a file itself, a folder's files in order of their names. Hidden ones are passed over."""
    for path in paths:
        if path.is_dir():
            yield from _inside(path)
        elif path.exists():
            yield path
        else:
            yield Rejected(str(path), STAGE, "no such file: check its name")


def expected(paths: Iterable[Path]) -> int:
    """How many reports the paths may hold, teasers aside: a file each, a line each where a file holds one report a line."""
    return sum(_lines_in(p) if p.suffix.lower() in LINES else 1 for p in sources_in(paths) if isinstance(p, Path))


def _lines_in(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) or 1
    except OSError:  # told when it is read
        return 1


def _inside(folder: Path) -> Iterator[Path | Rejected]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Rejected(str(folder), STAGE, f"the folder cannot be opened ({error.strerror}): check its permissions")
        return
    for entry in entries:
        if entry.name.startswith(".") or (entry.is_dir() and entry.is_symlink()):
            continue  # a linked folder may lead back to this one
        if entry.is_dir():
            yield from _inside(entry)
        elif entry.suffix.lower() in KNOWN:
            yield entry
        else:
            ending = f"{entry.suffix} is no known ending" if entry.suffix else "it has no ending"
            yield Rejected(str(entry), STAGE, f"not read, for {ending} ({', '.join(KNOWN)} are): name the file itself if it is a report")


def reports_at(path: Path, given: Given) -> Iterator[Report | Rejected]:
    """The reports of one file. An ending that is not known is read as a page or as text, whichever it looks like."""
    try:
        if not path.is_file():
            raise SourceError("a folder, not a file: name it as a source of its own" if path.is_dir() else "no such file: check its name")
        yield from _reader(path)(path, given)
    except SourceError as error:
        yield Rejected(str(path), STAGE, str(error))
    except OSError as error:
        yield Rejected(str(path), STAGE, f"cannot be read ({error.strerror or type(error).__name__}): check its permissions")


def _reader(path: Path) -> Callable[[Path, Given], Iterator[Report | Rejected]]:
    return _lines if path.suffix.lower() in LINES else _single


def _lines(path: Path, given: Given) -> Iterator[Report | Rejected]:
    found = False
    with path.open("rb") as file:
        for item in reports_in_jsonl(file, given):
            found = True
            yield Rejected(f"{path}: {item.item}", item.stage, item.why) if isinstance(item, Rejected) else item
    if not found:
        raise SourceError("empty: it holds no report")


def _single(path: Path, given: Given) -> Iterator[Report | Rejected]:
    data = _bytes(path)
    page = path.suffix.lower() in PAGE
    text = decoded(data, markup=page or path.suffix.lower() not in TEXT)
    draft = Draft(source_id=path.name, text=text)
    if page or (path.suffix.lower() not in TEXT and looks_like_page(text)):
        yield from reports_of(draft_of_page(text, draft), given)
    else:
        check_text(text)
        yield from reports_of(draft, given)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise SourceError(f"larger than {megabytes(LIMIT)}: split it, or give the report's text alone")
    if not data.strip():
        raise SourceError("empty: it holds no report")
    return data
