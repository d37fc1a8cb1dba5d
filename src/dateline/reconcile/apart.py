"""Tell figures that cannot answer one question, however alike their sentences are: a false comparison is worse than none."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property

from dateline.core.statement import Figure
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
REVISED = re.compile(
    r"\bfrom(?: [\w,.]+){1,3} to\b|"
    r"\b(?:up from|previous(?:ly)?|earlier|initial(?:ly)?|revis\w+|rais\w+|r[io]se|rising|climb\w*|jump\w*|instead|correct\w+)\b",
    re.I,
)
TOLD_BY_TWO = re.compile(  # one sentence, two tellers or two tellings
    r"\bwhereas\b|\b(?:sp[eo]aks?|spoken?) of\b|\bbr(?:ought|ings?) (?:it|that|the \w+) to\b|"
    r"\b(?:first|initially) (?:given|put|reported|said|counted)\b|\b(?:den(?:ied|ies|ying)|dismiss\w+|reject\w+|disput\w+|contradict\w+)\b|"
    r"\b(?:than|not|against|instead of|contrary to) the\b|\bnot (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|a dozen)|"
    r"\b(?:acknowledg|conced|admit)\w*|\bofficial(?:ly)?\b|"
    r"\b(?:true|real) (?:figure|number|toll)\b",
    re.I,
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
GROWING = frozenset(("killed", "injured"))
SUMMED = re.compile(  # a toll that has grown for weeks, whatever it is of; "the worst since 2014" is told of one day
    r"\b(?:has|have|had)\b(?:(?!\b(?:first|worst|deadliest|bloodiest|biggest|highest|largest|most)\b)[^.;]){0,70}?\bsince "
    r"(?:early |late |mid-?)?(?:the (?:start|beginning|outbreak|onset|war|fighting|conflict|uprising)|fighting|last |"
    rf"{MONTHS}|(?:19|20)\d\d)"
)
WHOLE = re.compile(r"\bsince\b|\byears of\b|\bso far\b|\b(?:has|have)(?: \w+){0,3}\W*$", re.I)  # how a toll of a whole war is led in
BACKGROUND = re.compile(
    r",? (?:(?:an?|one|two|three|four|five|six|several|\d+) )?(?:day|week|month|year|hour)s? (?:after|before|earlier|ago)\b|\bsince\b", re.I
)
CORRECTED = re.compile(r"\bfrom(?: [\w,.]+){1,3} to\b|\b(?:previous(?:ly)?|initial(?:ly)?|earlier|instead|revis\w+|correct\w+)\b", re.I)
OTHER_SIZE = 50  # times: a word of quantity and a number this far below it
FAR_SIDE = 10  # times: two numbers of one sentence that are this far apart are a whole and a part
ADDED = re.compile(r"\b(?:additional|further|extra|others?)\b", re.I)
FOUND_SINCE = re.compile(r"^ (?:more )?(?:were|was|had been) (?:found|dug|recovered|pulled|retrieved|discovered|brought)\b", re.I)
PARTS_BEFORE = re.compile(
    r"\b(?:of|among) (?:which|whom|them|those|these|(?:that|this|the) (?:total|number|figure|toll))\W*$|"
    r"\b(?:number|figure|total|toll|sum|th[oe]se|they) includ(?:e[sd]?|ing)\W*$",
    re.I,
)
PART_AND = re.compile(r"\b(?:\d[\d,]*|[a-z]+) of (?:the|them|those|these)\b[^;]*\band\W*$", re.I)
NUMBER_ALONE = re.compile(r"^[\d,.]+$|^[a-z]+$", re.I)
LEFT = re.compile(r"\b(?:remain(?:s|ed|ing)?|still)\b", re.I)
GRAVE = re.compile(r"\b(?:serious|critical|grave|severe)(?:ly)?\b|\blife-threatening\b", re.I)
LIMIT = re.compile(r"\b(?:limit|limited|top|maximum|minimum|average|record|restriction|capacity)\b", re.I)
YEAR = re.compile(r"(?<![\w$£€.,-])(?:19|20)\d\d(?!\w|,\d|-(?!\d\d(?:\d\d)?\b))")  # also the first of "1987-88"
NAME = re.compile(r"(?<=[a-z,;’'] )[A-Z][a-z]+[A-Za-z]*")
OWN_NAME = re.compile(r"(?<=[\w,] )[A-Z][A-Za-z]+")
NEAR = 40  # characters beside a figure in which a word narrows it down
LAST_DATE = re.compile(
    rf"\b(?:last|this|on|in) (?:{MONTHS}|week|month|year|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?! (?:19|20)\d\d)"
)
YEAR_NEAR = 90  # characters beside a figure in which a year dates it: about two clauses
LAST_YEAR = re.compile(r"\b(?:last year|in the past year)\b(?! (?:of|to|as))", re.I)
BESIDES = re.compile(r"^,? and (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) [a-z]", re.I)
OTHERWISE = re.compile(
    r"\b(?:but|however|although|though|while|whereas|despite|contrary|only|disput\w+|den(?:y|ies|ied)|reject\w+|dismiss\w+|contradict\w+|"
    r"actual(?:ly)?|in fact|instead|true|real|official(?:ly)?|lower|higher|earlier|previous(?:ly)?|initial(?:ly)?|at first|"
    r"revis\w+|rais\w+|r[io]se|risen|climb\w*|grew|unconfirmed|unofficial|conflicting|differ\w*|other (?:reports|accounts|sources))\b",
    re.I,
)  # one of these, where a report that gives a number of its own gives another's for the same thing
NOBODY = re.compile(
    r"^(?:no|none of the|neither of the) (?:[\w’'-]+ ){0,2}?([\w’'-]+) (?:was|were|is|are|had|has|have|died|suffered|got)\b", re.I
)
ANYBODY = frozenset(map(stem, ("person", "people", "one", "casualty", "death", "injury", "victim", "life", "loss", "fatality")))
JOINED = re.compile(r"\w-[a-z]+", re.I)
ADMITTED = re.compile(r"^[^,;]{0,20}\badmitted to ((?:the|a) (?:[\w’'-]+ ){1,3}(?:hospital|clinic))\b", re.I)
MOMENT = re.compile(
    r"^\W*(?:[\w’'-]+ ){0,3}(?:at|by|in|around|before) "
    r"((?:about )?\d{1,2}(?::\d\d)? ?[ap]\.?m|noon|midday|mid-?(?:morning|afternoon)|"
    r"(?:the )?(?:close|opening|early|late|morning|afternoon)\b)",
    re.I,
)
WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|outside|around|off)(?: the)?(?: [a-z]+){0,3} ((?:[A-Z][\w’'-]+(?: (?=[A-Z]))?)+)")
LOSER = re.compile(r"(?<![\w-])(?!The |It |They |He |She )([A-Z][a-z]+)(?: \w+){0,4} (?:lost|loses)(?: \w+){0,2} $")
HOSPITAL = re.compile(r"\b(?:hospitals?|clinics?|medical cent(?:er|re)|infirmary)\b", re.I)


@dataclass(frozen=True, eq=False)  # no slots: what is worked out is kept, as every figure is held against many
class Traits:
    """What tells a figure from others that are much like it."""

    figure: Figure
    shared: frozenset[str] | None = None  # names that all give with its number, where others give it too

    @cached_property
    def hospital(self) -> str:
        """The hospital that tells the figure, or took them in: they are its own patients. "" for all others."""
        name = self.figure.speaker.name if self.figure.speaker else ""
        admitted = ADMITTED.search(self.figure.sentence.exact[self.figure.span.end - self.figure.sentence.start :])
        return name if HOSPITAL.search(name) else admitted[1] if admitted else ""

    @cached_property
    def kin(self) -> bool:
        """ "three sons", "two sons": whose they are is seldom said in the same words."""
        return self.figure.what.rpartition(" ")[2] in words_of("kin", "words")

    @cached_property
    def added(self) -> bool:
        """ "an additional 2.5 million people", "after two bodies were found": what comes on top of those told elsewhere."""
        before, after = _beside(self.figure)
        return bool(ADDED.search(self.figure.span.exact) or (before.endswith("after ") and FOUND_SINCE.search(after)))

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
        return any(GRAVE.search(words) for words in (self.figure.span.exact, after))

    @cached_property
    def nobody(self) -> str:
        """The stem of those of whom a stated zero speaks, where it is not of everybody: "no residents were hurt"."""
        none = NOBODY.search(self.figure.span.exact) if ends(self.figure) == (0.0, 0.0) else None
        found = stem(none[1].lower()) if none else ""
        return "" if found in ANYBODY else found

    @cached_property
    def besides(self) -> bool:
        """ "killing seven residents and a nurse": one of two that only together are all."""
        return bool(BESIDES.search(_beside(self.figure)[1]))

    @cached_property
    def left(self) -> bool:
        """ "two people are still trapped", "three remain missing": of more whom the same was said of before."""
        return bool(LEFT.search(self.figure.span.exact) or any(LEFT.search(words) for words in _beside(self.figure)))

    @cached_property
    def whole(self) -> bool:
        """ "the war has killed 40,000 people": the toll of a war or an epidemic, which is not that of one day of it."""
        said, at = self.figure.sentence.exact, self.figure.span.start - self.figure.sentence.start
        before, after = said[max(0, at - NEAR) : at], said[at + len(self.figure.span.exact) :]
        if not GROWING.isdisjoint(self.figure.role) and SUMMED.search(before + self.figure.span.exact + after[:YEAR_NEAR]):
            return True
        if stems_of("types", "war").isdisjoint(stems(said)):
            return False
        return bool(WHOLE.search(before) or WHOLE.search(after[:YEAR_NEAR]))

    @cached_property
    def causes(self) -> frozenset[str]:
        """Stems of what the clause says people were lost to; not what it recalls: "…, a day after the fire"."""
        said, at = self.figure.sentence.exact, self.figure.span.start - self.figure.sentence.start
        end = at + len(self.figure.span.exact)
        before, after = said[max(0, at - YEAR_NEAR) : at], BACKGROUND.split(said[end : end + YEAR_NEAR])[0]
        return stems(f"{before} {self.figure.span.exact} {after}") & causes()

    @cached_property
    def wheres(self) -> frozenset[str]:
        """Names after words of place, without whose they are and who tells: "in the neighbouring district of Kole"."""
        found = WHERE.findall(without_teller(self.figure))
        return frozenset(name.strip() for name in found if name.split()[0] not in words_of_dates())

    @cached_property
    def loser(self) -> frozenset[str]:
        """Whose loss it is: "Kelsa lost three aircraft"."""
        found = LOSER.search(self.figure.sentence.exact[: self.figure.span.start - self.figure.sentence.start])
        return named_alike([stem(found[1])]) if found else frozenset()

    @cached_property
    def own(self) -> bool:
        """What one side lost of its own."""
        return own_loss(self.figure)

    @cached_property
    def moment(self) -> str:
        """ "$65.09 at 9:34 a.m.", "$63.20 at mid-afternoon": prices of two times of a day are two prices. "" where none is told."""
        found = MOMENT.search(_beside(self.figure)[1])
        return found[1].lower() if found else ""

    @cached_property
    def limit(self) -> bool:
        """ "a top speed of 50mph": not how fast it went."""
        return any(LIMIT.search(words) for words in (self.figure.span.exact, _beside(self.figure)[0]))

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
    if side_by_side(a.figure, b.figure) or a.hospital != b.hospital or a.grave != b.grave or a.whole != b.whole:
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
    follows = 0 <= second.start - first.end <= 1
    return follows or bool(OTHERWISE.search(first.exact) or OTHERWISE.search(second.exact))


def side_by_side(a: Figure, b: Figure) -> bool:
    """ "a family of five and a family of four", "63 letters and dozens more": one sentence tells two numbers of two things."""
    if a.report != b.report or a.sentence != b.sentence:
        return False
    one, two = sorted(abs(point(f) or 0) for f in (a, b))
    if two > FAR_SIDE * one > 0 and not CORRECTED.search(a.sentence.exact):
        return True  # "raised it to 29 after two bodies were found"
    tellers = {f.speaker.name if f.speaker else None for f in (a, b)}
    return not (REVISED.search(a.sentence.exact) or TOLD_BY_TWO.search(a.sentence.exact) or (None not in tellers and len(tellers) == 2))


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
    return bool(PARTS_BEFORE.search(_beside(figure)[0]) or (NUMBER_ALONE.search(figure.span.exact) and PART_AND.search(before)))


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


OF_A_DAY = re.compile(rf"\b(?:\d{{1,2}} (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}}),? $")  # before a year: the date is whole
A_YEAR_PAST, ANY_YEAR = "past", "any"  # in place of a year that is not known: "four years ago"; "last August", which may be of this one
AGO = re.compile(r"\b(?:years|decades?|(?:a|one) year) (?:ago|earlier|before)\b", re.I)
THAN = re.compile(r"\b(?:from|against|than|versus|compared (?:with|to))\b(?= [^,;]{0,12}\d)")  # "$340m from $512m a year earlier"
LAST_MONTH = re.compile(rf"\blast (?:{MONTHS}|spring|summer|autumn|fall|winter)\b")


def years_past(figure: Figure, present: int | None) -> frozenset[str]:
    """Years of the figure, or told near it, before the `present` one of the report: it is told of another time.

    Where the report has no date, its news is told of by weekdays or whole dates: a year or month alone is another time.
    """
    start, end = figure.span.start - figure.sentence.start, figure.span.end - figure.sentence.start
    if figure.when and figure.when.earliest:
        own, known = figure.when.earliest[:4], len(figure.when.edtf or "") > len("2031-05")
        return frozenset((own,)) if (present is None and not known) or (present is not None and int(own) < present) else frozenset()
    near = figure.sentence.exact[max(0, start - YEAR_NEAR) : end + YEAR_NEAR]
    if LAST_MONTH.search(near):
        return frozenset((ANY_YEAR,))
    years = (y for y in YEAR.finditer(figure.sentence.exact) if start - YEAR_NEAR <= y.start() <= end + YEAR_NEAR)
    told = (y for y in years if not dated_nearer(figure.sentence.exact, y, start, end))
    told = (y for y in told if (not OF_A_DAY.search(figure.sentence.exact[: y.start()]) if present is None else int(y[0]) < present))
    sides = (figure.sentence.exact[max(0, start - YEAR_NEAR) : start], figure.sentence.exact[end : end + YEAR_NEAR])
    ago = any(AGO.search(side) for side in (sides[0], THAN.split(sides[1])[0]))
    return frozenset(y[0] for y in told) or (frozenset((A_YEAR_PAST,)) if ago else frozenset())


def of_other_years(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether figures with these years past are of two times."""
    both = one | other
    if not both or ANY_YEAR in both:
        return False
    return not (one and other) or (one.isdisjoint(other) and A_YEAR_PAST not in both)


def of_last_year(figure: Figure) -> bool:
    """Whether the words near the figure say that it is of the year before."""
    start, end = figure.span.start - figure.sentence.start, figure.span.end - figure.sentence.start
    return bool(LAST_YEAR.search(figure.sentence.exact[max(0, start - YEAR_NEAR) : end + YEAR_NEAR]))


def dated_nearer(sentence: str, year: re.Match[str], start: int, end: int) -> bool:
    """ "on maps of 1907, it saw a clash last August in which three died": another date stands between the year and the figure."""
    between = sentence[year.end() : start] if year.end() <= start else sentence[end : year.start()]
    return bool(LAST_DATE.search(between))


def same_direction(a: Figure, b: Figure) -> bool:
    """Both "at least", or both "up to"."""
    (low1, high1), (low2, high2) = ends(a), ends(b)
    return (math.isinf(high1) and math.isinf(high2)) or (math.isinf(low1) and math.isinf(low2))
