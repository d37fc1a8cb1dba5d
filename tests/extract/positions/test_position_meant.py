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
]


@pytest.mark.parametrize("text", NONE)
def test_no_position(reading_of_text, text):
    assert positions_in(reading_of_text(text)) == []


@pytest.mark.parametrize(("text", "act"), SOME)
def test_position(reading_of_text, text, act):
    assert [found[0] for found in positions_in(reading_of_text(text))][-1:] == [act]
