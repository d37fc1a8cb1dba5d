"""One outlet by several names: by its own, by its address, by a known short form."""

from __future__ import annotations

import pytest

from dateline.core.outlets import name_key, outlet_keys
from dateline.core.report import Report
from dateline.reconcile.voices import voices

SAME = [
    ("The Larne Post", "larnepost.co.uk"),
    ("TheHill", "The Hill"),
    ("USA TODAY", "usatoday"),
    ("The Guardian", "guardian.co.uk"),
    ("BBC News", "www.bbc.com"),
    ("The New York Times", "nytimes.com"),
    ("Süddeutsche Zeitung", "sueddeutsche.de"),
    ("Cork-Examiner", "cork-examiner.ie"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_outlet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("ABC News", "ABC News Australia"), ("Larne Post", "Larne Times"), ("Le Monde", "Die Welt")])
def test_two_outlets(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def of(publisher: str | None, url: str | None, text: str) -> Report:
    return Report(source_id=text, publisher=publisher, url=url, text=text)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (("Larne Post", None), (None, "https://www.larnepost.co.uk/a"), 1),  # by name, by domain
        (("Lighthouse", "https://larnepost.co.uk/a"), ("larnepost.co.uk", None), 1),  # a name unlike its address
        (("Larne Post", "https://web.archive.org/web/1/x"), ("Cork Echo", "https://web.archive.org/web/2/y"), 2),  # an archive is no outlet
        (("Larne Post", "https://example.org/1"), ("Cork Echo", "https://example.org/2"), 2),  # nor is a reserved name
        (("Larne Post", "https://a.blogspot.com/1"), ("Cork Echo", "https://b.blogspot.com/2"), 2),
        ((None, None), (None, None), 2),
    ],
)
def test_voices(first: tuple[str | None, str | None], second: tuple[str | None, str | None], count: int) -> None:
    assert voices([of(*first, "one"), of(*second, "two")], {}) == count


def test_what_is_no_name() -> None:
    assert list(outlet_keys("—", None)) == []
    assert list(outlet_keys(None, "http://127.0.0.1/a")) == []
