"""Whose position it is and to whom it speaks where they have no name, where a pronoun or a body stands for them, or both are meant."""

from __future__ import annotations

import pytest
from position_names import positions_in

from dateline.run.pipeline import find_all

# Text, act, party, addressee (None: nobody), words of the content.
CASES = [
    ("Angry relatives demanded the return of the bodies.", "demand", "relatives", None, "the return of the bodies"),
    ("Masked gunmen threatened to burn the depot.", "threaten", "masked gunmen", None, "burn the depot"),
    ("Bolivian miners demanded higher pay.", "demand", "Bolivian miners", None, "higher pay"),
    ("Bolivian troops threatened to close the pass.", "threaten", "Bolivia", None, "close the pass"),
    ("Villagers blocked the road. They threatened to burn the depot.", "threaten", "villagers", None, "burn the depot"),
    ("Chad urged the rebels to release the nurses.", "demand", "Chad", "rebels", "release the nurses"),
    ("Police ordered the villagers to leave the valley.", "demand", "police", "villagers", "leave the valley"),
    ("Chad gave the kidnappers 24 hours to free the nurses.", "demand", "Chad", "kidnappers", "free the nurses"),
    ("Norway promised the families that the wreck would be raised.", "commit", "Norway", "families", "the wreck would be raised"),
    ("Norway told Denmark it must remove the buoys.", "demand", "Norway", "Denmark", "it must remove the buoys"),
    ("Norway warned that Denmark would pay if the buoys were not removed.", "threaten", "Norway", "Denmark", "Denmark would pay"),
    ("Norwegian Prime Minister Ola Dahl told parliament that he would not step down.",
     "reject", "Norway", "parliament", "would not step down"),
    ("Norwegian Foreign Minister Kari Lund said her government would pay the fine.", "commit", "Norway", None, "would pay the fine"),
    ("\u201cOur soldiers will guard the bridge,\u201d Norwegian Foreign Minister Kari Lund said.",
     "commit", "Norway", None, "guard the bridge"),
    ("Jon Berg pledged that Norway would return the bodies.", "commit", "Norway", None, "Norway would return the bodies"),
]  # fmt: skip

# What takes no position: things, markets, polls, weather.
NONE = [
    "The storm threatened to cut off the islands.",
    "Polls suggest that voters would leave the party.",
    "The drought demands a change of crops.",
    "The mayor did not say whether he would sign the treaty.",
]


@pytest.mark.parametrize(("text", "act", "party", "addressee", "content"), CASES)
def test_party_and_addressee(reading_of_text, text, act, party, addressee, content):
    found = positions_in(reading_of_text(text))
    assert [(a, p, to) for a, p, to, c in found if content in c] == [(act, party, addressee)], found


@pytest.mark.parametrize("text", NONE)
def test_no_party(reading_of_text, text):
    assert positions_in(reading_of_text(text)) == []


def test_who_has_no_name_is_an_entity_of_the_report(reading_of_text):
    findings = find_all(reading_of_text("Angry relatives demanded the return of the bodies."))
    assert [(e.name, e.sort) for e in findings.entities] == [("relatives", "group")]
    assert "relatives" in {m.span.exact for m in findings.mentions}
