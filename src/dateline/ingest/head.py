"""The head of a report's text: its title, byline and day, in the lines above the story."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from dateline.ingest.cues import is_whole
from dateline.ingest.lines import Line
from dateline.ingest.pictures import is_picture
from dateline.ingest.signed import Signed, is_placed, signed
from dateline.ingest.uses import Part

MASTHEAD = 2  # lines above a title that name the paper and the day
STORY_WITHIN = 5  # lines under a title, bylines apart, in which the story begins
READ = 40  # paragraphs that are searched for the names of a headline
WITHIN = 9  # lines of a text that may belong to its head
LONGEST_TITLE = 160
NO_TITLE = ("furniture", "bare", "picture_credits")


@dataclass(frozen=True, slots=True)
class Head:
    """`lines` are the numbers of the lines used, `rest` what is left of a line that the title only opens.

    `day` is the ISO day of publishing, `updated` that of the last change, `house` the paper that a line names.
    """

    title: str | None = None
    byline: str | None = None
    day: str | None = None
    updated: str | None = None
    house: str | None = None
    parts: tuple[Part, ...] = ()
    lines: frozenset[int] = frozenset()
    rest: dict[int, Line] = field(default_factory=dict)


def read_head(lines: list[Line], title: str | None) -> Head:
    """The head of a text whose title the giver may have told; an empty title says that it has none."""
    head = _with_title(lines, title)
    for number, line in enumerate(lines[:WITHIN]):
        if number in head.lines or is_whole("furniture", line.text):
            continue
        found = _with_line(head, number, lines)
        if found is None and number > 1 and not (is_whole("bare", line.text) or is_whole("credits", line.text)):
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
        return Head(title, parts=(part,), lines=frozenset((number,)), rest=rest)
    first = sum(1 for _ in takewhile(lambda line: _is_masthead(line.text), lines[:MASTHEAD]))
    if title is None and _opens_as_title(lines[first:]):
        return Head(lines[first].text, parts=(Part(lines[first].start, lines[first].end, "title", None),), lines=frozenset((first,)))
    return Head(title or None)


def _is_masthead(text: str) -> bool:
    """Whether a line only names the paper, with or without the day: what stands below may be the title."""
    found = signed(text)
    return found is not None and not found.who and (found.dated or found.house is not None)


def _with_line(head: Head, number: int, lines: list[Line]) -> Head | None:
    """The head with one more line, if that says who wrote the report, for whom or when."""
    line, found = lines[number], signed(lines[number].text)
    begun = bool(head.byline or head.day or head.updated) or number < min(head.lines, default=0)  # a masthead stands above its title
    if found is None or not _stands(found, lines, number, begun):
        return None
    part = Part(line.start, line.end, "byline", None, credit=bool(found.who or found.agency))
    return replace(
        head,
        byline=head.byline or found.who,
        day=head.day or found.day,
        updated=head.updated or found.updated,
        house=head.house or found.house,
        parts=(*head.parts, part),
        lines=head.lines | {number},
    )


def _stands(found: Signed, lines: list[Line], number: int, begun: bool) -> bool:
    """Whether such a line is one and no headline ("Ana Roe in Celle"); the name of a paper or a desk needs a byline or a day above it."""
    below = signed(lines[number + 1].text) if number + 1 < len(lines) else None
    if found.by or not found.who:
        return found.by or found.dated or begun or (number > 0 and bool(found.agency or (below and below.dated)))
    if found.beside:
        return True
    story = [line.text for line in lines[number + 1 : number + 1 + READ] if line.ends_sentence and len(line.text) > 60]
    if found.sure:
        return not _said(found.names[-1:], story)
    dated = below is not None and below.dated and not below.who
    return (dated or (number > 0 and is_placed(found.who))) and not _said(found.names, story)


def _said(names: Iterable[str], story: list[str]) -> bool:
    """Whether the story speaks of one of the names: then a headline has it, and not its writer."""
    found = "|".join(re.escape(name.strip(",")) for name in names if len(name) > 3)
    return bool(found) and any(re.search(rf"(?<!\w)(?:{found})(?!\w)", text, re.IGNORECASE) for text in story)


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
    found = signed(first.text)
    if (found and _stands(found, lines, 0, False)) or is_picture(lines, 0) or any(is_whole(name, first.text) for name in NO_TITLE):
        return False
    least = max(60, len(first.text) // 2)
    below = (line for line in lines[1 : WITHIN + 1] if not is_whole("furniture", line.text) and not signed(line.text))
    return any(line.ends_sentence and len(line.text) > least for line in islice(below, STORY_WITHIN))


def _opens(char: str) -> bool:
    return char.isupper() or char.isdigit() or char in "“\"'‘"
