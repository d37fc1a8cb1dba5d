"""What the day of a report says of the days it tells of."""

from __future__ import annotations

import pytest

from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.resolve.resolve import resolve

# In a report of Wednesday, 20 May 2026: text, trigger, first and last day.
CASES = [
    ("Nine people were killed this week.", "killed", "2026-05-18", "2026-05-20"),  # by the day of the report
    ("Nine people were killed this month.", "killed", "2026-05-01", "2026-05-31"),
    ("The minister will visit Kenya this week.", "will visit", "2026-05-18", "2026-05-24"),  # to come
    ("Nine people were killed last week.", "killed", "2026-05-11", "2026-05-17"),
    ("A student goes on a rampage at a college in August and kills nine.", "kills", None, None),  # of some year: not the August to come
]


@pytest.mark.parametrize(("text", "trigger", "earliest", "latest"), CASES)
def test_day(reading_of_text, text, trigger, earliest, latest):
    reading = reading_of_text(text, "2026-05-20")
    found = next(o for o in find_occurrences(reading, resolve(reading), ()) if o.trigger.exact == trigger)
    assert (found.when.earliest if found.when else None, found.when.latest if found.when else None) == (earliest, latest)
