"""How wide words stand in a picture, and how numbers and strangers' words are written there."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from dateline.serve.words import number, safe

# Widths in parts of the font size, on the generous side: system fonts differ, and a label that ends early hurts less than one cut off.
_NARROW = frozenset("iljtfrI.,:;'`!|()[]{} -·‘’“”\"/\\")
_WIDE = frozenset("mwMW@%—…œæ")
_NOT_XML = re.compile("[\ufffe\uffff]")
_LONGEST = 400  # characters of one stranger's text that a picture carries
_STEPS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def clean(text: str | None) -> str:
    """On one line, with control, bidi and unprintable characters made visible."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", safe((text or "")[:_LONGEST]))


@lru_cache(10_000)
def _em(char: str) -> float:
    if char in _NARROW:
        return 0.36
    if char in _WIDE:
        return 0.95
    if ord(char) >= 0x2E80:
        return 1.05
    return 0.72 if char.isupper() else 0.6


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """About how many pixels `text` takes at a font size of `size` pixels."""
    return sum(map(_em, text)) * size * (1.1 if bold else 1.0)


def shorten(text: str, size: float, room: float) -> str:
    """As much of `text` as fits into `room` pixels at font size `size`, cut at a word where one ends near; "" where nothing fits."""
    if measure(text, size) <= room:
        return text
    left, kept = room - measure("…", size), 0
    for char in text:
        left -= _em(char) * size
        if left < 0:
            break
        kept += 1
    cut = text[:kept].rstrip()
    at_word = cut.rsplit(" ", 1)[0].rstrip(" ,;:·")
    cut = at_word if len(at_word) * 3 >= len(cut) * 2 else cut
    return f"{cut}…" if cut else ""


def wrapped(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """`text` on at most `lines` lines of `room` pixels, broken between words; the last line is shortened where more would follow."""
    words = text.split(" ")
    done: list[str] = []
    while words and len(done) + 1 < lines:
        count = _fitting(words, size, room)
        if not count:
            break
        done.append(" ".join(words[:count]))
        words = words[count:]
    rest = shorten(" ".join(words), size, room)
    return (*done, rest) if rest else tuple(done)


def _fitting(words: list[str], size: float, room: float) -> int:
    """How many words fit on a line."""
    count = 0
    while count < len(words) and measure(" ".join(words[: count + 1]), size) <= room:
        count += 1
    return count


def amount(value: float) -> str:
    """4 as "4", 1500 as "1,500", 2500000 as "2.5 million"; a minus stands as a true minus."""
    return ("\N{MINUS SIGN}" if value < 0 else "") + _size(abs(value))


def _size(value: float) -> str:
    if value >= 1e18:
        return f"{value:.3g}"
    for unit, word in _STEPS:
        if value >= unit:
            return f"{value / unit:,.7g} {word}" if value / unit < 1e6 else f"{value / unit:,.0f} {word}"
    return number(value) if value >= 0.0001 or value == 0 else f"{value:.3g}"


def finite(value: float | None) -> float | None:
    """The number, or None where it is none (not given, not a number, infinite)."""
    return None if value is None or not math.isfinite(value) else float(value)
