"""Notes of a story's file: every sentence has a number and an anchor, and leads back to each place that rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Statement
from dateline.serve.formats.story_told import Pieces, pieces
from dateline.serve.words import short

CITE = Markup('<a class="cite" id="{}" href="#{}" title="{}">{}</a>')
BACK = Markup('<a class="back" href="#{}" aria-label="back to place {} that rests on this sentence">↑{}</a>')


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in the list of sources: its number ("3.2": the second of report 3), its anchor, its words and the way back."""

    number: str
    anchor: str
    pieces: Pieces
    back: Markup


class Notes:
    """The sentences of a story. `cite` in a text makes the mark that leads to a sentence; `sentences` lists those that were cited."""

    def __init__(self, statements: Iterable[Statement], numbers: Mapping[str, int]):
        self._spans: dict[str, list[Span]] = {}
        kept = list(statements)
        for sentence in sorted({(s.report, s.sentence) for s in kept}):
            self._spans.setdefault(sentence[0], []).append(sentence[1])
        self._sentence = {s.id: (s.report, s.sentence) for s in kept}
        self._words = {s.id: short(s.span.exact, 120) for s in kept}
        self._report = dict(numbers)
        self._cited: dict[tuple[str, Span], list[str]] = {}
        self._count = 0

    def anchor(self, statement: str) -> str:
        """The anchor of the sentence of a statement; "" of one that is not there."""
        return f"s{self.number(statement).replace('.', '-')}" if statement in self._sentence else ""

    def number(self, statement: str) -> str:
        """ "3.2": the second sentence of report 3."""
        return self._number(*self._sentence[statement])

    def _number(self, report: str, sentence: Span) -> str:
        return f"{self._report.get(report, 0)}.{self._spans[report].index(sentence) + 1}"

    def cite(self, statements: Iterable[str]) -> Markup:
        """Marks for the sentences of statements, each sentence once."""
        found = dict.fromkeys(self._sentence[s] for s in statements if s in self._sentence)
        return Markup(" ").join(self._mark(*sentence) for sentence in found)

    def _mark(self, report: str, sentence: Span) -> Markup:
        self._count += 1
        place = f"c{self._count}"
        self._cited.setdefault((report, sentence), []).append(place)
        number = self._number(report, sentence)
        return CITE.format(place, f"s{number.replace('.', '-')}", f"sentence {number}", number)

    def words(self, statement: str) -> str:
        """The statement's own words."""
        return self._words.get(statement, "")

    def show(self, statement: str) -> Pieces:
        """The sentence of a statement."""
        return pieces(self._sentence[statement][1]) if statement in self._sentence else ()

    def sentences(self, report: Report) -> list[Sentence]:
        """The sentences of a report that were cited so far, in the order of its text."""
        made = []
        for sentence in self._spans.get(report.id, ()):
            if places := self._cited.get((report.id, sentence)):
                number = self._number(report.id, sentence)
                back = Markup(" ").join(BACK.format(p, n, n) for n, p in enumerate(places, 1))
                made.append(Sentence(number, f"s{number.replace('.', '-')}", pieces(sentence), back))
        return made
