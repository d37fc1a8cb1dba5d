"""JSON lines to reports: one object a line, as the public contract has it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from dateline.core.errors import Rejected, SourceError
from dateline.core.report import Report
from dateline.ingest.compose import Draft, reports_of
from dateline.ingest.given import Given
from dateline.ingest.limits import LIMIT, megabytes
from dateline.ingest.moments import GivenDates
from dateline.ingest.page import draft_of_page
from dateline.ingest.plain import check_text

STAGE = "ingest"
WORDS = ("url", "publisher", "title", "byline", "language")


def reports_in_jsonl(file: BinaryIO, given: Given, dates: GivenDates) -> Iterator[Report | Rejected]:
    """A report (and those of its teasers) for each good line; a Rejected that names line and reason for each bad one.

    `dates` counts those that cannot be read.
    """
    for number, line in enumerate(_lines(file), 1):
        if line is not None and not line.strip():
            continue
        try:
            yield from reports_of(_draft(line, f"line {number}", dates), given)
        except SourceError as error:
            yield Rejected(f"line {number}", STAGE, str(error))


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file, the end of each left out; None for a line over the limit, which is skipped without being kept."""
    while line := file.readline(LIMIT + 2):
        if len(line) <= LIMIT or line.endswith(b"\n"):
            yield line
        else:
            while (line := file.readline(LIMIT)) and not line.endswith(b"\n"):
                pass
            yield None


def _draft(line: bytes | None, where: str, dates: GivenDates) -> Draft:
    if line is None:
        raise SourceError(f"longer than {megabytes(LIMIT)}: split the report, or leave out what is no text")
    fields = _object(line)
    told: dict[str, Any] = {name: _word(fields, name) for name in WORDS}
    when = dates.read(fields.get("published"), where)
    source_id = _word(fields, "id")
    text, html = fields.get("text"), fields.get("html")
    if text is not None and not isinstance(text, str):
        raise SourceError("`text` is no string: give the report's text between quotation marks")
    if text is not None and text.strip():
        return Draft(source_id=source_id, published=when, text=check_text(text), **told)
    if html is not None and not isinstance(html, str):
        raise SourceError("`html` is no string: give the page's source between quotation marks")
    if not html or not html.strip():
        raise SourceError("no `text` and no `html`: give one of them")
    return draft_of_page(html, Draft(source_id=source_id, published=when, text="", **told))


def _object(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise SourceError(f"not UTF-8 at byte {error.start}: save the file as UTF-8") from None
    except RecursionError:
        raise SourceError("nested too deeply: give one flat object a line") from None
    except ValueError as error:
        raise SourceError(f"not JSON ({error!s:.80}): give one object a line") from None
    if not isinstance(fields, dict):
        raise SourceError('no JSON object: give one object a line, such as {"text": "…"}')
    return fields


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def _word(fields: dict[str, Any], name: str) -> str | None:
    """A field that is a string or absent; an `id` may be a whole number, a `byline` a list of names."""
    value = fields.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if name == "byline" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"`{name}` is no string: put it between quotation marks")
    if value and has_surrogate(value):
        raise SourceError(f"`{name}` holds half a character (a lone surrogate): mend its encoding")
    return value.strip() or None if value else None


def has_surrogate(text: str) -> bool:
    """Whether a text holds a code point that no encoding can write."""
    return any("\ud800" <= c <= "\udfff" for c in text) if not text.isascii() else False
