"""Figures by the class of what is hard: pronouns, lists of the dead, shares, sums, verbs of harm and help, numbers that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from figure_words import brief

from dateline.core.resolved import Resolved
from dateline.extract.figures import find_figures
from dateline.read.reading import Reading

FIGURES = [
    # what is taken from the figure before
    ("The army fired 12 rockets at the town, and five of them were shot down.",
     ["12 rockets: = 12 count rocket, used", "five of them: = 5 count rocket, intercepted"]),
    ("The city has 14 bridges. Three of them collapsed.",
     ["14 bridges: = 14 count bridge, other", "Three of them: = 3 count bridge, destroyed"]),
    ("The ministry maintains three radar satellites. Two of those are backups.",
     ["three radar satellites: = 3 count radar satellite, other", "Two of those: = 2 count radar satellite, other"]),
    ("The navy fired four torpedoes, with three landing close to the pier.",
     ["four torpedoes: = 4 count torpedo, used", "three: = 3 count torpedo, used"]),
    ("The blast destroyed 40 homes and damaged 20.", ["40 homes: = 40 count home, destroyed", "20: = 20 count home, damaged"]),
    ("The quake flattened 300 houses and cracked 40 others.",
     ["300 houses: = 300 count house, destroyed", "40 others: = 40 count house, damaged"]),
    ("The blast destroyed 12 homes and injured 40 others.",
     ["12 homes: = 12 count home, destroyed", "40 others: = 40 count person, injured"]),
    ("The shell hit two buses and killed 12.", ["two buses: = 2 count bus, hit", "12: = 12 count person, killed"]),
    ("The general said his men had lost 40 vehicles, while the enemy lost 120.",
     ["40 vehicles: = 40 count vehicle, destroyed", "120: = 120 count vehicle, destroyed"]),
    ("The group abducted 40 pupils, and 11 of those taken were found dead.",
     ["40 pupils: = 40 count pupil, captured", "11 of those: = 11 count person, killed"]),
    ("Police arrested 90 people on Sunday. They include 12 foreigners.",
     ["90 people: = 90 count person, detained", "12 foreigners: = 12 count foreigner, detained"]),
    ("More than 15 million people had their data exposed. That number includes 700 minors.",
     ["More than 15 million people: > 15000000.. count person, affected", "700 minors: = 700 count minor, affected"]),
    # who is listed among the dead and the hurt
    ("The dead included two nurses from Oslo, Norway, and their three children.",
     ["two nurses: = 2 count nurse, killed", "three children: = 3 count child, killed"]),
    ("He told radio that the deceased included 10 foreign climbers and two local guides.",
     ["10 foreign climbers: = 10 count climber, killed", "two local guides: = 2 count guide, killed"]),
    ("The injured included a bus driver and six pupils.", ["six pupils: = 6 count pupil, injured"]),
    ("The victims included two brothers from Turin.", ["two brothers: = 2 count brother, killed"]),
    ("The court ordered the release of 24 sailors held since March.", ["24 sailors: = 24 count sailor, released"]),
    ("The funeral of three miners drew 5,000 mourners.",
     ["three miners: = 3 count miner, killed", "5,000 mourners: = 5000 count mourner, present"]),
    ("A gunman shot eight people, five of them fatally.",
     ["eight people: = 8 count person, injured", "five of them: = 5 count person, killed"]),
    ("Three carriages derailed and 40 passengers had to be cut free.",
     ["Three carriages: = 3 count carriage, affected", "40 passengers: = 40 count person, affected"]),
    ("Five people were on board the trams at the time of the crash.", ["Five people: = 5 count person, present"]),
    ("The mudslide left 30 families without shelter.", ["30 families: = 30 count family, displaced"]),
    # of what a share is told
    ("Sales of trucks rose 6 percent while car sales were down 3 percent.",
     ["6 percent: = 6 percent sale, other", "3 percent: = 3 percent car sale, other"]),
    ("Unemployment stood at 7.2 percent in June, up from 6.9 percent.",
     ["7.2 percent: = 7.2 percent unemployment, other", "6.9 percent: = 6.9 percent unemployment, other"]),
    ("Firms would have paid an effective tax rate of 26 percent next year. Now it will be 14 percent.",
     ["26 percent: = 26 percent tax rate, other", "14 percent: = 14 percent tax rate, other"]),
    ("The law will boost exports by 13 percent next year.", ["13 percent: = 13 percent export, other"]),
    ("The brewer will enjoy an 18 percent profit surge in 2031.", ["18 percent: = 18 percent profit, other"]),
    ("A new law cut taxes on fuel to 5 percent, from 35 percent.",
     ["5 percent: = 5 percent tax, other", "35 percent: = 35 percent tax, other"]),
    ("The rally pushed oil prices up by 4 percent.", ["4 percent: = 4 percent oil price, other"]),
    ("Wages rose 3 percent and prices 5 percent.", ["3 percent: = 3 percent wage, other", "5 percent: = 5 percent price, other"]),
    ("Turnout was 61 percent.", ["61 percent: = 61 percent turnout, other"]),
    ("The merger halved costs and lifted output by 9 percent.", ["9 percent: = 9 percent output, other"]),
    # money that is earned, moved or spent
    ("The company reported revenue of $4.2 billion and a loss of $300 million.",
     ["$4.2 billion: = 4200000000 USD money, other", "$300 million: = 300000000 USD money, cost"]),
    ("The firm posted $900 million in profit last year.", ["$900 million: = 900000000 USD money, other"]),
    ("His fortune is put at $3 billion.", ["$3 billion: = 3000000000 USD money, other"]),
    ("The bank holds assets of $90 billion.", ["$90 billion: = 90000000000 USD money, other"]),
    ("Savers withdrew $2 billion from the lender.", ["$2 billion: = 2000000000 USD money, transferred"]),
    ("The charity remitted $40,000 to the clinic.", ["$40,000: = 40000 USD money, transferred"]),
    ("The amnesty led 80 firms to bring back $12 billion.",
     ["80 firms: = 80 count firm, other", "$12 billion: = 12000000000 USD money, transferred"]),
    ("The family won $20 million in damages.", ["$20 million: = 20000000 USD money, transferred"]),
    ("Thieves drained $60 million from the exchange.", ["$60 million: = 60000000 USD money, transferred"]),
    ("The repairs cost $60 million.", ["$60 million: = 60000000 USD money, cost"]),
    # verbs of harm, work, theft, help and flight
    ("The bank fired 300 traders after the audit.", ["300 traders: = 300 count trader, affected"]),
    ("The steelmaker will axe 1,200 jobs at two plants.", ["1,200 jobs: = 1200 count job, affected", "two plants: = 2 count plant, other"]),
    ("The hurricane uprooted 2,000 trees and snapped 80 power poles.",
     ["2,000 trees: = 2000 count tree, destroyed", "80 power poles: = 80 count power pole, destroyed"]),
    ("More than 60 firefighters tackled the blaze.", ["More than 60 firefighters: > 60.. count firefighter, present"]),
    ("Around 150 officers surrounded the compound before dawn.", ["Around 150 officers: ~ 150 count officer, present"]),
    ("Some 3,000 refugees crossed the river.", ["Some 3,000 refugees: ~ 3000 count refugee, displaced"]),
    ("The aid group airdropped 14 tonnes of rice over the valley.", ["14 tonnes of rice: = 14 tonne rice, transferred"]),
    ("Thieves stole 12 paintings from the museum.", ["12 paintings: = 12 count painting, captured+transferred"]),
    ("Thieves stole money from 30 pensioners.", ["30 pensioners: = 30 count pensioner, affected"]),
    ("Doctors screened 5,000 children and vaccinated 3,400.",
     ["5,000 children: = 5000 count child, affected", "3,400: = 3400 count person, affected"]),
    ("The storm knocked out power to 80,000 homes.", ["80,000 homes: = 80000 count home, affected"]),
    ("Protesters torched 12 cars and smashed the windows of six shops.",
     ["12 cars: = 12 count car, destroyed", "six shops: = 6 count shop, damaged"]),
    ("The plant's four reactors were idled.", ["four reactors: = 4 count reactor, affected"]),
    ("The minister said 900 visas were revoked.", ["900 visas: = 900 count visa, affected"]),
    ("Eight people have serious or life-threatening injuries, the ambulance service said.", ["Eight people: = 8 count person, injured"]),
    ("Some 3,000 fans remained in the stands.", ["Some 3,000 fans: ~ 3000 count fan, present"]),
    ("Four suspects remain in custody.", ["Four suspects: = 4 count suspect, detained"]),
    ("Nine hostages remain in captivity.", ["Nine hostages: = 9 count hostage, captured"]),
    ("About 40 patients have the virus.", ["About 40 patients: ~ 40 count patient, affected"]),
    # numbers that are a quantity, and that are none
    ("The rocket is three Falcon 9 rockets strapped together.", ["three Falcon 9 rockets: = 3 count rocket, used"]),
    ("A “couple hundred” people in the valley were freed early.", ["couple hundred” people: = 200 count person, released"]),
    ("They are not part of the managers’ 2017 pay packages.", []),
    ("It published its 2016 results.", []),
    ("The side won 8-7 in ten innings.", ["ten innings: = 10 count inning, other"]),
    ("They watched game seven of the final in a bar.", []),
    ("He bought a pair of jeans and a pair of dogs.", ["a pair of dogs: = 2 count dog, transferred"]),
    ("The firm has made a pair of smart glasses.", []),
    ("The probe flew 275,000 total miles.", ["275,000 total miles: = 275000 mile distance, distance"]),
    ("Thousands of Cubs fans sang in the stands.", ["Thousands of Cubs fans: ~ 2000.. count fan, present"]),
    ("In a couple of generations the village will be empty.", ["a couple of generations: = 2 count generation, duration"]),
    ("The siege lasted two nights.", ["two nights: = 2 count night, duration"]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(reading_of_text: Callable[..., Reading], text: str, expected: list[str]) -> None:
    assert [brief(f) for f in find_figures(reading_of_text(text), Resolved(), ())] == expected
