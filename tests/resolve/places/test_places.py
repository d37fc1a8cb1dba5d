"""Which words of a report are places, and which places they are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dateline.core.report import Block, Report
from dateline.core.when import Published
from dateline.read.reading import Reading, read
from dateline.resolve.places.places import find_places

if TYPE_CHECKING:
    from spacy.language import Language

Read = Callable[..., Reading]


def found(reading: Reading) -> dict[str, str | None]:
    return {m.span.exact: m.country for m in find_places(reading)}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # the country named beside it decides
        ("A bomb went off in Tripoli, Lebanese officials said. Troops closed the road to Beirut.", {"Tripoli": "LB", "Beirut": "LB"}),
        ("Militias loyal to the Libyan government hold the port of Tripoli.", {"Tripoli": "LY"}),
        ("Ministers met farmers in Hyderabad in Sindh province of Pakistan.", {"Hyderabad": "PK", "Sindh": "PK", "Pakistan": "PK"}),
        # what stands after the comma decides
        ("A jury in Vienna, Va., heard the case.", {"Vienna": "US", "Va.": "US"}),
        ("Police in Birmingham, England, arrested two men.", {"Birmingham": "GB", "England": "GB"}),
        ("The mayor of Birmingham, Alabama, resigned.", {"Birmingham": "US", "Alabama": "US"}),
        ("Canada, Mexico and Peru signed.", {"Canada": "CA", "Mexico": "MX", "Peru": "PE"}),  # a list of countries
        # other towns near by decide
        ("A flood closed the road between Cambridge and Ely.", {"Cambridge": "GB", "Ely": "GB"}),
        # nothing decides: the best known
        ("London and Paris signed the treaty, and Berlin will join.", {"London": "GB", "Paris": "FR", "Berlin": "DE"}),
        ("Washington said it would send aid.", {"Washington": "US"}),
        # a country and a state of one name
        ("Georgia accused Russia of firing at villages; Tbilisi called up men.", {"Georgia": "GE", "Russia": "RU", "Tbilisi": "GE"}),
        ("Voters in Georgia and Alabama queued; in Atlanta polls closed at 7 p.m.", {"Georgia": "US", "Alabama": "US", "Atlanta": "US"}),
        # persons, bodies, adjectives and contractions are no places
        ("Paris Hilton and Mr. Lebanon met French reporters in Cannes. I'd go, said Hilton.", {"Cannes": "FR"}),
        ("The Washington Post wrote that Miss Hill left in May.", {}),
        # a body named after its place has the place in its name
        ("Lagos Police arrested two men, and the Nairobi City Council met.", {"Lagos": "NG", "Nairobi": "KE"}),
        # not in the gazetteer
        ("They live in Qumranevka.", {"Qumranevka": None}),
    ],
)  # fmt: skip
def test_places_of_a_text(reading_of_text: Read, text: str, places: dict[str, str | None]) -> None:
    assert found(reading_of_text(text)) == places


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Drones hit depots in the Kursk region.", "Kursk", "region"),
        ("Drones hit the city of Kursk.", "Kursk", "city"),
        ("Peru closed its border.", "Peru", "country"),
        ("Power failed in the Kharkiv region.", "Kharkiv", "region"),  # the region's entry has another name
        ("Power failed in three regions: Sumy, Poltava and Kharkiv.", "Sumy", "region"),  # a plural before the list
        ("Power failed in the Sumy and Poltava regions.", "Sumy", "region"),  # a plural after the list
        ("She was born in Buffalo, New York, in May.", "New York", "region"),  # the state, not the city
        ("She works in New York.", "New York", "city"),
    ],
)
def test_precision(reading_of_text: Read, text: str, name: str, precision: str) -> None:
    assert {m.span.exact: m.precision for m in find_places(reading_of_text(text))}[name] == precision


@pytest.mark.parametrize(
    ("publisher", "country", "state_lon"),
    [("Paris News", "US", True), (None, "FR", False)],  # a paper of a town in Texas, and a report that says nothing of itself
)
def test_home_of_the_outlet(reading_of_text: Read, publisher: str | None, country: str, state_lon: bool) -> None:
    text = "A Paris man was hurt in a fire. The Lamar County sheriff was told." if publisher else "A Paris man was hurt."
    reading = reading_of_text(text, publisher=publisher)
    paris = find_places(reading)[0]
    assert paris.country == country
    assert (paris.lon is not None and paris.lon < -90) == state_lon


def test_dateline_is_read_although_the_parser_has_not(nlp: Language) -> None:
    text = "SOFIA/ANKARA (Example News) - Two ministers met."
    blocks = (Block(0, 30, "dateline"), Block(31, len(text), "body"))
    report = Report(source_id="d", text=text, blocks=blocks, language="en", published=Published())
    places = find_places(next(read([report], nlp)))
    assert [(p.span.exact, p.country) for p in places] == [("SOFIA", "BG"), ("ANKARA", "TR")]


ODD = ["", "Kursk", "KURSK.", "...", "in the of", "Ä", "A. B. C. D. E.", "Paris " * 300, "the " * 500, "New York, " * 200]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_never_fails(reading_of_text: Read, text: str) -> None:
    reading = reading_of_text(text)
    places = find_places(reading)
    ends = [(p.span.start, p.span.end) for p in places]
    assert all(p.span.holds_in(text) for p in places)
    assert all(a[1] <= b[0] for a, b in pairwise(ends))


def test_same_report_same_places(reading_of_text: Read) -> None:
    reading = reading_of_text("Clashes spread from Mosul to Kirkuk and Erbil, near the Syrian border. Jackson and Madison were spared.")
    assert find_places(reading) == find_places(reading)
