"""Talks, visits and calls, promises and deals, and what is asked of whom: help, a change, a meeting, a yielding."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
ASKED = [
    ("The kidnappers of a Danish geologist demanded $2 million from his firm.", "demanded", "REQUEST", "yield"),
    ("A gang holding three nuns in Haiti wants 400,000 dollars.", "wants", "REQUEST", "yield"),
    ("The hijackers asked for a ransom of 900,000 francs.", "asked for", "REQUEST", "yield"),
    ("The hostages' families begged the president for mercy.", "begged", "REQUEST", "yield"),
    ("Fiji appealed to Australia for helicopters after the cyclone.", "appealed", "REQUEST", "assist"),
    ("Chad's premier asked France for 300 paratroopers.", "asked", "REQUEST", "assist"),
    ("The governor of Tabora pleaded for medicine and blankets.", "pleaded for", "REQUEST", "assist"),
    ("Niger requested observers from the African Union.", "requested", "REQUEST", "assist"),
    ("Malta begged its neighbours to airlift the wounded.", "begged", "REQUEST", "assist"),
    ("Poland urged Slovakia to support its candidate.", "urged Slovakia to support", "REQUEST", "assist"),
    ("Bishops in Malawi urged the government to scrap the fee.", "urged", "REQUEST", "change"),
    ("The union of teachers called on the minister to reinstate two principals.", "called", "REQUEST", "change"),
    ("Farmers demanded that the council revoke the permit.", "demanded", "REQUEST", "change"),
    ("Lawmakers in Peru demanded a ban on mining.", "demanded", "REQUEST", "change"),
    ("The strikers demanded higher wages.", "demanded", "REQUEST", "change"),
    ("Editors urged the court to overturn the ban.", "urged", "REQUEST", "change"),
    ("Protesters urged the president to go.", "urged", "REQUEST", "change"),
    ("Kenya invited the Somali president to visit Mombasa.", "invited", "REQUEST", "meet"),
    ("The emir invited both factions to Doha.", "invited", "REQUEST", "meet"),
    ("The opposition leader requested an audience with the king.", "requested", "REQUEST", "meet"),
    ("Nurses want the ministry to hire more staff.", "want", "REQUEST", None),
    ("The miners want a new contract.", "want", "REQUEST", "change"),
    ("The union wants the dismissed drivers reinstated.", "wants", "REQUEST", None),
    ("The archbishop of Bangui wrote to the president to ask for a pardon.", "wrote", "REQUEST", "yield"),
    ("Haiti applied to join the bloc.", "applied", "REQUEST", None),
    ("Oman told Yemen to withdraw its boats from the strait.", "told Yemen to withdraw", "REQUEST", "yield"),
    ("The abbot prevailed on the mutineers to leave the fort.", "prevailed on", "REQUEST", None),
    ("A priest persuaded the gunmen to free two pilots.", "persuaded", "REQUEST", "yield"),
    ("The association of dentists called on the ministry to act.", "called on", "REQUEST", None),
    ("The opposition challenged the minister to publish his accounts.", "challenged", "REQUEST", None),
    ("Aid groups pleaded for access to the besieged town.", "pleaded for", "REQUEST", "yield"),
    ("Kazakh doctors asked for higher pay.", "asked for", "REQUEST", "change"),
    ("Villagers clamoured for a bridge.", "clamoured for", "REQUEST", None),
]
PROMISED = [
    ("The junta promised to return the bodies of six soldiers to Ghana.", "promised to return", "AGREE", None),
    ("Rwanda promised to hand over the suspects.", "promised to hand over", "AGREE", None),
    ("The Karen rebels promised to halt their attacks on the pipeline.", "promised to halt", "AGREE", None),
    ("Mali's president promised no reprisals against the mutineers.", "promised", "AGREE", None),
    ("Sudan's army swore to leave the villages alone.", "swore to leave", "AGREE", None),
    ("The two Koreas decided to reopen the hotline.", "decided", "AGREE", None),
    ("The prime minister assured the strikers that nobody would be dismissed.", "assured", "AGREE", None),
    ("Bonn guaranteed that the refugees could stay.", "guaranteed", "AGREE", None),
    ("Hungary and Slovakia settled their dispute over the dam.", "settled", "AGREE", None),
    ("The pilots' union settled with the government.", "settled", "AGREE", None),
    ("Guatemala and Belize bridged their differences over the border.", "bridged", "AGREE", None),
    ("The generals shook hands on a truce.", "shook", "AGREE", None),
    ("Norway offered 200 monitors for the truce.", "offered", "AGREE", None),
    ("Nigeria offered the strikers a rise of six percent.", "offered", "AGREE", None),
    ("The Kremlin's offer to host the talks was welcomed in Cairo.", "offer", "AGREE", None),
    ("The bishop won a promise of safe passage from the guerrillas.", "promise", "AGREE", None),
    ("The chiefs assented to the survey.", "assented", "AGREE", None),
    ("Peru and Chile signed an accord on fishing.", "accord", "AGREE", None),
    ("Three states subscribed to the declaration.", "subscribed", "AGREE", None),
    ("The cabinet of Togo approved the reopening of the port.", "approved", "AGREE", None),
]
MET = [
    ("President Lopez called President Diaz on Sunday.", "called", "CONSULT", "phone"),
    ("The two ministers chatted over tea with the Thai premier.", "chatted", "CONSULT", None),
    ("The Togolese leader dined with the French ambassador in Lome.", "dined", "CONSULT", "visit"),
    ("Ministers discussed the drought in Lagos.", "discussed", "CONSULT", None),
    ("Aides to the president are talking to the rebels.", "talking", "CONSULT", None),
    ("The sultan acted as a bridge between Tehran and Washington.", "acted", "CONSULT", "third-party"),
    ("The Swiss brokered a resumption of ties between Iran and Egypt.", "brokered", "CONSULT", "third-party"),
    ("The emir's visit to Cairo was brief.", "visit", "CONSULT", "visit"),
    ("The Chadian foreign minister met rebels in Libreville.", "met", "CONSULT", "visit"),
    ("The governor met the chiefs of three villages.", "met", "CONSULT", "visit"),
    ("The governor received the elders of Bor.", "received", "CONSULT", "visit"),
    ("A delegation of bishops travelled to Juba to plead with the general.", "travelled", "CONSULT", "visit"),
    ("Ministers of five Gulf states consulted one another in Manama.", "consulted", "CONSULT", "multilateral"),
    ("The king and the rebels held a secret meeting in Muscat.", "meeting", "CONSULT", "visit"),
    ("Officials of Chad and Niger consulted in Diffa about the wells.", "consulted", "CONSULT", None),
]
# the same words where nobody asks, promises or meets whom it would concern
ORDINARY = [
    "The convict's lawyer said he would appeal.",
    "Drivers were asked to avoid the bridge.",
    "Passengers were told to stand back.",
    "The coach asked for a coffee.",
    "The doctor told him to lose weight.",
    "The heckler demanded a beer.",
    "The accord took effect in March.",
    "The school board met on Tuesday.",
    "The annual meeting of the bank was noisy.",
    "The minutes of the meeting ran to nine pages.",
    "The town council met for an hour.",
    "The orchestra will visit Japan in May.",
    "The ballet toured Spain.",
    "The budget calls for a new fire engine.",
    "The plan called for two more guards.",
    "The lender agreed to a takeover.",
    "The brochure promised sunshine.",
    "A great deal was made of the colour.",
    "The party's manifesto promised cheaper trains.",
    "The shop offered a loan to every customer.",
    "Dust settled on the piano.",
    "The club will honour its oldest member.",
    "Guests shook hands on Monday.",
    "The company met its target.",
    "The teacher asked a pupil to bring a pen.",
    "The juror swore to tell the truth.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), ASKED + PROMISED + MET)
def test_words_that_are_said_and_given(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(found_in, text):
    assert found_in(text) == {}
