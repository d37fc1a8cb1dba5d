"""Words of attacks as monitors of conflicts note them, places taken and bodies found, and words of force that are figures or mishaps."""

from __future__ import annotations

import pytest

# text, trigger, type, mode
NOTED = [
    ("Rebels captured a hilltop and two hamlets near Axum.", "captured", "ASSAULT", None),
    ("The guerrillas seized the junction at Paranthan after shelling it.", "seized", "ASSAULT", None),
    ("Syrian troops wrested the refinery from insurgents.", "wrested", "ASSAULT", None),
    ("Militiamen pillaged granaries in the village.", "pillaged", "COERCE", "seize"),
    ("The body of a trader was found in a ditch with the throat cut.", "found", "ASSAULT", "primitive"),
    ("Raiders with machetes came at night, hacking villagers to death.", "hacking", "ASSAULT", "primitive"),
    ("A letter bomb was sent to the ambassador in Quito.", "sent", "ASSAULT", "explosives"),
    ("Anthrax spores were mailed to a newspaper in Ohio.", "mailed", "ASSAULT", "unconventional"),
    ("The poisoning of the opposition leader drew condemnation from Berlin.", "poisoning", "ASSAULT", "unconventional"),
    ("The bombing of a mosque by a suicide attacker killed 20 people.", "bombing", "ASSAULT", "suicide-attack"),
    ("The air force resumed the bombing of rebel bases.", "bombing", "ASSAULT", "aerial"),
    ("Skinheads attacked a student with bottles and iron bars.", "attacked", "ASSAULT", "primitive"),
    ("The murder of the deputy governor shocked the province.", "murder", "ASSAULT", "targeted"),
    ("The prisoner was put to death by lethal injection.", "put", "SANCTION", "convict"),
    ("Rebels put two captives to death in Kono.", "put", "ASSAULT", None),
    ("Hostilities flared up again after two soldiers were shot.", "Hostilities", "ASSAULT", None),
    ("The two armies exchanged shells across the river.", "exchanged", "ASSAULT", "heavy-weapons"),
    ("Two clans fought over a well in Galgadud and six gunmen died.", "fought", "ASSAULT", None),
]

ORDINARY = [
    "In the final reel of the film a gunman shoots a banker.",
    "The germ kills a cell of the liver before it can invade red blood cells.",
    "Physicists bombarded the atoms with a beam of ions.",
    "The central bank fired its last bullet with a cut in rates.",
    "A shareholder group ambushed the chairman over pay.",
    "A crocodile dragged a fisherman into the river.",
    "A shell from the second world war exploded in a scrapyard.",
    "Two ministers were killed when their helicopter crashed in fog.",
    "A soldier was killed when his rifle went off while he was cleaning it.",
    "The airline launched a bombing raid on fares.",
    "The striker hit the bar twice in the first half.",
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), NOTED)
def test_noted_attacks(found_in, text, trigger, event_type, mode):
    assert found_in(text).get(trigger) == (event_type, mode), found_in(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_figures_and_mishaps(found_in, text):
    assert found_in(text) == {}
