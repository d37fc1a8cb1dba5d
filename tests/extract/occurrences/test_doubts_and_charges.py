"""What is doubted, forbidden, done as a rule or now and then, what somebody is charged with, and what only a tie is denied to."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.attribution.attributions import attributions
from dateline.extract.occurrences.occurrences import find_occurrences

# Text, beginning of the trigger, status.
STATUS = [
    ("The fire at the warehouse did not result in a killing.", "killing", "denied"),
    ("The long standoff did not lead to arrests.", "arrests", "denied"),
    ("The tip resulted in the arrest of nine men.", "arrest", "happened"),
    ("The march was a prelude to a crackdown on students.", "crackdown", "hypothetical"),
    ("The navy said it could not legally detain the tanker.", "detain", "denied"),
    ("Analysts are skeptical that Iran attacked the tanker.", "attacked", "hypothetical"),
    ("He is not sure that the senator gave money to the rebels.", "gave", "hypothetical"),
    ("Mali is not convinced that Chad attacked the fort.", "attacked", "hypothetical"),
    ("He did not know that rebels had attacked the port.", "attacked", "happened"),
    ("Police are not sure who attacked the port.", "attacked", "happened"),
    ("He is sure that the senator gave money to the rebels.", "gave", "happened"),
    ("She was skeptical of officials' belief that Mali was involved in hacking.", "hacking", "hypothetical"),
    ("It is feared that many victims are not aware of the hack.", "hack", "happened"),
    ("The governor sounded a call for Canada to accept refugees on Monday as he spoke.", "accept", "hypothetical"),
    ("If the launch goes well, the firm will become the first to visit Gao.", "visit", "planned"),
    ("He was the first envoy to visit Gao.", "visit", "happened"),
    ("There is no guarantee that the parties will sign the accord.", "will sign", "hypothetical"),
    ("Perhaps the senators will demand an inquiry.", "demand", "hypothetical"),
    ("Officers would sometimes beat the prisoners.", "beat", "happened"),
    ("You walk out the door and you get robbed.", "robbed", "hypothetical"),
    ("Once a petition gathers 50,000 names, the council debates it.", "petition", "hypothetical"),
    ("When soldiers attack, the villagers flee.", "attack", "hypothetical"),
    ("When the army attacked, the villagers fled.", "attacked", "happened"),
    ("Police arrest man when he attacks clerk.", "attacks", "happened"),  # a headline
    ("The inquiry into the blast is ongoing.", "inquiry", "ongoing"),
    ("The investigation is still pending.", "investigation", "ongoing"),
    ("The talks are in progress.", "talks", "ongoing"),
    ("The plan rejected on Tuesday would have cut taxes.", "rejected", "happened"),
    ("His resignation had been widely expected.", "resignation", "happened"),
    ("The minister's resignation is widely expected.", "resignation", "planned"),
    ("He denied the sacking was related to the police investigation.", "police investigation", "happened"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), STATUS)
def test_status(reading_of_text, text, trigger, status):
    found = [o for o in find_occurrences(reading_of_text(text), Resolved(), ()) if o.trigger.exact.startswith(trigger)]
    assert [o.status for o in found] == [status]


# Text, what alone is read.
ONLY = [
    ("The junta banned all demonstrations.", ["banned"]),  # no demonstration is told of
    ("The mayor banned a demonstration that had been planned for Friday.", ["banned"]),
    ("The judge dismissed the lawsuit against the mayor.", ["dismissed"]),
    ("The widow withdrew the lawsuit against the clinic.", ["withdrew"]),
    ("The tenant voluntarily dismissed the lawsuit.", ["dismissed"]),
    ("The banks will not be sending letters to the ministry.", []),
    ("The manager told the coach that he will not be returning.", []),
    ("The government will not be sending troops to Mali.", ["will not be sending"]),
]


@pytest.mark.parametrize(("text", "triggers"), ONLY)
def test_what_is_read(reading_of_text, text, triggers):
    assert [o.trigger.exact for o in find_occurrences(reading_of_text(text), Resolved(), ())] == triggers


# Text, beginning of the trigger, stance.
STANCES = [
    ("Two men were charged with murder in the beating of a baker.", "beating", "claimed"),
    ("The man was charged with killing his neighbour.", "killing", "claimed"),
    ("He was arrested in the beating of a baker.", "beating", "asserted"),
    ("The charge sheet included three counts of armed assault against a guard.", "assault", "claimed"),
    ("What Syria says was an attack on its troops left five people dead.", "attack", "claimed"),
    ("Syria says what troops did was an error; the attack left five people dead.", "attack", "asserted"),
    ("The guards supposedly shot two men.", "shot", "reported"),
]


@pytest.mark.parametrize(("text", "trigger", "stance"), STANCES)
def test_stance(reading_of_text, text, trigger, stance):
    found = [o for o in find_occurrences(reading_of_text(text), Resolved(), ()) if o.trigger.exact.startswith(trigger)]
    assert [o.stance for o in found] == [stance]


def test_what_only_a_tie_is_denied_to_is_not_denied(reading_of_text):
    reading = reading_of_text("The rebels denied they were linked to the bombing.")
    found = find_occurrences(reading, Resolved(), attributions(reading, Resolved()))
    assert [(o.status, o.stance, o.speaker) for o in found if o.trigger.exact == "bombing"] == [("happened", "asserted", None)]


# A decision whose day is past was carried out; one without a day, or of a day to come, is only planned.
DECIDED = [
    ("Her decision to meet the envoy in April in Denver angered many voters.", "happened"),
    ("Her decision to meet the envoy in June in Denver angered many voters.", "planned"),
    ("Her decision to meet the envoy angered many voters.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), DECIDED)
def test_what_was_decided(reading_of_text, text, status):
    from dateline.resolve.resolve import resolve

    reading = reading_of_text(text, "2026-05-20")
    found = {o.trigger.exact: o.status for o in find_occurrences(reading, resolve(reading), ())}
    assert found["meet"] == status
