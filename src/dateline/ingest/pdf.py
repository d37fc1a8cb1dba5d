"""PDF files: the text of their pages, read in a process of its own, for a file made to do harm must cost no more than itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dateline.core.errors import SourceError
from dateline.core.report import Report
from dateline.ingest.bounds import no_younger
from dateline.ingest.compose import Draft, reports_of
from dateline.ingest.given import Given
from dateline.ingest.limits import LIMIT
from dateline.ingest.moments import moment_of_pdf
from dateline.ingest.pdf_lines import paragraphs
from dateline.ingest.plain import check_text
from dateline.ingest.source import Source, whole

MOST = 5 * LIMIT  # bytes: most of a PDF file is pictures
SECONDS = 60.0  # reports of ten pages take a tenth of a second, 2,000 pages ten seconds
_WHY = {
    "password": "locked with a password: save it without one",
    "damaged": "a damaged PDF file: fetch or save it again",
    "pages": "more than 2,000 pages: give the pages that hold the report",
    "memory": "needs more memory than any report: give its text instead",
}
# What programs put where a title or an author should be.
_NO_TITLE = re.compile(
    r"(?:microsoft word|microsoft powerpoint|untitled|unbenannt|document\d*|slide \d|print|layout|page \d)\b"
    r"|.*\.(?:docx?|indd|qxd|pdf|rtf|odt|pptx?|html?|tmp)$|\W*$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:admin(?:istrator)?|user|owner|root|author|unknown|default|microsoft|adobe|scanner|\w+\\\w+|\W*|[a-z]{1,8}\d*)$", re.IGNORECASE
)


def in_pdf(source: Source, file: BinaryIO, given: Given) -> Iterator[Report]:
    """The report in a PDF file. Raises SourceError where it is locked, damaged or a scan without text."""
    found = _read(whole(file, MOST))
    text = paragraphs(found["pages"])
    if not any(c.isalnum() for c in text):
        raise SourceError("a scan: its pages are pictures without text; run text recognition (OCR) on it first")
    told = source.declared
    draft = Draft(
        source_id=source.source_id,
        url=told.url,
        publisher=told.publisher,
        title=told.title or _sensible(found["title"], _NO_TITLE),
        byline=told.byline or _sensible(found["author"], _NO_NAME),
        published=told.published,
        text=check_text(text),
    )
    made = moment_of_pdf(found["created"])  # the file's day, not the report's: the report may be older
    yield from (no_younger(report, made.latest if made else None) for report in reports_of(draft, given))


def _sensible(value: str | None, no: re.Pattern[str]) -> str | None:
    words = " ".join("".join(c if c.isprintable() else " " for c in value or "").split())[:300]
    return None if not words or no.match(words) else words


def _read(data: bytes) -> dict[str, Any]:
    """What the child process finds: pages' texts, title, author, day of making."""
    child = Path(__file__).with_name("pdf_child.py")
    try:
        done = subprocess.run([sys.executable, "-I", str(child)], input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise SourceError(f"takes more than {SECONDS:.0f} seconds to read: give its text instead") from None
    try:
        found = json.loads(done.stdout)
    except ValueError:
        raise SourceError(_WHY["memory" if b"MemoryError" in done.stderr else "damaged"]) from None
    if "fault" in found:
        raise SourceError(_WHY[found["fault"]])
    return dict(found)
