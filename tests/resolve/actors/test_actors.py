"""Names, entities, roles and references of actors; all sentences are invented."""

from __future__ import annotations

import pytest

from dateline.resolve.actors.actors import Actors, find_actors


def actors_of(reading_of_text, text: str) -> Actors:
    return find_actors(reading_of_text(text), ())


def stands_for(found: Actors, text: str, words: str, nth: int = 0) -> str | None:
    """Key of the entity that the nth occurrence of the words stands for."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    keys = {e.id: e.key for e in found.entities}
    hit = [r for r in found.references if r.span.start < start + len(words) and start < r.span.end]
    return keys[hit[0].entity] if hit else None


STATES = [
    ("Peru condemned the raid on its embassy.", "Peru", "PE", "a state acts"),
    ("Peruvian troops crossed the border on Friday.", "Peruvian", "PE", "an adjective leads to the state"),
    ("Ankara said on Monday that the talks had failed.", "Ankara", "TR", "a capital speaks"),
    ("The minister rejected Beijing's demands.", "Beijing", "CN", "a capital owns demands"),
    ("The embassy in Beijing was closed on Friday.", "Beijing", None, "a capital as a place"),
    ("Thousands marched in Ankara on Sunday.", "Ankara", None, "a capital as a place, before a day"),
    ("They flew from Oslo to Lima on Friday.", "Lima", None, "a capital one travels to"),
    ("The bloc may tighten sanctions against Minsk next week.", "Minsk", "BY", "sanctions against a capital"),
    ("The Kremlin denied the report.", "Kremlin", "RU", "a seat of government"),
    ("The White House welcomed the ruling.", "White House", "US", "a seat of two words"),
    ("Senior officials met at the White House on Tuesday.", "White House", None, "a seat as a place"),
    ("The U.S. accused Havana of spying.", "Havana", "CU", "a capital is accused"),
    ("The U.S. accused Havana of spying.", "U.S.", "US", "dots in the name"),
    ("Three Danes were among the dead.", "Danes", "people DK", "people are a group, not the state"),
    ("He gave the interview in French.", "French", None, "a language"),
    ("Michael Jordan visited the school.", "Jordan", "michael jordan", "a surname that is a state's name"),
]


@pytest.mark.parametrize(("text", "words", "key", "about"), STATES, ids=[s[3] for s in STATES])
def test_states(reading_of_text, text, words, key, about):
    assert stands_for(actors_of(reading_of_text, text), text, words) == key, about


NAMES = [
    ("Chile's Interior Ministry said two people had died.", "Chile's Interior Ministry", "organisation", "owner belongs to the name"),
    ("The Ministry of Agriculture banned imports of beef.", "Ministry of Agriculture", "organisation", "head noun first"),
    ("Malaysian Defence Minister Anwar Rashid resigned.", "Anwar Rashid", "person", "title and nationality are not the name"),
    ("Colonel Pieter Botha's men took the bridge.", "Pieter Botha", "person", "possessive is not the name"),
    ("The attack was claimed by Boko Haram.", "Boko Haram", "group", "an armed group"),
    ("The United Nations sent observers.", "United Nations", "organisation", "an organisation of the table"),
    ("Sunnis were the main victims of the raid.", "Sunnis", "group", "a group of faith"),
    ("Presidents Luis Ortega and Maria Suarez signed the pact.", "Maria Suarez", "person", "second name after a plural title"),
    ("The National Bank of Kenya cut its rates.", "National Bank of Kenya", "organisation", "a state's name inside an organisation's"),
    ("President Jan Novak REUTERS", "Jan Novak", "person", "an agency's credit is not the name"),
    ("Doris Day sang at the gala.", "Doris Day", "person", "a surname that is a thing's word"),
    ("The opposition party Ennahda left the talks.", "Ennahda", "organisation", "called a party"),
    ("Prime Minister Kofi Mensah met the rebels on Tuesday.", "Kofi Mensah", "person", "no title in the name"),
    ("SHOP FRAUD Norvik Energy lost the data of its clients.", "Norvik Energy", "organisation", "a label in capitals before the name"),
    ("EXCLUSIVE Peter Falk has resigned.", "Peter Falk", "person", "one word in capitals before a given name"),
    ("UNESCO Director Irina Petrova spoke.", "UNESCO", "organisation", "an acronym is no label"),
    ("Ada Berg Goes After Tom Reed As The New Mayor\nBerg said Reed was lazy.", "Ada Berg", "person", "a verb of a headline"),
    ("Jubilant Norvik Rovers won. The Norvik Rovers wept. Norvik Rovers fans sang.", "Norvik Rovers", "organisation", "no such name"),
    ("Green Party leader Ada Berg spoke. The party won.", "Green Party", "organisation", "an adjective of the name"),
    ("The Norvik Air Twitter account apologised. Norvik Air flew on.", "Norvik Air", "organisation", "an account's platform"),
    ("The shares of Goldman Sachs Group Inc. fell.", "Goldman Sachs Group Inc.", "organisation", "the legal form is of the name"),
    ("According to All Nippon Airways, nobody was hurt.", "All Nippon Airways", "organisation", "a small word of the name"),
    ("The Security Council on Friday rejected the plan.", "Security Council", "organisation", "a day after the name"),
    ("The state's Refugee Processing Center said many came.", "Refugee Processing Center", "organisation", "people in a body's name"),
    ("They play in Major League Baseball.", "Major League Baseball", "organisation", "no rank"),
    ("The National Council on Farm Quality said harvests fell.", "National Council on Farm Quality", "organisation", "a name over on"),
]


@pytest.mark.parametrize(("text", "name", "sort", "about"), NAMES, ids=[n[3] for n in NAMES])
def test_names(reading_of_text, text, name, sort, about):
    found = actors_of(reading_of_text, text)
    assert (name, sort) in [(n.span.exact, n.type) for n in found.names], about


NO_NAMES = [
    ("Ada Berg plays a cook in “Halloran”. The “Halloran” pilot was shot in Lund.", "Halloran", "a work between quotation marks"),
]


@pytest.mark.parametrize(("text", "name", "about"), NO_NAMES, ids=[n[2] for n in NO_NAMES])
def test_no_names(reading_of_text, text, name, about):
    assert name not in [n.span.exact for n in actors_of(reading_of_text, text).names], about


ROLES = [
    ("Ghana's Foreign Minister Ama Boateng arrived.", "Ama Boateng", ("Foreign Minister", "Ghana"), "owner with 's"),
    ("Norwegian Prime Minister Erik Solheim left early.", "Erik Solheim", ("Prime Minister", "Norway"), "owner as adjective"),
    ("The town's mayor, Paul Meier, said the dam had broken.", "Paul Meier", ("mayor", "The town"), "title before a comma"),
    ("Jane Foster, a spokeswoman for the Red Cross, spoke.", "Jane Foster", ("spokeswoman", "Red Cross"), "title after a comma"),
    ("Presidents Luis Ortega and Maria Suarez signed the pact.", "Maria Suarez", ("President", None), "plural title is each one's"),
    ("NATO Secretary-General Lars Berg warned of delays.", "Lars Berg", ("Secretary-General", "NATO"), "owner is an organisation"),
    ("President Luis Ortega of Peru turned down the offer.", "Luis Ortega", ("President", "Peru"), "owner after the name"),
    ("She spoke with her Peruvian counterpart, Luis Ortega, for an hour.", "Luis Ortega", ("counterpart", "Peru"), "somebody's like"),
    ("Former Texas Gov. Mary Collins opposed the bill.", "Mary Collins", ("Former Gov.", "Texas"), "a place inside the title"),
]


@pytest.mark.parametrize(("text", "name", "role", "about"), ROLES, ids=[r[3] for r in ROLES])
def test_roles(reading_of_text, text, name, role, about):
    found = actors_of(reading_of_text, text)
    assert role in [(r.title, r.of) for e in found.entities if e.name == name for r in e.roles], about


SAME = [
    ("Hassan Diallo spoke first. Diallo then left.", "Diallo", 1, "hasan dialo", "surname"),
    ("Hassan Diallo spoke first. Mr. Diallo then left.", "Diallo", 1, "hasan dialo", "courtesy title"),
    ("Umarov praised the deal. Rustam Umarov had opposed it.", "Umarov", 0, "rustam umarov", "surname before the full name"),
    ("The Coastal Rescue Agency (CRA) sent boats. The CRA said ten were safe.", "CRA", 1, "agency coastal rescue", "acronym in brackets"),
    ("Peru's Health Ministry closed schools. The Health Ministry gave no reason.", "Health Ministry", 1, "health ministry pe", "short"),
    ("Valley Central Radio (VCRD) aired it. Then VCRD shut.", "VCRD", 1, "central radio valley", "an acronym no initials make"),
    ("Northgate Dynamics won the bid. Northgate will hire 300 people.", "Northgate", 1, "dynamics northgate", "short name of a firm"),
    ("Senator Jon Archer spoke. Archer said no.", "Archer", 1, "jon archer", "a surname that is a common word"),
    ("Ada Tester spoke. A tester broke. Testers said no. Tester paper tore.", "Tester", 1, None, "a common word of the report"),
    ("Ada Berg won. MVP Berg said no.", "Berg", 1, "ada berg", "an acronym is no first name"),
    ("American Express fell. Shares of American rose later.", "American", 1, "express us", "a nationality's word for a firm"),
    ("American Express fell. American officials met.", "American", 1, "US", "a nationality's word before a noun"),
    ("British Airways lost bags. He wrote to the British.", "British", 1, "people GB", "a nationality's word after an article"),
    ("French Connection fell. He said so in French.", "French", 1, None, "a language"),
    ("The Israel Defense Forces struck Gaza. The IDF gave no toll.", "IDF", 0, "idf", "acronym of the table"),
]


@pytest.mark.parametrize(("text", "words", "nth", "key", "about"), SAME, ids=[s[4] for s in SAME])
def test_one_actor(reading_of_text, text, words, nth, key, about):
    assert stands_for(actors_of(reading_of_text, text), text, words, nth) == key, about


def test_country_of_people_and_organisations(reading_of_text):
    found = actors_of(reading_of_text, "Kenyan President Daniel Otieno thanked Uganda's Defence Ministry.")
    assert {e.name: e.country for e in found.entities if e.sort in ("person", "organisation")} == {
        "Daniel Otieno": "KE",
        "Uganda's Defence Ministry": "UG",
    }


def test_references_do_not_overlap_and_hold(reading_of_text):
    text = "Turkish President Kemal Aydin said Ankara's army, which he leads, would leave. The president met the Iraqi premier."
    reading = reading_of_text(text)
    found = find_actors(reading, ())
    assert all(r.span.holds_in(text) for r in found.references)
    assert all(a.span.end <= b.span.start for a, b in zip(found.references, found.references[1:], strict=False))
    assert {r.entity for r in found.references} <= {e.id for e in found.entities}


@pytest.mark.parametrize("text", ["", "Yes", "\n\n", "President", "'s", "the", "((((", "He said.", "12345 67", "Präsident Müller."])
def test_odd_input_does_not_raise(reading_of_text, text):
    find_actors(reading_of_text(text), ())
