"""A report: one document as published, its text kept character for character."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal

from dateline.core.ids import digest
from dateline.core.spans import Span
from dateline.core.when import Published

UNPUBLISHED = Published()  # nothing is known

BlockKind = Literal["title", "byline", "dateline", "heading", "caption", "body"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the text that belongs to the page and not to the report, and why it was set apart."""

    start: int
    end: int
    exact: str
    why: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the kept text with one use: a paragraph of the body, the title, a byline, a crosshead.

    Blocks do not overlap each other or a cut, and stand in the order of the text. A dateline is a block of its own before
    the body block it opens.
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, kw_only=True)  # no slots: a report keeps its id
class Report:
    """One document as published. All spans of all statements point into `text`."""

    kind: ClassVar[str] = "report"

    source_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    dateline: str | None = None
    published: Published = UNPUBLISHED
    language: str | None = None
    text: str
    cut: tuple[Cut, ...] = ()
    teasers: tuple[str, ...] = ()
    teaser_of: str | None = None
    blocks: tuple[Block, ...] = field(default=(), metadata={"export": False})
    earlier: tuple[str, ...] = field(default=(), metadata={"export": False})  # versions of the page it takes the place of; worked out

    @cached_property
    def id(self) -> str:
        """Made of where the report stood and of its text, so that adding it again changes nothing."""
        return digest("rp", self.source_id or self.url or "", self.text)

    def span(self, start: int, end: int) -> Span:
        """The span of this report's text."""
        return Span.of(self.text, start, end)
