"""Captions of pictures that a plain text runs into the report: told by the credit at their end or by their number in a gallery."""

from __future__ import annotations

import re
from functools import cache

from dateline.ingest.cues import pattern
from dateline.ingest.lines import Line

LONGEST = 600  # characters of a caption; AP's longest of the pages read had 520
LONGEST_GALLERY = 6_000  # characters of a line that holds a whole gallery
_NUMBERED = re.compile(r"(?<![\w/.,])(\d{1,2})/(\d{1,2})(?=\s+[\w“‘\"'])")
_LABEL = re.compile(r"(?:[Ii]mage|[Mm]edia|[Pp]hoto|[Vv]ideo|[Pp]icture) caption[,:]?")  # on a line of its own above the caption
_NUMBER = re.compile(r"(\d{1,2})(?:/| of )(\d{1,2})(?: ?[.:|)–—-])? (?=[\w“‘\"'])")


@cache
def _credited() -> re.Pattern[str]:
    return re.compile(r"(?:" + pattern("captions_credited", cased=True).pattern + r")\.?\Z")


def is_picture(lines: list[Line], number: int) -> bool:
    """Whether a line is the caption of a picture by what the page says before it, by the credit after it, or by its place in a gallery."""
    text = lines[number].text
    before = len(text) <= LONGEST and pattern("before_captions").match(text) is not None
    below = number > 0 and len(text) <= LONGEST and _LABEL.fullmatch(lines[number - 1].text) is not None
    return before or below or _is_credited(text) or _in_gallery(lines, number)


def _is_credited(text: str) -> bool:
    """Whether a line ends with the credit of a picture, and is no longer than a caption."""
    return len(text) <= LONGEST and _credited().search(text, max(0, len(text) - 140)) is not None


def _in_gallery(lines: list[Line], number: int) -> bool:
    """Whether a line holds the captions of a gallery, "1/3 … 2/3 … 3/3 …", or is one of a gallery's lines."""
    text = lines[number].text
    if "/" not in text[:LONGEST_GALLERY] and " of " not in text[:6]:
        return False
    found = [m.groups() for m in _NUMBERED.finditer(text)] if len(text) <= LONGEST_GALLERY else []
    if len(found) > 2 and len({of for _, of in found}) == 1 and [int(n) for n, _ in found] == list(range(1, len(found) + 1)):
        return True
    own = _NUMBER.match(text)
    beside = [m for ln in (*lines[max(0, number - 2) : number], *lines[number + 1 : number + 3]) if (m := _NUMBER.match(ln.text))]
    return own is not None and any(own[2] == m[2] and abs(int(own[1]) - int(m[1])) == 1 for m in beside)
