"""Place names to gazetteer entries: find the names of a report, then choose what they mean together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.core.mention import PlaceMention
from dateline.read.reading import Reading
from dateline.resolve.gazetteer.gazetteer import Entry, region_of
from dateline.resolve.places.home import home_of
from dateline.resolve.places.matches import PlaceName
from dateline.resolve.places.names import find_names
from dateline.resolve.places.senses import SORTED, Name, Setting, choose, contains
from dateline.resolve.places.sorts import in_list
from dateline.resolve.places.words import demonyms

# A capital right after the outer name: "in Cleveland, Georgia Republicans" is no place in Georgia; days and months may follow.
_OPENS_ANOTHER = re.compile(r" (?!\w+day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][a-z]")
# "Santiago, in the neighbouring Dominican Republic", "Victoria, capital of the Seychelles", "Boston in Lincolnshire".
_LIES_IN = re.compile(
    r"(?:, (?:the |a )?(?:\w+ )?(?:capital|city|town|village|port) (?:of|in) |,? in )"
    r"(?:the )?(?:(?:neighbou?ring|nearby|central|(?:north|south|east|west)\w*) )?"
)
_HOLDERS = ("region", "nation")
HOME = "\0home"  # key of the outlet's own town among the names


def find_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """Place mentions in the order of the text; they do not overlap. One the gazetteer does not have keeps null fields.

    All mentions of one name mean the same place, except that "Kursk region" and "Kursk" may differ.
    """
    found = _containers(reading.text, find_names(reading))
    if not found:
        return ()
    chosen = _choose(reading, found)
    return tuple(_mention(reading, name, chosen.get(_key(name))) for name in found)


def _containers(text: str, found: Sequence[PlaceName]) -> list[PlaceName]:
    """The names, with those after a comma that the one before lies in marked as regions: "Buffalo, New York" is the state."""
    marked = list(found)
    for at in range(1, len(found)):
        inner, outer = found[at - 1], found[at]
        follows = text[inner.end : outer.start] == ", " and not (at + 1 < len(found) and in_list(text, outer.end, found[at + 1].start))
        if follows and not outer.sort and any(e.kind == "city" for e in outer.senses[:3]):
            regions = [e for e in outer.senses if e.kind == "region"]
            if any(contains(r, e) for r in regions for e in inner.senses):
                marked[at] = replace(outer, sort="region")
    return marked


def _key(name: PlaceName) -> str:
    """One sense for all mentions of a name; a region or county of the name is another name."""
    return f"{name.key}{SORTED}{name.sort}" if name.sort in ("region", "county") else name.key


def _choose(reading: Reading, found: Sequence[PlaceName]) -> dict[str, Entry]:
    home, country = home_of(reading.report.publisher, reading.report.url)
    counts = Counter(_key(n) for n in found)
    within = _within(reading.text, found)
    told = {_key(n): n for n in reversed(found)} | {_key(n): n for n in found if n.sort}
    names = [Name(k, _senses(n), counts[k], within.get(k, ())) for k, n in sorted(told.items(), key=lambda item: item[1].start)]
    if home:
        names.append(Name(HOME, home, 1, home=True))
    state = f"{home[0].country}.{home[0].region}" if len(home) == 1 else ""
    return choose(names, Setting(_adjectives(reading), country, state))


def _senses(name: PlaceName) -> tuple[Entry, ...]:
    """Senses of the sort that the words beside the name ask for; the region of a town where the region has no name of its own."""
    if name.sort == "region":
        return _regions(name.senses) or name.senses
    if name.sort == "county":
        return tuple(e for e in name.senses if e.kind == "county") or name.senses
    wide = any(e.kind == "country" or (e.kind == "region" and e.country == "US") for e in name.senses)
    if name.sort == "city" and not wide:
        return tuple(e for e in name.senses if e.kind == "city") or name.senses
    return name.senses


def _regions(senses: tuple[Entry, ...]) -> tuple[Entry, ...]:
    own = [e for e in senses if e.kind == "region"]
    if own or any(e.kind == "country" for e in senses):
        return tuple(own)
    around = (region_of(e.country, e.region) for e in senses if e.kind == "city" and not e.other and e.country != "US")
    return tuple(dict.fromkeys(r for r in around if r))


def _within(text: str, found: Sequence[PlaceName]) -> dict[str, tuple[Entry, ...]]:
    """What the mentions of a name say it lies in: the region or country after the comma, or after the one after that."""
    holders: dict[str, tuple[Entry, ...]] = {}
    for at, name in enumerate(found):
        end, outer = name.end, []
        kinds = _HOLDERS if any(e.kind == "country" for e in name.senses) else (*_HOLDERS, "country")  # "Canada, Mexico" is a list
        for following in found[at + 1 : at + 3]:
            gap = text[end : following.start]
            if gap not in (", ", " (", ",") and not (end == name.end and _LIES_IN.fullmatch(gap)):
                break
            if not _OPENS_ANOTHER.match(text, following.end):
                outer += [e for e in following.senses if e.kind in kinds]
            end = following.end
        if outer:
            holders[_key(name)] = holders.get(_key(name), ()) + tuple(outer)
    return holders


def _adjectives(reading: Reading) -> dict[str, float]:
    """Countries by how often their adjectives stand in the report."""
    known = demonyms()
    return dict(Counter(known[e.text] for e in reading.doc.ents if e.label_ == "NORP" and known.get(e.text)))


def _mention(reading: Reading, name: PlaceName, entry: Entry | None) -> PlaceMention:
    span = reading.report.span(name.start, name.end)
    if entry is None:
        return PlaceMention(report=reading.report.id, span=span)
    return PlaceMention(
        report=reading.report.id, span=span, name=entry.name, gazetteer=entry.source, gazetteer_id=entry.ident,
        lat=round(entry.lat, 5), lon=round(entry.lon, 5), country=entry.country or None, precision=entry.precision,
    )  # fmt: skip
