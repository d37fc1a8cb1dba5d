"""Positions in the wordings of agreements, ultimatums, replies and refusals, with the words that their content takes in and leaves out."""

from __future__ import annotations

import pytest
from position_names import positions_in

# Text, act, party, addressee, content.
CASES = [
    ("Under the accord, Chad is to free 40 sailors within a week.", "commit", "Chad", None, "free 40 sailors within a week"),
    ("Under the draft, Mali would reopen the road and Niger would pay for it.", "propose", "Mali", "Niger", "Mali would reopen the road"),
    ("Chad gave the raiders 48 hours to surrender.", "demand", "Chad", "raiders", "48 hours to surrender"),
    ("Chad gave Mali until midnight on Friday to withdraw.", "demand", "Chad", "Mali", "until midnight on Friday to withdraw"),
    ("\u201cLet them lay down their rifles,\u201d Jon Berg said.", "demand", "Jon Berg", None, "them lay down their rifles"),
    ("The miners' demand is that the pit reopen.", "demand", "miners", None, "the pit reopen"),
    ("Norway urged Denmark to prolong it.", "demand", "Norway", "Denmark", "Denmark to prolong it"),
    ("The pilots were told by the airline to accept the roster.", "demand", "airline", "pilots", "accept the roster"),
    ("Niger will give its answer by Friday.", "commit", "Niger", None, "will give its answer by Friday"),
    ("Niger said its envoys had left and would not return.", "reject", "Niger", None, "would not return"),
    ("Niger said it would free the crew only after Mali paid.", "condition", "Niger", "Mali",
     "it would free the crew only after Mali paid"),
    ("\u201cIf the owners refuse, we will tow the barges away,\u201d Jon Berg said.",
     "threaten", "Jon Berg", "owners", "the owners refuse, we will tow the barges away"),
    ("\u201cIf there is another raid, our response will be harsher,\u201d Jon Berg said.",
     "threaten", "Jon Berg", None, "there is another raid, our response will be harsher"),
    ("\u201cIf they stop, we are ready to stop,\u201d Jon Berg said.", "offer", "Jon Berg", None, "they stop, we are ready to stop"),
    ("The miners called a strike unless the pit reopened.", "threaten", "miners", None, "a strike unless the pit reopened"),
    ("Chad vowed to close the border if Mali did not pay.", "threaten", "Chad", "Mali", "close the border if Mali did not pay"),
    ("Peru agreed to free the pilot, who has been held since May.", "accept", "Peru", None, "free the pilot"),
    ("Peru agreed to free the pilot after the bishop had begged for it.", "accept", "Peru", None, "free the pilot"),
    ("Peru offered to free the pilot in return for the map.", "offer", "Peru", None, "free the pilot in return for the map"),
    ("Peru offered a pause of ten days so that the dead could be buried.",
     "offer", "Peru", None, "a pause of ten days so that the dead could be buried"),
    ("Peru has turned down foreign monitors.", "reject", "Peru", None, "foreign monitors"),
    ("Peru rejected the plan within the hour.", "reject", "Peru", None, "the plan"),
    ("Peru has agreed to two of them.", "accept", "Peru", None, "Peru has agreed to two of them"),
    ("Norway ruled out talks with the rebels.", "reject", "Norway", "rebels", "talks with the rebels"),
    ("Chad's chief negotiator, Jon Berg, offered a pause.", "offer", "Chad", None, "a pause"),
    ("The farmers want the sluice reopened.", "demand", "farmers", None, "the sluice reopened"),
    ("Peru threatened to leave the talks unless Chile withdrew.", "threaten", "Peru", "Chile", "leave the talks unless Chile withdrew"),
    ("\u201cNobody will cross the river without a pass,\u201d Jon Berg said.",
     "reject", "Jon Berg", None, "will cross the river without a pass"),
    ("Chad insisted that no foreign troops would enter the port.",
     "reject", "Chad", "foreign troops", "no foreign troops would enter the port"),
    ("Chad saw no point in another round of talks.", "reject", "Chad", None, "another round of talks"),
    ("A letter signed by the miners urged Peru to reopen the pit.", "demand", "miners", "Peru", "reopen the pit"),
    ("The Red Front's political chief, Jon Berg, ruled out a truce.", "reject", "Red Front", None, "a truce"),
    ("Mali proposed a swap, an offer that Chad rejected.", "reject", "Chad", "Mali", "an offer that Chad rejected"),
    ("Chad asked that the bridge be repaired.", "demand", "Chad", None, "the bridge be repaired"),
    ("\u201cUnless the mayor apologises, we will leave the council,\u201d Jon Berg said.",
     "threaten", "Jon Berg", "mayor", "the mayor apologises, we will leave the council"),
    ("Chad signed a deal that obliges Mali to pay the guards.", "commit", "Mali", "Chad", "pay the guards"),
    ("Chad is to free 14 sailors, the Malian foreign ministry said.", "commit", "Chad", "Mali", "free 14 sailors"),
    ("Kenya said it would buy no more coal from Uganda.", "reject", "Kenya", "Uganda", "would buy no more coal from Uganda"),
    ("Chad's council voted against leasing the port.", "reject", "Chad", None, "leasing the port"),
    ("\u201cIf you come back, we will hit you harder,\u201d Jon Berg said.",
     "threaten", "Jon Berg", None, "you come back, we will hit you harder"),
    ("Farmers called for his release and for the charges to be dropped.", "demand", "farmers", None, "his release"),
    ("Farmers called for his release and for the charges to be dropped.", "demand", "farmers", None, "the charges to be dropped"),
    ("If they were not freed by Friday, Kari Lund of Norway warned, Norway would suspend its purchases.",
     "threaten", "Norway", None, "they were not freed by Friday, Kari Lund of Norway warned, Norway would suspend its purchases"),
    ("A call by the archbishop for a truce went unheeded.", "demand", "archbishop", None, "a truce"),
    ("The rebels' terms are an amnesty and an end to the siege.", "condition", "rebels", None, "an amnesty and an end to the siege"),
    ("Hospital porters will walk out unless managers withdraw the plan, their union said.",
     "threaten", "hospital porters", "managers", "Hospital porters will walk out unless managers withdraw the plan"),
    ("The raiders said they would free the cook in return for a bus.",
     "offer", "raiders", None, "they would free the cook in return for a bus"),
    ("Chad is willing to talk, Chadian President Ali Moussa said, but will not pay.", "reject", "Chad", None, "will not pay"),
]  # fmt: skip

# Deeds told as such, markets, questions, encouragement, what would have been.
NONE = [
    "Chad gave the children food until the harvest.",
    "\u201cLet's go home,\u201d Jon Berg said.",
    "Officials cannot agree on how many people the boat carried.",
    "Peru put off a plan to raise the wreck.",
    "Rising demand for copper has helped Peru.",
    "Peru, Jon Berg said, would have won the match.",
    "Under the bridge, Jon Berg is to be seen.",
    "The strike, which threatened to ruin the harvest, ended on Friday.",
    "Jon Berg said the police must have known of it.",
    "Doctors warned that the fever would spread if the rains came.",
    "Jon Berg, who once proposed a union of the two islands, died on Sunday.",
    "Firefighters had to ask neighbours for ladders.",
    "The miners will vote on Friday, their union said.",
    "Moscow said it would study the idea.",
    "The fever could spread unless it rains, the clinic warned.",
    "A label warned that he was seen as dangerous.",
    "The firm will pay if both agree but the sale is blocked by a court.",
    "The boat was ready to sail.",
    "Jon Berg said his medicine must be working.",
    "The firm has dug in against the threat of a takeover.",
    "The board said it would review the proposal to find the best course.",
    "The clinic said 14 people had refused treatment.",
]


@pytest.mark.parametrize(("text", "act", "party", "addressee", "content"), CASES)
def test_position(reading_of_text, text, act, party, addressee, content):
    assert (act, party, addressee, content) in positions_in(reading_of_text(text)), positions_in(reading_of_text(text))


@pytest.mark.parametrize("text", NONE)
def test_no_position(reading_of_text, text):
    assert positions_in(reading_of_text(text)) == []
