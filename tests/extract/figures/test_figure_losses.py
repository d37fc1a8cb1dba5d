"""What became of those counted, tolls raised and lowered, and numbers that are none. Each rule beside what it must leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figure_words import brief

from dateline.core.resolved import Resolved
from dateline.extract.attribution.attributions import attributions
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading

Reader = Callable[..., Reading]

FIGURES = [
    # a count without a noun or a verb of its own is of what was counted before
    ("Monitors have documented 41 deaths; the families speak of 53.",
     ["41 deaths: = 41 count person, killed", "53: = 53 count person, killed"]),
    ("The ministry counted 27 dead at noon and raised it to 29 in the evening.",
     ["27: = 27 count person, killed", "29: = 29 count person, killed"]),
    ("Some 190 rounds fell on the port; the rebels, the mayor said, had answered with fewer than 20.",
     ["Some 190 rounds: ~ 190 count round, used", "fewer than 20: < ..20 count round, used"]),
    ("The owner, who had given the number on board as 25, said a stowaway brought it to 26.",
     ["25: = 25 count person, present", "26: = 26 count person, present"]),
    ('The union put the dead at "no more than a dozen".', ["no more than a dozen: <= ..12 count person, killed"]),
    ("Sailors speak of 40 winters of ice.", ["40 winters: = 40 count winter, other"]),
    ("The mayor raised the tax to 40.", []),
    # what is said of the others
    ("All but four of the miners have been freed.", ["four of the miners: = 4 count miner, other"]),
    ("Four of the miners have been freed.", ["Four of the miners: = 4 count miner, released"]),
    # harm that a phrase tells, people looked for, driven out, escaped
    ("Two guards, one of them with severe burns, were taken away.", ["Two guards: = 2 count guard, other"]),
    ("The two brothers, two of them with severe burns, were flown out.", ["two brothers: = 2 count brother, other",
                                                                        "two of them: = 2 count person, injured"]),
    ("Two vans with burns on their seats stood there.", ["Two vans: = 2 count van, used+present"]),
    ("Two other women are still being looked for.", ["Two other women: = 2 count person, missing"]),
    ("They looked for 40 goats.", ["40 goats: = 40 count goat, missing"]),
    ("The flood sent thousands of villagers from their homes.", ["thousands of villagers: ~ 2000.. count person, displaced"]),
    ("The firm sent 40 engineers from Oslo.", ["40 engineers: = 40 count engineer, present"]),
    ("It was not clear whether she was among the 64 prisoners who escaped.", ["64 prisoners: = 64 count prisoner, released"]),
    # ages, years, numbers that are called; what tells those counted from others makes them a count
    ("Ola Berg Sr., 71, was found dead on Sunday.", []),
    ("The office took dozens of 911 calls about the smoke.", ["dozens: ~ 24.. count call, other"]),
    ("The office took 112 parcels.", ["112 parcels: = 112 count parcel, other"]),
    ("The bridge will stay shut until at least 2031, the council said.", []),
    ("The pass stays shut until at least 2,031 cars have left.", ["at least 2,031 cars: >= 2031.. count car, other"]),
    ("They mended 25,000 roofs, but ours is among the 65,000 they have not reached.",
     ["25,000 roofs: = 25000 count roof, other", "65,000: = 65000 count thing, other"]),
    ("The two who left came back.", []),
    ("The hostages are to be freed within a week of the truce's start.", ["a week: = 1 week time, duration"]),
    ("She spoke of a week of grief.", []),
    # who is fined, trained or given something need not be there; those who are sent are
    ("The council fined hundreds of motorists.", ["hundreds of motorists: ~ 200.. count motorist, affected"]),
    ("The council ticketed hundreds of motorists.", ["hundreds of motorists: ~ 200.. count motorist, other"]),
    ("Hundreds of motorists blew their horns.", ["Hundreds of motorists: ~ 200.. count motorist, other"]),
    ("Some 40 passengers screamed.", ["Some 40 passengers: ~ 40 count person, present"]),
    ("Two players were given prizes.", ["Two players: = 2 count player, other"]),
    ("The court has received 40 prisoners.", ["40 prisoners: = 40 count prisoner, transferred"]),
    ("The island received 3 million visitors.", ["3 million visitors: = 3000000 count person, present"]),
    ("The island received 300 tents.", ["300 tents: = 300 count tent, transferred"]),
    ("The union sent 40 nurses.", ["40 nurses: = 40 count nurse, present"]),
    ("The union sent 40 stoves.", ["40 stoves: = 40 count stove, transferred"]),
    ("The court issued 40 citations.", ["40 citations: = 40 count citation, other"]),
    ("Two riders were transported to Varde Medical Center.", ["Two riders: = 2 count rider, injured"]),
    ("Last year 94 riders sought treatment.", ["94 riders: = 94 count rider, injured"]),
    ("The firm shut off power to some 375,000 people.", ["some 375,000 people: ~ 375000 count person, affected"]),
    ("The staff took a 10 percent pay cut.", ["10 percent: = 10 percent pay, other"]),
    # heights, limits of an age, ages in capitals, parts of a unit
    ("The 6-foot, 4-inch goalkeeper left.", []),
    ("The 6-foot wall, 4-inch pipes and all, fell.", ["6-foot: = 6 foot distance, distance", "4-inch: = 4 inch distance, distance"]),
    ("The men, about 5-9 to 5-10 with thin builds, left.", []),
    ("The men, about 5 to 10 of them, left.", ["about 5 to 10 of them: range 5..10 count person, displaced"]),
    ("They fought over a 9mm Beretta handgun.", []),
    ("Some 40 mm of rain fell.", ["Some 40 mm of rain: ~ 40 mm rain, other"]),
    ("It took a year or so.", ["a year or so: ~ 1 year time, duration"]),
    ("Three people were found shot in the street.", ["Three people: = 3 count person, injured"]),
    ("At noon four men forced their way into the home.", ["four men: = 4 count person, present"]),
    ("The rebels forced 40 families from their homes.", ["40 families: = 40 count family, displaced"]),
    ("She wore a band that marks her as over 21, and those under 18 stayed out.", []),
    ("He owns over 21 cows.", ["over 21 cows: > 21.. count cow, other"]),
    ("A 9-Month-Old's Case Is Heard", []),
    ("The gauge saw a fraction of an inch of rain.", []),
    ("The mower has a five-horsepower engine.", ["five-horsepower: = 5 horsepower power, other"]),
    # idioms, names, custody, cases
    ("They speak with one voice.", []),
    ("One day a man came.", []),
    ("After a one-day trial the jury freed him.", ["one-day: = 1 day time, duration"]),
    ("Six Flags Hurricane Harbor, which is shut, had 40 guests.", ["40 guests: = 40 count guest, present"]),
    ("Six Germans were hurt.", ["Six Germans: = 6 count person, injured"]),
    ("Two New York City subway trains collided.", ["Two New York City subway trains: = 2 count subway train, affected"]),
    ("The district reported no new cases of cholera.", ["no new cases: = 0 count case, affected"]),
    ("There is no case against her.", []),
    ("In one case, a resident lost his money.", []),
    ("They found one case of cholera.", ["one case: = 1 count case, affected"]),
    ("The court ruled to send ten men to pretrial custody.", ["ten men: = 10 count person, detained"]),
    # nouns with one form, money of one country
    ("The debris belongs to two craft.", ["two craft: = 2 count craft, other"]),
    ("He promised 20 million kip to each family.", ["20 million kip: = 20000000 LAK money, transferred"]),
    ("The thief took 400 lempiras.", ["400 lempiras: = 400 HNL money, cost"]),
    # victims of something are not all dead; those robbed, and those whose data is taken, suffer it
    ("The city has had 812 shooting victims.", ["812 shooting victims: = 812 count person, affected"]),
    ("Nine rape victims spoke to the court.", ["Nine rape victims: = 9 count person, affected"]),
    ("Two murder victims were found in a cellar.", ["Two murder victims: = 2 count person, killed"]),
    ("There were 40 victims.", ["40 victims: = 40 count person, killed"]),
    ("The 40 victims wrote a letter.", ["40 victims: = 40 count person, affected"]),
    ("An attack may have more than one victim.", ["more than one victim: > 1.. count person, other"]),
    ("The blast may have had 12 victims.", ["12 victims: = 12 count person, killed"]),
    ("The robbery of two women shocked Holm.", ["two women: = 2 count person, affected"]),
    ("The kidnapping of two women shocked Holm.", ["two women: = 2 count person, captured"]),
    ("Thieves gained access to 40,000 card numbers.", ["40,000 card numbers: = 40000 count card number, affected"]),
    ("The valley gained access to two ports.", ["two ports: = 2 count port, other"]),
    ("The site published information on 12,000 voters.", ["12,000 voters: = 12000 count voter, affected"]),
    ("The office gave information on 12,000 voters.", ["12,000 voters: = 12000 count voter, other"]),
    ("The fire left one dead man.", ["one dead man: = 1 count person, killed"]),
    # a bound that begins with "no"; a difference; years of what is held in them
    ("No fewer than 40 men were killed in May.", ["No fewer than 40 men: >= 40.. count person, killed"]),
    ("No more than 30 people were hurt.", ["No more than 30 people: <= ..30 count person, injured"]),
    ("No fewer than six died.", ["No fewer than six: >= 6.. count person, killed"]),
    ("No men were killed.", ["No men were killed: = 0 count person, killed"]),
    ("They killed 40 fewer men than in 2009.", ["40 fewer men: = 40 count person, other"]),
    ("Police based the map on 2012 census data.", []),
    ("The storm destroyed 2000 houses.", ["2000 houses: = 2000 count house, destroyed"]),
    ("The party won 2016 elections.", []),
    ("In all 2016 people fled.", ["all 2016 people: = 2016 count person, displaced"]),
    # forces that are withdrawn and called out, what is aimed at without force, a part of a whole
    ("Norland has withdrawn 3,000 troops from Holm.", ["3,000 troops: = 3000 count troop, transferred"]),
    ("The governor called out 400 guardsmen.", ["400 guardsmen: = 400 count guardsman, used"]),
    ("The sanctions target 12 ministers.", ["12 ministers: = 12 count minister, affected"]),
    ("The sting targeted the owners of three sites.", ["three sites: = 3 count site, other"]),
    ("The shelling targeted three banks.", ["three banks: = 3 count bank, hit"]),
    ("She was handed a majority of the 20 delegates.", ["20 delegates: = 20 count delegate, other"]),
    # a toll whose verb the parse hangs elsewhere; those in hospital beside one dead
    ("The death toll, earlier put at 40, now stands at 31.", ["40: = 40 count person, killed", "31: = 31 count person, killed"]),
    ("The mast, put at 40 metres, stands at 31 metres.",
     ["40 metres: = 40 m distance, distance", "31 metres: = 31 m distance, distance"]),
    ("The shooting left one man dead and four others in critical condition.",
     ["one man: = 1 count person, killed", "four others: = 4 count person, injured"]),
    ("The shop sells 12 cars in fair condition.", ["12 cars: = 12 count car, transferred"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[str], reading_of_text: Reader) -> None:
    found = find_figures(reading_of_text(text), Resolved(), ())
    assert [brief(f) for f in found] == expected


SPEAKERS = [
    ("The union counted 41 bodies at noon and raised its toll to 49.", ["union", "union"]),
    ("The bakery raised its price to 29 crowns.", [None]),
    ("The bank raised rates to 14 percent.", [None]),
    ('The union put the dead at "no more than a dozen".', ["union"]),
    ("The ministry, which had stood by a count of 27 dead, raised it to 29.", [None, "ministry"]),  # the words before the comma are its own
    ("The fire killed six people, by the count of the fire brigade.", ["fire brigade"]),
    ("The fire killed six people, by the brigade's estimate.", ["brigade"]),
    ("The hall was bought by the count of Varde for $40.", [None]),
    ("Nine people were wounded, three of them critically, he added.", ["he", "he"]),
    ("Some 40 sheep were reported missing by a farmer.", ["farmer"]),  # who reported it, whatever the parse hangs it on
    ("Three cars were reported stolen on Monday.", [None]),
    ("Both trials are alike, though two men went free, as according to the prosecution, 12 were plotting a riot.", [None, "prosecution"]),
    ("Elin A. Moe: Possession of a rifle, held in jail in lieu of $70,000 bond.", [None]),  # an entry of a list
    ("Police: 40 men held, four of them boys", ["Police", "Police"]),
    ("By Monday the Ostrians counted two dead and 18 wounded.", ["Ostrians", "Ostrians"]),
    ("Reports put the number of Norland dead at ten, with 50 wounded.", ["Reports", "Reports"]),
    ("The organisers counted 10,000 marchers.", ["organisers"]),
    ("Nine people were wounded, three of them died, he added.", ["he", "he"]),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_who_tells(text: str, expected: list[str | None], reading_of_text: Reader) -> None:
    told, resolved = reading_of_text(text), Resolved()
    found = find_figures(told, resolved, attributions(told, resolved))
    assert [f.speaker.name if f.speaker else None for f in found] == expected
