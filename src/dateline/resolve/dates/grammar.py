"""Applies the table of patterns to a sentence: every stretch that reads as an expression of time, with its named parts."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Token

from dateline.read.reading import Sentence
from dateline.resolve.dates.words import Piece, can_hold_time, pieces, rows, weak


def _offset(token: Token) -> int:
    return token.idx


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence cut into pieces, with its parsed tokens by offset."""

    sentence: Sentence
    pieces: tuple[Piece, ...]

    def token(self, piece: Piece) -> Token | None:
        """The parsed token that begins where the piece does, or holds its beginning."""
        words, offset = self.sentence.words, self.sentence.start + piece.start
        at = bisect_right(words, offset, key=_offset) - 1
        return words[at] if at >= 0 else None


@dataclass(frozen=True, slots=True)
class Match:
    """Pieces `first` up to but not including `end` of a scene fit a pattern."""

    scene: Scene
    builder: str
    first: int
    end: int
    groups: dict[str, tuple[int, int]]

    def all(self, name: str) -> tuple[Piece, ...]:
        """The pieces of a group; none where it took no part."""
        start, end = self.groups.get(name, (0, 0))
        return self.scene.pieces[start:end]

    def one(self, name: str) -> Piece | None:
        """The last piece of a group."""
        found = self.all(name)
        return found[-1] if found else None

    def value(self, name: str) -> str:
        """The value of a group's last piece, "" where it took no part."""
        found = self.one(name)
        return found.value if found else ""

    def has(self, *classes: str) -> bool:
        """Whether a piece of one of these classes is in the match."""
        return any(p.sort in classes for p in self.pieces)

    def has_value(self, value: str) -> bool:
        """Whether a unit of that value is in the match."""
        return any(p.value == value and p.sort in ("UNIT", "UNITS") for p in self.pieces)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All its pieces."""
        return self.scene.pieces[self.first : self.end]

    def near(self, n: int) -> Piece | None:
        """The nth piece after the match, or before it if negative."""
        at = self.end + n - 1 if n > 0 else self.first + n
        return self.scene.pieces[at] if 0 <= at < len(self.scene.pieces) else None

    def says(self, n: int, *words: str) -> bool:
        """Whether the nth piece before or after is one of the words, in small letters."""
        found = self.near(n)
        return found is not None and found.text.lower() in words

    def is_a(self, n: int, *classes: str) -> bool:
        """Whether the nth piece before or after is of one of the classes."""
        found = self.near(n)
        return found is not None and found.sort in classes

    def entity(self, name: str) -> str:
        """What the language pass calls the token of a group: "DATE", "PERSON", ""."""
        piece = self.one(name)
        token = self.scene.token(piece) if piece else None
        return token.ent_type_ if token is not None else ""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = rows("date_patterns.tsv")
    macros: dict[str, str] = {}
    found = []
    for builder, pattern, _ in table:
        for name, text in macros.items():
            pattern = pattern.replace("{" + name + "}", text)
        sort, _, name = builder.partition(" ")
        if sort == "macro":
            macros[name] = pattern
        else:
            found.append((builder, re.compile(_encoded(pattern))))
    return tuple(found)


def _encoded(pattern: str) -> str:
    """Classes to single characters, name=( ) to named groups."""
    text = re.sub(r"\b[A-Z]+\b", lambda m: letter(m.group()), pattern.replace(" ", "\0"))
    return re.sub(r"(\w+)=\(", r"(?P<\1>", text.replace("\0", ""))


_LETTERS: dict[str, str] = {"": "_"}


def letter(sort: str) -> str:
    """The character that stands for a class; a letter of the private use area, so that it means nothing in a pattern."""
    return _LETTERS.setdefault(sort, chr(0xE000 + len(_LETTERS)))


def matches(sentence: Sentence) -> tuple[Scene, list[Match]] | None:
    """All matches in a sentence, by start, then longest, then order of the table; None where no word could make one."""
    text = sentence.span.exact
    if not can_hold_time(text):
        return None
    scene = Scene(sentence, tuple(pieces(text)))
    line = "".join([letter(p.sort) for p in scene.pieces])
    return scene, [
        Match(scene, builder, at.start() + first, at.start() + end, {name: (a + at.start(), b + at.start()) for name, a, b in groups})
        for at in _strong().finditer(line)
        for builder, first, end, groups in _in_run(at.group())
    ]


@cache
def _strong() -> re.Pattern[str]:
    """Runs of classified pieces of which one is more than a weak word: no pattern reaches over a piece without a class."""
    letters = "".join(sorted(letter(sort) for sort in weak()))
    return re.compile(f"[{letters}]*[^_{letters}][^_]*")


@lru_cache(maxsize=20_000)
def _in_run(run: str) -> tuple[tuple[str, int, int, tuple[tuple[str, int, int], ...]], ...]:
    """Builder, first piece, end and groups of all matches in a run of classes; runs come back again and again, so they are kept."""
    found = []
    for order, (builder, pattern) in enumerate(_patterns()):
        for m in pattern.finditer(run):
            groups = tuple((name, *m.span(name)) for name in pattern.groupindex if m.start(name) >= 0)
            found.append((m.start(), -m.end(), order, builder, groups))
    return tuple((builder, start, -end, groups) for start, end, _, builder, groups in sorted(found))
