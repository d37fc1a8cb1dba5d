"""Where an outlet is at home, as far as its name and its address tell."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from dateline.resolve.gazetteer.gazetteer import Entry, folded_places, places_named
from dateline.resolve.gazetteer.index import table_rows


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    table = files("dateline.resolve").joinpath("tables", "place_outlets.toml").read_text(encoding="utf-8")
    return tomllib.loads(table)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = sorted(_words()["words"], key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


_HOST = re.compile(r"^(?:https?://)?(?:www\d?\.)?([\w.-]+)")
_ENDING = re.compile(r"\.(?:(?:co|com|org|net|ac|gov|edu)\.)?([a-z]{2,4})$")
_COMMON_ENDINGS = frozenset({"tv", "fm", "ai", "io", "me", "co", "ly", "to", "cc", "ws", "la"})


@lru_cache(maxsize=4096)
def home_of(publisher: str | None, url: str | None) -> tuple[tuple[Entry, ...], str]:
    """Places that the outlet may be named after (often none), and its country (alpha-2, or "")."""
    host = _host(publisher) or _host(url)
    if host in _listed() or (host := host.removeprefix("www.")) in _listed():
        return _listed()[host], _listed()[host][0].country
    country = _country(host)
    names = [publisher or "", *host.split("."), " ".join(host.split(".")[:-1])]
    for name in names:
        places = _named_after(name)
        if places:
            return places, country
    return (), country


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[Entry, ...]]:
    """Outlets of the table by address, each with the one town it is at home in; those whose town the gazetteer lacks are left out."""
    found: dict[str, tuple[Entry, ...]] = {}
    for row in table_rows("place_homes.tsv"):
        towns = [e for e in places_named(row["town"]) if e.kind == "city" and e.country == row["country"]]
        inside = (e for e in towns if row["region"] in ("", e.region))
        town = max(inside, key=lambda e: (not e.other, e.population, e.ident), default=None)
        if town:
            found |= dict.fromkeys(row["hosts"].split(), (town,))
    return found


def _host(address: str | None) -> str:
    match = _HOST.match((address or "").strip().lower())
    return match.group(1) if match and "." in match.group(1) else ""


def _country(host: str) -> str:
    match = _ENDING.search(host)
    ending = match.group(1) if match else ""
    if len(ending) != 2 or ending in _COMMON_ENDINGS:
        return ""
    return "GB" if ending == "uk" else ending.upper()


def _named_after(name: str) -> tuple[Entry, ...]:
    """Places whose name is left of an outlet's name when the words for papers are taken out ("truroweeklynews")."""
    if "." in name:
        return ()
    plain = re.sub(r"[^a-z ]", " ", name.lower())
    if not _pattern().search(plain):
        return ()
    left = " ".join(_pattern().sub(" ", plain).split())
    if len(left) < 4:
        return ()
    found = places_named(left) if " " in left else folded_places(left)
    return tuple(e for e in found if e.kind in ("city", "county") and not e.other)
