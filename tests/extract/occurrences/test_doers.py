"""Who did what is told and who did not, also where the text leaves it to its reader: courts, owners, kin, whoever speaks."""

from __future__ import annotations

import pytest

from dateline.extract.attribution.attributions import attributions
from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.resolve.resolve import resolve

# text; trigger; actors; recipients ("|" parts them)
DOERS = [
    # the court of the phrase, of the sentence before
    ("Ada Bergstrom was jailed for nine years at Halm Crown Court.", "jailed", "Halm Crown Court", "Ada Bergstrom"),
    ("A judge rejected her plea. Ada Bergstrom was sentenced to nine years.", "sentenced", "judge", "Ada Bergstrom"),
    ("Ada Bergstrom was arrested at a market.", "arrested", "", "Ada Bergstrom"),
    # whoever is somebody's, and not that somebody
    ("Ada Bergstrom's husband stabbed a guard.", "stabbed", "husband", "guard"),
    ("Opponents of Ada Bergstrom burned down a school.", "burned down", "opponents", ""),
    ("Police arrested her husband, Nils Bergstrom.", "arrested", "police", "Nils Bergstrom"),
    ("Chad's leader, Ada Bergstrom, condemned her uncle.", "condemned", "Chad", "uncle"),
    ("A Chadian court jailed a rebel leader, Ada Bergstrom, for nine years.", "jailed", "Chad", "Ada Bergstrom"),
    # who speaks of themselves; what they are told must do something
    ("“We will never accept the plan,” Ada Bergstrom said.", "will never accept", "Ada Bergstrom", ""),
    ("“We will never accept the plan,” Halm Air spokesman Nils Low said.", "will never accept", "Halm Air", ""),
    ("“We will never accept the plan,” said Democratic nominee Ada Bergstrom.", "will never accept", "Ada Bergstrom", ""),
    ("Ada Bergstrom told the Halm Post that the rebels must disarm.", "must disarm", "Ada Bergstrom", "rebels"),
    # whoever does it is named by the noun's own participle; as part of what something else was done is nobody's deed
    ("A march led by teachers blocked the road.", "march", "teachers", ""),
    ("The ministry handed over the letters as part of a lawsuit.", "lawsuit", "", ""),
    # who only says what happened did no harm, wherever the parser hangs it
    ("A mine blew up a bus, police said, killing nine villagers.", "killing", "", "villagers"),
    ("A bus was hit by a mine, confirmed police chief Nils Low, wounding two guards.", "hit", "", ""),
    ("Rebels stormed the camp, the ministry said, wounding four guards.", "wounding", "Rebels", "guards"),
    # what bursts did nothing; two parts of a passive are one; the word next to the verb is its subject
    ("A police car exploded on a mine.", "exploded", "", "police"),
    ("Ada Bergstrom was chased and then shot near the mill.", "shot", "", "Ada Bergstrom"),
    ("In the island's capital, Halm, police shot two men.", "shot", "police", "men"),
    # whoever gets aid gives none; who appears in court does not charge
    ("Chad received aid from Norway.", "received", "Norway", "Chad"),
    ("Ada Bergstrom appeared in court charged with theft.", "charged", "", "Ada Bergstrom"),
    # whoever the object is comes before who stands behind it; two names after a noun; who went along
    ("A minister criticised a director for likening islanders to Malians.", "criticised", "minister", "director"),
    ("Prosecutors charged two developers, Ada Bergstrom and Nils Low, with fraud.", "charged", "prosecutors", "Ada Bergstrom|Nils Low"),
    ("Villagers along with Malian activists protested against the mine.", "protested", "villagers", ""),
    ("Ada Bergstrom was sentenced to two years in a state jail on Friday by Judge Nils Low.", "sentenced", "Nils Low", "Ada Bergstrom"),
    ("In a phone call on Friday, Ada Bergstrom told Nils Low that the talks were off.", "phone call", "Ada Bergstrom", "Nils Low"),
    ("Halm man shot twice in a bar.", "shot", "", "Halm man"),
    ("The gunman shot from a window.", "shot", "gunman", ""),
    ("Ministers called for a cut in government aid.", "called for", "ministers", ""),
    ("A clerk sustained a gunshot wound to the back.", "gunshot wound", "", "clerk"),
    # who mediates between those who talk
    ("Chad and Niger held talks in Oslo.", "talks", "Chad|Niger", "Chad|Niger"),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), DOERS, ids=[c[0][:60] for c in DOERS])
def test_doers(reading_of_text, text, trigger, actors, recipients):
    reading = reading_of_text(text)
    resolved = resolve(reading)
    wide = resolved.with_unnamed()
    found = {o.trigger.exact: o for o in find_occurrences(reading, resolved, attributions(reading, resolved))}
    assert trigger in found
    told = found[trigger]
    sides = ("|".join(e.name for i in ids if (e := wide.entity(i)) is not None) for ids in (told.actors, told.recipients))
    assert tuple(sides) == (actors, recipients)


# text; a type that nothing in it tells of
NOTHING = [
    ("Ada Bergstrom suspended her presidential campaign on Friday.", "RETREAT"),
    ("The airbags did deploy, the driver said.", "MOBILIZE"),
    ("Colleagues called her a genius for her work on tides.", "REQUEST"),
    ("Nobody was injured in the market.", "ASSAULT"),
    ("A motorcycle wreck killed a rider on the coast road.", "ASSAULT"),
    ("It is a shelter committed to caring for stray dogs.", "AGREE"),
    ("He asked all with an outstanding warrant for their arrest to call.", "COERCE"),
    ("Norway lost 60 dead and wounded in the war.", "COERCE"),
    ("A minister who heads the Chad Union spoke.", "CONSULT"),
    ("State laws require that he be sent to a hospital.", "REQUEST"),
    ("The centre struggled to meet its budget.", "CONSULT"),
    ("He must surrender his passport to the court.", "RETREAT"),
]


@pytest.mark.parametrize(("text", "event_type"), NOTHING, ids=[c[0][:60] for c in NOTHING])
def test_nothing_told(reading_of_text, text, event_type):
    reading = reading_of_text(text)
    assert event_type not in {o.event_type for o in find_occurrences(reading, resolve(reading), ())}


# text; trigger; type; mode; status
TOLD = [
    ("A jury acquitted Ada Bergstrom on Friday.", "acquitted", "CONCEDE", None, "happened"),
    ("Charges against the two nurses were dropped.", "dropped", "CONCEDE", None, "happened"),
    ("The guard grabbed a reporter by the arm.", "grabbed", "ASSAULT", "beat", "happened"),
    ("A man being held in a jail in Halm was named.", "held", "COERCE", "arrest", "ongoing"),
    ("Six boats took part in the rescue operation.", "rescue operation", "AID", None, "happened"),
    ("Jon Low campaigned for Ada Bergstrom.", "campaigned for", "SUPPORT", None, "happened"),
    ("Man charged with theft of a car.", "charged", "ACCUSE", "allege", "happened"),
    ("There was not enough evidence to convict her of fraud.", "convict", "SANCTION", "convict", "hypothetical"),
    ("The first soldier to attack was a boy.", "attack", "ASSAULT", None, "happened"),
    ("Chad is going to attack Mali.", "attack", "ASSAULT", None, "planned"),
    ("It began, but not before soldiers shot two men.", "shot", "ASSAULT", "firearms", "happened"),
    ("Her brother kept her from talking with the police.", "talking", "CONSULT", None, "denied"),
    ("The shooting death of a cook is being looked into.", "death", "ASSAULT", "firearms", "happened"),
    ("Ada Bergstrom called for a prosecutor to oversee the inquiry.", "called for", "REQUEST", None, "happened"),
    # by what another struck at another time is no means of this
    ("There were reports of Malian attacks hitting Chad after Niger hit Mali with drones.", "hitting", "ASSAULT", None, "happened"),
    ("Militiamen armed with machetes attacked a camp.", "attacked", "ASSAULT", "primitive", "happened"),
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode", "status"), TOLD, ids=[c[0][:60] for c in TOLD])
def test_told(reading_of_text, text, trigger, event_type, mode, status):
    reading = reading_of_text(text)
    found = {o.trigger.exact: o for o in find_occurrences(reading, resolve(reading), ())}
    assert trigger in found
    assert (found[trigger].event_type, found[trigger].mode, found[trigger].status) == (event_type, mode, status)
