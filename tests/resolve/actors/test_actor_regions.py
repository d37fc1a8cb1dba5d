"""Regions, cities and states that no table knows: actors where they act, only places elsewhere."""

from __future__ import annotations

import pytest

from dateline.resolve.actors.actors import find_actors

CASES = [
    ("Catalonia rejected the offer on Monday.", "Catalonia", True),  # subject of a deed
    ("Somaliland and Ethiopia signed a port deal.", "Somaliland", True),  # first of two
    ("Texas sued the airline over delays.", "Texas", True),
    ("Delegations from Norvia met in Geneva. Norvia's government rejected the plan.", "Norvia", True),  # possessor of a government
    ("The storm reached Texas on Monday.", "Texas", False),  # a place
    ("Police in Houston arrested two men.", "Houston", False),
    ("Houston is a large city.", "Houston", False),  # to be something is no deed
]


@pytest.mark.parametrize(("text", "name", "acts"), CASES)
def test_regions_act(reading_of_text, text: str, name: str, acts: bool) -> None:  # type: ignore[no-untyped-def]
    entities = find_actors(reading_of_text(text), ()).entities
    assert (name in {e.name for e in entities}) == acts
    assert all(e.sort == "organisation" and e.country is None for e in entities if e.name == name)
