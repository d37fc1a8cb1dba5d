"""Comparisons of two happenings: named functions that each give a score and say why."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.core.mention import PlaceMention
from dateline.core.when import When
from dateline.reconcile.account import PERSON
from dateline.reconcile.happening import WEEK, Happening, days
from dateline.reconcile.terms import mode_rows, stems_of, trigger_rows, words_of

EARTH_KM = 6371.0
DAYS_APART = 2  # at most between two accounts of one happening: nights are told of by either day
SAME_WEEKDAY = 0.6  # of any two happenings one in seven pairs shares it
IN_REGION_KM = 250  # from a region's centre to a town that may lie in it
OTHER_TOWN_KM = 100  # two towns farther apart than this are no two names of one place, even where one of them is its district's
SAME_TOWN_KM = 25  # gazetteers place one town's centre up to this far apart
SOMEBODY_OR_A_STATE = -0.6  # who shot is seldom a state as well
NOTHING_ALIKE = -0.5  # who promises promises again: one verb and one speaker make no one promise
SAID_ALIKE = 0.3  # nearly every accusation is of one mode
SAID_AGAIN = -0.5  # what two reports more than a week apart tell of as said without a day is mostly said again, of something else
SAME_WORDS, FEW_WORDS = 0.7, 4  # the share of words that two tellings have in common where they quote one saying, and how many at least
ALIKE_IN_SAYING = 2.5
NAMED_ALIKE = 0.5  # "the ambush", "gunmen attacked"
REAL = frozenset(("happened", "ongoing"))


@dataclass(frozen=True, slots=True)
class Compared:
    """-1 speaks against one happening, 1 for it, 0 says nothing. `never` forbids the link whatever else is alike."""

    score: float
    why: str
    never: bool = False


NOTHING = Compared(0.0, "")


class Weights:
    """How much words tell. `by_stem`: of each stem, by its rarity in the story; 1 where it is not there."""

    def __init__(self, by_stem: Mapping[str, float]):
        self._by_stem = by_stem
        self._known: dict[frozenset[str], float] = {}

    def of(self, words: frozenset[str]) -> float:
        """The weights of some words together: rounded once, so that it is the same in whatever order they are added."""
        return math.fsum([self._by_stem.get(w, 1.0) for w in words])

    def of_all(self, words: frozenset[str]) -> float:
        """As `of`, for all words of an account, which are asked for with every other account it is compared with."""
        if words not in self._known:
            self._known[words] = self.of(words)
        return self._known[words]


Comparison = Callable[[Happening, Happening, Weights], Compared]


def compare_modes(a: Happening, b: Happening, _: Weights) -> Compared:
    """By which means: drones and missiles are two happenings."""
    if not a.modes or not b.modes:
        return NOTHING
    if both := a.modes & b.modes:
        return Compared(SAID_ALIKE if is_said(a) else 1.0, f"both by {min(both)}")
    fits = any(a.modes & row and b.modes & row for row in mode_rows())
    return NOTHING if fits else Compared(-1.0, f"{min(a.modes)} and {min(b.modes)}")


def compare_triggers(a: Happening, b: Happening, _: Weights) -> Compared:
    """The same word names the happening; a war is never one attack in it, and what somebody is told never a meeting with him."""
    if is_telling(a) != is_telling(b):
        return Compared(-1.0, "a saying and a meeting", never=True)
    if both := a.triggers & b.triggers:
        return Compared(1.0, f"both “{min(both)}”")
    if is_war(a) and is_war(b):
        return Compared(0.8, "both the war")
    if row := next((row for row in trigger_rows() if a.triggers & row and b.triggers & row), None):
        return Compared(NAMED_ALIKE, f"“{min(a.triggers & row)}” and “{min(b.triggers & row)}”")
    return Compared(-1.0, "a war and something in it", never=True) if is_war(a) != is_war(b) else NOTHING


def is_telling(happened: Happening) -> bool:
    """Whether it is one that only tells another something."""
    return bool(happened.triggers) and happened.event_type == "CONSULT" and happened.triggers <= stems_of("types", "telling")


def is_war(happened: Happening) -> bool:
    """Whether a word for a whole war names it; "the fighting on Tuesday" is none."""
    named = happened.triggers & stems_of("types", "war")
    if named and named <= stems_of("types", "clash") and happened.when is not None:
        first, last = days(happened.when)
        return last - first > 1
    return bool(named)


def compare_sides(a: Happening, b: Happening, _: Weights) -> Compared:
    """Who did it to whom; the same two the other way round are never one happening, unless both do it to each other."""
    if a.event_type in words_of("types", "mutual"):
        one, two = a.actors | a.recipients, b.actors | b.recipients
        others = one - two and two - one and len(one & two) == 1 and not _acting_for(one - two, two - one)
        return Compared(-0.5, "each with another") if others else _overlap(one, two, "parties")
    if bool(a.actors & a.recipients) != bool(b.actors & b.recipients):
        return NOTHING  # clashes of two sides name both; that one of them struck is no likeness
    if a.event_type in words_of("types", "personal") and a.persons and b.persons and a.persons.isdisjoint(b.persons):
        return Compared(-1.0, "other persons", never=True)
    if a.event_type in words_of("types", "personal") and not a.persons & b.persons and other_grounds(a.grounds, b.grounds):
        return Compared(-1.0, "other grounds", never=True)
    if _turned(a, b) or _turned(b, a):
        return Compared(-1.0, "doer and target change places", never=True)
    if a.event_type == "ASSAULT" and _acting_for(a.actors, b.actors):
        return Compared(SOMEBODY_OR_A_STATE, "somebody and a state")
    doers, targets = _overlap(a.actors, b.actors, "doers"), _overlap(a.recipients, b.recipients, "targets")
    if min(doers.score, targets.score) < 0:
        return Compared(-1.0, "other doers" if doers.score < 0 else "other targets", never=doers.never)
    return Compared((doers.score + targets.score) / 2, doers.why or targets.why)


def other_grounds(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether somebody is held for one deed and somebody for another: "over the stabbing", "over the robbery"."""
    return bool(one and two) and one.isdisjoint(two)


def _turned(a: Happening, b: Happening) -> bool:
    return bool(a.actors & b.recipients) and not a.actors & b.actors


def _overlap(one: frozenset[str], two: frozenset[str], what: str) -> Compared:
    if not one or not two:
        return NOTHING
    if one & two:
        return Compared(1.0, f"the same {what}")
    if _acting_for(one, two):
        return NOTHING  # whoever is named may act for that state
    return Compared(-1.0, f"other {what}", never=_states(one) and _states(two))


def _states(side: frozenset[str]) -> bool:
    """Whether all of a side are known by their state; only then are two sides surely not one."""
    return all(len(s) == 2 for s in side)


def _acting_for(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether one side is of states and the other of persons whose state is not known."""
    return bool(one and two) and ((_persons(one) and _states(two)) or (_states(one) and _persons(two)))


def _persons(side: frozenset[str]) -> bool:
    """Whether all of a side are persons whose state is not known."""
    return all(s.startswith(PERSON) for s in side)


def compare_dates(a: Happening, b: Happening, _: Weights) -> Compared:
    """When: days that cannot meet are two happenings; of reports without a date their weekdays are compared."""
    if a.when and b.when:
        return compare_when(a.when, b.when)
    if _told_before(a, b) or _told_before(b, a):
        return Compared(-1.0, "told before it came about")
    if (a.bygone and b.weekdays) or (b.bygone and a.weekdays):
        return Compared(-1.0, "a month past and a day of this week", never=True)
    return compare_weekdays(a.weekdays, b.weekdays)


def _told_before(told: Happening, dated: Happening) -> bool:
    """Whether all reports that tell the one as a fact, without a day, are older than the day of the other."""
    if told.when or not dated.when or not told.told or not told.statuses <= REAL:
        return False
    return days(dated.when)[0] - told.told[1] > DAYS_APART


def compare_weekdays(one: frozenset[int], two: frozenset[int]) -> Compared:
    """Weekdays of what are news within a week."""
    if not one or not two:
        return NOTHING
    if one & two:
        return Compared(SAME_WEEKDAY, "of one weekday")
    apart = min(min((a - b) % WEEK, (b - a) % WEEK) for a in one for b in two)
    return Compared(-1.0, f"weekdays {apart} apart", never=apart > DAYS_APART)


def happened_in_other_years(a: Happening, b: Happening) -> bool:
    """Whether one is told of as of a year past and the other without a day."""
    return a.past != b.past and not (a.when and b.when)


def compare_when(one: When | None, two: When | None) -> Compared:
    """Two dates as intervals; a vague one that holds the other says little."""
    if not one or not two or not (one.earliest and one.latest and two.earliest and two.latest):
        return NOTHING
    if gap := days_apart(one, two):
        return Compared(-1.0, f"{gap} days apart", never=gap > DAYS_APART)
    longest = max(last - first for first, last in (days(one), days(two)))
    return Compared(1.0, "the same day") if longest <= 1 else Compared(0.3, "dates that can meet")


def days_apart(one: When, two: When) -> int:
    """Days between two bounded dates; 0 where they can meet."""
    return days_between(days(one), days(two))


def days_between(one: tuple[int, int], two: tuple[int, int]) -> int:
    """Days between two spans of days, given as first and last ordinals; 0 where they can meet."""
    return max(two[0] - one[1], one[0] - two[1], 0)


def compare_places(a: Happening, b: Happening, _: Weights) -> Compared:
    """Where: two towns are two happenings; a town and its country say little, and the country of a side nothing that the sides do not."""
    both = a.place is not None and b.place is not None and "country" in (a.place.precision, b.place.precision)
    if both and a.place is not None and a.place.country in (a.recipients | a.actors) & (b.recipients | b.actors):
        return NOTHING
    return compare_where(a.place, b.place)


def compare_where(one: PlaceMention | None, two: PlaceMention | None) -> Compared:
    """Two places of a gazetteer."""
    if not one or not two or one.lat is None or two.lat is None:
        return NOTHING
    if one.gazetteer_id == two.gazetteer_id:
        return Compared(0.4 if one.precision == "country" else 1.0, f"both in {one.name}")
    if one.country != two.country:
        return Compared(-1.0, f"{one.name} and {two.name}", never={one.precision, two.precision} <= {"city", "point"})
    if "country" in (one.precision, two.precision):
        return Compared(0.2, f"both in {one.country}")
    apart = distance_km(one, two)
    if "region" in (one.precision, two.precision):
        return NOTHING if apart <= IN_REGION_KM else Compared(-0.7, f"{one.name} and {two.name}")
    near = apart <= SAME_TOWN_KM
    if near:
        return Compared(0.5, f"{one.name} is close to {two.name}")
    return Compared(-1.0, f"{one.name} and {two.name}", never=apart > OTHER_TOWN_KM)


def distance_km(one: PlaceMention, two: PlaceMention) -> float:
    """Great circle distance of two places with coordinates, by the haversine formula."""
    lat1, lon1, lat2, lon2 = (math.radians(v or 0.0) for v in (one.lat, one.lon, two.lat, two.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def compare_words(a: Happening, b: Happening, weights: Weights) -> Compared:
    """Telling words that both sentences hold, the rarer in the story the more; names of who is a party of both are told by the sides."""
    both = (a.near & b.near) - a.triggers - b.triggers - (a.called & b.called)
    alike = overlap(both, a.near, b.near, weights)
    if is_said(a):
        return _said_alike(a, b, both, alike)
    return Compared(alike, "both tell of " + ", ".join(sorted(both)[:4])) if both else NOTHING


def _said_alike(a: Happening, b: Happening, told: frozenset[str], alike: float) -> Compared:
    """What is done by saying it is one where its content is: told in the same words, or of the same things within a week."""
    shorter = min(len(own - a.triggers - b.triggers - (a.called & b.called)) for own in (a.near, b.near))
    if len(a.near & b.near) >= FEW_WORDS and len(told) >= SAME_WORDS * max(shorter, 1):
        return Compared(1.0, "said in the same words")
    again = SAID_AGAIN if _long_between(a, b) else 0.0
    return Compared(min(1.0, NOTHING_ALIKE + ALIKE_IN_SAYING * alike) + again, f"said of things alike by {alike:.1f}")


def overlap(both: frozenset[str], one: frozenset[str], two: frozenset[str], weights: Weights) -> float:
    """Weight of the shared words against that of the poorer side; 1 where two thirds are shared."""
    least = min(weights.of_all(one), weights.of_all(two))
    return min(1.0, 1.5 * weights.of(both) / max(least, 4.0))


def is_said(happened: Happening) -> bool:
    """Whether it is done by saying it: which saying is meant, its content tells. An inquiry goes on and is told of for months."""
    return is_telling(happened) or (happened.event_type in words_of("types", "said") and "investigate" not in happened.modes)


def _long_between(a: Happening, b: Happening) -> bool:
    """Whether sayings, of which one has no day, are told of by reports more than a week apart."""
    if (a.when and b.when) or not a.told or not b.told:
        return False
    return days_between(a.told, b.told) > WEEK


def compare_numbers(a: Happening, b: Happening, _: Weights) -> Compared:
    """The same number in both sentences."""
    both = a.numbers & b.numbers
    return Compared(1.0, f"both name {min(both):g}") if both else NOTHING


def compare_status(a: Happening, b: Happening, _: Weights) -> Compared:
    """What happened and what is only planned or possible are rarely one, unless much else is alike."""
    if a.statuses & b.statuses or (is_war(a) and is_war(b)):  # "the war may end" speaks of the war that is
        return NOTHING
    if a.statuses & REAL and b.statuses & REAL:  # "the ongoing clashes" and a strike that is over
        return NOTHING if a.triggers & b.triggers else Compared(-0.5, "one over, one under way")
    return Compared(-1.0, f"{min(a.statuses, default='')} and {min(b.statuses, default='')}")


def compare_ordinals(a: Happening, b: Happening, _: Weights) -> Compared:
    """The third test and the fourth are two, where both are counted without limit."""
    if not a.ordinals or not b.ordinals:
        return NOTHING
    both = a.ordinals & b.ordinals
    return Compared(1.0, f"both the {min(both)}") if both else Compared(-1.0, f"{min(a.ordinals)} and {min(b.ordinals)}", never=True)


# The model: what each comparison weighs. Set by reasoning on what must not be merged (other side, other town, other day, other means),
# then checked on the sample reports and two long ones; a link needs two things alike, or one rare one.
MODEL: tuple[tuple[Comparison, float], ...] = (
    (compare_modes, 0.8),
    (compare_triggers, 0.5),
    (compare_sides, 0.9),
    (compare_dates, 0.8),
    (compare_places, 1.2),
    (compare_words, 1.2),
    (compare_numbers, 1.0),
    (compare_status, 1.2),
    (compare_ordinals, 0.8),
)
LINK = 1.0  # two happenings whose weighted scores come to this are one: more than the same two sides (0.9)


def likeness(a: Happening, b: Happening, weights: Weights) -> tuple[float, tuple[str, ...]]:
    """The weighted sum of all comparisons and its reasons; minus infinity where one of them forbids the link."""
    total, reasons = 0.0, []
    for comparison, weight in MODEL:
        found = comparison(a, b, weights)
        if found.never:
            return -math.inf, (found.why,)
        total += weight * found.score
        if found.why:
            reasons.append(f"{found.why} ({weight * found.score:+.1f})")
    return total, tuple(reasons)
