"""Promises, talks, praise, easings, work in common and help: wordings of each, and what looks like them and is none."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# Text, first word of the trigger, type, mode.
TOLD = [
    # what is meant to be done
    ("Japan is considering extending a loan to Mongolia.", "considering", "AGREE", None),
    ("The government announced plans to release forty rebels.", "plans", "AGREE", None),
    ("The junta set a date for elections.", "set", "AGREE", None),
    ("Pakistan hinted it might free the fishermen.", "might", "AGREE", None),
    ("A battalion will be contributed by Fiji to the force.", "will", "AGREE", None),
    ("Cairo is seeking closer ties with Tehran.", "seeking", "AGREE", None),
    ("Tehran repeated its offer to mediate.", "offer", "AGREE", None),
    ("A pledge by Oslo to finance a hospital was welcomed.", "pledge", "AGREE", None),
    # who meets whom, and through whom
    ("A Cuban delegation held three hours of discussions with Angolan leaders.", "discussions", "CONSULT", "visit"),
    ("The Turkish premier called the Greek president to discuss the raid.", "called", "CONSULT", "phone"),
    ("Mediators met both sides in Juba.", "met", "CONSULT", "third-party"),
    ("The archbishop negotiated the release of the nuns.", "negotiated", "CONSULT", "third-party"),
    ("Oman has tried to reconcile the two factions.", "reconcile", "CONSULT", "third-party"),
    ("Foreign ministers of nine Pacific states met in Suva.", "met", "CONSULT", "multilateral"),
    ("The premier returned from a tour of the Baltic states.", "returned", "CONSULT", "visit"),
    ("Chad's envoy raised the case of the priest with Sudanese ministers.", "raised", "CONSULT", None),
    # praise and recognition
    ("The Bulgarian ambassador presented his credentials to the king.", "presented", "SUPPORT", None),
    ("Bulgaria joined NATO in spring.", "joined", "SUPPORT", None),
    ("Finland awarded the Namibian leader a medal.", "awarded", "SUPPORT", None),
    ("The Arab states closed ranks behind Egypt.", "closed", "SUPPORT", None),
    # what is eased or given up
    ("The EU suspended most of its sanctions on Zimbabwe.", "suspended", "CONCEDE", None),
    ("The Kremlin reduced the sentence of the jailed tycoon.", "reduced", "CONCEDE", None),
    ("The emergency expired on Sunday.", "expired", "CONCEDE", None),
    ("The Egyptian government abandoned plans to raise bread prices.", "abandoned", "CONCEDE", None),
    ("The inmates gave up their hunger strike.", "gave", "CONCEDE", None),
    ("The Basque prisoners called a halt to their hunger strike.", "called", "CONCEDE", None),
    # what two do together
    ("India and Nepal completed a power line across the border.", "completed", "COOPERATE", None),
    ("Venezuela sends 90,000 barrels of oil a day to Cuba.", "sends", "COOPERATE", None),
    ("Romania allowed American planes to use its bases.", "allowed", "COOPERATE", None),
    ("Kenya and Uganda took part in naval exercises.", "took", "COOPERATE", None),
    ("Intelligence supplied by Morocco led the police to a flat.", "supplied", "COOPERATE", None),
    ("A man wanted for genocide was handed over to Rwanda.", "handed", "COOPERATE", None),
    ("Polish and German guards have begun patrolling the Oder together.", "patrolling", "COOPERATE", None),
    ("Finland and Estonia opened an undersea cable.", "opened", "COOPERATE", None),
    # help
    ("Nurses resumed the distribution of maize in Malawi.", "distribution", "AID", None),
    ("The Netherlands gave budget support to Bolivia.", "gave", "AID", None),
    ("A lorry carrying medical supplies left Goma.", "carrying", "AID", None),
    ("Belgium took in two hundred Rwandan orphans.", "took", "AID", None),
    ("Deliveries of Hungarian grain to Bosnia began.", "Deliveries", "AID", None),
    ("Libya funnelled cash to the Irish guerrillas.", "funnelled", "AID", None),
    ("A UN force was deployed along the Eritrean border.", "deployed", "AID", None),
]
NOTHING = [
    "The retailer considered opening a store in Leeds.",
    "The school set a date for the summer fair.",
    "The accountant reconciled the figures.",
    "The band returned from a tour of Australia.",
    "They sat around the table and ate.",
    "The postman delivered a letter from her aunt.",
    "The cyclist closed ranks with his team.",
    "She joined the gym last week.",
    "Mary forgave her husband.",
    "The season ended in May.",
    "The company abandoned plans to build a mall.",
    "The climber loosened his grip on the rope.",
    "The train service between the two towns resumed.",
    "The firm completed a bridge loan.",
    "The users exchanged files online.",
    "The truck carried tonnes of sand.",
    "The film took in three million dollars.",
    "Volunteers searched the site for fossils.",
    "The shop will host an exhibition.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TOLD, ids=[t[0][:60] for t in TOLD])
def test_told(reading_of_text, text, trigger, event_type, mode):
    found = [(o.trigger.exact.split()[0], o.event_type, o.mode) for o in find_occurrences(reading_of_text(text), Resolved(), ())]
    assert (trigger, event_type, mode) in found


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_of_the_kind(reading_of_text, text):
    assert [(o.trigger.exact, o.event_type) for o in find_occurrences(reading_of_text(text), Resolved(), ())] == []


def test_what_is_lifted_is_told_once(reading_of_text):
    found = find_occurrences(reading_of_text("Shopkeepers had waited for the lifting of the curfew."), Resolved(), ())
    assert [(o.trigger.exact, o.event_type) for o in found] == [("lifting", "CONCEDE")]
