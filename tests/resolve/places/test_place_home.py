"""Where outlets are at home, as far as their names tell."""

from __future__ import annotations

import pytest

from dateline.resolve.places.home import home_of


@pytest.mark.parametrize(
    ("publisher", "url", "named", "country"),
    [
        ("Lansing State Journal", None, "Lansing", ""),  # the words for papers taken out
        ("concordtelegram.com", None, "Concord", ""),  # the address alone
        ("concordmonitor.com", None, "Concord", "US"),  # listed: in New Hampshire
        (None, "https://www.leicestermercury.co.uk/a", "Leicester", "GB"),
        ("chronicle.lansing.com", None, "Lansing", ""),  # the paper's word in another part of the address
        ("Reuters", None, None, ""),  # no place in it
        ("Daily Mail", "https://www.dailymail.co.uk/news", None, "GB"),  # only words for papers
        (None, "https://example.ie/x", None, "IE"),
        (None, "https://example.tv/x", None, ""),  # an ending that says nothing of a country
        (None, None, None, ""),
        ("", "", None, ""),
        ("...", "http://", None, ""),  # broken
    ],
)
def test_home_of(publisher: str | None, url: str | None, named: str | None, country: str) -> None:
    places, home = home_of(publisher, url)
    assert home == country
    assert ({p.name for p in places} or {None}) >= {named}
