"""Forms of telling beyond "X said that …": objects that stand before, particles, asides, idioms that tell nothing. Made-up events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attribution.attributions import attributions
from dateline.read.reading import Reading
from dateline.resolve.resolve import resolve

Reader = Callable[..., Reading]


def told(reading_of_text: Reader, text: str) -> list[tuple[str | None, str | None, str]]:
    """Speaker's name, cue, and the pieces of content, joined by " / ", of each attribution that is no part of another."""
    reading = reading_of_text(text)
    found = (a for a in attributions(reading, resolve(reading)) if not a.inner)
    return [(a.speaker and a.speaker.name, a.cue and a.cue.exact, " / ".join(c.exact for c in a.content)) for a in found]


FORMS = [
    # what is told of stands before the verb
    ("The ferry sank after what sailors described as a freak wave.", ("sailors", "described as", "a freak wave")),
    ("He lost the vote, a result that the mayor dismissed as “a farce”.", ("mayor", "dismissed as", "a farce")),
    ("They will shut the port, a step that traders likened to “a second flood”.", ("traders", "likened to", "a second flood")),
    # particles
    ("The premier ruled out an early election.", ("premier", "ruled out", "an early election")),
    ("Envoys played down the rift.", ("Envoys", "played down", "the rift")),
    # demands and promises
    ("The bishop appealed to the gunmen to let the children go.", ("bishop", "appealed to", "the gunmen to let the children go")),
    ("The minister gave assurances that no house would be torn down.", ("minister", "gave assurances", "that no house would be torn down")),
    ("The envoy warned that whoever broke the pact would pay for it.", ("envoy", "warned", "that whoever broke the pact would pay for it")),
    # whose count, whose words
    ("Frost killed 900 cows, by the count of the farmers’ union.", ("farmers’ union", "by the count of", "Frost killed 900 cows")),
    ("The bill is “a gift to thieves”, in the words of one ranger.", ("one ranger", "in the words of", "The bill is / a gift to thieves")),
    # what else belongs to it, and what does not
    ("The guns, he said, had fired first; the mill, she said, was empty.", ("she", "said", "the mill / was empty")),
    ("Local papers have reported six deaths, a number that nobody could check.", ("Local papers", "have reported", "six deaths")),
    ("The mayor rejected the plan, calling it a fraud.", ("mayor", "rejected", "the plan")),
    ("The mayor rejected the plan, calling it a fraud.", ("mayor", "calling", "it a fraud")),
    ("All are safe, the abbot said, although “they will not sleep soon”.", ("abbot", "said", "All are safe / they will not sleep soon")),
    ("The union demanded that the pits close, but ruled out a strike.", ("union", "ruled out", "a strike")),
    ("Owners continue to deny any blame.", ("Owners", "continue to deny", "any blame")),
    ("The pact was signed, people briefed on the talks said.", ("people briefed on the talks", "said", "The pact was signed")),
    # who speaks
    ("“She never came home,” said Rita Moll, whose son was serving time.", ("Rita Moll", "said", "She never came home,")),
    ("A group calling itself the Tarn Brigade said that it had struck.", ("Tarn Brigade", "said", "that it had struck")),
    ("“It is over,” said Nada Emin, an analyst in Oslo, who doubts that it will last.", ("Nada Emin", "doubts", "that it will last")),
    ("Mayor Tom Reed released a statement that said he was sorry.", ("Tom Reed", "said", "he was sorry")),
    ("Col. Otto Lind spoke. “Two died,” the colonel said.", ("Otto Lind", "said", "Two died,")),
    ("“It is an answer -- here, the right answer,” the report states.", ("report", "states", "It is an answer -- here, the right answer,")),
    ("Police said the road was shut. A spokesman said it was icy. They later warned of fog.", ("Police", "later warned of", "fog")),
    ("The nurse was not sure if the ward was full.", ("nurse", "was not sure", "if the ward was full")),
    ("Reed allegedly vowed to burn the barn.", ("Reed", "allegedly vowed", "to burn the barn")),
]


@pytest.mark.parametrize(("text", "wanted"), FORMS)
def test_tells(reading_of_text: Reader, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(reading_of_text, text)


NOTHING = [
    "Gunmen blasted their way into the vault.",
    "Norland recalled its ambassador on Monday.",
    "The league called off the match.",
    "The man, calling himself Zorn, left the shop.",
    "Lund is wanted by the police.",
    "The letter, seen by the Varda Post, runs to nine pages.",
    "The clerk asked not to be identified.",
    "The pilot slammed the door.",
    "Traders were encouraged by the rain.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_tells_nothing(reading_of_text: Reader, text: str) -> None:
    assert told(reading_of_text, text) == []
