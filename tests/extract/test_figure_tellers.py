"""Who gives a figure: sources a report cites, who puts a toll at a number, cues that reach no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.attribution import attributions
from dateline.extract.figures import find_figures
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
    ("Police: 40 arrested", ["Police"]),  # a heading
    ("Hill Street: 40 arrested", [None]),  # a line of a list
    ("The ministry said the two firms would merge.", [None]),  # known already
    ("The ministry said two firms would merge.", ["ministry"]),
    ("The ministry said 10 of the 12 victims were sailors.", ["ministry", "ministry"]),  # part and whole are both stated
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
