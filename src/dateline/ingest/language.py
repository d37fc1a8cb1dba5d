"""The language of a text, by its letters, their order and its commonest words; and what pages and givers say it is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dateline.core.report import Block

LOOKED_AT = 2_000  # characters; more changed no answer on the development sets
SHORT = 40  # letters; below that the answers are guesses
# A report taken for another language is not read at all, so only a sure answer counts against English; or a likely one where the words
# that make a fifth of any English text are missing: Indonesian is told from Malay, Spanish from Galician, with less than .8.
SURE = 0.99
FEW_WORDS, ENGLISH, HARDLY = 8, 0.12, 0.05  # words; shares of them
UNKNOWN = "und"  # ISO 639-2: another language, which is not known; not read either
_COMMONEST = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "said",
        "with",
        "from",
        "that",
        "were",
        "their",
        "which",
        "after",
        "has",
        "been",
        "will",
        "would",
        "they",
        "this",
        "but",
        "not",
        "who",
        "his",
        "he",
        "had",
        "are",
    )
)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.3 s: only when a text needs it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language, "und" for an unknown script; None where it is too short or not clear."""
    looked = text[:LOOKED_AT]
    counts = {c: n for c, n in Counter(looked).items() if c.isalpha()}
    letters = sum(counts.values())
    foreign = letters > 5 and _foreign_script(counts)
    if letters < SHORT and not foreign:
        return None
    code, sure = _identifier().classify(looked)
    if foreign:
        return str(code) if code not in ("en", "zxx") else UNKNOWN
    if code == "en" or (len(looked.split()) >= FEW_WORDS and _english(looked) >= ENGLISH):
        return "en"
    return str(code) if _is_foreign(looked, sure) else None


def _is_foreign(text: str, sure: float) -> bool:
    """Whether a text that is likeliest in another language of Latin letters is in none but another.

    A list of names and results is in no language: an answer that is not sure counts for running text alone.
    """
    share, words = _english(text), text.split()
    if sure >= SURE:
        return share < ENGLISH
    return share < HARDLY and len(words) >= FEW_WORDS and sum(w[0].islower() for w in words) > 0.5 * len(words)


def _english(text: str) -> float:
    """The share of the commonest English words among the words of a text."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return sum(word in _COMMONEST for word in words) / len(words) if words else 0.0


def _foreign_script(letters: Mapping[str, int]) -> bool:
    """Whether most letters, each with how often it stands there, are of another script than the Latin one."""
    return sum(n for c, n in letters.items() if not _is_latin(c)) > 0.7 * sum(letters.values())


@lru_cache(maxsize=4096)
def _is_latin(char: str) -> bool:
    return char.isascii() or "LATIN" in unicodedata.name(char, "")


def report_language(text: str, declared: str | None) -> str | None:
    """The language of a report: what its words show where they show it, else what is declared.

    The words go first because templates say "en" of pages in any language, and reading such a text as English would invent statements.
    """
    told = declared_language(declared)
    found = language_of(text)
    if found is None or found == told or (found == UNKNOWN and told not in (None, "en")):
        return told or found
    # Neighbours such as Bosnian and Croatian, or Indonesian and Malay, are told better by who wrote the text than by its letters.
    return told if told not in (None, "en") and found != "en" else found if _clear(text, found) else told


def _clear(text: str, found: str) -> bool:
    """Whether what was found can stand against what is declared: English by its commonest words."""
    return found != "en" or _english(text[:LOOKED_AT]) >= ENGLISH


@cache
def _names() -> dict[str, str]:
    rows = files("dateline.ingest").joinpath("tables/languages.tsv").read_text("utf-8").splitlines()
    found: dict[str, str] = {}
    for code, three, names in (row.split("\t") for row in rows if row and not row.startswith("#")):
        found.update(dict.fromkeys((code, *three.split(), *names.split("; ")), code))
    return found


def declared_language(value: str | None) -> str | None:
    """ISO 639-1 code of "en-GB", "en_US", "eng" or "English"; a code of two or three letters that the table lacks as it is; else None."""
    folded = (value or "").strip().casefold()[:60]
    names = _names()
    first = re.split(r"[-_,; ]", folded, maxsplit=1)[0]
    if code := names.get(folded) or names.get(first):
        return code
    return first if re.fullmatch(r"[a-z]{2,3}", first) and first not in ("und", "mul", "mis", "zxx", "xx") else None


def in_english(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of an English report less those in another language, such as a statement quoted in the original: it is kept, not read."""
    return tuple(b for b in blocks if b.kind != "body" or not _other(text[b.start : b.end]))


def _other(block: str) -> bool:
    if block.isascii() and (len(block) < 2 * SHORT or _english(block) >= HARDLY):
        return False  # nearly all there are: no more is asked
    counts = {c: n for c, n in Counter(block).items() if c.isalpha()}
    letters = sum(counts.values())
    if letters > 5 and _foreign_script(counts):
        return True
    if letters < 2 * SHORT or _english(block) >= HARDLY:
        return False
    code, sure = _identifier().classify(block[:LOOKED_AT])
    return bool(code != "en" and _is_foreign(block[:LOOKED_AT], sure))
