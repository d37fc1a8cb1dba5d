"""Words of crowds, forces and orders: who is kept at home or must leave, licences taken back, police and troops made ready or raised,
workers who halt work and prisoners who eat nothing, and the everyday senses of the same words."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
TOLD = [
    ("The ministry revoked the licence of a private clinic in Lusaka.", "revoked", "COERCE", "restrict"),
    ("Mali's regulator annulled the licence of a radio station in Gao.", "annulled", "COERCE", "censor"),
    ("Laos ordered two nuns to leave the country by Friday.", "ordered", "COERCE", "deport"),
    ("Soldiers ordered residents of Bouar to stay indoors.", "ordered", "COERCE", "curfew"),
    ("Villagers near the border were ordered not to leave their homes at night.", "ordered", "COERCE", "curfew"),
    ("Denmark returned a failed asylum seeker to Eritrea.", "returned", "COERCE", "deport"),
    ("The tax department sealed a bank account of the charity.", "sealed", "COERCE", "seize"),
    ("Hackers took down the website of the central bank.", "took", "COERCE", "cyber"),
    ("Herders in Turkana formed a self-defence group.", "formed", "MOBILIZE", "militia"),
    ("Chad is readying a battalion of 600 men.", "readying", "MOBILIZE", "troops"),
    ("The governor of Kano called in the army.", "called", "MOBILIZE", "troops"),
    ("Togo put its police on alert.", "put", "MOBILIZE", "police"),
    ("Police took up positions along the avenue.", "took up", "MOBILIZE", "police"),
    ("Libya redeployed artillery along the coast.", "redeployed", "MOBILIZE", "weapons"),
    ("Pakistan launched a ballistic missile from a range in Sindh.", "launched", "MOBILIZE", "weapons"),
    ("The deployment of cruise missiles in Calabria began on Monday.", "deployment", "MOBILIZE", "weapons"),
    ("Police reinforcements poured into Medan.", "Police reinforcements", "MOBILIZE", "police"),
    ("Welders in Gdynia halted work to demand higher wages.", "halted", "PROTEST", "strike"),
    ("Detainees on the island are refusing food.", "refusing", "PROTEST", "hunger"),
    ("A monk set himself on fire in Hue.", "set", "PROTEST", "demo"),
    ("Students formed a human chain to denounce the treaty.", "formed", "PROTEST", "demo"),
    ("Miners in Oruro locked a manager in his office.", "locked", "PROTEST", "obstruct"),
]
# words of these in other senses
ORDINARY = [
    "The bank arrested the slide of the crown.",
    "The firm sent a fleet of vans to Turin.",
    "The judge adjourned the hearing until March.",
    "The insurer withdrew from the project.",
    "The swimmers marched into the Olympic stadium.",
    "A demonstration of a new tractor drew a few farmers.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TOLD)
def test_crowds_forces_and_orders(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_everyday_senses(found_in, text):
    assert found_in(text) == {}
