"""From a placed expression to a date mention: TIMEX3 and EDTF values, first and last day, and the reason in plain English."""

from __future__ import annotations

import re
from calendar import day_name
from dataclasses import dataclass
from datetime import timedelta

from dateline.core.mention import DateMention
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.when import Published
from dateline.resolve.dates.calendar_cells import Cell
from dateline.resolve.dates.timex_forms import (
    Beside,
    Between,
    Direction,
    Expression,
    Fixed,
    Form,
    Impossible,
    Moment,
    Named,
    Shift,
    Timeless,
    Within,
)
from dateline.resolve.dates.timex_place import placed, unplaced

OF_A_DAY = re.compile(r"XXXX-(?:WXX-[1-7]|\d\d-\d\d)")  # what is known of a day without its year or week


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an expression lies if the report was published on one given day. `beside`: where a time of day has its day from."""

    first: Cell | None = None
    last: Cell | None = None
    beside: str = ""



def value_of(expression: Expression, moment: Moment | None = None) -> Placed:
    """The expression placed at a moment."""
    if isinstance(expression.form, (Timeless, Impossible)):
        return Placed()
    found = placed(expression.form, moment) if moment else None
    return Placed(*found) if found else Placed()


def mention_of(report: Report, span: Span, expression: Expression, early: Placed, late: Placed, ahead: Direction) -> DateMention:
    """The mention, from its places were the report published on the first or last day possible. `ahead`: which way its verb looks."""
    form = expression.form
    if isinstance(form, Timeless):
        return DateMention(report=report.id, span=span, timex=form.timex, why=form.why)
    if isinstance(form, Impossible):
        return DateMention(report=report.id, span=span, why=form.why)
    if early.first and early.last and (early.first, early.last) == (late.first, late.last):
        return _settled(report, span, expression, early.first, early.last, early.beside)
    earliest = early.first.start.isoformat() if early.first else None
    latest = late.last.last.isoformat() if late.last else None
    if latest and ahead == "past" and report.published.latest:
        latest = min(latest, report.published.latest[:10])  # what is told as past is not after the telling
    why = _unknown(span, form, report.published)
    return DateMention(report=report.id, span=span, earliest=earliest, latest=latest, timex=_open(expression), why=why)


def _settled(report: Report, span: Span, expression: Expression, first: Cell, last: Cell, beside: str) -> DateMention:
    earliest, latest = first.start.isoformat(), last.last.isoformat()
    why = _because(expression, first, last, report.published, beside)
    edtf, timex = first.edtf if first == last else _interval(first, last), _timex(expression, first, last)
    return DateMention(report=report.id, span=span, edtf=edtf, earliest=earliest, latest=latest, timex=timex, why=why)


def _interval(first: Cell, last: Cell) -> str:
    """Both ends as level 1 values; a cell that level 1 can only write as an interval lends its outer end."""
    start = first.edtf.split("/")[0] if first.grain not in ("season", "decade", "century") else first.start.isoformat()
    end = last.edtf.split("/")[-1] if last.grain not in ("season", "decade", "century") else last.last.isoformat()
    return f"{start}/{end}"


def _timex(expression: Expression, first: Cell, last: Cell) -> str:
    if first != last:
        whole = isinstance(expression.form, Between) and expression.form.whole
        return first.timex + expression.part if expression.part else f"{first.timex}/{last.timex}" if whole else _length(first, last)
    if first.grain == "day":
        return first.timex + (expression.clock + expression.zone if expression.clock else expression.part)
    return first.timex


def _length(first: Cell, last: Cell) -> str:
    """The length from one cell to another in their own grain, as TIMEX3 values "from 2009 to 2011": P2Y."""
    if first.grain == last.grain == "year":
        return f"P{last.start.year - first.start.year}Y"
    if first.grain == last.grain == "month":
        return f"P{(last.start.year - first.start.year) * 12 + last.start.month - first.start.month}M"
    return f"P{(last.start - first.start) // timedelta(days=1)}D"


def _open(expression: Expression) -> str | None:
    base = unplaced(expression.form)
    time = expression.clock + expression.zone if expression.clock else expression.part
    day = base if base and OF_A_DAY.fullmatch(base) else "XXXX-XX-XX"
    return f"{day}{time}" if time and base else base


def _unknown(span: Span, form: Form, published: Published) -> str:
    words = f"“{' '.join(span.exact.split())}”"
    if isinstance(form, Shift) and form.told:
        return f"{words}: the report does not say clearly from which date"
    which = f"a {day_name[form.number - 1]}" if isinstance(form, Named) and form.sort == "weekday" else words
    if published.earliest and published.latest:
        return f"report published between {published.earliest} and {published.latest}: {which}, which one is not said"
    if published.known:
        return f"report's date is known on one side only ({published.edtf}): {which}, which one is not said"
    return f"report has no date: {which}, which one is not said"


def _because(expression: Expression, first: Cell, last: Cell, published: Published, beside: str) -> str:
    form, day = expression.form, (published.edtf or published.earliest or "").split("T")[0]
    if expression.told:
        return f"a time of day, on the day {beside}" + (f", {last.start.isoformat()}" if beside != "named beside it" else "")
    if isinstance(form, Shift):
        return _shift_reason(form, day)
    if isinstance(form, Named):
        return _named_reason(form, first, day)
    if isinstance(form, Beside):
        return "the one that fits the other end of the interval"
    whole = form.outer if isinstance(form, Within) else form.last if isinstance(form, Between) else form
    return "as written" if isinstance(whole, Fixed) or not day else f"as written, report published on {day}"


def _shift_reason(form: Shift, day: str) -> str:
    base = "the date last spoken of" if form.told and not form.lone else f"publication on {day}"
    if form.n == 0:
        return f"the {form.grain} of {base}"
    n, step = (abs(form.n) // 7, "week") if form.step == "day" and form.n % 7 == 0 else (abs(form.n), form.step)
    return f"{n} {step}{'' if n == 1 else 's'} {'before' if form.n < 0 else 'after'} {base}"


def _named_reason(form: Named, first: Cell, day: str) -> str:
    name = day_name[form.number - 1] if form.sort == "weekday" else form.name or f"the {form.sort}"
    if first.edtf == day:
        return f"{name}, report published on {'a ' + name if form.sort == 'weekday' else 'that day'}, {day}"
    pick = {"last": "the last such before", "next": "the next such after"}.get(form.pick or "", "")
    if first.start.isoformat() <= day <= first.last.isoformat():
        return f"{name} of publication on {day}"
    return f"{name}, {pick or ('the last before' if first.edtf < day else 'the next after')} publication on {day}"
