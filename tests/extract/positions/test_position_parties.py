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
    # whose plan it is, by what is said of it
    ("Ada Lie, a former director of the Halm Bank, urged Mali to pay the debt.", "demand", "Ada Lie", "Mali", "pay the debt"),
    ("Ada Lie, the director of the Halm Bank, urged Mali to pay the debt.", "demand", "Halm Bank", "Mali", "pay the debt"),
    ("Lund backed the truce plan drafted by Jon Berg.", "accept", "Lund", "Jon Berg", "the truce plan"),
    ("Peru rejected a plan that Chile had put forward.", "reject", "Peru", "Chile", "a plan"),
    ("The council is holding talks on a proposal to ban the trucks.", "propose", None, None, "ban the trucks"),
    ("Ines Paz opposes a proposal to ban the trucks.", "reject", "Ines Paz", None, "a proposal to ban the trucks"),
    ("Ines Paz voted against a proposal to raise the tax.", "reject", "Ines Paz", None, "a proposal to raise the tax"),
    # who bears what is asked or given is not asked for it
    ("Jon Berg repeated his proposal to ban Muslims from the square.", "propose", "Jon Berg", None, "ban Muslims"),
    ("Villagers are calling on him to be banned from the island.", "demand", "villagers", None, "be banned"),
    ("\u201cAll miners must be paid,\u201d Jon Berg said.", "demand", "Jon Berg", None, "All miners must be paid"),
    ("\u201cThe hostages must be freed by the rebels,\u201d Jon Berg said.", "demand", "Jon Berg", "rebels", "must be freed"),
    ("Chad agreed to free Jon Berg.", "accept", "Chad", None, "free Jon Berg"),
    ("Chad agreed to support Mali.", "accept", "Chad", "Mali", "support Mali"),
    ("\u201cIf they come back to Peru, I'll report it,\u201d Jon Berg said.", "commit", "Jon Berg", None, "I'll report it"),
    # for whom they speak
    ("\u201cAll miners must be paid,\u201d said Jon Berg, President and CEO of the Halm League.",
     "demand", "Halm League", None, "All miners must be paid"),
    ("Jon Berg is a farmer who has vowed to seal the border.", "commit", "Jon Berg", None, "seal the border"),
    ("Norway is committed to the truce.", "commit", "Norway", None, "the truce"),
    # who goes on speaking, who cannot be meant by "he", what only says of which country a thing is
    ("Halm Watch said troops shot nine men and called for an inquiry.", "demand", "Halm Watch", None, "an inquiry"),
    ("Halm Watch said troops had shot nine men, and urged Peru to try them.", "demand", "Halm Watch", "Peru", "try them"),
    ("The army said gunmen seized a bus and demanded a ransom.", "demand", "gunmen", None, "a ransom"),
    ("Ines Paz met with Jon Berg to press for an inquiry.", "demand", "Ines Paz", None, "an inquiry"),
    ("The bishop pleaded with the rebels to free the nurse.", "demand", "bishop", "rebels", "free the nurse"),
    ("The priest implored the rebels for mercy.", "demand", "priest", "rebels", "mercy"),
    ("\u201cThey must leave our land,\u201d Jon Berg said of the soldiers.", "demand", "Jon Berg", None, "They must leave our land"),
]  # fmt: skip

# What takes no position: things, markets, polls, weather.
NONE = [
    "The storm threatened to cut off the islands.",
    "Polls suggest that voters would leave the party.",
    "The drought demands a change of crops.",
    "The mayor did not say whether he would sign the treaty.",
    "The study stressed the need for sleep.",
    "Plans call for a new bridge by 2030.",
    "She calls upon her faith to carry on.",
    "The captain exhorted his men.",
    "Lawyers for the detained editor said he would defy the court.",
    "The mayor's sister said it would not bring him back.",
    "The poet said someone threatened her cats.",
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
