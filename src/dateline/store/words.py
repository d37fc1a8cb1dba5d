"""Words as search knows them: folded over case and accents, and the piece of a text that shows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice

PIECE_WORDS = 24
BEFORE = 6  # words of a piece before its first hit
LOOKED_AT = 50_000  # words of a text in which a piece is looked for
LONGEST = 500  # characters of a word that count
OPEN, CLOSE = "\x02", "\x03"  # marks around hits: control characters cannot be mistaken for the report's words
MARKS = "\u0300-\u036f"  # combining accents

_WORD = re.compile(r"[^\W_]+")
_IN_TEXT = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*")


class _Folding(dict[int, str]):
    """What each character becomes. As SQLite's unicode61 does it: accents go from Latin letters, case from all that have it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0]
        small = base.lower() if base.isascii() and base.isalpha() else char.casefold()
        self[code] = "" if re.fullmatch(f"[{MARKS}]", char) else small if len(small) == 1 else char.lower()
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """A text without case and without accents on Latin letters."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def words_in(text: str) -> list[str]:
    """The words of a text: runs of letters and digits, folded."""
    return [word[:LONGEST] for word in _WORD.findall(folded(text))]


def piece(text: str, terms: Iterable[str]) -> str:
    """The stretch of a text in which most of the terms stand, hits between OPEN and CLOSE; its beginning where there is none."""
    wanted = set(terms)
    found = list(islice(_IN_TEXT.finditer(text), LOOKED_AT))
    if not found:
        return ""
    names = {i: name for i, match in enumerate(found) if (name := folded(match.group())[:LONGEST]) in wanted}
    hits = list(names)
    first = max(0, min(_start(hits, names), len(found) - PIECE_WORDS))
    last = min(first + PIECE_WORDS, len(found)) - 1
    here = [found[i].span() for i in hits if first <= i <= last]
    marked = _marked(text, 0 if first == 0 else found[first].start(), len(text) if last == len(found) - 1 else found[last].end(), here)
    return ("…" if first else "") + marked.strip() + ("…" if last < len(found) - 1 else "")


def _start(hits: Sequence[int], names: dict[int, str]) -> int:
    """The word at which the piece begins: some before the first hit of the stretch that shows most of the terms."""
    best, most, end = 0, 0, 0
    for at, hit in enumerate(hits[:LOOKED_AT]):
        while end < len(hits) and hits[end] < hit + PIECE_WORDS - BEFORE:
            end += 1
        shown = len({names[i] for i in hits[at : min(end, at + PIECE_WORDS)]})
        if shown > most:
            best, most = hit, shown
    return max(0, best - BEFORE)


def _marked(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> str:
    parts, at = [], start
    for low, high in hits:
        parts += [text[at:low], OPEN, text[low:high], CLOSE]
        at = high
    return "".join([*parts, text[at:end]])
