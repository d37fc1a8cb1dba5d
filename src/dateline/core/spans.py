"""A span: a stretch of a report's text, held together with the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code point offsets into a report's text, and the words between them.

    `start` is inclusive, `end` exclusive; `exact` equals `text[start:end]`.
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`; raises ValueError where that is no stretch of it."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{start}:{end} is no span of a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def holds_in(self, text: str) -> bool:
        """Whether the words really stand there."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.exact

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without white space at its ends; `end` may equal `start` where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
