"""Words of wires for yielding, drawing back and refusing: nouns of what is restored, orders to one's own men, what is not abided by."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
YIELDED = [
    ("The king approved the restoration of parliament.", "restoration", "CONCEDE", None),
    ("Kenya's cabinet approved the legalisation of opposition parties.", "legalisation", "CONCEDE", None),
    ("The reopening of the frontier by Ghana was cheered in Lome.", "reopening", "CONCEDE", None),
    ("Georgia has dropped visa requirements for citizens of Iran.", "dropped", "CONCEDE", None),
    ("Japan delisted two Yemeni charities as terrorist groups.", "delisted", "CONCEDE", None),
    ("The court annulled the dismissal of six teachers.", "annulled", "CONCEDE", None),
    ("The airline rehired 300 dismissed controllers.", "rehired", "CONCEDE", None),
    ("Kuwait gave women the vote.", "gave", "CONCEDE", None),
    ("The premier retreated on pensions after a strike.", "retreated on", "CONCEDE", None),
    ("The rebel chief ordered his fighters to cease fire.", "ordered", "RETREAT", "ceasefire"),
    ("Indian troops have been withdrawn from the border under the accord.", "withdrawn", "RETREAT", "withdraw"),
    ("Sudan gave permission for relief flights to Bor.", "gave", "RETREAT", "access"),
    ("North Korea froze its nuclear programme.", "froze", "RETREAT", "disarm"),
    ("The rebel chief called off an attack.", "called off", "RETREAT", "ceasefire"),
    ("Iraq readmitted the inspectors.", "readmitted", "RETREAT", "access"),
    ("Cuba paroled a dissident.", "paroled", "RETREAT", "release"),
    ("The Congress overrode the president's demand.", "overrode", "REJECT", None),
    ("Chad said it would not abide by the ruling.", "would not abide", "REJECT", None),
    ("Norway denied refugee status to six Tamils.", "denied", "REJECT", None),
    ("The army repeated its denial of any role in the looting.", "denial", "REJECT", None),
    ("Germany reiterated its opposition to the bonds.", "opposition", "REJECT", None),
    ("Mexico will not send troops to Haiti.", "will not send", "REJECT", "assist"),
    ("The president skipped the summit.", "skipped", "REJECT", "meet"),
]
NOTHING = [
    "The tenor was released from hospital on Friday.",
    "Officials reopened the bridge after the flood.",
    "The restoration of the palace took nine years.",
    "Bakers halted their production line for repairs.",
    "Shares retreated on plans for a tax on banks.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), YIELDED)
def test_yielded_and_refused(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", NOTHING)
def test_other_senses(found_in, text):
    assert found_in(text) == {}
