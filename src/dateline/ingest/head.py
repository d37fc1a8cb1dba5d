"""The head of a report's text: its title, byline and day, in the lines above the story."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from dateline.ingest.cues import is_whole, pattern, words
from dateline.ingest.dates import day_line
from dateline.ingest.lines import Line
from dateline.ingest.uses import Part

WITHIN = 6  # lines of a text that may belong to its head
LONGEST_TITLE = 160
NO_TITLE = ("furniture", "bare", "picture_credits")
LONGEST_BYLINE = 140
_BY = re.compile(
    r"(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|WRITTEN|REPORTED|STORY|[Tt]ext|[Ww]ords) )?(?:by|By|BY)[: ]\s?(?P<who>[^\W\d_][^\n]*)$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """`lines` are the numbers of the lines used, `rest` what is left of a line that the title only opens."""

    title: str | None = None
    byline: str | None = None
    day: str | None = None
    parts: tuple[Part, ...] = ()
    lines: frozenset[int] = frozenset()
    rest: dict[int, Line] = field(default_factory=dict)


def read_head(lines: list[Line], title: str | None) -> Head:
    """The head of a text whose title the giver may have told; an empty title says that it has none."""
    head = _with_title(lines, title)
    for number, line in enumerate(lines[:WITHIN]):
        if number in head.lines or is_whole("furniture", line.text):
            continue
        found = _with_line(head, number, line)
        if found is None and number > 1:
            break
        head = found or head
    return head


def _with_title(lines: list[Line], title: str | None) -> Head:
    """The head with its title: the line that repeats the one told, or a first line that looks like one."""
    if (end := _title_end(lines, title)) is not None:
        number, stop = end
        line = lines[number]
        part = Part(line.start, line.start + len(line.text[:stop].rstrip()), "title", None)
        after = line.text[stop:].strip()
        rest = {number: line.after(len(line.text) - len(after))} if after else {}
        return Head(title, None, None, (part,), frozenset((number,)), rest)
    if title is None and _opens_as_title(lines):
        return Head(lines[0].text, parts=(Part(lines[0].start, lines[0].end, "title", None),), lines=frozenset((0,)))
    return Head(title or None)


def _with_line(head: Head, number: int, line: Line) -> Head | None:
    """The head with one more line, if that is a byline or a day."""
    who = byline_of(line.text) if head.byline is None else None
    dated = day_line(line.text) if head.day is None and who is None else None
    if who is None and dated is None:
        return None
    part = Part(line.start, line.end, "byline", None, credit=who is not None)
    day = dated[0] if dated and not dated[1] else head.day  # an update is later than the report
    return replace(head, byline=who or head.byline, day=day, parts=(*head.parts, part), lines=head.lines | {number})


def _title_end(lines: list[Line], title: str | None) -> tuple[int, int] | None:
    """Number of the line that repeats the title, and the offset in it where the title ends."""
    for number, line in enumerate(lines[:2] if title else []):
        stop = repeated_title(line.text, title or "")
        if stop is not None:
            return number, stop
    return None


def repeated_title(line: str, title: str) -> int | None:
    """Where the title ends in a line that opens with it: the line's end, or a capital after it."""
    told, at = [c for c in title.casefold() if c.isalnum()], 0
    if len(told) < 8:
        return None
    for offset, char in enumerate(line[: 3 * len(title) + 40]):
        if not char.isalnum():
            continue
        if at == len(told):
            return offset if offset > 0 and not line[offset - 1].isalnum() and _opens_sentence(line, offset) else None
        if char.casefold() != told[at]:
            return None
        at += 1
    # The page's title may go on with the paper's name: "Dam bursts near Larissa | The Paper".
    return len(line) if at == len(told) or (at >= 20 and re.search(r"\s[|–—-]\s", title)) else None


def _opens_sentence(line: str, offset: int) -> bool:
    between = re.search(r"\W+$", line[:offset])
    marks = between.group() if between else ""
    apart = any(c in marks for c in ".?!|\t") or "  " in marks
    return apart and (line[offset].isupper() or line[offset].isdigit())


def _opens_as_title(lines: list[Line]) -> bool:
    """A short first line that is no sentence, above a longer text."""
    if len(lines) < 2:
        return False
    first = lines[0]
    count = len(first.text.split())
    if len(first.text) > LONGEST_TITLE or not 1 < count <= 24 or first.text[-1] in ".:;,…" or not _opens(first.text[0]):
        return False
    if byline_of(first.text) or day_line(first.text) or any(is_whole(name, first.text) for name in NO_TITLE):
        return False
    least = max(60, len(first.text) // 2)
    return any(line.ends_sentence and len(line.text) > least for line in lines[1:WITHIN])


def _opens(char: str) -> bool:
    return char.isupper() or char.isdigit() or char in "“\"'‘"


def byline_of(line: str) -> str | None:
    """Who a byline names, without its "By"."""
    found = _BY.match(line) if len(line) <= LONGEST_BYLINE else None
    if not found or (line[-1] in ".!?;:" and line.split()[-1] not in words("short_forms")):
        return None
    who = found["who"].strip()
    parts = [w for w in re.split(r"[\s,]+", who) if w]
    named = sum(w[0].isupper() or w in words("joins_names") or w in words("desks") or w[0] in "@(" for w in parts)
    if pattern("no_names").match(who) or len(parts) > 18 or named < 0.8 * len(parts) or not any(w[0].isupper() for w in parts):
        return None
    return who
