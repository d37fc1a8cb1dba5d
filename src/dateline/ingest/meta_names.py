"""Names as bylines write them: who wrote a report, without "By", addresses and titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.ingest.meta_table import words

LONGEST, MOST = 80, 20  # characters of a name; names of a report
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|html?)\b|/", re.IGNORECASE)
# A day or a clock that stands after a name without a mark between them.
_STAMP = re.compile(
    r"\s*\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Published|Updated|Posted|on [A-Z][a-z]{2,8} \d|\d{1,2}[:.]\d\d)\b.*",
    re.DOTALL,
)


@cache
def _before() -> re.Pattern[str]:
    longest_first = sorted(words("bylines", "before"), key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(re.escape(w) for w in longest_first) + r")(?:\s*:\s*|\s+)", re.IGNORECASE)


@cache
def _joins() -> re.Pattern[str]:
    joins = "|".join(re.escape(w) for w in sorted(words("bylines", "joins")))
    return re.compile(rf"\s*[;|\n•]\s*|\s*,\s+(?:{joins})\s+|\s+(?:{joins})\s+")


def names_in(values: Iterable[str], family_first: bool = False) -> tuple[str, ...]:
    """The names that texts hold, each once. `family_first`: "Roe, Jane" is one name."""
    found: dict[str, str] = {}
    for value in values:
        for name in _family_first(value) if family_first else _split(value):
            if _is_name(name) and len(found) < MOST:
                found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _family_first(value: str) -> list[str]:
    family, comma, given = value.partition(",")
    return [f"{given.strip()} {family.strip()}"] if comma and "," not in given else [value.strip()]


def _split(value: str) -> list[str]:
    """The names of one text; "Jane Roe, Reuters" and "Jane Roe, John Doe" are two each, "Jane Roe, staff writer" is one."""
    value = " ".join(value.split())[:1_000]
    opened = _before().match(value)
    whole = value[opened.end() :] if opened and value[: opened.end()].strip().casefold() != value.casefold() else value
    parts = [_STAMP.sub("", part) for piece in _joins().split(whole) for part in piece.split(",")]
    return [_name(part) for part in parts if not _is_title(part)]


def _name(part: str) -> str:
    part = re.sub(r"\s*\([^()]{0,60}\)$", "", part.strip())
    opened = _before().match(part)
    part = part[opened.end() :] if opened and part[: opened.end()].strip().casefold() in ("by", "von", "par", "por") else part
    part = part.strip(" .-–—·*:\u200b\u200e\u200f") if not re.search(r"\b[A-Z]\.$|\b[JS]r\.$", part) else part.strip(" -–—·*:")
    return part.title() if part.isupper() and " " in part and len(part) > 5 else part


def _is_title(part: str) -> bool:
    """Whether a part of a byline is no name: a join, a degree, what its bearer is."""
    folded = part.strip().casefold()
    if folded in words("bylines", "joins") or folded in words("bylines", "degrees"):
        return True
    return any(f" {title} " in f" {folded} " for title in words("bylines", "after"))


def _is_name(name: str) -> bool:
    folded = name.casefold()
    letters = sum(c.isalpha() for c in name)
    if letters < 2 or len(name) > LONGEST or len(name.split()) > 8 or folded in words("bylines", "never"):
        return False
    # A name of an account: "kevin-r", "news_desk", "jdadmin". Names have capitals, in scripts that have them.
    account = "_" in name or (name.islower() and " " not in name)
    return not account and not _ADDRESS.search(name) and not any(c.isdigit() for c in name)
