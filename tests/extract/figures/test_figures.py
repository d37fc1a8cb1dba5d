"""Figures in sentences: what is counted, role and interval of each; stated zeros and ignorance; numbers that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.core.report import Block, Report
from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Figure, Speaker
from dateline.extract.attribution.attributions import Attribution
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading
from dateline.resolve.dates.dates import find_dates

Reader = Callable[..., Reading]


def figures(reading: Reading, attributed: tuple[Attribution, ...] = ()) -> tuple[Figure, ...]:
    return find_figures(reading, Resolved(), attributed)


def brief(figure: Figure) -> str:
    """ "18 people: person, killed"."""
    return f"{figure.span.exact}: {figure.what}, {'+'.join(figure.role)}"


ROLES = [
    ("A landslide killed 18 people.", ["18 people: person, killed"]),  # object
    ("The flood left hundreds homeless.", ["hundreds: person, displaced"]),  # complement
    ("Nine sailors died and another 15 were wounded.", ["Nine sailors: sailor, killed", "another 15: person, injured"]),  # subject, passive
    ("The storm damaged or destroyed about 600 houses.", ["about 600 houses: house, damaged+destroyed"]),  # verbs that share an object
    ("The raid left 12 dead and 30 injured.", ["12: person, killed", "30 injured: person, injured"]),  # small clause
    # a part has the role of its whole
    ("Three people, including two children, were killed.", ["Three people: person, killed", "two children: child, killed"]),
    ("The death toll rose to 87.", ["87: person, killed"]),  # toll
    ("The number of injured has climbed to 530.", ["530: person, injured"]),
    ("The death of 14 miners shocked the valley.", ["14 miners: miner, killed"]),  # noun with "of"
    ("Among the injured were four firefighters.", ["four firefighters: firefighter, injured"]),  # inverted predicate
    ("Police arrested 35 people and detained dozens more.", ["35 people: person, captured", "dozens more: person, captured"]),
    ("Rebels freed 23 hostages in exchange for 40 prisoners.", ["23 hostages: hostage, released", "40 prisoners: prisoner, exchanged"]),
    ("Some 12,000 people have fled their homes.", ["Some 12,000 people: person, displaced"]),
    ("Militants fired eight rockets at the base.", ["eight rockets: rocket, used"]),
    ("Air defences shot down 22 of 30 drones.", ["22: drone, intercepted", "30 drones: drone, used"]),  # a part and its whole
    ("Officials said 120 people were taken to hospital.", ["120 people: person, injured"]),  # verb with its noun
    ("More than 1,300 people have been confirmed dead.", ["More than 1,300 people: person, killed"]),
    ("Two divers are feared to have drowned.", ["Two divers: diver, killed"]),
    ("The European Union pledged 250 million euros in aid.", ["250 million euros: money, transferred"]),
    ("Insurers put the losses at $1.3 billion.", ["$1.3 billion: money, cost"]),
    ("The bus plunged 200 meters into a ravine.", ["200 meters: distance, distance"]),
    ("The truce lasted less than 48 hours.", ["less than 48 hours: time, duration"]),
    ("The two-car train left the rails.", ["two-car: car, other"]),  # joined by a hyphen
    ("A family of five from Lund moved in.", ["A family of five: person, other"]),
    ("Mine Street: 26 killed", ["26: person, killed"]),  # no verb
    ("Washington has 2,500 troops in Iraq and 900 in Syria.", ["2,500 troops: troop, present", "900: troop, present"]),  # ellipsis
    ("They found 31 dead, 14 of whom were minors.", ["31: person, killed", "14 of whom: person, killed"]),
    ("Police shot and killed three men.", ["three men: person, killed"]),  # the means of killing says nothing else
    ("Homes burned and all 157 people aboard were rescued.", ["all 157 people: person, affected"]),  # the verb says more than "aboard"
    ("In Aleppo 12 people died; that year 30 were hurt.", ["12 people: person, killed", "30: person, injured"]),  # no names
    ("Thirty of the dead were foreigners.", ["Thirty of the dead: person, killed"]),
    ("At least one village was destroyed.", ["At least one village: village, destroyed"]),  # a bounded one
    ("The firm faces several local and national inquiries.", ["several local and national inquiries: inquiry, other"]),  # joined modifiers
    ("The fund stood at 24 million in May.", ["24 million: fund, other"]),  # large, though nothing is counted
    ("The flood hurt 300, bringing the total to 900.", ["300: person, injured", "900: person, injured"]),  # a sum of what stands before
    ("Shares of the airline dropped 5 percent.", ["5 percent: share, other"]),  # a change is no role
    ("The fund lost 7 percent.", ["7 percent: fund, other"]),
    ("Three in every four houses were damaged.", ["Three in every four houses: house, damaged"]),
    ("Two ferries collided off the coast.", ["Two ferries: ferry, affected"]),
    ("Six rockets crashed into the port.", ["Six rockets: rocket, used"]),  # what is fired is used
    ("About 4,000 customers had their accounts emptied.", ["About 4,000 customers: customer, affected"]),  # done to what is theirs
    ("A ferry with 40 sailors on board ran aground.", ["40 sailors: sailor, present"]),  # the ferry did
    ("Nine divers and three cooks were aboard the barge.", ["Nine divers: diver, present", "three cooks: cook, present"]),
    ("Rescuers removed one person from the lift.", ["one person: person, affected"]),
    ("About 30 sailors are still missing.", ["About 30 sailors: sailor, missing"]),  # taken for a progressive
    ("The quake, with a magnitude of 7.1, was felt in Lund.", ["7.1: magnitude, other"]),
    ("The plane turned around four hours later.", ["four hours: time, duration"]),  # "around" belongs to the verb
    ("Police said the dead were 12.", ["12: person, killed"]),  # no age
    ('The army seized three "home-made devices".', ['three "home-made devices: device, captured']),  # quotation marks between
    ("The crew of four was not injured.", ["The crew of four: person, present"]),  # what is denied is no role
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(reading_of_text: Reader, text: str, expected: list[str]) -> None:
    assert [brief(f) for f in figures(reading_of_text(text))] == expected


NOTHING = [
    ("There were no casualties, the ministry said.", "no casualties", False, ("killed", "injured")),
    ("No one was hurt in the fire.", "No one was hurt", False, ("injured",)),
    ("Nobody was seriously injured when the roof fell.", "Nobody was seriously injured", False, ("injured",)),
    ("None of the 48 passengers was killed.", "None of the 48 passengers was killed", False, ("killed",)),
    ("No soldiers were wounded.", "No soldiers were wounded", False, ("injured",)),
    ("The shell fell into the sea without causing casualties.", "without causing casualties", False, ("killed", "injured")),
    ("There were no passengers on the bus.", "no passengers on the bus", False, ("present",)),  # nobody there
    ("Prosecutors said no charges were filed.", "no charges", False, ("other",)),
    ("There was no one on the bridge.", "no one on the bridge", False, ("present",)),
    ("There were no immediate reports of deaths or injuries.", "no immediate reports of deaths or injuries", True, ("killed", "injured")),
    ("No injuries were reported.", "No injuries were reported", True, ("injured",)),  # nobody reports is not nobody was
    ("The number of drowned was not known.", "The number of drowned was not known", True, ("killed",)),
    ("It was not immediately clear how many people were killed.", "not immediately clear how many people were killed", True, ("killed",)),
    ("An unknown number of people were trapped.", "unknown number of people were trapped", True, ("affected",)),
    ("Police declined to say how many people were arrested.", "declined to say how many people were arrested", True, ("captured",)),
]


@pytest.mark.parametrize(("text", "words", "unknown", "roles"), NOTHING)
def test_zeros_and_ignorance(reading_of_text: Reader, text: str, words: str, unknown: bool, roles: tuple[str, ...]) -> None:
    (found,) = figures(reading_of_text(text))
    value = None if unknown else 0
    assert (found.span.exact, found.unknown, found.low, found.high, found.role) == (words, unknown, value, value, roles)


NO_FIGURE = [
    "In May 2016 the talks began again.",  # date
    "The 2012 elections were calm.",  # year before a noun
    "Turnout fell between 2014 and 2016.",  # years joined
    "The meeting began at 10:30 a.m. on Monday.",  # time of day
    "Anna Berg, 42, said she was glad.",  # age
    "A 19-year-old was at the wheel.",
    "The second round ended on the 32nd floor.",  # ordinals
    "Flight 302 left from gate 14.",  # names of things
    "A Tu-95 and an F-16 were seen.",  # models
    "The G20 met after the 9/11 attacks.",
    "One of the pilots waved, and no one answered.",  # pronouns
    "Both sides want a two-state solution.",  # idiom
    "He goes there twice a day.",  # rate
    "The Falcon 9 rockets and the Pixel 2 camera are new.",  # numbers of names
    "The Six Day War began in June.",  # a name
    "The girl was about 10 and he is 12.",  # a bare number said of one person
    "There was no answer in the letter.",  # nobody is denied
    "Nobody knows why the plane turned.",  # no loss
    "No one should be hurt for this.",  # nothing happened
    "No party won a majority.",
    "Call 555-0134 or write to 12 Harbour Street.",
    "Many people came, and some stayed for days.",  # no number sense
]


@pytest.mark.parametrize("text", NO_FIGURE)
def test_no_figure(reading_of_text: Reader, text: str) -> None:
    assert figures(reading_of_text(text)) == ()


def test_speaker_and_stance_come_from_the_attribution(reading_of_text: Reader) -> None:
    reading = reading_of_text("Sailors claimed 12 boats sank, a fleet that 300 people own.")
    report, sentence = reading.report, reading.sentences[0]
    speaker = Speaker("Sailors", report.span(0, 7), None, "unnamed")
    content = report.span(16, sentence.end - 1)
    told = Attribution(report.span(0, sentence.end), sentence, speaker, report.span(8, 15), (content,), False, "claimed")
    boats, people = figures(reading, (told,))
    assert (boats.speaker, boats.cue, boats.stance) == (speaker, Span(8, 15, "claimed"), "claimed")
    assert (people.span.exact, people.speaker) == ("300 people", None)  # a restrictive clause tells what is known anyway


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The strike reportedly killed 14 people.", "reported"),
        ("An estimated 14 people died.", "estimated"),
        ("The siege is believed to have killed 14 people.", "estimated"),
        ("Guards allegedly beat 14 inmates.", "claimed"),
        ("The strike killed 14 people.", "asserted"),
    ],
)
def test_hedges(reading_of_text: Reader, text: str, stance: str) -> None:
    assert [f.stance for f in figures(reading_of_text(text))] == [stance]


def test_what_a_caption_repeats_is_read_from_the_body(reading_of_text: Reader) -> None:
    line = "Hundreds of rowers crossed the lake on Sunday to honour the dead"
    reading = reading_of_text(f"{line} (Photo: Lake Press)\n{line}.")
    (found,) = figures(reading)
    assert found.span.start > len(line)


def test_titles_and_repeated_captions_are_read_once(nlp: object, reading_of_text: Reader) -> None:
    line = "Rescuers at the pier after a ferry sank, drowning 14 passengers."
    assert len(figures(reading_of_text(f"{line}\nWaves were high.\n{line}"))) == 1


def test_titles_are_not_read(nlp: object) -> None:
    from dateline.read.reading import read

    text = "Ferry sinks, 14 dead\nA ferry sank and 14 people drowned."
    blocks = (Block(0, 20, "title"), Block(21, len(text), "body"))
    reading = next(read([Report(text=text, blocks=blocks, language="en")], nlp))  # type: ignore[arg-type]
    assert [f.span.exact for f in figures(reading)] == ["14 people"]


def test_a_bare_sum_takes_the_money_named_before(reading_of_text: Reader) -> None:
    reading = reading_of_text("The bill grants 30 million shekels to schools. The ministry will also allocate 5.5 million for clinics.")
    assert [(f.low, f.unit, f.what) for f in figures(reading)] == [(3e7, "ILS", "money"), (5.5e6, "ILS", "money")]


ODD = ["", "7", "one", "$", "…", "5 5 5 5 5", "9" * 400 + " people died.", "No", "2 2/3 of",
   "no no no not", "of of of 12 of", "12-12-12/12:12", "½ ½", "Ü 12 ß people 无 13"]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_never_raises(reading_of_text: Reader, text: str) -> None:
    for figure in figures(reading_of_text(text)):
        assert figure.span.holds_in(text)


DAYS = [
    # text of a report of Wednesday 4 June 2025, the days of its figures
    ("Six people were killed on Monday and nine on Tuesday.", ["2025-06-02", "2025-06-03"]),
    ("Wednesday's crash is the first since 1959, when two women died.", ["1959"]),
    ("The ministry said on Tuesday that 40 people had died.", [None]),  # the day of the telling
    ("The raid that began a year ago has cost 40 lives.", [None, None]),  # "a year" is no day of its own
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_the_days_of_which_a_figure_is_told(reading_of_text: Reader, text: str, days: list[str | None]) -> None:
    reading = reading_of_text(text, "2025-06-04")
    found = find_figures(reading, Resolved(dates=find_dates(reading)), ())
    assert [f.when.edtf if f.when else None for f in found] == days


PARTS = [
    # a part of those lost, whatever a clause beside it tells of it
    ("The blast killed 12 people, including three women who were queueing.", ["12 people: person, killed", "three women: person, killed"]),
    ("51 bodies were brought in, including those of seven children.", ["51 bodies: person, killed", "seven children: child, killed"]),
    ("Police arrested 12 men, including three who were later released.", ["12 men: person, captured", "three: person, released"]),
    ("The ship carried 200 people, including 30 children who were hurt.", ["200 people: person, present", "30 children: child, injured"]),
    # who is meant, not how many
    ("The two sides met for talks between the two governments.", []),
    ("Leaders of two countries met.", ["two countries: country, other"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_of_those_lost_and_parties(reading_of_text: Reader, text: str, expected: list[str]) -> None:
    assert [brief(f) for f in figures(reading_of_text(text))] == expected
