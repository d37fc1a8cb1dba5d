"""Years past that figures are told of: the toll of an older attack answers another question than today's."""

from __future__ import annotations

import re
from functools import cache

from dateline.core.spans import Span
from dateline.core.statement import Figure
from dateline.reconcile.cues import cue, phrases

A_YEAR_PAST, ANY_YEAR = "past", "any"  # in place of a year that is not known: "four years ago"; "last August", which may be of this one
YEAR = re.compile(r"(?<![\w$£€.,-])(?:19|20)\d\d(?!\w|,\d|-(?!\d\d(?:\d\d)?\b))")  # also the first of "1987-88"
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘A-Z0-9])")
ASIDE = re.compile(r", (?:which|who|whose|where) [^,;]*(?=,)")
NEAR = 90  # characters beside a figure in which a year dates it: about two clauses
BESIDE = 400  # characters in which the sentence before or under one is looked for
HEADING = 8  # words at most


@cache
def _than() -> re.Pattern[str]:
    """What leads in another number that this one is held against: "$340m from $512m a year earlier"."""
    return re.compile(rf"\b{phrases('than')}\b(?= [^,;]{{0,12}}\d)")


def _without_asides(sentence: str, at: int) -> str:
    """A sentence with blanks for clauses beside that do not hold the figure `at`: "France, which left last year, …"."""
    return ASIDE.sub(lambda m: m[0] if m.start() <= at < m.end() else " " * len(m[0]), sentence)


def years_past(figure: Figure, present: int | None) -> frozenset[str]:
    """Years of the figure, or told near it, before the `present` one of the report: it is told of another time.

    Where the report has no date, its news is told of by weekdays or whole dates: a year or month alone is another time.
    """
    start, end = figure.span.start - figure.sentence.start, figure.span.end - figure.sentence.start
    if figure.when and figure.when.earliest:
        own, known = figure.when.earliest[:4], len(figure.when.edtf or "") > len("2031-05")
        return frozenset((own,)) if (present is None and not known) or (present is not None and int(own) < present) else frozenset()
    said = _without_asides(figure.sentence.exact, start)
    near = said[max(0, start - NEAR) : end + NEAR]
    if cue("last_month").search(near):
        return frozenset((ANY_YEAR,))
    years = (y for y in YEAR.finditer(said) if start - NEAR <= y.start() <= end + NEAR)
    told = (y for y in years if not dated_nearer(said, y, start, end))
    told = (y for y in told if (not cue("day_of_year").search(said[: y.start()]) if present is None else int(y[0]) < present))
    sides = (said[max(0, start - NEAR) : start], said[end : end + NEAR])
    ago = any(cue("ago").search(side) for side in (sides[0], _than().split(sides[1])[0]))
    return frozenset(y[0] for y in told) or (frozenset((A_YEAR_PAST,)) if ago else frozenset())


def years_past_beside(figure: Figure, text: str, present: int | None) -> frozenset[str]:
    """Years past of the sentence right before a figure's in its paragraph, or right under a heading, where its own has no word of when.

    "A gunman storms a cinema in July 2012. Twelve people died.", "Tarn school: 26 killed" over "In May 2012 a man …"
    """
    if present is None or figure.when is not None or cue("of_now").search(figure.sentence.exact):
        return frozenset()
    beside = [_before(figure.sentence, text), *([_under(figure.sentence, text)] if _is_heading(figure.sentence.exact) else [])]
    return frozenset().union(*(_all_past(told, present) for told in beside))


def _before(sentence: Span, text: str) -> str:
    return SENTENCE_END.split(text[max(0, sentence.start - BESIDE) : sentence.start].rpartition("\n")[2].rstrip())[-1]


def _is_heading(sentence: str) -> bool:
    """A few words without an end mark, a colon among them."""
    words = sentence.split()
    return ":" in sentence and len(words) <= HEADING and sentence.rstrip()[-1:].isalnum()


def _under(sentence: Span, text: str) -> str:
    below = text[sentence.end : sentence.end + BESIDE]
    return SENTENCE_END.split(below.lstrip(), maxsplit=1)[0] if below.startswith("\n") else ""


def _all_past(told: str, present: int) -> frozenset[str]:
    """Its years, where all are past and no word says that it is of now."""
    years = [y[0] for y in YEAR.finditer(told)]
    of_now = cue("of_now").search(YEAR.sub("", told))
    return frozenset(years) if years and not of_now and all(int(y) < present for y in years) else frozenset()


def figures_of_other_years(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether figures with these years past are of two times."""
    both = one | other
    if not both or ANY_YEAR in both:
        return False
    return not (one and other) or (one.isdisjoint(other) and A_YEAR_PAST not in both)


def of_last_year(figure: Figure) -> bool:
    """Whether the words near the figure say that it is of the year before."""
    start, end = figure.span.start - figure.sentence.start, figure.span.end - figure.sentence.start
    return bool(cue("last_year").search(_without_asides(figure.sentence.exact, start)[max(0, start - NEAR) : end + NEAR]))


def dated_nearer(sentence: str, year: re.Match[str], start: int, end: int) -> bool:
    """ "on maps of 1907, it saw a clash last August in which three died": another date stands between the year and the figure."""
    between = sentence[year.end() : start] if year.end() <= start else sentence[end : year.start()]
    return bool(cue("last_date").search(between))
