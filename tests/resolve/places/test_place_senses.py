"""The senses of the names of one report are chosen together."""

from __future__ import annotations

from dateline.resolve.gazetteer.gazetteer import places_named
from dateline.resolve.places.senses import Name, Setting, choose, contains


def name(word: str, **fields: object) -> Name:
    return Name(word.lower(), places_named(word), **fields)  # type: ignore[arg-type]


def test_nothing_to_choose() -> None:
    assert choose([], Setting()) == {}
    assert choose([Name("nowhere", ())], Setting()) == {}


def test_adjectives_speak_for_a_country() -> None:
    assert choose([name("Cordoba")], Setting({"AR": 2.0}))["cordoba"].country == "AR"
    assert choose([name("Cordoba")], Setting({"ES": 2.0}))["cordoba"].country == "ES"


def test_a_container_outweighs_fame() -> None:
    texas = tuple(e for e in places_named("Texas") if e.kind == "region")
    assert choose([name("Paris", within=texas)], Setting())["paris"].region == "TX"


def test_a_capital_is_not_moved_by_a_country_that_is_spoken_of() -> None:
    names = [name("London"), name("Nevada"), name("Texas"), name("Chicago")]
    assert choose(names, Setting({"US": 3.0}))["london"].country == "GB"


def test_contains() -> None:
    ohio = next(e for e in places_named("Ohio") if e.kind == "region")
    dayton = next(e for e in places_named("Dayton") if e.region == "OH")
    assert contains(ohio, dayton)
    assert not contains(dayton, ohio)


def test_a_list_of_very_many_places_is_chosen_in_parts() -> None:
    senses = places_named("Springfield")
    names = [Name(f"springfield {n}", senses) for n in range(1000)]
    assert len(choose(names, Setting())) == 1000
