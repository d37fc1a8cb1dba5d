"""Figures as monitors, aid agencies, armies and pollsters give them: privation, ground lost, lists between commas, nothing, shares."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figure_words import brief

from dateline.core.resolved import Resolved
from dateline.extract.figures import find_figures
from dateline.read.reading import Reading

FIGURES = [
    # what they lack, where they are taken, and where they are
    ("The storm left 40,000 homes with no power and Norland without water.", ["40,000 homes: = 40000 count home, affected"]),
    ("Some 900 miners are out of work since the pit closed.", ["Some 900 miners: ~ 900 count miner, affected"]),
    ("The two presidents are in power since May and 12 ministers are at home.",
     ["two presidents: = 2 count president, other", "12 ministers: = 12 count minister, present"]),
    ("Clinics took in 14 shepherds who were carried down on stretchers.", ["14 shepherds: = 14 count shepherd, injured"]),
    ("Thirty pupils were brought in for treatment after the gas leak.", ["Thirty pupils: = 30 count pupil, injured"]),
    ("Six medics, eight fire engines and four rescue units are at the scene.",
     ["Six medics: = 6 count medic, present",
      "eight fire engines: = 8 count fire engine, present",
      "four rescue units: = 4 count rescue unit, present"]),
    ("Police fired tear gas at a crowd of about 500.", ["a crowd of about 500: ~ 500 count person, hit"]),
    ("It was unclear how many of the 45 people aboard the dinghy survived.",
     ["unclear how many of the 45 people aboard the dinghy survived: unknown count person, affected",
      "45 people: = 45 count person, present"]),
    # numbers that a participle parts from their noun, people forced off, ground lost
    ("The swap brings the number of soldiers freed since March to 2,310.", ["2,310: = 2310 count person, released"]),
    ("The raid raised the number of people arrested this week to 84.", ["84: = 84 count person, detained"]),
    ("The fighting forced 9,000 villagers across the river and drove 400 families from the valley.",
     ["9,000 villagers: = 9000 count person, displaced", "400 families: = 400 count family, displaced"]),
    ("Opponents say it will push 4,000 pensioners into poverty.", ["4,000 pensioners: = 4000 count pensioner, other"]),
    ("Norland lost three hills and 12 positions, and now holds four of the nine villages that it lost in May.",
     ["three hills: = 3 count hill, captured",
      "12 positions: = 12 count position, captured",
      "four: = 4 count village, other",
      "nine villages: = 9 count village, captured"]),
    ("The army lost three tanks on the road to the town.", ["three tanks: = 3 count tank, destroyed"]),
    ("Some 6,000 of the refugees have yet to return.", ["Some 6,000 of the refugees: ~ 6000 count refugee, displaced"]),
    # lists set off by commas, what weapons do
    ("Clashes left nine fighters dead and 22 civilians, among them three children, wounded.",
     ["nine fighters: = 9 count fighter, killed",
      "22 civilians: = 22 count person, injured",
      "three children: = 3 count child, injured"]),
    ("Two bombs killed 12 in a crowd of 3,000.",
     ["Two bombs: = 2 count bomb, used", "12: = 12 count person, killed", "a crowd of 3,000: = 3000 count person, present"]),
    # herds, types, inhabitants, sums that are raised
    ("The gunmen made off with 87 head of cattle.", ["87 head of cattle: = 87 count cattle, captured"]),
    ("The carrier received 24 A320s.", ["24 A320s: = 24 count a320, transferred"]),
    ("More than 12 Muscovites and three Norlanders were among the dead.",
     ["More than 12 Muscovites: > 12.. count person, killed", "three Norlanders: = 3 count person, killed"]),
    ("He spent the $4 million raised at the gala on lawyers.", ["$4 million: = 4000000 USD money, transferred"]),
    ("The index closed with a loss of 4.1 percent, or 310 points.",
     ["4.1 percent: = 4.1 percent loss, other", "310 points: = 310 count point, other"]),
    # shares
    ("Of 900 wells in the district, half were poisoned and a third are dry.",
     ["900 wells: = 900 count well, other", "half: = 50 percent well, affected", "a third: = 33.33 percent well, other"]),
    ("Half of the silos were hit and a third were destroyed outright.",
     ["Half of the silos: = 50 percent silo, hit", "a third: = 33.33 percent silo, destroyed"]),
    ("Asked about the truce, half said it would fail, while a quarter want new talks.",
     ["half: = 50 percent person, other", "a quarter: = 25 percent person, other"]),
    ("Three out of four households go without water.", ["Three out of four households: = 3 per 4 household, affected"]),
    ("The striker scored in the second half and won two out of three matches.",
     ["two: = 2 count match, other", "three matches: = 3 count match, other"]),
    # nothing, and nobody says
    ("No one was in the school, and nobody was at home when the shell fell.",
     ["No one was in the school: = 0 count person, present", "nobody was at home: = 0 count person, present"]),
    ("No buildings were damaged and no shots were fired.",
     ["No buildings were damaged: = 0 count building, damaged", "no shots were fired: = 0 count shot, used"]),
    ("No hospitals were hit and no flights were cancelled.",
     ["No hospitals were hit: = 0 count hospital, hit", "no flights were cancelled: = 0 count flight, affected"]),
    ("No names were released, no decision was taken and no changes were made.", []),
    ("Not a single house was left standing.", ["Not a single house was left: = 0 count house, other"]),
    ("Not one of the hostages has been freed.", ["Not one of the hostages has been freed: = 0 count hostage, released"]),
    ("Secrecy is not a stranger to him.", []),
    ("If no one is hurt, the game will go on.", []),
    ("Neither side gave casualty figures.", ["Neither side gave casualty figures: unknown count person, killed+injured"]),
    ("No casualty figures were released.", ["No casualty figures were released: unknown count person, killed+injured"]),
    ("The ministry did not provide a death toll.", ["not provide a death toll: unknown count person, killed"]),
    # labels with a count, parts of a whole, control
    ("Fatalities: 1.", ["Fatalities: 1: = 1 count person, killed"]),
    ("Norland counted its dead. Civilian deaths: 3.", ["deaths: 3: = 3 count person, killed"]),
    ("Access constraints affected 43 out of 91 planned missions.",
     ["43: = 43 count mission, affected", "91 planned missions: = 91 count mission, other"]),
    ("Rebels advanced and took control of three settlements.", ["three settlements: = 3 count settlement, captured"]),
    ("The soldiers raped at least four women and beat two elders.",
     ["at least four women: >= 4.. count person, affected", "two elders: = 2 count elder, hit"]),
    ("Nobody knows how many are buried under the mud.", ["Nobody knows how many are buried: unknown count person, killed"]),
    ("The navy rescued 94 people but could not find 11 others.",
     ["94 people: = 94 count person, affected", "11 others: = 11 count person, missing"]),
    ("No trace has been found of the other seven crewmen.", ["seven crewmen: = 7 count crewman, missing"]),
    ("Two ambulances were among the vehicles burned.", ["Two ambulances: = 2 count ambulance, destroyed"]),
    ("The governor ordered the evacuation of 22 villages.", ["22 villages: = 22 count village, affected"]),
    ("Drones struck a depot, setting six tanks ablaze.", ["six tanks: = 6 count tank, destroyed"]),
    ("The ministry revised the number of missing down from 340 to 288.",
     ["340: = 340 count person, missing", "288: = 288 count person, missing"]),
    ("Three suicide bombers blew themselves up, and 20 veterans killed themselves.",
     ["Three suicide bombers: = 3 count suicide bomber, killed", "20 veterans: = 20 count veteran, killed"]),
    ("The exact number of casualties could not be independently verified.",
     ["The exact number of casualties could not be independently verified: unknown count person, killed+injured"]),
    ("Donors pledged half of what the agency had asked for.", ["half: = 50 percent thing, transferred"]),
    ("The group sold not only its ship to the firm, but also six cranes.", ["six cranes: = 6 count crane, transferred"]),
    ("Executives have not been held accountable, nor have nine managers been held responsible.",
     ["nine managers: = 9 count manager, affected"]),
    # shares of those polled, of votes, of points
    ("Among likely voters, 46 percent would choose Kern and 44 percent would back Vance.",
     ["46 percent: = 46 percent voter, other", "44 percent: = 44 percent voter, other"]),
    ("Only 52 percent of teachers agreed, while 73 percent said the opposite.",
     ["52 percent: = 52 percent teacher, other", "73 percent: = 73 percent teacher, other"]),
    ("When the votes were counted, Kern had received 49.8 percent while Vance received 49.5 percent.",
     ["49.8 percent: = 49.8 percent vote, other", "49.5 percent: = 49.5 percent vote, other"]),
    ("Kern leads with 40 percent support. Vance follows him with 16 percent.",
     ["40 percent: = 40 percent support, other", "16 percent: = 16 percent support, other"]),
    ("Kern led Vance by 5 percentage points, and nearly eight of 10 voters knew it.",
     ["5 percentage points: = 5 percent point, other", "nearly eight of 10 voters: ~ 8 per 10 voter, other"]),
    ("Four of 10 hostages were freed.", ["Four: = 4 count hostage, released", "10 hostages: = 10 count hostage, captured"]),
    # heights, bills, children, members, samples
    ("She is 5-foot-11 and he 6-foot-5.", []),
    ("A clerk stole a handful of $20s.", []),
    ("He is the father of four.", ["four: = 4 count child, other"]),
    ("He was elected to the seven member council.", ["seven member: = 7 count person, other"]),
    ("The voter sample is 834.", ["834: = 834 count person, other"]),
    ("The convoy had 12 soldiers, four of whom died.",
     ["12 soldiers: = 12 count soldier, other", "four of whom: = 4 count soldier, killed"]),
    ("Given that the debt is nearing $20 million, nobody agrees.", ["$20 million: = 20000000 USD money, cost"]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(reading_of_text: Callable[..., Reading], text: str, expected: list[str]) -> None:
    assert [brief(f) for f in find_figures(reading_of_text(text), Resolved(), ())] == expected
