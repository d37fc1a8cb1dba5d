"""What looks like a position and is none: the words of people in general, forecasts, moods, threats that are only faced."""

import pytest
from position_names import positions_in

NONE = [
    "When miners ask for help, few are heard.",
    "Any firm that rejects the plan loses a day.",
    "You agree to receive our offers.",
    "He was asked how he would deal with Chad.",
    "“We don't know when we will return the islands,” Berg said.",
    "Kenya Air said that it will be compensated by the builder.",
    "The crowd was ready to leave.",
    "The judges who are willing to listen hear more.",
    "It is not known how much Norway is prepared to spend.",
    "Norway is ready to learn.",
    "Voters face the threat of new attacks.",
    "The bishop insisted on paying for it himself.",
    "She insisted: “I have nothing to hide.”",
    "Berg was called a fraud for selling the files.",
    "Berg called out Quispe for backing the raid.",
    "An aide requested anonymity to speak freely.",
    "“We will slip back into the old ways,” Berg said.",
    "Analysts said the captives would be freed.",
    "The minister said the captives would be freed by Chad.",
    "The minister did not say whether the captives would be freed.",
    # guesses, people of no kind in particular, what is done for all who come, who only watches
    "Lawmakers will probably reject the plan.",
    "A person who requests your password is a thief.",
    "The state offers loans to parents.",
    "Analysts say the bank must raise rates.",
    # what buyers want
    "There is still a demand for coal, said Jon Berg.",
    "A growing demand for bricks has helped the town.",
    # sentences of courts
    "The court ordered Jon Berg to pay 4 million kroner.",
    "A judge ordered the firm to hand over the files.",
    # everyday senses
    "She did not recognize the man who knocked.",
    "The boys did not accept that the game was over.",
    "The doctors did not agree on the cause.",
    "The mayor assured residents that the water was safe.",
    "Old Haakon vowed the Rams would not win another cup.",
    "“We'll keep you posted,” Jon Berg said.",
    "“I'll take that as a yes,” Jon Berg said.",
    "“That's what we'll keep it to,” Jon Berg said.",
    "“Look at me,” Jon Berg said.",
    "Norway expects prices to rise.",
    "The museum invited children to a party.",
    "Ines Paz voted for Jon Berg.",
    "Children are not interested in chess.",
    "Prosecutors have ruled out terrorism.",
    "Asked for her secret, she laughed.",
    "He never liked asking people for money.",
    "A man threatened a nurse with scissors.",
    "The house threatened to collapse.",
    "“We are just going to move on,” Ali Moussa said.",
    "“Let's say we were going to race from east to west,” Ali Moussa said.",
    "Ines Paz said the cook had 'packed her bags, she's going to start her own life'.",
]
SOME = [
    ("When Chad asked for help, Mali refused to send any.", "reject"),
    ("Norway is ready to host talks.", "offer"),
    ("The minister said he was willing to meet the rebels.", "offer"),
    ("The rebels repeated their threat to burn the port.", "threaten"),
    ("The bishop insisted on being told.", "demand"),
    ("The bishop called for an end to the raids.", "demand"),
    ("The minister said on Monday that 20 captives would be freed.", "commit"),
    ("The minister said the captives would be freed only when Chad paid.", "condition"),
    ("Norway said the border will be reopened on Friday.", "commit"),
    # negated harm is a promise
    ("“We will not abandon our allies,” Jon Berg said.", "commit"),
    ("“I will not let the miners down,” Jon Berg said.", "commit"),
    ("“We will not abandon our demands,” Jon Berg said.", "reject"),
    ("“We will not just pay, we will build a school,” Jon Berg said.", "commit"),
    ("Norway does not recognise the breakaway government.", "reject"),
    ("A demand for a recount was filed by the Red Front.", "demand"),
    ("Norway ordered the diplomats to leave.", "demand"),
    ("Chad assured Mali that it will pay for the bridge.", "commit"),
    ("Norway said it would reject the plan.", "reject"),
    ("Peru vowed revenge for the raid.", "threaten"),
    ("Norway would veto the budget, its foreign minister warned.", "threaten"),
    ("Norway hinted it might quit the pact.", "threaten"),
    ("Chad threatened Mali with sanctions.", "threaten"),
    ("Norway ruled out sending troops.", "reject"),
    ("The lower house rejected the bailout.", "reject"),
    ("The White House urged Chad to free the men.", "demand"),
    ("The House rejected the bailout.", "reject"),
    ("Norway invited Ali Moussa to Oslo.", "offer"),
]


@pytest.mark.parametrize("text", NONE)
def test_no_position(reading_of_text, text):
    assert positions_in(reading_of_text(text)) == []


@pytest.mark.parametrize(("text", "act"), SOME)
def test_position(reading_of_text, text, act):
    assert [found[0] for found in positions_in(reading_of_text(text))][-1:] == [act]
