"""Look the words of a run up in the gazetteer: the longest names it has, whether or not they are meant as places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.resolve.gazetteer.fold import fold
from dateline.resolve.gazetteer.gazetteer import Entry, folded_places
from dateline.resolve.places.runs import LONGEST, Run, abbreviations, initials, postal_codes
from dateline.resolve.places.sorts import Sort
from dateline.resolve.places.words import demonyms, place_words

_KINDS_OF = frozenset({"City", "Town", "Village", "County", "State", "Port"})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name where it stands, with all that the gazetteer has under it; `sort` is what the words beside it say it is."""

    start: int
    end: int
    key: str
    senses: tuple[Entry, ...]
    sort: Sort = ""


def matches(text: str, run: Run) -> Iterator[tuple[int, int, PlaceName]]:
    """The longest names that the gazetteer has, from left to right, with the numbers of their first word and of the one after."""
    at = 0
    while at < len(run):
        for stop in range(min(len(run), at + LONGEST), at, -1):
            found = _match(text, run, at, stop)
            if found:
                yield at, stop, found
                at = stop - 1
                break
        at += 1


def _match(text: str, run: Run, at: int, stop: int) -> PlaceName | None:
    first, last = run[at], run[stop - 1]
    if first.text[0].islower() or last.text[0].islower():
        return None
    words = text[first.start : last.end]
    if first.text in _KINDS_OF and run[at + 1 : at + 2] and run[at + 1].text == "of":
        return None
    if stop - at == 1 and not _may_stand_alone(text, first.start, first.end, words):
        return None
    key = fold(words)
    senses = folded_places(key)
    if last.text == "City" and stop - at > 1 and not any(e.source == "geonames" and not e.other for e in senses):
        return None  # "Springfield City Council" is of Springfield, unless a town has the longer name
    return PlaceName(first.start, last.end, key, senses) if senses else None


def _may_stand_alone(text: str, start: int, end: int, word: str) -> bool:
    """A bare letter or an unlisted "U.N." is no name; the postal code of a state only after a comma; "Ill" only with its full stop."""
    if word in place_words().never or (word in demonyms() and not any(e.kind == "country" for e in folded_places(fold(word)))):
        return False
    if word in postal_codes():
        return text[max(0, start - 2) : start] == ", "
    if "." in word:
        return word in abbreviations() or fold(word).replace(" ", "") in initials()
    return word.lower() in initials() or (len(word) > 2 and word + "." not in abbreviations())
