"""Bare numbers that answer a count told before, and those that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figure_words import brief

from dateline.core.resolved import Resolved
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading

FATES = [
    # what became of people says more than how they came there
    ("Two rangers who vanished on Monday are being held in a barracks.", ["Two rangers: = 2 count ranger, detained"]),
    ("Three miners who were trapped on Sunday have died.", ["Three miners: = 3 count miner, killed"]),
    ("Five men who escaped from the jail were recaptured.", ["Five men: = 5 count person, captured"]),
    ("Two officers who were wounded died in hospital.", ["Two officers: = 2 count officer, killed"]),
    ("Twelve soldiers who surrendered were released.", ["Twelve soldiers: = 12 count soldier, released"]),
    # ... where it says anything
    ("Four sailors who went missing were found alive.", ["Four sailors: = 4 count sailor, missing"]),
    ("Nine people who were killed in the blast were mourned in church.", ["Nine people: = 9 count person, killed"]),
]  # fmt: skip

TALLIES = [
    # what is valued is named, or was counted before
    ("Gunmen stormed a market in Gorva. The mayor put the dead at no more than a dozen.",
     ["no more than a dozen: <= ..12 count person, killed"]),
    ("The firm, which gave the number on board as 25, now says a cook brought it to 26.",
     ["25: = 25 count person, present", "26: = 26 count person, present"]),
    ("Militants seized 48 pupils. The governor has put the number at 48. Parents say it is 63.",
     ["48 pupils: = 48 count pupil, captured", "48: = 48 count pupil, captured", "63: = 63 count pupil, captured"]),
    ("The rebels say they killed 60 soldiers, a figure that the army put at 11.",
     ["60 soldiers: = 60 count soldier, killed", "11: = 11 count soldier, killed"]),
    # another teller answers
    ("The observatory has documented 41 deaths; the families, who keep a list, speak of 53.",
     ["41 deaths: = 41 count person, killed", "53: = 53 count person, killed"]),
    ("A rebel spokesman said 30 soldiers had been killed; the army admits to nine.",
     ["30 soldiers: = 30 count soldier, killed", "nine: = 9 count soldier, killed"]),
    ("Organisers counted 9,000 marchers, whereas the police, who made 12 arrests, saw no more than 2,500.",
     ["9,000 marchers: = 9000 count marcher, present", "12 arrests: = 12 count person, captured",
      "no more than 2,500: <= ..2500 count marcher, present"]),
    ("They fired some 140 shells; his guns, he insisted, had replied with no more than 30.",
     ["some 140 shells: ~ 140 count shell, used", "no more than 30: <= ..30 count shell, used"]),
    ("The owner estimates the loss at less than 5,000 barrels; the ministry spoke of 20,000.",
     ["less than 5,000 barrels: < ..5000 barrel volume, other", "20,000: = 20000 barrel volume, other"]),
    ("At least 40 people were arrested, among them two journalists. The government speaks of 16.",
     ["At least 40 people: >= 40.. count person, captured", "two journalists: = 2 count journalist, captured",
      "16: = 16 count person, captured"]),
    ("The agency counts 188 dead; doctors believe the true figure to be above 300.",
     ["188: = 188 count person, killed", "above 300: > 300.. count person, killed"]),
    # what was asked; how many came
    ("How many died is disputed. The ministry, which had stood by a count of 27, raised it to 29.",
     ["27: = 27 count person, killed", "29: = 29 count person, killed"]),
    ("The organisers claimed a turnout of 60,000.", ["60,000: = 60000 count person, present"]),
    # none of these answers the count before
    ("Three people were hurt. He put his age at 40.", ["Three people: = 3 count person, injured"]),
    ("Nine people died on the road. The council set the speed limit at 50.", ["Nine people: = 9 count person, killed"]),
    ("Twelve people died. The minister put the case to three judges.",
     ["Twelve people: = 12 count person, killed", "three judges: = 3 count judge, other"]),
    ("Four men were arrested. The judge set bail at 5,000.",
     ["Four men: = 4 count person, captured", "5,000: = 5000 count bail, other"]),
    ("Two men drowned. The river rose to 14 feet.", ["Two men: = 2 count person, killed", "14 feet: = 14 foot distance, distance"]),
    ("Guards turned away two girls. Another girl, who Moss estimates was around 10, got in.",
     ["two girls: = 2 count girl, affected", "around 10: ~ 10 count thing, other"]),
    ("Five people were hurt. The doctor saw two on Monday.",
     ["Five people: = 5 count person, injured", "two: = 2 count thing, other"]),
    ("Ten people were killed. The coach took his team to 12 matches.",
     ["Ten people: = 10 count person, killed", "12 matches: = 12 count match, other"]),
    ("The firm employs 300 people. It raised the price to 12 dollars.",
     ["300 people: = 300 count person, other", "12 dollars: = 12 USD money, cost"]),
    ("Six homes burned. Firemen were called at 4.", ["Six homes: = 6 count home, destroyed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*TALLIES, *FATES])
def test_tallies(reading_of_text: Callable[..., Reading], text: str, expected: list[str]) -> None:
    assert [brief(f) for f in find_figures(reading_of_text(text), Resolved(), ())] == expected
