"""The table of patterns: every example is read whole by its own builder."""

from datetime import date, timedelta

import pytest

from dateline.resolve.dates.builders import BUILDERS
from dateline.resolve.dates.calendar_cells import Cell, cell_of, easter, easter_eastern, months_later, shifted
from dateline.resolve.dates.calendar_named import holiday
from dateline.resolve.dates.grammar import _in_run, letter
from dateline.resolve.dates.words import holidays, pieces, rows

PATTERNS = [row for row in rows("date_patterns.tsv") if not row[0].startswith("macro")]


@pytest.mark.parametrize(("builder", "pattern", "example"), PATTERNS, ids=[f"{r[0]}-{r[2]}" for r in PATTERNS])
def test_example_fits_its_pattern(builder, pattern, example):
    run = "".join(letter(p.sort) for p in pieces(example))
    assert "_" not in run
    assert any(name == builder and (start, end) == (0, len(run)) for name, start, end, _ in _in_run(run))


def test_every_builder_is_in_the_table():
    assert {row[0] for row in PATTERNS} == set(BUILDERS)


def test_a_word_has_one_class():
    listed = [(pair.partition("=")[0], row[0]) for row in rows("date_words.tsv") for pair in row[1].split()]
    assert len(listed) == len(dict(listed))


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [(2016, "03-27", "05-01"), (2019, "04-21", "04-28"), (2024, "03-31", "05-05"), (2025, "04-20", "04-20")],  # church calendars
)
def test_easter(year, western, eastern):
    assert (easter(year).isoformat(), easter_eastern(year).isoformat()) == (f"{year}-{western}", f"{year}-{eastern}")


def test_holidays_fall_in_their_year():
    for name in holidays():
        found = holiday(name, 2023)
        assert found is None or found.year == 2023
    assert holiday("Thanksgiving", 2023) == date(2023, 11, 23)
    assert holiday("Memorial Day", 2023) == date(2023, 5, 29)


@pytest.mark.parametrize("grain", ["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"])
def test_cells_hold_their_days_and_follow_each_other(grain):
    day = date(1999, 12, 31)
    for n in range(800):
        found = cell_of(day + timedelta(days=n), grain)
        assert found.start <= day + timedelta(days=n) <= found.last
        assert shifted(shifted(found, 1), -1) == found
        assert found.edtf and found.timex


def test_months_end_where_months_end():
    assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    with pytest.raises(ValueError, match="no year"):
        months_later(date(9999, 12, 1), 1)
    assert Cell("season", date(2008, 12, 1)).edtf == "2008-24"
