"""Datelines: what is one, what only looks like one."""

from __future__ import annotations

import pytest

from dateline.ingest.datelines import dateline

REST = "The river rose again on Monday, and two bridges were closed."


@pytest.mark.parametrize(
    ("head", "places", "source"),
    [
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", "AP"),
        ("GENEVA, Feb 3 (Reuters) - ", "GENEVA", "Reuters"),
        ("LAGOS/ABUJA (Harbour Post) – ", "LAGOS/ABUJA", "Harbour Post"),  # two places and a house of no agency
        ("SEOUL, South Korea — ", "SEOUL, South Korea", None),
        ("PARIS - ", "PARIS", None),
        ("MOSCOW. June 2 (Interfax) - ", "MOSCOW", "Interfax"),  # full stop before the day
        ("LONDON, June 2, 2025 /PRNewswire/ -- ", "LONDON", "PRNewswire"),
        ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti", "AP"),  # hyphens are no dash
        ("DeKALB – ", "DeKALB", None),
        ("NEW DELHI: ", "NEW DELHI", None),
        ("Beirut (AFP) – ", "Beirut", "AFP"),  # small letters beside a known agency
        ("GARSOLA, March 3. /TASS/. ", "GARSOLA", "TASS"),  # slashes in place of brackets and dash
        ("GARSOLA, March 3. /TASS Correspondent Jane Roe/. ", "GARSOLA", "TASS"),
        ("Garsola, Belunda – ", "Garsola, Belunda", None),  # small letters, with a land and a long dash
        ("(Reuters) - ", None, "Reuters"),
        ("(CNN) ", None, "CNN"),  # no dash
    ],
)
def test_dateline(head: str, places: str | None, source: str | None) -> None:
    found = dateline(head + REST)
    assert found is not None
    assert (found.places, found.source, (head + REST)[found.end :]) == (places, source, REST)


@pytest.mark.parametrize(
    "text",
    [
        "NASA - the American space agency - said on Monday that it would try again.",  # an apposition
        "UPDATE: The river rose again on Monday, and two bridges were closed.",
        "Trump — The man who would not leave — said on Monday that he would run.",
        "He said — and The Harbour Post agreed — that two bridges were closed.",
        "STORM DAMAGES HOMES AND SHOPS - The river rose again on Monday in the town.",  # a headline
        "The river rose (AP) again on Monday, and two bridges were closed for good.",
        "(John) said on Monday that two bridges were closed for good and all.",
        "PARIS - ",
        "Jane Roe, Belunda – The river rose again on Monday in the town.",  # a writer
        "Holm, mayor – The river rose again on Monday in the town.",
        "The road and/or the bridge at Garsola was closed on Monday for good.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_day_of_a_dateline() -> None:
    found = dateline("OSLO, 3 May 2021 (NTB) - " + REST)
    assert found is not None and found.day == "2021-05-03"
