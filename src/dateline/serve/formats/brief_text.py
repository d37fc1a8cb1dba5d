"""A brief as paragraphs of plain text with numbered notes, before it becomes Markdown or a document of Word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from dateline.core.head import Head
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Statement
from dateline.serve.desk.dates import day
from dateline.serve.desk.views.accounts import Sources
from dateline.serve.formats.story_told import Pieces, pieces
from dateline.serve.formats.web import web
from dateline.serve.words import headline, outlet, short

Sort = Literal["heading", "subheading", "paragraph", "item", "numbered"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; `link` is an address of the web; with `note` it is the mark of that note and has no text."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str | None = None
    note: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or an item of a list."""

    sort: Sort
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The sentence that something rests on, and where it was published. Notes are numbered from 1 as they are first cited."""

    number: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, whole."""

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


@dataclass
class Draft:
    """A brief in the making."""

    sources: Sources
    blocks: list[Block] = field(default_factory=list)
    _numbers: dict[tuple[str, Span], int] = field(default_factory=dict)

    def add(self, sort: Sort, *runs: Run | str | Iterable[Run]) -> None:
        """A block of text and runs."""
        flat: list[Run] = []
        for run in runs:
            flat += [Run(run)] if isinstance(run, str) else [run] if isinstance(run, Run) else list(run)
        self.blocks.append(Block(sort, tuple(r for r in flat if r.text or r.note)))

    def cite(self, statements: Iterable[str]) -> list[Run]:
        """Marks of the notes with the sentences of statements, each sentence once."""
        found = [s for i in statements if (s := self.sources.statements.get(i))]
        keys = dict.fromkeys((s.report, s.sentence) for s in found)
        return [Run(note=self._numbers.setdefault(key, len(self._numbers) + 1)) for key in keys]

    def quoted(self, statement: Statement) -> bool:
        """Whether its sentence is cited already."""
        return (statement.report, statement.sentence) in self._numbers

    def done(self, title: str) -> Brief:
        """The brief with its notes."""
        notes = [Note(n, tuple(self._note(report, sentence))) for (report, sentence), n in self._numbers.items()]
        return Brief(title, tuple(self.blocks), tuple(notes))

    def _note(self, report: str, sentence: Span) -> Iterable[Run]:
        yield from quotation(pieces(sentence))
        yield from cited_report(self.sources.reports[report])


def quotation(made: Pieces, marked: bool = False) -> list[Run]:
    """A sentence in quotation marks; its own marks within, if it is one quotation from end to end, are not doubled."""
    runs = [Run(text, bold=marked and meant) for text, meant in made]
    return [Run("“"), *runs, Run("”")]


def cited_report(report: Report | Head) -> Iterable[Run]:
    """Where a sentence was published: outlet, headline, day, address."""
    yield Run(f" {outlet(report)}, “{short(headline(report, 120), 120)}”, {published(report)}")
    if address := web(report.url):
        yield Run(", ")
        yield Run(address, link=address)
    yield Run(".")


def published(report: Report | Head) -> str:
    """ "3 March 2031", or that no date is given."""
    return day(report.published) if report.published.known else "no date given"
