"""Figures that look alike and are of two things, and those that are of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.core.spans import Span
from dateline.core.statement import Figure, Speaker
from dateline.core.when import When
from dateline.reconcile.apart import Traits, never_one, part_of_more
from dateline.reconcile.interval import gap
from dateline.reconcile.measure import _part
from dateline.reconcile.years import ANY_YEAR, figures_of_other_years, years_past, years_past_beside

LOSSES = ("killed", "injured", "affected", "destroyed")


def told(marked: str, what: str, role: str, low: float | None, high: float | None, unit: str = "count", speaker: str = "") -> Figure:
    """The figure between ⟦ and ⟧, of a report named after its sentence."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    op = "~" if high is None and ("dozens" in text or "thousands" in text or "millions" in text) else "=" if low == high else ">="
    who = Speaker(speaker, None, None, "organisation") if speaker else None
    return Figure(
        report=text[:20], span=Span(start, end, text[start:end]), sentence=Span(0, len(text), text), speaker=who, what=what, role=(role,),
        op=op, low=low, high=high, unit=unit, made_by="t", confidence=1.0,
    )  # fmt: skip


APART = [
    # small counts of this and that, shares, joined measures
    (told("He won with ⟦two outs⟧.", "out", "other", 2, 2), told("They needed ⟦four outs⟧.", "out", "other", 4, 4)),
    (told("She posted ⟦four photos⟧.", "photo", "other", 4, 4), told("He posted ⟦three photos⟧.", "photo", "other", 3, 3)),
    (told("Sales rose ⟦13 percent⟧.", "sale", "other", 13, 13, "percent"),
     told("Sales rose ⟦18 percent⟧.", "sale", "other", 18, 18, "percent")),
    (told("A ⟦42-yard⟧ pass.", "distance", "distance", 42, 42, "yard"), told("A ⟦66-yard⟧ run.", "distance", "distance", 66, 66, "yard")),
    (told("A top speed of ⟦50 mph⟧.", "speed", "other", 50, 50, "mph"),
     told("It took the bend at ⟦40 mph⟧.", "speed", "other", 40, 40, "mph")),
    # some of all, and another sort of people
    (told("It killed ⟦seven residents⟧ and a nurse.", "person", "killed", 7, 7),
     told("It killed ⟦eight people⟧.", "person", "killed", 8, 8)),
    (told("⟦No residents were injured⟧.", "person", "injured", 0, 0),
     told("⟦Three firefighters⟧ were hurt.", "firefighter", "injured", 3, 3)),
    # bounds far apart, vague sums
    (told("Worth ⟦thousands of euros⟧.", "money", "cost", 2e3, None, "EUR"),
     told("It cost ⟦millions of euros⟧.", "money", "cost", 2e6, None, "EUR")),
    (told("It lifts ⟦over 140,000 lb⟧.", "weight", "other", 14e4, None, "pound"),
     told("Theirs ⟦over 50,000 lb⟧.", "weight", "other", 5e4, None, "pound")),
    # one sentence, one hospital, kin, what comes on top, who is badly hurt, other names
    (told("⟦A family of five⟧ and a family of four died.", "person", "killed", 5, 5),
     told("A family of five and ⟦a family of four⟧ died.", "person", "killed", 4, 4)),
    (told("⟦20 people⟧ were brought in.", "person", "injured", 20, 20, speaker="Lunda Hospital"),
     told("⟦More than 50⟧ were hurt.", "person", "injured", 50, None, speaker="Police")),
    (told("Kern lost ⟦two sons⟧.", "son", "killed", 2, 2), told("Berg and her ⟦three sons⟧ died.", "son", "killed", 3, 3)),
    (told("⟦An additional 2 million people⟧ were hit.", "person", "affected", 2e6, 2e6),
     told("⟦145 million people⟧ were hit.", "person", "affected", 145e6, 145e6)),
    (told("⟦Eight people⟧ have life-threatening injuries.", "person", "injured", 8, 8),
     told("⟦51 people⟧ were hurt.", "person", "injured", 51, 51)),
    (told("⟦400,000 Norland clients⟧ were hit.", "client", "affected", 4e5, 4e5),
     told("⟦9 million clients⟧ were hit.", "client", "affected", 9e6, 9e6)),
    # a word of quantity and a number far below it; points of two indexes; a toll of months and one day's
    (told("Obama spoke of ⟦millions of refugees⟧.", "refugee", "displaced", 2e6, None),
     told("⟦10,000 refugees⟧ are to come.", "refugee", "displaced", 1e4, 1e4)),
    (told("It fell ⟦392.5 points⟧.", "point", "other", 392.5, 392.5), told("It lost ⟦323.65 points⟧.", "point", "other", 323.65, 323.65)),
    (told("More than ⟦700 people⟧ have been killed since January.", "person", "killed", 700, None),
     told("A shell killed ⟦12 people⟧.", "person", "killed", 12, 12)),
    # other causes; a day of a war and the war
    (told("A fire in a mill in Zenara killed ⟦21 people⟧.", "person", "killed", 21, 21),
     told("Floods drowned ⟦nine people⟧ in Zenara, a day after the fire.", "person", "killed", 9, 9)),
    (told("A gunman killed ⟦four people⟧ in Lunda.", "person", "killed", 4, 4),
     told("⟦Seven people⟧ died in Lunda when a bus overturned.", "person", "killed", 7, 7)),
    (told("Cholera has killed ⟦90 people⟧ in the camp.", "person", "killed", 90, 90),
     told("A mudslide at the camp killed ⟦30 people⟧.", "person", "killed", 30, 30)),
    (told("The brigade lost ⟦60 soldiers⟧ in the battle for Marn.", "soldier", "killed", 60, 60),
     told("The army has lost ⟦4,300 soldiers⟧ since the war began.", "soldier", "killed", 4300, 4300)),
    (told("Shells killed ⟦41 people⟧ in the market.", "person", "killed", 41, 41),
     told("Three years of war have cost ⟦150,000 lives⟧.", "person", "killed", 15e4, 15e4)),
    # two losers
    (told("Norvia lost ⟦two aircraft⟧ on Sunday.", "aircraft", "destroyed", 2, 2),
     told("Sudland lost ⟦three aircraft⟧ over the strait.", "aircraft", "destroyed", 3, 3)),
    # prices of two times of a day
    (told("Shares fell to ⟦$65.09⟧ at 9:34 a.m.", "money", "cost", 65.09, 65.09, "USD"),
     told("Shares fell to ⟦$63.20⟧ at mid-afternoon.", "money", "cost", 63.2, 63.2, "USD")),
    # a hospital's own; a whole and its part in one sentence
    (told("⟦Eleven people⟧ were admitted to the district hospital in Lunda.", "person", "injured", 11, 11),
     told("⟦Nine people⟧ were hurt, the colonel said.", "person", "injured", 9, 9)),
    (told("⟦14 people⟧ are being treated.", "person", "injured", 14, 14, speaker="Lunda Hospital"),
     told("⟦16 people⟧ are being treated.", "person", "injured", 16, 16, speaker="doctor at the Berg clinic")),
    (told("It raised the toll to ⟦29⟧ after two bodies were found.", "person", "killed", 29, 29),
     told("It raised the toll to 29 after ⟦two bodies⟧ were found.", "person", "killed", 2, 2)),
    (told("A breach at Nordbank hit ⟦14 million people⟧.", "person", "affected", 14e6, 14e6),
     told("A breach at Halden Power hit ⟦9 million people⟧.", "person", "affected", 9e6, 9e6)),
]  # fmt: skip

TOGETHER = [
    # what a government acknowledges and what others count
    (told("Cholera took ⟦at least 70 lives⟧, more than the 41 deaths it acknowledges.", "person", "killed", 70, None),
     told("Cholera took at least 70 lives, more than ⟦the 41 deaths⟧ it acknowledges.", "person", "killed", 41, 41)),
    # two tellers in one sentence; one cause leads to another; a later blast of one raid
    (told("The board counts ⟦41 deaths⟧; the families speak of 53.", "person", "killed", 41, 41),
     told("The board counts 41 deaths; the families speak of ⟦53⟧.", "person", "killed", 53, 53)),
    (told("The firm had first given it as ⟦25⟧ and then brought it to 26.", "person", "present", 25, 25),
     told("The firm had first given it as 25 and then brought it to ⟦26⟧.", "person", "present", 26, 26)),
    (told("The quake killed ⟦19 people⟧.", "person", "killed", 19, 19),
     told("A landslide set off by the quake brought the dead to ⟦31⟧.", "person", "killed", 31, 31)),
    (told("The blast killed ⟦19 people⟧.", "person", "killed", 19, 19), told("The fire killed ⟦31 people⟧.", "person", "killed", 31, 31)),
    (told("The war has killed ⟦40,000 people⟧.", "person", "killed", 4e4, 4e4),
     told("Since the war began ⟦55,000 people⟧ have died.", "person", "killed", 55e3, 55e3)),
    (told("Gunmen stormed a mill and killed ⟦six people⟧.", "person", "killed", 6, 6),
     told("The shooting in the mill killed ⟦eight people⟧.", "person", "killed", 8, 8)),
    (told("⟦Twelve Norland sailors⟧ died.", "sailor", "killed", 12, 12), told("⟦14 Norland sailors⟧ died.", "sailor", "killed", 14, 14)),
    (told("⟦31 people⟧ were injured, eight of them seriously.", "person", "injured", 31, 31),
     told("⟦45 people⟧ were hurt.", "person", "injured", 45, 45)),
    # what a hospital says of the dead is told as the toll; of the hurt it may know no fewer than others; "others" are told beside the dead
    (told("⟦51 bodies⟧ had been brought in.", "person", "killed", 51, 51, speaker="doctor at the Lunda hospital"),
     told("⟦47 people⟧ died.", "person", "killed", 47, 47, speaker="ministry")),
    (told("⟦At least 50 wounded⟧ had been brought in.", "person", "injured", 50, None, speaker="nurse at the clinic"),
     told("⟦63 people⟧ were hurt.", "person", "injured", 63, 63)),
    (told("⟦71 wounded⟧ had been brought in.", "person", "injured", 71, 71, speaker="Lunda Hospital"),
     told("⟦63 people⟧ were hurt.", "person", "injured", 63, 63)),
    (told("It killed nine people and hurt ⟦30 others⟧.", "person", "injured", 30, 30),
     told("⟦23⟧ were wounded.", "person", "injured", 23, 23)),
    # a toll that rose, bounds that may both hold, the same number in other words, a distance from one place
    (told("⟦Twelve people⟧ died.", "person", "killed", 12, 12), told("⟦Fourteen people⟧ died.", "person", "killed", 14, 14)),
    (told("The toll rose from ⟦12⟧ to 14.", "person", "killed", 12, 12),
     told("The toll rose from 12 to ⟦14⟧.", "person", "killed", 14, 14)),
    (told("⟦Two explosions⟧ were heard.", "explosion", "other", 2, 2), told("There were ⟦two explosions⟧.", "explosion", "other", 2, 2)),
    (told("⟦At least 13 planes⟧ burned.", "plane", "destroyed", 13, None),
     told("⟦Over 40 planes⟧ burned.", "plane", "destroyed", 40, None)),
    (told("It fell 140 miles, or ⟦140 miles⟧ west of Lunda.", "distance", "distance", 140, 140, "mile"),
     told("It fell in fields ⟦130 miles⟧ from Lunda.", "distance", "distance", 130, 130, "mile")),
    (told("It killed ⟦seven residents⟧ and a nurse.", "person", "killed", 7, 7),
     told("⟦Six residents⟧ and a nurse died.", "person", "killed", 6, 6)),
    (told("⟦No residents were injured⟧.", "person", "injured", 0, 0), told("⟦Three residents⟧ were hurt.", "resident", "injured", 3, 3)),
    (told("⟦No people were injured⟧.", "person", "injured", 0, 0),
     told("⟦Three firefighters⟧ were hurt.", "firefighter", "injured", 3, 3)),
    (told("It took ⟦a year⟧ to plan.", "time", "duration", 1, 1, "year"),
     told("They planned for ⟦a year and a half⟧.", "time", "duration", 1.5, 1.5, "year")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), APART)
def test_of_two_things(one: Figure, two: Figure) -> None:
    one, two = _of_one_report(one, two)
    context = one.role[0] not in LOSSES
    assert never_one(Traits(one), Traits(two), gap(one, two), context)
    assert never_one(Traits(two), Traits(one), gap(two, one), context)


@pytest.mark.parametrize(("one", "two"), TOGETHER)
def test_of_one_thing(one: Figure, two: Figure) -> None:
    assert not never_one(Traits(one), Traits(two), gap(one, two), one.role[0] in ("other", "distance", "duration"))


def _of_one_report(one: Figure, two: Figure) -> tuple[Figure, Figure]:
    assert (one.report == two.report) == (one.sentence == two.sentence)
    return one, two


def test_a_part_of_those_told_before() -> None:
    assert part_of_more(told("20 people, four of whom were badly hurt and ⟦16⟧ who could walk.", "person", "injured", 16, 16))
    assert part_of_more(told("20 were brought in, of which ⟦four⟧ are badly hurt.", "person", "injured", 4, 4))
    assert part_of_more(told("Out of that number, ⟦four⟧ were on foot.", "person", "injured", 4, 4))
    assert not part_of_more(told("Of the river nothing is known, and ⟦four⟧ are hurt.", "person", "injured", 4, 4))


def test_men_are_a_part_where_women_are_counted_too() -> None:
    assert _part(told("⟦17 men⟧ and one woman were held.", "person", "detained", 17, 17)) == "man"
    assert _part(told("⟦17 men⟧ were held.", "person", "detained", 17, 17)) is None
    assert _part(told("17 men and ⟦one woman⟧ were held.", "person", "detained", 1, 1)) == "woman"


def test_the_year_of_a_figure_goes_before_years_told_near_it() -> None:
    plain = told("The mine of 1907 fell in and ⟦seven people⟧ died.", "person", "killed", 7, 7)
    assert years_past(replace(plain, when=When("2016-05-02", "2016-05-02", "2016-05-02")), 2016) == frozenset()
    assert years_past(replace(plain, when=When("2009", "2009-01-01", "2009-12-31")), 2016) == {"2009"}
    # a report without a date tells its news by weekdays or whole dates: who writes a year alone looks back
    assert years_past(replace(plain, when=When("2009", "2009-01-01", "2009-12-31")), None) == {"2009"}
    assert years_past(replace(plain, when=When("2009-05-02", "2009-05-02", "2009-05-02")), None) == frozenset()
    assert years_past(told("On 5 May 2031 a shell killed ⟦seven people⟧.", "person", "killed", 7, 7), None) == frozenset()


YEARS = [
    # of the figure told first, of the other, whether they are of two times
    ("Four years ago ⟦seven people⟧ died there.", "On Monday ⟦seven people⟧ died there.", True),
    ("Four years ago ⟦seven people⟧ died there.", "In 2011 ⟦seven people⟧ died there.", False),
    ("In 2009 ⟦seven people⟧ died there.", "In 2011 ⟦seven people⟧ died there.", True),
    ("Last August ⟦seven people⟧ died there.", "On Monday ⟦seven people⟧ died there.", False),  # it may have been this year
    ("On Sunday ⟦seven people⟧ died there.", "⟦Seven people⟧ died there.", False),
    ("The mine, which opened in 2009, fell in and ⟦seven people⟧ died.", "⟦Seven people⟧ died there.", False),
    ("The mine, where ⟦seven people⟧ died in 2009, fell in.", "⟦Seven people⟧ died there.", True),
]


@pytest.mark.parametrize(("one", "other", "apart"), YEARS)
def test_of_other_years(one: str, other: str, apart: bool) -> None:
    first, second = (years_past(told(text, "person", "killed", 7, 7), 2016) for text in (one, other))
    assert figures_of_other_years(first, second) is figures_of_other_years(second, first) is apart


BEFORE = [
    # the sentence before, the figure's own, its years
    ("A gunman stormed a cinema in Aurel in July 2012.", "⟦Twelve people⟧ died.", {"2012"}),
    ("In 1959 a tram caught fire in Glaston.", "On that occasion ⟦two passengers⟧ died.", {"1959"}),
    ("A gunman stormed a cinema in Aurel in July 2012.", "On Monday ⟦seven people⟧ died there.", set()),
    ("A gunman stormed a cinema in Aurel in July 2012.", "⟦Seven people⟧ have died so far.", set()),
    ("A truce signed in 2012 collapsed.", "The war has killed ⟦seven people⟧.", set()),
    ("The war broke out in 2012.", "⟦Seven people⟧ died since then.", set()),
    ("A gunman stormed a cinema in Aurel in July 2012.", "In 2009 ⟦seven people⟧ had died there.", set()),  # its own year tells it
    ("On Monday police searched the cinema, built in 2012.", "⟦Seven people⟧ died.", set()),
    ("A gunman stormed a cinema in Aurel.", "⟦Seven people⟧ died.", set()),
    ("A gunman stormed a cinema in Aurel in July 2012.\n", "⟦Seven people⟧ died.", set()),  # another paragraph
]


@pytest.mark.parametrize(("before", "own", "years"), BEFORE)
def test_the_year_of_the_sentence_before(before: str, own: str, years: set[str]) -> None:
    figure = told(own, "person", "killed", 7, 7)
    text = f"The town mourned. {before} " + figure.sentence.exact
    at = len(text) - len(figure.sentence.exact)
    span, sentence = (Span(s.start + at, s.end + at, s.exact) for s in (figure.span, figure.sentence))
    assert years_past_beside(replace(figure, span=span, sentence=sentence), text, 2016) == years


HEADINGS = [
    # a line, the one under it, the years of the figure in the first
    ("Tarn school: ⟦26⟧ killed", "In May 2012 a man shot his way into the school.", {"2012"}),
    ("Tarn school: ⟦26⟧ killed", "A man shot his way into the school on Monday, where a wing was built in 2012.", set()),
    ("Tarn school: ⟦26⟧ killed", "A man shot his way into the school. In May 2012 another had.", set()),
    ("Police said this: ⟦26⟧ were killed.", "In May 2012 a man shot his way into the school.", set()),
    ("⟦Twenty-six⟧ killed in a school of Tarn", "In May 2012 a man shot his way into another school.", set()),
]


@pytest.mark.parametrize(("line", "under", "years"), HEADINGS)
def test_a_heading_is_of_the_years_told_under_it(line: str, under: str, years: set[str]) -> None:
    figure = told(line, "person", "killed", 26, 26)
    assert years_past_beside(figure, f"{figure.sentence.exact}\n{under}\n", 2016) == years


def test_years_before_the_report_are_of_another_time() -> None:
    past = told("It was the worst crash since 2004, when ⟦seven people⟧ died.", "person", "killed", 7, 7)
    assert years_past(past, 2016) == {"2004"}
    assert years_past(past, 2004) == frozenset()
    assert years_past(past, None) == {"2004"}  # who tells his news by weekdays writes a year of another time
    far = told("The mine, dug by men of three villages in 1904 and sold in 1951 by their sons to a firm whose owners never set "
               "foot in the valley and sent men to look after it, fell in and ⟦seven people⟧ died.", "person", "killed", 7, 7)  # fmt: skip
    assert years_past(far, 2016) == frozenset()
    nearer = told("The ridge, claimed on maps of 1907, saw a clash last August in which ⟦seven people⟧ died.", "person", "killed", 7, 7)
    assert years_past(nearer, 2016) == {ANY_YEAR}
    span = told("In the border war of 1987-88 ⟦700 people⟧ died.", "person", "killed", 700, 700)
    assert years_past(span, 2016) == {"1987"}
    assert years_past(told("⟦Seven people⟧ died and the mine paid $2004 to each.", "person", "killed", 7, 7), 2016) == frozenset()
