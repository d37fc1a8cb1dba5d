"""Positions on conditions and in other usual wordings, read with who says them: a forecast by an observer is nobody's position."""

from __future__ import annotations

import pytest
from position_names import positions_in

# Text, act, party, addressee (None: not judged), words of the content.
CASES = [
    ("Uruguay put forward a three-week ceasefire for the delta.", "propose", "Uruguay", None, "a three-week ceasefire for the delta"),
    ("Georgia circulated a draft under which both armies would leave the pass.", "propose", "Georgia", None, "both armies"),
    ("Bolivia is willing to accept the map provided that Paraguay first reopens the river.",
     "accept", "Bolivia", "Paraguay", "accept the map"),
    ("Bolivia is willing to accept the map provided that Paraguay first reopens the river.",
     "condition", "Bolivia", "Paraguay", "Paraguay first reopens the river"),
    ("Kenyan President Ruth Mwangi said Kenya would release the fishermen once Uganda paid the fine.",
     "commit", "Kenya", "Uganda", "would release the fishermen once Uganda paid the fine"),
    ("Norwegian Foreign Minister Kari Lund warned that Norway would suspend its fish imports if the boats were not returned.",
     "threaten", "Norway", None, "suspend its fish imports if the boats"),
    ("If the boats were not returned, Norwegian Foreign Minister Kari Lund warned, Norway would suspend its fish imports.",
     "threaten", "Norway", None, "suspend its fish imports"),
    ("\u201cThere can be no negotiations while our sailors are in chains,\u201d Norwegian Foreign Minister Kari Lund said.",
     "condition", "Norway", None, "no negotiations while our sailors are in chains"),
    ("\u201cWhoever cuts the cable will pay for it,\u201d Kari Lund said.",
     "threaten", "Kari Lund", None, "Whoever cuts the cable will pay"),
    ("Kari Lund said that anyone who hid the weapons would be prosecuted.", "threaten", "Kari Lund", None, "would be prosecuted"),
    ("The Finnish government offered 9,000 euros to each of the families.",
     "offer", "Finland", None, "9,000 euros to each of the families"),
    ("Finland renewed its request that the pilot be extradited.", "demand", "Finland", None, "the pilot be extradited"),
    ("Mali gave assurances that the wells would be reopened.", "commit", "Mali", None, "the wells would be reopened"),
    ("Senegal welcomed the draft but ruled out any joint patrols.", "accept", "Senegal", None, "welcomed the draft"),
    ("Senegal welcomed the draft but ruled out any joint patrols.", "reject", "Senegal", None, "any joint patrols"),
    ("Peru demanded that the miners leave the valley, but ruled out an embargo.", "reject", "Peru", None, "an embargo"),
    ("Denmark invited the Red Cross to inspect the camp.", "offer", "Denmark", None, "inspect the camp"),
    ("Niger asked for time to study the offer.", "demand", "Niger", None, "time to study the offer"),
    ("The demand was turned down by Serbia.", "reject", "Serbia", None, "The demand was turned down by Serbia"),
    ("Kari Lund said her Fjord Party would not support the budget.", "reject", "Fjord Party", None, "would not support the budget"),
    ("The Red Front said it might withhold its taxes if the road was not built.",
     "threaten", "Red Front", None, "might withhold its taxes"),
    ("The Red Front said its men would stay in the hills until an election was held.", "condition", "Red Front", None, "until"),
    ("Tunisian President Amina Said said Tunisia would resume the flights as soon as Malta lifted its ban.",
     "commit", "Tunisia", "Malta", "would resume the flights"),
    ("Anyone who breaks the truce will be punished, Angolan President Rui Lopes said.", "threaten", "Angola", None, "will be punished"),
    ("Finland said it was preparing to blacklist two shipyards.", "threaten", "Finland", None, "blacklist two shipyards"),
]  # fmt: skip

# Forecasts of observers, figures of speech, what is denied but was never asked for, deals of others.
NONE = [
    "Analysts said Iran would retaliate if its ships were seized.",
    "Jon Berg said prices would rise once the harvest was over.",
    "There can be no doubt while the figures are open, Jon Berg said.",
    "Whoever finds the dog will answer the phone, the label says.",
    "Norway rejected the accusation.",
    "Chad welcomed the truce between the two clans.",
    "Kari Lund said anyone could face a long wait at the airport.",
    "The museum circulated a text about its coins.",
    "The hall is provided with lamps that Peru paid for.",
    "Austrian Foreign Minister Lena Roth said the visitors would leave Vienna if it rained.",
    "The airline said it would resume flights once the storm had passed.",
    "The guards of Peru refused to respond to the stones.",
    "The crowd was angry about the refusal of Peru to react.",
    "Economists said Ghana would not grow this year.",
]


@pytest.mark.parametrize(("text", "act", "party", "addressee", "content"), CASES)
def test_position(reading_of_text, text, act, party, addressee, content):
    found = positions_in(reading_of_text(text))
    fitting = [(p, a, c) for one, p, a, c in found if one == act]
    assert fitting, found
    assert any(p == party and content in c and addressee in (None, a) for p, a, c in fitting), fitting


@pytest.mark.parametrize("text", NONE)
def test_no_position(reading_of_text, text):
    assert positions_in(reading_of_text(text)) == []


def test_what_is_done_next_is_no_part_of_what_is_asked(reading_of_text):
    text = "Chad asked the rebels to leave the town and guaranteed their safety if they laid down their guns."
    found = positions_in(reading_of_text(text))
    assert [(act, content) for act, _, _, content in found] == [
        ("demand", "leave the town"),
        ("commit", "their safety if they laid down their guns"),
    ]
