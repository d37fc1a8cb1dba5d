"""Dates by class: what reports of many styles write, and beside it what only looks alike. Sentences of made-up events."""

import pytest

from dateline.resolve.dates.dates import find_dates

FRIDAY = "2031-03-14"  # the 11th ISO week

# text; the words marked; TIMEX3
CASES = [
    # a weekday with its day behind it, whatever stands before
    ("Talks were held last Tuesday, March 5.", "last Tuesday, March 5", "2031-03-05"),
    # what had been planned for a day is over
    ("He was shot after he had planned to rob them Thursday night.", "Thursday night", "2031-03-13TNI"),
    # a time of day with its day behind it
    ("The hearing is set for 7 p.m. March 20.", "7 p.m. March 20", "2031-03-20T19:00"),
    ("Voting starts at 8 a.m. Tuesday, March 18.", "8 a.m. Tuesday, March 18", "2031-03-18T08:00"),
    ("The bridge fell at 5:40 a.m. 2 March 2030.", "5:40 a.m. 2 March 2030", "2030-03-02T05:40"),
    ("The order lapsed at midnight Jan. 31.", "midnight Jan. 31", "2031-01-31T00:00"),
    ("He scored 7 and June 20 was his last game.", "June 20", "2030-06-20"),
    # a time that opens a paragraph, as in live reports, and one that looks ahead
    ("11:05 The hall is full.", "11:05", "2031-03-14T11:05"),
    ("Polls closed at 8pm yesterday.\n\n10.20am A first count can be expected around noon.", "10.20am", "2031-03-14T10:20"),
    ("Polls closed at 8pm yesterday.\n\nA first count can be expected around noon.", "noon", "2031-03-14T12:00"),
    ("The vote was on Tuesday. It began at 9 a.m. and was over by noon.", "9 a.m.", "2031-03-11T09:00"),
    # counted from a date told before
    ("Rebels took the dam on 5 June 2029. That night they opened its gates.", "That night", "2029-06-05TNI"),
    ("The envoy landed on 5 June 2029. The following morning he was gone.", "The following morning", "2029-06-06TMO"),
    ("The ship left in July 2028. The following spring it was found.", "The following spring", "2029-SP"),
    ("The ship left in July 2028 and sank the following autumn.", "the following autumn", "2028-FA"),
    ("The fort fell in 1944. The following spring it was retaken.", "The following spring", "1945-SP"),
    ("He was shot on 5 June 2029. The following Tuesday she took office.", "The following Tuesday", "2029-06-12"),
    ("The law passed in May 2029, after a first vote the previous October.", "the previous October", "2028-10"),
    ("The pact was signed on 2 July 2027. Since then no shot has been fired.", "then", "2027-07-02"),
    ("The deadline is 2 July 2031. If no deal is reached by that time, the loan is lost.", "that time", "2031-07-02"),
    ("The council meets on Monday. It had received the study only that afternoon.", "that afternoon", "XXXX-XX-XXTAF"),  # not next Monday's
    # counted from now
    ("The governor's term expires in two months.", "two months", "2031-05"),
    ("The talks will resume in three weeks.", "three weeks", "2031-04-04"),
    ("The players will meet again in ten days.", "ten days", "2031-03-24"),
    ("They built the bridge in three weeks.", "three weeks", "P3W"),  # how long it took
    ("They have agreed to swap 40 men, marking the first such swap in five months.", "five months", "P5M"),  # looks back over them
    ("It will be the worst flood in ten years.", "ten years", "P10Y"),
    ("The side will play its third final in four years.", "four years", "P4Y"),
    ("The only vote in three years is to be held on Sunday.", "three years", "P3Y"),
    ("The court will hold the last hearing in two weeks.", "two weeks", "P2W"),  # which of the two is meant only the court knows
    ("The work must be done within three weeks.", "three weeks", "P3W"),
    ("Two years from now the mine will be empty.", "Two years from now", "2033"),
    ("Years from now people will ask why.", "Years from now", "FUTURE_REF"),
    ("He came back hours later.", "hours later", "PTXH"),
    # what is to come
    ("The two sides are to meet on Tuesday.", "Tuesday", "2031-03-18"),
    ("The pact is to be signed on Monday in Sorl.", "Monday", "2031-03-17"),
    ("Their next game, on Tuesday, starts at six.", "Tuesday", "2031-03-18"),
    ("In their next game, on Tuesday, they lost by two goals.", "Tuesday", "2031-03-11"),
    ("Ships could leave as soon as Sunday.", "Sunday", "2031-03-16"),
    ("The deal clears the way for ships to leave as early as Sunday.", "Sunday", "2031-03-16"),
    ("They knew of the leak as early as Sunday.", "Sunday", "2031-03-09"),
    ("Oil for May delivery fell to $61.", "May", "2031-05"),
    ("A trial set for February 20 was put off again.", "February 20", "2031-02-20"),  # nobody means the one eleven months ahead
    # over by then
    ("Fuel ran out; by Wednesday night two wards were dark.", "Wednesday night", "2031-03-12TNI"),
    ("He was in hospital until Monday.", "Monday", "2031-03-10"),
    ("He is in hospital until Monday.", "Monday", "2031-03-17"),
    ("The town promised a reply by Monday.", "Monday", "2031-03-17"),
    ("Another 20 inches of snow fell by Tuesday night.", "Tuesday night", "2031-03-11TNI"),
    ("The guild wanted an answer by Monday.", "Monday", "2031-03-17"),
    ("The toll must not rise by Monday.", "Monday", "2031-03-17"),
    ("Shells hit the port early on Thursday.", "early on Thursday", "2031-03-13TMO"),
    ("The board meets every other Tuesday.", "every other Tuesday", "P2W"),
    ("The bridge was built in the 70s.", "the 70s", "197"),
    # one of many
    ("Her mother called on a Friday and asked for help.", "a Friday", "XXXX-WXX-5"),
    ("The party lost a Monday vote.", "Monday", "2031-03-10"),
    ("The board meets the second Tuesday of every month.", "the second Tuesday of every month", "P1M"),
    ("The court ruled on the second Tuesday of March 2030.", "the second Tuesday of March 2030", "2030-03-12"),
    ("The vote was on the last Sunday in May 2030.", "the last Sunday in May 2030", "2030-05-26"),
    # weeks, quarters, seasons
    ("The clinic saw 212 cases in week 46.", "week 46", "2030-W46"),
    ("Cases doubled in epidemiological week 5.", "week 5", "2031-W05"),
    ("Cases doubled in week 40 of 2029.", "week 40 of 2029", "2029-W40"),
    ("The economy shrank in the October-December quarter.", "the October-December quarter", "2030-Q4"),
    ("Sales fell in the April to June quarter of 2029.", "the April to June quarter of 2029", "2029-Q2"),
    ("It lost $2m in the third quarter of 2030, $5m in the same quarter a year earlier.", "the same quarter a year earlier", "2029-Q3"),
    ("The dam burst two summers ago.", "two summers ago", "2029-SU"),
    ("It is the coldest night this winter.", "this winter", "2030-WI"),
    # rates and lengths
    ("The mine runs six days a week.", "six days a week", "P1W"),
    ("Shells fall every single day.", "every single day", "P1D"),
    ("It was the largest single-day loss of the war.", "single-day", "P1D"),
    ("Pay fell in the three previous years.", "the three previous years", "P3Y"),
    ("Profit rose in the most recent two quarters.", "the most recent two quarters", "P2Q"),
    # vague references
    ("In those days the road was open.", "those days", "PAST_REF"),
    ("At the time, the army denied it.", "At the time", "PAST_REF"),
    ("He fled and was later caught.", "later", "FUTURE_REF"),
    ("Someday the lake will be clean.", "Someday", "FUTURE_REF"),
    # captions, names and trading
    ("FILE - In this May 18, 2029 file photo, the minister waves.", "this May 18, 2029", "2029-05-18"),
    ("Shares rose in morning trading on Thursday.", "morning", "2031-03-13TMO"),
    ("It was the worst loss since the September 11 attacks.", "September 11", "2001-09-11"),
    ("Floods on September 11 cut the road.", "September 11", "2030-09-11"),
]

# text; words that must not be taken for an expression of time
NOT_MARKED = [
    ("The massacre is known as Bloody Sunday.", "Sunday"),
    ("Shops hired more staff for Black Friday.", "Friday"),
    ("He was hurt in week 3 of the season.", "week 3"),
    ("The later models are heavier.", "later"),
    ("No fewer than 40 died, no later than the others.", "later"),
    ("At the time of the raid he slept.", "At the time"),
    ("He packed and then left.", "then"),
    # degrees
    ("Highs in the 70s are forecast.", "the 70s"),
]


@pytest.mark.parametrize(("text", "words", "timex"), CASES)
def test_value(reading_of_text, text, words, timex):
    found = {m.span.exact: m.timex for m in find_dates(reading_of_text(text, FRIDAY))}
    assert found.get(words) == timex, found


@pytest.mark.parametrize(("text", "words"), NOT_MARKED)
def test_not_marked(reading_of_text, text, words):
    assert words not in {m.span.exact for m in find_dates(reading_of_text(text, FRIDAY))}
