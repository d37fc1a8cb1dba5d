"""From a matched pattern to what it means: a function for each builder the table of patterns names; None where it is no date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from dateline.resolve.dates.anchored import at_the_time, from_now, in_length, then, told_named, told_part
from dateline.resolve.dates.calendar_cells import Cell
from dateline.resolve.dates.clock import clock, clock_date, clock_day
from dateline.resolve.dates.grammar import Match
from dateline.resolve.dates.lengths import any_weekday, every, every_weekday, length, past_length, rate
from dateline.resolve.dates.periods import month_quarter, seasons_ago, week_number
from dateline.resolve.dates.relative import (
    ago,
    before_today,
    later,
    later_alone,
    outer_end,
    relative,
    same_last,
    told,
    told_day,
    told_quarter,
    unit_shift,
    weekend,
)
from dateline.resolve.dates.timex_forms import Between, Either, Expression, Fixed, Form, Impossible, Named, Pick, Timeless, Within, day_form
from dateline.resolve.dates.words import lists, number

Built = Expression | None

PICKS: dict[str, Pick] = {"LAST": "last", "PAST": "last", "NEXT": "next", "COMING": "next", "THIS": "this"}
NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "GPE", "NORP", "LAW"})


def _year(text: str) -> int | None:
    return int(text) if text else None


def _date(m: Match) -> Built:
    month, day = int(m.value("month")), number(m.value("day"))
    named = m.one("month")
    if not 1 <= day <= 31 or (m.has("DOT") and named and len(named.text) > 4 and not m.value("year")):
        return None
    if m.is_a(1, "DASH") and m.is_a(2, "UNIT", "UNITS"):  # "in May 5-year sentences"
        return None
    year = _year(m.value("year")) or _named_by_its_day(m, month, day)
    return Expression(_beyond(m) or day_form(month, day, year), part=_first_part(m))


def _named_by_its_day(m: Match, month: int, day: int) -> int | None:
    """The attacks of 11 September are those of 2001 whenever they are spoken of."""
    return 2001 if (month, day) == (9, 11) and m.says(1, "attack", "attacks", "terrorist", "terror", "hijackers") else None


def _beyond(m: Match) -> Impossible | None:
    """Where a year that is no year of news ends the phrase ("31 December 9999"): it must not be taken for the next December."""
    year, behind = m.near(1), m.near(2)
    if m.value("year") or year is None or year.sort != "NUM" or not year.text.isdigit() or len(year.text) < 4:
        return None
    counts = behind is not None and behind.text[0].isalpha() and behind.text not in ("and", "or", "to")  # "On 3 June 5000 people fled"
    return None if counts else Impossible(f"the year {year.text[:10]} lies beyond the calendar")


def _first_part(m: Match) -> str:
    """The part of the day named before the day: "the night of", "the early hours of"."""
    hours = m.one("h0")
    return m.value("p0") or ("" if hours is None else "TNI" if hours.sort == "LATE" else "TMO")


def _date_relative(m: Match) -> Built:
    month, day = int(m.value("month")), number(m.value("day"))
    form = day_form(month, day, None)
    return _inside(m, form) if isinstance(form, Named) else Expression(form)


def _days(m: Match) -> Built:
    month, year = int(m.value("month")), _year(m.value("year"))
    first, last = number(m.value("day")), number(m.value("last"))
    apart = last > first + 1 and m.has("AND") and not m.is_a(-1, "BETWEEN")  # "on Feb 8 and 25": two days, not all between
    if not 1 <= first < last <= 31 or apart:
        return None
    ends = day_form(month, first, year), day_form(month, last, year)
    bad = next((e for e in ends if isinstance(e, Impossible)), None)
    return Expression(bad) if bad else Expression(Between(*ends, whole=True), part=_first_part(m))


def _written(m: Match) -> Built:
    piece = m.pieces[0]
    figures = [int(n) for n in re.findall(r"\d+", piece.text)[:3]]
    if piece.sort == "ISO":
        return Expression(day_form(figures[1], figures[2], figures[0]), clock=piece.text[10:16])
    year = figures[2] if figures[2] > 99 else figures[2] + (2000 if figures[2] < 70 else 1900)
    month, day = (figures[1], figures[0]) if piece.sort == "DOTTED" or figures[0] > 12 else (figures[0], figures[1])
    ambiguous = piece.sort == "SLASH" and max(figures[:2]) <= 12 and figures[0] != figures[1]
    form = day_form(month, day, year)
    return Expression(Either(form, day_form(day, month, year)) if ambiguous else form)


def _month(m: Match) -> Built:
    month, year = int(m.value("month")), _year(m.value("year"))
    if year is not None:
        return Expression(Fixed(Cell("month", date(year, month, 1))))
    if not m.value("rel") and not _stands_as_date(m, "month"):
        return None
    day = m.near(-1)
    if day is not None and day.sort == "NUM" and len(day.text) < 3:  # 0, 32 to 99
        return Expression(Impossible(f"there is no day {day.text} in month {month}"))
    if impossible := _beyond(m):
        return Expression(impossible)
    return Expression(Named("month", month, pick=_pick(m)))


def _stands_as_date(m: Match, group: str) -> bool:
    """A month's name alone: after a word that leads dates, or read as a date by the language pass; "may" and "march" only so led."""
    piece = m.one(group)
    if piece is None or len(piece.text) < 3 or (len(piece.text) < 4 and piece.text != "May"):
        return False
    entity, led = m.entity(group), _led(m) or m.has("EARLY", "LATE", "MID", "EDGE", "EARLIER", "LATER")
    if entity in NAMES:
        return False
    return led or (entity == "DATE" and piece.text not in ("May", "March"))


def _led(m: Match) -> bool:
    before = m.near(-1)
    return before is not None and before.text.lower() in lists()["leads"]


def _pick(m: Match) -> Pick:
    return PICKS.get(m.all("rel")[-1].sort) if m.all("rel") else None


def _month_relative(m: Match) -> Built:
    return _inside(m, Named("month", int(m.value("month"))))


def _inside(m: Match, inner: Named) -> Built:
    """ "October of next year", "Tuesday of last week": the unit is the last piece."""
    outer = unit_shift(m.pieces[-1], m.all("rel")[-1].sort)
    return Expression(Within(outer, inner)) if outer else None


def _year_alone(m: Match) -> Built:
    year = int(m.value("year"))
    if m.has("UNIT"):
        return Expression(Fixed(Cell("year", date(year, 1, 1)))) if m.has_value("Y") else None
    if not 1800 <= year < 2100 or not _is_year(m):
        return None
    return Expression(Fixed(Cell("year", date(year, 1, 1))))


def _is_year(m: Match) -> bool:
    """Not a count ("in 2000 villages"), nor part of a name or figure."""
    if m.is_a(1, "DASH", "UNIT", "UNITS") and not m.is_a(1, "DASH"):
        return False
    piece = m.one("year")
    token = m.scene.token(piece) if piece else None
    if token is None or (m.near(-1) and m.near(-1).end == m.pieces[0].start and m.near(-1).text in "$€£#+"):  # type: ignore[union-attr]
        return False
    counts = token.dep_ == "nummod" and token.head.tag_ in ("NNS", "NNPS") and token.head.i > token.i
    if token.ent_type_ in ("DATE", "EVENT"):
        return True
    return (_led(m) or m.has("EARLY", "LATE", "MID", "EDGE")) and not counts and token.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")


def _years(m: Match) -> Built:
    """ "the 1950-53 war"; "2007-09" may be a month, and is left as a year."""
    first, last = int(m.value("year")), m.one("last")
    if last is None or len(last.text) != 2 or not max(12, first % 100) < int(last.text):
        return None
    start, end = date(first, 1, 1), date(first - first % 100 + int(last.text), 1, 1)
    return Expression(Between(Fixed(Cell("year", start)), Fixed(Cell("year", end)))) if 1800 <= first < 2100 else None


def _fiscal(m: Match) -> Built:
    return Expression(Timeless(f"FY{m.value('year')}", f"fiscal year {m.value('year')}, whose first day the report does not say"))


def _decade(m: Match) -> Built:
    figures = re.sub(r"\D", "", m.value("d"))
    if not figures.endswith("0") or (len(figures) == 2 and not (m.has("THE") or m.is_a(-2, "DECADE"))):
        return None
    if len(figures) == 2 and any(t.lower_ in lists()["weather"] for t in m.scene.sentence.words):
        return None  # "highs in the 70s": degrees
    year = int(figures) if len(figures) == 4 else int(figures) + (1900 if int(figures) >= 30 else 2000)
    century = len(figures) == 4 and year % 100 == 0 and year < 1900
    return Expression(Fixed(Cell("century" if century else "decade", date(year, 1, 1))))


def _season(m: Match) -> Built:
    number_, year, piece = int(m.value("season")), _year(m.value("year")), m.one("season")
    if year is not None:
        return Expression(Fixed(Cell("season", date(year, number_, 1))))
    token = m.scene.token(piece) if piece else None
    if piece is None or token is None or token.pos_ not in ("NOUN", "PROPN") or m.is_a(1, "OF", "UNIT"):
        return None
    # "a fall in prices", "a spring of hope": these two need more than to be nouns.
    led = m.says(-1, "in", "until", "by") and not m.is_a(1, "IN")
    seasonal = led or piece.text.lower() not in ("fall", "spring") or token.ent_type_ == "DATE"
    return Expression(Named("season", number_, pick=_pick(m))) if seasonal or m.value("rel") else None


def _season_relative(m: Match) -> Built:
    return _inside(m, Named("season", int(m.value("season"))))


def _weekday(m: Match) -> Built:
    if m.entity("wd") in NAMES - {"PERSON"} or m.says(-1, *lists()["named_weekday"]):
        return None
    named = Named("weekday", int(m.value("wd")), pick=_pick(m))
    part = m.value("part") or _first_part(m)
    if part.startswith("T1") or part.startswith("T0"):
        return Expression(named, clock=part)
    edge = "TMO" if m.has("EARLY") else "TNI" if m.has("LATE") else ""
    return Expression(named, part=part or edge)


def _weekday_week(m: Match) -> Built:
    return _inside(m, Named("weekday", int(m.value("wd")))) if m.has_value("W") else None


def _today(m: Match) -> Built:
    piece = m.one("t")
    if piece and piece.text == "Today" and m.entity("t") in ("ORG", "PRODUCT", "WORK_OF_ART"):  # "USA Today"
        return None
    return Expression(clock_day(m.value("t")), part=m.value("part") or _first_part(m))


def _tonight(m: Match) -> Built:
    return Expression(clock_day("0"), part="TNI")


def _overnight(m: Match) -> Built:
    """The night before publication, unless a day stands beside it."""
    return Expression(Between(clock_day("-1"), clock_day("0"), whole=True), part="TNI", told=True)


def _this_part(m: Match) -> Built:
    last = m.all("rel")[0].sort == "LAST"
    if last and m.value("part") != "TNI":
        return None
    return Expression(clock_day("-1" if last else "0"), part=m.value("part"))


def _part(m: Match) -> Built:
    """A part of the day alone: "in the morning"; not "night raids", nor "good morning"."""
    piece = m.one("part")
    token = m.scene.token(piece) if piece else None
    if token is not None and token.dep_ == "compound" and token.head.lower_ in lists()["part_heads"]:  # "in morning trading"
        return Expression(clock_day("0"), part=m.value("part"), told=True)
    if token is None or token.dep_ in ("compound", "nsubj", "dobj", "nsubjpass") or m.is_a(-1, "A", "EVERY"):
        return None
    led = m.says(-1, "in", "during", "until", "on", "by", "at", "before", "since", "through", "from", "of")
    return Expression(clock_day("0"), part=m.value("part"), told=True) if led else None


def _holiday(m: Match) -> Built:
    year, name = m.value("year"), m.value("h")
    named = Named("holiday", name=name, pick=_pick(m))
    if year:
        return Expression(Within(Fixed(Cell("year", date(int(year), 1, 1))), named))
    return Expression(named)


def _ordinal(m: Match) -> Built:
    """ "the third quarter of 2008", "the last week of March", "the 19th century"; no order of days without what they are days of."""
    piece = m.one("u")
    unit = "H" if piece and piece.sort == "HALF" else piece.value if piece else ""
    nth = _rank(m)
    outer = _outer(m)
    if unit == "CE":
        return Expression(Fixed(Cell("century", date((nth - 1) * 100, 1, 1)))) if 2 <= nth <= 30 and outer is None else None
    if unit in ("Q", "H"):
        top = 4 if unit == "Q" else 2
        named = Named("quarter" if unit == "Q" else "half", top if nth == -1 else nth)
        if not 1 <= named.number <= top or (unit == "H" and outer is None) or (m.is_a(-1, "A", "DASH")):
            return None
        return Expression(Within(outer, named)) if outer else Expression(named)
    grain = {"D": "day", "W": "week", "M": "month", "WE": "weekend"}.get(unit)
    return Expression(Within(outer, grain=grain, nth=nth)) if grain and outer and nth else None  # type: ignore[arg-type]


def _ordinal_weekday(m: Match) -> Built:
    """ "the second Tuesday of March"; "of every month" is a rate."""
    if not m.value("month"):
        return Expression(Timeless("P1M", "a rate: that day of every month")) if m.has_value("M") else None
    return Expression(Within(_outer(m) or Named("month", int(m.value("month"))), Named("weekday", int(m.value("wd"))), nth=_rank(m)))


def _rank(m: Match) -> int:
    piece = m.one("n")
    if piece is None or piece.sort in ("FINAL", "LAST"):
        return 1 if piece and piece.value == "1" else -1
    return number(piece.value)


def _outer(m: Match) -> Form | None:
    year = _year(m.value("year"))
    if m.value("month"):
        month = int(m.value("month"))
        return Fixed(Cell("month", date(year, month, 1))) if year is not None else Named("month", month)
    if year is not None:
        return Fixed(Cell("year", date(year, 1, 1)))
    if m.all("rel"):
        return unit_shift(m.pieces[-1], m.all("rel")[-1].sort)
    of_the = len(m.pieces) > 3 and (m.pieces[-2].sort, m.pieces[-1].sort) == ("THE", "UNIT")
    return unit_shift(m.pieces[-1], "THIS") if of_the and m.pieces[-1].value in ("Y", "M") else None


def _quarter(m: Match) -> Built:
    named = Named("quarter", int(m.value("n")[1]))
    year = _year(m.value("year"))
    return Expression(Within(Fixed(Cell("year", date(year, 1, 1))), named)) if year is not None else Expression(named)


def _set(m: Match) -> Built:
    piece = m.pieces[0]
    token = m.scene.token(piece)
    # "a Saudi weekly", "the Daily Mail"
    if token is not None and (token.pos_ == "NOUN" or (piece.text[0].isupper() and token.ent_type_ in NAMES)):
        return None
    return Expression(Timeless(m.value("s"), f"a rate: {piece.text.lower()}"))


def _now(m: Match) -> Built:
    # "soon-to-open", "now-cancelled", "as soon as", "soon after the raid"
    compared = m.value("n") == "FUTURE_REF" and (m.says(-1, "as", "too", "no") or m.says(1, "after"))
    if compared or m.is_a(1, "DASH") or m.is_a(-1, "DASH"):
        return None
    return Expression(Timeless(m.value("n"), "no date: it points at the time of writing, before it or after it"))


def _reference(value: str) -> Callable[[Match], Built]:
    def build(m: Match) -> Built:
        if value == "PAST_REF" and (m.is_a(-1, "MORE") or m.is_a(1, "WORDNUM", "NUM", "DAY", "VAGUE")):
            return None
        return Expression(Timeless(value, "no date: it points vaguely at the " + value.split("_")[0].lower()))

    return build


BUILDERS: dict[str, Callable[[Match], Built]] = {
    "date": _date, "date_relative": _date_relative, "days": _days, "written": _written, "month": _month, "month_relative": _month_relative,
    "year": _year_alone, "years": _years, "fiscal": _fiscal, "decade": _decade, "season": _season, "season_relative": _season_relative,
    "weekday": _weekday, "weekday_week": _weekday_week, "today": _today, "before_today": before_today, "tonight": _tonight,
    "overnight": _overnight,
    "this_part": _this_part, "part": _part, "clock": clock, "holiday": _holiday, "relative": relative, "weekend": weekend, "told": told,
    "told_day": told_day, "outer_end": outer_end, "same_last": same_last, "ago": ago, "later": later, "ordinal": _ordinal,
    "quarter": _quarter, "length": length, "past_length": past_length, "every": every, "every_weekday": every_weekday, "set": _set,
    "clock_date": clock_date, "told_named": told_named, "told_part": told_part, "then": then, "at_the_time": at_the_time,
    "ordinal_weekday": _ordinal_weekday, "from_now": from_now, "in_length": in_length, "week_number": week_number,
    "month_quarter": month_quarter, "seasons_ago": seasons_ago, "later_alone": later_alone, "rate": rate, "any_weekday": any_weekday,
    "told_quarter": told_quarter,
    "now": _now, "present": _reference("PRESENT_REF"), "future": _reference("FUTURE_REF"), "past_ref": _reference("PAST_REF"),
}  # fmt: skip
