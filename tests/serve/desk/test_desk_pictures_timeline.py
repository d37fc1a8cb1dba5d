"""The timeline and the sparkline: order, breaks, what a shape means, and that odd dates do no harm."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest

from dateline.serve.desk.pictures.days import day_of, span
from dateline.serve.desk.pictures.sparkline import MOST_BARS, sparkline
from dateline.serve.desk.pictures.timeline import Dot, timeline
from dateline.serve.desk.pictures.timeline_layout import laid_out, radius

SVG = "{http://www.w3.org/2000/svg}"


def dot(title: str, first: str | None, last: str | None = None, voices: int = 1, status: str = "happened", href: str = "/events/e") -> Dot:
    return Dot(title, first, last, voices, "PROTEST", status, href)


def heights(dots: list[Dot]) -> dict[str, float]:
    return {seat.entry.dot.title: seat.y for each in laid_out(dots, 260, 24).groups for seat in each.seats}


def texts(made: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(made).iter(f"{SVG}text")]


def test_later_days_stand_lower_and_the_undated_last() -> None:
    at = heights([dot("c", "2024-05-09"), dot("none", None), dot("a", "2024-05-01"), dot("odd", "next week"), dot("b", "2024-05-02")])
    assert at["a"] < at["b"] < at["c"] < at["none"] < at["odd"]
    assert "date not given" in texts(timeline([dot("x", None)]))


def test_more_voices_make_a_larger_dot_up_to_a_limit() -> None:
    assert radius(1) < radius(3) < radius(6) <= radius(10**9) < 13
    assert radius(-5) == radius(0) == radius(1)
    at = heights([dot("few", "2024-05-01"), dot("many", "2024-05-01", voices=9)])
    assert at["many"] < at["few"]  # within a day the many-voiced come first


def test_a_long_gap_is_cut_with_a_mark_and_a_short_one_is_not() -> None:
    assert "break" not in timeline([dot("a", "2024-05-01"), dot("b", "2024-05-08")])
    made = timeline([dot("a", "1000-01-01"), dot("b", "2031-05-05")])
    assert 'class="break"' in made
    assert "1,031 years later" in texts(made)
    assert float(str(next(ET.fromstring(made).iter(f"{SVG}svg")).get("height"))) < 200


def test_a_range_is_a_bar_down_to_its_last_day() -> None:
    layout = laid_out([dot("talks", "2024-05-01", "2024-05-04"), dot("a", "2024-05-02"), dot("b", "2024-05-04")], 260, 24)
    (bar,) = layout.bars
    last = next(each for each in layout.groups if each.day == date(2024, 5, 4))
    assert (bar.bottom, bar.dot.title) == (last.middle, "talks")
    turned = laid_out([dot("talks", "2024-05-04", "2024-05-01")], 260, 24)
    assert len(turned.bars) == 1


def test_ranges_that_overlap_have_lanes_of_their_own_and_what_finds_none_says_until_when() -> None:
    dots = [dot(f"r{i}", f"2024-05-0{i + 1}", "2024-05-20") for i in range(6)]
    layout = laid_out(dots, 260, 24)
    assert sorted(bar.lane for bar in layout.bars) == [0, 1, 2, 3]
    assert sum("to 20 May" in text for text in texts(timeline(dots))) == 2


@pytest.mark.parametrize(
    ("status", "class_"),
    [("planned", "planned"), ("hypothetical", "hypothetical"), ("denied", "denied"), ("ongoing", "ongoing"),
     ("happened", "happened"), ("?", "happened")],
)  # fmt: skip
def test_status_is_a_shape_and_a_word(status: str, class_: str) -> None:
    made = timeline([dot("march", "2024-05-01", status=status)])
    assert f'class="mark tl-event {class_}"' in made
    assert ("strike" in made) == (status == "denied")
    assert (status in str(ET.fromstring(made).findtext(f".//{SVG}a/{SVG}title"))) == (class_ != "happened")


def test_only_the_many_voiced_have_titles_but_all_have_a_name() -> None:
    dots = [dot(f"event {i}", "2024-05-01", voices=i) for i in range(300)]
    made = timeline(dots, titled=10)
    shown = [text for text in texts(made) if text.startswith("event")]
    assert len(shown) == 10
    assert shown[0].startswith("event 299")
    assert len(ET.fromstring(made).findall(f".//{SVG}a/{SVG}title")) == 300
    assert len(made) < 160_000


def test_no_dot_lies_on_another() -> None:
    dots = [dot(f"event {i} with a rather long title for one line", f"2024-05-{1 + i % 9:02d}", voices=i % 7) for i in range(120)]
    seats = [seat for each in laid_out(dots, 260, 20).groups for seat in each.seats]
    places = [(seat.x, seat.y) for seat in seats]
    assert all(abs(a[0] - b[0]) >= 20 or abs(a[1] - b[1]) >= 20 for i, a in enumerate(places) for b in places[:i])
    assert all(0 < seat.x < 260 for seat in seats)


def test_strangers_titles_are_escaped_and_nothing_is_styled() -> None:
    made = timeline([dot("<script>x</script>\u202e", "2024-05-01", href="javascript:x"), dot("", None, voices=-3)])
    assert "<script" not in made
    assert "\u202e" not in made
    assert "javascript" not in made
    assert not re.search(r"\s(style|on\w+|fill|stroke|id)=", made)
    assert made == timeline([dot("<script>x</script>\u202e", "2024-05-01", href="javascript:x"), dot("", None, voices=-3)])


def test_without_events_a_sentence() -> None:
    assert timeline([]) == '<span class="pic-none">No events.</span>'


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-05-02", date(2024, 5, 2)), ("2024-05-02T10:00:00Z", date(2024, 5, 2)), ("2024-05", date(2024, 5, 1)),
     ("2024", date(2024, 1, 1)), ("2024-13-01", None),
     ("2023-02-29", None), ("0000-01-01", None), ("Monday", None), ("", None), (None, None), ("20240502", None)],
)  # fmt: skip
def test_days(text: str | None, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(("days", "said"), [(1, "1 day"), (20, "20 days"), (91, "3 months"), (366 * 12, "12 years")])
def test_spans_in_words(days: int, said: str) -> None:
    assert span(days) == said


def days(count: int, start: date = date(2024, 1, 1)) -> list[tuple[str, int]]:
    return [((start + timedelta(days=i)).isoformat(), 1 + i % 3) for i in range(count)]


@pytest.mark.parametrize(
    ("count", "unit", "bars"),
    [(1, "day", 1), (30, "day", 30), (31, "week", 5), (210, "week", 30), (211, "month", 7), (900, "month", 30),
     (2000, "year", 6), (20_000, "2 years", 28)],
)  # fmt: skip
def test_longer_spans_have_longer_bins_and_say_so(count: int, unit: str, bars: int) -> None:
    svg = ET.fromstring(sparkline(days(count)))
    assert str(svg.findtext(f"{SVG}title")).endswith(f"one bar a {unit}")
    assert len(svg.findall(f"{SVG}rect")) == bars <= MOST_BARS
    assert f"{sum(n for _, n in days(count)):,} report" in str(svg.findtext(f"{SVG}title"))


def test_bars_are_as_tall_as_their_counts_and_empty_days_leave_a_gap() -> None:
    svg = ET.fromstring(sparkline([("2024-05-01", 2), ("2024-05-03", 4), ("2024-05-03", 4)], height=22))
    first, second = svg.findall(f"{SVG}rect")
    assert (float(str(first.get("height"))), float(str(second.get("height")))) == (5, 20)
    assert float(str(second.get("x"))) - float(str(first.get("x"))) == pytest.approx(24)
    assert svg.get("role") == "img"


@pytest.mark.parametrize("given", [[], [("Monday", 3)], [("2024-05-01", 0)], [("2024-05-01", -2)]])
def test_a_sparkline_of_nothing_is_a_sentence(given: list[tuple[str, int]]) -> None:
    assert sparkline(given) == '<span class="pic-none">No dates given.</span>'


def test_a_thousand_years_are_still_few_bars() -> None:
    svg = ET.fromstring(sparkline([("1000-01-01", 1), ("2031-05-05", 10**15), ("0001-01-01", 1), ("9999-12-31", 1)]))
    assert 3 <= len(svg.findall(f"{SVG}rect")) <= MOST_BARS


def test_a_day_or_before_is_no_day() -> None:
    dots = [dot("on it", "2024-05-09"), dot("by then", None, "2024-05-09"), dot("earlier", "2024-05-08")]
    groups = laid_out(dots, 260, 24).groups
    assert [(each.day and each.day.day, each.heading[-1], [s.entry.dot.title for s in each.seats]) for each in groups] == [
        (8, "2024", ["earlier"]),
        (9, "or before", ["by then"]),
        (9, "9 May", ["on it"]),
    ]
    first = laid_out([dot("by then", None, "2024-05-09"), dot("next", "2024-05-10")], 260, 24).groups
    assert first[0].heading == ("9 May", "2024", "or before")
    assert first[1].top > first[0].middle + 4 + 12 * 2  # where the last of three lines stands
    made = texts(timeline([dot("a", "2024-05-01"), dot("by then", None, "2025-05-09"), dot("b", "2026-05-10"), dot("c", "2027-05-10")]))
    assert [t for t in made if t.endswith("later")] == ["12 months later"]  # between b and c alone
