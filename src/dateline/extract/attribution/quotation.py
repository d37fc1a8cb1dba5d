"""Quotations: the stretches of a reading that stand in quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.core.report import Block
from dateline.read.reading import Reading

OPENS = {"“": "”", "„": "”", "«": "»", '"': '"', "''": "''", "``": "''", "‘": "’"}
# Marks that close another kind: careless typing is common on the web.
MIXED = {("„", "“"), ("“", '"'), ('"', "”"), ("``", '"'), ("‘", "'")}
MARK = re.compile(r"''|``|[“”„«»\"‘’']")
WORD = re.compile(r"\w+(?:['’-]\w+)*")
LITTLE = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
LONGEST_BREAK = 4  # characters between two paragraphs
SPEECH_WORDS = 4  # fewer words in marks are a name, a nickname or a scare quote more often than speech


@dataclass(frozen=True, slots=True)
class Quotation:
    """One outermost quotation. `start` and `end` take in the marks, `first` and `last` leave them out."""

    start: int
    end: int
    first: int
    last: int
    closed: bool

    def sounds_spoken(self, text: str) -> bool:
        """Whether it reads as speech rather than as a name or a word in marks."""
        inner = text[self.first : self.last].rstrip()
        words = len(WORD.findall(inner))
        return not self.is_name(text) and (words >= SPEECH_WORDS or (inner.endswith(("?", "!", ".")) and words > 1))

    def breaks_off(self, text: str) -> bool:
        """Whether it ends as speech does before its cue: “No,” she said."""
        return text[self.first : self.last].rstrip().endswith((",", "?", "!", "…", "—")) and not self.is_name(text)

    def is_name(self, text: str) -> bool:
        """Whether it is a title or code name: two to seven words, all capitalised but for the little ones."""
        inner = text[self.first : self.last]
        words = WORD.findall(inner)
        big = [w for w in words if not w[0].islower()]
        titled = 1 < len(words) < 8 and len(big) > 1 and all(w in big or w in LITTLE for w in words)
        return titled and not inner.rstrip().endswith(("?", "!"))


@dataclass(frozen=True)
class Quotations:
    """All quotations of a reading, in the order of the text."""

    text: str
    all: tuple[Quotation, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds the character at `offset`."""
        i = bisect_right(self.starts, offset) - 1
        return self.all[i] if i >= 0 and offset < self.all[i].end else None

    def before(self, offset: int) -> Quotation | None:
        """The last quotation that ends at or before `offset`."""
        i = bisect_right(self.starts, offset) - 1
        while i >= 0 and self.all[i].end > offset:
            i -= 1
        return self.all[i] if i >= 0 else None

    def after(self, offset: int) -> Quotation | None:
        """The first quotation that starts at or after `offset`."""
        i = bisect_right(self.starts, offset - 1)
        return self.all[i] if i < len(self.all) else None


def quotations(reading: Reading) -> Quotations:
    """The quotations of all blocks that are read."""
    blocks = dict.fromkeys(s.block for s in reading.sentences)
    found = tuple(q for block in blocks for q in _in_block(reading.text, block))
    return Quotations(reading.text, found, tuple(q.start for q in found))


def _in_block(text: str, block: Block) -> Iterator[Quotation]:
    """Outermost quotations; one left open runs to the end of its paragraph, as it does where the next one goes on with it."""
    opened: tuple[str, int] | None = None
    marks = list(MARK.finditer(text, block.start, block.end))
    for number, mark in enumerate(marks):
        sign, start, end = mark.group(), mark.start(), mark.end()
        if opened is None:
            if _may_open(text, sign, start, end, block):
                opened = (sign, start)
        elif sign == opened[0] == '"' and _opens_again(text, [m.start() for m in marks[number:] if m.group() == sign]):
            yield Quotation(opened[1], start - 1, opened[1] + len(opened[0]), start - 1, False)
            opened = (sign, start)
        elif _closes(text, opened[0], sign, end, block):
            yield Quotation(opened[1], end, opened[1] + len(opened[0]), start, True)
            opened = None
    if opened and (opened[0] not in ("'", "‘") or _goes_on(text, opened[0], opened[1], block)):
        yield Quotation(opened[1], block.end, opened[1] + len(opened[0]), block.end, False)


def _opens_again(text: str, marks: list[int]) -> bool:
    """Whether the first of the marks begins the next paragraph of an open quotation, though no line parts the two: by the spaces around it.

    Where the next mark opens as well, or none follows that could close it, the first is a closing one that stands wrongly.
    """
    return [text[m - 1].isspace() and not text[m + 1 : m + 2].isspace() for m in marks[:2] if m] == [True, False]


def _goes_on(text: str, sign: str, start: int, block: Block) -> bool:
    """Whether a single mark left open is that of a quotation of several paragraphs, no apostrophe: it, or the next, opens a paragraph."""
    following = text[block.end : block.end + LONGEST_BREAK].lstrip()
    return text[start + 1 : start + 2].isupper() and (start == block.start or following.startswith(sign))


def _may_open(text: str, sign: str, start: int, end: int, block: Block) -> bool:
    if sign not in OPENS and sign != "'":
        return False
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    if sign in "'‘" and after.isdigit():
        return False  # "the '90s"
    return not after.isspace() and (sign in "“„«" or not before.isalnum())


def _closes(text: str, opening: str, sign: str, end: int, block: Block) -> bool:
    if sign != OPENS.get(opening, "'") and (opening, sign) not in MIXED:
        return False
    after = text[end] if end < block.end else " "
    return sign not in ("'", "’") or not after.isalnum()
