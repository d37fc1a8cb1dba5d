"""A story's events on a line of days from top to bottom, each a dot sized by its voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from dateline.serve.desk.pictures.days import NOT_GIVEN, between, full_day, short_day, span
from dateline.serve.desk.pictures.drawing import circle, el, group, line, linked, nothing, num, picture, words
from dateline.serve.desk.pictures.lettering import clean, measure
from dateline.serve.desk.pictures.timeline_layout import Dot, Entry, Group, Layout, Seat, laid_out

__all__ = ["Dot", "timeline"]

_SMALL = 10.5
_SHAPES = {"planned": "planned", "hypothetical": "hypothetical", "denied": "denied", "ongoing": "ongoing"}
_LEGEND = {"planned": "planned", "hypothetical": "may happen", "denied": "denied", "ongoing": "going on"}


def timeline(dots: Sequence[Dot], width: int = 260, *, titled: int = 24, subject: str = "") -> Markup:
    """The timeline, `width` pixels wide, in a box that `static/zoom.js` makes zoomable.

    The `titled` events with most voices have their titles beside them, the others carry theirs as a tooltip. Events without a date stand in
    a last group. Without events: a sentence instead.
    """
    if not dots:
        return nothing("No events.")
    width = max(width, 200)
    layout = laid_out(dots, width, max(titled, 0))
    foot, legend = _legend(layout, width, dots)
    parts = [*_spine(layout), *_bars(layout), *(part for each in layout.groups for part in _group(layout, each, width)), legend]
    title = f"{clean(subject) or 'Events'}: {len(dots)} {'event' if len(dots) == 1 else 'events'} by day"
    drawing = picture("timeline", width, foot, title, _in_words(layout), parts, links=any(dot.href for dot in dots))
    return el("div", drawing, class_="pic-box", data_zoom="timeline")


def _spine(layout: Layout) -> Iterator[Markup]:
    for first, second in layout.stretches():
        if not second.gap:
            yield line(layout.spine, first.middle, layout.spine, second.middle, "spine")
            continue
        y = second.top - 13
        yield line(layout.spine, first.middle, layout.spine, y - 5, "spine")
        yield el("path", class_="break", d=f"M{num(layout.spine - 5)} {num(y - 3)}l10 -4M{num(layout.spine - 5)} {num(y + 4)}l10 -4")
        yield line(layout.spine, y + 3, layout.spine, second.middle, "spine")
        if not (first.bound or second.bound):
            yield words(layout.text, y + 4, f"{span(second.gap)} later", "small")


def _bars(layout: Layout) -> Iterator[Markup]:
    for bar in layout.bars:
        x = layout.lane(bar.lane)
        end = line(x - 3, bar.bottom, x + 3, bar.bottom, "end-tick")
        yield group((line(x, bar.top, x, bar.bottom, "bar"), end), class_=_shape(bar.dot.status))


def _group(layout: Layout, each: Group, width: int) -> Iterator[Markup]:
    if each.day is None:
        yield words(2, each.top - 6, NOT_GIVEN, "day")
    for i, text in enumerate(each.heading):
        yield words(layout.spine - 15, each.middle + 4 + 12 * i, text, "day end" if i == 0 else "small end")
    for seat in each.seats:
        yield _event(layout, seat, width)
    if not each.seats:
        yield line(layout.spine - 3, each.middle, layout.spine + 3, each.middle, "end-tick")


def _event(layout: Layout, seat: Seat, width: int) -> Markup:
    dot, x, y = seat.entry.dot, seat.x, seat.y
    parts = [_hit(layout, seat, width), *_dot(x, y, seat.radius, dot.status)]
    parts += [words(layout.text, y + 4 + 13 * i, text, "value") for i, text in enumerate(seat.lines[:-1])]
    if seat.lines:
        until = f" to {short_day(seat.until)}" if seat.until else ""
        count = f" ×{dot.voices}" if dot.voices > 1 else ""
        behind = el("tspan", until + count, class_="small") if until or count else Markup("")
        parts.append(el("text", seat.lines[-1], behind, class_="value", x=layout.text, y=y + 4 + 13 * (len(seat.lines) - 1)))
    return linked(parts, _sentence(seat.entry), dot.href, class_=f"mark tl-event {_shape(dot.status)}")


def _hit(layout: Layout, seat: Seat, width: int) -> Markup:
    if seat.lines:
        left = min(seat.x - seat.radius, layout.spine) - 2
        return el("rect", class_="hit", x=left, y=seat.y - 12, width=width - left - 0.5, height=11 + 13 * len(seat.lines), rx=3)
    return el("rect", class_="hit", x=seat.x - 12, y=seat.y - 12, width=24, height=24, rx=3)


def _dot(x: float, y: float, radius: float, status: str) -> Iterator[Markup]:
    yield circle(x, y, radius, "dot")
    if status == "ongoing":
        yield circle(x, y, radius + 2.5, "halo")
    if status == "denied":
        yield line(x - radius - 2, y + radius + 2, x + radius + 2, y - radius - 2, "strike")


def _shape(status: str) -> str:
    return _SHAPES.get(status, "happened")


def _sentence(entry: Entry) -> str:
    dot = entry.dot
    voices = f"{dot.voices} {'voice' if dot.voices == 1 else 'voices'}"
    facts = [clean(dot.event_type).lower(), "" if _shape(dot.status) == "happened" else clean(dot.status), voices]
    return f"{clean(dot.title) or 'no title'} ({'; '.join([_when(entry), *(fact for fact in facts if fact)])})"


def _when(entry: Entry) -> str:
    if entry.day is None:
        return NOT_GIVEN
    if entry.open_start:
        return f"{full_day(entry.day)} or before"
    return between(entry.day, entry.last or entry.day)


def _legend(layout: Layout, width: int, dots: Sequence[Dot]) -> tuple[float, Markup]:
    """The shapes that occur besides the filled dot, in words; and the picture's height with them."""
    x, y, parts = 8.0, layout.height + 10, []
    for status in [status for status in _SHAPES if any(dot.status == status for dot in dots)]:
        text = _LEGEND[status]
        room = 12 + measure(text, _SMALL) + 12
        if x > 8 and x + room > width:
            x, y = 8.0, y + 18
        parts.append(group((*_dot(x, y, 4.5, status), words(x + 12, y + 4, text, "small")), class_=_shape(status)))
        x += room
    if not parts:
        return layout.height, Markup("")
    return y + 12, group(parts, class_="tl-legend", aria_hidden="true")


def _in_words(layout: Layout) -> str:
    entries = [seat.entry for each in layout.groups for seat in each.seats]
    status = Counter(_shape(entry.dot.status) for entry in entries)
    dated = [entry for entry in entries if entry.day]
    said = []
    if dated:
        days = [day for entry in dated for day in (entry.day, entry.last) if day]
        said.append(f"{len(dated)} dated, {between(min(days), max(days))}")
    if len(dated) < len(entries):
        said.append(f"{len(entries) - len(dated)} without a date")
    said += [f"{count} {name}" for name, count in sorted(status.items()) if name != "happened"]
    most = sorted(entries, key=lambda entry: -entry.dot.voices)[:5]
    said.append("most voices: " + ", ".join(_sentence(entry) for entry in most))
    return "; ".join(said) + "."
