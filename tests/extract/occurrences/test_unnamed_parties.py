"""People and bodies without a name as those who act or suffer: what they are called, and where a name goes before them."""

from __future__ import annotations

import pytest

from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.resolve.resolve import resolve

# text; trigger; actors; recipients ("|" parts them)
UNNAMED = [
    ("Gunmen shot dead three villagers near the mill.", "shot dead", "gunmen", "villagers"),
    ("Masked men robbed a bank and kidnapped two tellers and a guard.", "kidnapped", "masked men", "guard"),
    ("A court sentenced the two smugglers to nine years in prison.", "sentenced", "court", "smugglers"),
    ("Riot police fired tear gas at protesters outside the mint.", "fired", "riot police", "protesters"),
    ("The protesters were beaten by soldiers.", "beaten", "soldiers", "protesters"),
    ("Police in Halmstad arrested a taxi driver.", "arrested", "police in Halmstad", "taxi driver"),
    ("Hundreds of miners blocked the road to the port.", "blocked", "miners", ""),
    ("A suicide bomber attacked a crowd of worshippers.", "attacked", "suicide bomber", "worshippers"),
    ("Opposition parties accused the government of fraud.", "accused", "opposition parties", "government"),
    ("Armed groups clashed with government troops.", "clashed", "armed groups", "government troops"),
    ("The kidnappers freed the nuns on Sunday.", "freed", "kidnappers", "nuns"),
    ("A dawn raid by detectives ended in two arrests.", "dawn raid", "detectives", ""),
    ("Nurses called a strike for Monday.", "strike", "nurses", ""),
    # a kind of body made of two words for people; words a tagger takes for names; an army whose state nobody names; ships
    ("The ruling party accused the opposition of fraud.", "accused", "ruling party", "opposition"),
    ("The trade union federation demanded the release of the editor.", "demanded", "trade union federation", "editor"),
    ("The army said it had killed 12 looters.", "killed", "army", "looters"),
    ("The eastern forces shelled the harbour.", "shelled", "eastern forces", ""),
    ("A flight attendant accused two players of theft.", "accused", "flight attendant", "players"),
    ("Mutinous troops detained two ministers.", "detained", "mutinous troops", "ministers"),
    ("Pirates attacked an oil tanker at dawn.", "attacked", "pirates", "oil tanker"),
    # a passive whose "were" is said once
    ("Nine workers were killed and 31 villagers wounded when missiles hit the plant.", "wounded", "", "villagers"),
    # a side that has a name keeps it, and the other gets what it is called
    ("Chadian soldiers shot two herders.", "shot", "Chad", "herders"),
    ("Gunmen attacked Malian positions.", "attacked", "gunmen", "Mali"),
    # people of a firm or a paper act for themselves, its spokesmen, agents of a state and fighters do not
    ("Several former Norvik Times journalists accused the editors of fraud.", "accused", "journalists", "editors"),
    ("Norvik Energy workers attacked the police in Halm.", "attacked", "workers", "police"),
    ("Police arrested two Norvik Energy executives on Friday.", "arrested", "police", "executives"),
    ("Two Norvik Rovers players, Ola Berg and Jon Lie, accused the coach of theft.", "accused", "Ola Berg|Jon Lie", "coach"),
    ("An FBI agent shot a man on Monday.", "shot", "FBI", "man"),
    ("Hamas fighters attacked the village.", "attacked", "Hamas", ""),
    # troops that are sent are no target, nor is a group told apart by nothing
    ("Kenya deployed 400 police officers on Friday.", "deployed", "Kenya", ""),
    ("A group attacked the base.", "attacked", "", ""),
    # who dies did nothing, prisoners who are swapped are not the other side, and two governments are those named before
    ("Nine miners died in the bombing.", "died", "", "miners"),
    ("Chad and Niger swapped prisoners.", "swapped", "Chad|Niger", "Chad|Niger"),
    ("The rebels were ready to exchange prisoners.", "ready to exchange", "rebels", ""),
    ("The two governments met in Halm.", "met", "", ""),
    # foes trade fire; who is hurt at a protest or spoken of there is no target of it, but who breaks it up acts upon those who march
    ("Gunmen traded fire with border guards.", "traded", "gunmen", "border guards"),
    ("Mothers gathered in Halm to demand the release of detainees.", "gathered", "mothers", ""),
    ("Youths hurled stones at riot police.", "hurled", "youths", "riot police"),
    ("Teachers marched through Halm on Tuesday. Police broke up the march with tear gas.", "broke up", "police", "teachers"),
    ("The teachers' federation called a general strike for Thursday.", "strike", "teachers", ""),
    # who counts the dead of a blast or dates a march did not do it
    ("The ministry put the toll of Monday's blast at 12.", "blast", "", ""),
    ("The mayor put the cost of the strike at $3 million.", "strike", "", ""),
    ("Rebels carried out the attack.", "attack", "rebels", ""),
    # what is no noun for people is no party
    ("A missile hit the depot.", "hit", "", ""),
    ("Somebody shot at them.", "shot", "", ""),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), UNNAMED, ids=[c[0][:60] for c in UNNAMED])
def test_sides(reading_of_text, text, trigger, actors, recipients):
    reading = reading_of_text(text)
    resolved = resolve(reading)
    wide = resolved.with_unnamed()
    found = {o.trigger.exact: o for o in find_occurrences(reading, resolved, ())}[trigger]
    sides = ("|".join(e.name for i in ids if (e := wide.entity(i)) is not None) for ids in (found.actors, found.recipients))
    assert tuple(sides) == (actors, recipients)


def test_a_kind_of_people_is_of_a_country(reading_of_text):
    home = "Mali closed its border. Mali's army was on alert, and Mali's president spoke. "
    here, there = (resolve(reading_of_text(t)) for t in (f"{home}Gunmen attacked a bus.", "Gunmen attacked a bus."))
    (one,), (other,) = ([e for _, e in r.unnamed if e.name == "gunmen"] for r in (here, there))
    assert (one.country, other.country) == ("ML", None)
    assert one.id != other.id and not one.named


def test_words_are_grounded(reading_of_text):
    reading = reading_of_text("Two aid workers were kidnapped by tribesmen in the hills.")
    found = {r.span.exact: e.name for r, e in resolve(reading).unnamed}
    assert found == {"aid workers": "aid workers", "tribesmen": "tribesmen"}
