"""Figures in the usual wording of agencies, courts, armies and aid groups: what verbs with their phrases say, tables, who denies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figure_words import brief

from dateline.core.resolved import Resolved
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading

FIGURES = [
    # people lost, hurt, taken and let go
    ("Eleven crew members went down with the trawler.", ["Eleven crew members: = 11 count person, killed"]),
    ("The bombing snuffed out 22 lives.", ["22 lives: = 22 count person, killed"]),
    ("Elsewhere police found the bodies of 13 men who had been shot in the head.", ["13 men: = 13 count person, killed"]),
    ("The ministry confirmed 64 cases, 19 of them fatal.", ["64 cases: = 64 count case, other", "19 of them: = 19 count case, killed"]),
    ("The loss of 18 sailors is the navy's worst.", ["18 sailors: = 18 count sailor, killed"]),
    ("Eight firefighters were overcome by heat.", ["Eight firefighters: = 8 count firefighter, injured"]),
    ("The collapse left 30 workers with burns and three in hospital.",
     ["30 workers: = 30 count person, injured", "three: = 3 count person, injured"]),
    ("Doctors amputated the legs of three pupils.", ["three pupils: = 3 count pupil, injured"]),
    ("Surgeons kept the legs of three chairs.", ["three chairs: = 3 count chair, other"]),
    ("Soldiers took 45 prisoners and later took 12 prisoners to a camp.",
     ["45 prisoners: = 45 count prisoner, captured", "12 prisoners: = 12 count prisoner, displaced"]),
    ("Pirates took its 21 crew hostage.", ["21 crew: = 21 count crew, captured"]),
    ("Fifty fighters laid down their arms.", ["Fifty fighters: = 50 count fighter, captured"]),
    ("Robbers locked 12 customers in a storeroom; two unions are locked in a dispute.",
     ["12 customers: = 12 count customer, detained", "two unions: = 2 count union, other"]),
    ("Two pilots ejected and were captured.", ["Two pilots: = 2 count pilot, captured"]),
    ("The tribunal passed sentences on four generals and cleared three officers.",
     ["four generals: = 4 count general, detained", "three officers: = 3 count officer, released"]),
    ("The king granted amnesty to 450 prisoners.", ["450 prisoners: = 450 count prisoner, released"]),
    ("Three patients left hospital on Monday.", ["Three patients: = 3 count patient, released"]),
    ("The navy handed over the bodies of nine men and buried the bodies of two men.",
     ["nine men: = 9 count person, killed+transferred", "two men: = 2 count person, killed"]),
    ("The party expelled six deputies and the junta expelled 12 diplomats.",
     ["six deputies: = 6 count deputy, affected", "12 diplomats: = 12 count diplomat, displaced"]),
    # the sick are not hurt
    ("Cholera broke out in May. Clinics are treating 300 people.", ["300 people: = 300 count person, affected"]),
    ("A bus crash put 40 people in hospital, where a virus was about.", ["40 people: = 40 count person, injured"]),
    ("It is not known how many people carry the virus.",
     ["not known how many people carry: unknown count person, affected"]),
    ("The outbreak passed 30,000 cases; the brewer sold 300 cases.",
     ["30,000 cases: = 30000 count case, affected", "300 cases: = 300 count case, other"]),
    # who is there, what is used and what changes hands
    ("A group of 40 hikers went missing.", ["40 hikers: = 40 count hiker, missing"]),
    ("A mob of 300 burned down a police post.", ["A mob of 300: = 300 count person, other"]),
    ("An attack by 200 rebels failed.", ["200 rebels: = 200 count rebel, present"]),
    ("The task force consists of 11 ships.", ["11 ships: = 11 count ship, used+present"]),
    ("The group is thought to number 700 fighters.", ["700 fighters: = 700 count fighter, present"]),
    ("Seven witnesses gave evidence, and four farmers gave lambs.",
     ["Seven witnesses: = 7 count witness, present", "four farmers: = 4 count farmer, other"]),
    ("Rescuers in 40 boats combed the bay; passengers in 30 cars were stuck.",
     ["40 boats: = 40 count boat, used", "30 cars: = 30 count car, other"]),
    ("Three cargo planes dropped 72 pallets of food, and a drone dropped two grenades.",
     ["Three cargo planes: = 3 count cargo plane, used",
      "72 pallets: = 72 count pallet, transferred",
      "two grenades: = 2 count grenade, used"]),
    ("The air force ordered 60 aircraft; the mayor ordered 40 families out.",
     ["60 aircraft: = 60 count aircraft, transferred", "40 families: = 40 count family, displaced"]),
    ("Thieves took 40 paintings.", ["40 paintings: = 40 count painting, captured"]),
    ("The raid yielded 23 rifles; the field yielded 90 sacks.",
     ["23 rifles: = 23 count rifle, captured", "90 sacks: = 90 count sack, other"]),
    ("Police found a haul of 60 rifles.", ["60 rifles: = 60 count rifle, captured"]),
    ("The clinic will get $4 million and gets beds for $90.",
     ["$4 million: = 4000000 USD money, transferred", "$90: = 90 USD money, cost"]),
    ("A reward of 5,000 pounds is on offer for crates of 900 pounds.",
     ["5,000 pounds: = 5000 GBP money, transferred", "900 pounds: = 900 pound weight, other"]),
    ("The commission received 212 complaints.", ["212 complaints: = 212 count complaint, other"]),
    # things
    ("The blast broke windows in 50 shops.", ["50 shops: = 50 count shop, damaged"]),
    ("The flames spread to 14 barns; the custom spread to 14 towns.",
     ["14 barns: = 14 count barn, affected", "14 towns: = 14 count town, other"]),
    ("Police seized 31 tonnes of tin, compared with 18 tonnes last year.",
     ["31 tonnes of tin: = 31 tonne tin, captured", "18 tonnes: = 18 tonne tin, captured"]),
    ("Eight jets were lost in accidents, three of them at sea.",
     ["Eight jets: = 8 count jet, destroyed", "three of them: = 3 count jet, destroyed"]),
    # tables, and who is told of beside a name
    ("Casualties: Varde 12 dead, 30 wounded; Holm four dead.",
     ["12: = 12 count person, killed", "30: = 30 count person, injured", "four: = 4 count person, killed"]),
    ("In Varde, 12 people died; in Holm, four.", ["12 people: = 12 count person, killed", "four: = 4 count person, killed"]),
    ("By district: Holm 214 cases, Varde 96, Ree 41.",
     ["214 cases: = 214 count case, other", "96: = 96 count case, other", "41: = 41 count case, other"]),
    ("Norland received 75 of its soldiers and Varde 71.",
     ["75 of its soldiers: = 75 count soldier, transferred", "71: = 71 count soldier, transferred"]),
    ("Boeing sold three engines. Its Falcon 9 flew.", ["three engines: = 3 count engine, transferred"]),
    ("He is survived by Jon Marn, 42, and Lise Ree, 40.", []),
    ("He will retire today, march 31, at noon.", []),
    # people of two sorts
    ("The bus carried 52 doctors and nurses.", ["52 doctors and nurses: = 52 count person, present"]),
    ("It employs 300 drivers and the guards.", ["300 drivers: = 300 count driver, other"]),
    # what a valued word says
    ("Parents put the number taken at 60.", ["60: = 60 count person, captured"]),
    ("The army puts the displaced at half a million.", ["half a million: = 500000 count person, displaced"]),
    ("Voters rejected the charter by 54 percent to 46 percent.",
     ["54 percent: = 54 percent vote, other", "46 percent: = 46 percent vote, other"]),
    ("The agency needs $45 million but has only a third of it.",
     ["$45 million: = 45000000 USD money, cost", "a third of it: = 33.33 percent money, other"]),
    # vehicles that people use, bring and hold
    ("The group flew 64 of the men home on two planes, and firefighters fought the blaze with 27 engines.",
     ["64 of the men: = 64 count person, present", "two planes: = 2 count plane, used", "27 engines: = 27 count engine, used"]),
    ("Water was sprayed by three fire engines.", ["three fire engines: = 3 count fire engine, used"]),
    ("The pier was hit by two barges.", ["two barges: = 2 count barge, other"]),
    ("Norland will send a brigade of 3,500 soldiers and 60 tanks to its border.",
     ["3,500 soldiers: = 3500 count soldier, used+present", "60 tanks: = 60 count tank, used+present"]),
    ("The rebels took away two Humvees, and pirates hold nine ships.",
     ["two Humvees: = 2 count humvee, captured", "nine ships: = 9 count ship, captured"]),
    ("Shells destroyed three posts; the firm lost 300 posts.",
     ["three posts: = 3 count post, destroyed", "300 posts: = 300 count post, other"]),
    # people by nouns that no ending shows
    ("The gang freed 11 missionaries and 44 schoolchildren.",
     ["11 missionaries: = 11 count missionary, released", "44 schoolchildren: = 44 count schoolchild, released"]),
    ("Guards stopped 21 migrants from crossing and kept two dogs from barking.",
     ["21 migrants: = 21 count migrant, affected", "two dogs: = 2 count dog, other"]),
    # what a number leaves to what was told before
    ("The drivers blocked the road with 2,000 tractors. Police detained 41.",
     ["2,000 tractors: = 2000 count tractor, used", "41: = 41 count person, captured"]),
    ("Infections rose by 17,408 to 271,628.",
     ["17,408: = 17408 count infection, affected", "271,628: = 271628 count infection, affected"]),
    ("Three times as many came; ten crossings were closed, down from 40.",
     ["ten crossings: = 10 count crossing, affected", "40: = 40 count crossing, affected"]),
    ("Four of every five over 60 came.", ["Four of every five: = 4 per 5 thing, other"]),
    ("Sixty drones were destroyed over five regions.",
     ["Sixty drones: = 60 count drone, intercepted", "five regions: = 5 count region, other"]),
    ("The judges in Bucharest told him to pay back 800,000 lei.", ["800,000 lei: = 800000 RON money, transferred"]),
    ("A Minsk court fined them 50,000 roubles.", ["50,000 roubles: = 50000 BYN money, cost"]),
    ("Rangers counted 22 dead elephants after the fire left 12 dead on Monday.",
     ["22 dead elephants: = 22 count elephant, killed", "12: = 12 count person, killed"]),
    ("The camp clears 2,000 refugees a week from the coast; talks resume a week from now.",
     ["2,000 refugees: = 2000 count refugee, displaced", "a week: = 1 week time, duration"]),
    ("Officials refused to say how many troops took part.", ["refused to say how many troops took: unknown count person, present"]),
    ("It is unclear how many of those on board wore life jackets.",
     ["unclear how many of those on board wore life jackets: unknown count person, present"]),
    ("Among those in custody are three councillors.", ["three councillors: = 3 count councillor, detained"]),
    ("The mayor said 16 people were killed and 23 hurt.",
     ["16 people: = 16 count person, killed", "23 hurt: = 23 count person, injured"]),
    ("The jets made 40 strikes on seven sites; the shop made 40 cakes on two days.",
     ["40 strikes: = 40 count strike, other",
      "seven sites: = 7 count site, hit",
      "40 cakes: = 40 count cake, other",
      "two days: = 2 day time, duration"]),
    ("A woman and two teenagers, 15 and 17, were hurt.", ["two teenagers: = 2 count teenager, injured"]),
    ("The army shot two rebels, and 15 fled.", ["two rebels: = 2 count rebel, injured", "15: = 15 count person, displaced"]),
    ("The general was killed along with six of his men.", ["six of his men: = 6 count person, killed"]),
    ("Altogether 61 died.", ["61: = 61 count person, killed"]),
    ("A convoy brought 30 trucks, enough to feed 15,000.",
     ["30 trucks: = 30 count truck, other", "15,000: = 15000 count person, affected"]),
    ("The crews brought 30 residents down ladders; gunners brought down 30 drones.",
     ["30 residents: = 30 count person, other", "30 drones: = 30 count drone, intercepted"]),
    ("The governor put 12 villages under quarantine.", ["12 villages: = 12 count village, affected"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(reading_of_text: Callable[..., Reading], text: str, expected: list[str]) -> None:
    assert [brief(f) for f in find_figures(reading_of_text(text), Resolved(), ())] == expected


TELLERS = [
    ("The government denied local media reports that it had paid ⟦two million euros⟧.", ["government"]),
    ("The army denied claims by the rebels that ⟦40 soldiers⟧ had been killed.", ["rebels"]),
    ("Italy recorded ⟦602 deaths⟧ on Monday.", [None]),
    ("The ministry recorded ⟦14 deaths⟧ on Monday.", ["ministry"]),
    ("Nine officers were hurt and ⟦120 rioters⟧ held when a march turned violent, the minister said on television.", ["minister"]),
    ("Kenya has reported ⟦40 cases⟧ since May, the health ministry said.", ["health ministry"]),
]


@pytest.mark.parametrize(("marked", "expected"), TELLERS)
def test_who_tells(tellers_of: Callable[[str], list[str | None]], marked: str, expected: list[str | None]) -> None:
    assert tellers_of(marked) == expected
