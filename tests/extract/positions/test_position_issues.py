"""What positions are about, as short phrases: what is to be done is named down to its object."""

from __future__ import annotations

import pytest

from dateline.core.statement import Position
from dateline.run.pipeline import find_all

CASES = [
    ("Peru promised to begin taking fishermen off the blacklist.", "beginning taking fishermen"),
    ("Norway asked Denmark to help rebuild the pier.", "helping rebuild pier"),
    ("The union said it would support restoring the night shift.", "supporting restoring night shift"),
    ("Mali promised to let monitors visit the camps.", "letting monitors visit camps"),
    ("Mali promised to allow nurses to enter the valley.", "allowing nurses to enter valley"),
    ("Chad vowed to ask its deputies to consider lowering the toll.", "asking deputies to consider lowering toll"),
    ("Chad agreed to continue to monitor the border.", "continuing to monitor border"),
    ("Norway promised not to repeat the mistake.", "not repeating mistake"),
    ("Mali demanded that the port not be shelled.", "no shelling of port"),
    ("Peru agreed not to shell the port.", "not shelling port"),
    ("Niger said it would not sell the barge.", "selling barge"),
    ("Niger vowed to stand up to the traders.", "standing up to traders"),
    ("Niger agreed to hand over two barges.", "handing over two barges"),
    ("Peru threatened to walk out of the talks.", "walking out of talks"),
]


NONE = [
    "The mayor said he will be charged with theft.",
    "The firm assured its clients that the claims were false.",
    "“I'll tell you, it was cold,” the mayor said.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_position(reading_of_text, text: str) -> None:  # type: ignore[no-untyped-def]
    assert not [s for s in find_all(reading_of_text(text)).statements if isinstance(s, Position)]


@pytest.mark.parametrize(("text", "issue"), CASES)
def test_what_it_is_about(reading_of_text, text: str, issue: str) -> None:  # type: ignore[no-untyped-def]
    found = [s for s in find_all(reading_of_text(text)).statements if isinstance(s, Position)]
    assert [p.issue for p in found] == [issue]
