"""Words as search knows them: folded over case and accents, and the piece of a text that shows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

PIECE_WORDS = 24
BEFORE = 6  # words of a piece before its first hit
LONGEST = 500  # characters of a word that count
OPEN, CLOSE = "\x02", "\x03"  # marks around hits: control characters cannot be mistaken for the report's words
MARKS = "\u0300-\u036f"  # combining accents

_WORD = re.compile(r"[^\W_]+")
_OTHERS = re.compile(r"[^\x00-\x7f]+")
_MARK = re.compile(f"[{MARKS}]")


class _Folding(dict[int, str]):
    """What each character becomes. As SQLite's unicode61 does it: accents go from Latin letters, case from all that have it."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0]
        small = base.lower() if base.isascii() and base.isalpha() else char.casefold()
        self[code] = "" if _MARK.match(char) else small if len(small) == 1 else char.lower()
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """A text without case and without accents on Latin letters: a character for each that the text has, combining accents left out."""
    small = text.lower()
    return small if small.isascii() else _OTHERS.sub(lambda run: run.group().translate(_FOLDING), small)


def words_in(text: str) -> list[str]:
    """The words of a text: runs of letters and digits, folded."""
    return [word[:LONGEST] for word in _WORD.findall(folded(text))]


def piece(text: str, terms: Iterable[str]) -> str:
    """The stretch of a text in which most of the terms stand, hits between OPEN and CLOSE; its beginning where there is none.

    A long text is searched for the terms and taken apart into words only around them.
    """
    plain, wanted = folded(text), set(terms)
    best = _best(plain, _hits(plain, wanted))
    after = list(islice((m.span() for m in _WORD.finditer(plain, best)), PIECE_WORDS + 1))
    room = max(BEFORE, PIECE_WORDS - len(after))
    before = _before(plain, best, room + 1)
    words = [*before[-room:], *after][:PIECE_WORDS]
    if not words:
        return ""
    more, still = len(before) > room, len(before[-room:]) + len(after) > PIECE_WORDS
    places = _Places(text, plain)
    hits = [places(start, end) for start, end in words if plain[start:end][:LONGEST] in wanted]
    start, end = places(words[0][0] if more else 0, words[-1][1] if still else len(plain))
    return ("…" if more else "") + _marked(text, start if more else 0, end, hits).strip() + ("…" if still else "")


def _hits(plain: str, wanted: Iterable[str]) -> list[tuple[int, str]]:
    """Where which terms stand as whole words, in order."""
    return sorted((at, term) for term in wanted for at in _standing(plain, term))


def _standing(plain: str, term: str) -> Iterator[int]:
    at = plain.find(term)
    while at >= 0:
        end = at + len(term)
        if not plain[at - 1 : at].isalnum() and (len(term) == LONGEST or not plain[end : end + 1].isalnum()):
            yield at
        at = plain.find(term, end)


def _best(plain: str, hits: Sequence[tuple[int, str]]) -> int:
    """Where the first hit stands of the stretch that shows most of the terms; 0 where there is none."""
    kinds = len({term for _, term in hits})
    best, most, end = 0, 0, 0
    numbers = [0]  # of words before each hit, from the first hit on
    for at, (place, _) in enumerate(hits):
        while end < len(hits):
            if end == len(numbers):
                numbers.append(numbers[-1] + len(_WORD.findall(plain, hits[end - 1][0], hits[end][0])))
            if numbers[end] >= numbers[at] + PIECE_WORDS - BEFORE:
                break
            end += 1
        shown = len({term for _, term in hits[at : min(end, at + PIECE_WORDS)]})
        if shown > most:
            best, most = place, shown
        if most == kinds:
            break
    return best


def _before(plain: str, place: int, count: int) -> list[tuple[int, int]]:
    """The last words before the start of one."""
    reach = 16 * count  # characters; most words are shorter
    while True:
        low = max(0, place - reach)
        while low and plain[low - 1].isalnum():  # not in the middle of a word
            low -= 1
        words = [m.span() for m in _WORD.finditer(plain, low, place)]
        if not low or len(words) >= count:
            return words[-count:]
        reach *= 4


class _Places:
    """Where a stretch of a folded text stands in the text itself, which may have accents as characters of their own."""

    def __init__(self, text: str, plain: str):
        even = len(text) == len(plain)
        self._kept = None if even else [*(i for i, char in enumerate(text) if not _MARK.match(char)), len(text)]

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        return (start, end) if self._kept is None else (self._kept[start], self._kept[end])


def _marked(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> str:
    parts, at = [], start
    for low, high in hits:
        parts += [text[at:low], OPEN, text[low:high], CLOSE]
        at = high
    return "".join([*parts, text[at:end]])
