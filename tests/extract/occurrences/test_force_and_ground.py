"""Ground that changes hands, means of force named beside it, crowds and captives; and mishaps told with the same words."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# text, trigger, type, mode
DEEDS = [
    ("Fierce battles raged around the airport of Donetsk.", "battles", "ASSAULT", None),
    ("An IED hit an army vehicle near Bol.", "hit", "ASSAULT", "explosives"),
    ("Four soldiers were wounded when their vehicle hit a mine in Mopti.", "wounded", "ASSAULT", "explosives"),
    ("Government forces regained the town of Marga from rebels on Tuesday.", "regained", "ASSAULT", None),
    ("Soldiers took back the hill on Friday.", "took back", "ASSAULT", None),
    ("Security forces cleared militants from two villages near Barta.", "cleared", "ASSAULT", None),
    ("Troops cleared the area of insurgents after two days.", "cleared", "ASSAULT", None),
    ("The town of Orbu fell into rebel hands on Friday.", "fell into", "ASSAULT", None),
    ("The quarter came under the control of the insurgents.", "came", "ASSAULT", None),
    ("Fighters took over the village without a word.", "took over", "ASSAULT", None),
    ("Rebels gained ground in the east of the province.", "gained", "ASSAULT", None),
    ("The district collapsed to the guerrillas overnight.", "collapsed", "ASSAULT", None),
    ("The rebels consolidated their hold on the port.", "consolidated", "ASSAULT", None),
    ("The battalion redeployed from the village of Sorna.", "redeployed", "RETREAT", "withdraw"),
    ("Mortar fire was heard in the hills.", "fire", "ASSAULT", "heavy-weapons"),
    ("An artillery duel lasted for two hours.", "artillery duel", "ASSAULT", "heavy-weapons"),
    ("The village was bombed from the air.", "bombed", "ASSAULT", "aerial"),
    ("A drone fired two missiles at a barn.", "fired", "ASSAULT", "drone"),
    ("A raid by jets burned the depot.", "raid", "ASSAULT", "aerial"),
    ("A raid by jets burned the depot.", "burned", "ASSAULT", "destroy"),
    ("A suicide bomber rammed a lorry into the gate.", "rammed", "ASSAULT", "suicide-attack"),
    ("A girl detonated her suicide belt at a bus stop.", "detonated", "ASSAULT", "suicide-attack"),
    ("Shells filled with chlorine gas hit the suburb.", "hit", "ASSAULT", "unconventional"),
    ("Rebels used chlorine gas against the camp.", "used", "ASSAULT", "unconventional"),
    ("A patrol stepped on unexploded ordnance.", "stepped on", "ASSAULT", "explosives"),
    ("Soldiers sexually assaulted a girl at the ford.", "assaulted", "ASSAULT", "sexual"),
    ("Armed men forced a trader into a car.", "forced", "ASSAULT", "abduct"),
    ("Gunmen whisked away the clerk at dawn.", "whisked away", "ASSAULT", "abduct"),
    ("Rebels seized nine villagers at the ford.", "seized", "ASSAULT", "abduct"),
    ("Police took nine men in for questioning.", "took", "COERCE", "arrest"),
    ("Police pulled three marchers out of the crowd.", "pulled", "COERCE", "arrest"),
    ("Police kettled the marchers for hours.", "kettled", "COERCE", "arrest"),
    ("Nine militants turned themselves in to the judge.", "turned", "RETREAT", None),
    ("A militia commander defected to the government.", "defected", "RETREAT", None),
    ("Soldiers destroyed an arms cache in the woods.", "destroyed", "COERCE", "seize"),
    ("A demining team removed nine shells from the school yard.", "removed", "COERCE", "seize"),
    ("The squad carried out a controlled explosion at the quay.", "explosion", "COERCE", "seize"),
    ("Gunmen robbed a bank in Sorna.", "robbed", "COERCE", "seize"),
    ("Settlers uprooted forty olive trees.", "uprooted", "ASSAULT", "destroy"),
    ("Militiamen burned nine huts.", "burned", "ASSAULT", "destroy"),
    ("A military convoy arrived at the barracks.", "arrived", "MOBILIZE", "troops"),
    ("The militia opened a training camp.", "opened", "MOBILIZE", "troops"),
    ("The demonstration turned violent at noon.", "demonstration", "PROTEST", "demo"),
    ("The demonstration turned violent at noon.", "turned violent", "PROTEST", "riot"),
    ("The march degenerated into clashes at noon.", "march", "PROTEST", "demo"),
    ("The march degenerated into clashes at noon.", "degenerated into", "PROTEST", "riot"),
    ("Gunfire was heard near the mill.", "Gunfire", "ASSAULT", "firearms"),
    ("The rebels mounted a counter-offensive.", "counter-offensive", "ASSAULT", None),
    ("Colonels overthrew the president in May.", "overthrew", "COERCE", "seize"),
    ("The army staged exercises near the river.", "exercises", "MOBILIZE", "troops"),
    ("The military dissolved parliament.", "dissolved", "COERCE", "restrict"),
    ("A man with an axe attacked worshippers.", "attacked", "ASSAULT", "primitive"),
    ("Troops skirmished with guerrillas on Monday.", "skirmished", "ASSAULT", None),
    ("Attackers overpowered the guards.", "overpowered", "ASSAULT", None),
    ("Saboteurs derailed a freight train.", "derailed", "ASSAULT", "destroy"),
    ("The mayor escaped an assassination attempt.", "assassination attempt", "ASSAULT", "targeted"),
    ("Detainees were given electric shocks.", "given", "ASSAULT", "torture"),
    ("A driver rammed his car into soldiers at the gate.", "rammed", "ASSAULT", None),
    ("Troops fought their way into the city.", "fought", "ASSAULT", None),
    ("Hijackers seized an airliner.", "seized", "ASSAULT", "abduct"),
    ("The envoy was led away in handcuffs.", "led away", "COERCE", "arrest"),
    ("Soldiers forced the villagers to move to camps.", "forced", "COERCE", "deport"),
    ("Security was tightened in the capital.", "tightened", "MOBILIZE", "police"),
    ("Soldiers ringed the airport.", "ringed", "MOBILIZE", "troops"),
    ("Dockers stayed off the job on Monday.", "stayed", "PROTEST", "strike"),
    ("The massing of troops alarmed the villagers.", "massing", "MOBILIZE", "troops"),
    ("Striking dockers stayed away from work on Monday.", "stayed", "PROTEST", "strike"),
    ("Opposition deputies stormed out of parliament.", "stormed out", "PROTEST", "boycott"),
    ("Protesters lay down in front of bulldozers.", "lay down", "PROTEST", "obstruct"),
    ("Landless peasants invaded an estate near Sorna.", "invaded", "PROTEST", "obstruct"),
    ("Students battled police in the square.", "battled", "PROTEST", "riot"),
    ("Demonstrators broke through a police cordon.", "broke", "PROTEST", "riot"),
    ("A man set himself alight outside the ministry.", "set", "PROTEST", "demo"),
    ("Anger at the verdict brought thousands onto the streets.", "brought", "PROTEST", "demo"),
    ("Police stopped the marchers at a bridge.", "stopped", "COERCE", "restrict"),
    ("The army lifted its siege of the camp.", "lifted", "RETREAT", "withdraw"),
    ("The tanks rumbled back to barracks.", "rumbled back", "RETREAT", "withdraw"),
    ("The garrison abandoned the fort.", "abandoned", "RETREAT", "withdraw"),
    ("The gunmen gave up after nine hours.", "gave up", "RETREAT", None),
    ("The army drove the militants out of the valley.", "drove", "ASSAULT", None),
    ("The raiders were repelled after an hour.", "repelled", "ASSAULT", None),
    ("Headless bodies were hung from a bridge.", "hung", "ASSAULT", "primitive"),
    ("Three missiles impacted the district.", "impacted", "ASSAULT", "heavy-weapons"),
    ("A shepherd lost his leg to a landmine.", "lost", "ASSAULT", "explosives"),
    ("The junta lost control of the town to the rebels.", "lost", "ASSAULT", None),
    ("The troops transferred control of the base to the police.", "transferred", "RETREAT", "withdraw"),
    ("The rebels moved their headquarters to the hills.", "moved", "MOBILIZE", "troops"),
    ("Villagers formed a militia after the raid.", "formed", "MOBILIZE", "militia"),
    ("The government nationalised the oil industry.", "nationalised", "COERCE", "seize"),
    ("Relatives of miners camped outside the ministry.", "camped", "PROTEST", "demo"),
    ("Security forces violently dispersed the marchers.", "dispersed", "ASSAULT", "crowd-control"),
    ("A councillor was hacked to death.", "hacked", "ASSAULT", "primitive"),
    ("Rebels put up a fight at the bridge.", "put up", "ASSAULT", None),
    ("A trader was robbed at gunpoint.", "robbed", "COERCE", "seize"),
    ("A driver drove a van packed with explosives into the barracks.", "drove", "ASSAULT", "suicide-attack"),
]

# Nothing in works, weather and traffic is an attack, though it kills, strikes and destroys.
MISHAPS = [
    "A lorry hit a mine shaft cover, injuring two men.",
    "Nine people were killed when a crane fell onto a row of huts, police said.",
    "A gas explosion destroyed a block of flats, killing seven.",
    "A blast at a fireworks factory killed twelve people.",
    "A refinery blast shook the suburb.",
    "A short circuit set fire to a ward, killing ten patients.",
    "An oil tanker exploded while welders were at work, killing four.",
    "Two fishermen were killed when a freighter rammed their boat in fog.",
    "A soldier was killed when his lorry overturned on a bend.",
    "A tram struck and killed a cyclist.",
    "Bad liquor killed nine villagers.",
    "The driver and nine passengers were killed when a train slammed into the bus.",
]

# Other senses of the words of force and of ground.
ORDINARY = [
    "The striker regained his place in the team.",
    "The dollar gained ground against the yen.",
    "Snow ploughs cleared the village of drifts.",
    "The estate fell into the hands of a developer.",
    "The firm came under the control of a Swedish group.",
    "The ballerina defected from the company.",
    "The guard caught the ball.",
    "The thief stole the show.",
    "Men picked up their children from school.",
    "A woman pushed her son into the car and drove to school.",
    "The drone dropped a parcel on the lawn.",
    "A storm uprooted trees in the park.",
    "The gang held up a banner of their favourite band.",
    "The council opened a new post office in the town.",
    "Health officials made inroads against the disease.",
    "The firing of the coach angered the fans.",
    "The driver lost control of the car.",
    "The museum moved its headquarters to the harbour.",
    "The choir is recruiting in villages.",
    "Villagers formed a football team.",
    "Children lay down on the grass in front of the school.",
    "The storm brought thousands of birds onto the square.",
    "Officers waded into the river to save a dog.",
    "The guard duelled in a play.",
    "The crew netted 300 tonnes of cod.",
    "The soldiers' choir gave up at midnight.",
]


@pytest.fixture
def found_in(reading_of_text):
    return lambda text: find_occurrences(reading_of_text(text), Resolved(), ())


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), DEEDS)
def test_deeds(found_in, text, trigger, event_type, mode):
    assert (trigger, event_type, mode) in [(o.trigger.exact, o.event_type, o.mode) for o in found_in(text)]


@pytest.mark.parametrize("text", MISHAPS)
def test_mishaps_are_no_attacks(found_in, text):
    assert "ASSAULT" not in {o.event_type for o in found_in(text)}


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(found_in, text):
    assert found_in(text) == ()
