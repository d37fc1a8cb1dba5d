"""Expressions counted from another date: "last week", "two weeks ago", "three days later", "the following day"."""

from __future__ import annotations

from dateline.resolve.dates.calendar_cells import Grain
from dateline.resolve.dates.clock import clock_day
from dateline.resolve.dates.grammar import Match
from dateline.resolve.dates.lengths import length, quantity, said
from dateline.resolve.dates.timex_forms import Expression, Form, Named, Pick, Shift, Timeless
from dateline.resolve.dates.words import Piece

GRAINS: dict[str, Grain] = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century",
}  # fmt: skip
STEPS = {"LAST": -1, "PAST": -1, "PREVIOUS": -1, "BEFORE": -1, "EARLIER": -1, "THIS": 0, "SAME": 0, "THAT": 0, "ORDWORD": 0, "SECOND": 0}
PICKS: dict[str, Pick] = {"LAST": "last", "PAST": "last", "NEXT": "next", "COMING": "next"}
SPANNING = ("in", "over", "during", "within", "throughout", "for", "across")
CLAUSE = ("of", "when", "that", "after", "before", "he", "she", "they", "it", "we", "you", "i", "who", "which", "where", "to")


def unit_shift(piece: Piece, rel: str) -> Form | None:
    """ "last week", "next year", "this month" from the day of publication."""
    grain = GRAINS.get(piece.value)
    if grain is None:
        return None
    if grain == "weekend":
        return Named("weekend", pick=PICKS.get(rel))
    return Shift(grain, STEPS.get(rel, 1), grain)


def relative(m: Match) -> Expression | None:
    """ "last week", "later this year", "the end of next month"; "next day" is told from the date before it."""
    rel, unit = m.all("rel")[-1].sort, m.pieces[-1]
    if unit.value == "D" and rel == "NEXT":
        return Expression(Shift("day", 1, "day", told=True))
    if unit.value == "D" and rel != "THIS":
        return None
    plain_the = m.pieces[0].sort == "THE" and not m.has("EDGE", "MID")
    if plain_the and rel == "LAST" and unit.value != "Q" and m.says(-1, *SPANNING):
        return said(1.0, unit.value) if unit.value != "WE" else None
    form = unit_shift(unit, rel)
    return Expression(form) if form else None


def weekend(m: Match) -> Expression | None:
    """ "the weekend"."""
    return Expression(Named("weekend")) if m.pieces[-1].value == "WE" else None


def _ends_clause(m: Match) -> bool:
    """Whether "the day before" stands alone, not before what it was before."""
    after = m.near(1)
    return after is None or not (after.text[0].isalnum() or after.text[0] in "“\"‘'") or after.sort in ("AND", "IN", "AT", "ON")


def told(m: Match) -> Expression | None:
    """ "the following day", "that week", "the day before"."""
    sign = m.one("s")
    if sign is None or (sign.sort in ("BEFORE", "AFTER") and not _ends_clause(m)):
        return None
    step = STEPS.get(sign.sort, 1)
    if m.value("p"):
        return Expression(Shift("day", step, "day", told=True), part=m.value("p"))
    grain = GRAINS.get(next((p.value for p in m.pieces if p.sort == "UNIT"), ""))
    if grain is None or grain in ("decade", "century"):
        return None
    if m.has("CONSECUTIVE"):
        return Expression(Shift(grain, 0, grain))
    return Expression(Shift(grain, step, grain, told=True))


def told_day(m: Match) -> Expression | None:
    """ "the day", as in "ended the day lower"."""
    if m.pieces[-1].value != "D" or m.says(1, *CLAUSE) or m.is_a(1, "PART", "DASH", "POSS"):
        return None
    return Expression(Shift("day", 0, "day", told=True, lone=True))


def told_quarter(m: Match) -> Expression | None:
    """ "in the quarter", "for the entire year": of the date last spoken of."""
    grain = GRAINS.get(m.pieces[-1].value)
    if grain not in ("quarter", "year") or m.says(1, *CLAUSE) or m.is_a(1, "PART", "DASH", "POSS", "END", "EDGE", "AGO", "BEFORE"):
        return None
    led = m.says(-1, "in", "for", "during") if grain == "quarter" else m.says(-1, "for") or m.has("OTHERS")
    if not led or m.is_a(1, "NUM", "YEAR"):
        return None
    told = grain == "quarter" or m.has("OTHERS")  # "the target for the year" is this year's
    return Expression(Shift(grain, 0, grain, told=told, lone=told))


def later_alone(m: Match) -> Expression | None:
    """ "later", of what is told next; not "later than", "later models"."""
    token = m.scene.token(m.pieces[0])
    adverb = token is not None and token.tag_ in ("RB", "RBR") and token.head.pos_ in ("VERB", "AUX")
    if not adverb or m.says(1, "than") or m.is_a(-1, "OR", "EARLIER"):
        return None
    return Expression(Timeless("FUTURE_REF", "no date: after what was told before it"))


def outer_end(m: Match) -> Expression | None:
    """ "the end of the year": that of publication."""
    grain = GRAINS.get(m.pieces[-1].value)
    if grain is None or grain in ("decade", "century"):
        return None
    lone = grain == "day"
    return Expression(Shift(grain, 0, grain, told=lone, lone=lone))


def same_last(m: Match) -> Expression | None:
    """ "the same month a year ago": a year before the cell last spoken of."""
    unit = next((p.value for p in m.pieces if p.sort == "UNIT"), "")
    last = m.pieces[-1] if m.pieces[-1].sort == "UNIT" else m.pieces[-2]
    if last.value != "Y":
        return None
    return Expression(Shift(GRAINS.get(unit, "year") if unit in ("M", "Q", "W", "D") else "year", -1, "year", told=True, keep=True))


def before_today(m: Match) -> Expression | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    step = -1 if m.one("b") and m.value("b") == "before" else 1
    unit = next((p.value for p in m.pieces if p.sort == "UNIT"), "")
    return Expression(clock_day(str(int(m.value("t")) + step))) if unit == "D" else None


def steps(n: float | None, unit: str) -> tuple[Grain, float, Grain] | None:
    """Grain, number and step of `n` units; weeks are counted in days, for "two weeks ago" is a day. None where no day can be counted."""
    if n is None or abs(n) > 1e6:
        return None
    if unit in ("W", "D", "FN"):
        return "day", n * {"W": 7, "D": 1, "FN": 14}[unit], "day"
    if unit == "Y":
        return ("year", n, "year") if n == int(n) else ("month", n * 12, "month")
    if unit == "DE":
        return "decade", n, "decade"
    return ("month", n, "month") if unit == "M" else ("quarter", n, "quarter") if unit == "Q" else None


def ago(m: Match) -> Expression | None:
    """ "two weeks ago"; "years ago" points at the past and at no date."""
    unit = m.value("u")
    n = 1.5 if m.all("half") else quantity(m.all("q")) if m.all("q") else None
    counted = steps(n, unit)
    if counted is None or counted[1] != int(counted[1]):
        return Expression(Timeless("PAST_REF", "no date: how long ago is not said exactly")) if n is None else said(n, unit)
    grain, number, step = counted
    return Expression(Shift(grain, -int(number), step))


def later(m: Match) -> Expression | None:
    """ "three days later", "a year earlier": from the date last spoken of; "a day after the raid" is a length."""
    unit, sign = m.value("u"), m.one("s")
    if sign is None or (sign.sort in ("BEFORE", "AFTER") and not _ends_clause(m)) or (sign.sort == "ON" and not m.is_a(1, "COMMA")):
        return None
    counted = steps(quantity(m.all("q")), unit) if m.all("q") else None
    if counted is None or counted[1] != int(counted[1]):
        return length(m) if m.all("q") else said(None, unit)
    grain, number, step = counted
    back = sign.sort in ("EARLIER", "BEFORE")
    return Expression(Shift(grain, -int(number) if back else int(number), step, told=True, keep=step == "year"))
