"""Quotations that go on: signed ones, those cut by their cue, and paragraphs of quotation after a speaker. Made-up events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.attribution.attributions import attributions
from dateline.read.reading import Reading

Reader = Callable[..., Reading]


def pieces(reading_of_text: Reader, text: str) -> dict[str, str]:
    """The speaker's words, in the report, to the pieces of content, joined by " / "."""
    found: dict[str, str] = {}
    for a in attributions(reading_of_text(text), Resolved()):
        if a.speaker and a.speaker.span and not a.inner:
            who, said = a.speaker.span.exact, " / ".join(c.exact for c in a.content)
            found[who] = f"{found[who]} / {said}" if who in found else said
    return found


SIGNED = [
    ("“The dam was never safe.” — Mara Venn, 41, baker", "Mara Venn", "The dam was never safe."),
    ("“Nobody asked us about the road!”― Ilo Trask", "Ilo Trask", "Nobody asked us about the road!"),
    ('"They came at night and took the cows." -- Amos Reed of Tarn', "Amos Reed of Tarn", "They came at night and took the cows."),
    ("“I will never go back there.” – Ana de la Cruz (Sorl)", "Ana de la Cruz", "I will never go back there."),
    ("Readers wrote in.\n“The tax is wrong for small shops.” — Pell Orr.", "Pell Orr", "The tax is wrong for small shops."),
    ("“We had no water for nine days.”\n— Ruth Lanz, nurse", "Ruth Lanz", "We had no water for nine days."),
    ("“What were they thinking of?” — Jon Bree", "Jon Bree", "What were they thinking of?"),
    ("“It is the best thing that we did.”  —  Lea Moss", "Lea Moss", "It is the best thing that we did."),
    ("«The harbour smells of oil again.» — Tomas Reyk", "Tomas Reyk", "The harbour smells of oil again."),
    ("“No bus has come since May.” — Hal Quint, who is 90", None, None),  # the name does not end there
    ("He called it “a shame for all of the town” — Mara Venn left.", "Mara Venn", None),  # a sentence goes on
    ("“The Long Road Home” — Mara Venn", "Mara Venn", None),  # a title and who wrote it
    ("“The dam was never safe” — and nobody cared.", None, None),
]

CUT = [
    ('"You know, I like her," Berg told the council, but "not when it comes to water."', "Berg", "not when it comes to water."),
    ("“The pier will hold for a year,” Dunn said during a walk in Sorl, “but not for two.”", "Dunn", "but not for two."),
    ("“We won,” Orr said, “and we will win again in May.”", "Orr", "and we will win again in May."),
    ("“We won,” Orr said to a crowd of 400 in the rain, “and they lost.”", "Orr", "and they lost."),
    ("“It was late,” Lanz said, “so we left the truck there.”", "Lanz", "so we left the truck there."),
    ("“The roof leaks,” said Moss on a visit to the school, “because nobody paid for slates.”", "Moss", "because nobody paid for slates."),
    ("“I was scared,” Trask said, yet “not so scared that I ran.”", "Trask", "not so scared that I ran."),
    ("“They have the ships,” Reed told the court, while “we have only the dock.”", "Reed", "we have only the dock."),
    ("“The law is clear,” Venn wrote in a letter to the mayor, “and the mayor knows it.”", "Venn", "and the mayor knows it."),
    ("“No one slept,” Quint said on Friday, “though the guns were far off.”", "Quint", "though the guns were far off."),
]

PARAGRAPHS = [
    ("“It fell,” Orr said on Monday.\n\tAnn Lorn sweeps her yard in Tarn\n“Nobody was inside.”", "Orr", "Nobody was inside."),  # a caption
    ("“The bridge will hold,” Dunn said on Monday.\n\n“We have had the steel looked at.”", "Dunn", "We have had the steel looked at."),
    ("“We lost it all,” said Ruth Lanz.\n\n“There is no flour. There is no oil.”", "Ruth Lanz", "There is no flour. There is no oil."),
    ("“It began at noon,” Orr said.\n\n“Then the wall fell.”\n\n“Nobody was inside.”", "Orr", "Nobody was inside."),
    ("The mayor said the road was closed.\n\n“We will open it on Friday.”", "The mayor", "We will open it on Friday."),
    ("Moss said that the school was safe.\n\n“I sent my own sons there.”", "Moss", "I sent my own sons there."),
    ("Police said two men were held.\n\n“They are helping us with the case.”", "Police", "They are helping us with the case."),
    ("Trask claimed that the vote was bought.\n\n“Ask anyone in the harbour.”", "Trask", "Ask anyone in the harbour."),
    ("“No,” Bree said. “We never met.”\n\n“I have no idea who he is.”", "Bree", "I have no idea who he is."),
    ("The union warned that ships would wait.\n\n“We will not load them by hand.”", "The union", "We will not load them by hand."),
    ("“I saw the flash,” Reyk told reporters at the gate.\n\n“It lit the whole bay.”", "Reyk", "It lit the whole bay."),
]

APART = [
    ("The mayor said the road was closed.\n\n“We will open it,” an aide said.", "The mayor", "We will open it"),  # it has a cue of its own
    ("The mayor said the road was closed. It has two lanes.\n\n“We will open it on Friday.”", "The mayor", "We will open it"),
    ("“It holds,” Dunn said. He left for Sorl.\n\n“We have had the steel looked at.”", "Dunn", "We have had"),  # not the last words before
    ("“It holds,” Dunn said.\n\tAnn Lorn sweeps\nThe pier is old.\n“We have had the steel looked at.”", "Dunn", "We have had"),
    ("“It holds,” Dunn said.\n\nThe pier is old.\n\n“We have had the steel looked at.”", "Dunn", "We have had"),
    ("“It holds,” Dunn said.\n\n“A Bridge Too Few” opens in May.", "Dunn", "A Bridge Too Few"),  # no words of his
    ("“It holds,” Dunn said as Ann Lorn added, “but not for long.”", "Dunn", "but not for long"),
]


@pytest.mark.parametrize(("text", "who", "words"), SIGNED)
def test_signed(reading_of_text: Reader, text: str, who: str | None, words: str | None) -> None:
    found = pieces(reading_of_text, text)
    assert found.get(who or "") == words
    assert words is not None or not any("—" in a for a in found)


@pytest.mark.parametrize(("text", "who", "words"), CUT + PARAGRAPHS)
def test_goes_on(reading_of_text: Reader, text: str, who: str, words: str) -> None:
    assert words in pieces(reading_of_text, text)[who].split(" / ")


@pytest.mark.parametrize(("text", "who", "words"), APART)
def test_does_not_go_on(reading_of_text: Reader, text: str, who: str, words: str) -> None:
    assert words not in pieces(reading_of_text, text).get(who, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berg tweeted on Monday that the vote was stolen: “It is a fraud and a shame,” he wrote.", "It is a fraud and a shame,"),
        ("Lorn was angry: “They never told us about it,” she said.", "They never told us about it,"),
    ],
)
def test_the_clause_that_leads_into_a_quotation_is_no_part_of_it(reading_of_text: Reader, text: str, words: str) -> None:
    found = [a for a in attributions(reading_of_text(text), Resolved()) if a.cue and a.cue.exact in ("wrote", "said")]
    assert [c.exact for a in found for c in a.content] == [words]


CALLED = [
    ("The Security Council called an emergency meeting on Friday.", False),
    ("The premier called an election for May.", False),
    ("A neighbour called the police at noon.", False),
    ("The union called a strike at both docks.", False),
    ("The guards called an ambulance.", False),
    ("Orr called the election a farce.", True),
    ("The mayor called the meeting a waste of time.", True),
    ("Lanz called the strike a mistake.", True),
    ("The union called for a strike at both docks.", True),
]


@pytest.mark.parametrize(("text", "told"), CALLED)
def test_whoever_calls_a_meeting_says_nothing_by_it(reading_of_text: Reader, text: str, told: bool) -> None:
    assert bool(pieces(reading_of_text, text)) is told


FOUND_OUT = [
    ("The Harbour Post has established that two guards were paid.", "The Harbour Post", "that two guards were paid"),
    ("Investigators established that the valve was shut.", "Investigators", "that the valve was shut"),
    ("A baker has been freed, the Harbour Post established on Thursday.", "the Harbour Post", "A baker has been freed"),
    ("The inquest ascertained that nobody had called a doctor.", "The inquest", "that nobody had called a doctor"),
    ("The company established a fund for the families.", "The company", None),
    ("Lorn established herself as a lawyer in Sorl.", "Lorn", None),
]


@pytest.mark.parametrize(("text", "who", "words"), FOUND_OUT)
def test_whoever_establishes_that_it_is_so_is_its_source(reading_of_text: Reader, text: str, who: str, words: str | None) -> None:
    assert pieces(reading_of_text, text).get(who) == words


PARTED = [
    ("The raider is killed by guards; he pledges allegiance to the sect.", "he", "allegiance to the sect"),
    ("The ferry sank within minutes; the owner promised help to the families.", "the owner", "help"),
    ("Three villages were burned; residents said the army had done it.", "residents", "the army had done it"),
    ("The bridge fell on Monday; engineers blame rust.", "engineers", "rust"),
    ("The boats sail on; nothing stops them, the minister said.", "the minister", "The boats sail on; nothing stops them"),
]


@pytest.mark.parametrize(("text", "who", "words"), PARTED)
def test_what_a_semicolon_parts_from_its_teller_is_not_told(reading_of_text: Reader, text: str, who: str, words: str) -> None:
    assert pieces(reading_of_text, text).get(who) == words
