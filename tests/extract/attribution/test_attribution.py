"""Who says what: speaker, cue and content over the ways a report attributes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.attribution.attributions import Attribution, attribution_of, attributions
from dateline.read.reading import Reading
from dateline.resolve.resolve import resolve

Reader = Callable[..., Reading]


def read(reading_of_text: Reader, text: str) -> tuple[Attribution, ...]:
    return attributions(reading_of_text(text), Resolved())


def shown(found: tuple[Attribution, ...]) -> list[tuple[str | None, str | None, str]]:
    """(speaker's words, cue, content) of each, content pieces joined by " / "."""
    speakers = [a.speaker.span.exact if a.speaker and a.speaker.span else None for a in found]
    return [(s, a.cue.exact if a.cue else None, " / ".join(c.exact for c in a.content)) for s, a in zip(speakers, found, strict=True)]


ONE = [
    # indirect, speaker first; the joining "that" belongs to the content
    ("The harbour master said that the ferry had sunk.", ("The harbour master", "said", "that the ferry had sunk")),
    # no "that"
    ("Officials said three bridges were closed on Friday.", ("Officials", "said", "three bridges were closed on Friday")),
    # content before the cue
    ("The dam will hold until spring, engineers said.", ("engineers", "said", "The dam will hold until spring")),
    # inverted, direct
    ("“We lost the whole harvest,” said Anna Berg, a farmer.", ("Anna Berg, a farmer", "said", "We lost the whole harvest,")),
    # direct, cue after, straight marks
    ('"The road is open again," the mayor told reporters.', ("the mayor", "told", "The road is open again,")),
    # direct, cue before with colon
    ("The minister told a crowd in Lima on Sunday: “Nobody will be left behind.”", ("The minister", "told", "Nobody will be left behind.")),
    # a name and nothing else before the colon
    ("The pier is old - David Berger: “It has lost half of its planks.”", ("David Berger", ":", "It has lost half of its planks.")),
    # quotation in two pieces round the cue
    ("“The pumps failed,” he said, “and nobody came.”", ("he", "said", "The pumps failed, / and nobody came.")),
    # a quotation of several sentences before its cue
    ("“It rained. We ran. The roof came down,” Mr Okafor recalled.", ("Mr Okafor", "recalled", "It rained. We ran. The roof came down,")),
    # told somebody that
    ("Ms Ito told the committee that the fund was empty.", ("Ms Ito", "told", "that the fund was empty")),
    # a title and a name that the parser takes for two subjects
    ("Sheriff's spokesman Capt. Evan Moe said the road was shut.", ("Evan Moe", "said", "the road was shut")),
    # according to
    ("The road is closed, according to information from the city.", ("information from the city", "according to", "The road is closed")),
    ("At least nine houses burned, according to the fire service.", ("the fire service", "according to", "At least nine houses burned")),
    # adverb and auxiliary belong to the cue
    ("The company has repeatedly denied that its valves leaked.", ("The company", "has repeatedly denied", "that its valves leaked")),
    # intention
    ("The union plans to strike in May.", ("The union", "plans", "to strike in May")),
    # the language model takes "hoped" for "hop"
    ("The villagers hoped to rebuild the school.", ("The villagers", "hoped", "to rebuild the school")),
    # preposition in the cue
    ("The bishop called for a ceasefire.", ("The bishop", "called for", "a ceasefire")),
    # judgement with an object
    ("The senator condemned the arrests as unlawful.", ("The senator", "condemned", "the arrests as unlawful")),
    # belief
    ("Doctors believe the virus came from a farm.", ("Doctors", "believe", "the virus came from a farm")),
    # adjective
    ("The pilot was confident that the engine would restart.", ("The pilot", "was confident", "that the engine would restart")),
    # told feeling
    ("The envoy expressed hope for a quick release.", ("The envoy", "expressed hope for", "a quick release")),
    # noun with its holder
    ("The general’s claim that the town had fallen surprised his allies.", ("The general’s", "claim", "that the town had fallen")),
    # passive without a holder: the subject belongs to the content
    ("The bomber is believed to have fled north.", (None, "is believed", "The bomber / to have fled north")),
    # the subject of "was quoted" speaks
    ("Ms Ito was quoted as saying that the fund was empty.", ("Ms Ito", "was quoted as saying", "that the fund was empty")),
    # hearsay: from the verb on
    ("The rebels reportedly seized two villages.", (None, "reportedly", "seized two villages")),
    # question
    ("Reporters asked whether the talks had failed.", ("Reporters", "asked", "whether the talks had failed")),
    # the verb that only begins the telling
    ("The judge went on to say that the law was clear.", ("The judge", "went on to say", "that the law was clear")),
    # a hearer that takes "that" with it in the parse
    ("Lena Roth told a packed hall at a hotel in Graz that she would resign.", ("Lena Roth", "told", "that she would resign")),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_attribution(reading_of_text: Reader, text: str, expected: tuple[str | None, str, str]) -> None:
    assert shown(read(reading_of_text, text)) == [expected]


NONE = [
    "The ferry sank near the pier on Friday.",  # the report's own voice
    "The crowd saw the boat sink.",  # perception, not words
    "Rebels attacked the depot and burned two trucks.",  # a deed, no words: "attack" is no judgement here
    "The operation, codenamed “Silver Anvil,” began at dawn.",  # a code name in marks
    "The book “Rivers of the North” won the prize.",  # a title in marks
    "",
    "Fire!",
    "“”",
    "\" '' “ ‘",
    ":",
]


@pytest.mark.parametrize("text", NONE)
def test_no_attribution(reading_of_text: Reader, text: str) -> None:
    assert shown(read(reading_of_text, text)) == []


def test_second_cue_of_one_speaker_is_its_own_attribution(reading_of_text: Reader) -> None:
    found = shown(read(reading_of_text, "She said the bridge was closed and added that the tunnel was safe."))
    assert found == [("She", "said", "the bridge was closed"), ("She", "added", "that the tunnel was safe")]


def test_second_cue_of_another_speaker_is_not_part_of_the_first(reading_of_text: Reader) -> None:
    found = shown(read(reading_of_text, "She said the vote was fair, and the party called it a farce."))
    assert found[0] == ("She", "said", "the vote was fair")
    assert ("the party", "called", "it a farce") in found


def test_aside_at_the_end_is_the_reports_own(reading_of_text: Reader) -> None:
    (found,) = read(reading_of_text, "Officials said the shells hit the mill, which opened in 1904.")
    assert [c.exact for c in found.content] == ["the shells hit the mill"]


def test_participle_takes_the_subject(reading_of_text: Reader) -> None:
    found = shown(read(reading_of_text, "The mayor defended the plan on Monday, saying that the river would not wait."))
    assert ("The mayor", "saying", "that the river would not wait") in found


def test_quotation_runs_on_after_its_cue(reading_of_text: Reader) -> None:
    (found,) = read(reading_of_text, "“We waited for hours,” Mr Low said. “Then the doors opened. Nobody spoke.”")
    assert [c.exact for c in found.content] == ["We waited for hours,", "Then the doors opened. Nobody spoke."]
    assert found.direct is True


def test_quotation_left_open_runs_into_the_next_paragraph(reading_of_text: Reader) -> None:
    text = "“We waited for hours,” Mr Low said. “Then the doors opened.\n“Nobody spoke to us at all.”"
    (found,) = read(reading_of_text, text)
    assert [c.exact for c in found.content] == ["We waited for hours,", "Then the doors opened.", "Nobody spoke to us at all."]


def test_quotation_bears_out_the_sentence_before(reading_of_text: Reader) -> None:
    (found,) = read(reading_of_text, "Mr Low said the hall had been locked. “Nobody could get out of there.”")
    assert [c.exact for c in found.content] == ["the hall had been locked", "Nobody could get out of there."]


DIRECT = [
    ("Mr Low said the hall was locked.", False),
    ("“The hall was locked for hours,” Mr Low said.", True),
    ("Mr Low said the hall was “a trap for all of us”.", "mixed"),
    ("Mr Low said the raid, codenamed “Silver Anvil,” had been planned for years.", False),  # a name in marks quotes nobody
]


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_direct(reading_of_text: Reader, text: str, expected: bool | str) -> None:
    (found,) = read(reading_of_text, text)
    assert found.direct == expected


STANCE = [
    ("The army said the town had fallen.", "asserted"),
    ("The army claimed that the town had fallen.", "claimed"),
    ("The army denied that the town had fallen.", "denied"),
    ("The union does not believe that the dam is safe.", "denied"),
    ("The army could not confirm that the town had fallen.", "unconfirmed"),
    ("The army has not said that the town had fallen.", "asserted"),
    ("Experts estimate that the damage will cost millions.", "estimated"),
    ("The army reportedly took the town.", "reported"),
    ("The general is alleged to have sold fuel.", "claimed"),
]


@pytest.mark.parametrize(("text", "expected"), STANCE)
def test_stance(reading_of_text: Reader, text: str, expected: str) -> None:
    assert [a.stance for a in read(reading_of_text, text)] == [expected]


SPEAKERS = [
    # surname and pronoun stand for the full name
    ("Foreign Minister Marta Lindqvist arrived on Monday. Lindqvist said the talks went well.", "Marta Lindqvist", "person"),
    ("Foreign Minister Marta Lindqvist arrived on Monday. She said the talks went well.", "Marta Lindqvist", "person"),
    # a body without a name
    ("The ministry said the talks went well.", "ministry", "organisation"),
    # people without a name
    ("Two witnesses said the talks went well.", "Two witnesses", "unnamed"),
    # a pronoun that nothing resolves keeps its own word
    ("They said the talks went well.", "They", "unnamed"),
]


@pytest.mark.parametrize(("text", "name", "sort"), SPEAKERS)
def test_speaker(reading_of_text: Reader, text: str, name: str, sort: str) -> None:
    reading = reading_of_text(text)
    speaker = attributions(reading, resolve(reading))[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.sort) == (name, sort)


def test_pronoun_carries_the_last_person_on_without_resolvers(reading_of_text: Reader) -> None:
    found = read(reading_of_text, "Marta Lindqvist said the talks went well. “We are close to an agreement,” she added.")
    assert [a.speaker.name for a in found if a.speaker] == ["Marta Lindqvist", "Marta Lindqvist"]


def test_attribution_of_finds_the_innermost(reading_of_text: Reader) -> None:
    reading = reading_of_text("Officials said that nine people died. The road is closed.")
    found = attributions(reading, Resolved())
    nine, road = reading.text.index("nine"), reading.text.index("road")
    assert attribution_of(reading.report.span(nine, nine + 4), found) is found[0]
    assert attribution_of(reading.report.span(road, road + 4), found) is None


def test_every_span_holds(reading_of_text: Reader) -> None:
    text = "\n".join(t for t, _ in ONE)
    for a in read(reading_of_text, text):
        for span in (a.span, *a.content, *([a.cue] if a.cue else [])):
            assert span.holds_in(text)
            assert a.span.covers(span)
