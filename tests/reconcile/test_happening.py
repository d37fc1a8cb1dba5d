"""Days of happenings in reports without a date: weekdays, and months gone by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Occurrence
from dateline.core.when import Published, When
from dateline.reconcile.account import Account
from dateline.reconcile.compare import Weights, compare_dates, compare_sides, compare_triggers
from dateline.reconcile.happening import Happening, happening

LAST_DAY = "2031-06-20"  # the page was written by then
DATED = Published(LAST_DAY, LAST_DAY, LAST_DAY, "given")


def told(when: When | None = None, weekday: int | None = None, published: Published | None = None) -> Account:
    report = Report(source_id="a", text="The talks in Lunda.", published=published or Published(None, None, LAST_DAY, "none"))
    talks = Span(4, 9, "talks")
    occurrence = Occurrence(
        report=report.id, span=talks, sentence=Span(0, 19, report.text), trigger=talks, event_type="CONSULT", mode=None, status="happened",
        actors=(), recipients=(), when=when, weekday=weekday, made_by="t", confidence=1.0,
    )  # fmt: skip
    return Account(occurrence, report, frozenset(), None, (), occurrence.when, trigger="talk")


@pytest.mark.parametrize(
    ("one", "two", "score"),
    [
        ({"MA", "NI"}, {"MA", "NI"}, 1.0),
        ({"MA", "NI"}, {"MA", "CH"}, -0.5),  # each with another
        ({"MA", "person x"}, {"MA", "NI"}, 1.0),  # a minister of whom no more is known may be that state's
        ({"MA", "person x"}, {"MA", "person y"}, -0.5),
    ],
)
def test_who_talks_with_whom(one: set[str], two: set[str], score: float) -> None:
    sides = [happening([replace(told(), actors=frozenset(side), recipients=frozenset(side))]) for side in (one, two)]
    assert compare_sides(sides[0], sides[1], Weights({})).score == compare_sides(sides[1], sides[0], Weights({})).score == score


@pytest.mark.parametrize(
    ("one", "two", "score"),
    [("ambush", "attack", 0.5), ("attack", "attack", 1.0), ("ambush", "talk", 0.0), ("told", "talk", -1.0), ("told", "told", 1.0)],
)
def test_words_for_one_happening(one: str, two: str, score: float) -> None:
    named = [happening([replace(told(), trigger=trigger)]) for trigger in (one, two)]
    assert compare_triggers(named[0], named[1], Weights({})).score == score


def by(day: str) -> When:
    """ "last month" in a report of which a last day is known: by then it was over."""
    return When(None, None, day)


LAST_MONTH, MONDAY = by("2031-05-19"), 1


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        (happening([told(LAST_MONTH)]), happening([told(weekday=MONDAY)]), True),
        (happening([told(LAST_MONTH)]), happening([told()]), False),  # of no day: it may be the one
        (happening([told(LAST_MONTH), told(weekday=MONDAY)]), happening([told(weekday=MONDAY)]), False),  # "last month" was another's
        (happening([told(by("2031-06-13"))]), happening([told(weekday=MONDAY)]), False),  # "last week's" may be Monday's
        (happening([told(LAST_MONTH, published=DATED)]), happening([told(weekday=MONDAY)]), False),
    ],
)  # fmt: skip
def test_a_month_gone_by_is_no_day_of_this_week(one: Happening, two: Happening, apart: bool) -> None:
    for first, second in ((one, two), (two, one)):
        assert compare_dates(first, second, Weights({})).never is apart
