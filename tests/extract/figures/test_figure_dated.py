"""Which of the days of a sentence is that of a figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading
from dateline.resolve.resolve import resolve

DAYS = [
    # the day of the count with which it is compared
    ("There were 1,200 fewer pupils than in 2009.", [None]),
    ("The town has 900 fewer pupils than in May 1998, with 700 fewer by 2029.", [None, None]),
    ("Fewer than 40 men were killed in 2009.", ["2009"]),
    ("The army holds 40 villages, down from 90 in May 2016.", [None, "2016-05"]),
    ("In May 2016 the army held 40 villages, down from 90.", ["2016-05", "2016-05"]),
    # the day of what killed them
    ("The plane crashed with 14 men on board, killing all on May 3, 2016.", ["2016-05-03"]),
    ("He bought 40 boats, selling them on May 3, 2016.", [None]),
    # the day of one of many
    ("Four crashes and nine fires, including one in 2008, were named.", [None, None]),
    ("Nine people were hurt, including two nurses, on May 3, 2016.", ["2016-05-03", "2016-05-03"]),
    # the day of the reason
    ("He got a five-year term for joining a march in 2013.", [None]),
    ("In May 2013 he got five years for joining a march.", ["2013-05"]),
    # the day of the deed after so long a time
    ("She spent 13 days in a ward and went home on May 12, 2016.", [None]),
    ("Two were killed and nine people were hurt on May 3, 2016.", ["2016-05-03", "2016-05-03"]),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_days(reading_of_text: Callable[..., Reading], text: str, days: list[str | None]) -> None:
    reading = reading_of_text(text)
    assert [f.when and f.when.edtf for f in find_figures(reading, resolve(reading), ())] == days
