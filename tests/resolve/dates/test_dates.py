"""Dates: what an expression is worth on a given day of publication."""

import pytest

from dateline.core.when import Published, When
from dateline.resolve.dates.dates import find_dates, when_of

WEDNESDAY = "2025-06-04"


def mentions(reading):
    return {m.span.exact: m for m in find_dates(reading)}


# text; the words marked; TIMEX3; EDTF
ON_A_WEDNESDAY = [
    ("Rebels shelled the port on Monday.", "Monday", "2025-06-02", "2025-06-02"),  # past tense: the last one
    ("The envoys will meet on Friday.", "Friday", "2025-06-06", "2025-06-06"),  # to come
    ("The envoys met on Wednesday.", "Wednesday", "2025-06-04", "2025-06-04"),  # the day of publication itself
    ("The militia has until Friday to disarm.", "Friday", "2025-06-06", "2025-06-06"),  # "until" looks ahead
    ("The army would withdraw on Saturday, he said.", "Saturday", "2025-06-07", "2025-06-07"),  # the future of reported words
    ("Gunmen killed 12 villagers last Sunday.", "last Sunday", "2025-06-01", "2025-06-01"),
    ("A vote is planned for next Tuesday.", "next Tuesday", "2025-06-10", "2025-06-10"),
    ("Two rockets hit the barracks early Monday.", "early Monday", "2025-06-02TMO", "2025-06-02"),
    ("The blast on Monday night killed two.", "Monday night", "2025-06-02TNI", "2025-06-02"),
    ("Police arrested him Tuesday of last week.", "Tuesday of last week", "2025-05-27", "2025-05-27"),
    ("They signed the truce today.", "today", "2025-06-04", "2025-06-04"),
    ("The bridge fell yesterday morning.", "yesterday morning", "2025-06-03TMO", "2025-06-03"),
    ("Shells fell on the camp last night.", "last night", "2025-06-03TNI", "2025-06-03"),
    ("Overnight, drones hit the depot.", "Overnight", "2025-06-03TNI", "2025-06-03/2025-06-04"),  # the night between two days
    ("Fighting eased last week.", "last week", "2025-W22", "2025-05-26/2025-06-01"),  # EDTF level 1 has no weeks
    ("Fighting eased over the weekend.", "the weekend", "2025-W22-WE", "2025-05-31/2025-06-01"),
    ("Aid stopped last month.", "last month", "2025-05", "2025-05"),
    ("The summit is this weekend.", "this weekend", "2025-W23-WE", "2025-06-07/2025-06-08"),  # no verb tells: the one to come
    ("The plant opens in the second half of the year.", "the second half of the year", "2025-H2", "2025-07/2025-12"),
    ("Aid will stop later this year.", "later this year", "2025", "2025"),
    ("It had 90 tanks at the end of last year.", "the end of last year", "2024", "2024"),
    ("The junta freed 40 men two weeks ago.", "two weeks ago", "2025-05-21", "2025-05-21"),
    ("Planning began a year and a half ago.", "a year and a half ago", "2023-12", "2023-12"),  # 18 months
    ("The truce was agreed in May.", "May", "2025-05", "2025-05"),
    ("The law will change in March.", "March", "2026-03", "2026-03"),
    ("He fled in mid-December.", "mid-December", "2024-12", "2024-12"),
    ("He was shot on Aug. 14 in his car.", "Aug. 14", "2024-08-14", "2024-08-14"),  # no year: the last one, ten months back
    ("The mandate runs until December 31.", "December 31", "2025-12-31", "2025-12-31"),
    ("Losses grew in the fourth quarter of last year.", "the fourth quarter of last year", "2024-Q4", "2024-10/2024-12"),
    ("Raids doubled in the first week of June.", "the first week of June", "2025-W23", "2025-06-02/2025-06-08"),
    ("Both sides held fire on Easter Monday.", "Easter Monday", "2025-04-21", "2025-04-21"),
    ("The attack occurred at 0800 GMT Monday.", "0800 GMT Monday", "2025-06-02T08:00Z", "2025-06-02"),
    ("The siren sounded at 4:30 p.m. on Tuesday.", "4:30 p.m.", "2025-06-03T16:30", "2025-06-03"),  # the day beside it
    ("Rebels met from Monday to Friday.", "Friday", "2025-05-30", "2025-05-30"),  # both ends in the past
    ("Clashes lasted until Saturday morning.", "Saturday morning", "2025-05-31TMO", "2025-05-31"),  # over by then
    ("The road will be shut from Monday to Friday.", "Friday", "2025-06-13", "2025-06-13"),  # both ends ahead
]

# text; the words marked; TIMEX3; EDTF: the same with or without a day of publication
IN_ANY_REPORT = [
    ("It began on 24 March 1999.", "24 March 1999", "1999-03-24", "1999-03-24"),
    ("It began on March 24, 1999.", "March 24, 1999", "1999-03-24", "1999-03-24"),
    ("It began on Wednesday, 24th March 1999.", "Wednesday, 24th March 1999", "1999-03-24", "1999-03-24"),
    ("It began on 1999-03-24.", "1999-03-24", "1999-03-24", "1999-03-24"),
    ("It began on 24.03.1999.", "24.03.1999", "1999-03-24", "1999-03-24"),
    ("It began on 3/24/1999.", "3/24/1999", "1999-03-24", "1999-03-24"),  # only one order is a date
    ("It began in March 1999.", "March 1999", "1999-03", "1999-03"),
    ("It began in 1999.", "1999", "1999", "1999"),
    ("Prices fell in the 1990s.", "the 1990s", "199", "199X"),
    ("It was the worst war of the 20th century.", "the 20th century", "19", "19XX"),
    ("The first quarter of 2008 was calm.", "The first quarter of 2008", "2008-Q1", "2008-01/2008-03"),
    ("He was held in the summer of 2019.", "the summer of 2019", "2019-SU", "2019-22"),
    ("The raids of 18-20 June 2024 failed.", "18-20 June 2024", "2024-06-18/2024-06-20", "2024-06-18/2024-06-20"),
    ("The siege lasted from March 3 to April 12, 2022.", "from March 3 to April 12, 2022", "P40D", "2022-03-03/2022-04-12"),
    ("The siege lasted from March 3 to April 12, 2022.", "March 3", "2022-03-03", "2022-03-03"),  # its year stands at the other end
    ("The 1950-53 war never ended.", "1950-53", "P3Y", "1950/1953"),
    ("Many vanished between 2014 and 2018.", "between 2014 and 2018", "P4Y", "2014/2018"),
    ("In the early hours of 12 May 2024 drones came.", "the early hours of 12 May 2024", "2024-05-12TMO", "2024-05-12"),
    ("He was elected on 5 May 2008. Three weeks later he quit.", "Three weeks later", "2008-05-26", "2008-05-26"),
    ("He was shot on 5 May 2008 and died the following day.", "the following day", "2008-05-06", "2008-05-06"),
    ("Exports rose in May 2008; a year earlier they fell.", "a year earlier", "2007-05", "2007-05"),
]

# text; the words marked; TIMEX3: lengths, rates and vague references have no place in the calendar
WITHOUT_DATE = [
    ("They talked for two hours.", "two hours", "PT2H"),
    ("In the past three years 40 died.", "the past three years", "P3Y"),
    ("He waited almost two and a half years.", "almost two and a half years", "P2.5Y"),
    ("The raid came after a 24-hour truce.", "24-hour", "PT24H"),
    ("The fighting went on for several weeks.", "several weeks", "PXW"),
    ("It lost 15 tanks a day.", "a day", "P1D"),
    ("A convoy leaves every two weeks.", "every two weeks", "P2W"),
    ("Guards change every Monday.", "every Monday", "XXXX-WXX-1"),
    ("The group meets annually.", "annually", "P1Y"),
    ("The town is now empty.", "now", "PRESENT_REF"),
    ("He recently fled.", "recently", "PAST_REF"),
    ("There is no hope for the future.", "the future", "FUTURE_REF"),
    ("The raid came a day after the vote.", "a day", "P1D"),
]

# text; the words marked; TIMEX3 with X for what is not said
UNDATED = [
    ("Rebels shelled the port on Monday.", "Monday", "XXXX-WXX-1"),
    ("Rebels shelled the port early Monday.", "early Monday", "XXXX-WXX-1TMO"),
    ("The truce was agreed in May.", "May", "XXXX-05"),
    ("He was shot on 14 August.", "14 August", "XXXX-08-14"),
    ("Fighting eased last week.", "last week", "XXXX-WXX"),
    ("He was released last year.", "last year", "XXXX"),
    ("The convoy was hit a day earlier.", "a day earlier", "XXXX-XX-XX"),
]

NOTHING = [
    "May said she may march on the capital.",  # a name and a verb
    "A 3-year-old girl was hurt.",  # an age
    "More than 2000 people fled.",  # a count
    "A second tank burned.",  # an ordinal
    "It was the second round of talks.",
    "Prices fall when demand springs back.",
    "It crashed soon after takeoff.",  # told of, not of now
    "He quoted Matthew 5:17 to the crowd.",  # a verse
    "",
]


@pytest.mark.parametrize(("text", "words", "timex", "edtf"), ON_A_WEDNESDAY)
def test_on_a_wednesday(reading_of_text, text, words, timex, edtf):
    found = mentions(reading_of_text(text, WEDNESDAY))[words]
    assert (found.timex, found.edtf) == (timex, edtf)
    assert found.earliest and found.latest and found.earliest <= found.latest


@pytest.mark.parametrize("published", [None, WEDNESDAY])
@pytest.mark.parametrize(("text", "words", "timex", "edtf"), IN_ANY_REPORT)
def test_in_any_report(reading_of_text, published, text, words, timex, edtf):
    found = mentions(reading_of_text(text, published))[words]
    assert (found.timex, found.edtf) == (timex, edtf)


@pytest.mark.parametrize(("text", "words", "timex"), WITHOUT_DATE)
def test_lengths_rates_and_references(reading_of_text, text, words, timex):
    found = mentions(reading_of_text(text, WEDNESDAY))[words]
    assert (found.timex, found.edtf, found.earliest, found.latest) == (timex, None, None, None)


@pytest.mark.parametrize(("text", "words", "timex"), UNDATED)
def test_a_missing_date_stays_missing(reading_of_text, text, words, timex):
    found = mentions(reading_of_text(text))[words]
    assert (found.timex, found.edtf, found.earliest, found.latest) == (timex, None, None, None)
    assert "not said" in found.why or "does not say" in found.why


@pytest.mark.parametrize("text", NOTHING)
def test_no_expression_of_time(reading_of_text, text):
    assert find_dates(reading_of_text(text, WEDNESDAY)) == ()


@pytest.mark.parametrize("text", ["Shot on 31 June.", "Shot on February 30, 2023.", "Shot on 99/99/9999.", "It fell on 2023-13-45."])
def test_days_no_calendar_has(reading_of_text, text):
    for found in find_dates(reading_of_text(text, WEDNESDAY)):
        assert (found.edtf, found.earliest, found.latest) == (None, None, None)


ODD = [
    "99999999999999999999 years ago", "In the year 99999, on 0 May, at 99:99 p.m.", "9999 decades ago, on 1 1 1", "- – — , .", "٣ مايو",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_odd_input_never_raises(reading_of_text, text):
    for found in find_dates(reading_of_text(text, WEDNESDAY)):
        assert found.span.holds_in(text)


def published(earliest, latest):
    return Published(None, earliest, latest, "bounds")


def with_bounds(reading, earliest, latest):
    from dataclasses import replace

    report = replace(reading.report, published=published(earliest, latest))
    return {m.span.exact: m for m in find_dates(replace(reading, report=report))}


def test_bounds_of_publication_bound_a_weekday(reading_of_text):
    found = with_bounds(reading_of_text("Rebels shelled the port on Monday."), "2025-06-02", "2025-06-20")["Monday"]
    assert (found.edtf, found.earliest, found.latest) == (None, "2025-06-02", "2025-06-16")


def test_a_month_of_publication_is_enough_for_last_month(reading_of_text):
    found = with_bounds(reading_of_text("Aid stopped last month."), "2025-06-01", "2025-06-30")["last month"]
    assert when_of(found) == When("2025-05", "2025-05-01", "2025-05-31")


def test_one_bound_gives_one_bound(reading_of_text):
    found = with_bounds(reading_of_text("Rebels shelled the port on Monday."), None, "2025-12-31")["Monday"]
    assert (found.edtf, found.earliest, found.latest) == (None, None, "2025-12-29")


@pytest.mark.parametrize(
    ("text", "words", "latest"),
    [
        ("Jets struck five camps between Jan. 27 and Feb. 2.", "Feb. 2", "2025-12-31"),  # published by then, and told as past
        ("Jets struck five camps between Jan. 27 and Feb. 2.", "between Jan. 27 and Feb. 2", "2025-12-31"),
        ("The court sat on 12 January.", "12 January", "2025-12-31"),
        ("The court will sit on 12 January.", "12 January", "2026-01-12"),  # what is to come may lie beyond
    ],
)
def test_what_is_told_as_past_is_not_after_publication(reading_of_text, text, words, latest):
    assert with_bounds(reading_of_text(text), None, "2025-12-31")[words].latest == latest


def test_an_old_and_a_new_date_are_no_interval(reading_of_text):
    assert set(mentions(reading_of_text("The vote was moved from 3 June to 12 June 2024."))) == {"3 June", "12 June 2024"}


def test_two_days_are_not_the_days_between(reading_of_text):
    assert "Feb 8 and 25" not in mentions(reading_of_text("Rockets fell on Feb 8 and 25.", WEDNESDAY))
    assert "Feb 8 and 25" in mentions(reading_of_text("Rockets fell between Feb 8 and 25.", WEDNESDAY))


QUIET = "Nobody was at home. The dogs barked. A lamp burned in the yard. The road was empty. "


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The barn burned on Sunday. " + QUIET + "A neighbour saw smoke at 9:40 p.m.", "2025-06-01"),  # the day that it goes on with
        ("The barn was built on 3 May 1999. " + QUIET + "A neighbour saw smoke at 9:40 p.m.", "2025-06-04"),  # of another time
        ("The barn burned on Sunday. " + QUIET * 3 + "A neighbour saw smoke at 9:40 p.m.", "2025-06-04"),  # too far up
        ("The barn burned on Sunday. " + QUIET + "The council will meet at 9:40 p.m.", "2025-06-04"),  # to come
    ],
)
def test_hours_go_on_with_a_day_of_the_week_told_further_up(reading_of_text, text, edtf):
    assert find_dates(reading_of_text(text, "2025-06-04"))[-1].edtf == edtf
