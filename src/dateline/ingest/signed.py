"""A line at the head of a report that says who wrote it, for whom, where and when: "Ana Roe in Celle | Aller Courier | June 2, 2025"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from dateline.core.given_names import is_given_name
from dateline.ingest.agencies import agencies_in, only_agencies
from dateline.ingest.cues import is_whole, pattern, words
from dateline.ingest.stamps import LONGEST, stamps_in

LONGEST_BYLINE = 140
_BY = re.compile(
    r"(?:(?:[Ww]ritten|[Rr]eport(?:ed|ing)?|[Ss]tory|WRITTEN|REPORTED|STORY|[Tt]ext|[Ww]ords|[Aa]nalysis|[Ff]eature) )?"
    r"(?:by|By|BY)[: ]\s?(?P<who>[^\W\d_][^\n]*)$"
)
_BETWEEN = re.compile(r"\s*[|•·\t]\s*|\s+[/–—-]\s+")
_IN_NAMES = re.compile(r",\s*|\s+(?:and|AND|&|with|for|from)\s+")
_PLACED = re.compile(r"\s+in\s+")
_WORD = re.compile(r"[(]?[^\W\d_][\w’'.-]*[)]?")
_OUTLETS = re.compile(r"(?P<name>.+?)(?:\s\([^()]*\)|, [^\W\d_][\w’' .-]{1,30})?")
_ARTICLES = ("the", "el", "la", "le", "il", "die", "der", "das")

Sort = Literal["who", "maybe", "words", "house", "agency", "role", "place", "mark"]


@dataclass(frozen=True, slots=True)
class Signed:
    """What such a line tells. `by` that it says "By", `sure` that the names are people's, `beside` that an outlet, a role or a day stands
    beside them; `updated` is the ISO day of an update, `house` the paper's name."""

    who: str | None
    by: bool
    sure: bool
    beside: bool
    day: str | None
    updated: str | None
    house: str | None
    agency: bool
    dated: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The words of the first name, without place and role; the last of them is the surname."""
        return tuple(word.strip(".") for word in _PLACED.split(_IN_NAMES.split(self.who or "")[0])[0].split())


def signed(line: str) -> Signed | None:
    """What a line says that holds nothing else; None for any other."""
    if len(line) > LONGEST or (line[-1] in ".!?;:" and not _ends_short(line)):
        return None
    told = stamps_in(line)
    pieces = [p for piece in _BETWEEN.split(told.rest) if (p := _bare(piece))]
    sorts = [(_sort(piece), piece) for piece in pieces]
    if any(sort is None for sort, _ in sorts) or not (sorts or told.found):
        return None
    kinds = {sort for sort, _ in sorts}
    if not told.found and kinds <= {"place", "words"}:
        return None
    named = ("who", "words", "maybe") if "house" in kinds or not told.found else ("who", "words")
    people = [p for sort, p in sorts if sort in named or (sort == "maybe" and is_placed(p))]
    return Signed(
        who=", ".join(byline_of(p) or p for p in people) or None,
        by=any(byline_of(p) for p in people),
        sure="who" in kinds,
        beside=bool(told.day or told.updated or kinds & {"house", "agency", "role"}) or any(map(_has_desk, people)),
        day=told.day,
        updated=told.updated,
        house=next((_house(p) for sort, p in sorts if sort == "house"), None),
        agency="agency" in kinds,
        dated=told.found,
    )


def _ends_short(line: str) -> bool:
    return line.split()[-1] in words("short_forms") or re.search(r"\b[ap]\.m\.$", line) is not None


def _bare(piece: str) -> str:
    """A piece without marks around it and without what tells nothing in it: addresses, reading times."""
    piece = " ".join(pattern("head_marks").sub(" ", piece).split()).strip(" ,;:–—-")
    return "" if piece in ("and", "(", ")") else piece.removesuffix(" and").strip(" ,")


def _sort(piece: str) -> Sort | None:
    """What a piece is; None where it may be anything."""
    if is_whole("head_labels", piece):
        return "mark"
    if byline_of(piece):
        return "who"
    if only_agencies(piece) or is_whole("head_sources", piece):
        return "agency"
    if _house(piece):
        return "house"
    names = _IN_NAMES.split(piece)
    if len(piece) > LONGEST_BYLINE or not all(_fits(part) for part in names):
        return None
    writes_for = re.search(r"\s(?:for|from)\s+(.+)", piece)
    if writes_for and not (_house(writes_for[1]) or only_agencies(writes_for[1])):
        return None
    if len(names) > 1 and all(_is_role(name) or only_agencies(name) for name in names):
        return "who"
    if _is_role(names[0]) and len(names) == 1 and not _named(names[0]):
        return "role"
    return _names_or_place(piece, names[0])


def _names_or_place(piece: str, name: str) -> Sort | None:
    """Whether words with capitals are surely people, may be, or are a place."""
    first = _PLACED.split(name)[0].split()
    if first[0].casefold() not in _ARTICLES and "(" not in piece:
        if 2 <= len(first) <= 6 and (_named(name) or _has_desk(piece)):
            return "words" if _plain(first[0]).casefold() in words("name_words") and not _has_desk(piece) else "who"
        if 2 <= len(first) <= 4 and not _is_role(name):
            return "maybe"
    return "place" if len(piece.split()) <= 5 else None


def _fits(part: str) -> bool:
    """Whether a part of a byline may be a name, a place, a role or an agency: nothing but words with capitals and their joints."""
    found = part.split()
    if not found or len(found) > 7 or any(w.casefold() in words("no_homes") or w.endswith(("’s", "'s")) for w in found):
        return False
    small = [w for w in found if not w[0].isupper() and w[0] not in "(@"]
    known = all(w in words("joins_names") or w in words("desks") or w in words("of_desks") or only_agencies(w) for w in small)
    return known and all(w == "&" or _WORD.fullmatch(w) for w in found)


def is_placed(piece: str) -> bool:
    """Whether a place stands beside a name, "Qorvath Zel in Celle": two words alone that are no known names may be a section's."""
    return ", " in piece or _PLACED.search(piece) is not None


def _has_desk(people: str) -> bool:
    """Whether a role, an agency or a paper stands behind a name: "Ana Roe, AP", "Ana Roe Africa correspondent"."""
    return _is_role(people) or any(_is_role(n) or only_agencies(n) or _house(n) for n in _IN_NAMES.split(people)[1:] if n)


def _named(part: str) -> bool:
    return is_given_name(_plain(part.split()[0]))


def _is_role(part: str) -> bool:
    return _PLACED.split(part)[0].split()[-1].casefold() in words("desks")


def _house(piece: str) -> str | None:
    """The outlet's name that a piece is, with or without a place after it."""
    found = _OUTLETS.fullmatch(piece)
    name = found["name"] if found else ""
    parts = name.split()
    if not 1 <= len(parts) <= 6 or not all(w[0].isupper() or w in words("joins_names") for w in parts) or _named(name) or agencies_in(name):
        return None
    known = len(parts) > 1 and any(_plain(w).casefold() in words("outlets") for w in parts)
    return name if known and not _PLACED.search(name) else None


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.strip("().,")) if not unicodedata.combining(c))


def byline_of(line: str) -> str | None:
    """Who a byline names, without its "By"."""
    found = _BY.match(line) if len(line) <= LONGEST_BYLINE else None
    if not found or (line[-1] in ".!?;:" and line.split()[-1] not in words("short_forms")):
        return None
    who = found["who"].strip()
    parts = [w for w in re.split(r"[\s,]+", who) if w]
    named = sum(w[0].isupper() or w in words("joins_names") or w.strip("()") in words("desks") or w[0] in "@(" for w in parts)
    no_name = pattern("no_names").match(who) and not _house(who)
    if no_name or len(parts) > 18 or named < 0.8 * len(parts) or not any(w[0].isupper() for w in parts):
        return None
    return who
