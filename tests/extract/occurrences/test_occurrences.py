"""Occurrences of plain sentences: trigger, type, mode, status, actors and recipients."""

from __future__ import annotations

import pytest
from occurrence_names import names, resolved_of

from dateline.core.report import Block, Report
from dateline.extract.occurrences.occurrences import find_occurrences

# text; trigger; type, mode, status; actors; recipients
CASES = [
    # protests by means
    ("Youths torched two cars near the stadium.", "torched", "PROTEST", "vandalize", "happened", "", ""),
    ("Chilean lecturers went on strike over unpaid salaries.", "strike", "PROTEST", "strike", "happened", "Chile", None),
    ("Activists chained themselves to the gates of the ministry.", "chained", "PROTEST", "obstruct", "happened", "", ""),
    ("Taxi drivers stopped in the square in protest at fuel prices.", "protest", "PROTEST", "demo", "happened", None, None),
    # abductions, finds and traces of attacks
    ("Two engineers were taken hostage by an armed group.", "taken hostage", "ASSAULT", "abduct", "happened", "", ""),
    ("The body of a trader was found with gunshot wounds.", "gunshot wounds", "ASSAULT", "firearms", "happened", "", ""),
    ("Engineers defused a bomb found under a bridge.", "defused", "COERCE", "seize", "happened", "", ""),
    ("Two union leaders were locked up in the port.", "locked up", "COERCE", "arrest", "happened", "", ""),
    ("Internet access was cut off across the region.", "cut", "COERCE", "restrict", "happened", "", ""),
    ("The navy blockaded the ports of Eritrea.", "blockaded", "COERCE", "restrict", "happened", "", "Eritrea"),
    ("Peacekeepers set up a new base near the river.", "set", "MOBILIZE", "troops", "happened", "", ""),
    ("Ethiopia pulled its troops out of Somalia.", "pulled", "RETREAT", "withdraw", "happened", "Ethiopia", None),
    # words between states
    ("Norway formally recognised Kosovo as a state.", "recognised", "SUPPORT", None, "happened", "Norway", "Kosovo"),
    ("Greece dropped its objections to the plan.", "dropped", "CONCEDE", None, "happened", "Greece", None),
    ("The European Union suspended new lending to Mali.", "suspended", "SANCTION", "discontinue", "happened", "European Union", "Mali"),
    # whom it reaches: past its own possessive, over the object, in what completes it
    ("Ethiopia moved troops to its border with Eritrea.", "moved", "MOBILIZE", "troops", "happened", "Ethiopia", "Eritrea"),
    ("Greece agreed to lift its veto on Kosovo.", "agreed to lift", "AGREE", None, "happened", "Greece", "Kosovo"),
    # the participle's doer is the assault's doer, not the country of the object
    ("An Ethiopian drone assault hit Eritrean bases, destroying nine planes.", "hit", "ASSAULT", "destroy", "happened", "Ethiopia", None),
    # attacks and their means
    ("Peruvian troops attacked a camp of the Red Front at dawn.", "attacked", "ASSAULT", None, "happened", "Peru", "Red Front"),
    ("The Kenyan army shelled positions of the Red Front.", "shelled", "ASSAULT", "heavy-weapons", "happened", "Kenya", "Red Front"),
    ("A Turkish drone strike killed two fighters of the Red Front.", "drone strike", "ASSAULT", "drone", "happened", "Turkey", "Red Front"),
    ("Ethiopian warplanes carried out an air strike on a bridge in Eritrea.",
     "air strike", "ASSAULT", "aerial", "happened", "Ethiopia", "Eritrea"),
    ("Gunmen opened fire at a market in Mali.", "opened", "ASSAULT", "firearms", "happened", "", "Mali"),
    ("A suicide bombing outside a mosque in Somalia killed nine people.",
     "suicide bombing", "ASSAULT", "suicide-attack", "happened", "", "Somalia"),
    ("Two soldiers were wounded when a roadside bomb exploded in Mali.", "exploded", "ASSAULT", "explosives", "happened", "", "Mali"),
    ("Explosions were heard near an airfield in Chad.", "Explosions", "ASSAULT", "explosives", "happened", "", None),
    ("Villagers hacked a suspected thief to death with machetes.", "hacked", "ASSAULT", "primitive", "happened", "", ""),
    ("Guards beat prisoners at the jail, a lawyer said.", "beat", "ASSAULT", "beat", "happened", "", ""),
    ("Militants of the Red Front abducted 22 girls from a school.", "abducted", "ASSAULT", "abduct", "happened", "Red Front", None),
    ("The mayor was assassinated outside his home.", "assassinated", "ASSAULT", "targeted", "happened", "", ""),
    ("Insurgents recaptured the town on Monday.", "recaptured", "ASSAULT", None, "happened", "", ""),
    ("Militants torched three cars in the capital.", "torched", "ASSAULT", "destroy", "happened", "", ""),
    ("Police fired tear gas at demonstrators.", "fired", "ASSAULT", "crowd-control", "happened", "", None),
    ("Fighting raged around the airport for a third day.", "Fighting", "ASSAULT", None, "ongoing", "", ""),
    ("Ethiopia fired 12 missiles at a port in Eritrea.", "fired", "ASSAULT", "heavy-weapons", "happened", "Ethiopia", "Eritrea"),
    # protest
    ("Thousands of Georgian students rallied against the draft law.", "rallied", "PROTEST", "demo", "happened", "Georgia", None),
    ("Nurses in Ghana went on strike over unpaid wages.", "strike", "PROTEST", "strike", "happened", "Ghana", None),
    ("Prisoners began a hunger strike on Sunday.", "hunger strike", "PROTEST", "hunger", "happened", "", ""),
    ("Farmers blocked the main highway with tractors.", "blocked", "PROTEST", "obstruct", "happened", "", ""),
    ("Youths hurled stones at police after the match was called off.", "hurled", "PROTEST", "riot", "happened", "", None),
    ("Looting broke out in the port city.", "Looting", "PROTEST", "vandalize", "happened", "", ""),
    ("The opposition boycotted the vote.", "boycotted", "PROTEST", "boycott", "happened", "", ""),
    # coercion, sanctions, mobilisation
    ("Greek police arrested 14 students.", "arrested", "COERCE", "arrest", "happened", "Greece", ""),
    ("The editor was placed under house arrest.", "placed", "COERCE", "arrest", "happened", "", ""),
    ("Authorities imposed a curfew in the district.", "curfew", "COERCE", "curfew", "happened", "", None),
    ("Greek authorities seized a tanker off the coast.", "seized", "COERCE", "seize", "happened", "Greece", ""),
    ("Mexico deported 300 people.", "deported", "COERCE", "deport", "happened", "Mexico", ""),
    ("Hackers broke into the network of the Chilean parliament.", "broke into", "COERCE", "cyber", "happened", "", "Chile"),
    ("The European Union imposed sanctions on Mali.", "sanctions", "SANCTION", None, "happened", "European Union", "Mali"),
    ("Norway expelled two Turkish diplomats.", "expelled", "SANCTION", "expel", "happened", "Norway", "Turkey"),
    ("Morocco suspended military aid to Mali.", "suspended", "SANCTION", "discontinue", "happened", "Morocco", "Mali"),
    ("France deployed 400 soldiers to Chad.", "deployed", "MOBILIZE", "troops", "happened", "France", "Chad"),
    ("Japan test-fired a missile.", "test-fired", "MOBILIZE", "weapons", "happened", "Japan", ""),
    # retreat and concession
    ("The Red Front freed three policemen.", "freed", "RETREAT", "release", "happened", "Red Front", ""),
    ("Chad withdrew its forces from Mali.", "withdrew", "RETREAT", "withdraw", "happened", "Chad", None),
    ("The interior minister resigned on Tuesday.", "resigned", "RETREAT", "resign", "happened", "", ""),
    ("A cease-fire took effect at midnight.", "cease-fire", "RETREAT", "ceasefire", "happened", "", ""),
    ("Serbia lifted its ban on imports from Kosovo.", "lifted", "CONCEDE", None, "happened", "Serbia", None),
    ("The union called off the strike.", "called off", "CONCEDE", None, "happened", "", ""),
    # words
    ("Chile and Bolivia held talks in Lima.", "talks", "CONSULT", "visit", "happened", "Chile Bolivia", None),
    ("The Norwegian prime minister met Alma Quispe on Friday.", "met", "CONSULT", "visit", "happened", "Norway", "Alma Quispe"),
    ("Peace talks between Ethiopia and Eritrea have begun.",
     "Peace talks", "CONSULT", "third-party", "ongoing", "Ethiopia Eritrea", "Ethiopia Eritrea"),
    ("Greece and Turkey agreed to reopen the crossing.", "agreed to reopen", "AGREE", None, "happened", "Greece Turkey", None),
    ("Norway will send 30 tonnes of food to Somalia.", "will send", "AGREE", None, "planned", "Norway", "Somalia"),
    ("Morocco and Japan signed a fishing treaty.", "signed", "SUPPORT", None, "happened", "Morocco Japan", None),
    ("Cuba apologised to Mexico for the incident.", "apologised", "SUPPORT", None, "happened", "Cuba", "Mexico"),
    ("Kenya shared intelligence with Somalia.", "shared", "COOPERATE", None, "happened", "Kenya", None),
    ("The Red Crescent delivered medicine to Chad.", "delivered", "AID", None, "happened", "Red Crescent", "Chad"),
    ("Peru accused Chile of spying.", "accused", "ACCUSE", "allege", "happened", "Peru", "Chile"),
    ("Kenyan prosecutors are investigating the killing of a priest.", "investigating", "ACCUSE", "investigate", "ongoing", "Kenya", None),
    ("The United Nations called for an end to the siege.", "called for", "REQUEST", "change", "happened", "United Nations", None),
    ("Greece demanded that Turkey withdraw its ship.", "demanded", "REQUEST", "yield", "happened", "Greece", "Turkey"),
    ("Jon Berg said that Norway must return the files.", "must return", "REQUEST", None, "happened", "Jon Berg", "Norway"),
    ("Mali rejected an offer from France.", "rejected", "REJECT", None, "happened", "Mali", "France"),
    ("Eritrea refused to release the crew.", "refused to release", "REJECT", "yield", "happened", "Eritrea", None),
    ("Chad said it will not accept more refugees.", "will not accept", "REJECT", None, "happened", "Chad", None),
    ("Serbia and Kosovo failed to reach an agreement.", "agreement", "REJECT", None, "happened", "Serbia Kosovo", None),
    ("Malian rebels threatened to attack the capital.", "threatened to attack", "THREATEN", "violence", "happened", "Mali", None),
    ("Ethiopia will cut ties with Eritrea unless it frees the crew.", "will cut", "THREATEN", "relations", "planned", "Ethiopia", None),
    ("Norway may cut its aid to Mali if the vote is rigged, an official said.",
     "may cut", "THREATEN", "relations", "planned", "Norway", "Mali"),
    ("Norway may attack Mali if talks fail, Peru said.", "attack", "ASSAULT", None, "hypothetical", "Norway", "Mali"),
    ("The border would be closed if the raids went on, the Kenyan army said.",
     "would be closed", "THREATEN", "restrict", "planned", None, None),
    ("The bank may be fined if it lied, analysts said.", "fined", "SANCTION", None, "hypothetical", None, None),
    ("The pilots would be killed if police came near, the hijackers said.",
     "would be killed", "THREATEN", "violence", "planned", None, None),
    ("Norway might impose sanctions on Mali if the nuns are not freed, diplomats said.",
     "sanctions", "THREATEN", "relations", "planned", "Norway", "Mali"),
    ("Kenya would not hesitate to bomb the camp, its minister said.",
     "would not hesitate to bomb", "THREATEN", "violence", "planned", "Kenya", None),
    # status
    ("Kenya plans to attack the Red Front.", "attack", "ASSAULT", None, "planned", "Kenya", "Red Front"),
    ("Ethiopia may attack Eritrea.", "attack", "ASSAULT", None, "hypothetical", "Ethiopia", "Eritrea"),
    ("If rebels attack the dam, the army will respond.", "attack", "ASSAULT", None, "hypothetical", "", ""),
    ("Kenyan troops did not attack the village.", "attack", "ASSAULT", None, "denied", "Kenya", ""),
    ("There were no clashes in the city on Friday.", "clashes", "ASSAULT", None, "denied", "", ""),
    ("Officials feared an attack on the embassy.", "attack", "ASSAULT", None, "hypothetical", None, ""),
    ("Chile has failed to capture the island.", "capture", "ASSAULT", None, "denied", "Chile", ""),
    ("Chile and Bolivia will resume talks next month.", "talks", "CONSULT", "visit", "planned", "Chile Bolivia", None),
    ("Police prevented an attack on the embassy.", "attack", "ASSAULT", None, "denied", None, ""),
]

# Nothing of the sort happens here: disasters, sport, markets, fires, idioms.
QUIET = [
    "A truck rammed into a bus, killing eleven.",
    "A hurricane slammed into the coast and destroyed homes.",
    "A fire swept through a factory, killing six workers.",
    "The visitors launched wave after wave of attacks on goal.",
    "The two carmakers are locked in a battle for market share.",
    "The minister came under fire for his remarks about pensions.",
    "The two supermarkets are fighting a price war.",
    "A shark attacked a swimmer off the coast.",
    "Investigators execute the plan with care.",
    "He killed himself in a hotel.",
    "Police said 50 people were injured in the crash.",
    "A magnitude 6.1 earthquake killed at least 40 people in the east.",
    "Twelve passengers died when a bus plunged into a ravine.",
    "A ferry capsized on the lake, killing 30.",
    "A landslide hit two villages after days of rain.",
    "An explosion at a fireworks factory killed seven workers.",
    "Firefighters battled a blaze in the hills.",
    "The striker scored twice as Ghana beat Mali 3-1.",
    "Oil prices hit a record high on Monday.",
    "The actor died of a heart attack.",
    "The director shot the film in Morocco.",
    "The minister vowed to fight corruption.",
    "Lightning struck the church tower.",
]


def _reading(reading_of_text, text):
    reading = reading_of_text(text)
    return reading, resolved_of(reading.report)


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode", "status", "actors", "recipients"), CASES)
def test_occurrence(reading_of_text, text, trigger, event_type, mode, status, actors, recipients):
    reading, resolved = _reading(reading_of_text, text)
    found = {o.trigger.exact: o for o in find_occurrences(reading, resolved, ())}
    assert trigger in found, sorted(found)
    one = found[trigger]
    assert (one.event_type, one.mode, one.status) == (event_type, mode, status)
    if actors is not None:
        assert " ".join(names(resolved, one.actors)) == actors
    if recipients is not None:
        assert " ".join(names(resolved, one.recipients)) == recipients


@pytest.mark.parametrize("text", QUIET)
def test_no_assault(reading_of_text, text):
    reading, resolved = _reading(reading_of_text, text)
    assert [o.trigger.exact for o in find_occurrences(reading, resolved, ()) if o.event_type == "ASSAULT"] == []


ODD = ["", "Attack", "!!!", "----- - -", "Attack attack attack said must if unless", "Der Angriff begann am Montag.", "must"]


@pytest.mark.parametrize("text", ODD)
def test_odd_input_does_not_raise(reading_of_text, text):
    reading, resolved = _reading(reading_of_text, text)
    assert all(o.trigger.holds_in(text) for o in find_occurrences(reading, resolved, ()))


def test_empty_report(nlp):
    from dateline.read.reading import read

    reading = next(read([Report(text="x", blocks=(Block(0, 0, "body"),), language="en")], nlp))
    assert find_occurrences(reading, resolved_of(reading.report), ()) == ()


def test_hedged_report_is_only_reported(reading_of_text):
    reading, resolved = _reading(reading_of_text, "Police reportedly raided the offices of the paper.")
    assert [o.stance for o in find_occurrences(reading, resolved, ())] == ["reported"]


def test_what_a_page_prints_over_each_picture_is_told_once(reading_of_text):
    captions = ("A crowd gathers.", "A man walks by.", "The square at dawn.", "Smoke over the roofs.")
    text = "\n".join(f"Pictures: Deadly raid on the market of Oru {caption}" for caption in captions)
    reading, resolved = _reading(reading_of_text, text)
    assert [o.trigger.start for o in find_occurrences(reading, resolved, ())] == [text.index("Deadly") + len("Deadly ")]


def test_what_is_told_twice_in_the_same_words_is_kept(reading_of_text):
    reading, resolved = _reading(reading_of_text, "Rebels raided the market.\nRebels raided the market.")
    assert len(find_occurrences(reading, resolved, ())) == 2


def test_what_an_attack_did_is_no_second_occurrence(reading_of_text):
    reading, resolved = _reading(reading_of_text, "Militants attacked an army post, killing four soldiers.")
    assert [o.trigger.exact for o in find_occurrences(reading, resolved, ())] == ["attacked"]


def test_spans_and_order(reading_of_text):
    text = "Rebels attacked a convoy.\nPolice arrested two men, and the army imposed a curfew."
    reading, resolved = _reading(reading_of_text, text)
    found = find_occurrences(reading, resolved, ())
    assert [o.event_type for o in found] == ["ASSAULT", "COERCE", "COERCE"]
    assert all(o.trigger.holds_in(text) and o.sentence.holds_in(text) and o.sentence.covers(o.trigger) for o in found)


ONLY = [
    ("Greece blamed Turkey for the collapse of the talks.", ["blamed"]),  # a topic
    ("Police arrested four men over the killing of a judge.", ["arrested"]),
    ("Police held a man suspected of planning a bombing.", ["held"]),  # which person is meant
    ("Two men were arrested for throwing stones at a bus.", ["arrested"]),
    ("Farmers marched to demand that the mayor be reinstated.", ["marched"]),  # what a protest is for
    ("Workers staged a strike in protest at the cuts.", ["strike"]),
    ("Rebels and the army signed a deal to end the bloodshed.", ["signed"]),
]


@pytest.mark.parametrize(("text", "triggers"), ONLY)
def test_only_named(reading_of_text, text, triggers):
    reading, resolved = _reading(reading_of_text, text)
    assert [o.trigger.exact for o in find_occurrences(reading, resolved, ()) if o.trigger.exact != "deal"] == triggers


def test_talks_named_again_have_the_same_parties(reading_of_text):
    text = "Talks between Greece and Turkey began on Monday. The talks lasted an hour."
    reading, resolved = _reading(reading_of_text, text)
    *_, again = find_occurrences(reading, resolved, ())
    assert again.trigger.exact == "talks"
    assert names(resolved, again.actors) == ("Greece", "Turkey")


def test_both_sides_are_the_pair_named_before(reading_of_text):
    text = "Greece and Turkey opened a border post. On Friday the two countries signed a treaty."
    reading, resolved = _reading(reading_of_text, text)
    (signed,) = [o for o in find_occurrences(reading, resolved, ()) if o.trigger.exact == "signed"]
    assert names(resolved, signed.actors) == ("Greece", "Turkey")


def test_the_hurt_of_an_accident_are_no_assault(reading_of_text):
    text = "A tram derailed after a collision at a crossing. The crash blocked the line. Twenty people are seriously injured."
    reading, resolved = _reading(reading_of_text, text)
    assert not [o for o in find_occurrences(reading, resolved, ()) if o.event_type == "ASSAULT"]


def test_the_hurt_of_a_shooting_are(reading_of_text):
    text = "A gunman opened fire in a crowded tram. Twenty people are seriously injured."
    reading, resolved = _reading(reading_of_text, text)
    assert [o.event_type for o in find_occurrences(reading, resolved, ())][-1] == "ASSAULT"


QUIET = (
    "An explosion tore through a grain terminal in Orvin early on Monday, killing at least four people and injuring dozens more. "
    "The blast was heard 20 kilometres away. Nine people died in the explosion, the health office said later. Ingrid Sol, the mayor, "
    "said dust in the silos might have caught fire and asked residents to keep their windows shut. The terminal handles half of the "
    "grain that the region sells abroad."
)


@pytest.mark.parametrize(
    ("text", "attacks"),
    [
        (QUIET, False),
        (QUIET + " Police said a bomb had been hidden in a lorry.", True),
        (QUIET + " No group has claimed the attack.", True),
        (QUIET.replace("An explosion tore through", "Two men killed a clerk in"), True),  # somebody did it
        ("An explosion tore through a grain terminal in Orvin, killing four people.", True),  # too short to tell
    ],
)
def test_an_explosion_in_a_long_report_without_a_word_of_attack_is_an_accident(reading_of_text, text: str, attacks: bool) -> None:  # type: ignore[no-untyped-def]
    reading, resolved = _reading(reading_of_text, text)
    assert any(o.event_type == "ASSAULT" for o in find_occurrences(reading, resolved, ())) is attacks
