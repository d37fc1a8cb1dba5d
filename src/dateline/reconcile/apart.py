"""Tell figures that cannot answer one question, however alike their sentences are: a false comparison is worse than none."""

from __future__ import annotations

import math
import re

from dateline.core.statement import Figure
from dateline.reconcile.interval import Gap, ends, point
from dateline.reconcile.terms import words_of

SMALL = 20  # counts up to here stand for this and that ("two outs", "four photos"); a different one is mostly of different things
FAR = 2  # times: open intervals of one direction always meet, so their bounds are compared
VAGUE_APART = 100  # times: "thousands of dollars", "millions of dollars"
REVISED = re.compile(
    r"\bfrom(?: [\w,.]+){1,3} to\b|"
    r"\b(?:up from|previous(?:ly)?|earlier|initial(?:ly)?|revis\w+|rais\w+|r[io]se|rising|climb\w*|jump\w*|instead|correct\w+)\b",
    re.I,
)
ADDED = re.compile(r"\b(?:additional|further|extra|others?)\b", re.I)
PARTS_BEFORE = re.compile(r"\b(?:of|among) (?:which|whom|them|those|these)\W*$", re.I)
GRAVE = re.compile(r"\b(?:serious|critical|grave|severe)(?:ly)?\b|\blife-threatening\b", re.I)
LIMIT = re.compile(r"\b(?:limit|limited|top|maximum|minimum|average|record|restriction|capacity)\b", re.I)
YEAR = re.compile(r"(?<![\w$£€.,-])(?:19|20)\d\d(?!\w|,\d|-)")
NAME = re.compile(r"(?<=[a-z,;’'] )[A-Z][a-z]+[A-Za-z]*")
OWN_NAME = re.compile(r"(?<=[\w,] )[A-Z][A-Za-z]+")
NEAR = 40  # characters beside a figure in which a word narrows it down
JOINED = re.compile(r"\w-[a-z]+", re.I)
HOSPITAL = re.compile(r"\b(?:hospitals?|clinics?|medical cent(?:er|re)|infirmary)\b", re.I)


def never_one(a: Figure, b: Figure, gap: Gap, context: bool) -> bool:
    """Whether two figures of one role and thing are surely of two things. `context`: they count no loss."""
    if gap == "same":
        return False
    apart = gap == "apart"
    tests = (
        side_by_side(a, b),
        hospital(a) != hospital(b),
        grave(a) != grave(b),
        apart and (kin(a) or added(a) != added(b) or whose(a) != whose(b)),
        apart and ("distance" in a.role or "affected" in a.role) and other_names(a, b),
    )
    return any(tests) or (context and of_two_things(a, b, gap))


def side_by_side(a: Figure, b: Figure) -> bool:
    """ "a family of five and a family of four", "63 letters and dozens more": one sentence tells two numbers of two things."""
    return a.sentence == b.sentence and a.report == b.report and not REVISED.search(a.sentence.exact)


def hospital(figure: Figure) -> str:
    """The hospital that tells the figure: it counts its own patients. "" for all others."""
    name = figure.speaker.name if figure.speaker else ""
    return name if HOSPITAL.search(name) else ""


def kin(figure: Figure) -> bool:
    """ "three sons", "two sons": whose they are is seldom said in the same words."""
    return figure.what.rpartition(" ")[2] in words_of("kin", "words")


def added(figure: Figure) -> bool:
    """ "an additional 2.5 million people", "19 other defendants": what comes on top of those told elsewhere."""
    return bool(ADDED.search(figure.span.exact))


def whose(figure: Figure) -> frozenset[str]:
    """The names in a count's own words: "400,000 UK consumers" are a part of all of them."""
    return frozenset(OWN_NAME.findall(figure.span.exact)) if figure.unit == "count" else frozenset()


def of_two_things(a: Figure, b: Figure, gap: Gap) -> bool:
    """Context is told of many things in like words: small counts, shares, joined measures and bounds far apart are of two."""
    one, two = point(a), point(b)
    if one is None or two is None:
        return False
    greater, less = max(abs(one), abs(two)), min(abs(one), abs(two))
    if gap == "apart":
        if a.unit == "percent" or limit(a) != limit(b) or JOINED.search(a.span.exact) or JOINED.search(b.span.exact):
            return True
        return a.unit == "count" and greater <= SMALL
    if vague(a) and vague(b):
        return greater >= VAGUE_APART * less
    return same_direction(a, b) and greater > FAR * less


def part_of_more(figure: Figure) -> bool:
    """ "…, of which four are badly hurt": the number is of those told right before."""
    return bool(PARTS_BEFORE.search(_beside(figure)[0]))


def grave(figure: Figure) -> bool:
    """ "eight have life-threatening injuries": a part of all who are hurt."""
    after = re.split(r"[,;:(]| and | including ", _beside(figure)[1], maxsplit=1)[0]  # "31 were hurt, nine of them seriously" counts all
    return "injured" in figure.role and any(GRAVE.search(words) for words in (figure.span.exact, after))


def limit(figure: Figure) -> bool:
    """ "a top speed of 50mph": not how fast it went."""
    return any(LIMIT.search(words) for words in (figure.span.exact, _beside(figure)[0]))


def _beside(figure: Figure) -> tuple[str, str]:
    """The words right before and right after, within the sentence."""
    said, start = figure.sentence.exact, figure.span.start - figure.sentence.start
    end = start + len(figure.span.exact)
    return said[max(0, start - NEAR) : start], said[end : end + NEAR]


def other_names(a: Figure, b: Figure) -> bool:
    """Both sentences name somebody or something, and not one name is in both."""
    one, two = (set(NAME.findall(f.sentence.exact)) - words_of_dates() for f in (a, b))
    return bool(one and two) and one.isdisjoint(two)


def words_of_dates() -> frozenset[str]:
    """Names of days and months, which are in any report."""
    return frozenset(w.capitalize() for w in words_of("dates"))


def years_past(figure: Figure, present: int | None) -> frozenset[str]:
    """Years in the figure's sentence before the `present` one of the report: it is told of another time."""
    if present is None:
        return frozenset()
    return frozenset(y for y in YEAR.findall(figure.sentence.exact) if int(y) < present)


def vague(figure: Figure) -> bool:
    """ "thousands", "dozens"."""
    return figure.op == "~" and figure.high is None


def same_direction(a: Figure, b: Figure) -> bool:
    """Both "at least", or both "up to"."""
    (low1, high1), (low2, high2) = ends(a), ends(b)
    return (math.isinf(high1) and math.isinf(high2)) or (math.isinf(low1) and math.isinf(low2))
