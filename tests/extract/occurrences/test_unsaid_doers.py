"""Who does what is told in the passive: the police where an arrest leaves them out, the court that found somebody guilty."""

from __future__ import annotations

import pytest

from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.resolve.resolve import resolve

# text; trigger; actors; recipients ("|" parts them)
UNSAID = [
    ("Two brothers were arrested on Friday, Halm police said.", "arrested", "police", "brothers"),
    ("Police searched the mill at dawn. Three foremen were arrested.", "arrested", "police", "foremen"),
    ("A treasurer was detained at the ferry. The gendarmes said he carried no passport.", "detained", "gendarmes", "treasurer"),
    ("Security forces sealed off the square. Two editors were arrested.", "arrested", "security forces", "editors"),
    # with a doer, with police who did nothing there, with no police at all, or with what police are accused of
    ("Police looked on. Two editors were arrested by soldiers.", "arrested", "soldiers", "editors"),
    ("A police car burned. Two editors were arrested.", "arrested", "", "editors"),
    ("Two policemen were arrested.", "arrested", "", "policemen"),
    ("Two editors were arrested. Their lawyer was not told.", "arrested", "", "editors"),
    ("Police denied that an editor had been shot.", "shot", "", "editor"),
    # the court that found somebody guilty, or let him off
    ("The court sat for a week. The treasurer was found guilty of fraud.", "found guilty", "court", "treasurer"),
    ("The treasurer was found in a ditch near the court.", "", "", ""),
]


def sides_of(reading, trigger: str) -> tuple[str, str]:
    resolved = resolve(reading)
    wide = resolved.with_unnamed()
    told = {o.trigger.exact: o for o in find_occurrences(reading, resolved, ())}
    if not trigger:
        assert not told
        return "", ""
    names = ("|".join(e.name for i in ids if (e := wide.entity(i)) is not None) for ids in (told[trigger].actors, told[trigger].recipients))
    actors, recipients = names
    return actors, recipients


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), UNSAID, ids=[c[0][:60] for c in UNSAID])
def test_a_passive_gets_who_did_it(reading_of_text, text, trigger, actors, recipients):
    assert sides_of(reading_of_text(text), trigger) == (actors, recipients)


# text; trigger; actors: what is written as a name, what takes up what was told apart before, words for people
CALLED = [
    ("It was a busy day. On Monday the Government closed the school.", "closed", "government"),
    ("In the evening the High Commissioner condemned the raid.", "condemned", "High Commissioner"),
    ("An aid convoy left on Friday. Gunmen later attacked the convoy.", "attacked", "gunmen"),
    ("A masked gang robbed the bank. The gang then kidnapped a guard.", "kidnapped", "masked gang"),
    ("Depositors besieged the bank.", "besieged", "depositors"),
    # a title before a name, and a word of a name, stand for nobody apart
    ("In Halm Government Street was closed.", "closed", ""),
    ("The vessel sank.", "", ""),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), CALLED, ids=[c[0][:60] for c in CALLED])
def test_what_people_without_a_name_are_called(reading_of_text, text, trigger, actors):
    reading = reading_of_text(text)
    wide = resolve(reading).with_unnamed()
    told = {o.trigger.exact: o for o in find_occurrences(reading, resolve(reading), ())}
    if trigger in told:
        assert "|".join(e.name for i in told[trigger].actors if (e := wide.entity(i)) is not None) == actors
    else:
        assert not actors, list(told)


def test_a_bare_noun_takes_up_the_longer_one(reading_of_text):
    reading = reading_of_text("An aid convoy left on Friday. Gunmen later attacked the convoy. A drone hit the bridge.")
    assert {(r.span.exact, e.name) for r, e in resolve(reading).unnamed} == {
        ("aid convoy", "aid convoy"), ("convoy", "aid convoy"), ("Gunmen", "gunmen"),
    }


# text; trigger; actors; recipients: names that only say where, and numbers without a noun
WHERE_AND_HOW_MANY = [
    ("Guards at the Halm Hotel beat two clerks.", "beat", "guards", "clerks"),
    ("Pirates in Somalia seized an oil tanker.", "seized", "pirates", "oil tanker"),
    ("Soldiers killed nine herders near Gao.", "killed", "soldiers", "herders"),
    ("Kenya took in 400 refugees from Somalia.", "took in", "Kenya", "refugees"),
    ("Nine clerks were wounded and three killed.", "killed", "", "clerks"),
    ("Two brothers were freed on Friday. One was later deported.", "deported", "", "brothers"),
    ("Of the nine clerks held on Friday, six were arrested again.", "arrested", "", "clerks"),
    # whose people they are, a court of a state, and numbers of something else or of another paragraph
    ("Soldiers of the Malian army killed nine herders.", "killed", "Mali", "herders"),
    ("A court in Kenya jailed two smugglers.", "jailed", "Kenya", "smugglers"),
    ("Malian positions were attacked.", "attacked", "", "Mali"),
    ("Nine barns burned and three were attacked.", "attacked", "", ""),
    ("Nine clerks were wounded.\n\nHalm: 26 killed.", "killed", "", ""),
    ("Nine clerks left at three. The mayor was shot at six.", "shot", "", "mayor"),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), WHERE_AND_HOW_MANY, ids=[c[0][:60] for c in WHERE_AND_HOW_MANY])
def test_where_people_are_and_how_many(reading_of_text, text, trigger, actors, recipients):
    assert sides_of(reading_of_text(text), trigger) == (actors, recipients)


# text; trigger; actors: the same doers go on, where only they do such things, at the same time
STILL = [
    ("Gunmen attacked a bus near Halm. Two clerks were killed.", "killed", "gunmen"),
    ("Two clerks were killed when gunmen opened fire at the mill.", "killed", "gunmen"),
    ("Students marched on the mint. The march ended at dusk.", "march", "students"),
    ("Bandits raided a farm. The raid lasted an hour.", "raid", "bandits"),
    ("Bandits raided a farm. Last year two boys were killed in Gao.", "killed", ""),
    ("Bandits raided a farm. Two boys had been killed.", "killed", ""),
    ("Bandits raided a farm.\\n\\nHalm: two killed.", "killed", ""),
    ("Chad shelled Gao. Mali shelled Halm. Nine people were killed.", "killed", ""),
    ("Students marched on the mint. Teachers held a rally in Halm. The protest ended at dusk.", "protest", ""),
    ("Bandits raided a farm. The latest raid was the third.", "raid", ""),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), STILL, ids=[c[0][:60] for c in STILL])
def test_the_same_doers_go_on(reading_of_text, text, trigger, actors):
    assert sides_of(reading_of_text(text), trigger)[0] == actors


# text; trigger; actors; recipients: several in a row, of whom some have no name; strikes that people are on; who speaks on
IN_A_ROW = [
    ("Chad and the rebels agreed a truce on Friday.", "agreed", "Chad|rebels", "Chad|rebels"),
    ("Bandits kidnapped Ada Berg and a driver near Gao.", "kidnapped", "bandits", "Ada Berg|driver"),
    ("In the port of Halm more than 9,000 dockers remained on strike.", "strike", "dockers", ""),
    ("Nurses have been on hunger strike since Sunday.", "hunger strike", "nurses", ""),
    ("The mayor decreed a curfew.", "curfew", "mayor", ""),
    # titles and what stands beside a name are nobody else, and troops that are sent are no target
    ("Commissioners Ada Berg and Jon Moss rejected the plan.", "rejected", "Ada Berg|Jon Moss", ""),
    ("The passenger, Ada Berg, was arrested by police.", "arrested", "police", "Ada Berg"),
    ("Bandits kidnapped banker Ada Berg near Gao.", "kidnapped", "bandits", "Ada Berg"),
    ("The mayor spoke on the strike.", "strike", "", ""),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), IN_A_ROW, ids=[c[0][:60] for c in IN_A_ROW])
def test_several_in_a_row(reading_of_text, text, trigger, actors, recipients):
    assert sides_of(reading_of_text(text), trigger) == (actors, recipients)


# text; trigger; actors; recipients: participles that the parser takes for verbs with a doer; who speaks, and for whom
TAKEN_FOR = [
    ("Eleven people were wounded and two young men kidnapped.", "kidnapped", "", "men"),
    ("The gunmen held six nuns hostage.", "held", "gunmen", "nuns"),
    ("A spokesman for the miners' union accused the mayor of fraud.", "accused", "union", "mayor"),
    ("A truce between the army and the Red Front took effect.", "truce", "army|Red Front", "army|Red Front"),
    ("He accused the army of the raid and said it had killed two villagers.", "killed", "", "villagers"),
    ("The ministry said it had arrested two men.", "arrested", "ministry", "men"),
    # verbs that have their object, and a speaker for nobody said
    ("Nine men were hurt and police captured the gunman.", "captured", "police", "gunman"),
    ("Nine men were hurt and the mayor resigned.", "resigned", "mayor", ""),
    ("A spokesman rejected the claim.", "rejected", "spokesman", ""),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), TAKEN_FOR, ids=[c[0][:60] for c in TAKEN_FOR])
def test_participles_and_speakers(reading_of_text, text, trigger, actors, recipients):
    assert sides_of(reading_of_text(text), trigger) == (actors, recipients)


# text; trigger; actors; recipients: subjects that the parser hangs elsewhere, posts and whose they are, a march of people
HUNG_ELSEWHERE = [
    ("The Government had not, as of this update, requested international assistance.", "requested", "government", ""),
    ("In June prisoners had refused food for nine days.", "refused", "prisoners", ""),
    ("In May 2019 two brothers were deported.", "deported", "", "brothers"),
    ("The High Coordinator condemned the raid.", "condemned", "High Coordinator", ""),
    ("A convoy left Halm and was stopped at the Malian army checkpoint.", "stopped", "Mali", ""),
    ("Nine trucks have been held up at a government checkpoint for days.", "held up", "government", ""),
    ("A march of teachers ended at dusk.", "march", "teachers", ""),
    ("A week of protests ended at dusk.", "protests", "", ""),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), HUNG_ELSEWHERE, ids=[c[0][:60] for c in HUNG_ELSEWHERE])
def test_subjects_hung_elsewhere(reading_of_text, text, trigger, actors, recipients):
    assert sides_of(reading_of_text(text), trigger) == (actors, recipients)
