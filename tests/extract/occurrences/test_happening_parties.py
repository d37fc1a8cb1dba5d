"""Who acts and who is acted upon in sentences read and resolved as reports are: towns, states nobody knows, what an act is about."""

from __future__ import annotations

import pytest

from dateline.core.statement import Occurrence
from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.resolve.resolve import resolve

# text; trigger; actors; recipients
TOWNS = [
    ("Rebel gunners shelled Goma for a second day.", "shelled", "", "Goma"),
    ("Malian warplanes bombed Gao before dawn.", "bombed", "Mali", "Gao"),
    ("Odesa was shelled overnight.", "shelled", "", "Odesa"),
    ("Insurgents fired rockets at Herat.", "fired", "", "Herat"),
    ("Turkish drones hit a depot in Kassala.", "hit", "Turkey", "Kassala"),
    ("An attack on Maiduguri left the market in ruins.", "attack", "", "Maiduguri"),
    ("The Ethiopian army imposed a curfew in Mekelle.", "curfew", "Ethiopia", "Mekelle"),
    ("Chadian soldiers pulled out of Bangui.", "pulled out", "Chad", "Bangui"),
    # the party is named before the place is asked for
    ("Turkish jets bombed Syrian positions near Aleppo.", "bombed", "Turkey", "Syria"),
    # people or a building suffer it, the town is where
    ("A car bomb ripped through a hotel in Mogadishu.", "ripped", "", "Mogadishu"),
    ("Police in Leeds arrested two men in Bradford.", "arrested", "", ""),
    ("Gunmen shot dead a shopkeeper in Peshawar.", "shot dead", "", ""),
    # states that are no more; the border with whom; who could avert it, however deep it stands; what a group is called
    ("Bulgaria threatened to bomb Yugoslavia.", "threatened to bomb", "Bulgaria", "Yugoslavia"),
    ("Austria accused Czechoslovakia of jamming its radio.", "accused", "Austria", "Czechoslovakia"),
    ("Denmark closed its embassy in East Germany.", "closed", "Denmark", "East Germany"),
    ("Burundi put its army on alert along the border with Rwanda.", "put", "Burundi", "Rwanda"),
    ("Peru threatened to stop talks to reduce its fleet if Chile goes ahead with the purchase.", "threatened to stop", "Peru", "Chile"),
    ("The Corsican separatist group Resistenza suspended its campaign on Friday.", "suspended", "Resistenza", ""),
    # where it was said is no party, nor whose history it was the worst in; what suffers is named before an arrest; who only mentions it
    ("Mali's president voiced his sorrow to Niger on Twitter.", "voiced", "Mali", "Niger"),
    ("Kenya expressed its condolences on Facebook.", "expressed", "Kenya", ""),
    ("It was the worst massacre in Peruvian history.", "massacre", "", ""),
    ("Police said that Ada Bergstrom's arrest was lawful.", "arrest", "", "Ada Bergstrom"),
    ("The Swedish police's arrest of Ada Bergstrom was lawful.", "arrest", "Sweden", "Ada Bergstrom"),
    ("Ada Bergstrom pointed to a march led by mayors.", "march", "", ""),
    ("Chad responded with a barrage of rockets on Niger.", "barrage", "Chad", "Niger"),
    ("Ada Bergstrom, a lawyer and former mayor who resigned last month, spoke in Oslo.", "resigned", "Ada Bergstrom", ""),
    ("The gunfire interrupted the performance of Ada Bergstrom.", "gunfire", "", ""),
    ("Nomads were arrested in a dawn raid near the lake.", "arrested", "", ""),
    # whom a court deals with is the subject; people on the scene are not the house; who tells at the end is no object
    ("Ada Bergstrom faces trial over the loans.", "faces", "", "Ada Bergstrom"),
    ("Tourists were arrested by police at the Meridian.", "arrested", "", ""),
    ("A monk detained since May has been freed but held with nuns, Halm Weekly established on Friday.", "detained", "", ""),
    # talks are in a town, not with it; an attack in a town is on something there
    ("Kenyan and Somali officials held talks in Kampala.", "talks", "Kenya Somalia", "Kenya Somalia"),
    ("Two people died in a shooting in Tampa.", "shooting", "", ""),
    # what goes on beside it is not done by who is told of
    ("Despite the latest talks, Ada Bergstrom voiced doubts.", "talks", "", ""),
    ("Kenya reopened the road amid an offensive in the north.", "offensive", "", ""),
    # who stays away is not there
    ("Kenya and Somalia did not attend the talks.", "talks", "", ""),
    ("Kenya boycotted the talks.", "talks", "", ""),
    ("Kenya and Somalia attended the talks.", "talks", "Kenya Somalia", "Kenya Somalia"),
    # who utters it stands after "from"; who only paid tribute in it made no attack; what it was called; under, not by
    ("Ada Kiro drew sharp criticism from Norway.", "criticism", "Norway", "Ada Kiro"),
    ("Ghana endured a week of criticism from Benin over the dam.", "criticism", "Benin", "Ghana"),
    ("Benin enjoys strong support from Norway.", "support", "Norway", "Benin"),
    ("Swedish nurses paid tribute to the dead in the worst massacre of the war.", "massacre", "", ""),
    ("Norway condemned what it called Ghana's threats.", "condemned", "Norway", "Ghana"),
    ("Ghana refuses to do what Benin has done.", "refuses", "Ghana", ""),
    ("Togo imposed import restrictions under the African Union.", "imposed", "Togo", ""),
    ("Ghana let in nurses in the wake of the attacks in Togo.", "attacks", "", "Togo"),
    # a phrase behind people is not whom it is done to
    ("A man was arrested in connection with the Malian raffle.", "arrested", "", ""),
    ("Three people were killed at Camp Norway.", "killed", "", ""),
    # blamed in a clause of its own; who said "it"; initials known from brackets; a name beside where somebody works
    ("The fighting began with an ambush of a Ghanaian convoy that Accra blamed on Togolese scouts.", "ambush", "Togo", "Ghana"),
    ("Togo said it was appalled by the raid and demanded an apology from Ghana.", "demanded", "Togo", "Ghana"),
    ("The Halm Renewal Front (HRF) met envoys. A paper accused the HRF of staging raids.", "accused", "", "Halm Renewal Front"),
    ("Its envoy in Ghana, Ada Kiro, called for calm.", "called for", "Ada Kiro", ""),
    # whose attack it was in which somebody died; who was given the time; who weighs it
    ("Ada Kiro was killed in a raid by Malian commandos.", "killed", "Mali", "Ada Kiro"),
    ("Ada Kiro was killed in a bombing that Ghana blamed on Togo.", "killed", "Togo", "Ada Kiro"),
    ("Ada Kiro was killed in a raid on Mali.", "killed", "", "Ada Kiro"),
    ("Norway gave the Ghanaian army until Friday to withdraw from Togo.", "withdraw", "Ghana", "Togo"),
    ("The African Union would consider sanctions against Togo.", "sanctions", "African Union", "Togo"),
    ("Ghana and Togo failed to agree on a price.", "agree", "Ghana Togo", "Ghana Togo"),
    ("The ship's manager, Halm Maritime Company, asked Norway to send tugs.", "asked", "Halm Maritime Company", "Norway"),
    # who meets with what is uttered; whose backing it is; who leaves; where from; who is only beside
    ("Ghana faces two lawsuits over the dam.", "lawsuits", "", "Ghana"),
    ("Ada Kiro won the endorsement of the Labour Party.", "endorsement", "Labour Party", "Ada Kiro"),
    ("Norway voiced criticism of Togo.", "criticism", "Norway", "Togo"),
    ("Norway's government accepted the resignation of Ada Kiro.", "resignation", "Ada Kiro", ""),
    ("Ada Kiro travelled from Norway to Togo on Monday.", "travelled", "Ada Kiro", "Togo"),
    ("Ada Kiro met for an hour with Togo's president.", "met", "Ada Kiro", "Togo"),
    # only done somewhere
    ("Norway offered to host talks in Bergen next week.", "offered to host", "Norway", ""),
    ("Soldiers patrolled the empty streets of Bergen.", "patrolled", "", ""),
]
# Who tells of a deed, judges it or deals with it did not do it; who is held to it did.
TELLERS = [
    ("Senator Ada Bergstrom condemned the attack on Kassala.", "attack", "", "Kassala"),
    ("France investigated the shooting of Otto Lund.", "shooting", "", "Otto Lund"),
    ("Ada Bergstrom witnessed the assault on Gao.", "assault", "", "Gao"),
    ("Ada Bergstrom spoke about the killing of Otto Lund.", "killing", "", "Otto Lund"),
    ("Ada Bergstrom blamed police shootings on poor training.", "police shootings", "", None),
    ("Jordan's king dismissed his prime minister after days of protests.", "protests", "", ""),
    ("Ghana praised the ceasefire between Chad and Mali.", "ceasefire", "Chad Mali", "Chad Mali"),
    ("Ukraine accused Russia of shelling a hospital in Kherson.", "shelling", "Russia", None),
    ("Yerevan accused Baku of planning a new offensive.", "offensive", "Azerbaijan", ""),
    ("Ada Bergstrom criticised Carl Moss for shooting and killing Otto Lund.", "shooting", "Carl Moss", "Otto Lund"),
    ("Ada Bergstrom thanked Germany for sending aid to Mali.", "sending", "Germany", "Mali"),
    ("Kenya prevented Somalia from attacking the port.", "attacking", "Somalia", ""),
    ("Ada Bergstrom blamed the raid on Mali.", "raid", "Mali", ""),
    ("The bombing was attributed to Hamas by Egypt.", "bombing", "Hamas", ""),
    # who is arrested or struck in a raid did not make it; who is warned of one neither
    ("Malian police arrested Carl Moss in a raid.", "raid", "Mali", None),
    ("Mali bombed Chad in an assault on Sunday.", "assault", "Mali", None),
    ("Kenya held talks with Mali over the attack in Gao.", "attack", "", ""),
    ("Carl Moss was convicted in the killing of Otto Lund.", "killing", "Carl Moss", "Otto Lund"),
    # those who do it, whatever verb it hangs on
    ("Hamas claimed responsibility for the bombing.", "bombing", "Hamas", ""),
    ("Israel responded with air strikes on Gaza.", "air strikes", "Israel", "Gaza"),
    ("Serbian forces laid siege to Gao.", "siege", "Serbia", "Gao"),
]
UNKNOWN = [
    ("Norvian troops crossed the river. On Monday the Norvian army attacked Keltian rebels.", "attacked", "Norvian", "Keltian"),
    ("Norvia closed its ports. The Norvian government expelled the Keltian ambassador.", "expelled", "Norvia", "Keltian"),
    ("The Keltian president accused Norvia of arming rebels.", "accused", "Keltian", "Norvia"),
    ("Officials said Ostravan forces shelled the camp.", "shelled", "Ostravan", ""),
    ("Mali expelled the Norvian envoy on Friday.", "expelled", "Mali", "Norvian"),
    ("Norvia's president met the Ghanaian foreign minister.", "met", "Norvia", "Ghana"),
]
PERSONS_NAMES = [
    ("Jordan expelled the Syrian ambassador.", "expelled", "Jordan", "Syria"),
    ("Chad recalled its ambassador from Niger.", "recalled", "Chad", "Niger"),
    ("Jordan condemned Israel on Monday.", "condemned", "Jordan", "Israel"),
    ("Actor Jordan Hill sued the paper. Jordan condemned Israel on Monday.", "condemned", "Jordan Hill", "Israel"),
]
ABOUT = [
    ("Norway has agreed to a wider role for Namibia in the fishery.", "agreed", "Norway", "Namibia"),
    ("Honduras pledged to respect the ruling on its frontier with Nicaragua.", "pledged", "Honduras", "Nicaragua"),
    ("Austria threatened to veto the budget unless Hungary opened its books.", "threatened to veto", "Austria", "Hungary"),
    ("Serbia said it would halt gas deliveries if Bulgaria raised its fees.", "would halt", "Serbia", "Bulgaria"),
    ("A deal was struck between Togo and Ghana on fishing rights.", "deal", "Togo Ghana", "Togo Ghana"),
    ("Angola and Zambia discussed Namibia at length.", "discussed", "Angola Zambia", "Angola Zambia"),
    ("Cuba ratified the convention after Spain had done so.", "ratified", "Cuba", ""),
    ("The Latvian court lifted a ban on the Russian language.", "lifted", "Latvia", ""),
]
SLIPS = [
    ("Taiwan scrambled jets to shadow Chinese bombers.", "scrambled", "Taiwan", None),
    ("North Korea test-fired two cruise missiles off its east coast.", "test-fired", "North Korea", None),
    ("Hezbollah boycotted talks called by the mediators.", "boycotted", "Hezbollah", None),
]
ALL = [*TOWNS, *TELLERS, *UNKNOWN, *PERSONS_NAMES, *ABOUT, *SLIPS]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), ALL, ids=[c[0][:60] for c in ALL])
def test_parties(reading_of_text, text, trigger, actors, recipients):
    found, names = _happenings(reading_of_text, text)
    one = found[trigger]
    if actors is not None:
        assert names(one.actors) == actors
    if recipients is not None:
        assert names(one.recipients) == recipients


def _happenings(reading_of_text, text):
    """Occurrences by trigger, the last of one trigger, and a function from ids to names: of parties that have one."""
    reading = reading_of_text(text)
    resolved = resolve(reading)
    entities = {e.id: e for e in (*resolved.grounds.values(), *resolved.entities)}
    found: dict[str, Occurrence] = {o.trigger.exact: o for o in find_occurrences(reading, resolved, ())}
    return found, lambda ids: " ".join(entities[i].name for i in ids if i in entities)


# Calls that are turned down are no act of those who are called upon.
CALLS = [
    "The Gabonese president rejected opposition calls to step down.",
    "The Zambian premier dismissed demands to resign.",
    "The Maltese minister resisted pressure to quit.",
    "The Bolivian army ignored appeals to withdraw.",
    "The Kosovan parliament defied calls to dissolve.",
]


@pytest.mark.parametrize("text", CALLS)
def test_what_is_called_for_is_no_deed(reading_of_text, text):
    found, _ = _happenings(reading_of_text, text)
    assert {o.event_type for o in found.values()} == {"REJECT"}


# text; trigger; type; mode
CLASSES = [
    # by what means another struck before or after is not by what means this one did
    ("The talks began despite reports of Malian attacks hitting Chad after Chad hit Mali with drones.", "hitting", "ASSAULT", None),
    ("Chadian soldiers attacked a village after Mali hit Abeche with drones.", "attacked", "ASSAULT", None),
    ("Chadian soldiers attacked a village with drones.", "attacked", "ASSAULT", "drone"),
    # what is asked for decides how
    ("Peru demanded the withdrawal of Chilean frigates from the bay.", "demanded", "REQUEST", "yield"),
    ("Ghana asked Kenya to lend it two cranes.", "asked", "REQUEST", "assist"),
    ("Mali has appealed to Morocco for electricity.", "appealed", "REQUEST", "assist"),
    ("Nepalese farmers urged parliament to repeal the land act.", "urged", "REQUEST", "change"),
    ("Norway has given the union two weeks to answer.", "given", "REQUEST", None),
    # arms and people handed over
    ("Turkey delivered four gunships to Somalia's navy.", "delivered", "AID", None),
    ("Rwanda has been arming Burundian rebels.", "arming", "AID", None),
    ("Malta handed over two smugglers to Italian police.", "handed over", "COOPERATE", None),
    ("Bandits released 40 pupils on Sunday.", "released", "RETREAT", "release"),
    ("Spain handed back the islands to Morocco.", "handed back", "RETREAT", None),
    ("Chad's rebels gave up their rifles.", "gave up", "RETREAT", "disarm"),
    # refusals, charges and threats
    ("Austria blocked Bulgaria's entry into the border union.", "blocked", "REJECT", None),
    ("Latvia suspects Russian hackers of stealing the plans.", "suspects", "ACCUSE", "allege"),
    ("Kenya threatened Uganda with sanctions.", "threatened", "THREATEN", "relations"),
    ("The governor threatened the editor with arrest.", "threatened", "THREATEN", "arrest"),
    # unrest and pressure
    ("Students stormed the education ministry in Lima.", "stormed", "PROTEST", "riot"),
    ("Peru called up its reservists.", "called up", "MOBILIZE", "troops"),
    ("Norway cut aid to Zambia by half.", "cut", "SANCTION", None),
    ("Algeria sent back 200 Malians by lorry.", "sent back", "COERCE", "deport"),
    ("Cuba seized two Norwegian trawlers.", "seized", "COERCE", "seize"),
    ("Vietnam blocked access to Radio Free Asia.", "blocked", "COERCE", "censor"),
    ("The ministry's website was hacked on Friday.", "hacked", "COERCE", "cyber"),
    ("Russia cut off gas to Moldova.", "cut off", "COERCE", "withhold"),
    ("Serbia spread false stories about Kosovo's census.", "spread", "COERCE", "misinformation"),
    ("Ugandan rebels captured Goma.", "captured", "ASSAULT", None),
    ("Drones hit an oil depot near Tuapse.", "hit", "ASSAULT", "drone"),
    # words that tell of sport only beside others: a league of states, a round of talks, rounding up
    ("The Arab League backed Oman in a new round of talks.", "backed", "SUPPORT", None),
    ("Police rounded up 40 Malians near the port.", "rounded up", "COERCE", "arrest"),
    # talks, work in common, ways to leave
    ("League ministers opened a two-day meeting in Tunis.", "two-day meeting", "CONSULT", "multilateral"),
    ("Greece is sharing satellite images with Cyprus.", "sharing", "COOPERATE", None),
    ("Norway has provided Latvia with nine howitzers.", "provided", "AID", None),
    ("The rebels announced a two-day halt to attacks on Mali.", "announced", "RETREAT", "ceasefire"),
    ("The Maltese justice minister bowed out on Monday.", "bowed out", "RETREAT", "resign"),
    ("Peruvians poured into the streets of Cusco.", "poured into", "PROTEST", "demo"),
    ("Ghana barred Togo's lorries from its port.", "barred", "SANCTION", None),
    ("The editor was found guilty of libel.", "found guilty", "SANCTION", "convict"),
    ("Chadian soldiers picked up a blogger at dawn.", "picked up", "COERCE", "arrest"),
    ("The African Union readmitted Gabon.", "readmitted", "SUPPORT", None),  # the lemmatizer makes "readmitte" of it
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), CLASSES, ids=[c[0][:60] for c in CLASSES])
def test_class_of_words(reading_of_text, text, trigger, event_type, mode):
    found, _ = _happenings(reading_of_text, text)
    assert (found[trigger].event_type, found[trigger].mode) == (event_type, mode)


# The same words in other senses, with a type that they must not tell of.
OTHER_SENSES = [
    ("The club's fans stormed the pitch after the final match.", "PROTEST"),
    ("The striker was released by the team after one season.", "RETREAT"),
    ("Water poured into the streets of the old town.", "PROTEST"),
    ("She picked up a book at dawn.", "COERCE"),
    ("The baker handed over two loaves to the police.", "COOPERATE"),
    ("The firm gave users access to the map.", "RETREAT"),
    ("Hackers of the paper hacked at the ice with spades.", "COERCE"),
    ("The bank cut staff in Norway by half.", "SANCTION"),
    ("The team struck oil in the desert.", "ASSAULT"),
    ("The coach called up a young striker.", "MOBILIZE"),
    ("The shop sent back the parcel by lorry.", "COERCE"),
    ("The photographer captured Lima at dawn.", "ASSAULT"),
    ("Friends spread the news of the wedding.", "COERCE"),
    ("The director gave the actors two weeks to learn the play.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event_type"), OTHER_SENSES, ids=[c[0][:60] for c in OTHER_SENSES])
def test_other_senses(reading_of_text, text, event_type):
    found, _ = _happenings(reading_of_text, text)
    assert event_type not in {o.event_type for o in found.values()}
