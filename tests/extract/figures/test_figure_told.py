"""Roles told by where people are, by what a verb is said of, and by what a number is no measure of."""

from __future__ import annotations

import pytest
from test_frames import Reader, read_marked

from dateline.core.resolved import Resolved
from dateline.extract.figures.figures import find_figures

TOLD = [
    # the taking and the holding
    "Gendarmes detained <19 students|captured> outside the palace on Friday.",
    "The ministry announced <seven arrests|captured>.",
    "<Four teachers|detained> are still being held at the barracks.",
    "<Nine journalists|detained> are detained in the capital.",
    "<Two pilots|detained> have been detained since May.",
    "<Two pilots|captured> were detained on Monday.",
    "<Eleven clerks|captured> were taken into custody on Sunday.",
    "Soldiers led away <two of the organisers|captured>.",
    "<Two cyclists|other>, one of them bleeding, were taken away.",
    # people beaten, struck; things hit; rivals beaten
    "Guards beat <three cleaners|injured> with batons.",
    "<Two waiters|injured> were struck by falling glass.",
    "The stones struck <nine shop fronts|hit>.",
    "<Some 30,000 people|affected> have been hit by the flooding.",
    "She beat <five rivals|other> to the post.",
    # a verb with its particle is another verb
    "The clinic carried out <140 operations|other> in May.",
    "The lorry carried <14 crates|transferred> to the depot.",
    # room is not presence
    "The barge, built to carry <60 passengers|other>, had 140 on board.",
    "The hall can hold <900 guests|other>.",
    "The lift is licensed for <eight people|other>.",
    "The barge was carrying <60 passengers|present> when it struck a sandbank.",
    # who is there
    "There were <five nurses|present> in the ward.",
    "There were <three candidates|other> for the post.",
    "There can only be <one winner|other>.",
    "Norvik has <14 officers|present> there.",
    "<More than 200 conscripts|present> were inside the barracks.",
    "<Some 90 miners|present> were down the pit when the lamps went out.",
    "<Forty welders|present> were on the night shift.",
    "<Thousands|present> are expected at the funeral.",
    "<Around 70 shopkeepers|present> stoned the town hall.",
    "<Fifty guards|present> opened fire on the crowd.",
    "<Six sheds|other> were left.",
    "With <eight people|present> left, the consulate will close its visa desk.",
    "<Between 300 and 400|present> were inside the hall.",
    "<Between 20 and 30|injured> were hurt.",
    # brought somewhere, driven somewhere
    "<Nine sailors|transferred> were flown to Lisbon.",
    "The fighting has driven <some 4,000 people|displaced> towards the border.",
    "In the end the dam displaced <6,100 inhabitants|displaced> for good.",
    "The agency dispatched <900 tents|transferred> to the coast.",
    # what becomes of things
    "<Two|destroyed> of the five workshops are now rubble.",
    "The rebels had dynamited <three bridges|destroyed>.",
    "<Two tank cars|damaged> were holed.",
    "<Forty rifles|captured> fell into the hands of the rebels.",
    "<Seven lorries|affected> were refused entry to the port.",
    # what was done to those who had given up
    "The report accuses the army of executing <nine fighters|killed> who had surrendered.",
    "It speaks of <two fallen comrades|killed>.",
    "<About 8,000 people|affected> in need live along the river.",
]


@pytest.mark.parametrize("marked", TOLD)
def test_role_told(marked: str, reading_of_text: Reader) -> None:
    text, expected = read_marked(marked)
    found = find_figures(reading_of_text(text), Resolved(), ())
    assert {f.span.exact: set(f.role) or {"other"} for f in found if f.span.exact in expected} == expected


COUNTED = [
    # a part of the people counted before
    ("The blast killed 12 people. Nine of them were children.", ["12 people killed", "Nine of them killed"]),
    ("Nine boats sank. Two of them were trawlers.", ["Nine boats destroyed", "Two of them other"]),
    ("The report names nine dead: four rebels, two policemen and three clerks.",
     ["nine killed", "four rebels killed", "two policemen killed", "three clerks killed"]),
    ("He had nine aims: four seats and two posts.", ["nine aims other", "four seats other", "two posts other"]),
    ("Three of five kitchens have been destroyed.", ["Three destroyed", "five kitchens other"]),
    # a day before the number
    ("On March 4, 80 people were hurt.", ["80 people injured"]),
    ("On 3 May 40 men were hurt.", ["40 men injured"]),
    ("On June 3, 2031, 12 people were hurt.", ["12 people injured"]),
    ("Last Monday 58 died in a raid.", ["58 killed"]),
    ("In all 240 had fallen ill.", ["all 240 affected"]),
    ("Shops closed on March 17, 18 and 19.", []),
    # a word that is a bound and no preposition
    ("The shells killed four and wounded around 50.", ["four killed", "around 50 injured"]),
    # nothing and nobody as objects, money that was not paid
    ("The strike killed no one.", ["no one killed"]),
    ("The guns hit no civilians.", ["no civilians injured"]),
    ("The shelling destroyed no homes.", ["no homes destroyed"]),
    ("The militia holds nobody.", ["nobody detained"]),
    ("The plan helps no one. The army knows no limits. If it kills no one, they are lucky.", []),
    ("It could have killed no one.", []),
    ("No ransom was paid, and not a cent was handed over.", ["No ransom was paid transferred", "not a cent was handed transferred"]),
    ("The club paid nothing.", ["nothing transferred"]),
    ("No money will be paid. No attention was paid to it.", []),
    ("Sixty cases of measles were confirmed.", ["Sixty cases affected"]),
    ("Sixty cases of fraud were confirmed.", ["Sixty cases other"]),
    # shooting down says more than firing
    ("Crews shot down nine drones launched from the coast.", ["nine drones intercepted"]),
    # who is taken, and who is not
    ("Seventy pupils were taken from the hostel at night.", ["Seventy pupils other"]),
    ("Forty-one students had been taken.", ["Forty-one students captured"]),
    ("Three clerks were taken away in the night.", ["Three clerks captured"]),
    ("Three clerks were taken away by ambulance.", ["Three clerks injured"]),
    ("Six looters were led out in handcuffs.", ["Six looters captured"]),
    ("A trawler picked up six men from a raft.", ["six men affected"]),
    ("Raiders drove off with nine lorries.", ["nine lorries captured"]),
    # who is there
    ("Some 4,000 troops remain on alert.", ["Some 4,000 troops present"]),
    ("One surgeon remains.", ["One surgeon present"]),
    ("Nine people remain missing.", ["Nine people missing"]),
    ("Some 300 militants attacked the barracks.", ["Some 300 militants present"]),
    ("Four masked men burst into a bank.", ["Four masked men present"]),
    ("The search involved 60 divers.", ["60 divers present"]),
    ("The firm had 410 men on the site.", ["410 men present"]),
    # who is told apart, what came before, what is no name
    ("The four who had been let go spoke. The two who won smiled.", ["four released"]),
    ("The blaze covers 3,800 hectares, up from just 64 on Wednesday.", ["3,800 hectares affected", "64 other"]),
    ("They told the IMF 1,150 nurses had died.", ["1,150 nurses killed"]),
    ("Forty drones came; none was shot down.", ["Forty drones used", "none was shot intercepted"]),
    ("None of them liked it. None has a name.", []),
    # money
    ("The gang demanded $4 million.", ["$4 million transferred"]),
    ("A court froze $20 million of his money.", ["$20 million affected"]),
    ("Police seized $3 million.", ["$3 million captured"]),
    ("He is accused of diverting $2 million.", ["$2 million transferred"]),
    ("Some 400 villagers are in evacuation centres. Some 400 nurses are in a hall.",
     ["Some 400 villagers displaced", "Some 400 nurses present"]),
    ("The roof cost $3 million.", ["$3 million cost"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_figures_told(text: str, expected: list[str], reading_of_text: Reader) -> None:
    found = find_figures(reading_of_text(text), Resolved(), ())
    assert [f"{f.span.exact} {'+'.join(f.role)}" for f in found] == expected


STANCES = [
    ("The shell may have hit 40 houses.", "unconfirmed"),
    ("The shell hit 40 houses.", "asserted"),
    ("Up to 40 miners could have been buried.", "unconfirmed"),
    ("He may have walked 40 miles.", "asserted"),  # of the walk, not of the miles
    ("They may hire 40 miners.", "asserted"),  # not yet done
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_what_perhaps_has_happened(reading_of_text: Reader, text: str, stance: str) -> None:
    assert [f.stance for f in find_figures(reading_of_text(text), Resolved(), ())] == [stance]
