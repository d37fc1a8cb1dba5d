"""Tables (CSV, TSV): a row a report, by a map of columns that is given or guessed from the headers."""

from __future__ import annotations

import csv
import io
import logging
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import BinaryIO

from dateline.core.errors import Rejected, SourceError
from dateline.core.report import Report
from dateline.ingest.compose import Draft, reports_of
from dateline.ingest.encoding import codec_of, decode
from dateline.ingest.feed_item import web_address
from dateline.ingest.given import FIELDS, Given
from dateline.ingest.limits import LIMIT, megabytes
from dateline.ingest.moments import GivenDates
from dateline.ingest.page import draft_of_page
from dateline.ingest.plain import check_text, looks_like_page
from dateline.ingest.source import STAGE, Source, clean_name, rejoined, up_to

log = logging.getLogger("dateline")

_SEPARATORS = ",;\t|"
_SAMPLE = 64_000  # bytes that separator and encoding are told by
_MOST_COLUMNS = 2_000  # wide exports have some hundreds
_LONGEST_ROW = LIMIT  # characters
_MOST_FAULTS = 20  # rows without an end; each costs reading on to where the end would have to be


def in_table(source: Source, file: BinaryIO, given: Given) -> Iterator[Report | Rejected]:
    """A report for each row that has a text; a Rejected that names the row for each that has none. Row 1 is the header."""
    sample = up_to(file, _SAMPLE)
    rows = _rows(_characters(sample, rejoined(sample, file), source.declared.charset), sample, source)
    header = next((r for _, r in rows if isinstance(r, list) and any(r)), None)
    if header is None:
        raise SourceError("empty: it holds no report")
    if len(header) > _MOST_COLUMNS:
        raise SourceError(f"more than {_MOST_COLUMNS} columns: leave out those that hold no report")
    columns, dates = columns_in(header, dict(given.columns), source), GivenDates()
    for number, row in rows:
        if isinstance(row, str) or any(row):
            yield from reports_of_row(number, row, columns, source, given, dates)
    dates.tell(source.name)


def reports_of_row(
    number: int, row: list[str] | str, columns: Mapping[str, int], source: Source, given: Given, dates: GivenDates
) -> Iterator[Report | Rejected]:
    """The report (and those of its teasers) of a row; a Rejected where it holds none, or where `row` says why it cannot be read.

    `dates` counts those that cannot be read.
    """
    try:
        if isinstance(row, str):
            raise SourceError(row)
        yield from reports_of(_draft(number, row, columns, source, dates), given)
    except SourceError as error:
        yield Rejected(f"{source.name}: row {number}", STAGE, str(error))


def _draft(number: int, row: list[str], columns: Mapping[str, int], source: Source, dates: GivenDates) -> Draft:
    told = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
    text = row[columns["text"]] if columns["text"] < len(row) else ""
    if not text.strip():
        raise SourceError("no text in its column: fill it in, or leave the row out")
    url = web_address(told.get("url"))
    ident = told.get("id") or (None if url else f"{source.source_id}#row-{number}")
    draft = Draft(
        source_id=clean_name(ident) if ident else None,
        url=url,
        publisher=_short(told.get("publisher")) or source.declared.publisher,
        title=_short(told.get("title")),
        byline=_short(told.get("byline")),
        language=code if re.fullmatch(r"[a-z]{2}", code := told.get("language", "")) else None,
        published=dates.read(told.get("published"), f"row {number}"),
        text="",
    )
    return draft_of_page(text, draft) if looks_like_page(text) else replace(draft, text=check_text(text))


def _short(value: str | None) -> str | None:
    return " ".join(value.split())[:1_000] or None if value else None


def columns_in(header: list[str], wanted: dict[str, str], source: Source) -> dict[str, int]:
    """Which column holds what. Raises SourceError where a column that is asked for, or one with text, is not there."""
    names = [_folded(h) for h in header]
    found = {field: _asked(field, name, names, header) for field, name in wanted.items()}
    guessed = {f: at for f in FIELDS if f not in found and (at := _guess(f, names, set(found.values()))) is not None}
    found |= guessed
    if "text" not in found:
        listed = ", ".join(h.strip()[:40] for h in header[:20] if h.strip())
        raise SourceError(clean_name(f"no column is known to hold the text; name it: --columns text=NAME (it has: {listed})"))
    if guessed:
        read = ", ".join(f"{field}={clean_name(header[at].strip())}" for field, at in guessed.items())
        log.info("%s: columns taken by their names: %s (say otherwise with --columns)", source.name, read)
    return found


def _asked(field: str, name: str, names: list[str], header: list[str]) -> int:
    if _folded(name) in names:
        return names.index(_folded(name))
    if name.isdigit() and 0 < int(name) <= len(names):
        return int(name) - 1
    listed = ", ".join(h.strip()[:40] for h in header[:20] if h.strip())
    raise SourceError(clean_name(f"no column {name!r:.60} for {field}; it has: {listed}"))


def _guess(field: str, names: list[str], taken: set[int]) -> int | None:
    known = (names.index(name) for name in _known()[field] if name in names)
    return next((at for at in known if at not in taken), None)


@cache
def _known() -> dict[str, list[str]]:
    return tomllib.loads(files("dateline.ingest").joinpath("tables/table_columns.toml").read_text("utf-8"))


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


def _characters(sample: bytes, file: BinaryIO, charset: str | None) -> io.TextIOBase:
    """The table's text: by what its beginning is, or, where that is no UTF-8, as a whole up to 20 MB."""
    if b"\x00" in sample[:10_000] or sample.startswith((b"\xff\xfe", b"\xfe\xff")) or not _is_utf8(sample):
        data = up_to(file, 5 * LIMIT + 1)
        if len(data) > 5 * LIMIT:
            raise SourceError(f"larger than {megabytes(5 * LIMIT)} and no UTF-8: save it as UTF-8")
        return io.StringIO(decode(data, charset), newline="")
    name = codec_of(charset) if charset and sample.isascii() else None
    return io.TextIOWrapper(file, encoding=name or "utf-8-sig", errors="replace", newline="")


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode()
    except UnicodeDecodeError as error:
        return len(sample) == _SAMPLE and error.start > len(sample) - 4  # a character cut in two
    return True


def _rows(text: io.TextIOBase, sample: bytes, source: Source) -> Iterator[tuple[int, list[str] | str]]:
    """Rows with their numbers; instead of a row why it cannot be read."""
    csv.field_size_limit(_LONGEST_ROW)  # of the whole process; its default of 131,072 is less than long reports have
    lines, separator = _Lines(text), _separator(sample, source.ending)
    number = faults = 0
    while faults <= _MOST_FAULTS:
        for row in csv.reader(lines, delimiter=separator):
            if lines.unclosed:
                break
            number += 1
            yield number, row
            lines.row_ended()
        if not lines.unclosed:
            return
        number, faults = number + 1, faults + 1
        yield number, lines.unclosed
        lines.go_on_behind_first()
    yield number + 1, f"more than {_MOST_FAULTS} rows that never end: the rest was not read; save the table again"


class _Lines:
    """The lines of a table, without NUL characters; those of the row that is being read are kept.

    `unclosed` says why a row has no end. Then it ends the table, so that the reader stops, and goes on behind the row's first line.
    """

    def __init__(self, text: io.TextIOBase):
        self._text, self._row, self._size = text, list[str](), 0
        self._again: list[str] = []
        self.unclosed = ""

    def row_ended(self) -> None:
        self._row, self._size = [], 0

    def go_on_behind_first(self) -> None:
        self._again += self._row[:0:-1]
        self.unclosed = ""
        self.row_ended()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._read()
        self._size += len(line)
        if self._row and not line:
            self.unclosed = "a quotation mark is opened and never closed: mend or leave out the row"
        elif self._size > _LONGEST_ROW:
            self.unclosed = f"longer than {megabytes(_LONGEST_ROW)}: mend or leave out the row"
            self._row.append(line)
        if self.unclosed or not line:
            raise StopIteration
        self._row.append(line)
        return line

    def _read(self) -> str:
        line = self._text.readline(_LONGEST_ROW + 1)
        if len(line) > _LONGEST_ROW:  # the rest of it is passed over
            while (more := self._text.readline(_LONGEST_ROW)) and not more.endswith("\n"):
                pass
        return line.replace("\x00", "")


def _separator(sample: bytes, ending: str) -> str:
    """The mark that stands most often, outside quotation marks, in the first line that has any."""
    if ending == ".tsv":
        return "\t"
    text = sample.decode("utf-8-sig", "replace") if b"\x00" not in sample else sample.replace(b"\x00", b"").decode("latin-1")
    for line in text.splitlines():
        bare = re.sub(r'"[^"]*"', "", line)
        if any(mark in bare for mark in _SEPARATORS):
            return max(_SEPARATORS, key=bare.count)
    return ","
