"""Words of blame, threats and sanctions: posts lost, bodies left, aid cut back, threats told by a noun, what is called unacceptable."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
TOLD = [
    ("King Birendra relieved the governor of Bagmati of his duties.", "relieved", "SANCTION", None),
    ("President Kaunda fired his finance minister.", "fired", "SANCTION", None),
    ("Premier Ozal dropped two ministers from the cabinet.", "dropped", "SANCTION", None),
    ("The Ugandan law council disbarred a former attorney general.", "disbarred", "SANCTION", None),
    ("The Polish electoral board struck the priest off the list.", "struck", "COERCE", "restrict"),
    ("The Socialist party ousted its deputy leader.", "ousted", "SANCTION", None),
    ("Finland scaled back its aid to Zambia.", "scaled back", "SANCTION", "discontinue"),
    ("The German chancellor called off a visit to Syria.", "called off", "SANCTION", "discontinue"),
    ("Algeria stopped pumping gas to Morocco.", "stopped", "SANCTION", "discontinue"),
    ("Iraq has banned eggs from Turkey.", "banned", "SANCTION", None),
    ("Togo left the cocoa organisation in March.", "left", "SANCTION", "withdraw"),
    ("Gabon pulled out of the fisheries commission.", "pulled out", "SANCTION", "withdraw"),
    ("The sentencing of a Syrian dissident by a Damascus court was condemned in Paris.", "sentencing", "SANCTION", "convict"),
    ("Chile has reserved the right to answer the raid, its envoy said.", "reserved", "THREATEN", None),
    ("Belgrade hinted at curbs on the transit of Croatian fuel.", "hinted", "THREATEN", "restrict"),
    ("Mali promised to respond to the ban if Niger kept it in place.", "promised", "THREATEN", None),
    ("The sabre-rattling by Tehran worried Oman.", "sabre-rattling", "THREATEN", None),
    ("The regional court said Uganda would not hesitate to expel the envoys.", "would not hesitate to expel", "THREATEN", "expel"),
    ("The Omani minister said Iran was playing with fire.", "playing", "THREATEN", None),
    ("The Union gave Malta three months to repeal the law or face a fine.", "gave", "THREATEN", None),
    ("Latvia said the Belarussian raid was unacceptable.", "unacceptable", "ACCUSE", "disapprove"),
    ("Caritas is highly critical of the Sudanese government.", "critical", "ACCUSE", "disapprove"),
    ("The Danish premier was dismayed by the conduct of the police in Minsk.", "dismayed", "ACCUSE", "disapprove"),
    ("Bonn expressed regret at the decision of the Czech parliament.", "expressed", "ACCUSE", "disapprove"),
    ("Cuba's complaint against Panama was put to the council.", "complaint", "ACCUSE", "disapprove"),
    ("A Ghanaian judge arraigned the former trade minister.", "arraigned", "ACCUSE", "allege"),
]
# words of these in other senses
ORDINARY = [
    "The chimney expelled a plume of steam at noon.",
    "The ball struck the post in the last minute.",
    "The pianist complained of a pain in the shoulder.",
    "The bakery relieved its queue of hungry customers with free buns.",
    "The tenor left the choir in spring.",
    "The potter fired her bowls in a new kiln.",
    "The shop dropped two brands of soap from its shelves.",
    "The price of the house was unacceptable to the couple.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TOLD)
def test_what_is_told(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(found_in, text):
    assert found_in(text) == {}
