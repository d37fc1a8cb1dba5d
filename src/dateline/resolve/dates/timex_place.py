"""Where a form lies in the calendar, given the day of publication or the date last spoken of."""

from __future__ import annotations

from datetime import timedelta

from dateline.resolve.dates.calendar_cells import MONTHS_OF as LENGTHS
from dateline.resolve.dates.calendar_cells import Cell, cell_of, shifted
from dateline.resolve.dates.calendar_named import chosen, sequence
from dateline.resolve.dates.timex_forms import Beside, Between, Either, Fixed, Form, Moment, Named, Shift, Within

MISSING = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
PER_YEAR = {"month": 12, "quarter": 4, "half": 2, "season": 4}
NEAR_DAYS = 25  # "7/8/07" is the reading that lies within this of publication: the two readings are at least a month apart
SEASON_NAMES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def placed(form: Form, moment: Moment) -> tuple[Cell, Cell] | None:
    """First and last cell of a form, twice the same where it is one; None where it cannot be told or the calendar has no such cell."""
    try:
        if isinstance(form, Between):
            return _between(form, moment)
        found = _one(form, moment)
    except (ValueError, OverflowError):
        return None
    return (found, found) if found else None


def _one(form: Form, moment: Moment) -> Cell | None:
    if isinstance(form, Fixed):
        return form.cell
    if isinstance(form, Shift):
        return _shifted(form, moment)
    if isinstance(form, Named):
        return chosen(form, moment.published, moment.direction) if moment.published else None
    if isinstance(form, Either):
        return _either(form, moment)
    if isinstance(form, Beside):
        return _beside(form, moment)
    return _within(form, moment) if isinstance(form, Within) else None


def _beside(form: Beside, moment: Moment) -> Cell | None:
    other = _one(form.other, moment)
    if other is None:
        return None
    # the spring after 1944 is that of 1945, the autumn after the summer of 1944 that of 1944
    day = other.last if form.after and (form.named.pick is None or other.grain in ("year", "decade", "century")) else other.start
    return chosen(form.named, day, "future" if form.after else "past")


def _either(form: Either, moment: Moment) -> Cell | None:
    found = [_one(f, moment) for f in (form.first, form.second)]
    near = [c for c in found if c and moment.published and abs((c.start - moment.published).days) <= NEAR_DAYS]
    return near[0] if len(near) == 1 else None


def _shifted(form: Shift, moment: Moment) -> Cell | None:
    """Counted in the coarser of the step and what is known: a year before "May 2008" is May 2007, a day before it nobody can tell."""
    if not form.told:
        return _stepped(cell_of(moment.published, "day"), form) if moment.published else None
    base = moment.told
    if form.lone and (base is None or _coarser(base, form)):
        base = cell_of(moment.published, "day") if moment.published else None
    if base is not None and form.keep and form.n == 0:
        return base
    if base is None or (base.grain != "day" and form.grain in ("day", "weekend", "week") and base.grain not in ("week", "weekend")):
        return None
    return _stepped(base, form)


def _coarser(base: Cell, form: Shift) -> bool:
    """Whether a date is too vague to be counted from: no day lies in "May", no quarter in "last year"."""
    return base.grain != "day" if form.grain == "day" else LENGTHS.get(base.grain, 0) > LENGTHS.get(form.grain, 0)


def _stepped(base: Cell, form: Shift) -> Cell | None:
    if form.keep and base.grain in PER_YEAR:
        return shifted(base, form.n * PER_YEAR[base.grain])
    if form.grain == form.step:
        return shifted(cell_of(base.start, form.step), form.n)
    if form.step in ("week", "day"):
        return cell_of(base.start + timedelta(days=form.n * (7 if form.step == "week" else 1)), form.grain)
    return cell_of(shifted(Cell("month", base.start), form.n * (12 if form.step == "year" else 1)).start, form.grain)


def _within(form: Within, moment: Moment) -> Cell | None:
    outer = _one(form.outer, moment)
    if outer is None or outer.grain in ("decade", "century"):
        return None
    if form.inner:
        found = list(sequence(outer, form.inner))
        if form.nth:
            return found[form.nth - 1 if form.nth > 0 else form.nth] if abs(form.nth) <= len(found) else None
        return found[0] if len(found) == 1 or (found and form.inner.sort == "weekday" and outer.grain in ("week", "day")) else None
    return _nth(outer, form)


def _nth(outer: Cell, form: Within) -> Cell | None:
    """The nth cell of a grain inside another: of weeks, those with most of their days in it (the fourth day decides, as in ISO 8601)."""
    half_week = timedelta(days=3 if form.grain == "week" else 0)
    cells: list[Cell] = []
    cell = cell_of(outer.start, form.grain)
    while cell.start + half_week <= outer.last and len(cells) < 400:
        if cell.start + half_week >= outer.start:
            cells.append(cell)
        cell = shifted(cell, 1)
    at = form.nth - 1 if form.nth > 0 else form.nth
    return cells[at] if -len(cells) <= at < len(cells) else None


def _between(form: Between, moment: Moment) -> tuple[Cell, Cell] | None:
    first, last = _one(form.first, moment), _one(form.last, moment)
    return (first, last) if first and last and first.start <= last.start else None


def unplaced(form: Form) -> str | None:
    """The TIMEX3 value of a form that could not be placed: its known parts, the rest as X."""
    if isinstance(form, Named):
        return _unnamed(form)
    if isinstance(form, Beside):
        return _unnamed(form.named)
    if isinstance(form, Within):
        return _unnamed(form.inner) if form.inner else MISSING.get(form.grain)
    if isinstance(form, Shift):
        return MISSING.get(form.grain)
    if isinstance(form, Between):
        ends = (unplaced(form.first), unplaced(form.last))
        return "/".join(e for e in ends if e) if all(ends) else None
    return form.cell.timex if isinstance(form, Fixed) else None


def _unnamed(named: Named) -> str:
    values = {
        "weekday": f"XXXX-WXX-{named.number}",
        "weekend": "XXXX-WXX-WE",
        "week": f"XXXX-W{named.number:02}",
        "month": f"XXXX-{named.number:02}",
        "day": f"XXXX-{named.number:02}-{named.day:02}",
        "quarter": f"XXXX-Q{named.number}",
        "half": f"XXXX-H{named.number}",
        "season": f"XXXX-{SEASON_NAMES.get(named.number, 'XX')}",
    }
    return values.get(named.sort, "XXXX-XX-XX")
