"""Names folded over their spelling variants, so that one person or organisation spelled in two ways has one key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from dateline.resolve.actors.tables import lines_of

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "ı": "i", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"})
_MARKS = re.compile(r"[’'`ʼ.]")
_NICKNAME = re.compile(r"[\"“][^\"”]{1,30}[\"”]")
_PARTICLES = frozenset({"al", "el", "ad", "as", "ar", "ash", "an"})
_STEM = 4  # letters of a name that its adjective keeps
_DEMONYMS = frozenset(("n", "an", "ian", "ean", "ians", "ans", "ese", "ish", "i", "is", "ic", "er", "ers"))
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = frozenset({"of", "the", "for", "and", "&", "s", "in", "on", "to", "a", "an", "de", "la", "du", "des"})


def plain(word: str) -> str:
    """The word in lower case without accents and apostrophes."""
    flat = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return _MARKS.sub("", "".join(c for c in flat if not unicodedata.combining(c)))


@cache
def _variants() -> dict[str, str]:
    """Spellings that no rule unites, from the table."""
    rows = (line.split("\t") for line in lines_of("actor_spellings.tsv"))
    return {form: row[0] for row in rows for form in (row[0], *row[1].split("|"))}


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """One word of a person's name: "Zelenskyy", "Zelensky" and "Zelenskiy" are one, "Volodymyr" and "Vladimir" are two."""
    low = plain(word)
    if low in _variants():
        return _variants()[low]
    low = re.sub(r"sk(?:yy|iy|yi|ij|ii|y|yj)$", "ski", low)
    low = re.sub(r"(?<=[^aeiouy])(?:yy|iy|yi|ij|ii|y)$", "i", low)
    low = re.sub(r"(?<=[ae])y$", "i", low)
    low = re.sub(r"^ye(?=[^s])", "e", low)
    return re.sub(r"([a-z])\1", r"\1", low).replace("x", "ks") if len(low) > 3 else low


@lru_cache(maxsize=20_000)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, without initials in the middle, particles and "Jr."."""
    given = [plain(w) for w in re.split(r"[\s\-]+", _NICKNAME.sub(" ", name))]
    words = [w for w in given if w and w not in _SUFFIXES]
    kept = [w for i, w in enumerate(words) if i == 0 or (len(w) > 1 and w not in _PARTICLES)] or words
    if len(kept) > 2 and len(kept[0]) == 1:
        kept = kept[1:]
    return tuple(folded(w) for w in kept)


def person_key(name: str) -> str:
    """The key of a person: "Donald J. Trump" and "Donald Trump" have one."""
    return " ".join(person_words(name)) or plain(name)


@cache
def _organisation_spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """British to American spellings, so that "Defence" and "Defense" are one."""
    return (
        (re.compile("defence"), "defense"),
        (re.compile(r"isation\b"), "ization"),
        (re.compile("centre"), "center"),
        (re.compile("labour"), "labor"),
    )


def organisation_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words of an organisation's name in lower case and one spelling, without articles and prepositions."""
    found = []
    for word in words:
        low = plain(word).strip('-,;:()"“”')
        for pattern, to in _organisation_spellings():
            low = pattern.sub(to, low)
        if low and low not in _SMALL:
            found.append(low)
    return tuple(found)


def is_demonym(word: str, name: str) -> bool:
    """Whether a nationality's word is made of a state's or place's name: "norvian" of "norvia"; both in lower case."""
    stem = name.rstrip("aeiouy")
    return len(stem) >= _STEM and word.startswith(stem) and word[len(stem) :] in _DEMONYMS


def name_of_demonym(word: str) -> str:
    """The name that a nationality's word is most likely made of, both in lower case: "norvia" for "norvian"."""
    return word.removesuffix("n") if word.endswith("an") else word.removesuffix("ese").removesuffix("ish")


def initials(words: Sequence[str]) -> str:
    """The acronym a name makes: "Security Service of Ukraine" makes "SSU"."""
    return "".join(w[0] for w in words if w[:1].isupper())
