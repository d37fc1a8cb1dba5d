"""Who gives a figure: sources a report cites, who puts a toll at a number, cues that reach no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.attribution.attributions import attributions
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading

Reader = Callable[..., Reading]

SPEAKERS = [
    ("Officials put the death toll at 41.", ["Officials"]),  # a verb of reckoning
    ("The union estimated the crowd at 30,000.", ["union"]),
    ("Turnout was put at 58 percent by the commission.", ["commission"]),
    ("A lorry ploughed into a crowd, killing 84 people, the ministry said.", ["ministry"]),  # the parser misses the clause
    ("Inside the hall 12 people, the mayor and the priest said nothing.", [None]),  # no one is told of
    ("The storm hit the village at 90 mph.", [None]),  # no reckoning
    ("Five were held, the daily reported, citing prosecutors.", ["prosecutors"]),  # the source cited
    ("Citing hospital officials, the agency said 12 people had died.", ["hospital officials"]),
    ("The agency cited police in saying that 12 pupils had drowned.", ["police"]),
    ("The agency said 12 people had died.", ["agency"]),  # nobody cited
    ("The court ordered the firm to pay 3 million euros.", [None]),  # who orders does not report
    ("The council made a grant of 2 million euros, which takes effect in May according to the decree.", [None]),  # its clause
    ("The army killed 12 rebels in a valley that was shelled, according to the mayor.", ["mayor"]),
    ("Polls show Berg up by 10 points in the north.", ["Polls"]),  # a text that shows somebody somewhere
    ("A Norstat poll has her leading by 12 points.", ["Norstat poll"]),
    ("The latest survey gives Dahl 44 percent and Vik 38 percent.", ["latest survey", "latest survey"]),
    ("The poll has a margin of error of 4 points.", [None]),  # of the poll itself
    ("A Norstat survey found that 45 percent backed Dahl. Vik holds a 4-point edge with men.", ["Norstat survey", None]),  # no voters named
    ("A Norstat survey found that 45 percent backed Dahl. Vik leads by 7 points among women.", ["Norstat survey", "Norstat survey"]),
    ("A Norstat survey found that 45 percent backed Dahl. Eight of 10 voters plan to turn out.", ["Norstat survey", "Norstat survey"]),
    ("A Norstat survey found that 45 percent backed Dahl. Two of the voters were held at the gate.", ["Norstat survey", None]),
    ("Ada Berg made the following comment:\n\n“We lost 40 houses in a night.”", ["Ada Berg"]),
    ("Ada Berg made the following list:\n\n“We lost 40 houses in a night.”", [None]),  # no words of hers
    ("The farm has 40 goats.", [None]),
    ("The plan, said Mr Low, would cost $40 million.", ["Mr Low"]),
    ("The plan, said the mayor, would cost 40 jobs.", ["mayor"]),
    ("The clinic in Oru, said 20 people had been brought in.", ["clinic in Oru"]),  # a comma too many
    ("Police: 40 arrested", ["Police"]),  # a heading
    ("Hill Street: 40 arrested", [None]),  # a line of a list
    ("The ministry said the two firms would merge.", [None]),  # known already
    ("The ministry said two firms would merge.", ["ministry"]),
    ("The ministry said 10 of the 12 victims were sailors.", ["ministry", "ministry"]),  # part and whole are both stated
    # the cue before its speaker, at the end of a sentence that the parser takes apart
    ("Jobless rates for Norland youth range from 35 percent in the west to 51 percent in Varde, said UNDP.", ["UNDP", "UNDP"]),
    (
        "Nearly 70 percent of Norland adults think the use of force to end the feud is of no help, according to a survey by the union.",
        ["survey by the union"],
    ),
    # texts that are nobody's, in the words of someone who passes them on
    ("The navy said early reports showed nine sailors were killed and 14 were hurt.", ["navy", "navy"]),
    ("The navy said a report by the coastguard showed nine sailors were killed.", ["report by the coastguard"]),
    # a clause that the parser breaks off
    ("Halden Power said a home using 500 kilowatt hours a month pays $63.", ["Halden Power", "Halden Power"]),
    ("The man police said was drunk hit two cars.", [None]),
    ("Police said the driver was drunk. Two cars burned.", [None]),
    # polls that a sentence goes through
    ("In a Norstat poll released Monday, 50 percent of voters chose Dahl while 40 percent chose Berg.", ["Norstat poll", "Norstat poll"]),
    ("A survey by the union in May found Dahl with a lead of 48 percent over Berg.", ["survey by the union in May"]),
    ("Story highlights Four hours into the trip, the ferry turned back", [None]),  # the heading of a summary is no source
    # who comes to know of something does not tell it
    ("After learning that hackers had stolen the data of 145 million people, Norbank sent letters.", [None]),
    ("When Norbank first noticed that dozens of websites had been launched, it backed off.", [None]),
    ("A survey found that 40 percent of voters had learned of it.", ["survey"]),
    # a quotation that opens the next paragraph
    ("Mayor Berg was blunt. He said:\n\n“We had nine fires here in May. It has to end.”", ["Mayor Berg"]),
    ("The list of prices reads:\n\n“Nine fires were put out here in May. Go on.”", [None]),
    # a cue put into a relative clause reaches no farther
    (
        "According to the Herald, the number of claims rose to 444,000, which, according to the Courier, is near a five-year high.",
        ["Herald", "Courier"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_speakers(reading_of_text: Reader, text: str, speakers: list[str | None]) -> None:
    reading = reading_of_text(text)
    found = find_figures(reading, Resolved(), attributions(reading, Resolved()))
    assert [f.speaker and f.speaker.name for f in found] == speakers


def test_every_speaker_and_cue_stands_in_the_text(reading_of_text: Reader) -> None:
    for text, _ in SPEAKERS:
        reading = reading_of_text(text)
        for figure in find_figures(reading, Resolved(), attributions(reading, Resolved())):
            for span in (figure.span, figure.cue, figure.speaker and figure.speaker.span):
                assert span is None or text[span.start : span.end] == span.exact
