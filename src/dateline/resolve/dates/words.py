"""The words of a sentence as an expression of time would use them: each with a class and a value, by one table."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

CALENDAR_CLASSES = ("MONTH", "WEEKDAY", "WEEKDAYS")  # names: only with a capital letter
# Figures and signs, before words: the first that fits is the token.
SHAPES = (
    ("ISO", r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"),
    ("SLASH", r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])"),
    ("DOTTED", r"\d{1,2}\.\d{1,2}\.\d{4}(?!\.?\d)"),
    ("CLOCK", r"\d{1,2}:\d\d(?::\d\d)?(?![\d:])"),
    ("AMPM", r"(?<![^\W\d_])(?i:[ap]\.\s?m\b\.?|[ap]m\b)"),
    ("DECADE", r"(?:\d{4}['’]?s|['’]?\d0['’]?s)\b"),
    ("ORD", r"\d{1,3}(?:st|nd|rd|th)\b"),
    ("DECIMAL", r"\d+\.\d+"),
    ("BIGNUM", r"\d{1,3}(?:,\d{3})+"),
    ("NUM", r"\d+"),
    ("QN", r"Q[1-4]\b"),
    ("OCLOCK", r"o['’]clock\b"),
    ("POSS", r"['’]s\b"),
    ("COMMA", r","),
    ("DASH", r"[-–—]"),
    ("DOT", r"\."),
    ("WORD", r"[^\W\d_]+"),
    ("SIGN", r"[^\w\s]|_"),
)


class Piece(NamedTuple):
    """One piece of a sentence: offsets in the sentence, its class ("" for none) and its value."""

    start: int
    end: int
    text: str
    sort: str
    value: str


@cache
def words() -> dict[str, tuple[str, str]]:
    """The table: a word in small letters to its class and value."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows("date_words.tsv"):
        for pair in row[1].split():
            word, _, value = pair.partition("=")
            found[word] = (row[0], value or word)
    return found


@cache
def holidays() -> dict[str, str]:
    """Names of days, as written, to the rule by which they fall."""
    return {row[0]: row[1] for row in rows("date_holidays.tsv")}


def rows(name: str) -> list[list[str]]:
    """The rows of a table of this folder, without comments."""
    text = (files("dateline.resolve") / "tables" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def weak() -> frozenset[str]:
    """Classes whose words alone cannot make an expression: a sentence with nothing else but these is not looked at."""
    return lists()["weak"]


@cache
def lists() -> dict[str, frozenset[str]]:
    """Lists of words and classes by name."""
    return {row[0]: frozenset(row[1].split()) for row in rows("date_lists.tsv")}


@cache
def _strong_words() -> frozenset[str]:
    heads = {part.lower() for name in holidays() for part in re.findall(r"[^\W\d_]+", name)[:1]}
    return frozenset(w for w, (sort, _) in words().items() if sort not in weak()) | heads


_WORD = re.compile(r"[^\W\d_]+|\d")


def can_hold_time(text: str) -> bool:
    """Whether a word or figure of a sentence can begin an expression of time at all; cheap, and never misses one."""
    found = _WORD.findall(text.lower())
    return not _strong_words().isdisjoint(found) or any(map(str.isdigit, found))


@cache
def _tokens() -> re.Pattern[str]:
    names = sorted(holidays(), key=len, reverse=True)
    shapes = "|".join(f"(?P<{name}>{shape})" for name, shape in SHAPES)
    return re.compile(rf"(?P<HOLIDAY>\b(?:{'|'.join(map(re.escape, names))})(?!\w))|{shapes}")


def pieces(text: str) -> list[Piece]:
    """The pieces of a sentence, in order."""
    table, found = words(), []
    for m in _tokens().finditer(text):
        sort, exact = m.lastgroup or "", m.group()
        value = exact
        if sort == "WORD":
            sort, value = table.get(exact.lower(), ("", exact))
            if sort in CALENDAR_CLASSES and not exact[0].isupper():
                sort = ""
        elif sort == "NUM":
            sort = _number_class(exact)
        found.append(Piece(m.start(), m.end(), exact, sort, value))
    return found


def number(text: str) -> int:
    """The figure at the head of "2nd", "18"."""
    digits = re.match(r"\d{1,9}", text)
    return int(digits.group()) if digits else 0


def _number_class(text: str) -> str:
    """DAY for 1 to 31, YEAR for 1000 to 2199, else NUM."""
    if len(text) <= 2 and 1 <= int(text) <= 31:
        return "DAY"
    return "YEAR" if len(text) == 4 and text[0] in "12" and text < "2200" else "NUM"
