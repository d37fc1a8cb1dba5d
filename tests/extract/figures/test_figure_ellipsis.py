"""Figures of which a clause leaves out the verb or the noun, and what words before say of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figure_words import brief

from dateline.core.resolved import Resolved
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading

FIGURES = [
    # the verb and the noun that a clause leaves out
    ("Norland is to free 40 sailors and Sudland 22 fishermen.", ["40 sailors: = 40 count sailor, released"]),
    ("Oslo gave back nine bodies on Monday, and Tirana four.",
     ["nine bodies: = 9 count person, killed", "four: = 4 count person, killed"]),
    ("Kenya lent 30 lorries, Uganda 15 and Rwanda a dozen.",
     ["30 lorries: = 30 count lorry, transferred", "15: = 15 count lorry, transferred", "a dozen: = 12 count lorry, transferred"]),
    ("The police lost 12 men in the clash; the miners, 31.", ["12 men: = 12 count person, killed", "31: = 31 count person, killed"]),
    ("Eleven died on the spot, and three more in hospital.",
     ["Eleven: = 11 count person, killed", "three more: = 3 count person, killed"]),
    ("In Turin the shells killed five, in Rome two.", ["five: = 5 count person, killed", "two: = 2 count person, killed"]),
    ("The navy has three launches planned for May — two from Kiruna and one from Andoya.",
     ["three launches: = 3 count launch, other", "two: = 2 count launch, other"]),
    ("Kern is charged with six counts of fraud; Ree is charged with two.",
     ["six counts: = 6 count count, other", "two: = 2 count count, other"]),
    ("Dahl won 61 percent of the vote to Berg's 37.", ["61 percent: = 61 percent vote, other", "37: = 37 percent vote, other"]),
    ("Prosecutors want 15 years for Kern and four for Ree.", ["15 years: = 15 year time, duration", "four: = 4 year time, duration"]),
    ("Guards found 900 kilograms of tin in one van and 400 in a second.",
     ["900 kilograms of tin: = 900 kg tin, other", "one van: = 1 count van, other", "400: = 400 kg tin, other"]),
    ("Eight farmers died and 30 in the next valley fled.",
     ["Eight farmers: = 8 count farmer, killed", "30: = 30 count farmer, displaced"]),
    ("Two men, Kern, 40, and Ree, 32, were held.", ["Two men: = 2 count person, detained"]),
    # what a verb before says of others too
    ("The two drivers survived, and so did 14 passengers.",
     ["two drivers: = 2 count driver, affected", "14 passengers: = 14 count person, affected"]),
    ("The pilot was killed, as were six passengers.", ["six passengers: = 6 count person, killed"]),
    ("The mayor resigned, as did four councillors.", ["four councillors: = 4 count councillor, other"]),
    ("Some 90 people were lost in the flood, and in 2009 more than 300 died.",
     ["Some 90 people: ~ 90 count person, killed", "more than 300: > 300.. count person, killed"]),
    ("The navy handed over the remains of 30 sailors and received those of 14 fishermen.",
     ["30 sailors: = 30 count sailor, killed", "14 fishermen: = 14 count fisherman, killed"]),
    ("The army handed over 15 captives. In return it got back six of its own.",
     ["15 captives: = 15 count captive, transferred", "six of its own: = 6 count person, transferred"]),
    # what the sentence before counted
    ("Two boats were hit. One sank; the other two limped back to port.",
     ["Two boats: = 2 count boat, hit", "two: = 2 count boat, other"]),
    ("Sixty tents were put up on Monday. By Friday there were 900.",
     ["Sixty tents: = 60 count tent, other", "900: = 900 count tent, other"]),
    ("Clinics saw 212 cases last week. The week before it was 140.",
     ["212 cases: = 212 count case, other", "140: = 140 count case, other"]),
    ("Forty buses left the depot. All but three came back.", ["Forty buses: = 40 count bus, other", "three: = 3 count bus, other"]),
    ("The bank paid out 3 million euros. It expects another 2 million to follow.",
     ["3 million euros: = 3000000 EUR money, transferred", "another 2 million: = 2000000 EUR money, transferred"]),
    ("The club hired 16 guards for $5,000 and needs another 31.",
     ["16 guards: = 16 count guard, present", "$5,000: = 5000 USD money, cost", "another 31: = 31 count guard, other"]),
    ("The fund offered the families 50 million dollars and raised the sum to 75 million.",
     ["50 million dollars: = 50000000 USD money, transferred+cost", "75 million: = 75000000 USD money, transferred+cost"]),
    ("Boats rescued 64 migrants off Bari, while a tanker picked up 29.",
     ["64 migrants: = 64 count migrant, affected", "29: = 29 count migrant, other"]),
    # what words say of wrecks, hazards, people told of before
    ("Three of the wounded were nurses.", ["Three of the wounded: = 3 count person, injured"]),
    ("The patrol found six burnt-out lorries.", ["six burnt-out lorries: = 6 count lorry, destroyed"]),
    ("Behind the barracks lay the wreckage of three helicopters and two tanks.",
     ["three helicopters: = 3 count helicopter, destroyed", "two tanks: = 2 count tank, destroyed"]),
    ("Flood water entered 1,200 homes on the left bank and some 300 on the right.",
     ["1,200 homes: = 1200 count home, affected", "some 300: ~ 300 count home, affected"]),
    ("The fire had reached 140 houses.", ["140 houses: = 140 count house, affected"]),
    ("Rebels kidnapped 23 engineers in May. The families of the 23 engineers have heard nothing.",
     ["23 engineers: = 23 count engineer, captured", "23 engineers: = 23 count engineer, captured"]),
    ("Rebels kidnapped 23 engineers in May. On Friday the 23 engineers came home.",
     ["23 engineers: = 23 count engineer, captured", "23 engineers: = 23 count engineer, other"]),
    ("The blast killed nine nurses. A square was named after the nine nurses.",
     ["nine nurses: = 9 count nurse, killed", "nine nurses: = 9 count nurse, killed"]),
    ("The firm is about to lose 25 guards.", ["25 guards: = 25 count guard, other"]),
    # numbers that are none, days that are no dates
    ("A total of 51 had been taken to two hospitals.",
     ["A total of 51: = 51 count person, injured", "two hospitals: = 2 count hospital, other"]),
    ("And in July 12 passengers drowned off Varde.", ["12 passengers: = 12 count person, killed"]),
    ("The fair was held in July 12 miles from Varde.", ["12 miles: = 12 mile distance, distance"]),
    ("Call (804) 514-TIPS for help.", []),
    ("The victim, also 14, was a pupil.", []),
    ("The road links the town to the U.S. 127 and Interstates 75 and 70.", []),
    ("Tolls between Exits 1 and 6 would go.", []),
    ("He lives off U.S. 79, about 2 miles on.", ["about 2 miles: ~ 2 mile distance, distance"]),
    ("One robber was aged about 16.", ["One robber: = 1 count robber, other"]),
    ("Some 200 guards are believed to remain at the base.", ["Some 200 guards: ~ 200 count guard, present"]),
    # the other end of a change, parts of a whole, numbers of
    ("Thefts are down from 79 in May to 57 this year.", ["79: = 79 count theft, other", "57: = 57 count theft, other"]),
    ("Exports of tin rose from 12 million tonnes to 17 million.",
     ["12 million tonnes: = 12000000 tonne weight, other", "17 million: = 17000000 tonne weight, other"]),
    ("The balloon climbed to 80 km, then to 110, before bursting.",
     ["80 km: = 80 km distance, distance", "110: = 110 km distance, distance"]),
    ("The agency supervises 240, including 218 in homes and four abroad.",
     ["240: = 240 count thing, other", "218: = 218 count thing, other", "four: = 4 count thing, other"]),
    ("The number of cases was 14 in May. That number has more than doubled to 31.",
     ["14: = 14 count case, other", "31: = 31 count case, other"]),
    ("The cases pending through May totaled 14.", ["14: = 14 count case, other"]),
    ("There were nine thefts, compared to three last year.", ["nine thefts: = 9 count theft, other", "three: = 3 count theft, other"]),
    ("Kern won 42 seats, his ally 17 and the centre eight.",
     ["42 seats: = 42 count seat, other", "17: = 17 count seat, other", "eight: = 8 count seat, other"]),
    ("Turin took in 60 of the wounded, Rome 25 and Milan 12.",
     ["60 of the wounded: = 60 count person, injured", "25: = 25 count person, injured", "12: = 12 count person, injured"]),
    ("In Turin 14 people drowned. In Milan it was nine, in Rome three.",
     ["14 people: = 14 count person, killed", "nine: = 9 count person, killed", "three: = 3 count person, killed"]),
    ("Malta let 40 come ashore and Italy 65.", ["40: = 40 count person, other", "65: = 65 count person, other"]),
    ("A fifth of the crop was lost and a third of the cattle.",
     ["A fifth of the crop: = 20 percent crop, destroyed", "a third of the cattle: = 33.33 percent cattle, destroyed"]),
    ("Nine boats set out on Sunday. Four turned back.", ["Nine boats: = 9 count boat, other", "Four: = 4 count boat, other"]),
    ("Two cars collided. Three were taken to hospital.", ["Two cars: = 2 count car, affected", "Three: = 3 count person, injured"]),
    ("Three bombs went off at once; two more were defused.",
     ["Three bombs: = 3 count bomb, used", "two more: = 2 count bomb, intercepted"]),
    ("The gang fired 30 rounds. Of the 30, nine hit a van.",
     ["30 rounds: = 30 count round, used", "30: = 30 count round, used", "nine: = 9 count round, used"]),
    ("Some 3,000 people fled; barely half have returned.",
     ["Some 3,000 people: ~ 3000 count person, displaced", "barely half: ~ 50 percent person, other"]),
    # what words do not say
    ("Kern touched the lives of 40 families.", ["40 families: = 40 count family, other"]),
    ("The attack took the lives of 12 people.", ["12 people: = 12 count person, killed"]),
    ("Soldiers searched 40 flats.", ["40 flats: = 40 count flat, other"]),
    ("The firm recalled 90,000 cars, of which 12,000 had been sold in Spain.",
     ["90,000 cars: = 90000 count car, other", "12,000: = 12000 count car, transferred"]),
    ("Five of the twelve accused were acquitted.", ["Five: = 5 count person, released"]),
    ("Workers fitted the four RS-25 engines and three side-by-side boosters.",
     ["four RS-25 engines: = 4 count rs-25 engine, other", "three side-by-side boosters: = 3 count booster, other"]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(reading_of_text: Callable[..., Reading], text: str, expected: list[str]) -> None:
    assert [brief(f) for f in find_figures(reading_of_text(text), Resolved(), ())] == expected
