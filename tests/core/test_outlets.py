"""One outlet by several names: by its own, by its address, by a known short form."""

from __future__ import annotations

import pytest

from dateline.core.outlets import name_key

SAME = [
    ("The Larne Post", "larnepost.co.uk"),
    ("TheHill", "The Hill"),
    ("USA TODAY", "usatoday"),
    ("The Guardian", "guardian.co.uk"),
    ("BBC News", "www.bbc.com"),
    ("The Times", "thetimes.co.uk"),
    ("LA Times", "latimes.com"),
    ("The New York Times", "nytimes.com"),
    ("Süddeutsche Zeitung", "sueddeutsche.de"),
    ("Cork-Examiner", "cork-examiner.ie"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_outlet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


TWO = [
    ("ABC News", "ABC News Australia"),
    ("Larne Post", "Larne Times"),
    ("Le Monde", "Die Welt"),
    ("The Times", "LA Times"),
    ("guardian.ng", "theguardian.com"),
    ("independent.ie", "The Independent"),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_outlets(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
