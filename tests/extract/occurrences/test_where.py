"""Where a happening is: the place in which it is done, not whose it is, whom it is said to or what it is about."""

import pytest

from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.resolve.resolve import resolve

PLACED = [
    # the clause names it
    ("Gunmen killed a priest in Gao on Monday.", "killed", "Gao"),
    ("The shelling of Gao went on for hours.", "shelling", "Gao"),
    ("The army shelled Timbuktu.", "shelled", "Timbuktu"),
    ("The Nairobi attacks left 40 people dead.", "attacks", "Nairobi"),
    ("It was the raid that left 40 people dead in Timbuktu.", "raid", "Timbuktu"),
    ("Nairobi: 26 killed in two raids", "killed", "Nairobi"),
    ("Police in Gao arrested 30 marchers.", "arrested", "Gao"),
    ("Rebels fired a missile over the hills and into Gao.", "fired", "Gao"),
    ("The envoy flew to Timbuktu to meet elders.", "flew", "Timbuktu"),
    ("The envoy made a visit to Timbuktu.", "made", "Timbuktu"),
    ("Mali withdrew its troops from Timbuktu.", "withdrew", "Timbuktu"),
    ("Chad sent 200 soldiers to Timbuktu.", "sent", "Timbuktu"),
    ("Envoys of Mali and Chad met for three hours in Nairobi on Monday.", "met", "Nairobi"),
    ("Red Front violence against villagers in Timbuktu went on.", "violence", "Timbuktu"),
    # done in words: where they are spoken or signed
    ("Mali and Chad signed the accord in Paris on Tuesday.", "signed", "Paris"),
    ("The minister condemned the raid at a rally in Nairobi.", "condemned", "Nairobi"),
    # whom or what it is about is no place of it, nor those between whom it is
    ("Mali was glad that a round of talks between Chad and Niger had begun.", "round", None),
    ("The round of talks with Kenya was held in Paris on Monday.", "round", "Paris"),
    ("A post on the border between Chad and Niger was shelled.", "shelled", "Chad"),
    ("The minister called on Chad to pull back.", "called", None),
    ("Mali condemned the raid on Gao.", "condemned", None),
    ("The union asked the government of Chad for help.", "asked", None),
    ("Analysts blamed the fall on fears of a slump in France.", "blamed", None),
    ("Talks began in Oslo despite new attacks.", "attacks", None),
    ("The airline apologised to two players who were put off a plane in Nairobi.", "apologised", None),
    # nor where somebody is from
    ("A Nairobi man was arrested on Monday.", "arrested", None),
    ("The driver, from Nairobi, was arrested on Monday.", "arrested", None),
    # nor whose history it is, nor the state that struck
    ("It was the worst mass shooting in Kenyan history.", "shooting", None),
    ("It was the worst mass shooting in Nairobi history.", "shooting", None),
    ("Chad strikes killed four.", "killed", None),
    # nor where another was, joined to it
    ("There was a shooting in Nairobi this weekend and so many more shootings this week.", "shootings", None),
    ("He saw a raid in Gao and so many more raids this week.", "raids", None),
    ("The bombing in Gao and the attacks on Timbuktu shocked him.", "attacks", "Timbuktu"),
    ("He was sentenced in 1961, but was rearrested in Kenya in 1968.", "sentenced", None),
    # nor where those are who speak of it
    ("Experts in Kenya have linked the breach to hackers.", "breach", None),
    # what is told with "where" of a place is there
    ("The village of Gao, where weekly protests have been held, is quiet.", "protests", "Gao"),
]


@pytest.mark.parametrize(("text", "trigger", "place"), PLACED)
def test_place_of_the_happening(reading_of_text, text, trigger, place):
    reading = reading_of_text(text, "2025-06-04")
    resolved = resolve(reading)
    told = find_occurrences(reading, resolved, ())
    found = next(o for o in told if trigger in o.trigger.exact.split())
    names = {p.id: p.span.exact for p in resolved.places}
    assert (names[found.where] if found.where else None) == place
