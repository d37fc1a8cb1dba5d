"""Quantities in words: every case is a phrase, then the phrase read, its operator, low, high and unit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.quantities.lexemes import digits, lexemes
from dateline.extract.quantities.quantities import quantities

CASES = [
    ("at least 17 boats", "at least 17", ">=", 17, None, "count"),  # bound before
    ("boats, 17 or more", "17 or more", ">=", 17, None, "count"),  # bound after
    ("well over 300 homes", "well over 300", ">", 300, None, "count"),  # longest bound wins
    ("no more than 5 days", "no more than 5 days", "<=", None, 5, "day"),  # "more than" inside another bound
    ("no fewer than nine", "no fewer than nine", ">=", 9, None, "count"),
    ("as many as 1,300", "as many as 1,300", "<=", None, 1300, "count"),  # thousands separator
    ("up to $5 million", "up to $5 million", "<=", None, 5e6, "USD"),  # bound before the sign of money
    ("just under 2 km", "just under 2 km", "<", None, 2, "km"),
    ("nearly 60 percent", "nearly 60 percent", "~", 60, 60, "percent"),
    ("an estimated 40,000", "an estimated 40,000", "~", 40000, 40000, "count"),
    ("at least another 40", "at least another 40", ">=", 40, None, "count"),  # two words before
    ("10 to 20 million", "10 to 20 million", "range", 1e7, 2e7, "count"),  # the scale holds for both
    ("$3-4 billion", "$3-4 billion", "range", 3e9, 4e9, "USD"),
    ("5-6,000 troops", "5-6,000", "range", 5000, 6000, "count"),
    ("between 3 and 5 tonnes", "between 3 and 5 tonnes", "range", 3, 5, "tonne"),
    ("two or three", "two or three", "range", 2, 3, "count"),
    ("twenty-five", "twenty-five", "=", 25, 25, "count"),
    ("two hundred and five thousand", "two hundred and five thousand", "=", 205000, 205000, "count"),
    ("two million three hundred thousand", "two million three hundred thousand", "=", 2.3e6, 2.3e6, "count"),
    ("US$40 billion", "US$40 billion", "=", 4e10, 4e10, "USD"),
    ("€3.5m", "€3.5m", "=", 3.5e6, 3.5e6, "EUR"),  # letter scale after money
    ("90m away", "90m", "=", 90, 90, "m"),  # the same letter without money
    ("1.2bn pounds", "1.2bn pounds", "=", 1.2e9, 1.2e9, "GBP"),  # pounds of money
    ("a 500-pound bomb", "500-pound", "=", 500, 500, "pound"),  # pounds of weight
    ("6 million rupees", "6 million rupees", "=", 6e6, 6e6, "INR"),
    ("dozens", "dozens", "~", 24, None, "count"),
    ("tens of thousands", "tens of thousands", "~", 20000, None, "count"),
    ("several hundred", "several hundred", "~", 300, None, "count"),
    ("a few weeks", "a few weeks", "~", 3, None, "week"),
    ("a couple of days", "a couple of days", "=", 2, 2, "day"),
    ("half a million", "half a million", "=", 500000, 500000, "count"),
    ("half an hour", "half an hour", "=", 0.5, 0.5, "hour"),
    ("a quarter of an hour", "a quarter of an hour", "=", 0.25, 0.25, "hour"),
    ("a quarter of a century", "a quarter of a century", "=", 25, 25, "year"),
    ("a quarter of the hour", "a quarter", "=", 25, 25, "percent"),
    ("worth $A2.4 billion", "$A2.4 billion", "=", 2.4e9, 2.4e9, "AUD"),
    ("it cannot exceed 40", "cannot exceed 40", "<=", None, 40, "count"),
    ("no higher than 30 percent", "no higher than 30 percent", "<=", None, 30, "percent"),
    ("lost 38 t of chlorine", "38 t", "=", 38, 38, "tonne"),
    ("paid 20,000 guilders", "20,000 guilders", "=", 20000, 20000, "NLG"),
    ("bail of K50,000", "K50,000", "=", 50000, 50000, "PGK"),
    ("paid R200 million", "R200 million", "=", 2e8, 2e8, "ZAR"),
    ("see annex R 12", "12", "=", 12, 12, "count"),
    ("got 80 marks", "80", "=", 80, 80, "count"),
    ("half of the fleet", "half", "=", 50, 50, "percent"),  # a share of a whole
    ("two-thirds", "two-thirds", "=", 66.67, 66.67, "percent"),
    ("over a year and a half", "over a year and a half", ">", 1.5, None, "year"),
    ("two and a half years", "two and a half years", "=", 2.5, 2.5, "year"),
    ("2 1/2 miles", "2 1/2 miles", "=", 2.5, 2.5, "mile"),
    ("less than a fortnight", "less than a fortnight", "<", None, 2, "week"),
    ("six hours and 30 minutes", "six hours and 30 minutes", "=", 6.5, 6.5, "hour"),  # one span in two units
    ("more than four-month-long", "more than four-month-long", ">", 4, None, "month"),
    ("a 72-hour truce", "72-hour", "=", 72, 72, "hour"),
    ("65 mph", "65 mph", "=", 65, 65, "mph"),
    ("80 square miles", "80 square miles", "=", 80, 80, "square mile"),
    ("a two-decade war", "two-decade", "=", 20, 20, "year"),  # tens of years
    ("more than a decade", "more than a decade", ">", 1, None, "decade"),
    ("70-odd guests", "70-odd", "~", 70, 70, "count"),
    ("between 5% and 12.5%", "between 5% and 12.5%", "range", 5, 12.5, "percent"),  # the unit at both ends
    ("between two hours and three hours", "between two hours and three hours", "range", 2, 3, "hour"),
    ("less than half of one percent", "less than half of one percent", "<", None, 0.5, "percent"),  # a part of a percent
    ("about seven out of 10 residents", "about seven out of 10", "~", 7, 7, "per 10"),  # a share of a round number
    ("one in five homes", "one in five", "=", 1, 1, "per 5"),
    ("three in every four", "three in every four", "=", 3, 3, "per 4"),
    ("40,000 Egyptian pounds", "40,000 Egyptian pounds", "=", 40000, 40000, "EGP"),  # money named with its country
    ("3 million Swiss francs", "3 million Swiss francs", "=", 3e6, 3e6, "CHF"),
    ("12 km per second", "12 km per second", "=", 12, 12, "km/s"),
]


@pytest.mark.parametrize(("text", "phrase", "op", "low", "high", "unit"), CASES)
def test_quantity(text: str, phrase: str, op: str, low: float | None, high: float | None, unit: str) -> None:
    found = quantities(lexemes(text, 0))
    assert [text[q.start : q.end] for q in found] == [phrase]
    assert (found[0].op, found[0].low, found[0].high, found[0].unit) == (op, low, high, unit)


NONE = [
    "a 42-year-old teacher",  # an age
    "six years of age",
    "half-brother",
    "the hundredth time",
    "tens",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert quantities(lexemes(text, 0)) == ()


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("rose from 12 to 19", ["12", "19"]),  # a change, no range
        ("10 of the 12", ["10", "12"]),
        ("two out of three matches", ["two", "three"]),  # few and counted: no share
        ("killed four in 10 days", ["four", "10 days"]),  # a span of time, no whole
        ("between the two and 5%", ["two", "5%"]),
        ("built over nearly a decade", ["nearly a decade"]),  # "over" is a preposition here
        ("an 18-month-old war", ["18-month-old"]),  # how long a thing has lasted is no age
    ],
)
def test_several(text: str, phrases: list[str]) -> None:
    assert [text[q.start : q.end] for q in quantities(lexemes(text, 0))] == phrases


DIGITS = [("1,000", 1000.0), ("12 000", 12000.0), ("3.5", 3.5), ("0.5", 0.5), ("007", None), ("9" * 40, None)]


@pytest.mark.parametrize(("text", "value"), DIGITS)
def test_digits(text: str, value: float | None) -> None:
    assert digits(text) == value


NUMERIC = ["5", "two", "half", "a", "million", "dozens", "few", "hundred", "1/2", "½", "9" * 30]
WORDS = [*NUMERIC, "and", "-", "of", "to", "$", "%", "over", "years", "between", ",", "old", "or", "more"]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_never_raises_and_never_overlaps(text: str) -> None:
    found = quantities(lexemes(text, 0))
    assert all(0 <= q.start <= q.core < q.core_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    quantities(lexemes(text, 0))
