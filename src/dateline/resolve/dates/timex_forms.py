"""What an expression of time means before anything is known about the report: a cell, a shift, a named day, or no date at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.resolve.dates.calendar_cells import Cell, Grain

Pick = Literal["last", "this", "next"] | None
Named_ = Literal["weekday", "weekend", "week", "month", "day", "quarter", "half", "season", "holiday"]
Direction = Literal["past", "future"] | None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A cell of the calendar that needs nothing else: "2009", "2 June 2025"."""

    cell: Cell


@dataclass(frozen=True, slots=True)
class Shift:
    """`n` steps from the day of publication, or from the date last spoken of: "last week", "two days later"."""

    grain: Grain
    n: int
    step: Grain
    told: bool = False  # counted from the date last spoken of
    keep: bool = False  # in the grain of that date if it is finer than a year: "a year earlier" after "May 2008" is May 2007
    lone: bool = False  # where no date was spoken of, from the day of publication


@dataclass(frozen=True, slots=True)
class Named:
    """A cell that comes round again: "Monday", "in May", "2 June", "the fourth quarter", "Christmas"."""

    sort: Named_
    number: int = 0
    day: int = 0
    name: str = ""
    pick: Pick = None
    back: int = 1  # with "last": the how-many-th of those that are over, counted back


@dataclass(frozen=True, slots=True)
class Within:
    """A cell inside another: "the third quarter of last year", "the last week of March"; `nth` from 1, or from the end if negative."""

    outer: Form
    inner: Named | None = None
    grain: Grain = "day"
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """The end of an interval that the other end settles: in "from March 3 to April 12, 2022" the last before, in 2022."""

    named: Named
    other: Form
    after: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """From one cell to another, both included."""

    first: Form
    last: Form
    whole: bool = False  # "18-20 June": one expression, not two


@dataclass(frozen=True, slots=True)
class Either:
    """Two readings of figures: "7/8/07"; the one near the day of publication, if only one is."""

    first: Form
    second: Form


@dataclass(frozen=True, slots=True)
class Timeless:
    """A length, a rate or a vague reference: it has a TIMEX3 value and no place in the calendar."""

    timex: str
    why: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """Reads as a day that no calendar has: "31 June"."""

    why: str


Form = Fixed | Shift | Named | Within | Between | Beside | Either | Timeless | Impossible


def day_form(month: int, day: int, year: int | None) -> Form:
    """A day of a month, with its year or without; a day that the month never has is impossible."""
    try:
        found = date(year if year is not None else 2000, month, day)
    except ValueError:
        return Impossible(f"there is no day {day} in month {month}" + (f" of {year}" if year else ""))
    return Fixed(Cell("day", found)) if year is not None else Named("day", month, day)


def needs_tense(form: Form) -> bool:
    """Whether the verb has a say in which cell is meant."""
    if isinstance(form, Between):
        return needs_tense(form.first) or needs_tense(form.last)
    if isinstance(form, Within):
        return needs_tense(form.outer)
    if isinstance(form, Beside):
        return needs_tense(form.other)
    return (isinstance(form, Named) and form.pick is None) or (isinstance(form, Shift) and form.told)


@dataclass(frozen=True, slots=True)
class Expression:
    """A form with the part of the day or clock time it names. `part` is "TMO", "TAF"...; `clock` is "T16:15", `zone` "Z" or an offset."""

    form: Form
    part: str = ""
    clock: str = ""
    zone: str = ""
    told: bool = False  # names a time of day only; the day stands elsewhere


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known where an expression stands: the day of publication, the cell last spoken of, and which way the verb looks."""

    published: date | None = None
    told: Cell | None = None
    direction: Direction = None
