"""What reports of every day say: products offered, burdens, films in the making, people put off a plane, data broken into."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# Text, beginning of the trigger, type, mode.
TOLD = [
    ("Two players were kicked off a plane in Denver.", "kicked", "COERCE", "restrict"),
    ("A guard forced the family off the bus.", "forced", "COERCE", "restrict"),
    ("A passenger was booted from a flight for smoking.", "booted", "COERCE", "restrict"),
    ("The producer was fired by the studio.", "fired", "SANCTION", None),
    ("Police were called after a shooting incident in Denver.", "shooting", "ASSAULT", "firearms"),
    ("Hackers gained access to 200,000 cards.", "gained", "COERCE", "cyber"),
    ("The data of 300 clients was compromised in the breach.", "compromised", "COERCE", "cyber"),
    ("The court extended his remand for eight days.", "extended", "COERCE", "arrest"),
    ("He was imprisoned for three years without a trial.", "imprisoned", "COERCE", "arrest"),
    ("He was imprisoned for three years for theft.", "imprisoned", "SANCTION", "convict"),
    ("The union came out in opposition to the bill.", "came", "REJECT", None),
    ("The general led the overthrow of the president in 2013.", "overthrow", "COERCE", "seize"),
    ("He fled after the king's ouster.", "ouster", "COERCE", "seize"),
    ("She bit a soldier's hand.", "bit", "ASSAULT", "beat"),
    ("The wounding of a shopkeeper angered the town.", "wounding", "ASSAULT", None),
    ("She attacked her opponent as a fraud.", "attacked", "ACCUSE", "disapprove"),
    ("A court suspended his sentence.", "suspended", "CONCEDE", None),
    ("The singer called for an end to gun violence.", "called", "REQUEST", "change"),
    ("The robber hit a clerk with a rifle butt.", "hit", "ASSAULT", "beat"),
    ("Armed men held her against her will.", "held", "ASSAULT", "abduct"),
    ("The blogger is serving a five-year sentence.", "serving", "SANCTION", "convict"),
    ("The candidate renounced the Farmers' Association.", "renounced", "REJECT", None),
    ("The rebels renounced violence.", "renounced", "RETREAT", "disarm"),
    ("She called on it to release the crew.", "called", "REQUEST", "yield"),
    ("The army drove the rebels out of the town.", "drove", "ASSAULT", None),
    ("The union warned the company it would strike.", "warned", "THREATEN", None),
    ("The rebels are willing to meet the government.", "willing", "AGREE", None),
    ("The gun violence in Chicago left nine dead.", "gun violence", "ASSAULT", "firearms"),
    ("The ministry spread misinformation about the vaccine.", "spread", "COERCE", "misinformation"),
    ("Rebels infiltrated the town and burned it.", "infiltrated", "ASSAULT", None),
    ("The government made a U-turn on the tax.", "U-turn", "CONCEDE", None),
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TOLD)
def test_told(reading_of_text, text, trigger, event_type, mode):
    found = {o.trigger.exact: (o.event_type, o.mode) for o in find_occurrences(reading_of_text(text), Resolved(), ())}
    assert (event_type, mode) in [kind for word, kind in found.items() if word.startswith(trigger)], found


# What tells of no happening.
NOTHING = [
    "She died of a self-inflicted gunshot wound.",
    "Gun violence has become the subject of much debate.",
    "Misinformation spreads fast on social media.",
    "The bank reviewed its security operations after the breach.",
    "Spies have infiltrated the ministry.",
    "The pilot said they had to make a u-turn.",
    "The candidates who are willing to be honest will win.",
    "It is not clear how much the ministry is prepared to spend.",
    "There is one thing that everybody agrees on.",
    "The company offers a different kind of help for parents.",
    "She was tired of the demands of the job.",
    "The demand for buses in the city has grown.",
    "Despite their protests, it looks like a sale.",
    "The stunt injured her badly.",
    "During a May 5 conference, the bank's chief financial officer said profits fell.",
    "Once the link is established, the lander will send data.",
    "The container will carry seeds to the island.",
    "The governor signed a declaration of disaster emergency.",
    "The firm warned its employees that their data had leaked.",
    "A poster warned that he was dangerous.",
    "He was called on it by the press.",
    "They just have to share their password.",
    "Students were moved into the old school.",
    "He flew American from Boston to Rome.",
    "The club will hold a walk fundraiser.",
    "The group was whipping lawmakers against the bill.",
    "It was a demonstration of good faith.",
    "The truck was driven out of the garage by a tourist.",
    "The pad will support the new rocket.",
    "She can help restore the party's fortunes.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_told(reading_of_text, text):
    assert [o.trigger.exact for o in find_occurrences(reading_of_text(text), Resolved(), ())] == []


def test_who_serves_a_sentence_is_sentenced(told_at):
    found, actors, recipients = told_at("Ada Bergstrom is serving a life sentence in Oslo.", "serving")
    assert (found.status, actors, recipients) == ("ongoing", [], ["Ada Bergstrom"])


def test_what_only_seems_so_did_not_happen(reading_of_text):
    found = find_occurrences(reading_of_text("It's like he shot us."), Resolved(), ())
    assert [o.status for o in found] == ["hypothetical"]
