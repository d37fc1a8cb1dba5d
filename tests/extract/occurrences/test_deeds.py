"""Deeds of dense reports on strife, unrest and disasters in plain words: without an object, in the passive, as nouns, in light verbs."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# text, trigger, type, mode
DEEDS = [
    ("The gunners who fired can be seen from the mill.", "fired", "ASSAULT", "heavy-weapons"),
    ("They fired from the roof and two men fell.", "fired", "ASSAULT", "firearms"),
    ("The Home Guards fired in the air to stop the looters.", "fired", "ASSAULT", "crowd-control"),
    ("Police denied having used live rounds.", "used", "ASSAULT", "firearms"),
    ("Shots rang out near the bakery at dusk.", "rang out", "ASSAULT", "firearms"),
    ("The patrol drew fire from the ridge.", "drew", "ASSAULT", "firearms"),
    ("The marchers were met with tear gas.", "met", "ASSAULT", "crowd-control"),
    ("Two drivers were set upon by a mob.", "set upon", "ASSAULT", None),
    ("Raiders fell upon the caravan at night.", "fell upon", "ASSAULT", None),
    ("Shells tore through the roof of the clinic.", "tore", "ASSAULT", "heavy-weapons"),
    ("Two rockets impacted near the well.", "impacted", "ASSAULT", "heavy-weapons"),
    ("The village changed hands twice in the fighting.", "changed", "ASSAULT", None),
    ("Loyalists retook the radio station.", "retook", "ASSAULT", None),
    ("The garrison repulsed two attacks.", "repulsed", "ASSAULT", None),
    ("Six soldiers died in last month's battle for the town.", "battle", "ASSAULT", None),
    ("The recapture of the airfield took two days.", "recapture", "ASSAULT", None),
    ("The fall of the garrison sent refugees over the river.", "fall", "ASSAULT", None),
    ("The downing of the drone was shown on film.", "downing", "ASSAULT", "aerial"),
    ("The fire service said the market had been gutted by rioters.", "gutted", "ASSAULT", "destroy"),
    ("The three clerks whom the bandits led off are cousins.", "led off", "ASSAULT", "abduct"),
    ("The raiders drove off two hundred goats.", "drove off", "COERCE", "seize"),
    ("Soldiers took forty sacks of flour at the bridge.", "took", "COERCE", "seize"),
    ("The trucks of flour were turned back at a checkpoint.", "turned back", "COERCE", "restrict"),
    ("Nine escapers had been recaptured by Friday.", "recaptured", "COERCE", "arrest"),
    ("Three clerks are in custody over the fire.", "custody", "COERCE", "arrest"),
    ("The governor ordered the evacuation of six villages.", "ordered", "COERCE", "restrict"),
    ("Evacuation orders were issued for the valley.", "Evacuation orders", "COERCE", "restrict"),
    ("The vote which a court annulled in May is to be held again.", "annulled", "COERCE", "restrict"),
    ("The judge ordered the freezing of the mill's accounts.", "ordered", "COERCE", "seize"),
    ("A mutiny in the garrison ended on Monday.", "mutiny", "PROTEST", "riot"),
    ("The detainees began a fast in protest on Sunday.", "fast", "PROTEST", "hunger"),
    ("Demonstrators broke down the gates of the mill.", "broke down", "PROTEST", "riot"),
    ("Miners' wives linked arms in front of the bulldozers.", "linked", "PROTEST", "obstruct"),
    ("Nine of the attaches were declared undesirable.", "declared undesirable", "SANCTION", "expel"),
    ("The rebels gave up the bodies of six soldiers.", "gave up", "RETREAT", "release"),
    ("The column turned back before noon.", "turned back", "RETREAT", "withdraw"),
    ("The two armies swapped nine prisoners.", "swapped", "RETREAT", "release"),
    ("Soldiers went after the raiders.", "went", "MOBILIZE", "troops"),
    ("A company chased the bandits into the hills.", "chased", "MOBILIZE", "troops"),
    ("The navy sent a minehunter to the strait.", "sent", "MOBILIZE", "troops"),
    ("A convoy of forty trucks entered the enclave with flour.", "entered", "AID", None),
    ("Divers were flown in from the coast.", "flown in", "AID", None),
    ("Rescuers were searching for the missing miners.", "searching for", "AID", None),
    ("They pulled a girl from the rubble.", "pulled", "AID", None),
    ("The jets hit the market at noon.", "hit", "ASSAULT", "aerial"),
    ("The hospital took a direct hit.", "took", "ASSAULT", None),
    ("The militia quit the quarter.", "quit", "RETREAT", "withdraw"),
    ("The soldiers threw down their weapons.", "threw down", "RETREAT", "disarm"),
    ("The dhow was allowed to dock.", "allowed", "RETREAT", "access"),
    ("The two thieves were given suspended sentences.", "given", "SANCTION", "convict"),
    ("The deputies walked out of the chamber.", "walked out", "PROTEST", "boycott"),
    ("Villagers dug a trench across the road.", "dug", "PROTEST", "obstruct"),
    ("The town was placed under quarantine.", "placed", "COERCE", "restrict"),
    ("The trawler was escorted into port.", "escorted into", "COERCE", "seize"),
    ("Villagers were moved out at gunpoint.", "moved", "COERCE", "deport"),
    ("A coup in May brought the colonel to power.", "coup", "COERCE", "seize"),
    ("A ban on rallies took effect on Monday.", "ban", "COERCE", "restrict"),
    ("Paratroopers landed at the airport.", "landed", "MOBILIZE", "troops"),
    ("The survivors were given tents.", "given", "AID", None),
    ("The injured were flown to the capital.", "flown", "AID", None),
    ("The mayor opened the sports hall to the homeless.", "opened", "AID", None),
    ("Families received 800 crowns each from the state.", "received", "AID", None),
]
# text, trigger, status
DENIED = [
    ("No aid has entered the town for a month.", "entered", "denied"),
    ("Food has not reached the camp since May.", "reached", "denied"),
    ("The agency has not been able to bring in food.", "bring in", "denied"),
]
# the same words in other senses
ORDINARY = [
    "The potter fired the kiln twice.",
    "He set upon a plan to sell the barn.",
    "The shop held up the price of milk.",
    "Nurses took away the trays.",
    "The child was taken away by her aunt after school.",
    "The boxer was caught by a left hook.",
    "The climber turned back because of fog.",
    "The battle for viewers continues.",
    "The fall of the curtain was greeted with cheers.",
    "The court annulled the marriage.",
    "The search for a new coach ended on Friday.",
    "The two sisters linked arms and sang.",
    "Friends exchanged gifts.",
    "The couple swapped houses for a summer.",
    "He used a mortar to grind the pepper.",
    "Investors staged a revolt over the chairman's pay.",
    "The choir took part in the festival.",
    "The parcel arrived on Tuesday.",
    "The bank charged them a fee.",
    "The nurse lifted out the baby.",
    "The tour took the choir into port towns.",
    "The guests left on buses for the airport.",
    "The pupils were given prizes.",
    "The hall was opened to the public.",
    "Her coup was a win over two better dancers.",
    "The film was allowed to run.",
]
STRIKES = [
    ("Dockers and their union want a rise in the hourly wage. The strike began on Monday with barely forty men.", "strike"),
    ("Forty men in the camp eat nothing. The hunger of some is such that they faint. The strike began on Monday.", "hunger"),
]
# text, mode of the attack that its last sentence names
NAMED_AGAIN = [
    ("Two drones struck the depot. The attack lasted an hour.", "drone"),
    ("Two drones struck the depot. Monday's attack lasted an hour.", "drone"),
    ("Two drones struck the depot, and gunmen shot a guard. The attack lasted an hour.", None),
    ("Two drones struck the depot. The attack on Kabul lasted an hour.", None),
    ("Two drones struck the depot. An attack on a mill failed.", None),
    ("Two drones struck the depot. The first attack failed.", None),
]


@pytest.fixture
def occurrences_in(reading_of_text):
    return lambda text: find_occurrences(reading_of_text(text), Resolved(), ())


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), DEEDS)
def test_deeds_in_plain_words(occurrences_in, text, trigger, event_type, mode):
    found = {o.trigger.exact: (o.event_type, o.mode) for o in occurrences_in(text)}
    assert found.get(trigger) == (event_type, mode), found


@pytest.mark.parametrize(("text", "trigger", "status"), DENIED)
def test_what_did_not_come(occurrences_in, text, trigger, status):
    assert {o.trigger.exact: o.status for o in occurrences_in(text)}.get(trigger) == status


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(occurrences_in, text):
    assert [(o.trigger.exact, o.event_type) for o in occurrences_in(text)] == []


@pytest.mark.parametrize(("text", "mode"), STRIKES)
def test_a_bare_strike_is_what_the_report_is_about(occurrences_in, text, mode):
    assert ("PROTEST", mode) in {(o.event_type, o.mode) for o in occurrences_in(text) if o.trigger.exact == "strike"}


@pytest.mark.parametrize(("text", "mode"), NAMED_AGAIN)
def test_an_attack_named_again_has_the_means_told_before(occurrences_in, text, mode):
    assert [o.mode for o in occurrences_in(text) if o.trigger.exact == "attack"] == [mode]
