"""A dispute as a picture: every voice's figure as an interval on one number line, one row a voice, with the best, low and high behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dateline.serve.desk.pictures.days import NOT_GIVEN, day_of, full_day
from dateline.serve.desk.pictures.drawing import el, group, line, linked, nothing, num, picture, words
from dateline.serve.desk.pictures.interval_marks import Drawn, diamond, mark
from dateline.serve.desk.pictures.lettering import amount, clean, finite, measure, shorten
from dateline.serve.desk.pictures.scale import Scale, scale_for

ROW = 28
MOST_ROWS = 300
_HEAD, _FOOT, _GUTTER = 6, 30, 34
_RULE = 18  # pixels more for the name of the rule, where it has a line of its own
_OVER = 17  # pixels that a label above its mark takes
_LABEL, _SMALL, _VALUE = 12, 10.5, 12
_BOUNDS = {">": "over", ">=": "at least", "<": "under", "<=": "up to"}


@dataclass(frozen=True)
class Claim:
    """What one voice says: who (`label`), where published (`detail`), the interval as a figure has it, and where its statement stands."""

    label: str
    detail: str
    low: float | None
    high: float | None
    op: str
    unknown: bool
    href: str
    pane: str
    day: str | None


@dataclass(frozen=True)
class Band:
    """The numbers that a named rule takes from all rows; one that the rule does not give is None."""

    best: float | None
    low: float | None
    high: float | None
    rule: str


@dataclass(frozen=True)
class _Row:
    """A claim made safe to draw: bounds finite and in order."""

    claim: Claim
    low: float | None
    high: float | None

    @property
    def unknown(self) -> bool:
        return self.claim.unknown or (self.low is None and self.high is None)


@dataclass(frozen=True)
class _Frame:
    """Where things stand: labels from 0 to `column`, the scale from there to `width`, rows of `pitch` pixels from `top`."""

    width: int
    column: float
    narrow: bool
    scale: Scale
    top: int = _HEAD

    @property
    def pitch(self) -> int:
        return ROW + 14 if self.narrow else ROW

    def middle(self, row: int) -> float:
        return self.top + row * self.pitch + (ROW if self.narrow else ROW / 2)


def number_line(
    rows: Sequence[Claim], band: Band | None, width: int = 640, *, narrow: bool = False, subject: str = "", unit: str = ""
) -> Markup:
    """The picture of one dispute, `width` pixels wide; rows stand in the caller's order (by date), at most 300 of them.

    `narrow` puts each label above its line, for columns under about 480 pixels. `subject` ("Killed at Halden depot") names the picture,
    `unit` stands at the axis. Without rows: a sentence instead.
    """
    drawn = [_row(claim) for claim in rows[:MOST_ROWS]]
    if not drawn:
        return nothing("No figures to compare.")
    width = max(width, 240)
    column = 0.0 if narrow else round(width * 0.31)
    band = _sane(band)
    scale = scale_for(_numbers(drawn, band), column + _GUTTER, width - _GUTTER)
    frame = _Frame(width, column, narrow, scale)
    bottom = frame.top + frame.pitch * (len(drawn) + (1 if band else 0)) + (_RULE if band and narrow else 0)
    parts = [*_behind(frame, band, bottom), *(_drawn_row(frame, row, i) for i, row in enumerate(drawn))]
    parts += [_summary(frame, band, len(drawn))] if band else []
    parts.append(_axis(frame, bottom, clean(unit)))
    title = f"{clean(subject) or 'Figures'}: {len(rows)} {'claim' if len(rows) == 1 else 'claims'} on one number line"
    return picture(
        "number-line", width, bottom + _FOOT, title, _in_words(drawn, band, scale, len(rows)), parts, links=any(c.href for c in rows)
    )


def number_lines(
    rows: Sequence[Claim], band: Band | None, width: int = 640, narrow_width: int = 340, *, subject: str = "", unit: str = ""
) -> Markup:
    """The wide and the narrow picture; the style sheet shows the one that fits its column."""
    wide = number_line(rows, band, width, subject=subject, unit=unit)
    if not rows:
        return wide
    slim = number_line(rows, band, narrow_width, narrow=True, subject=subject, unit=unit)
    return el("div", el("div", wide, class_="pic-wide"), el("div", slim, class_="pic-narrow"), class_="pic-fit")


def claimed(claim: Claim) -> str:
    """A claim's figure in words: "at least 4", "10 to 20", "not known"."""
    row = _row(claim)
    low, high, op = row.low, row.high, claim.op
    if row.unknown:
        return "not known"
    if high is None or low is None:
        bound = _BOUNDS.get(op, "")
        right = ("over", "at least") if high is None else ("under", "up to")
        return f"{bound if bound in right else right[1]} {amount(_some(low, high))}"
    about = "about " if op == "~" else ""
    return f"{about}{amount(low)}" if low == high else f"{about}{amount(low)} to {amount(high)}"


def _some(low: float | None, high: float | None) -> float:
    return low if low is not None else high if high is not None else 0.0


def _row(claim: Claim) -> _Row:
    low, high = _in_order(finite(claim.low), finite(claim.high))
    return _Row(claim, low, high)


def _in_order(low: float | None, high: float | None) -> tuple[float | None, float | None]:
    return (high, low) if low is not None and high is not None and low > high else (low, high)


def _sane(band: Band | None) -> Band | None:
    if band is None:
        return None
    low, high = _in_order(finite(band.low), finite(band.high))
    return Band(finite(band.best), low, high, clean(band.rule))


def _numbers(rows: Sequence[_Row], band: Band | None) -> list[float]:
    return [value for value in _all_numbers(rows, band) if value is not None]


def _all_numbers(rows: Sequence[_Row], band: Band | None) -> Iterator[float | None]:
    for row in rows:
        if row.claim.unknown:
            continue
        yield row.low
        yield row.high
    if band:
        yield from (band.best, band.low, band.high)


def _drawn_row(frame: _Frame, row: _Row, index: int) -> Markup:
    claim, y = row.claim, frame.middle(index)
    low, high = (None, None) if row.unknown else (row.low, row.high)
    drawn = mark(low, high, claim.op, frame.scale, y, frame.column + 4)
    top = frame.top + index * frame.pitch
    hit = el("rect", class_="hit", x=0.5, y=top + 0.5, width=frame.width - 1, height=frame.pitch - 1, rx=3)
    parts = [hit, *_label(frame, top, claim), *drawn.parts, _value(frame, y, drawn, claimed(claim))]
    return linked(parts, _sentence(claim), claim.href, claim.pane, class_="mark nl-row")


def _sentence(claim: Claim) -> str:
    where = ", ".join(part for part in (clean(claim.detail), _day(claim)) if part)
    return f"{clean(claim.label) or 'speaker not named'}: {claimed(claim)} ({where})"


def _day(claim: Claim) -> str:
    day = day_of(claim.day)
    return full_day(day) if day else clean(claim.day) or NOT_GIVEN


def _label(frame: _Frame, top: float, claim: Claim) -> list[Markup]:
    who, where = clean(claim.label) or "speaker not named", " · ".join(part for part in (_day(claim), clean(claim.detail)) if part)
    if not frame.narrow:
        room = frame.column - 8
        return [
            words(2, top + 12, shorten(who, _LABEL, room), "who"),
            words(2, top + 24, shorten(where, _SMALL, room), "small"),
        ]
    who = shorten(who, _LABEL, frame.width * 0.55)
    start = 2 + measure(who, _LABEL) + 8
    return [words(2, top + 14, who, "who"), words(start, top + 14, shorten(where, _SMALL, frame.width - start - 2), "small")]


def _value(frame: _Frame, y: float, drawn: Drawn, text: str) -> Markup:
    """The figure in words at its mark: right of it, left of it, or above it where the mark fills the row."""
    room = measure(text, _VALUE, bold=True)
    if drawn.right + 6 + room <= frame.width - 1:
        return words(drawn.right + 6, y + 4, text, "value")
    if drawn.left - 6 - room >= frame.column + 4:
        return words(drawn.left - 6, y + 4, text, "value end")
    middle = min(max((drawn.left + drawn.right) / 2, frame.column + room / 2), frame.width - room / 2 - 1)
    return words(middle, y - 5, text, "value mid small")


def _behind(frame: _Frame, band: Band | None, bottom: float) -> Iterator[Markup]:
    scale, height = frame.scale, bottom - frame.top
    for tick in scale.ticks():
        yield el("path", class_="grid", d=_down(frame, scale.at(tick), bottom))
    if band and band.low is not None and band.high is not None:
        left, right = scale.at(band.low), scale.at(band.high)
        yield el("rect", class_="band", x=left - 1, y=frame.top, width=right - left + 2, height=height)
    if band and band.best is not None:
        yield el("path", class_="best-line", d=_down(frame, scale.at(band.best), bottom))


def _down(frame: _Frame, x: float, bottom: float) -> str:
    """A line from top to bottom; where labels stand above their marks it leaves them out."""
    if not frame.narrow:
        return f"M{num(x)} {num(frame.top)}V{num(bottom)}"
    tops = range(frame.top, int(bottom), frame.pitch)
    return "".join(f"M{num(x)} {top + _OVER}V{min(top + frame.pitch, int(bottom))}" for top in tops if top + _OVER < bottom)


def _summary(frame: _Frame, band: Band, index: int) -> Markup:
    top, y = frame.top + index * frame.pitch, frame.middle(index)
    said, rule = _band_words(band), f"rule: {band.rule}" if band.rule else "rule not named"
    parts = [el("title", f"{said}; {rule}"), line(0, top, frame.width, top, "ruled")]
    room = frame.width - 4 if frame.narrow else frame.column - 8
    parts.append(words(2, top + (14 if frame.narrow else 12), shorten(said, _LABEL, room), "who"))
    parts.append(words(2, top + (frame.pitch + 9 if frame.narrow else 24), shorten(rule, _SMALL, room), "small"))
    if band.best is not None:
        x = frame.scale.at(band.best)
        parts += [diamond(x, y), _value(frame, y, Drawn((), x - 7, x + 7), f"best {amount(band.best)}")]
    return group(parts, class_="nl-best")


def _band_words(band: Band) -> str:
    named = (("best", band.best), ("low", band.low), ("high", band.high))
    return " · ".join(f"{name} {amount(value)}" for name, value in named if value is not None) or "no best figure"


def _axis(frame: _Frame, bottom: float, unit: str) -> Markup:
    scale = frame.scale
    parts = [line(scale.left, bottom, scale.right, bottom, "axis")]
    for tick in scale.ticks():
        x, text = scale.at(tick), amount(tick)
        half = measure(text, _SMALL) / 2
        parts.append(line(x, bottom, x, bottom + 4, "axis"))
        parts.append(words(min(max(x, half), frame.width - half), bottom + 16, text, "tick mid"))
    note = "; ".join(part for part in (unit, "scale by powers of ten" if scale.powers else "") if part)
    if scale.powers or scale.low > 0:
        x = (scale.at(0) + scale.at(scale.unit)) / 2 if scale.unit else scale.left - 8
        parts.append(el("path", class_="axis", d=f"M{num(x - 4)} {num(bottom + 5)}l4 -10M{num(x)} {num(bottom + 5)}l4 -10"))
    parts.append(words(frame.width, bottom + 28, shorten(note, _SMALL, frame.width), "small end")) if note else None
    return group(parts, class_="nl-axis", aria_hidden="true")


def _in_words(rows: Sequence[_Row], band: Band | None, scale: Scale, every: int) -> str:
    said = [_sentence(row.claim) for row in rows]
    if every > len(rows):
        said.append(f"{every - len(rows)} more are not drawn")
    if band:
        said.append(f"{_band_words(band)}, by the rule {band.rule or 'not named'}")
    if scale.powers:
        said.append("the scale goes by powers of ten")
    return "; ".join(said) + "."
