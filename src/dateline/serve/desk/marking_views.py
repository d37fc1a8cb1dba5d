"""View models of a marked text: what the templates print, ready in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from dateline.core.report import BlockKind
from dateline.core.statement import StatementType
from dateline.serve.desk.marking_notes import Note

LETTERS: Mapping[StatementType, str] = {"figure": "F", "said": "S", "occurrence": "O", "position": "P"}
_CLASSES = {t: letter.lower() for t, letter in LETTERS.items()}
ParagraphKind = BlockKind | Literal["cut", "outside"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph that is covered by the same statements throughout.

    `start` is its code point offset in the report's text. `statements` are ids, outermost first, `types` in the legend's order,
    `first` the ids and letters of those that start here. `roles`: what the words are to the focused statement, of "sentence",
    "speaker", "cue", "trigger" and "focus" (its own words).
    """

    start: int
    text: str
    statements: tuple[str, ...] = ()
    types: tuple[StatementType, ...] = ()
    first: tuple[tuple[str, str], ...] = ()
    roles: tuple[str, ...] = ()

    def markup(self, anchors: bool) -> str:
        """Its element, after an anchor for each statement that starts here; without `anchors` those have no id."""
        opened = ""
        for ident, letter in self.first:
            named = f' id="{escape(ident)}"' if anchors else ""
            opened += f'<a class="at {letter.lower()}"{named} data-letter="{letter}"></a>'
        classes = " ".join(("seg", *[_CLASSES[t] for t in self.types], *self.roles))
        covered = f' data-st="{escape(" ".join(self.statements))}"' if self.statements else ""
        return f'{opened}<span class="{classes}" data-at="{self.start}"{covered}>{escape(self.text)}</span>'


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the text. `why` says in words why it was cut; `teaser` is the id of the report made of it.

    `notes` have room beside the paragraph, `more` are folded. `clipped`: only its part near the statement is here.
    """

    kind: ParagraphKind
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...] = ()
    more: tuple[Note, ...] = ()
    why: str | None = None
    teaser: str | None = None
    clipped: bool = False

    def markup(self, anchors: bool = True) -> Markup:
        """Its segments side by side, everything escaped. Made here and not in a template: a long report has ten thousand."""
        return Markup("".join([s.markup(anchors) for s in self.segments]))  # each value above is escaped or our own


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report's whole text. `counts` are (type, letter, number of statements), `cut` the number of characters that were set apart."""

    report: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    counts: tuple[tuple[str, str, int], ...]
    focus: str | None
    cut: int


@dataclass(frozen=True, slots=True)
class PaneView:
    """The source pane: one statement in the words around it."""

    report: str
    language: str
    outlet: str
    date: str
    headline: str
    note: Note
    paragraphs: tuple[Paragraph, ...]
