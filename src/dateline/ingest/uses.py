"""The use of one line of a report: body, heading, caption, credit, or something that is no part of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.core.report import BlockKind
from dateline.ingest.agencies import only_agencies
from dateline.ingest.cues import is_whole, pattern
from dateline.ingest.lines import Line
from dateline.ingest.pictures import is_picture
from dateline.ingest.tail import box_at, is_link

CREDITS_WITHIN = 6  # lines from the end
HEAD = 9  # lines from the start among which credits may stand: "Ana Roe reported from Celle."
LONGEST_NOTICE = 1200  # characters; AP's has 130, Reuters' 250, China Daily's 480
LONGEST_FURNITURE = 300
LONGEST_STRIP = 2_000
LONGEST_TRAILING = 600
_HEADING_WORDS = 9
EMPTY_WORDS = 6  # of a heading at a text's end; what is longer may be a sentence cut short
SHORTEST, LONGEST_OPEN = 40, 260  # characters of a line without a full stop that is a caption
FEW, MOST_OPEN = 6, 0.4  # paragraphs among which such a line stands out, and the share of them that may be without
_CLOSING = "'’)"
_BLOCKS: dict[str, BlockKind] = {"body": "body", "heading": "heading", "caption": "caption"}
_CUT = {"picture": "caption", "credit": "credits", "empty": "heading"}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that is a block (`kind`) or cut (`why`); `credit` where it names who reported."""

    start: int
    end: int
    kind: BlockKind | None
    why: str | None
    credit: bool = False


def uses_of(lines: list[Line]) -> list[str]:
    """The use of each line: a block kind, "bare" (neither read nor cut), or why it is cut: "credit", "picture" (its caption), "empty" (a
    heading with nothing under it), "furniture" or "notice"."""
    uses = [_use_of(lines, i) for i in range(len(lines))]
    for number in range(1, len(lines)):
        for below in range(number, number + 1 + count if (count := box_at(lines, number)) else 0):
            uses[below] = uses[below] if uses[below] in ("notice", *_CUT) else "furniture"
    return _captions_by_form(lines, _without_empty(lines, uses))


def _captions_by_form(lines: list[Line], uses: list[str]) -> list[str]:
    """A line without a full stop between paragraphs that all have one is the caption of a picture: "The mayor leaves the hall"."""
    told = [i for i in range(1, len(lines)) if uses[i] == "body" and len(lines[i].text) > SHORTEST]
    open_ended = [i for i in told if _open_ended(lines[i].text)]
    if len(told) < FEW or len(open_ended) > MOST_OPEN * len(told):
        return uses  # a page whose paragraphs lost their marks
    found = {i for i in open_ended if i < len(lines) - 1 and len(lines[i].text) <= LONGEST_OPEN}
    return ["caption" if i in found else use for i, use in enumerate(uses)]


def _open_ended(text: str) -> bool:
    return text[0].isupper() and (text[-1].isalnum() or (text[-1] in _CLOSING and text[-2].isalnum()))


def _without_empty(lines: list[Line], uses: list[str]) -> list[str]:
    """A heading below which nothing of the report stands is none of it."""
    last = next((i for i in range(len(lines) - 1, 0, -1) if uses[i] in ("body", "heading", "caption")), 0)
    if last > 1 and _heads(lines[last].text) and (lines[last - 1].ends_sentence or uses[last - 1] not in ("body", "heading")):
        return [*uses[:last], "empty", *uses[last + 1 :]]
    return uses


def _heads(text: str) -> bool:
    """A few words with a capital and no sentence's end; a figure is read even there."""
    few = len(text.split()) <= EMPTY_WORDS and len(text) <= 60
    return few and text[0].isupper() and text[-1].isalnum() and not any(c.isdigit() for c in text)


def _use_of(lines: list[Line], number: int) -> str:
    text = lines[number].text
    if len(text) <= LONGEST_NOTICE and _is_notice(text):
        return "notice"
    if len(text) <= LONGEST_STRIP and text[-1] not in ".!?" and pattern("strips", cased=True).match(text):
        return "furniture"
    if len(text) <= LONGEST_FURNITURE:
        if is_whole("bare", text):
            return "bare"
        if is_whole("furniture", text) or is_link(text) or _is_aside(text):
            return "furniture"
        at_end = number >= len(lines) - CREDITS_WITHIN and number > 1
        if (at_end and only_agencies(text)) or ((at_end or 0 < number < HEAD) and is_whole("credits", text)):
            return "credit"
        if only_agencies(text) or is_whole("picture_credits", text):
            return "furniture"
    if is_picture(lines, number):
        return "picture"
    if _is_caption(text):
        return "caption"
    return "heading" if _is_heading(lines, number) else "body"


def _is_notice(text: str) -> bool:
    """Opens as a notice does, and is no longer than one, or says so twice. "Copyright" inside a sentence is no notice."""
    found = pattern("notices").match(text)
    return bool(found) and (len(text) <= 320 or "reserved" in text.casefold() or "reproduc" in text.casefold())


def _is_aside(text: str) -> bool:
    """A headline in square brackets: a link to another page."""
    return text[0] == "[" and text[-1] == "]" and len(text.split()) > 4 and text[-2] not in ".:" and ":" not in text


def _is_caption(text: str) -> bool:
    if pattern("captions", cased=True).match(text):
        return True
    return len(text) <= 260 and bool(re.search(r"(?:" + pattern("captions_end").pattern + r")\Z", text, re.IGNORECASE))


def _is_heading(lines: list[Line], number: int) -> bool:
    """A line of few words without a sentence's end or a number, between a line that ends and a paragraph."""
    text = lines[number].text
    if not 0 < number < len(lines) - 1 or len(text) > 80 or lines[number].ends_sentence:
        return False
    few = len(text.split()) <= (_HEADING_WORDS if not text.isupper() else 12)
    opens = text[0].isupper() or text[0] in "“\"'‘"
    # A number in a heading is a figure that no other line need repeat: such a line is read.
    if not few or not opens or text[-1] in ",;-–—" or any(c.isdigit() for c in text):
        return False
    return lines[number - 1].ends_sentence and len(lines[number + 1].text) > max(60, len(text))


def parts_of(line: Line, use: str) -> list[Part]:
    """The parts of a line of that use."""
    if use == "bare":
        return []
    if use in ("furniture", "notice"):
        return [Part(line.start, line.end, None, use)]
    if use in _CUT:
        return [Part(line.start, line.end, None, _CUT[use], use == "credit")]
    if use == "caption" or pattern("before_captions").match(line.text):
        return _caption_parts(line)
    trailing = pattern("trailing_notices").search(line.text, max(0, len(line.text) - LONGEST_TRAILING)) if use == "body" else None
    if trailing and _after_sentence(line.text, trailing.start()):
        return [*_body(line, 0, trailing.start()), Part(line.start + trailing.start(), line.end, None, "notice")]
    return [Part(line.start, line.end, _BLOCKS[use], None, use == "credit")]


def _after_sentence(text: str, at: int) -> bool:
    return at > 40 and text[:at].rstrip()[-1:] in '.!?”"’)'


def _body(line: Line, start: int, end: int) -> list[Part]:
    text = line.text[start:end].rstrip()
    return [Part(line.start + start, line.start + start + len(text), "body", None)] if text else []


def _caption_parts(line: Line) -> list[Part]:
    """The page's words before and after a caption cut, the caption between them kept."""
    before = pattern("before_captions").match(line.text)
    after = re.search(r" ?hide caption(?: \d{1,3} of \d{1,3})?\Z", line.text, re.IGNORECASE)
    start, end = before.end() if before else 0, after.start() if after else len(line.text)
    cuts = [(0, len(line.text[:start].rstrip())), (end + 1, len(line.text))]
    parts = [Part(line.start + a, line.start + b, None, "furniture") for a, b in cuts if a < b]
    if kept := line.text[start:end].strip():
        parts.append(Part(line.start + start, line.start + start + len(kept), "caption", None))
    return sorted(parts, key=lambda p: p.start)
