"""Publication dates: ISO 8601, EDTF and lines that hold nothing but a day."""

from __future__ import annotations

import pytest

from dateline.core.errors import UsageError
from dateline.ingest.dates import day_line, published
from dateline.ingest.given import Given


@pytest.mark.parametrize(
    ("value", "edtf", "earliest", "latest"),
    [
        ("2016-11-09", "2016-11-09", "2016-11-09", "2016-11-09"),
        ("2016-11-09T18:50:08", "2016-11-09T18:50:08", "2016-11-09", "2016-11-09"),
        ("2016-11-09 23:50:08.5+0200", "2016-11-09T23:50:08+02:00", "2016-11-09", "2016-11-09"),  # the day as written
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025", "2025-01-01", "2025-12-31"),
        ("201X", "201X", "2010-01-01", "2019-12-31"),
        ("2025-24", "2025-24", "2025-12-01", "2026-02-28"),  # a winter
        ("2025-06-02?", "2025-06-02?", "2025-06-02", "2025-06-02"),
        ("2025-06/2025-07", "2025-06/2025-07", "2025-06-01", "2025-07-31"),
        ("../2025", "../2025", None, "2025-12-31"),
    ],
)
def test_published(value: str, edtf: str, earliest: str | None, latest: str | None) -> None:
    found = published(value)
    assert found is not None
    assert (found.edtf, found.earliest, found.latest, found.source) == (edtf, earliest, latest, "given")


NO_DATES = ["", "yesterday", "2025-06-31", "06/02/2025", "2025-13", "2025-06-02T25:00:00", "0000", "/", "2025-07/2025-06", "9" * 5000]


@pytest.mark.parametrize("value", NO_DATES)
def test_no_date_is_no_guess(value: str) -> None:
    assert published(value) is None


def test_given_says_what_to_give() -> None:
    assert Given(published="2025-06").when == published("2025-06")
    with pytest.raises(UsageError, match="year-month-day"):
        Given(published="last Monday")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 2 June 2025", ("2025-06-02", False)),
        ("Monday, June 2, 2025", ("2025-06-02", False)),
        ("Posted: Mon., Jun 2, 2025 | 3:45 p.m.", ("2025-06-02", False)),
        ("Updated June 2, 2025 10:30 am ET", ("2025-06-02", True)),
        ("June 2025", None),
        ("02/06/2025", None),  # June here, February there
        ("June 31, 2025", None),
        ("On June 2, 2025 the river rose", None),
    ],
)
def test_day_line(line: str, expected: tuple[str, bool] | None) -> None:
    assert day_line(line) == expected
