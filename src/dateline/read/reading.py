"""A reading: a report with its tokens, sentences and dependencies, whose offsets are those of the report's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.core.report import Block, Report
from dateline.core.spans import Span, trimmed
from dateline.read.blocks import pieces, quiet, read_blocks
from dateline.read.parses import document, parses_of

LIMIT = 400_000  # characters read of one report: about 70,000 words, past any news report; bounds time and memory
BATCH = 32  # reports a batch; larger ones gain nothing on two cores


@dataclass(frozen=True)
class Sentence:
    """One sentence: its words without white space at the ends, the block it stands in, its number in the report."""

    words: Words
    span: Span
    block: Block
    index: int

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.span.end


@dataclass(frozen=True)
class Reading:
    """A report after the language pass. `token.idx` of any token is its offset in `report.text`."""

    report: Report
    doc: Doc
    sentences: tuple[Sentence, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(s.start for s in self.sentences))

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`."""
        at = bisect_right(self._starts, offset) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found and offset < found.end else None

    def span(self, first: Token, last: Token) -> Span:
        """The stretch of text from token `first` to token `last`, both included."""
        return self.report.span(first.idx, last.idx + len(last.text))

    def words(self, start: int, end: int) -> Words | None:
        """The tokens that the stretch of text touches."""
        return self.doc.char_span(start, end, alignment_mode="expand")


def read(reports: Iterable[Report], nlp: Language) -> Iterator[Reading]:
    """Read each report once, in batches, in order. Reports in other languages than English have no sentences."""
    parses = parses_of(nlp)
    for batch in _batches(reports):
        blocks = [read_blocks(r, LIMIT) if r.language in (None, "en") else () for r in batch]
        parts = [[p for b in some for p in pieces(r.text, b)] for r, some in zip(batch, blocks, strict=True)]
        parsed = iter(parses.of([quiet(r.text[p.start : p.end]) for r, some in zip(batch, parts, strict=True) for p in some]))
        for report, some, cut in zip(batch, blocks, parts, strict=True):
            yield reading_of(report, document(nlp, zip(cut, parsed, strict=False)), some)


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Reports to parse together; few where they are long, which bounds memory."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += min(len(report.text), LIMIT)
        if len(batch) == BATCH or size >= LIMIT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def reading_of(report: Report, doc: Doc, blocks: tuple[Block, ...]) -> Reading:
    """The reading of a parsed doc: its sentences cut at the blocks' ends."""
    starts = [b.start for b in blocks]
    found: list[Sentence] = []
    text = doc.text  # put together anew from the tokens each time it is asked for
    for words in doc.sents if blocks else ():
        start, end = trimmed(text, words.start_char, words.end_char)
        if start < end:
            block = blocks[max(0, bisect_right(starts, start) - 1)]
            found.append(Sentence(words, report.span(start, end), block, len(found)))
    return Reading(report, doc, tuple(found))
