"""One figure as the question that it answers sees it: its roles, the sort and part of what it counts, its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, cached_property

from dateline.core.statement import Figure
from dateline.reconcile.account import Account, this_year
from dateline.reconcile.apart import Traits, part_of_more
from dateline.reconcile.cues import caught, cue
from dateline.reconcile.happening import days
from dateline.reconcile.interval import ends, family, point
from dateline.reconcile.terms import (
    WORD,
    classes_of,
    classes_words,
    named_alike,
    part_of_people,
    part_words,
    stem,
    stems,
    stems_of,
    table,
    words_of,
)
from dateline.reconcile.years import of_last_year, years_past, years_past_beside

TELLING_DIGITS = 3
NONE = (0.0, 0.0)
OF_A_FEW = 3  # losses up to here are of this one and that one
FREED = frozenset({"released", "exchanged"})
UNSPECIFIC = frozenset({"affected"})  # says too little beside another role


@dataclass(frozen=True, eq=False)
class Measure:
    """One figure as a question sees it, worked out once."""

    account: Account
    near: frozenset[str]
    roles: frozenset[str]
    loss: bool
    rising: bool
    crowd: bool
    family: str
    classes: frozenset[str]
    wider: frozenset[str]
    part: str | None
    qualifiers: frozenset[str]
    sentence: frozenset[str]
    sort: frozenset[str]
    of_more: bool
    ends: tuple[float, float]
    telling: bool
    traits: Traits
    event: str | None
    places: frozenset[str | None]
    days: tuple[int, int] | None
    weekdays: frozenset[str]
    past: frozenset[str]
    only: bool = True  # of its report the only number of its kind
    sole: bool = True  # of its report the only number of things of its class in its role
    alone: bool = False  # of its report the only number of such a thing of its happening
    toll: bool = False  # of its report the only number of dead of its happening

    @cached_property
    def size(self) -> float:
        """The one number that stands for the figure, in its family's unit: its lower end, else its upper."""
        low, high = self.ends
        return abs(low if math.isfinite(low) else high)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Names of all classes that the thing counted may be of."""
        return self.classes | self.wider


def measure(account: Account, event: str | None) -> Measure:
    """The figure of an account, which must hold one."""
    figure = account.statement
    assert isinstance(figure, Figure)
    held, part = frozenset(_first_names().get(role, role) for role in roles(figure)), _part(figure)
    return Measure(
        account,
        account.near - classes_words(figure.what) - stems(figure.what) - stems_of("number", "words"),
        held,
        bool(held & words_of("roles", "loss")),
        bool(held & words_of("roles", "rising")),
        figure.role == ("present",) and not stems_of("part", "crowd").isdisjoint(stems(figure.sentence.exact)),
        family(figure.unit),
        classes_of(figure.what),
        frozenset({part} if part else {figure.unit} if figure.unit != "count" else ()),
        part,
        qualifiers(figure),
        named_alike(stems(figure.sentence.exact)),
        named_alike(stems(figure.span.exact) & stems_of("part", "sorts")),
        _of_more(figure),
        ends(figure),
        telling_number(figure),
        Traits(figure),
        event,
        frozenset(p.gazetteer_id for p in account.places),
        days(account.when) if account.when and account.when.earliest and account.when.latest else None,
        frozenset(cue("weekday").findall(figure.sentence.exact)),
        _past(account),
    )


def _past(account: Account) -> frozenset[str]:
    figure, present = account.statement, this_year(account)
    assert isinstance(figure, Figure)
    own = years_past(figure, present) | last_year(account)
    lost = not words_of("roles", "loss").isdisjoint(roles(figure))
    return own or (years_past_beside(figure, account.report.text, present) if lost else frozenset())


def last_year(account: Account) -> frozenset[str]:
    """The year before the report's, where its figure is told of "last year"; in January and February that is as good as this one."""
    assert isinstance(account.statement, Figure)
    present, published = this_year(account), account.report.published.earliest
    if present is None or published is None or published[:4] != str(present) or not of_last_year(account.statement):
        return frozenset()
    return frozenset((str(present - 1),))


def roles(figure: Figure) -> frozenset[str]:
    """The roles that a comparison goes by: the telling ones of loss where there are any ("killed" of "killed and present")."""
    every = frozenset(figure.role)
    if freed := every & FREED:
        return freed  # who is freed was held
    lost = every & words_of("roles", "loss")
    return lost - UNSPECIFIC or lost or every


@cache
def _first_names() -> dict[str, str]:
    """Role to the first of its row of roles that answer one question."""
    rows = (row.split() for row in table()["roles"]["rows"])
    return {role: row[0] for row in rows for role in row}


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures measure one kind of thing in units of one family."""
    return family(a.unit) == family(b.unit) and _part(a) == _part(b) and bool(classes_of(a.what) & classes_of(b.what))


def _part(figure: Figure) -> str | None:
    """The part of the people that is counted; "17 men" is one where the sentence tells of women too."""
    if figure.unit != "count":
        return None
    words = WORD.findall(figure.span.exact.lower())
    last = words[-1] if words else ""
    women, men = words_of("part", "women"), words_of("part", "men")
    if figure.what == "person" and (last in women or (last in men and not women.isdisjoint(WORD.findall(figure.sentence.exact.lower())))):
        return "woman" if last in women else "man"
    part = part_of_people(figure.what) or _part_told_before(figure)
    if part in words_of("part", "arrested") and not {"detained", "captured"}.isdisjoint(figure.role):
        return None
    crew = part in words_of("part", "crew") or not stems_of("part", "crew").isdisjoint(map(stem, words))
    return "crew" if crew or cue("crew_after").search(figure.sentence.exact[figure.span.end - figure.sentence.start :]) else part


def _told_before(figure: Figure) -> str:
    """Words before a bare number that say what it counts: "put the number of Georgian dead at ten"."""
    return caught("counted_of", figure.sentence.exact[: figure.span.start - figure.sentence.start]) if figure.what == "person" else ""


def _part_told_before(figure: Figure) -> str | None:
    return next((part for word in _told_before(figure).lower().split() if (part := part_of_people(word.removesuffix("s")))), None)


def _of_more(figure: Figure) -> bool:
    """Whether it counts some of those told beside it; none of them is all."""
    return ends(figure) != NONE and (bool(cue("part_of").search(figure.span.exact)) or part_of_more(figure))


def numeral(word: str) -> bool:
    """ "Thirty-eight": numbers joined by a hyphen."""
    return "-" in word and words_of("number", "words").issuperset(word.lower().split("-"))


def qualifiers(figure: Figure) -> frozenset[str]:
    """Stems of the figure's own words that narrow down what is counted: "American" in "10 American tourists".

    A stated zero is told by a clause ("nobody was hurt"), whose words narrow nothing down.
    """
    if figure.low == figure.high == 0:
        return frozenset()
    nothing = stems_of("number", "words") | stems_of("part", "loose") | stems_of("part", "crew") | stems_of("part", "sorts")
    names = (w for w in _told_before(figure).split() if w[0].isupper() and w.lower() not in words_of("dates"))
    own = " ".join(w for w in (*names, *WORD.findall(figure.span.exact)) if not numeral(w))
    return named_alike(stems(own) - stems(figure.what) - classes_words(figure.what) - part_words(figure.what) - nothing)


def telling_number(figure: Figure) -> bool:
    """Whether a number is so odd that it tells what it counts: it has three digits or more before its noughts."""
    number = point(figure)
    return number is not None and len(f"{abs(number):.6f}".replace(".", "").strip("0")) >= TELLING_DIGITS
