"""Choose what place each name of a report means: the choice for all names together that hangs together best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log10

import numpy as np
from numpy.typing import NDArray

from dateline.resolve.gazetteer.gazetteer import Entry, neighbours

Array = NDArray[np.float32]
SORTED = "\0"  # between a name and the sort that the words beside it give it, in a name's key

ROUNDS = 3  # of letting the names' likeliest senses speak for each other; more change nothing
SHARPNESS = 6.0  # of turning scores into shares of belief
NEAR_KM = 120.0  # at this distance two places support each other by 1/e
TOWN = 50_000  # people of a town that is likelier meant than another region of its country with its name
METROPOLIS = 2_000_000  # people of a town that the whole world writes of by its bare name
FEWEST = 2.0  # names that a share is taken of at least: one name alone proves little
CROWD = 1.5  # two thirds of the names in a country close together are as good as all
NEIGHBOUR = 0.4  # of what a place in the same country says, one over the border does
MOST_NAMES = 400  # weighed together; only a list of places has more, and there the first four hundred and the next do as well
MOST_SENSES = 1500  # of all names together: bounds the square table of distances to a few megabytes
ENGLISH = frozenset(["US", "GB", "CA", "AU", "NZ", "IE", "ZA"])
KIND_PRIOR = {"country": 1.25, "nation": 1.0, "region": 0.05, "county": 0.25, "area": 1.0, "city": 0.0, "airfield": -0.2, "point": 0.4}


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence adds to a sense; swept on reports of local papers and checked on world news."""

    other_name: float = -0.35
    capital: float = 0.4
    metropolis: float = 0.15
    near: float = 1.0
    region: float = 0.7
    country: float = 0.7
    inside: float = 3.0
    home: float = 3.0
    home_country: float = 0.3
    own_capital: float = 2.0  # "Washington" in a paper of Georgia is not the town of Georgia, but may be the state in one of that state
    size: float = 1.0
    state: float = 0.55
    accented: float = -1.0
    seat: float = -0.4
    under_capital: float = -0.9


@dataclass(frozen=True)
class Name:
    """One name of a report with its candidate senses.

    `count` is how often it stands there; `within` are the places that its mentions name right after it ("Alexandria, La.").
    """

    key: str
    senses: tuple[Entry, ...]
    count: int = 1
    within: tuple[Entry, ...] = ()
    home: bool = False


@dataclass(frozen=True)
class Setting:
    """What else is known about the report: countries by weight of their adjectives ("Russian"), the country and state of its outlet."""

    countries: Mapping[str, float] = field(default_factory=dict)
    home_country: str = ""
    home_region: str = ""  # "US.GA"


def choose(names: Sequence[Name], setting: Setting, weights: Weights | None = None) -> dict[str, Entry]:
    """The sense of each name, by key; a name without senses is left out."""
    known = [n for n in names if n.senses]
    chosen: dict[str, Entry] = {}
    for first in range(0, len(known), MOST_NAMES):
        table = _Table(_bounded(known[first : first + MOST_NAMES]), setting, weights or Weights())
        scores = table.base
        for _ in range(ROUNDS):
            scores = table.base + table.support(table.belief(scores))
        chosen |= {n.key: e for n, e in table.best(scores)}
    return chosen


def _bounded(names: list[Name]) -> list[tuple[Name, tuple[Entry, ...]]]:
    most = max(3, MOST_SENSES // len(names))
    return [(n, n.senses[:most]) for n in names]


def _size(entry: Entry) -> float:
    people = entry.population if entry.kind != "region" or entry.country == "US" else entry.population / 3
    return 0.35 if entry.kind in ("county", "point") else log10(max(people, 60)) / 7


def _prior(entry: Entry, rivals: Sequence[Entry], weights: Weights) -> float:
    """How likely a sense is where nothing else is known: by size, by kind, by whether this is its first name."""
    score = weights.size * _size(entry) + KIND_PRIOR[entry.kind] + weights.other_name * entry.other + weights.capital * entry.capital
    score += weights.metropolis * (entry.kind == "city" and entry.population > METROPOLIS)
    if entry.kind != "country" and not entry.name.isascii() and any(r.kind == "country" for r in rivals):
        score += weights.accented  # "Canada" is not Cañada
    if entry.kind == "region":
        score += weights.state * (entry.country == "US" and not entry.other)
        score += min((_seat(rival, entry, weights) for rival in rivals), default=0.0)
    return score


def _seat(city: Entry, region: Entry, weights: Weights) -> float:
    """What a city of its name takes from a region: Kursk from its region, the capital Washington from the state."""
    if city.kind != "city" or city.country != region.country or city.other:
        return 0.0
    if city.capital or city.population > METROPOLIS:
        return weights.under_capital
    return weights.seat * (city.region == region.region or city.population > TOWN)


def _home_prior(entry: Entry, setting: Setting) -> float:
    """Of the namesakes that an outlet may be at home in, size says less; an outlet in English is likelier where English is spoken."""
    spoken = entry.country == setting.home_country if setting.home_country else entry.country in ENGLISH
    return 0.4 * _size(entry) + 0.25 * spoken


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether one place is said to lie in the other: the same country, the same region."""
    if outer.kind in ("country", "nation"):
        return inner.country == outer.country and inner.kind not in ("country", "nation")
    if outer.kind == "region" and outer.region:
        return inner.country == outer.country and inner.region == outer.region and inner.kind not in ("country", "region")
    return False


def _kinship(country: str, other: str) -> float:
    if not country or not other:
        return 0.0
    return 1.0 if country == other else NEIGHBOUR * (other in neighbours(country))


class _Table:
    """Senses of all names in one row each, with the evidence as arrays."""

    def __init__(self, names: list[tuple[Name, tuple[Entry, ...]]], setting: Setting, weights: Weights) -> None:
        self.names, self.weights = names, weights
        self.entries = [e for _, senses in names for e in senses]
        sizes = [len(senses) for _, senses in names]
        self.starts = np.cumsum([0, *sizes[:-1]])
        self.owner = np.repeat(np.arange(len(names)), sizes)
        self.counts = np.array([weights.home if n.home else 1 + log10(n.count) for n, _ in names], dtype=np.float32)
        bases = [n.key.split(SORTED)[0] for n, _ in names]
        self.same_name = np.array([[b == other for other in bases] for b in bases])[self.owner]
        self.near = self._nearness()
        self.same_country = self._countries()
        self.same_region = self._codes([f"{e.country}.{e.region}" if e.region else "" for e in self.entries])
        self.adjectives = self._adjectives(setting)
        self.base = np.array([self._base(n, e, setting) for n, senses in names for e in senses], dtype=np.float32)

    def _base(self, name: Name, entry: Entry, setting: Setting) -> float:
        if name.home:
            return _home_prior(entry, setting)
        score = _prior(entry, name.senses, self.weights)
        if name.within:
            score += self.weights.inside * any(contains(w, entry) for w in name.within)
        if not entry.country or entry.country != setting.home_country:
            return score
        state = any(e.kind == "region" and f"{e.country}.{e.region}" == setting.home_region for e in name.senses)
        return score + self.weights.home_country + self.weights.own_capital * (entry.capital and not state)

    def _adjectives(self, setting: Setting) -> Array:
        """What the adjectives say for the country of each sense: its share of them."""
        total = max(1.0, sum(setting.countries.values()))
        return np.array([setting.countries.get(e.country, 0.0) / total for e in self.entries], dtype=np.float32)

    def _nearness(self) -> Array:
        lat = np.radians(np.array([e.lat for e in self.entries], dtype=np.float32))
        lon = np.radians(np.array([e.lon for e in self.entries], dtype=np.float32))
        points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        km = 6371.0 * np.sqrt(np.maximum(0, 2 - 2 * (points @ points.T)))
        wide = np.array([e.kind in ("country", "nation", "area") for e in self.entries])
        near: Array = np.exp(-km / NEAR_KM).astype(np.float32)
        near[wide, :] = near[:, wide] = 0
        return near

    @staticmethod
    def _codes(codes: list[str]) -> Array:
        numbers = {c: i for i, c in enumerate(dict.fromkeys(codes))}
        each = np.array([numbers[c] if c else -1 - i for i, c in enumerate(codes)])
        table: Array = (each[:, None] == each[None, :]).astype(np.float32)
        return table

    def _countries(self) -> Array:
        """1 for senses in one country, less for those in two with a common border."""
        codes = list(dict.fromkeys(e.country for e in self.entries))
        share = np.array([[_kinship(a, b) for b in codes] for a in codes], dtype=np.float32)
        each = np.array([codes.index(e.country) for e in self.entries])
        table: Array = share[each[:, None], each[None, :]]
        return table

    def belief(self, scores: Array) -> Array:
        """Shares of belief among the senses of each name, which sum to 1."""
        top = np.maximum.reduceat(scores, self.starts)[self.owner]
        raised = np.exp(SHARPNESS * (scores - top))
        shares: Array = (raised / np.add.reduceat(raised, self.starts)[self.owner]).astype(np.float32)
        return shares

    def support(self, belief: Array) -> Array:
        """What the other names' senses add to each sense."""
        w = self.weights
        near, region, country = (self._others(table, belief) for table in (self.near, self.same_region, self.same_country))
        # As shares of the names in the country: one small town near another outweighs fame in a local report, not in one of many places.
        around = np.maximum(FEWEST, country)
        shared = np.maximum(country / max(1.0, float(self.counts.sum())), self.adjectives)
        added: Array = w.near * np.minimum(1.0, CROWD * near / around) + w.region * region / around + w.country * shared
        return added

    def _others(self, table: Array, belief: Array) -> Array:
        """For each sense the best support of each other name, summed."""
        best = np.maximum.reduceat(table * belief[None, :], self.starts, axis=1)
        best[self.same_name] = 0
        total: Array = best @ self.counts
        return total

    def best(self, scores: Array) -> list[tuple[Name, Entry]]:
        """The sense with the highest score of each name; the first listed of equals."""
        found = []
        for (name, senses), start in zip(self.names, self.starts, strict=True):
            found.append((name, senses[int(np.argmax(scores[start : start + len(senses)]))]))
        return found
