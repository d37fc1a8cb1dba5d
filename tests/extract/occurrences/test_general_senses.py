"""Words of the table that tell of no happening: kinds of happenings, parts of words, what things do; and what a report is about."""

from __future__ import annotations

import pytest

from dateline.core.resolved import Resolved
from dateline.extract.occurrences.occurrences import find_occurrences

# Text, word, type or None: what only names a kind of happening, and what is one.
KINDS = [
    ("The clinic treats victims of torture.", "torture", None),
    ("A charter protects the press in times of war.", "war", None),
    ("The preacher was banned for inciting violence.", "violence", None),
    ("The doctor found no signs of violence.", "violence", None),
    ("Her speech was about racism and violence.", "violence", None),
    ("The law makes an exception in cases of rape.", "rape", None),
    ("A wave of violence swept Gao on Monday.", "violence", "ASSAULT"),
    ("Thousands fled after violence in Gao.", "violence", "ASSAULT"),
    ("The violence in the north killed nine people.", "violence", "ASSAULT"),
    ("Soldiers carried the body of their captain from the field.", "carried", None),
    ("Soldiers carried the child to an ambulance.", "carried", None),
    ("Rebels carried two nurses into the forest.", "carried", "ASSAULT"),
    ("The talk of a merger lifted the shares.", "talk", None),
    ("Talks between Chad and Niger resumed in Tripoli.", "Talks", "CONSULT"),
    ("Demand for timber fell last year.", "Demand", None),
    ("The drivers' demand angered the mayor.", "demand", "REQUEST"),
    ("The candidate has little appeal in the towns.", "appeal", None),
    ("The bishop's appeal for blankets was heard.", "appeal", "REQUEST"),
]
# Parts of words.
PARTS = [
    ("The family left a war-torn valley.", "war", None),
    ("Five veto-wielding members sit on the council.", "veto", None),
    ("The council's veto angered the mayor.", "veto", "REJECT"),
]
# What only people and bodies do.
DOERS = [
    ("The two borders meet at a stone bridge.", "meet", None),
    ("The two presidents met at a stone bridge.", "met", "CONSULT"),
    ("The satellites share a camera and a radio.", "share", None),
    ("A tractor pushed the mound to the fence.", "pushed", None),
    ("The bridges will welcome cyclists in May.", "will welcome", None),
    ("The report accuses the army of torture.", "accuses", "ACCUSE"),
    ("The resolution condemns the raid.", "condemns", "ACCUSE"),
    ("The trust urged patients to stay at home.", "urged", "REQUEST"),
    ("Talks between Chad and Niger broke down on Sunday.", "broke down", "REJECT"),
    ("The singer has been called a genius by critics.", "called", None),
    ("Her speech should boost his numbers, the analyst said.", "should boost", None),
]
# The same word of another thing.
OTHER_THINGS = [
    ("The airline slashed prices last week.", "slashed", None),
    ("The driver pleaded guilty on Monday.", "pleaded", None),
    ("The widow pleaded with the gunmen to let him go.", "pleaded", "REQUEST"),
    ("Nobody at the firm replied to messages requesting comment.", "requesting", None),
    ("The council sanctioned the building of a hotel.", "sanctioned", None),
    ("The judge agreed with the lawyer.", "agreed", None),
    ("Mali agreed with Niger to reopen the crossing.", "agreed", "AGREE"),
    ("Shares rose in a rally that lifted every index.", "rally", None),
    ("A funeral party joined the procession through the village.", "procession", None),
    ("The minister defended himself on Sunday.", "defended", None),
    ("The minister defended the general on Sunday.", "defended", "SUPPORT"),
    ("The company deployed a new payment system.", "deployed", None),
    ("Mali deployed troops to the border.", "deployed", "MOBILIZE"),
    ("The governor freed up four million dollars.", "freed", None),
    ("The governor left office in May.", "left", "RETREAT"),
    ("The mayor blasted Ada Bergstrom as a fraud.", "blasted", "ACCUSE"),
    ("The rocket blasted off at noon.", "blasted", None),
    ("The thief received a sentence of four years.", "received", "SANCTION"),
    ("The agency received ten percent of the price.", "received", None),
    ("The judge sent the driver to jail.", "sent", "COERCE"),
    ("The ministry released an e-mail from a nurse.", "released", None),
    ("Only two states meet the standard.", "meet", None),
    ("He warned that the tunnel would flood.", "warned", None),
    ("He warned that he would close the border.", "warned", "THREATEN"),
    ("Investors saw it as a vote of confidence.", "vote", None),
    ("The board made a promise to the drivers.", "promise", "AGREE"),
    ("“It suits us,” the mayor agreed.", "agreed", None),
    ("The paper attacked Ada Bergstrom, saying that she had lied.", "attacked", "ACCUSE"),
    ("The developer demolished two blocks for a mall.", "demolished", None),
    ("Israeli bulldozers demolished two houses.", "demolished", "ASSAULT"),
    ("A growing demand for tin lifted the price.", "demand", None),
    ("She made nine phone calls to pastors.", "phone calls", None),
    ("A man has been charged for his part in the theft.", "charged", "ACCUSE"),
    ("The shop charged a fee of nine dollars.", "charged", None),
    ("The lender was hacked in July.", "hacked", None),  # who knows what that is
    ("Apple was hacked in July.", "hacked", "COERCE"),
    ("A judge barred the farmer from the site.", "barred", "COERCE"),
    ("The police seized records from a clinic.", "seized", "COERCE"),
    ("The mayor questioned Ada Bergstrom's eligibility.", "questioned", "ACCUSE"),
    ("The mayor called Ada Bergstrom a fascist.", "called", "ACCUSE"),
    ("The mayor branded the tax a hoax.", "branded", "ACCUSE"),
    ("The mayor called his mother on Sunday.", "called", None),
    ("Ada Bergstrom fired back at Jon Berg over his taxes.", "fired back", "ACCUSE"),
    ("The polls give no evidence to support her claim.", "support", None),
]
RACE = (
    "The primary campaign for the nomination entered its last week.\nPollsters put the senator ahead among likely voters.\n"
    "Both candidates meet in a debate before the ballot.\n"
)
FLIGHT = "The capsule carries two astronauts and a payload for the lunar lander.\nThe booster came back to the launchpad.\nMars is next.\n"
THEFT = "A hacker stole passwords from the database of the lender.\nThe malware was found on a server.\nAnother hacker sold the data.\n"
MATCH = "The striker scored before half-time in a cup match.\nThe midfielder missed a penalty in the league.\nThe coach left the stadium.\n"
# Report up to the sentence, sentence, word, type and mode.
SETTINGS = [
    (RACE, "Hale spoke at a rally in Toledo on Friday.", "rally", None, None),
    (RACE, "The police broke up a rally of protesters in Toledo.", "rally", "PROTEST", "demo"),
    (RACE, "Hale came under fire from Tom Baxter.", "fire", None, None),
    ("", "Teachers held a rally in Toledo on Friday.", "rally", "PROTEST", "demo"),
    (FLIGHT, "The agency launched a rocket on Friday.", "launched", None, None),
    (FLIGHT, "The engine may blow up on ascent.", "blow up", None, None),
    (FLIGHT, "A bomb exploded near the plant.", "exploded", "ASSAULT", "explosives"),
    ("", "Iran launched a rocket into the sea on Friday.", "launched", "MOBILIZE", "weapons"),
    (FLIGHT, "The probe took pictures of a crater.", "probe", None, None),
    ("", "The probe into the fire took a year.", "probe", "ACCUSE", "investigate"),
    (MATCH, "The striker pulled one back in the second half of the match.", "pulled", None, None),
    (MATCH, "The goalkeeper's lawyer accused the club of fraud.", "accused", "ACCUSE", "allege"),
    (THEFT, "The lender learned of the attack in July.", "attack", "COERCE", "cyber"),
    (THEFT, "The breach was found in July.", "breach", "COERCE", "cyber"),
    (THEFT, "Two soldiers were killed in an attack in Gao.", "attack", "ASSAULT", None),
    ("", "The firm was sued for breach of contract.", "breach", None, None),
]


def told(reading_of_text, text):
    return {o.trigger.exact: o for o in find_occurrences(reading_of_text(text), Resolved(), ())}


@pytest.mark.parametrize(("text", "word", "event_type"), [*KINDS, *PARTS, *DOERS, *OTHER_THINGS])
def test_what_is_a_happening(reading_of_text, text, word, event_type):
    found = told(reading_of_text, text).get(word)
    assert (found.event_type if found else None) == event_type


@pytest.mark.parametrize(("report", "text", "word", "event_type", "mode"), SETTINGS)
def test_what_the_report_is_about(reading_of_text, report, text, word, event_type, mode):
    found = told(reading_of_text, report + text).get(word)
    assert ((found.event_type, found.mode) if found else (None, None)) == (event_type, mode)
