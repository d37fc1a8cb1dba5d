"""Positions of each act in sentences about made-up disputes: who takes it, to whom, and what it is about."""

from __future__ import annotations

import pytest
from occurrence_names import names, resolved_of

from dateline.extract.positions.positions import find_positions

# Text, act, party, addressee (None: not judged), words of the content.
CASES = [
    ("Serbia demanded that Kosovo withdraw its police from the north.", "demand", "Serbia", "Kosovo", "withdraw its police"),
    ("Mali told France to pull its troops out within 72 hours.", "demand", "Mali", "France", "pull its troops"),
    ("Ethiopia wants Eritrea to drop its objection to the dam.", "demand", "Ethiopia", "Eritrea", "drop its objection"),
    ("Mexico gave Cuba 48 hours to leave the embassy.", "demand", "Mexico", "Cuba", "leave the embassy"),
    ("Mexico gave Cuba until noon on Friday to leave the embassy.", "demand", "Mexico", "Cuba", "leave the embassy"),
    ("Mexico gave Cuba two months to close its embassy.", "demand", "Mexico", "Cuba", "close its embassy"),
    ("Mexico warned Cuba not to close the embassy.", "demand", "Mexico", "Cuba", "not to close the embassy"),
    ("Mexico repeated its call for Cuba to leave the embassy.", "demand", "Mexico", None, "leave the embassy"),
    ('"We demand the return of every prisoner," said Chad\'s prime minister.', "demand", "Chad", None, "return of every prisoner"),
    ("Norway offered the Red Front a six-month truce.", "offer", "Norway", "Red Front", "six-month truce"),
    ("Japan offered to host the talks.", "offer", "Japan", None, "host the talks"),
    ("Turkey put forward a plan to reopen the railway.", "propose", "Turkey", None, "reopen the railway"),
    ("Ghana floated a truce of ten days.", "propose", "Ghana", None, "truce"),
    ("Chad has dropped its objection to the border mission.", "accept", "Chad", None, "objection"),
    ("Cuba backed a French plan for autonomy.", "accept", "Cuba", "France", "plan for autonomy"),
    ("Peru bowed to demands for a recount.", "accept", "Peru", None, "demands for a recount"),
    ("Eritrea refused to allow monitors into the region.", "reject", "Eritrea", None, "allow monitors"),
    ("Kenya has no intention of returning the plant.", "reject", "Kenya", None, "returning the plant"),
    ("Greece is not willing to lift its veto.", "reject", "Greece", None, "lift its veto"),
    ("Bolivia brushed off Chilean proposals for a new port.", "reject", "Bolivia", "Chile", "proposals for a new port"),
    ("Somalia guaranteed that its army would leave the port.", "commit", "Somalia", None, "leave the port"),
    ("Nepal promised to free the crew by Friday.", "commit", "Nepal", None, "free the crew"),
    ("The European Union warned Georgia that visa-free travel could be suspended.", "threaten", "European Union", None, "suspended"),
    ("France threatened to expel Malian envoys.", "threaten", "France", "Mali", "expel Malian envoys"),
    ("Peru will withdraw its soldiers only if Bolivia opens the border.", "condition", "Peru", "Bolivia", "opens the border"),
    ("Talks with Mali cannot resume until the siege is lifted, Ghana said.", "condition", None, None, "siege is lifted"),
]


@pytest.mark.parametrize(("text", "act", "party", "addressee", "content"), CASES)
def test_position(reading_of_text, text, act, party, addressee, content):
    reading = reading_of_text(text)
    resolved = resolved_of(reading.report)
    found = [p for p in find_positions(reading, resolved, ()) if p.act == act]
    assert found and content in found[0].content.exact, found
    if party is not None:
        assert names(resolved, (found[0].party or "",)) == (party,)
    if addressee is not None:
        assert names(resolved, (found[0].addressee or "",)) == (addressee,)
