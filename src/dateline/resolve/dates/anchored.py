"""Expressions that lean on a date told before, or on now: "the following spring", "since then", "three weeks from now", "in two months"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.resolve.dates.grammar import Match
from dateline.resolve.dates.lengths import quantity, said
from dateline.resolve.dates.relative import steps
from dateline.resolve.dates.tense import direction
from dateline.resolve.dates.timex_forms import Beside, Expression, Form, Named, Named_, Pick, Shift, Timeless
from dateline.resolve.dates.words import lists

BASE = Shift("day", 0, "day", told=True, keep=True)  # the date last spoken of, in its own grain
SORTS: dict[str, Named_] = {"SEASON": "season", "MONTH": "month", "WEEKDAY": "weekday"}
OF_DAYS = frozenset(("D", "W", "M", "Y"))  # "in two hours" is on the clock, "in two decades" too far off to be a date


def told_named(m: Match) -> Expression | None:
    """ "the following spring", "the previous May", "the next Tuesday" after a date."""
    sign, piece = m.one("s"), m.one("n")
    if sign is None or piece is None or (sign.sort == "NEXT" and piece.sort != "SEASON"):  # "the next Tuesday" may be the one to come
        return None
    back = sign.sort == "PREVIOUS"
    pick: Pick = "last" if back else "next"
    return Expression(Beside(Named(SORTS[piece.sort], int(piece.value), pick=pick), BASE, after=not back), part=m.value("p"))


def told_part(m: Match) -> Expression | None:
    """ "that night", "the following morning": of the day last spoken of."""
    sign = m.one("s")
    if sign is None or (sign.sort == "THAT" and m.is_a(1, "OF")):
        return None
    step = {"PREVIOUS": -1, "THAT": 0, "SAME": 0}.get(sign.sort, 1)
    return Expression(Shift("day", step, "day", told=True), part=m.value("p"))


def then(m: Match) -> Expression | None:
    """ "since then", "by that time": the date last spoken of."""
    if not m.says(-1, "since", "by", "until", "till", "at", "before", "after", "from") or m.is_a(1, "OF"):
        return None
    return Expression(BASE)


def at_the_time(m: Match) -> Expression | None:
    """ "at the time" points at the past that is told of; "at the time of the raid", "at the time when" say which by something else."""
    if m.says(1, "of", "when", "he", "she", "they", "it", "we", "i", "the", "to"):
        return None
    return Expression(Timeless("PAST_REF", "no date: it points at the time that is told of"))


def from_now(m: Match) -> Expression | None:
    """ "three weeks from now", "a year from today"; "years from now" points at the future and at no date."""
    if m.value("n") not in ("PRESENT_REF", "0") or (not m.all("q") and m.pieces[0].sort == "UNIT"):
        return None
    n = quantity(m.all("q")) if m.all("q") else None
    form = counted(n, m.value("u"))
    return Expression(form or Timeless("FUTURE_REF", "no date: how far ahead is not said exactly"))


def counted(n: float | None, unit: str) -> Form | None:
    """`n` units after the day of publication; None where that is no date."""
    found = steps(n, unit)
    if found is None or found[1] != int(found[1]):
        return None
    grain, number, step = found
    return Shift(grain, int(number), step)


def in_length(m: Match) -> Expression | None:
    """ "will vote in two weeks": after publication, where the verb looks ahead; "built in two weeks" is a length."""
    unit, piece = m.value("u"), m.one("u")
    n = quantity(m.all("q"))
    if piece is None or unit not in OF_DAYS or not m.says(-1, "in") or any(p.sort == "YEAR" for p in m.all("q")):
        return None
    if m.is_a(1, "OLD", "OF", "DASH", "POSS") or m.says(1, "when", "that", "where"):
        return None
    token = m.scene.token(piece)
    if direction(token) != "future" or (token and _ranked(token)):
        return None
    form = counted(n, unit)
    return Expression(form) if form else said(n, unit)


def _ranked(unit: Token) -> bool:
    """ "the first swap in five months", "the worst flood in two decades": the first or worst within that time."""
    joint = next((t for t in unit.ancestors if t.lower_ == "in"), None)
    if joint is None or not joint.i:
        return False
    noun = joint.nbor(-1)  # the parser hangs "in" on the verb as often as on the noun before it
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ in lists()["ranks"] for t in (noun, *noun.lefts))
