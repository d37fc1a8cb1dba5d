"""Whom a reply meets and who takes part in what is named again: who retaliated for whose raid, whose talks "the talks" are."""

from __future__ import annotations

import pytest

from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.resolve.resolve import resolve

# text; trigger; actors; recipients
REPLIES = [
    ("Peru accused Chile of spying. Chile rejected the charge on Tuesday.", "rejected", "Chile", "Peru"),
    ("A watchdog accused the police of beating prisoners. The police dismissed the allegations.", "dismissed", "police", "watchdog"),
    ("Peru asked for the return of the islet. Chile rejected it.", "rejected", "Chile", "Peru"),
    ("Peru shelled a Bolivian post. Bolivia retaliated with mortar fire.", "retaliated", "Bolivia", "Peru"),
    ("Kenya killed a commander of the Red Front. The Red Front vowed revenge.", "vowed", "Red Front", "Kenya"),
    ("Peru told Chile to withdraw its guns. Chile refused to meet the demands.", "refused to meet", "Chile", "Peru"),
    # what has an object of its own replies to nothing
    ("Peru accused Chile of spying. Chile opposes whaling.", "opposes", "Chile", ""),
    ("Peru accused Chile of spying. Chile agreed to plant trees.", "agreed", "Chile", ""),
    ("Peru accused Chile of spying. Nepal rejected the charge.", "rejected", "Nepal", "Peru"),
    # blows are no reply but where the words say so
    ("Peru shelled a Bolivian post. Bolivia fired rockets at noon.", "fired", "Bolivia", ""),
    # what two hold with each other
    ("The foreign ministers of Nepal and Ghana met on Sunday. The meeting lasted three hours.", "meeting", "Ghana|Nepal", "Ghana|Nepal"),
    ("Nepal and Ghana met. France and Kenya met. The meeting lasted three hours.", "meeting", "", ""),
    ("Nepal and Ghana met. Officials said a meeting on fish was due.", "meeting", "", ""),
    # who took them lets them go
    ("Fifteen Kenyan sailors seized by Somalia were released on Thursday.", "released", "Somalia", "Kenya"),
    ("Somalia seized a trawler. Nine Kenyan sailors were released on Thursday.", "released", "", "Kenya"),
]

# Where a relative clause, the parser or a passive parts them from the verb, and what a word before the noun says.
PARTED = [
    ("Peru said it would answer a raid by Chile, which it accused of spying.", "accused", "Peru", "Chile"),
    ("Villagers whom the army expelled went home.", "expelled", "army", "villagers"),
    ("Chile was threatened with sanctions by Peru on Friday.", "threatened", "Peru", "Chile"),
    ("Somali refugees were given shelter by Kenya.", "given", "Kenya", "Somali refugees"),
    ("Shells that the Red Front fired hit the Kenyan town of Garissa.", "hit", "Red Front", "Kenya"),
    ("Six guards held hostage since Monday were freed.", "held", "", "guards"),
    ("Two envoys ordered home on Friday are still in Lima.", "ordered home", "", "envoys"),
    ("The kidnapping of a mayor by Malian soldiers shocked the town.", "kidnapping", "Mali", "mayor"),
    ("Peru recalled its envoy to Bolivia on Friday.", "recalled", "Peru", "Bolivia"),
    ("Peru discussed border posts with Bolivia.", "discussed", "Peru", "Bolivia"),
    ("Peruvian-Chilean talks on Antarctica opened.", "Peruvian-Chilean talks", "Peru|Chile", "Peru|Chile"),
    ("Kenyan reinforcements were sent to the Somali border.", "sent", "Kenya", "Somalia"),
    ("The deployment of French marines to Mali began.", "deployment", "France", "Mali"),
    ("Anti-Chilean riots broke out in Halm.", "riots", "", "Chile"),
    ("Anti-Chilean rioters burned a flag.", "burned", "rioters", "Chile"),
    ("Thousands of people took part in an anti-government protest.", "protest", "people", "government"),
    ("Peru broke off relations with its neighbour Bolivia.", "broke off", "Peru", "Bolivia"),
    ("Rebel attacks on government positions have multiplied.", "Rebel attacks", "rebel", "government"),
    # to whom somebody is handed over; against whom troops are moved, as a clause or phrase tells
    ("Peru handed over a general to the tribunal in Halm.", "handed over", "Peru", "tribunal"),
    ("Peru put its navy on alert after Chilean ships entered the bay.", "alert", "Peru", "Chile"),
    ("Peru sent two brigades south as a warning to Chile.", "sent", "Peru", "Chile"),
    # whose plan it was; whose order
    ("Ghana endorsed a plan drawn up by Nepal.", "endorsed", "Ghana", "Nepal"),
    ("Rebels ignored a government order to leave the town.", "ignored", "rebels", "government"),
    # who strikes; where people march is not against whom, but whose embassy it is
    ("Residents observed a general strike called by traders.", "strike", "residents", ""),
    ("Thirty inmates entered the third week of a hunger strike.", "hunger strike", "inmates", ""),
    ("Nurses went on strike across Ghana.", "strike", "nurses", ""),
    ("Students demonstrated outside the Chilean embassy in Lima.", "demonstrated", "students", "Chile"),
    ("Rioting broke out when crowds looted shops.", "Rioting", "crowds", ""),
    # whose country "his country" is, and for whom "they" and "them" stand
    ("The minister said his country intended to share its maps with Peru.", "intended to share", "minister", "Peru"),
    ("Gunmen came at night. They fired from a wall, a clerk said.", "fired", "gunmen", ""),
    ("A gang held twelve nuns. They fired from a wall, a clerk said.", "fired", "", ""),
    ("Protesters marched to the palace. Police arrested nine of them.", "arrested", "police", "protesters"),
    # whose attack it was by their own word
    ("A bomb exploded in a tax office on Monday, and separatists claimed responsibility.", "exploded", "separatists", ""),
    ("A bomb exploded in a tax office. Nobody has claimed responsibility.", "exploded", "", ""),
    ("The Pope urged Peru to protect its forests.", "urged", "pope", "Peru"),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), REPLIES + PARTED, ids=[c[0][:60] for c in REPLIES + PARTED])
def test_sides(reading_of_text, text, trigger, actors, recipients):
    reading = reading_of_text(text)
    resolved = resolve(reading)
    wide = resolved.with_unnamed()
    found = next(o for o in find_occurrences(reading, resolved, ()) if o.trigger.exact in (trigger, trigger.split()[0]))
    sides = [{e.name for i in ids if (e := wide.entity(i)) is not None} for ids in (found.actors, found.recipients)]
    assert sides == [set(filter(None, names.split("|"))) for names in (actors, recipients)]
