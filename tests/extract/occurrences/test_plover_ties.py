"""Words of wires for support, ties, work done together and help: nouns that tell them beside verbs, and what only resembles them."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
TOLD = [
    ("The bloc issued a declaration of support for Togo on Friday.", "support", "SUPPORT", None),
    ("The mayor flew to Vilnius as a gesture of solidarity with Lithuania.", "solidarity", "SUPPORT", None),
    ("Norway and Fiji announced the resumption of diplomatic relations on Monday.", "resumption", "SUPPORT", None),
    ("Laos announced its recognition of the government of Angola.", "recognition", "SUPPORT", None),
    ("The emperor received the credentials of a new envoy from Chile.", "received", "SUPPORT", None),
    ("Ghana conveyed its condolences to Benin after the ferry sank.", "conveyed", "SUPPORT", None),
    ("Finland elevated its mission in Harare to the rank of an embassy.", "elevated", "SUPPORT", None),
    ("Latvia was admitted to the Council of Europe on Friday.", "admitted", "SUPPORT", None),
    ("Uganda is grateful to Denmark for its help.", "grateful", "SUPPORT", None),
    ("The prime minister gave her backing to the plan of the bishops.", "gave", "SUPPORT", None),
    ("Peru and Chile exchanged envoys after the exchange of lists of missing sailors.", "exchange", "COOPERATE", None),
    ("Cooperation between Benin and Ghana led to nine arrests.", "Cooperation", "COOPERATE", None),
    ("Acting on a tip from Belgian customs officers, police in Lille found the cigarettes.", "tip", "COOPERATE", None),
    ("Malta completed the purchase of two helicopters from Italy.", "purchase", "COOPERATE", None),
    ("Chilean soldiers trained with Brazilian paratroopers in the Andes.", "trained", "COOPERATE", None),
    ("Kenya, Uganda and Tanzania created a customs union.", "created", "COOPERATE", None),
    ("Peru handed a drug trafficker to U.S. agents in Lima.", "handed", "COOPERATE", None),
    ("The donation of 40 tents by Malta went to survivors.", "donation", "AID", None),
    ("Relief from Norway reached the island of Nias on Monday.", "Relief", "AID", None),
    ("Togo flew 90 peacekeepers to Bangui.", "flew", "AID", None),
    ("Hungary sent 200 soldiers to serve with the peacekeeping mission in Cyprus.", "sent", "AID", None),
    ("The army has treated 90 refugees at a field hospital near Irbid.", "treated", "AID", None),
    ("Sweden granted refugee status to an Eritrean pilot.", "granted", "AID", None),
    ("The airport clinic was financed by Kuwait.", "financed", "AID", None),
]
TELLS_NOTHING = [
    "The balcony was supported by two iron columns.",
    "The grocer said it cooperated with its suppliers on labels.",
    "Polls show support of nine percent among students.",
    "Relations between the two singers improved after the tour.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TOLD)
def test_what_is_told(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", TELLS_NOTHING)
def test_what_tells_nothing(found_in, text):
    assert found_in(text) == {}
