"""Find the runs of capitalised words in a text: the stretches in which names stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.resolve.gazetteer.fold import fold
from dateline.resolve.gazetteer.index import table_rows

LONGEST = 5  # words of a name: "Rostov on Don", "Republic of the Congo"

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚḨẔṬ"
_JOINING = frozenset(
    "of the de la del el al an ar as ez es du des le les da do dos das di y upon on under au aux sur sous en and by im am".split()  # noqa: SIM905
)
# A capitalised word, initials ("U.S.", "N. C."), or a small word that may join two of them. A possessive is left outside.
_WORD = re.compile(
    rf"(?<![\w.])(?:(?:[A-Z]\. ?){{1,3}}[A-Z](?:\.(?!\w)|(?![\w.]))|W\. ?Va\.|[{_UPPER}][\w]*(?:['’‘ʻ](?!(?:s|d|m|ll|ve|re|t)\b)\w+)*"
    rf"|(?:{'|'.join(sorted(_JOINING))})(?![\w'’]))"
)
_ARTICLES = frozenset({"The", "THE", "A", "An"})
_CONTRACTED = re.compile(r"['’](?:d|m|ll|ve|re|t)\b")  # "I'd", "We’ll": no names
_SHORT_BEFORE = frozenset({"St", "Ste", "Mt", "Ft", "Pt"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a run; a full stop belongs to it only in initials and in abbreviations of states."""

    start: int
    end: int
    text: str


Run = tuple[Word, ...]


@cache
def abbreviations() -> frozenset[str]:
    """Spellings of the alias table that end in a full stop ("Ill.", "W.Va.")."""
    return frozenset(n for row in table_rows("gazetteer_aliases.tsv") for n in row["names"].split("|") if n.endswith("."))


@cache
def initials() -> frozenset[str]:
    """Folded names of the tables that are all capitals, without the codes of states: "us", "uae"."""
    rows = (*table_rows("gazetteer_aliases.tsv"), *table_rows("gazetteer_places.tsv"))
    names = (n for row in rows for n in row["names"].split("|") if n not in postal_codes())
    return frozenset(fold(n).replace(" ", "") for n in names if n.isupper())


@cache
def postal_codes() -> frozenset[str]:
    """The two capitals of US states: "TX"."""
    rows = (row for row in table_rows("gazetteer_aliases.tsv") if row["place"].startswith("US-"))
    return frozenset(n for row in rows for n in row["names"].split("|") if len(n) == 2 and n.isupper())


def runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Runs of words joined by single spaces or hyphens between two offsets; none starts or ends with a small word."""
    run: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        word = _with_stop(text, match)
        if word.text in _ARTICLES or _CONTRACTED.match(text, word.end):
            yield from _trimmed(run)
            run = []
            continue
        if run and not _joined(text, run[-1], word):
            yield from _trimmed(run)
            run = []
        run.append(word)
    yield from _trimmed(run)


def _with_stop(text: str, match: re.Match[str]) -> Word:
    word = match.group()
    if text[match.end() : match.end() + 1] == "." and word + "." in abbreviations():
        return Word(match.start(), match.end() + 1, word + ".")
    return Word(match.start(), match.end(), word)


def _joined(text: str, before: Word, after: Word) -> bool:
    gap = text[before.end : after.start]
    return gap in (" ", "-", "\n", "–") or (gap == ". " and before.text in _SHORT_BEFORE)


def _trimmed(run: list[Word]) -> Iterator[Run]:
    while run and run[0].text in _JOINING:
        run.pop(0)
    while run and run[-1].text in _JOINING:
        run.pop()
    if run:
        yield tuple(run)
