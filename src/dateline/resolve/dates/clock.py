"""Clock times: "16:15 UTC", "9 a.m. on Tuesday", "0800 GMT", "noon"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.resolve.dates.grammar import Match
from dateline.resolve.dates.timex_forms import Expression, Form, Impossible, Named, Shift, day_form
from dateline.resolve.dates.words import Piece, number

# "at 16:15"; a bare "5:17" after anything else may be a verse or a score.
LEADS = ("at", "by", "from", "until", "till", "to", "around", "about", "between", "before", "after", "since", "and", "(", "of")


def clock_day(n: str) -> Form:
    """The day of publication, or one `n` days from it."""
    return Shift("day", int(n), "day")


def clock(m: Match) -> Expression | None:
    """The time of day, with its day where that stands beside it."""
    time = "T12:00" if m.value("n") == "T12:00" else m.value("n") or _time(m)
    if not time:
        return None
    noon = m.one("n")
    token = m.scene.token(noon) if noon else None
    if token is not None and token.dep_ == "compound":  # "midnight blue"
        return None
    zone = m.value("z") if m.value("z") == "Z" else ""
    beside = m.one("d")
    if beside is None:
        return Expression(clock_day("0"), clock=time, zone=zone, told=not _stamp(m))
    return Expression(_day(beside), clock=time, zone=zone)


def clock_date(m: Match) -> Expression | None:
    """ "7 p.m. Aug. 15", "16:15 UTC 3 June 2025": a time of day with its day behind it."""
    found = clock(m)
    day = day_form(int(m.value("month")), number(m.value("day")), int(m.value("year")) if m.value("year") else None)
    return replace(found, form=day, told=False) if found and not isinstance(day, Impossible) else None


def _stamp(m: Match) -> bool:
    """A time that opens a paragraph, as in live reports: of the day of publication."""
    return m.scene.sentence.block.start == m.scene.sentence.start + m.pieces[0].start


def _day(piece: Piece) -> Form:
    return Named("weekday", int(piece.value)) if piece.sort == "WEEKDAY" else clock_day(piece.value)


def _time(m: Match) -> str | None:
    piece = m.one("t")
    if piece is None:
        return None
    if piece.sort in ("CLOCK", "DECIMAL") and not (m.has("AMPM", "ZONE") or m.says(-1, *LEADS) or (piece.sort == "CLOCK" and _stamp(m))):
        return None
    if piece.sort == "DECIMAL" and not re.fullmatch(r"\d{1,2}\.\d\d", piece.text):
        return None
    if piece.sort == "DECIMAL" and not m.has("AMPM", "ZONE"):
        return None
    hour, minute = _figures(piece)
    half = m.value("c").lower().lstrip()[:1]
    if half and not 1 <= hour <= 12:
        half = "" if hour <= 24 and piece.sort == "CLOCK" else "?"
    if half == "?" or hour > 24 or minute > 59:
        return None
    return f"T{_of_day(hour, half) % 24:02}:{minute:02}"


def _of_day(hour: int, half: str) -> int:
    if half == "p":
        return hour if hour == 12 else hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _figures(piece: Piece) -> tuple[int, int]:
    if piece.sort in ("NUM", "YEAR"):
        return (int(piece.text[:2]), int(piece.text[2:])) if len(piece.text) == 4 else (99, 0)
    figures = [int(n) for n in re.findall(r"\d{1,4}", piece.value)]
    return figures[0], figures[1] if len(figures) > 1 else 0
