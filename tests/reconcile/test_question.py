"""Which figures of two reports answer one question, told by their words alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.core.mention import PlaceMention, Precision
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Op, Speaker
from dateline.core.when import When
from dateline.reconcile.account import Account, bare, of_telling
from dateline.reconcile.measure import last_year, telling_number
from dateline.reconcile.question import questions

Places = list[tuple[str, Precision, float]]
Told = tuple[str, str, str, float | None, float | None, str]  # sentence with ⟦figure⟧, what, roles, low, high, unit


def account(told: Told, day: str = "2030-05-02") -> Account:
    marked, what, roles, low, high, unit = told
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    op: Op = (
        "~"
        if high is None and ("dozens" in text.lower() or "several" in text)
        else "="
        if low == high
        else ">="
        if high is None
        else "<="
        if low is None
        else "range"
    )
    report = Report(source_id=text, text=text, published=When(day, day, day))
    figure = Figure(
        report=report.id, span=Span(start, end, text[start:end]), sentence=Span(0, len(text), text), what=what, role=tuple(roles.split()),
        op=op, low=low, high=high, unit=unit, made_by="t", confidence=1.0,
    )  # fmt: skip
    return bare(figure, report)


ONE = [
    # a sum of two digits, beside another of a year before
    (("Profit fell to ⟦$340 million⟧ from $512 million a year earlier.", "money", "other", 34e7, 34e7, "USD"),
     ("Net income dropped to ⟦$340 million⟧.", "money", "other", 34e7, 34e7, "USD")),
    (("Both will free ⟦60 prisoners⟧.", "prisoner", "released", 60, 60, "count"),
     ("Under the accord ⟦60 captives⟧ go home.", "captive", "exchanged", 60, 60, "count")),
    # what is left of a thing narrows it down to none of its own; villages are captured and held
    (("Drones destroyed ⟦five helicopters⟧ at Orlo.", "helicopter", "destroyed", 5, 5, "count"),
     ("Pictures show ⟦three burnt-out helicopters⟧ at Orlo.", "helicopter", "destroyed", 3, 3, "count")),
    (("Estmark must leave the ⟦four villages⟧ it took.", "village", "captured", 4, 4, "count"),
     ("Estmark has held ⟦four villages⟧ since then.", "village", "other", 4, 4, "count")),
    # what is offered, paid and worth is told in many words
    (("Halden offers ⟦$82⟧ a share.", "money", "transferred", 82, 82, "USD"),
     ("Its bid is worth ⟦$82⟧ per share.", "money", "cost", 82, 82, "USD")),
    (("It paid ⟦$60⟧ in cash for each share.", "money", "cost transferred", 60, 60, "USD"),
     ("Holders get ⟦$60⟧ in cash.", "money", "transferred", 60, 60, "USD")),
    # an odd number tells what it counts, whatever that is called
    (("⟦61 million customers⟧ of Nordbank were hit.", "customer", "affected", 61e6, 61e6, "count"),
     ("Thieves saw what Nordbank holds on ⟦61 million people⟧.", "person", "other", 61e6, 61e6, "count")),
    (("The breach reached ⟦243 million US users⟧.", "user", "affected", 243e6, 243e6, "count"),
     ("It exposed ⟦243 million people⟧.", "person", "affected", 243e6, 243e6, "count")),
    (("Shares closed at ⟦$65.09⟧.", "money", "cost", 65.09, 65.09, "USD"), ("The price: ⟦$65.09⟧.", "money", "other", 65.09, 65.09, "USD")),
    # measures of nearly one size
    (("It fell ⟦130 miles⟧ west of Lunda.", "distance", "distance", 130, 130, "mile"),
     ("The plane fell ⟦140 miles⟧ from Lunda.", "distance", "distance", 140, 140, "mile")),
    (("Halden shares fell to ⟦$65.09⟧.", "money", "cost", 65.09, 65.09, "USD"),
     ("Halden shares fell again, to ⟦$63.20⟧.", "money", "cost", 63.2, 63.2, "USD")),
    # a lone number counts what others say that it counts
    (("⟦67 emails⟧ came from Halden and 63 from Nordbank.", "email", "transferred", 67, 67, "count"),
     ("Of the letters of 2014 ⟦67⟧ came from Halden.", "thing", "transferred", 67, 67, "count")),
    # names of a country and of its people
    (("⟦Up to 400,000 British clients⟧ were hit.", "client", "affected", None, 4e5, "count"),
     ("⟦15 million Brits⟧ were hit, the firm says now.", "person", "affected", 15e6, 15e6, "count")),
    (("⟦Ten U.S. citizens⟧ died.", "person", "killed", 10, 10, "count"),
     ("⟦10 American tourists⟧ died.", "person", "killed", 10, 10, "count")),
    # the crew under its names
    (("It killed ⟦two crewmembers⟧.", "crewmember", "killed", 2, 2, "count"),
     ("⟦Two Norvian pilots⟧ died.", "pilot", "killed", 2, 2, "count")),
    (("It killed ⟦two members⟧ of its crew.", "person", "killed", 2, 2, "count"),
     ("⟦Two Norvian sailors⟧ died.", "sailor", "killed", 2, 2, "count")),
    # of each report the only number of such things in that role, much the same; what a bare number counts is told before it
    (("A convoy of ⟦24 trucks⟧ left the besieged city.", "truck", "other", 24, 24, "count"),
     ("⟦26 trucks⟧ left the besieged city for Sorm.", "truck", "other", 26, 26, "count")),
    (("The army put the number of eastern fighters killed at ⟦140⟧.", "person", "killed", 140, 140, "count"),
     ("It killed ⟦160 fighters⟧.", "fighter", "killed", 160, 160, "count")),
    (("A shooting spree of ⟦several days⟧ emptied the market of Lund.", "time", "duration", 3, 3, "day"),
     ("The spree in the market of Lund lasted ⟦three days⟧.", "time", "duration", 3, 3, "day")),
    # who is held is a suspect
    (("Police detained ⟦five suspects⟧ in Lunda.", "suspect", "detained", 5, 5, "count"),
     ("Police arrested ⟦seven people⟧ in Lunda.", "person", "detained", 7, 7, "count")),
    (("⟦Two members of the crew⟧ died.", "person", "killed", 2, 2, "count"), ("⟦Two pilots⟧ died.", "pilot", "killed", 2, 2, "count")),
    # all who were hurt, told once by what they are
    (("⟦One person⟧ was hurt when the ferries met.", "person", "injured", 1, 1, "count"),
     ("⟦One port worker⟧ is treated for cuts.", "person", "injured", 1, 1, "count")),
    # a part where both give one number; a share under other names
    (("A family says ⟦five of the dead⟧ were theirs.", "person", "killed", 5, 5, "count"),
     ("⟦A family of five⟧ died.", "person", "killed", 5, 5, "count")),
    (("The bid is ⟦50 percent⟧ above the price of Halden.", "bid", "other", 50, 50, "percent"),
     ("A premium of ⟦50 percent⟧ over the price of Halden.", "premium", "other", 50, 50, "percent")),
    # who is held, whatever they are besides, and whether they were taken or are kept
    (("Rebels captured ⟦22 soldiers⟧ at Dikwene.", "soldier", "captured", 22, 22, "count"),
     ("The rebels speak of ⟦22 prisoners⟧.", "prisoner", "detained", 22, 22, "count")),
    (("They are holding ⟦17 guards⟧ in the jail of Tarim.", "guard", "detained", 17, 17, "count"),
     ("The raid on Tarim left ⟦19 hostages⟧ in their hands.", "hostage", "captured", 19, 19, "count")),
    # all of the dead, told by what they were; none of its men
    (("⟦Nineteen pilgrims⟧ died near Sotikal.", "pilgrim", "killed", 19, 19, "count"),
     ("It cost ⟦19 lives⟧ near Sotikal.", "person", "killed", 19, 19, "count")),
    (("The shelling killed ⟦eight soldiers⟧.", "soldier", "killed", 8, 8, "count"),
     ("⟦None of its men died⟧ in the shelling.", "person", "killed", 0, 0, "count")),
    (("Gunmen seized ⟦48 pupils⟧ at Karsava.", "pupil", "captured", 48, 48, "count"),
     ("Parents at Karsava list ⟦63 children⟧ whom the gunmen took.", "child", "captured", 63, 63, "count")),
    # a measure without a name; a crowd in other words; a loss in words of another role
    (("⟦About 800 barrels of oil⟧ leaked near Briscala.", "oil", "affected", 800, 800, "barrel"),
     ("The leak near Briscala came to ⟦3,500 barrels⟧.", "volume", "other", 3500, 3500, "barrel")),
    (("The organisers claimed a turnout of ⟦60,000⟧.", "person", "present", 6e4, 6e4, "count"),
     ("⟦No more than 11,000⟧ had come to the rally.", "person", "present", None, 11e3, "count")),
    (("Morland and ⟦19 others⟧ were convicted of insult.", "person", "affected", 19, 19, "count"),
     ("Morland was jailed for insult with ⟦19 other defendants⟧.", "defendant", "detained", 19, 19, "count")),
    # a stated zero is said of workers too; a crew and its sailors
    (("⟦Nobody was hurt⟧ in the tunnel of Harn.", "person", "injured", 0, 0, "count"),
     ("The tunnel of Harn fell in on ⟦three workers⟧.", "person", "injured", 3, 3, "count")),
    (("A freighter with ⟦22 crew members⟧ ran aground.", "person", "affected", 22, 22, "count"),
     ("⟦All 22 sailors⟧ of the freighter were saved.", "sailor", "affected", 22, 22, "count")),
    (("They seized ⟦16 suspected members⟧ of a cell.", "person", "detained", 16, 16, "count"),
     ("They seized ⟦40 people⟧ in all.", "person", "detained", 40, 40, "count")),
    # a part that is more than the whole; a number in words; what is under water and what was flooded
    (("⟦Seven voters⟧ were hurt at the polling station of Mekar.", "voter", "injured", 7, 7, "count"),
     ("The blast at the polling station of Mekar hurt ⟦four people⟧.", "person", "injured", 4, 4, "count")),
    (("The navy saved ⟦38 people⟧.", "person", "affected", 38, 38, "count"),
     ("⟦Thirty-eight⟧ were saved.", "person", "affected", 38, 38, "count")),
    (("The breach of the Lorne dam flooded ⟦14 villages⟧.", "village", "affected", 14, 14, "count"),
     ("⟦More than twenty villages⟧ lie under water since the Lorne dam broke.", "village", "other", 20, None, "count")),
    # whose they are, told by who tells
    (("⟦At least four Norvian villagers⟧ died.", "person", "killed", 4, None, "count"),
     ("Norvian radio has told of ⟦four civilian deaths⟧.", "person", "killed", 4, 4, "count")),
    # a firm's own people are no part of others told before
    (("They hold ⟦17 employees⟧ in Tarim.", "employee", "detained", 17, 17, "count"),
     ("⟦Nineteen of its staff⟧ are held in Tarim.", "staff", "detained", 19, 19, "count")),
]  # fmt: skip

TWO = [
    # what a side lost of its own is no toll, nor are the dead who are handed over
    (("The army said it had lost ⟦three men⟧.", "person", "killed", 3, 3, "count"),
     ("Fighting left ⟦14 people⟧ dead.", "person", "killed", 14, 14, "count")),
    (("They swapped the remains of ⟦53 soldiers⟧.", "soldier", "killed", 53, 53, "count"),
     ("Shelling killed ⟦12 soldiers⟧.", "soldier", "killed", 12, 12, "count")),
    # an index of another day, things of much the same number that each report has two of or tells nothing alike of
    (("The index fell below the mark, to ⟦4907.20⟧ points.", "point", "other", 4907.2, 4907.2, "count"),
     ("The index fell below the mark, to ⟦4656.60⟧ points.", "point", "other", 4656.6, 4656.6, "count")),
    (("A convoy of ⟦24 trucks⟧ left the city.", "truck", "other", 24, 24, "count"),
     ("The depot sold ⟦26 trucks⟧ in May.", "truck", "other", 26, 26, "count")),
    # people of two sides, one told before the number
    (("Reports put the number of Norvian dead at ⟦ten⟧.", "person", "killed", 10, 10, "count"),
     ("Fighting left ⟦six Estmark soldiers⟧ dead.", "soldier", "killed", 6, 6, "count")),
    (("They put the number of Norvian dead at ⟦ten⟧.", "person", "killed", 10, 10, "count"),
     ("The Estmarkers counted ⟦two⟧ dead.", "person", "killed", 2, 2, "count")),
    # words of quantity say of context nothing that another number could be held against
    (("He has won ⟦several states⟧ on Tuesday.", "state", "other", 3, None, "count"),
     ("He leads in these ⟦three states⟧.", "state", "other", 3, 3, "count")),
    # spans of few years of which nothing is told alike
    (("The ceasefire held for ⟦three years⟧.", "time", "duration", 3, 3, "year"),
     ("The minister spent ⟦three years⟧ in London.", "time", "duration", 3, 3, "year")),
    # others of the hurt, each told by what they are
    (("⟦One port worker⟧ was hurt.", "person", "injured", 1, 1, "count"),
     ("⟦One Norvian sailor⟧ is treated for burns.", "person", "injured", 1, 1, "count")),
    (("⟦Three people⟧ were hurt when the ferries met.", "person", "injured", 3, 3, "count"),
     ("Other papers tell of ⟦two port workers⟧ with cuts.", "person", "injured", 2, 2, "count")),
    # other numbers in other roles of context
    (("The bid for Halden was ⟦$47 billion⟧.", "money", "transferred", 47e9, 47e9, "USD"),
     ("Halden cut costs of ⟦$3 billion⟧.", "money", "cost", 3e9, 3e9, "USD")),
    (("⟦Three boats⟧ were used off Lunda.", "boat", "used", 3, 3, "count"),
     ("⟦Five boats⟧ lay off Lunda.", "boat", "present", 5, 5, "count")),
    (("It falls ⟦130 miles⟧ to the sea.", "distance", "distance", 130, 130, "mile"),
     ("It flew ⟦640 miles⟧ to the sea.", "distance", "distance", 640, 640, "mile")),
    (("Holders wanted ⟦more than $80⟧ a share.", "money", "cost", 80, None, "USD"),
     ("Halden gave ⟦$65⟧ a share.", "money", "cost", 65, 65, "USD")),
    # one number of losses of two kinds
    (("⟦12 people⟧ died.", "person", "killed", 12, 12, "count"), ("⟦12 people⟧ were hurt.", "person", "injured", 12, 12, "count")),
    (("⟦143 people⟧ died.", "person", "killed", 143, 143, "count"), ("⟦143 people⟧ were hurt.", "person", "injured", 143, 143, "count")),
    # those who are left, those who are named as part of a greater number
    (("⟦Two people⟧ are still trapped.", "person", "affected", 2, 2, "count"),
     ("⟦Five people⟧ were trapped.", "person", "affected", 5, 5, "count")),
    (("That number includes ⟦700,000 UK clients⟧.", "client", "affected", 7e5, 7e5, "count"),
     ("⟦Fewer than 400,000 UK clients⟧ were hit.", "client", "affected", None, 4e5, "count")),
    (("20 of those hurt were taken to Lund and ⟦31⟧ to Berg.", "person", "injured", 31, 31, "count"),
     ("⟦51 people⟧ were hurt.", "person", "injured", 51, 51, "count")),
    # people of two countries; pilots are not all of the crew
    (("⟦Up to 400,000 British clients⟧ were hit.", "client", "affected", None, 4e5, "count"),
     ("⟦15 million Germans⟧ were hit.", "person", "affected", 15e6, 15e6, "count")),
    (("⟦Two pilots⟧ died.", "pilot", "killed", 2, 2, "count"), ("⟦Six of the crew⟧ died.", "crew", "killed", 6, 6, "count")),
    # customers of a power plant and those whom its fire hurt
    (("⟦4,000 customers⟧ in the north were hit.", "customer", "affected", 4000, 4000, "count"),
     ("⟦12 young people⟧ in the south were hit.", "person", "affected", 12, 12, "count")),
    # places that no gazetteer knows, each named by its own report alone; a part that may be of the whole; men and all
    (("Ebola has killed ⟦19 people⟧ in the district of Mbula.", "person", "killed", 19, 19, "count"),
     ("In the district of Kole ⟦seven people⟧ have died of Ebola.", "person", "killed", 7, 7, "count")),
    (("⟦Four voters⟧ were hurt at the polling station of Mekar.", "voter", "injured", 4, 4, "count"),
     ("The blast at the polling station of Mekar hurt ⟦seven people⟧.", "person", "injured", 7, 7, "count")),
    (("The police of Seattle arrested ⟦17 men⟧, who had paid women.", "person", "detained", 17, 17, "count"),
     ("The police of Seattle arrested ⟦six people⟧ who ran it.", "person", "detained", 6, 6, "count")),
    # photographs of this and that
    (("She posted ⟦four photos⟧ of the two in Lunda.", "photo", "other", 4, 4, "count"),
     ("He showed ⟦three photos⟧ of the two in Lunda.", "photo", "other", 3, 3, "count")),
    # other losses of one number; measures of other things; a leak of a truck and crowds of other things
    (("⟦Two people⟧ were convicted in Lunda.", "person", "affected", 2, 2, "count"),
     ("⟦Two people⟧ were jailed in Lunda.", "person", "detained", 2, 2, "count")),
    (("⟦Nineteen people⟧ fell ill.", "person", "affected", 19, 19, "count"),
     ("⟦Nineteen people⟧ were arrested at a match.", "person", "detained", 19, 19, "count")),
    (("⟦800 barrels of oil⟧ leaked.", "oil", "affected", 800, 800, "barrel"),
     ("⟦900 barrels of wine⟧ were sold.", "wine", "transferred", 900, 900, "barrel")),
    (("⟦60,000⟧ saw the match.", "person", "present", 6e4, 6e4, "count"),
     ("⟦No more than 11,000⟧ had come to the rally.", "person", "present", None, 11e3, "count")),
    # parts of the people; one here and one there; prisoners of whom nothing is told alike
    (("⟦Twelve children⟧ died.", "child", "killed", 12, 12, "count"), ("⟦Twelve soldiers⟧ died.", "soldier", "killed", 12, 12, "count")),
    (("⟦Four children⟧ died.", "child", "killed", 4, 4, "count"), ("⟦34 people⟧ died.", "person", "killed", 34, 34, "count")),
    (("Rebels in the north hold ⟦22 soldiers⟧.", "soldier", "captured", 22, 22, "count"),
     ("The jail of Tarim is full: ⟦900 prisoners⟧.", "prisoner", "detained", 900, 900, "count")),
    # small numbers of two things
    (("Won ⟦three⟧ of four.", "thing", "other", 3, 3, "count"), ("Led for ⟦three seasons⟧.", "season", "duration", 3, 3, "count")),
    # shares of other things
    (("Sales rose ⟦50 percent⟧.", "sale", "other", 50, 50, "percent"),
     ("Half a year on, ⟦50 percent⟧ vote.", "voter", "other", 50, 50, "percent")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), ONE)
def test_one_question(one: Told, two: Told) -> None:
    assert [len(q) for q in questions([account(one), account(two)], {})] == [2]


@pytest.mark.parametrize(("one", "two"), TWO)
def test_two_questions(one: Told, two: Told) -> None:
    assert [len(q) for q in questions([account(one), account(two)], {})] == [1, 1]


def test_a_number_in_strange_words_is_with_those_that_share_some() -> None:
    told = [
        ("The ferry turned back ⟦four hours⟧ into its trip.", "time", "duration", 4, 4, "hour"),
        ("They learned ⟦four hours⟧ after the start that a man was missing.", "time", "duration", 4, 4, "hour"),
        ("⟦Four hours⟧ into a trip to Lunda, the ferry learned that a man was missing.", "time", "duration", 4, 4, "hour"),
    ]
    assert [len(q) for q in questions([account(t) for t in told], {})] == [3]


def test_what_one_speaker_says_twice_in_other_words() -> None:
    told = [
        ("We ask for ⟦thirty days⟧ of silence.", "time", "duration", 30, 30, "day"),
        ("Norvia wants a pause of ⟦30 days⟧.", "time", "duration", 30, 30, "day"),
    ]
    told_by = [account(t) for t in told]
    speaker = Speaker("Elena Marsh", None, None, "person")
    marsh = [replace(a, statement=replace(a.statement, speaker=speaker)) for a in told_by]
    assert [len(q) for q in questions(marsh, {})] == [2]


def test_what_one_odd_number_leaves_out_narrows_nothing_down() -> None:
    """The new total replaces the old one under all of its names."""
    told = [
        ("The breach hit ⟦243 million people⟧.", "person", "affected", 243e6, 243e6, "count"),
        ("The breach hit ⟦243 million US users⟧.", "user", "affected", 243e6, 243e6, "count"),
        ("The breach hit ⟦251.5 million people⟧.", "person", "affected", 251.5e6, 251.5e6, "count"),
    ]
    assert [len(q) for q in questions([account(t) for t in told], {})] == [3]


@pytest.mark.parametrize(
    ("second", "speaker", "one_question"),
    [
        ("Doctors counted ⟦14⟧ dead.", "Doctors", False),  # told of two things: nothing in the report sets them against each other
        ("Doctors, however, counted ⟦14⟧ dead.", "Doctors", True),
        ("Only ⟦14⟧ were killed, doctors said.", "doctors", True),
    ],
)
def test_what_a_report_says_and_what_it_quotes(second: str, speaker: str, one_question: bool) -> None:
    """A report seldom contradicts those whom it quotes without a word that says so; two reports often do."""
    first = account(("The blast killed ⟦75 people⟧.", "person", "killed", 75, 75, "count"))
    other = account((second, "person", "killed", 14, 14, "count"))
    other = replace(other, statement=replace(other.statement, speaker=Speaker(speaker, None, None, "group")))
    assert len(questions([first, other], {})) == 1
    assert (len(questions([first, later_in(first, other, 30)], {})) == 1) is one_question
    assert len(questions([first, later_in(first, other, 1)], {})) == 1  # one sentence after the other


def later_in(first: Account, other: Account, gap: int) -> Account:
    """The other account as one of the first one's report, so many characters after it."""
    by = first.statement.sentence.end + gap
    span, sentence = (Span(s.start + by, s.end + by, s.exact) for s in (other.statement.span, other.statement.sentence))
    return replace(other, report=first.report, statement=replace(other.statement, report=first.report.id, span=span, sentence=sentence))


ONCE = ("Nurses struck at ⟦eleven hospitals⟧ in Carland.", "hospital", "other", 11, 11, "count")
ONCE_TOO = ("The nurses closed wards at ⟦nine hospitals⟧ in Carland.", "hospital", "other", 9, 9, "count")
ANOTHER = ("A strike of cooks shut ⟦two hospitals⟧ last year.", "hospital", "other", 2, 2, "count")


def test_what_two_firms_did_of_which_each_report_names_its_own_alone() -> None:
    one = account(("Halden cut ⟦1,200 jobs⟧ in Lindau.", "job", "affected", 1200, 1200, "count"))
    two = account(("Tormund cut ⟦1,500 jobs⟧ in Lindau.", "job", "affected", 1500, 1500, "count"))
    assert [len(q) for q in questions([one, two], {})] == [2]
    named = [replace(one, doers=frozenset({"Halden"})), replace(two, doers=frozenset({"Tormund"}))]
    assert [len(q) for q in questions(named, {})] == [1, 1]


def in_places(told: Told, *places: tuple[str, Precision, float]) -> Account:
    """An account whose sentence names these places, told by their name, how exact they are and how far east of Greenwich they lie."""
    made = account(told)
    found = [
        PlaceMention(report="r", span=Span(0, 1, name), name=name, gazetteer_id=name, lat=0.0, lon=east, country="NV", precision=precision)
        for name, precision, east in places
    ]
    return replace(made, places=tuple(found), place=found[0])


STRUCK = ("Rockets killed ⟦three people⟧.", "person", "killed", 3, 3, "count")
STRUCK_TOO = ("Drones slammed into a plant, killing ⟦nine people⟧.", "person", "killed", 9, 9, "count")
STATE: tuple[str, Precision, float] = ("Norvia", "country", 5.0)


@pytest.mark.parametrize(
    ("one", "two", "one_question"),
    [
        ([("Agdal", "city", 1.0)], [("Hralen", "city", 3.0)], False),
        ([STATE, ("Agdal", "city", 1.0)], [("Hralen", "city", 3.0), STATE], False),  # whose rockets they were
        ([("Agdal", "city", 1.0)], [("Hralen", "city", 1.1)], True),  # a town and its suburb
        ([("Agdal", "city", 1.0), ("Hralen", "city", 3.0)], [("Hralen", "city", 3.0)], True),
    ],
)
def test_losses_of_two_towns(one: Places, two: Places, one_question: bool) -> None:
    both = [in_places(STRUCK, *one), in_places(STRUCK_TOO, *two)]
    assert (len(questions(both, {})) == 1) is one_question


def test_much_the_same_sums_that_one_speaker_names_in_two_reports() -> None:
    marsh = Speaker("Marsh", None, None, "person")
    told = [
        account(("Marsh insisted that Norvia pay ⟦$300 million⟧ it owes.", "money", "transferred", 3e8, 3e8, "USD")),
        account(("Marsh said that Norvia had to settle what it owes, ⟦$340 million⟧.", "money", "cost", 34e7, 34e7, "USD")),
        account(("Marsh said that Norvia had to settle what it owes, ⟦$900 million⟧.", "money", "cost", 9e8, 9e8, "USD")),
    ]
    one, much_the_same, far = (replace(a, statement=replace(a.statement, speaker=marsh)) for a in told)
    assert [len(questions([one, other], {})) for other in (much_the_same, far)] == [1, 2]


ONE_REPORT = [
    # whether they are compared, two figures of one report
    (False, ("Halden said it will close ⟦1,100 shops⟧.", "shop", "affected", 1100, 1100, "count"),
     ("The move comes a day after Tormund closed ⟦789 shops⟧.", "shop", "affected", 789, 789, "count")),
    (True, ("Halden said it will close ⟦1,100 shops⟧.", "shop", "affected", 1100, 1100, "count"),
     ("Clerks, however, counted ⟦789 shops⟧ that Halden will close.", "shop", "affected", 789, 789, "count")),
    (False, ("Firms would owe ⟦$212 billion⟧ in taxes, but do not.", "money", "cost", 212e9, 212e9, "USD"),
     ("Halden holds ⟦$214 billion⟧ abroad and would owe taxes.", "money", "cost", 214e9, 214e9, "USD")),
    (False, ("Anden has ⟦fewer than 14,000 clients⟧, but they are rich.", "client", "other", None, 14e3, "count"),
     ("The board has ⟦4,377 clients⟧.", "client", "other", 4377, 4377, "count")),
    (True, ("Anden has ⟦fewer than 5,000 clients⟧ in the high valley of Sorm.", "client", "other", None, 5e3, "count"),
     ("In the high valley of Sorm Anden has ⟦4,377 clients⟧.", "client", "other", 4377, 4377, "count")),
]  # fmt: skip


@pytest.mark.parametrize(("one_question", "first", "second"), ONE_REPORT)
def test_figures_of_one_report(one_question: bool, first: Told, second: Told) -> None:
    one = account(first)
    two = later_in(one, account(second), 1)
    halden = Speaker("Halden", None, None, "organisation")
    one = replace(one, statement=replace(one.statement, speaker=halden if "said" in first[0] else None))
    doer = next((name for name in ("Tormund", "Halden") if name in second[0].partition("⟦")[0]), "")
    assert (len(questions([one, replace(two, doer=doer)], {})) == 1) is one_question


def test_the_only_numbers_of_one_thing_in_one_happening() -> None:
    one, two = account(ONCE), account(ONCE_TOO)
    of_one = {one.statement.id: "1", two.statement.id: "1"}
    assert [len(q) for q in questions([one, two], of_one)] == [2]
    assert [len(q) for q in questions([one, two], {})] == [1, 1]
    other = account(ANOTHER)
    assert [len(q) for q in questions([one, two, replace(other, report=one.report)], of_one)] == [1, 1, 1]


def test_what_a_side_lost_of_its_own_is_of_its_own_soldiers_alone() -> None:
    """Who tells the loss is who lost them: "lost three men" and "three of its soldiers" are one where one side tells both."""
    lost = account(("The army said it had lost ⟦three men⟧.", "person", "killed", 3, 3, "count"))
    soldiers = account(("It confirmed the death of ⟦five of its soldiers⟧.", "soldier", "killed", 5, 5, "count"))
    sides = [(frozenset({"NV"}), frozenset({"NV"})), (frozenset({"NV"}), frozenset({"ES"})), (frozenset(), frozenset())]
    told = [[replace(lost, told_by=one), replace(soldiers, told_by=two)] for one, two in sides]
    assert [sorted(len(q) for q in questions(both, {})) for both in told] == [[2], [1, 1], [1, 1]]


@pytest.mark.parametrize(
    ("number", "telling"), [(143e6, True), (65.09, True), (105, True), (108, True), (50, False), (1000, False), (12e9, False)]
)
def test_telling_number(number: float, telling: bool) -> None:
    figure = account(("⟦x⟧", "x", "other", number, number, "count")).statement
    assert isinstance(figure, Figure)
    assert telling_number(figure) is telling


@pytest.mark.parametrize(
    ("before", "telling"),
    [
        ("The army said on ", True),
        ("The firm said in a statement late ", True),
        ("She told reporters ", True),
        ("Twelve people died on ", False),
        ("The army said the raid began on ", False),
    ],
)
def test_the_date_of_telling_is_none_of_the_happening(before: str, telling: bool) -> None:
    text = before + "Monday"
    assert of_telling(Span(len(before), len(text), "Monday"), Span(0, len(text), text)) is telling


def test_last_year_is_another_time_but_early_in_a_year() -> None:
    told = ("⟦Seven people⟧ died in its mines last year.", "person", "killed", 7, 7, "count")
    assert last_year(account(told, "2030-05-02")) == {"2029"}
    assert last_year(account(told, "2030-01-20")) == frozenset()


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("Norvia, which left the pact last year, gave ⟦seven people⟧ a home.", frozenset()),
        ("Norvia, where ⟦seven people⟧ died last year, left the pact.", {"2029"}),
        ("Last year, ⟦seven people⟧ died in its mines.", {"2029"}),
    ],
)
def test_last_year_in_a_clause_beside_is_not_that_of_the_figure(said: str, years: set[str]) -> None:
    assert last_year(account((said, "person", "killed", 7, 7, "count"))) == years


def test_losses_of_two_happenings_without_a_word_in_common() -> None:
    """Tolls rise, so losses are compared across happenings; not if one is far off and nothing else is alike."""
    told = [
        account(("The massacre wounded ⟦53 people⟧.", "person", "injured", 53, 53, "count")),
        account(("⟦Four people⟧ were slightly hurt in the knife attack.", "person", "injured", 4, 4, "count")),
        account(("⟦No more than a dozen⟧ were hurt, rebels said.", "person", "injured", None, 12, "count")),
    ]
    of = {a.statement.id: str(n) for n, a in enumerate(told)}
    assert [len(q) for q in questions(told[:2], of)] == [1, 1]
    assert [len(q) for q in questions(told[:2], {})] == [2]
    assert [len(q) for q in questions([told[0], told[2]], of)] == [2]


def test_what_one_attack_was_done_with() -> None:
    told = [
        account(("At least ⟦four ballistic missiles⟧ hit the plant.", "missile", "used", 4, None, "count")),
        account(("⟦Five missiles⟧ fell on the site.", "missile", "used", 5, 5, "count")),
    ]
    one, two = (a.statement.id for a in told)
    assert [len(q) for q in questions(told, {one: "1", two: "1"})] == [2]
    far = account(("⟦Forty missiles⟧ fell on the site.", "missile", "used", 40, 40, "count"))
    assert [len(q) for q in questions([told[0], far], {one: "1", far.statement.id: "2"})] == [1, 1]
