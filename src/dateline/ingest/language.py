"""The language of a text, by its letters and their order."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

LOOKED_AT = 2_000  # characters; more changed no answer on the development sets
SHORT = 40  # letters; below that the answers are guesses
# A report taken for another language is not read at all, so only a sure answer counts against English.
SURE = 0.99


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.3 s: only when a text needs it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language; None where it is too short or not clear."""
    looked = text[:LOOKED_AT]
    counts = {c: n for c, n in Counter(looked).items() if c.isalpha()}
    letters = sum(counts.values())
    foreign = letters > 5 and _foreign_script(counts)
    if letters < SHORT and not foreign:
        return None
    code, sure = _identifier().classify(looked)
    return str(code) if code == "en" or foreign or sure >= SURE else None


def _foreign_script(letters: Mapping[str, int]) -> bool:
    """Whether most letters, each with how often it stands there, are of another script than the Latin one."""
    return sum(n for c, n in letters.items() if "LATIN" not in unicodedata.name(c, "")) > 0.7 * sum(letters.values())
