"""The tail of a page: a heading such as "Latest News from NAME" and the short reports listed below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dateline.ingest.cues import is_whole, pattern, words
from dateline.ingest.lines import Line

LONGEST_HEADING = 80
LONGEST_TEASER = 800  # characters; the longest teaser of the pages read had 560
MOST_TEASERS = 80
STORY = 350  # characters of report that must stand before the heading: a page does not open with other reports
FROM_END = 3 * MOST_TEASERS  # lines, furniture included
LONGEST_BOX = 12
LONGEST_HEADLINE = 140  # characters
# A story that goes on repeats its words, other reports do not: mean .31 of a paragraph's words and .08 in the development sets.
# At .22, with the other tests, 5 % of stories broken in the middle would be taken for teasers, and 90 % of teasers are.
SHARED = 0.22
_MARKS = " :.»>…"
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_LONE_SURNAME = re.compile(
    r"(?:^|(?<=[,.”\"’] ))(?P<name>[A-Z][\w’'-]{2,20}) (?:said|says|added|told|noted|explained|continued|recalled|insisted)\b"
)
_SENTENCE = re.compile(r"[.!?][”\"’)]? (?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a page's tail is: the numbers of its heading's line and of the lines that are teasers."""

    heading: int
    teasers: tuple[int, ...]


def find_tail(lines: list[Line], is_other: list[bool], is_notice: list[bool]) -> Tail | None:
    """The first heading of other reports after which the story does not go on.

    `is_other` tells of each line whether it is page furniture or a notice, `is_notice` whether a notice.
    """
    before = 0
    for number, line in enumerate(lines):
        ended = number > 0 and is_notice[number - 1]
        if before >= STORY and len(lines) - number <= FROM_END and _is_heading(line.text, ended):
            teasers = tuple(i for i in range(number + 1, len(lines)) if not is_other[i])
            story = [line for line, other in zip(lines[:number], is_other, strict=False) if not other]
            if _lists(line.text, [lines[i] for i in teasers], story, ended):
                return Tail(number, teasers)
        before += 0 if is_other[number] else len(line.text)
    return None


def _is_heading(text: str, ended: bool) -> bool:
    """A known heading; right below a copyright notice, where the story has ended, any short line that is no sentence."""
    if len(text) > LONGEST_HEADING:
        return False
    return is_list_heading(text) or (ended and len(text.split()) <= 8 and text[:1].isupper() and text[-1].isalnum())


def is_list_heading(text: str) -> bool:
    """Whether a line is a known heading of a list of other reports."""
    return is_whole("tails", text.rstrip(_MARKS)) or is_whole("weak_tails", text.rstrip(_MARKS))


def _lists(heading: str, rest: list[Line], story: list[Line], ended: bool) -> bool:
    """Whether paragraphs are short reports of their own and not the story going on."""
    if not 1 <= len(rest) <= MOST_TEASERS or not all(_is_teaser(line) for line in rest):
        return False
    if ended or not any(line.ends_sentence for line in rest):
        return True
    if is_whole("weak_tails", heading.rstrip(_MARKS)) or not _of_one_make(rest):
        return False
    return not _names_again(rest, story) and _shared(rest, story) < SHARED


def _is_teaser(line: Line) -> bool:
    first = _FIRST_WORD.match(line.text.lstrip("“\"'‘("))
    if first and first.group().casefold().split("'")[0].split("’")[0] in words("goes_on") and line.ends_sentence:
        return False
    return len(line.text) <= LONGEST_TEASER and len(_SENTENCE.findall(line.text)) <= 4


def _of_one_make(rest: list[Line]) -> bool:
    """All headlines, all sentences, or headline and sentence by turns; headlines and then sentences are a box inside a story."""
    full = [line.ends_sentence for line in rest]
    return all(full) or not any(full) or not any(a and b for a, b in pairwise(full))


def headlined(lines: list[Line], teasers: tuple[int, ...]) -> list[tuple[int, int]]:
    """The teasers that are a headline over a sentence, as the numbers of both lines; each is one short report."""
    pairs = [(a, b) for a, b in pairwise(teasers) if b == a + 1 and not lines[a].ends_sentence and lines[b].ends_sentence]
    listed = any(b == a + 1 and not lines[a].ends_sentence and not lines[b].ends_sentence for a, b in pairwise(teasers))
    return [] if listed else [(a, b) for a, b in pairs if len(lines[a].text) <= LONGEST_HEADLINE]


def _names_again(rest: list[Line], story: list[Line]) -> bool:
    """Whether somebody whom the story named in full speaks by surname alone: then the story goes on."""
    told = " ".join(line.text for line in story)
    return any(re.search(rf"\w {re.escape(m['name'])}\b", told) for line in rest for m in _LONE_SURNAME.finditer(line.text))


def _shared(rest: list[Line], story: list[Line]) -> float:
    """The mean share of a paragraph's longer words that the story has used."""
    told = _stems(" ".join(line.text for line in story))
    own = [_stems(line.text) for line in rest]
    return sum(len(stems & told) / max(1, len(stems)) for stems in own) / len(own)


def _stems(text: str) -> set[str]:
    return {w.casefold()[:6] for w in _LONG_WORD.findall(text)} - words("common")


def box_at(lines: list[Line], number: int) -> int:
    """How many headlines of other pages stand below a heading in the middle of a story; 0 where it may be a heading of its own."""
    if not is_list_heading(lines[number].text):
        return 0
    count = 0
    for line in lines[number + 1 : number + 1 + LONGEST_BOX]:
        if line.ends_sentence or not 4 <= len(line.text.split()) <= 25:
            break
        count += 1
    return count if count > 1 else 0


def is_link(text: str) -> bool:
    """Whether a line is a label and another page's headline: "Related: …", "… Read more"."""
    if text[-1] in ".!" and not text.endswith("..."):
        return False
    if pattern("links").fullmatch(text) or (text[-1] in "»›→" and 4 <= len(text.split()) <= 25):
        return True
    after = re.search(r" (?:" + pattern("links_after").pattern + r")$", text[-40:], re.IGNORECASE)
    return after is not None and len(text) <= 200 and not re.search(r"[.!](?: [A-Z]|$)", text[: -len(after.group())])
