"""Attributions inside others, who is cited, and which cues make nobody a source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.attribution.attributions import Attribution, attribution_of, attributions
from dateline.extract.said import find_said
from dateline.read.reading import Reading
from dateline.resolve.resolve import resolve

Reader = Callable[..., Reading]


def source(reading_of_text: Reader, text: str, word: str) -> Attribution | None:
    """The attribution that stands behind a word of the text."""
    reading = reading_of_text(text)
    start = text.rindex(word)
    return attribution_of(reading.report.span(start, start + len(word)), attributions(reading, resolve(reading)))


INNER = [
    # the speaker named inside another's words is the source
    ("Officials said the coast guard claimed that the blaze destroyed 13 boats.", "13", "coast guard"),
    ("The ministry said witnesses reported two blasts.", "two", "witnesses"),
    ("The mayor told reporters the fire chief had said that 12 people were trapped.", "12", "fire chief"),
    # three deep
    ("The envoy said the mayor told him that the police reported 12 thefts.", "12", "police"),
    # what is held true counts as well as what is said
    ("The ministry said engineers believe 12 dams will fail.", "12", "engineers"),
    # a noun with its holder
    ("Officials denied the rebels’ claim that 12 soldiers had died.", "12", "rebels"),
    # an outer "according to"
    ("The flood closed 12 roads, police said, according to the radio.", "12", "police"),
    # a pronoun outside marks is the outer speaker
    ("Rosa Lund said she believes 300 guards left.", "300", "Rosa Lund"),
    # in a quotation
    ("“The army told us that 40 had drowned,” a survivor said.", "40", "army"),
    # "I" and "we" in a quotation are the quoted speaker
    ("“We believe 40 people drowned,” Mayor Rosa Lund said.", "40", "Rosa Lund"),
    # a "they" that a quotation does not explain names nobody: the speaker vouches
    ("“They told us 40 had drowned,” a survivor said.", "40", "survivor"),
    # a promise told by another: the teller vouches for it
    ("Lund said the company promised to pay 300 workers.", "300", "Lund"),
    # a relative pronoun stands for its noun
    ("Lund praised the coast guard, who said that 12 boats were safe.", "12", "coast guard"),
    # what did not take place: a wish to know, a guess what somebody would say
    ("Lund said the police wanted to know whether 12 boats sank.", "12", "Lund"),
    ("Lund said the army would announce that 12 boats sank.", "12", "Lund"),
    # things do not speak for themselves inside another's words
    ("Lund said early signs suggest that 12 boats sank.", "12", "Lund"),
    # a demand told by another
    ("Lund said her delegation demands 12 boats.", "12", "Lund"),
    # a feeling told by another
    ("Lund said the company regrets the loss of 300 jobs.", "300", "Lund"),
]

CITED = [
    ("The ferry carried 90 people, Reuters reported, citing port officials.", "90", "port officials"),
    ("The flood cut off 90 people, the Daily Post said, citing police.", "90", "police"),
    ("The report, citing hospital sources, said 12 people fell ill.", "12", "hospital sources"),
    ("Reuters quoted a port official as saying that 12 boats sank.", "12", "port official"),
    ("“The roof fell and 12 people were cut off,” Xinhua quoted the mayor as saying.", "12", "mayor"),
    ("The radio quoted the general as saying: “We lost 12 tanks in one day.”", "12", "general"),
    ("The news agency said, quoting a senior official, that 12 tanks were lost.", "12", "senior official"),
    # a reason is no source
    ("The airline said 90 flights were cancelled, citing bad weather.", "90", "airline"),
    ("The company cited high costs and said 12 shops would close.", "12", "company"),
]

FIGURES = [
    ("Officials put the death toll at 236.", "236", "Officials"),
    ("The ministry put the number of missing at 41.", "41", "ministry"),
    ("Rescuers counted nine bodies.", "nine", "Rescuers"),
    ("The relief agency tallied 4,000 ruined homes.", "4,000", "relief agency"),
    # an appointment is no reckoning
    ("The city set the meeting at 7 pm.", "7", None),
    ("The baker put 12 loaves on the table.", "12", None),
]

NO_SOURCE = [
    # whoever feels, judges, wants or weighs takes it for given
    ("Hundreds of people gathered to mourn the 14 people killed in the mine.", "14", None),
    ("The governor thanked the 300 volunteers.", "300", None),
    ("Lawmakers rejected a plan to hire 300 guards.", "300", None),
    ("The minister criticised the sale of 40 tanks.", "40", None),
    ("The committee plans to hire 300 guards.", "300", None),
    ("Police questioned 12 men on Friday.", "12", None),
    # a fear that something is so is an estimate
    ("Doctors fear that 30 miners died.", "30", "Doctors"),
    # a judgement of somebody's claim leaves the claim its speaker
    ("The senator dismissed the agency’s claim that 12 dams were safe.", "12", "agency"),
]

COLONS = [
    # a place with its figure
    ("Hill Street: 32 killed", "32", None),
    ("Hill Street: at least 12 dead", "12", None),
    ("Police: 12 held", "12", "Police"),
    ("Maria Lopez: We will build 12 schools", "12", "Maria Lopez"),
]

ISSUED = [
    # a text speaks for whoever put it out, near by
    ("The port authority said in a statement that the crane fell. The statement said 12 workers were hurt.", "12", "port authority"),
    ("The harbour office issued a statement on Monday. It rained. According to the statement, 12 boats sank.", "12", "harbour office"),
    ("A statement issued by the Weather Institute said rain was near. The statement said 12 wells were dry.", "12", "Weather Institute"),
    ("Kim Berg’s letter said 12 farms were sold.", "12", "Kim Berg"),
    ("A ministry statement said 12 workers were hurt.", "12", "ministry statement"),
    # of whom nothing is known
    ("The statement said 12 workers were hurt.", "12", "statement"),
    # another's text
    ("She told reporters that rain was near. The report said 14 farms were sold.", "14", "report"),
]


@pytest.mark.parametrize(("text", "word", "speaker"), [*INNER, *CITED, *FIGURES, *NO_SOURCE, *COLONS, *ISSUED])
def test_source(reading_of_text: Reader, text: str, word: str, speaker: str | None) -> None:
    found = source(reading_of_text, text, word)
    assert (found.speaker.name if found and found.speaker else None) == speaker


def test_inner_pronoun_in_a_quotation_stays_a_pronoun(reading_of_text: Reader) -> None:
    reading = reading_of_text("“He told me he would resign,” the aide said.")
    inner, outer = attributions(reading, Resolved())
    assert (inner.inner, inner.speaker and inner.speaker.name, [c.exact for c in inner.content]) == (True, "He", ["he would resign"])
    assert (outer.inner, outer.speaker and outer.speaker.name) == (False, "aide")


def test_attitude_stays_an_attribution(reading_of_text: Reader) -> None:
    reading = reading_of_text("The senator condemned the arrests of 12 farmers.")
    (found,) = attributions(reading, Resolved())
    assert (found.cue_class, found.inner) == ("attitude", False)


SAID = [
    # what a named speaker says in another's words is recorded as well
    ("The ministry said Rosa Lund claimed that the bridge was safe.", ["ministry", "Rosa Lund"]),
    # one without a name is not
    ("The ministry said witnesses reported two blasts.", ["ministry"]),
    # nor in a quotation
    ("“Rosa Lund told us that the bridge was safe,” the driver said.", ["driver"]),
]


@pytest.mark.parametrize(("text", "speakers"), SAID)
def test_said(reading_of_text: Reader, text: str, speakers: list[str]) -> None:
    reading = reading_of_text(text)
    resolved = resolve(reading)
    said = find_said(reading, resolved, attributions(reading, resolved))
    assert [s.speaker.name for s in said if s.speaker] == speakers
    assert len({s.id for s in said}) == len(said)
