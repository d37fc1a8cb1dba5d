"""Fold a place name to the key it is looked up by: one key for all its common spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves whole, and the apostrophes of transliteration (GeoNames: "Hawaiʻi", "Kam'yans'ke").
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ə": "a"}
    | dict.fromkeys("'’‘ʻʼ`´.,\u00ad\u200b")
    | dict.fromkeys("-‐‑–—/_()", " ")
)
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "mtn": "mountain", "ft": "fort", "pt": "point", "twp": "township", "co": "county"}
_LEADING = ("the ",)
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: no accents, case, full stops or apostrophes; hyphens as spaces; "St." as "saint".

    A leading "the" goes too. Abbreviations are only spelt out where something follows or precedes them ("Ft. Worth", "Clark Co.").
    """
    plain = name if name.isascii() else "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.casefold().translate(_LETTERS).split()
    if len(words) > 1:
        words = [_spelt(word, at, len(words)) for at, word in enumerate(words)]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _spelt(word: str, at: int, count: int) -> str:
    if word in ("twp", "co"):
        return _SHORT[word] if at == count - 1 else word
    return _SHORT.get(word, word) if at < count - 1 else word
