"""A text's lines and paragraphs, as stretches of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from dateline.core.spans import trimmed

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"""[.!?…:][)\]"'”’»]{0,2}$""")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph without white space at its ends. In hard-wrapped text it holds single line breaks."""

    start: int
    end: int
    text: str

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends with a full stop, or another mark that ends a sentence."""
        return ends_sentence(self.text)

    def after(self, offset: int) -> Line:
        """What is left of it from `offset` characters on."""
        return line_of(self.text, offset, len(self.text), self.start)


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark that ends a sentence."""
    return _SENTENCE_END.search(text[-4:]) is not None


def line_of(text: str, start: int, end: int, base: int = 0) -> Line:
    """The line of a stretch of text, which itself stands at `base`."""
    start, end = trimmed(text, start, end)
    return Line(base + start, base + end, text[start:end])


def paragraphs(text: str) -> list[Line]:
    """The paragraphs of a text: its lines, or, where the text is hard-wrapped, its groups of lines between empty ones."""
    lines = [line for m in _LINE.finditer(text) if (line := line_of(text, m.start(), m.end())).text]
    return _groups(text, lines) if _hard_wrapped(lines) else lines


def _hard_wrapped(lines: list[Line]) -> bool:
    """Six lines or more, most of them of nearly the full width and without a sentence's end.

    Most wire copy is wrapped at 60 to 80 characters; paragraphs of that length that all end in mid-sentence do not occur.
    """
    if len(lines) < 6:
        return False
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[-1 - len(lengths) // 20]
    full = [line for line in lines if len(line.text) > 0.75 * width]
    open_ended = sum(not line.ends_sentence for line in full)
    return 40 <= median(lengths) <= 100 and width <= 110 and len(full) >= 0.5 * len(lines) and open_ended >= 0.6 * len(full)


def _groups(text: str, lines: list[Line]) -> list[Line]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _EMPTY_LINE.search(text, groups[-1][-1].end, line.start):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [line_of(text, group[0].start, group[-1].end) for group in groups]
