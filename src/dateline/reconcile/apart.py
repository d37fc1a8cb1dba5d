"""Tell figures that cannot answer one question, however alike their sentences are: a false comparison is worse than none."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, cached_property

from dateline.core.statement import Figure
from dateline.reconcile.cues import caught, cue, listed, phrases
from dateline.reconcile.interval import Gap, ends, point
from dateline.reconcile.own_loss import handed_over, names_of_loser, own_loss
from dateline.reconcile.terms import (
    cause_rows,
    causes,
    named_alike,
    named_of_a_row,
    part_of_people,
    stem,
    stems,
    stems_of,
    undotted,
    words_of,
)

SMALL = 20  # counts up to here stand for this and that ("two outs", "four photos"); a different one is mostly of different things
FAR = 2  # times: open intervals of one direction always meet, so their bounds are compared
VAGUE_APART = 100  # times: "thousands of dollars", "millions of dollars"
GROWING = frozenset(("killed", "injured"))
OTHER_SIZE = 50  # times: a word of quantity and a number this far below it
FAR_SIDE = 10  # times: two numbers of one sentence that are this far apart are a whole and a part
NUMBER_ALONE = re.compile(r"^[\d,.]+$|^[a-z]+$", re.I)
NAME = re.compile(r"(?<=[a-z,;’'] )[A-Z][a-z]+[A-Za-z]*")
OWN_NAME = re.compile(r"(?<=[\w,] )[A-Z][A-Za-z]+")
NEAR = 40  # characters beside a figure in which a word narrows it down
CLAUSES = 90  # characters: about two clauses
ANYBODY = frozenset(map(stem, ("person", "people", "one", "casualty", "death", "injury", "victim", "life", "loss", "fatality")))
JOINED = re.compile(r"\w-[a-z]+", re.I)
CLOCK = re.compile(r"^\W*(?:[\w’'-]+ ){0,3}(?:at|by|in|around|before) ((?:about )?\d{1,2}(?::\d\d)? ?[ap]\.?m)", re.I)


@cache
def _summed() -> re.Pattern[str]:
    """A toll that has grown for weeks; "the worst since 2014" is told of one day."""
    unlike = rf"(?:(?!\b{listed('superlatives')}\b)[^.;]){{0,70}}?"
    return re.compile(rf"\b(?:has|have|had)\b{unlike}\b{phrases('since')}", re.I)


@cache
def _where() -> re.Pattern[str]:
    """Names after words of place."""
    return re.compile(rf"\b(?i:{listed('where')})(?: the)?(?: [a-z]+){{0,3}} ((?:[A-Z][\w’'-]+(?: (?=[A-Z]))?)+)")


@cache
def _loser() -> re.Pattern[str]:
    """Who lost what a number right after counts, by name."""
    return re.compile(rf"(?<![\w-])(?!{listed('unnamed')} )([A-Z][a-z]+)(?: \w+){{0,4}} {listed('lost')}(?: \w+){{0,2}} $")


@dataclass(frozen=True, eq=False)  # no slots: what is worked out is kept, as every figure is held against many
class Traits:
    """What tells a figure from others that are much like it."""

    figure: Figure
    shared: frozenset[str] | None = None  # names that all give with its number, where others give it too

    @cached_property
    def admitted(self) -> str:
        """The hospital that took them in: they are its own patients. "" for all others."""
        return caught("admitted", self.figure.sentence.exact[self.figure.span.end - self.figure.sentence.start :])

    @cached_property
    def hospital(self) -> str:
        """The hospital that tells the figure, or one of its people. "" for all other tellers."""
        name = self.figure.speaker.name if self.figure.speaker else ""
        return name if cue("hospital").search(name) else ""

    @cached_property
    def kin(self) -> bool:
        """ "three sons", "two of her relatives": whose they are is seldom said in the same words."""
        return self.figure.what.rpartition(" ")[2] in words_of("kin", "words") or bool(cue("kin").search(self.figure.span.exact))

    @cached_property
    def added(self) -> bool:
        """ "an additional 2.5 million people", "after two bodies were found": what comes on top of those told elsewhere."""
        before, after = _beside(self.figure)
        others = "injured" not in self.figure.role and cue("others").search(
            self.figure.span.exact
        )  # "30 others were hurt": beside the dead
        return bool(
            others or cue("added").search(self.figure.span.exact) or (before.endswith("after ") and cue("found_since").search(after))
        )

    @cached_property
    def whose(self) -> frozenset[str]:
        """The names in a count's own words: "400,000 UK consumers" are a part of all of them."""
        names = OWN_NAME.findall(undotted(self.figure.span.exact)) if self.figure.unit == "count" else ()
        own = named_alike(map(stem, [*names, *names_of_loser(self.figure)]))
        return own if self.shared is None else own & self.shared

    @cached_property
    def grave(self) -> bool:
        """ "eight have life-threatening injuries": a part of all who are hurt."""
        if "injured" not in self.figure.role:
            return False
        # "31 were hurt, nine of them seriously" counts all
        after = re.split(r"[,;:(]| and | including ", _beside(self.figure)[1], maxsplit=1)[0]
        return any(cue("grave").search(words) for words in (self.figure.span.exact, after))

    @cached_property
    def nobody(self) -> str:
        """The stem of those of whom a stated zero speaks, where it is not of everybody: "no residents were hurt"."""
        found = stem(caught("nobody", self.figure.span.exact)) if ends(self.figure) == (0.0, 0.0) else ""
        return "" if found in ANYBODY else found

    @cached_property
    def besides(self) -> bool:
        """ "killing seven residents and a nurse": one of two that only together are all."""
        return bool(cue("besides").search(_beside(self.figure)[1]))

    @cached_property
    def left(self) -> bool:
        """ "two people are still trapped", "three remain missing": of more whom the same was said of before."""
        return bool(cue("left").search(self.figure.span.exact) or any(cue("left").search(words) for words in _beside(self.figure)))

    @cached_property
    def whole(self) -> bool:
        """ "the war has killed 40,000 people": the toll of a war or an epidemic, which is not that of one day of it."""
        said, at = self.figure.sentence.exact, self.figure.span.start - self.figure.sentence.start
        before, after = said[max(0, at - NEAR) : at], said[at + len(self.figure.span.exact) :]
        if not GROWING.isdisjoint(self.figure.role) and _summed().search(before + self.figure.span.exact + after[:CLAUSES]):
            return True
        if stems_of("types", "war").isdisjoint(stems(said)):
            return False
        return bool(cue("whole").search(before) or cue("whole").search(after[:CLAUSES]))

    @cached_property
    def causes(self) -> frozenset[str]:
        """Stems of what the clause says people were lost to; not what it recalls: "…, a day after the fire"."""
        said, at = self.figure.sentence.exact, self.figure.span.start - self.figure.sentence.start
        end = at + len(self.figure.span.exact)
        before, after = said[max(0, at - CLAUSES) : at], cue("background").split(said[end : end + CLAUSES])[0]
        return stems(f"{before} {self.figure.span.exact} {after}") & causes()

    @cached_property
    def wheres(self) -> frozenset[str]:
        """Names after words of place, without whose they are and who tells: "in the neighbouring district of Kole"."""
        found = _where().findall(without_teller(self.figure))
        return frozenset(name.strip() for name in found if name.split()[0] not in words_of_dates())

    @cached_property
    def loser(self) -> frozenset[str]:
        """Whose loss it is: "Kelsa lost three aircraft"."""
        found = _loser().search(self.figure.sentence.exact[: self.figure.span.start - self.figure.sentence.start])
        return named_alike([stem(found[1])]) if found else frozenset()

    @cached_property
    def own(self) -> bool:
        """What one side lost of its own."""
        return own_loss(self.figure)

    @cached_property
    def moment(self) -> str:
        """ "$65.09 at 9:34 a.m.", "$63.20 at mid-afternoon": prices of two times of a day are two prices. "" where none is told."""
        after = _beside(self.figure)[1]
        clock = CLOCK.search(after)
        return clock[1].lower() if clock else caught("moment", after).lower()

    @cached_property
    def limit(self) -> bool:
        """ "a top speed of 50mph": not how fast it went."""
        return any(cue("limit").search(words) for words in (self.figure.span.exact, _beside(self.figure)[0]))

    @cached_property
    def joined(self) -> bool:
        """ "a 42-yard pass"."""
        return bool(JOINED.search(self.figure.span.exact))

    @cached_property
    def vague(self) -> bool:
        """ "thousands", "dozens"."""
        return self.figure.op == "~" and self.figure.high is None

    @cached_property
    def names(self) -> frozenset[str]:
        """Whom and what the sentence names, without days, months, whole peoples and, of a loss, who says so."""
        told = without_teller(self.figure) if "affected" in self.figure.role else self.figure.sentence.exact
        found = frozenset(NAME.findall(told)) - words_of_dates()
        return frozenset(name for name in found if not named_of_a_row(name))


def never_one(a: Traits, b: Traits, gap: Gap, context: bool) -> bool:
    """Whether two figures of one role and thing are surely of two things. `context`: they count no loss."""
    if gap == "same":
        return False
    if side_by_side(a.figure, b.figure) or of_other_patients(a, b, gap) or a.grave != b.grave or a.whole != b.whole:
        return True
    if not context and (other_causes(a, b) or (a.loser and b.loser and a.loser != b.loser)):
        return True
    if gap == "apart" and (of_other_sizes(a, b) or of_other_sizes(b, a)):
        return True
    if not context and (handed_over(a.figure) != handed_over(b.figure) or (gap == "apart" and (of_all(a, b) or of_all(b, a)))):
        return True
    if gap == "apart" and (beside_others(a, b) or beside_others(b, a) or of_others(a, b) or of_others(b, a)):
        return True
    if gap == "apart" and (a.kin or told_of_others(a, b) or (_of_places(a.figure) and other_names(a, b))):
        return True
    return context and of_two_things(a, b, gap)


def of_other_patients(a: Traits, b: Traits, gap: Gap) -> bool:
    """Whether one counts a hospital's own patients: those admitted there, or fewer hurt than others count.

    What it says of the dead is told as the toll.
    """
    if a.admitted != b.admitted:
        return True
    if a.hospital == b.hospital or (a.hospital and b.hospital):
        return a.hospital != b.hospital
    own, all_ = (point(t.figure) or 0.0 for t in ((a, b) if a.hospital else (b, a)))
    return gap == "apart" and own < all_ and "killed" not in {*a.figure.role, *b.figure.role}


def of_all(own: Traits, all_: Traits) -> bool:
    """Whether one counts what a side lost of its own and the other all who died, or others than those who serve a side."""
    return own.own and not all_.own and part_of_people(all_.figure.what) not in words_of("part", "armed")


def told_of_others(a: Traits, b: Traits) -> bool:
    """One counts those that came on top, those that are left, or those of one country, and the other does not."""
    unsaid = (a.own or b.own) and not (a.whose and b.whose)
    return a.added != b.added or a.left != b.left or (a.whose != b.whose and not unsaid)


def of_other_sizes(vague: Traits, counted: Traits) -> bool:
    """ "millions of refugees", "10,000 refugees": nobody rounds so far; some and all of them are counted."""
    least, number = point(vague.figure), point(counted.figure)
    return vague.vague and not counted.vague and bool(least and number) and (least or 0) >= OTHER_SIZE * (number or 0)


def beside_others(one: Traits, all_: Traits) -> bool:
    """Whether the one counts some of all that the other counts: with "and a nurse", "seven residents" are eight."""
    less, more = point(one.figure), point(all_.figure)
    return one.besides and not all_.besides and less is not None and more is not None and less < more


def of_others(none: Traits, some: Traits) -> bool:
    """Whether one says that none of one sort of people were lost and the other counts another sort: "no residents", "three firemen"."""
    return bool(none.nobody) and stem(some.figure.what.rpartition(" ")[2]) not in {none.nobody, *ANYBODY}


def told_otherwise(a: Figure, b: Figure) -> bool:
    """Whether a word of one of two sentences of a report sets one number against another, or the one sentence follows the other."""
    first, second = sorted((a.sentence, b.sentence), key=lambda s: s.start)
    if first == second and not side_by_side(a, b):
        return True
    follows = 0 <= second.start - first.end <= 1
    return follows or bool(cue("otherwise").search(first.exact) or cue("otherwise").search(second.exact))


def side_by_side(a: Figure, b: Figure) -> bool:
    """ "a family of five and a family of four", "63 letters and dozens more": one sentence tells two numbers of two things."""
    if a.report != b.report or a.sentence != b.sentence:
        return False
    one, two = sorted(abs(point(f) or 0) for f in (a, b))
    if two > FAR_SIDE * one > 0 and not cue("corrected").search(a.sentence.exact):
        return True  # "raised it to 29 after two bodies were found"
    tellers = {f.speaker.name if f.speaker else None for f in (a, b)}
    return not (
        cue("revised").search(a.sentence.exact)
        or cue("told_by_two").search(a.sentence.exact)
        or (None not in tellers and len(tellers) == 2)
    )


def other_causes(a: Traits, b: Traits) -> bool:
    """Both say what people were lost to, and no row of causes holds one of each."""
    if not a.causes or not b.causes or a.causes & b.causes:
        return False
    return not any(a.causes & row and b.causes & row for row in cause_rows())


def _of_places(figure: Figure) -> bool:
    """Whether it is told of many places: how far, how many were affected."""
    return "distance" in figure.role or "affected" in figure.role


def other_names(a: Traits, b: Traits) -> bool:
    """Both sentences name somebody or something, and not one name is in both."""
    return bool(a.names and b.names) and a.names.isdisjoint(b.names)


def of_two_things(a: Traits, b: Traits, gap: Gap) -> bool:
    """Context is told of many things in like words: small counts, shares, joined measures and bounds far apart are of two."""
    one, two = point(a.figure), point(b.figure)
    if one is None or two is None:
        return False
    greater, less = max(abs(one), abs(two)), min(abs(one), abs(two))
    if gap == "apart" and a.moment and b.moment and a.moment != b.moment:
        return True
    if gap == "apart":
        unit = "percent" if a.figure.what == "point" else a.figure.unit
        return unit == "percent" or a.limit != b.limit or a.joined or b.joined or (unit == "count" and greater <= SMALL)
    if a.vague and b.vague:
        return greater >= VAGUE_APART * less
    return same_direction(a.figure, b.figure) and greater > FAR * less


def part_of_more(figure: Figure) -> bool:
    """ "…, of which four are badly hurt", "20 of those hurt were taken to Lund and 31 to …": a number of those told right before."""
    before = figure.sentence.exact[: figure.span.start - figure.sentence.start]
    return bool(
        cue("part_of_more").search(_beside(figure)[0]) or (NUMBER_ALONE.search(figure.span.exact) and cue("part_and").search(before))
    )


def _beside(figure: Figure) -> tuple[str, str]:
    """The words right before and right after, within the sentence."""
    said, start = figure.sentence.exact, figure.span.start - figure.sentence.start
    end = start + len(figure.span.exact)
    return said[max(0, start - NEAR) : start], said[end : end + NEAR]


def without_teller(figure: Figure) -> str:
    """The figure's sentence without the words for who says so."""
    sentence, teller = figure.sentence, figure.speaker.span if figure.speaker else None
    if teller is None or not sentence.covers(teller):
        return sentence.exact
    return sentence.exact[: teller.start - sentence.start] + sentence.exact[teller.end - sentence.start :]


def words_of_dates() -> frozenset[str]:
    """Names of days and months, which are in any report."""
    return frozenset(w.capitalize() for w in words_of("dates"))


def same_direction(a: Figure, b: Figure) -> bool:
    """Both "at least", or both "up to"."""
    (low1, high1), (low2, high2) = ends(a), ends(b)
    return (math.isinf(high1) and math.isinf(high2)) or (math.isinf(low1) and math.isinf(low2))
