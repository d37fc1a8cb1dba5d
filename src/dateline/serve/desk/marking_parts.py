"""The parts of a report's text for showing: blocks, cuts, and what lies between them, one after another without a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.core.report import Report
from dateline.serve.desk.marking_views import ParagraphKind
from dateline.serve.words import safe

WHY: Mapping[str, str] = {
    "heading": "head of a list of other news",
    "teaser": "list of other news",
    "furniture": "the page's own furniture",
    "caption": "caption of a picture",
    "credits": "who worked on the report",
    "notice": "notice of rights",
}
_LINE = re.compile(r"\S[^\n]*\n?\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text with the white space after it. `why` in words and `teaser`, a report's id, only where it was cut."""

    start: int
    end: int
    kind: ParagraphKind
    why: str | None = None
    teaser: str | None = None
    clipped: bool = False

    def clipped_to(self, start: int, end: int) -> Part | None:
        """What of it lies between the two offsets; None where nothing does."""
        first, last = max(self.start, start), min(self.end, end)
        if first >= last:
            return None
        return self if (first, last) == (self.start, self.end) else replace(self, start=first, end=last, clipped=True)


def parts_of(report: Report) -> list[Part]:
    """Parts in order that together are the whole text; where blocks and cuts overlap against their contract, the first one counts."""
    parts: list[Part] = []
    at, size = 0, len(report.text)
    for part in _laid_out(report):
        start, end = max(at, part.start), min(part.end, size)
        if start < end:
            _fill(parts, report.text, at, start)
            parts.append(replace(part, start=start, end=end))
            at = end
    _fill(parts, report.text, at, size)
    return parts


def _laid_out(report: Report) -> list[Part]:
    teasers = _teasers(report)
    blocks = [Part(b.start, b.end, b.kind) for b in report.blocks]
    cuts = [Part(c.start, c.end, "cut", WHY.get(c.why, safe(c.why)), teasers.get(c.exact.strip())) for c in report.cut]
    return sorted((*blocks, *cuts), key=lambda p: (p.start, p.end))


def _teasers(report: Report) -> dict[str, str]:
    """The reports made of teasers by their words: one for each different teaser, in the order of the text."""
    words = dict.fromkeys(c.exact.strip() for c in report.cut if c.why == "teaser")
    return dict(zip(words, report.teasers, strict=True)) if len(words) == len(report.teasers) else {}


def _fill(parts: list[Part], text: str, start: int, end: int) -> None:
    """Put what lies between two blocks where it belongs: white space to the part before it, each line of words as a part of its own."""
    words = start
    while words < end and text[words].isspace():
        words += 1
    if parts:
        parts[-1] = replace(parts[-1], end=words)
    elif words == end > start:
        parts.append(Part(start, end, "outside"))
    parts += _outside(text, start if not parts else words, end)


def _outside(text: str, start: int, end: int) -> Iterator[Part]:
    """Lines that are neither kept nor cut. White space before the first stays with it."""
    for line in _LINE.finditer(text, start, end):
        yield Part(start, line.end(), "outside")
        start = line.end()
