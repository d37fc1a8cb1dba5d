"""Finds the dates, times, lengths and rates of a report and works out which days they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.core.mention import DateMention
from dateline.core.spans import Span
from dateline.core.when import When
from dateline.read.reading import Reading
from dateline.resolve.dates.builders import BUILDERS
from dateline.resolve.dates.calendar_cells import Cell
from dateline.resolve.dates.grammar import Match, Scene, matches
from dateline.resolve.dates.tense import bare, direction, moves
from dateline.resolve.dates.timex_forms import (
    Beside,
    Between,
    Direction,
    Expression,
    Form,
    Impossible,
    Moment,
    Named,
    Shift,
    Timeless,
    needs_tense,
)
from dateline.resolve.dates.values import Placed, mention_of, value_of

ENDLESS = (Timeless, Impossible, Between)  # cannot be the end of an interval
OF_ONE_NIGHT = 12  # sentences in which a report goes on with the hours of a day of the week that it has named
WEEK = 7  # days
MEMORY = 3  # sentences: a date spoken of longer ago is no longer what "the next day" counts from


@dataclass(frozen=True, slots=True)
class Heard:
    """An expression in its place: span in the report, number of its sentence, which way its verb looks."""

    span: Span
    sentence: int
    expression: Expression
    direction: Direction


def find_dates(reading: Reading) -> tuple[DateMention, ...]:
    """All expressions of time of a report, in order; what the day of publication does not settle has no EDTF value, and says why."""
    heard = [h for sentence in reading.sentences for h in _heard(reading, matches(sentence))]
    if not heard:
        return ()
    first, last = _day(reading.report.published.earliest), _day(reading.report.published.latest)
    early = _resolved(heard, first)
    late = early if first == last else _resolved(heard, last)
    return tuple(mention_of(reading.report, h.span, h.expression, a, b, h.direction) for h, a, b in zip(heard, early, late, strict=True))


def when_of(mention: DateMention) -> When:
    """A mention's date alone."""
    return When(mention.edtf, mention.earliest, mention.latest)


def _day(iso: str | None) -> date | None:
    """A day of publication; None where it is open."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _heard(reading: Reading, found: tuple[Scene, list[Match]] | None) -> Iterator[Heard]:
    if found is None:
        return
    scene, candidates = found
    end = 0
    kept: list[tuple[Match, Expression]] = []
    for match in candidates:
        if match.first >= end and (expression := BUILDERS[match.builder](match)):
            kept.append((match, expression))
            end = match.end
    yield from _with_intervals(reading, scene, kept)


def _with_intervals(reading: Reading, scene: Scene, kept: list[tuple[Match, Expression]]) -> Iterator[Heard]:
    settled: Expression | None = None
    for n, (match, expression) in enumerate(kept):
        this, settled = settled or expression, None
        if n + 1 < len(kept) and (interval := _joined(scene, match, expression, *kept[n + 1])):
            opened = scene.pieces[match.first - 1].sort in ("FROM", "BETWEEN") if match.first else False
            interval = _agreeing(interval, direction(scene.token(kept[n + 1][0].pieces[-1])))
            yield _placed_at(reading, scene, match.first - opened, kept[n + 1][0].end, Expression(interval), match)
            this, settled = Expression(interval.first), Expression(interval.last)
        yield _placed_at(reading, scene, match.first, match.end, this, match)


def _joined(scene: Scene, a: Match, first: Expression, b: Match, last: Expression) -> Between | None:
    """ "from May to July", "between 2001 and 2005", "2001-2005": an interval beside its ends."""
    if b.first != a.end + 1 or any(e.part or e.clock or e.told or isinstance(e.form, ENDLESS) for e in (first, last)):
        return None
    opens = scene.pieces[a.first - 1].sort if a.first else ""
    joins = scene.pieces[a.end].sort
    fits = (joins in ("TO", "DASH") and not moves(scene.token(a.pieces[-1]))) or (opens == "BETWEEN" and joins == "AND")
    return Between(first.form, last.form) if fits else None


def _agreeing(interval: Between, ahead: Direction) -> Between:
    """The same, its ends settled by each other: the year of one is that of the other, and Friday is the one after that Monday."""
    first, last = interval.first, interval.last
    if isinstance(first, Named) and first.pick is None and (not isinstance(last, Named) or ahead != "future"):
        return Between(Beside(first, last), last)
    if isinstance(first, Named) and isinstance(last, Named) and last.pick is None:
        return Between(first, Beside(last, first, after=True))
    return interval


def _placed_at(reading: Reading, scene: Scene, first: int, end: int, expression: Expression, match: Match) -> Heard:
    pieces, base = scene.pieces, scene.sentence.start
    start = first + (1 if match.groups.get("skip") and first == match.first else 0)
    span = reading.report.span(base + pieces[start].start, base + pieces[end - 1].end)
    ahead = _direction(scene, first, end) if needs_tense(expression.form) or expression.told else None
    return Heard(span, scene.sentence.index, expression, ahead)


def _direction(scene: Scene, first: int, end: int) -> Direction:
    """Which way the verb looks; "as soon as Friday", and "to leave as early as Friday", look ahead."""
    before = [p.text.lower() for p in scene.pieces[max(first - 3, 0) : first]]
    token = scene.token(scene.pieces[end - 1])
    if before == ["as", "soon", "as"] or (before == ["as", "early", "as"] and bare(token)):
        return "future"
    return direction(token)


def _resolved(heard: list[Heard], published: date | None) -> list[Placed]:
    """Each expression placed, in order; those that name a clock time or count from another date after the others of their sentence."""
    found: list[Placed] = []
    for n, h in enumerate(heard):
        told = _spoken_of(heard, found, n, published)
        found.append(value_of(h.expression, Moment(published, told, h.direction)))
    return [_with_day(heard, found, n, published) for n in range(len(heard))]


def _spoken_of(heard: list[Heard], found: list[Placed], n: int, published: date | None) -> Cell | None:
    """The last date before the nth expression, of this sentence or the few before it; what is past does not lean on a date to come."""
    coarse = _is_year_before(heard[n].expression.form)
    for h, placed in zip(reversed(heard[:n]), reversed(found), strict=True):
        if coarse and h.sentence == heard[n].sentence and placed.first and placed.first.grain == "day":
            continue  # the quarter is meant, not the day on which it was told
        if heard[n].sentence - h.sentence > MEMORY:
            return None
        ahead = heard[n].direction == "past" and published is not None and placed.first is not None and placed.first.start > published
        one = placed.first is not None and placed.first == placed.last and not h.expression.told and not ahead
        if one and placed.first and placed.first.grain not in ("decade", "century"):
            return placed.first
    return None


def _is_year_before(form: Form) -> bool:
    """ "the same quarter last year", "a year earlier"."""
    return isinstance(form, Shift) and form.told and form.keep and form.n == -1 and form.step == "year"


def _with_day(heard: list[Heard], found: list[Placed], n: int, published: date | None) -> Placed:
    """A clock time or part of the day takes the nearest day of its sentence, else the day last spoken of, else that of publication."""
    h = heard[n]
    if not h.expression.told:
        return found[n]
    near = [(abs(k - n), k) for k, other in enumerate(heard) if other.sentence == h.sentence and _names_day(other, found[k])]
    if near:
        day = found[min(near)[1]].first
        return replace(found[n], first=day, last=day, beside="named beside it")
    told = _spoken_of(heard, found[:n], n, published)
    past = told is not None and published is not None and told.start < published and h.direction == "future"  # not "yesterday" again
    if told is None and h.direction != "future" and published is not None:
        told = _of_the_week(heard, found, n, published)
    if told is None or told.grain != "day" or past or isinstance(h.expression.form, Between):
        return replace(found[n], beside="of publication")
    return replace(found[n], first=told, last=told, beside="last spoken of")


def _of_the_week(heard: list[Heard], found: list[Placed], n: int, published: date) -> Cell | None:
    """The day last named a little further up, one of the week before the report; None where a day of another week was named since."""
    for h, placed in zip(reversed(heard[:n]), reversed(found[:n]), strict=True):
        if heard[n].sentence - h.sentence > OF_ONE_NIGHT:
            return None
        if _names_day(h, placed) and placed.first is not None:
            return placed.first if 0 < (published - placed.first.start).days < WEEK else None
    return None


def _names_day(h: Heard, placed: Placed) -> bool:
    """Whether it is a day of its own, that a clock time beside it can be on."""
    form = h.expression.form
    if h.expression.told or placed.first is None or isinstance(form, Between):
        return False
    return placed.first.grain == "day" and not (isinstance(form, Shift) and form.lone)
