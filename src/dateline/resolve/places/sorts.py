"""Tell from the words beside place names whether a town, a county or a region is meant, also for lists of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, Protocol, TypeVar

from dateline.resolve.places.words import place_words

Sort = Literal["region", "county", "city", ""]

_GAP = re.compile(r"(?:,? and (?:the )?|,? or |, |/|,? as well as )")
_AFTER = re.compile(r"(?:['’]s?)?[\s-]+([\w.]+)")
_OF_SCHOOL = re.compile(r"\s[Ss]tate\s(?:[A-Z]|university|college)")  # "Jackson State University" is in no state of that name
_BEFORE = re.compile(r"(\w+)(?: of|:| –| —|,| \(|)\s+(?:the )?$")
_HEADED = re.compile(r"(\w+) of\s+(?:the )?$")
_REACH = 24  # characters looked at on either side of a name


class Standing(Protocol):
    """A name where it stands."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def sort(self) -> Sort: ...


N = TypeVar("N", bound=Standing)


def word_after(text: str, end: int) -> str:
    """The next word after an offset, past a possessive or a hyphen; "" where something else comes first."""
    match = _AFTER.match(text, end, end + _REACH)
    return match.group(1).rstrip(".") if match else ""


def in_list(text: str, end: int, start: int) -> bool:
    """Whether what stands between two names makes them members of one list: "and", a comma, a stroke."""
    return end < start <= end + 14 and _GAP.fullmatch(text, end, start) is not None


def sort_of_words(before: str, after: str) -> Sort:
    """What "province" or "counties" beside a name says of it."""
    words = place_words()
    for word in (after.lower(), before.lower()):
        if word in words.region_words:
            return "region"
        if word in words.county_words:
            return "county"
        if word in words.city_words:
            return "city"
    return ""


def with_sorts(text: str, names: Sequence[N]) -> list[N]:
    """The names with their sorts: "Bryansk and Kursk regions", "four regions: Donetsk, Luhansk", "the city of Kherson"."""
    sorts: list[Sort] = [_own(text, n) for n in names]
    for at in range(len(names) - 1, 0, -1):  # a plural after the list holds for all before it
        plural = word_after(text, names[at].end).endswith("s")
        if sorts[at] and not sorts[at - 1] and plural and in_list(text, names[at - 1].end, names[at].start):
            sorts[at - 1] = sorts[at]
    plural = False
    for at, name in enumerate(names):  # a plural before the list holds for all after it
        head = _BEFORE.search(text, max(0, name.start - _REACH), name.start)
        if head and head.group(1).endswith("s") and not sorts[at]:
            sorts[at] = sort_of_words(head.group(1), "")
            plural = bool(sorts[at])
        elif plural and not sorts[at] and in_list(text, names[at - 1].end, name.start):
            sorts[at] = sorts[at - 1]
        else:
            plural = False
    return [replace(n, sort=s) if s != n.sort else n for n, s in zip(names, sorts, strict=True)]  # type: ignore[type-var]


def _own(text: str, name: Standing) -> Sort:
    after = "" if text[name.end : name.end + 1] in ("'", "’") or _OF_SCHOOL.match(text, name.end) else word_after(text, name.end)
    head = _HEADED.search(text, max(0, name.start - _REACH), name.start)
    return sort_of_words(head.group(1) if head else "", after)
