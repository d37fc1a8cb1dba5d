"""Days and times of publishing inside a line of a head."""

from __future__ import annotations

import pytest

from dateline.ingest.stamps import stamps_in

CASES = [
    # the line, the day, the day of an update, what else it says
    ("Updated 9:14 PM EDT, March 3, 2026", None, "2026-03-03", ""),
    ("March 3, 2026 8:12 PM GMT Updated 2 hours ago", "2026-03-03", None, "Updated 2 hours ago"),
    ("Published On 3 Mar 2026", "2026-03-03", None, ""),
    ("Posted 4 Mar 2026 Originally published 3 Mar 2026", "2026-03-03", None, ""),
    ("Last modified on Wed 4 Mar 2026 07.40 GMT", None, "2026-03-04", ""),
    ("Source: Xinhua| 2026-03-03 21:13:45|Editor: huaxia", "2026-03-03", None, "Source: Xinhua Editor: huaxia"),
    ("By JANE ROE MARCH 3, 2026", "2026-03-03", None, "By JANE ROE"),
    ("Jane Roe, Celle 3 March 2026 • 6:00am", "2026-03-03", None, "Jane Roe, Celle"),
    ("Posted: 13.04.2026", "2026-04-13", None, ""),
    ("Issued on: 04/04/2026 - 20:12", "2026-04-04", None, ""),
    ("Issued on: 03/04/2026 - 20:12", None, None, ""),  # April there, March here
    ("Jane Roe, March 3 at 6:00 AM", None, None, "Jane Roe,"),  # no year
    ("30 February 2026", None, None, ""),
    ("Jane Roe", None, None, "Jane Roe"),
    ("2:45 p.m.", None, None, "2:45 p.m."),  # the time of a post in a live report
]


@pytest.mark.parametrize(("line", "day", "updated", "rest"), CASES)
def test_stamps(line: str, day: str | None, updated: str | None, rest: str) -> None:
    found = stamps_in(line)
    assert (found.day, found.updated, " ".join(found.rest.replace("|", " ").split())) == (day, updated, rest)
