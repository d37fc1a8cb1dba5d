"""Notes for the margin: a statement in a few words, on whose word, and what a reviewer decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from dateline.core.statement import Occurrence, Review, Statement, StatementType
from dateline.serve.readings import Names, note, parties
from dateline.serve.words import safe, short

REVIEWED: Mapping[Review | None, tuple[str, str]] = {
    "accepted": ("✓", "accepted"),
    "corrected": ("✎", "corrected"),
    "rejected": ("✗", "rejected"),
    None: ("○", "not reviewed"),
}
PLAIN = ("asserted", "reported")  # stances that call for no word of their own
NAME = 60  # characters of a speaker's name


@dataclass(frozen=True, slots=True)
class Note:
    """One statement in the margin. `speaker` is None in the report's own voice; `sign` stands for `review`."""

    statement: str
    type: StatementType
    letter: str
    reading: str
    speaker: str | None
    parties: str
    stance: str
    confidence: float
    sign: str
    review: str
    focused: bool

    @property
    def classes(self) -> str:
        """The classes of its element: its type's letter, what a reviewer decided, how sure the report is."""
        focused = " focused" if self.focused else ""
        return f"note mark {self.letter.lower()} {self.review.replace(' ', '-')} {escape(self.stance)}{focused}"

    def markup(self) -> Markup:
        """Its link, everything escaped. Made here and not in a template: a long report has ten thousand."""
        ident = escape(self.statement)
        parties = "" if self.parties == self.speaker else self.parties  # who tells of nobody but himself is named once
        said = [("reads", self.reading), ("parties", parties), ("voice", self.speaker)]
        body = " ".join([f'<bdi class="{name}">{escape(words)}</bdi>' for name, words in said if words])
        doubt = "" if self.stance in PLAIN else f' <span class="stance">{escape(self.stance)}</span>'
        return Markup(
            f'<a class="{self.classes}" href="/statements/{ident}" data-pane="/pane/{ident}" data-note="{ident}">'
            f'<abbr class="letter" title="{self.type}">{self.letter}</abbr> <span class="body">{body}{doubt}</span> '
            f'<span class="sign" role="img" aria-label="{self.review}" title="{self.review}">{self.sign}</span></a>'
        )


def note_of(statement: Statement, focused: bool, names: Names | None = None) -> Note:
    """The note on a statement; with `names`, one on a happening says who did it to whom."""
    sign, review = REVIEWED[statement.review]
    who = parties(statement, names) if names and isinstance(statement, Occurrence) else ""
    return Note(
        statement=statement.id,
        type=statement.type,
        letter=statement.type[0].upper(),
        reading=note(statement),
        speaker=short(statement.speaker.name, NAME) if statement.speaker else None,
        parties=safe(who),
        stance=statement.stance,
        confidence=statement.confidence,
        sign=sign,
        review=review,
        focused=focused,
    )
