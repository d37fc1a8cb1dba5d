"""What is accepted, kept to, asked for and talked over in the plain words of desks, and the same words of trade and daily life."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
DESKS = [
    ("Gabon will abide by the ruling of the tribunal, its envoy said.", "will abide", "AGREE", None),
    ("Oman said it would adhere to the quota until May.", "would adhere", "AGREE", None),
    ("Fiji signalled its acceptance of the truce plan on Monday.", "acceptance", "AGREE", None),
    ("Latvia and Estonia found common ground on the fishing zones.", "found", "AGREE", None),
    ("Norway has decided to send doctors to Liberia.", "decided to send", "AGREE", None),
    ("Cyprus said it would take part in the mission.", "would take", "AGREE", None),
    ("The envoy ended his shuttle between the two capitals.", "shuttle", "CONSULT", "third-party"),
    ("The pope used his good offices to win a truce in Chad.", "used", "CONSULT", "third-party"),
    ("The king of Jordan intervened between Syria and Iraq over the dam.", "intervened", "CONSULT", "third-party"),
    ("Mali and Niger have had informal contacts in recent weeks.", "contacts", "CONSULT", None),
    ("Trade ministers of the Commonwealth opened a conference in Suva.", "conference", "CONSULT", "multilateral"),
    ("Generals attended a NATO session in Oslo.", "session", "CONSULT", "multilateral"),
    ("The ministers reviewed bilateral relations in Rabat.", "reviewed", "CONSULT", None),
    ("The primate was received in audience by the queen.", "received", "CONSULT", "visit"),
    ("Bishops repeated their calls on Togo to hold a vote.", "calls", "REQUEST", None),
    ("Samoa wrote to Japan for help after the storm.", "wrote", "REQUEST", "assist"),
    ("Nauru sent an SOS to Australia.", "sent", "REQUEST", "assist"),
    ("Kenya called for negotiations between the clans.", "called for", "REQUEST", "meet"),
    ("Ghana repeated its call for the release of the crew.", "call", "REQUEST", "yield"),
    ("The commissioner reminded Hungary of its obligation to the refugees.", "reminded", "REQUEST", None),
    ("The World Bank encouraged Zambia to sell its mines.", "encouraged", "REQUEST", None),
]
# words of these in other senses
ORDINARY = [
    "The two sides will meet again at the national stadium on Sunday.",
    "A Dutch tourist fell ill on a visit to a game park.",
    "Economists urged caution as the crown fell.",
    "The fair promises to be the biggest in years.",
    "Sunshine is promised for the weekend.",
    "Drivers were urged to slow down in the fog.",
    "The pianist visited Lima with his teacher.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), DESKS)
def test_words_of_desks(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_other_senses(found_in, text):
    assert found_in(text) == {}
