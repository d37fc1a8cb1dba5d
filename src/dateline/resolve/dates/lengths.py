"""Lengths of time and rates: "over two years", "the past decade", "every two weeks"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.resolve.dates.grammar import Match
from dateline.resolve.dates.timex_forms import Expression, Timeless
from dateline.resolve.dates.words import Piece

# TIMEX3 writes tens and hundreds of years in years, and a fortnight in weeks.
FACTORS = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W")}
NAMES = {"TS": "seconds", "TM": "minutes", "TH": "hours", "D": "days", "W": "weeks", "M": "months", "Y": "years", "Q": "quarters"}


def quantity(found: Sequence[Piece]) -> float | None:
    """What the words of a count come to; None for "several"."""
    if any(p.sort == "VAGUE" for p in found):
        return 2.0 if any(p.value == "couple" for p in found) else None
    total = sum_of_words([p for p in found if p.sort == "WORDNUM"])
    figures = [p for p in found if p.sort in ("NUM", "DAY", "YEAR", "DECIMAL", "BIGNUM")]
    if figures:
        total = float(figures[-1].text.replace(",", "")[:12])
    half = 0.5 if any(p.sort == "HALF" for p in found) else 0.0
    alone = total == 0 and not figures
    if alone and half:
        return half
    return total + half if not alone else 1.0


def sum_of_words(found: Sequence[Piece]) -> float:
    """ "twenty five" is 25, "two hundred" 200."""
    total = 0.0
    for piece in found:
        value = float(piece.value)
        total = max(total, 1.0) * value if value in (12.0, 100.0, 1000.0) and total and piece.text.lower() != "twelve" else total + value
    return total


def duration(n: float | None, unit: str) -> str:
    """The TIMEX3 value of `n` of a unit ("P3Y", "PT2H"); X for a number that is not said."""
    factor, letter = FACTORS.get(unit, (1, unit))
    clock = "T" if letter.startswith("T") else ""
    letter = letter.removeprefix("T")
    return f"P{clock}{'X' if n is None else _plain(n * factor)}{letter}"


def _plain(n: float) -> str:
    return str(int(n)) if n == int(n) else f"{n:g}"


def said(n: float | None, unit: str) -> Expression:
    """A length as an expression."""
    return Expression(Timeless(duration(n, unit), "a length of time, no date"))


def _aged(m: Match) -> bool:
    """ "3-year-old", "aged 5 years"."""
    return m.is_a(1, "OLD") or (m.is_a(1, "DASH") and m.is_a(2, "OLD")) or (m.says(1, "of") and m.says(2, "age"))


def length(m: Match) -> Expression | None:
    """A length with its number, a bare plural ("for weeks"), or "weeks-long"."""
    unit, count = m.value("u"), m.all("q")
    if unit not in NAMES and unit not in FACTORS:
        return None
    if _aged(m) or any(p.sort == "YEAR" and "1900" <= p.text < "2100" for p in count):
        return None
    if not count and unit == "Q":
        return None
    if not count:
        return said(1.5 if m.all("half") else 1.0 if m.pieces[0].sort in ("UNIT", "SINGLE") else None, unit)
    lone = all(p.sort == "A" for p in count)
    if unit == "Q" and (lone or (m.says(1, "of") and not m.has("CONSECUTIVE")) or m.is_a(-1, "APPROX")):  # "a quarter of the members"
        return None
    return said(quantity(count), unit)


def past_length(m: Match) -> Expression | None:
    """ "the past three years", "the coming weeks", "the past decade"."""
    unit, count = m.value("u"), m.all("q")
    if unit not in NAMES and unit not in FACTORS:
        return None
    if count:
        return said(quantity(count), unit)
    return said(1.0 if m.pieces[-1].sort == "UNIT" else None, unit)


def every(m: Match) -> Expression | None:
    """ "every day", "every two weeks", "every other year", "every night"."""
    piece = m.one("u")
    if piece is None:
        return None
    if piece.sort == "PART":
        return Expression(Timeless(f"XXXX-XX-XX{piece.value}", "a rate: every day at that time"))
    if piece.value not in NAMES and piece.value not in FACTORS:
        return None
    n = 2.0 if m.has("OTHER") else quantity(m.all("q")) if m.all("q") else 1.0
    return Expression(Timeless(duration(n, piece.value), "a rate, no date"))


def rate(m: Match) -> Expression | None:
    """ "six days a week", "24 hours a day": so often in each of the last unit."""
    unit = m.value("per")
    if unit not in NAMES and unit not in FACTORS:
        return None
    return Expression(Timeless(duration(1.0, unit), "a rate, no date"))


def any_weekday(m: Match) -> Expression | None:
    """ "on a Friday": one of many; "a Friday deadline" is that of a certain Friday."""
    piece = m.one("wd")
    token = m.scene.token(piece) if piece else None
    if token is None or token.dep_ in ("compound", "amod", "nmod", "nummod", "poss") or m.is_a(1, "POSS"):
        return None
    return Expression(Timeless(f"XXXX-WXX-{m.value('wd')}{m.value('p')}", "one of many such days, which one is not said"))


def every_weekday(m: Match) -> Expression | None:
    """ "every Monday", "Mondays", "every other Monday"."""
    if m.has("OTHER"):
        return Expression(Timeless("P2W", "a rate: every second week"))
    return Expression(Timeless(f"XXXX-WXX-{m.value('wd')}", "a rate: that weekday of every week"))
