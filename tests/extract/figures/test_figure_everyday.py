"""Figures of everyday reports: weights, ages, weather, prices and names; who tells them. Each rule beside what it must leave alone."""

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
    # what is offered would change hands and is a price; what something is raised to does not change hands
    ("Halden Corp. raised its offer to $46 a share on Monday.", ["$46: = 46 USD money, transferred+cost"]),
    ("The choir raised $46,000 for the school.", ["$46,000: = 46000 USD money, transferred"]),
    ("The rebels offered $3 million for the pilot.", ["$3 million: = 3000000 USD money, transferred+cost"]),
    ("Arlen lifted its forecast to $9 billion.", ["$9 billion: = 9000000000 USD money, cost"]),
    ("The town extended $4 million to the farms.", ["$4 million: = 4000000 USD money, transferred"]),
    # sums changed from one to another are two; prices range
    ("The brewer raised its bid from $2 billion to $3 billion.",
     ["$2 billion: = 2000000000 USD money, cost", "$3 billion: = 3000000000 USD money, cost"]),
    ("Prices rose from $20 to $30 in May.", ["$20: = 20 USD money, cost", "$30: = 30 USD money, cost"]),
    ("Tickets cost from $20 to $30.", ["$20 to $30: range 20..30 USD money, cost"]),
    ("Fines range from $200 to $300.", ["$200 to $300: range 200..300 USD money, transferred+cost"]),
    ("They sell caps at prices from $15 to $25.", ["$15 to $25: range 15..25 USD money, cost"]),
    ("The council voted to cut the fee from £90 to £60.", ["£90: = 90 GBP money, cost", "£60: = 60 GBP money, cost"]),
    # firms that fall by so much: their shares; parties, countries and what is cut do not
    ("Nordbank (NBK) gave up gains to drop 3% on Monday.", ["3%: = 3 percent share, other"]),
    ("Halden Corp. was down 6 percent at noon.", ["6 percent: = 6 percent share, other"]),
    ("In the poll the Unity Party fell 4 percent.", ["4 percent: = 4 percent party, other"]),
    ("Halden Corp. cut its output 4 percent.", ["4 percent: = 4 percent output, other"]),
    ("Norvia grew 4 percent in May.", ["4 percent: = 4 percent norvia, other"]),
    # numbers of names, scores of games, millions in capitals, pounds of force, parts that come of dividing
    ("The update lets Orbit 2 users take pictures.", []),
    ("They levelled the series scores in the last match.", []),
    ("Their test scores were hit by the strike.", []),
    ("Scores of rebels fled and scores were hurt.",
     ["Scores of rebels: ~ 40.. count rebel, displaced", "scores: ~ 40.. count person, injured"]),
    ("The Halden app has 7.5M users.", ["7.5M users: = 7500000 count user, other"]),
    ("She won the 200M freestyle.", ["200M: = 200 m distance, distance"]),
    ("Its engines have a thrust of up to 5.1 million pounds.", ["up to 5.1 million pounds: <= ..5100000 pound weight, other"]),
    ("The lottery winner got 5.1 million pounds.", ["5.1 million pounds: = 5100000 GBP money, transferred"]),
    ("The cargo was worth 2 million pounds.", ["2 million pounds: = 2000000 GBP money, cost"]),
    ("The ship broke into three pieces and 12 sailors died.",
     ["three pieces: = 3 count piece, other", "12 sailors: = 12 count sailor, killed"]),
    ("The pair of lenses costs little.", ["pair of lenses: = 2 count lens, other"]),
    ("The pair of glasses costs little.", []),
    # what lasts, lasts over so long; what is spent over three years is spent in them
    ("The town endured over a century of neglect.", ["over a century: > 1.. century time, duration"]),
    ("They waited over 20 days for water.", ["over 20 days: > 20.. day time, duration"]),
    ("The firm spent $4 million over three years.", ["$4 million: = 4000000 USD money, cost", "three years: = 3 year time, duration"]),
    # quarters of a year and of a whole
    ("Profit fell for the most recent two quarters.", []),
    ("The firm lost money in the last three quarters.", []),
    ("Sales rose in four straight quarters.", ["four straight quarters: = 4 quarter time, duration"]),
    ("Three quarters of the wells were dry.", ["Three quarters of the wells: = 75 percent well, other"]),
    ("Tours starting at $90 are sold out.", ["starting at $90: >= 90.. USD money, cost"]),
    ("The sale starts at $90, the house said.", ["$90: = 90 USD money, cost"]),
    ("Mr Holm lost three stone in a year.", ["three stone: = 3 stone weight, other", "a year: = 1 year time, duration"]),
    ("She weighed about 14 stone before the illness.", ["about 14 stone: ~ 14 stone weight, other"]),
    ("The bull threw a 20-stone man over the gate.", ["20-stone: = 20 stone weight, other"]),
    ("Two stone walls fell in the quake.", ["Two stone walls: = 2 count stone wall, destroyed"]),
    ("The farm has 12 stone barns.", ["12 stone barns: = 12 count stone barn, other"]),
    ("Between them the brothers shed 9 stone, the clinic said.", ["9 stone: = 9 stone weight, affected"]),
    ("The guard weighed over 17 stone and could not run.", ["over 17 stone: > 17.. stone weight, other"]),
    ("Thieves took four stone lions from the garden.", ["four stone lions: = 4 count stone lion, captured"]),
    ("He is two stone lighter than in May.", ["two stone: = 2 stone weight, other"]),
    ("The path has 200 stone steps.", ["200 stone steps: = 200 count stone step, other"]),
    ("Entry is free for children between 11 and 15.", []),
    ("The study took in 1,200 voters over the age of 17.", ["1,200 voters: = 1200 count voter, present"]),
    ("Men from 18 to 45 were called up.", []),
    ("Between 11 and 15 people were hurt.", ["Between 11 and 15 people: range 11..15 count person, injured"]),
    ("The ferry carried between 40 and 50 children.", ["between 40 and 50 children: range 40..50 count child, present"]),
    ("Anyone under the age of 12 must stay at home.", []),
    ("We are 100 percent sure, said Mayor Dahl.", []),
    ("The governor is 100 percent behind the plan.", []),
    ("The village lost 100 percent of its wells.", ["100 percent: = 100 percent well, destroyed"]),
    ("Output rose 100 percent in May.", ["100 percent: = 100 percent output, other"]),
    ("The vaccine was 100 percent effective.", ["100 percent: = 100 percent vaccine, other"]),
    ("The storm brought 34 inches of snow. Another 24 inches fell on Monday.",
     ["34 inches of snow: = 34 inch snow, other", "Another 24 inches: = 24 inch snow, other"]),
    ("The storm dropped a foot of snow on Varde.", ["a foot of snow: = 1 foot snow, other"]),
    ("Up to a half inch of rain fell.", ["Up to a half inch of rain: <= ..0.5 inch rain, other"]),
    ("Some 20 cm of snow fell. The army walked 20 km.", ["Some 20 cm of snow: ~ 20 cm snow, other", "20 km: = 20 km distance, distance"]),
    ("Winds of 14 mph to 23 mph are forecast.", ["14 mph to 23 mph: range 14..23 mph speed, other"]),
    ("Shares saw a rise of 2 percent to 14 percent.", ["2 percent: = 2 percent rise, other", "14 percent: = 14 percent rise, other"]),
    ("The price fell from 4 percent to 3 percent.", ["4 percent: = 4 percent price, other", "3 percent: = 3 percent price, other"]),
    ("The limit is 35 miles per hour in town and 30 on the bridge.",
     ["35 miles per hour: = 35 mph speed, other", "30: = 30 mph speed, other"]),
    ("The bus did 80 km/h and 30 passengers screamed.", ["80 km/h: = 80 km/h speed, other", "30 passengers: = 30 count person, present"]),
    ("A clerk was charged with robbing a shop over six years ago.", ["over six years: > 6.. year time, duration"]),
    ("Talks over six years failed.", ["six years: = 6 year time, duration"]),
    ("The suspect is around 5’10” tall.", []),
    ("The room is 5 metres wide.", ["5 metres: = 5 m distance, distance"]),
    ("When Vega 3 was launched, crowds cheered.", []),
    ("In Varde 12 people were hurt.", ["12 people: = 12 count person, injured"]),
    ("Flight no. 446 left Oslo late.", []),
    ("The Norex index fell 344.65 at the close.", ["344.65: = 344.65 count thing, other"]),
    ("The index fell to 10,343.", ["10,343: = 10343 count index, other"]),
    ("That is one aspect she enjoys.", []),
    ("One soldier was killed.", ["One soldier: = 1 count soldier, killed"]),
    ("The offer is $4.15 per share.", ["$4.15: = 4.15 USD money, transferred+cost"]),
    ("The levy is 3 euros per bag.", ["3 euros: = 3 EUR money, cost"]),
    ("The bodies of nine soldiers and two clerks had been brought in.",
     ["nine soldiers: = 9 count soldier, killed", "two clerks: = 2 count clerk, killed"]),
    ("The deaths of two nuns and three monks shocked the town.",
     ["two nuns: = 2 count nun, killed", "three monks: = 3 count monk, killed"]),
    ("The army killed nine soldiers, and two clerks watched.",
     ["nine soldiers: = 9 count soldier, killed", "two clerks: = 2 count clerk, present"]),
    ("The nurses recorded 41 new cases, bringing the total since the outbreak began in March to 389.",
     ["41 new cases: = 41 count case, affected", "389: = 389 count case, affected"]),
    ("Cases rose to 40 in May.", ["40: = 40 count case, other"]),
    ("The bank made a loan of 3,000 euros and a profit of 61 million.",
     ["3,000 euros: = 3000 EUR money, transferred", "61 million: = 61000000 EUR money, other"]),
    ("The bank made a loan and a profit of 12 points.", ["12 points: = 12 count point, other"]),
    ("Two pickets were arrested.", ["Two pickets: = 2 count person, captured"]),
    ("They got terms of between 18 months and seven years.", ["between 18 months and seven years: range 18..84 month time, duration"]),
    ("Talks took between six and nine weeks.", ["between six and nine weeks: range 6..9 week time, duration"]),
    ("He moved $120 million through three banks.",
     ["$120 million: = 120000000 USD money, transferred", "three banks: = 3 count bank, other"]),
    ("He carried 70,000 euros to the town hall.", ["70,000 euros: = 70000 EUR money, transferred"]),
    ("A third bomber, a girl of about 14, was held.", []),
    ("A crowd of about 14 gathered.", ["A crowd of about 14: ~ 14 count person, present"]),
    ("The club has a woman of 90 and a team of 12.", ["a team of 12: = 12 count person, other"]),
    ("He sold a kilo of heroin.", ["a kilo of heroin: = 1 kg heroin, transferred"]),
    ("We had a ton of fun.", []),
    ("Entry costs a pound.", []),
    # labels of classes, plans and galleries; sums told by their digits; what is said twice; lists of labels with their counts
    ("All grade 9 and 10 students were moved to the hall.", []),
    ("The hall holds K-8 pupils and grade 9-10 pupils.", []),
    ("Year 7 and 8 pupils were sent home.", []),
    ("Last year 8 pupils were sent home.", ["8 pupils: = 8 count pupil, affected"]),
    ("In grade 9, 10 students were hurt.", ["10 students: = 10 count student, injured"]),
    ("Read more about 457 plans before you sign.", []),
    ("The county turned down 40 plans.", ["40 plans: = 40 count plan, other"]),
    ("3 of 14 Photos View Slideshow", []),
    ("In all 3 of 14 boats sank.", ["all 3: = 3 count boat, destroyed", "14 boats: = 14 count boat, other"]),
    ("Salaries start at six figures.", []),
    ("The map showed six figures in black.", ["six figures: = 6 count figure, other"]),
    ("It was one heck of a match.", []),
    ("Thousands and thousands of people fled.", ["Thousands and thousands of people: ~ 2000.. count person, displaced"]),
    ("Thousands and hundreds fled.", ["Thousands: ~ 2000.. count person, displaced", "hundreds: ~ 200.. count person, displaced"]),
    ("Killed: 4 Injured: 12", ["Killed: 4: = 4 count person, killed", "Injured: 12: = 12 count person, injured"]),
    ("Scouts: 14 Lifeboats: 3", ["Scouts: 14: = 14 count scout, other", "Lifeboats: 3: = 3 count lifeboat, other"]),
    ("The squads left Holm: 14 men in all.", ["14 men: = 14 count person, other"]),
    # near what number; the whole name of a thing; pounds of force
    ("The toll is closer to 40.", ["closer to 40: ~ 40 count person, killed"]),
    ("A girl who gets closer to 18 must move.", []),
    ("The real share is closer to 18 percent.", ["closer to 18 percent: ~ 18 percent share, other"]),
    ("He left more than a decade ago.", ["more than a decade: > 1.. decade time, duration"]),
    ("Sales were lower than a decade ago.", ["a decade: = 1 decade time, duration"]),
    ("Three law enforcement sources told the paper.", ["Three law enforcement sources: = 3 count law enforcement source, other"]),
    ("The board asked seven rural Holm and Webster County districts to merge.",
     ["seven rural Holm and Webster County districts: = 7 count district, other"]),
    ("They met two Christian and Muslim leaders.", ["two Christian and Muslim leaders: = 2 count leader, present"]),
    ("The engine gives 22,000 kilonewtons (5.2 million pounds) at launch.",
     ["22,000 kilonewtons: = 22000 count kilonewton, transferred", "5.2 million pounds: = 5200000 pound weight, other"]),
    # money that is earned, kept or there is neither a price nor a gift; what is said of a gift is said of its worth
    ("The firm earned $80 million in May.", ["$80 million: = 80000000 USD money, other"]),
    ("The purse held $40.", ["$40: = 40 USD money, other"]),
    ("She holds a $90 million contract.", ["$90 million: = 90000000 USD money, cost"]),
    ("The club's coffers had dwindled to $3.4 million.", ["$3.4 million: = 3400000 USD money, other"]),
    ("Receipts at the gate totaled $60,000.", ["$60,000: = 60000 USD money, other"]),
    ("He got gifts valued at $90,000.", ["$90,000: = 90000 USD money, transferred"]),
    ("The tower, valued at $60 million, burned.", ["$60 million: = 60000000 USD money, cost"]),
    ("Farmers are seeking $9 million from the state.", ["$9 million: = 9000000 USD money, transferred"]),
    ("The storm did damage worth $4 million.", ["$4 million: = 4000000 USD money, cost"]),
    # how far, how low, of how many; what is always open
    ("The town lies a few blocks from the port.", ["a few blocks: ~ 3.. count block, distance"]),
    ("Police closed two streets from noon.", ["two streets: = 2 count street, affected"]),
    ("Bargains go for as low as $900.", ["as low as $900: >= 900.. USD money, cost"]),
    ("Some 20 percent of the total number of wells are dry.", ["Some 20 percent: ~ 20 percent well, other"]),
    ("The shop is open 24 hours a day, seven days a week.", []),
    ("The march took 24 hours and seven days of rest.", ["24 hours: = 24 hour time, duration", "seven days: = 7 day time, duration"]),
    ("I read it in one go.", []),
    ("If there are more than 30 pupils, the class is split.", ["more than 30 pupils: > 30.. count pupil, other"]),
    ("There are more than 30 pupils in the class.", ["more than 30 pupils: > 30.. count pupil, present"]),
]

SPEAKERS = [
    # one who speaks is not counted
    ("One resident said the shots began at noon.", []),
    ("Two residents said the shots began at noon.", [None]),
    ("One resident was hurt, the mayor said.", ["mayor"]),
    ("More than 6 in 10 voters said that banks do more harm than good, according to polling published by the Herald.", ["polling"]),
    ("Some 40 percent of farmers believe the ban is of no help, according to a union study released Tuesday.", ["union study"]),
    ("Dozens of residents fled, according to the mayor.", ["mayor"]),
    ("The crew said two sailors were hurt, according to the harbour master.", ["crew"]),
    ("Captain Berg announced his retirement on Tuesday after 15 years.", [None]),
    ("Captain Berg announced that 15 sailors would leave.", ["Captain Berg"]),
    ("The firm announced 300 layoffs.", ["firm"]),
    ("The firm announced its closure on Friday after 90 years.", [None]),
    ("The club said it signed Dahl for a reported $25 million.", [None]),
    ("The club said it signed Dahl for $25 million.", ["club"]),
    ("The minister resigned over an alleged $3 million bribe, the paper said.", [None]),
    ("The reported cases rose to 40, the ministry said.", ["ministry"]),
    ("Shelling killed 12 people, a spokesman for the army said in a statement on Friday.", ["spokesman for the army"]),
    ("Citing \"a precaution\", Norair announced that two of the engines would be replaced.", ["Norair"]),
    ("Citing police, Norair announced that two of the men were held.", ["police"]),
    ("Fire officials did not know how many residents were displaced.", ["Fire officials"]),
    ("Police could not say how many people were killed.", ["Police"]),
    ("Officials knew of no injuries among residents.", ["Officials"]),
    ("It was not clear how many people were killed.", [None]),
    ("The mayor said there were no injuries.", ["mayor"]),
    ("The poll of 4,060 voters has a two percent margin of error.", [None, None]),
    ("The council said it had freed two men, burned the camp and seized 40 rifles.", ["council", "council"]),
    ("The army said it had shelled the port, sunk nine boats and captured 14 sailors.", ["army", "army"]),
    ("The union said it had sacked its treasurer, sold two halls and paid 30 debts.", ["union", "union"]),
    ("Police said they found the van. They arrested two men.", [None]),
    ("The firm said it would sell the plant, and two rivals made bids.", [None]),
    ("Police said the van was stolen, and 40 officers searched the wood.", [None]),
    ("Turnout was 39 percent, the commission said, down from 79 percent in May.", ["commission", "commission"]),
    ("The fire burned 90 hectares, the mayor said, including 12 hectares of vines.", ["mayor", "mayor"]),
    ("The fire is out, the mayor said, and 12 families are homeless.", ["mayor"]),
    ("The fire is out, the mayor said. Down the road 12 families sang.", [None]),
    ("The town needs 9 million euros; donors say they have 4 million euros.", [None, "donors"]),
    ("Donors have pledged 4 million euros.", [None]),
    ("Nine were killed; 12 were hurt, police said.", ["police", "police"]),
    ("Norport offered each docker 1,500 euros.", [None]),
    ("Mr Lumu called for a boycott of three banks.", [None]),
    ("Sixty-one people were rescued by fishing boats, 18 bodies were found and the rest are missing, the harbour master told reporters.",
     ["harbour master", "harbour master"]),
    ("The owner, Norline, has been fined four times since 2001, records show.", ["records"]),
    ("The owner said the boat, which records had shown to be 40 years old, sank.", []),
]

MONEY = [
    ("A court in Cairo fined the Egyptian editor 30,000 pounds.", ["EGP"]),
    ("The Lebanese bank lost 40 million pounds in Beirut.", ["LBP"]),
    ("Damascus raised the pay of Syrian teachers, who earn 90,000 pounds.", ["SYP"]),
    ("A court in Leeds fined the editor 30,000 pounds.", ["GBP"]),
    ("A British court in London fined the Egyptian editor 30,000 pounds.", ["GBP"]),
    ("A court in Cairo fined the Egyptian editor £30,000.", ["GBP"]),
    ("A court in Cairo fined the Egyptian editor 30,000 British pounds.", ["GBP"]),
    ("A court in Manila fined the Filipino editor 30,000 pesos.", ["PHP"]),
    ("A court in Lahore fined the Pakistani editor 30,000 rupees.", ["PKR"]),
    ("The Danish firm paid 30,000 kroner in Copenhagen.", ["DKK"]),
    ("The Egyptian lifted a 500 pound stone in Cairo.", ["pound"]),
]


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_figures(reading_of_text: Reader, text: str, figures: list[str]) -> None:
    assert [brief(f) for f in find_figures(reading_of_text(text), Resolved(), ())] == figures


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_speakers(reading_of_text: Reader, text: str, speakers: list[str | None]) -> None:
    reading = reading_of_text(text)
    found = find_figures(reading, Resolved(), attributions(reading, Resolved()))
    assert [f.speaker and f.speaker.name for f in found] == speakers


@pytest.mark.parametrize(("text", "units"), MONEY)
def test_whose_money_a_shared_name_means(reading_of_text: Reader, text: str, units: list[str]) -> None:
    assert [f.unit for f in find_figures(reading_of_text(text), Resolved(), ())] == units
