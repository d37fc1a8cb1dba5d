"""The dateline at the head of a report: "KYIV, Ukraine, June 2 (Reuters) - "."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.core.given_names import is_given_name
from dateline.ingest.agencies import Agency, agencies_in, agency
from dateline.ingest.cues import words
from dateline.ingest.dates import written_day

LONGEST = 110  # characters; the longest in the development sets has 47
_DASH = re.compile(r"\s{0,3}(?:—|–|-{2,3})\s{0,3}|\s{1,2}-\s{1,3}")
_SOURCE = re.compile(r"\s{0,2}[(/](?P<name>[^()/\n]{2,40})[)/]\.?\s{0,2}$")
_BARE_SOURCE = re.compile(r"\((?P<name>[^()\n]{2,30})\)\s{0,2}(?:[—–:-]{1,2}\s)?\s{0,2}")
_SLASHED = re.compile(r"[.,]?\s{1,2}/(?P<name>[^/\n]{2,50})/[.,]?\s{1,2}(?:[–—-]{1,2}\s)?")
_COLON = re.compile(r":\s")
_DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s)?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}$"
    r"|\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:\s\d{4})?$|\d{4}$"
)
_WORD = re.compile(r"[^\s,/]+")
_SMALL = frozenset(("of", "de", "del", "la", "le", "el", "al", "am", "upon", "on", "and", "the", "du", "da", "do", "dos", "sur", "in"))


@dataclass(frozen=True, slots=True)
class Dateline:
    """`end` is the offset where the report goes on; `places` the place names as written; `source` who is named in brackets.

    `day` is its ISO day where the year is given; `colon` that no dash but a colon ends it.
    """

    end: int
    places: str | None
    source: str | None
    day: str | None
    colon: bool = False

    @property
    def agency(self) -> Agency | None:
        """The agency named in brackets, if it is a known one."""
        return agency(self.source) if self.source else None


def dateline(line: str) -> Dateline | None:
    """The dateline that a line opens with, offsets within the line."""
    head = line[:LONGEST]
    return _before_slashes(line, head) or _before_dash(line, head) or _before_words(head) or _before_colon(line, head)


def _before_slashes(line: str, head: str) -> Dateline | None:
    """ "MOSCOW, June 2. /TASS/. Rescuers …": a known agency between slashes, alone or before its correspondent's name."""
    found = _SLASHED.search(head)
    known = agencies_in(found["name"]) if found else ()
    if not found or not known or not _opens_report(line[found.end() :]):
        return None
    places, day, _ = _without_date(head[: found.start()])
    return Dateline(found.end(), places, known[0], day) if places and _is_place(places, sure=True, named=True) else None


def _before_dash(line: str, head: str) -> Dateline | None:
    for dash in list(_DASH.finditer(head))[:3]:  # "WINSTON-SALEM - " holds no dash; "Port-au-Prince — " none either
        if dash.start() and _opens_report(line[dash.end() :]) and (found := _read(head[: dash.start()], dash)):
            return found
    return None


def _opens_report(rest: str) -> bool:
    first = rest[:1]
    return bool(first) and (first.isupper() or first.isdigit() or first in "“\"‘'«($€£") and len(rest) > 20


def _read(head: str, dash: re.Match[str]) -> Dateline | None:
    """A head in front of a dash: places, perhaps a date, perhaps a source in brackets."""
    end = dash.end()
    source = _SOURCE.search(head)
    where = head[: source.start()] if source else head
    places, day, dated = _without_date(where)
    name = source["name"].strip() if source else None
    if not places:
        return Dateline(end, None, name, day) if dated or (name and agency(name)) else None
    sure = bool(name and agency(name)) or dated or (dash.group() in (" – ", " — ") and _is_town(places))
    return Dateline(end, places, name, day) if _is_place(places, sure=sure, named=bool(name)) else None


def _is_town(places: str) -> bool:
    """ "Goma, Democratic Republic of the Congo", not "Ana Roe, Celle": one town and where it lies, in words with capitals."""
    town, *regions = (place.split() for place in places.split(", "))
    return len(regions) == 1 and len(town) <= 2 and not is_given_name(town[0]) and regions[0][-1].casefold() not in words("desks")


def _without_date(where: str) -> tuple[str, str | None, bool]:
    """Places, the ISO day where the year is given, and whether there is a date at all."""
    parts = [p.strip() for p in re.split(r",|\.\s(?=[A-Z][a-z]{2,8}\.?\s\d)", where.strip(" ,"))]
    dated = [p for p in parts if _DATE.fullmatch(p)]
    places = ", ".join(p for p in parts if p and p not in dated)
    return places, written_day(", ".join(dated)), bool(dated)


def _is_place(places: str, sure: bool, named: bool) -> bool:
    """Whether words look like places: in capitals, or capitalised where a known agency or a date stands beside them."""
    first, *regions = places.split(", ")
    if len(regions) > 3 or len(places) > 70 or any(p.strip(" .").upper() in words("no_places") for p in first.split("/")):
        return False
    if not all(_few_capitalised(r, 4 if not r.isupper() else 2) for r in regions):
        return False
    return all(_in_capitals(p) or ((sure or (named and regions)) and _few_capitalised(p, 4)) for p in first.split("/"))


def _in_capitals(name: str) -> bool:
    """ "NEW YORK", "ST. PAUL", "DeKALB", "McALLEN": at most one small letter a word, words such as "of" apart."""
    found = [w for w in _WORD.findall(name) if w not in _SMALL]
    return 0 < len(found) <= 3 and all(_capital_word(w) for w in found) and sum(c.isupper() for c in name) >= 2


def _capital_word(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return word[0].isupper() and small <= (1 if len(letters) > 3 else 0) and not any(c.isdigit() for c in word)


def _few_capitalised(name: str, most: int) -> bool:
    found = [w for w in _WORD.findall(name) if w not in _SMALL]
    return 0 < len(found) <= most and all(w[0].isupper() and not any(c.isdigit() for c in w) for w in found)


def _before_words(head: str) -> Dateline | None:
    """ "(CNN) Rescuers …": a known agency in brackets, with no dash."""
    found = _BARE_SOURCE.match(head)
    known = found and agency(found["name"])
    if found and known and _opens_report(head[found.end() :]):
        return Dateline(found.end(), None, found["name"].strip(), None)
    return None


def _before_colon(line: str, head: str) -> Dateline | None:
    """ "BEIRUT: Rescuers …": one or two words in capitals, longer than any acronym of three letters."""
    colon = _COLON.search(head[:40])
    if not colon or not _opens_report(line[colon.end() :]):
        return None
    name = head[: colon.start()]
    if len(name) < 4 or len(name.split()) > 3 or not _in_capitals(name) or not _is_place(name, False, False):
        return None
    return Dateline(colon.end(), name, None, None, colon=True)
