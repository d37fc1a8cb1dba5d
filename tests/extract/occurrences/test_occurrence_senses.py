"""Words of force in other senses: what has no body is not struck, and a contest of words is none of arms."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# No force is used here.
FIGURES_OF_SPEECH = [
    "The airline hit a rough spell after the merger.",
    "Rising rents have hit young families' savings.",
    "Nurses fought to overturn the pay freeze.",
    "The orchestra fought boredom with a new programme.",
    "Sales of umbrellas struck a new high in October.",
    "The committee killed the amendment in a late session.",
    "A wave of nostalgia struck the old sailor.",
    "Her new novel targets a younger readership.",
    "Inflation battered household incomes last winter.",
    "The photographer shot the series on an island in the north.",
    "The phone maker will kick out two updates this spring.",
    "The band murdered the anthem at the opening.",
    "Regulators attacked the tariff as unfair.",
    "The chef praised the dish for its flawless execution.",
    "The mayor battled insomnia through the campaign.",
    "The report is an assault on common sense.",
    "The deacon died on Monday after a long battle with leukaemia.",
    "Most shops battled through the downturn.",
    "A boy recovers after a dog attack in the park.",
    "The paper kept up its attacks on the reform.",
]
# Somebody or something is struck.
FORCE = [
    ("Rebels attacked a granary near Mopti.", "attacked"),
    ("A mortar shell hit a sawmill on the edge of the town.", "hit"),
    ("Jets struck a radar and two hangars.", "struck"),
    ("Gunmen killed a lifeguard on the beach.", "killed"),
    ("Soldiers shot at a minivan near the border.", "shot"),
    ("Vandals attacked a dentist on his way home.", "attacked"),
    ("The group has claimed attacks on power lines in the north.", "attacks"),
    ("Militants killed a number of herders in the valley.", "killed"),
    ("The navy targeted smugglers' dinghies off the coast.", "targeted"),
    ("Drones hit fuel supplies outside the capital.", "hit"),
    ("The army fought a battle for the hills above the town.", "fought"),
    ("Violence struck the village again on Sunday.", "struck"),
]
# Other words, of no party's act here; and of one there.
OTHERS = [
    ("Drought threatens the wheat harvest.", "threatens", None),
    ("The new rule threatens to raise rents in the old town.", "threatens", None),
    ("A leaflet threatened to burn down the school.", "threatened to burn down", "THREATEN"),
    ("The agency released its forecast on Monday.", "released", None),
    ("Messages left at her office were not returned.", "returned", None),
    ("The militia released two nurses on Monday.", "released", "RETREAT"),
    ("The bread is enriched with honey.", "enriched", None),
    ("Iran has enriched uranium to a higher grade.", "enriched", "MOBILIZE"),
    ("Readers can visit the website of the fund.", "visit", None),
    ("The minister visited the site of the blast.", "visited", "CONSULT"),
    ("The envoy visited Tripoli on Monday.", "visited", "CONSULT"),
    ("She was backing up her car when it happened.", "backing", None),
]
RACE = (
    "The primary campaign for the Democratic nomination entered its last week.\nPollsters put the senator ahead among likely voters.\n"
    "Both candidates meet in a debate on Thursday before the ballot.\n"
)
# In a report of an election: words, and whether they are force, a rebuke, or tell of nothing.
CONTESTS = [
    ("Senator Ruth Hale attacked Tom Baxter for missing votes.", "attacked", "ACCUSE"),
    ("Baxter's attacks on Ruth Hale have grown sharper.", "attacks", "ACCUSE"),
    ("A new ad hits Tom Baxter over his taxes.", "hits", "ACCUSE"),
    ("Hale came under attack from her rivals.", None, None),
    ("The battle for the suburbs will be long.", None, None),
    ("She promised to fight to the end.", None, None),
    ("Hale spoke of the attack on the embassy in Nairobi.", "attack", "ASSAULT"),
    ("A gunman attacked Tom Baxter at a rally and was held by the police.", "attacked", "ASSAULT"),
    ("Two people were killed in an attack outside a polling station.", "killed", "ASSAULT"),
    ("Russia attacked Ukraine in February.", "attacked", "ASSAULT"),  # whatever the report is about
    ("Iran battled Iraq in the marshes.", "battled", "ASSAULT"),
    ("Masked men attacked a polling station in the south.", "attacked", "ASSAULT"),
]


def told(reading_of_text, text):
    return {o.trigger.exact: o.event_type for o in find_occurrences(reading_of_text(text), Resolved(), ())}


@pytest.mark.parametrize("text", FIGURES_OF_SPEECH)
def test_no_force(reading_of_text, text):
    assert "ASSAULT" not in told(reading_of_text, text).values()


@pytest.mark.parametrize(("text", "trigger"), FORCE)
def test_force(reading_of_text, text, trigger):
    assert told(reading_of_text, text).get(trigger) == "ASSAULT"


@pytest.mark.parametrize(("text", "trigger", "event_type"), OTHERS)
def test_other_senses(reading_of_text, text, trigger, event_type):
    assert told(reading_of_text, text).get(trigger) == event_type


@pytest.mark.parametrize(("text", "trigger", "event_type"), CONTESTS)
def test_a_contest_of_words(reading_of_text, text, trigger, event_type):
    found = told(reading_of_text, RACE + text)
    assert found.get(trigger) == event_type if trigger else "ASSAULT" not in found.values()


def test_the_same_words_elsewhere_are_force(reading_of_text):
    assert told(reading_of_text, "Ruth Hale attacked Tom Baxter.") == {"attacked": "ASSAULT"}
