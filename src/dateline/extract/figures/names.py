"""Numbers that belong to a name or to the score of a game, as the words around them and the parse show."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.extract.figures.lemmas import is_human, lemma_of
from dateline.extract.figures.phrase import DAYS, Tokens
from dateline.extract.quantities.found import Quantity
from dateline.extract.quantities.lexemes import Lexeme, words

CLOSING = (",", ".", "")  # after the ages of two people
ROADS = ("U.S.", "US")
MONTHS = words("quantity_exclusions", "months")
PARTIES, DEFINITE = words("quantity_exclusions", "parties"), frozenset(("the", "these", "those"))


def of_name(quantity: Quantity, tokens: Tokens) -> bool:
    """Whether the number belongs to the name before it: "Falcon 9 rockets"; "Flight no. 446", where the parse ends a sentence."""
    number = tokens.at(quantity.core)
    if number.is_sent_start and number.i > 1 and number.nbor(-1).text == "." and number.nbor(-2).lower_ in NUMBERED:
        return True
    if opens_name(number):
        return True
    if "," in number.text:
        return False  # "told the IMF 1,150 posts would go": names have no thousands
    name = tokens.before(number) if quantity.digital and quantity.unit == "count" and quantity.first == quantity.at else None
    if name is not None and name.pos_ == "NOUN":  # "Orbit 2 users"
        return name.text[:1].isupper() and not name.is_sent_start and number.head.i == name.i
    if name is not None and name.text in ROADS and number.dep_ not in ("nsubj", "nsubjpass"):
        return True  # "a link to U.S. 127"
    if name is not None and number.text == "1" and name.pos_ == "PROPN" and name.lower_ not in MONTHS:
        return True  # "told Europe 1 radio": one of a thing is spelled out
    if name is None or name.pos_ != "PROPN" or name.ent_type_ in ("GPE", "NORP", "LOC") or name.lower_ in MONTHS | DAYS:
        return False
    if number.dep_ in ("nsubj", "nsubjpass") and name.i + 1 == number.i:  # "when Vega 3 was launched"; not "in Varde 12 were hurt"
        return name.ent_type_ != "DATE" and not (name.i and name.nbor(-1).pos_ == "ADP")
    return number.head.i == name.i or (name.dep_ in ("compound", "nmod") and name.head.i in (number.i, number.head.i))


def of_two_ages(quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """ "two teenagers, 15 and 17, were hurt": ages set off after those who have them."""
    i, j = quantity.at, quantity.after
    if quantity.kind or not quantity.digital or i <= len(CLOSING):
        return False
    ahead = [*(x.low for x in line[j : j + 3]), *CLOSING]
    if line[i - 1].low == "," and ahead[0] == "and" and ahead[1].isdigit() and ahead[2] in CLOSING:
        return is_human(line[i - 2].low.removesuffix("s"))
    second = line[i - 1].low == "and" and line[i - 2].low.isdigit() and line[i - 3].low == "," and ahead[0] in CLOSING
    return second and is_human(line[i - 4].low.removesuffix("s"))


def listed_after(named: int, quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """ "U.S. 54, 56, 283 and 400": a bare number right after those of a name; `named`: where the last of them ends in the line."""
    between = line[named : quantity.first] if 0 < named < quantity.first else ()
    bare = quantity.unit == "count" and quantity.first == quantity.at  # not "off Route 79, about 2 miles on"
    return bare and bool(between) and all(x.low in (",", "and", "or", "&") for x in between)


def opens_name(number: Token) -> bool:
    """ "Six Flags Hurricane Harbor": a number in letters that begins a name in the singular."""
    noun = number.nbor() if number.i + 1 < len(number.doc) and number.text.istitle() else None
    within = noun is not None and number.head.i == noun.i and noun.dep_ == "compound" and noun.tag_ == "NNPS"
    return noun is not None and within and noun.head.tag_ == "NNP"


NUMBERED = ("no", "nos")


def year_of(quantity: Quantity, noun: Token) -> bool:
    """ "2012 census data", "won 2016 elections": four digits without a comma before what each year has; "2000 houses" are counted."""
    plain = quantity.unit == "count" and quantity.digital and not quantity.large and quantity.first == quantity.at
    return plain and (quantity.low or 0) in LATE_YEARS and quantity.low == quantity.high and lemma_of(noun) in YEARLY


LATE_YEARS, YEARLY = range(1950, 2051), words("quantity_exclusions", "yearly")


def of_label(quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """Whether the number is a label or the size of a sum: a school year, the counter of a gallery, a tax plan, "six figures"."""
    return not quantity.kind and any(test(quantity, line) for test in (of_school_year, of_gallery, of_plan, of_money))


def of_school_year(quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """ "grade 7 and 8 pupils", "grades 6-8", "Year 3 children": a class, though people follow it."""
    i = quantity.at
    while i > 1 and line[i - 1].low in ("and", "or", "to", "-", "–") and line[i - 2].low.isdigit():
        i -= 2
    named = i > 0 and (line[i - 1].low in SCHOOL_YEARS or (line[i - 1].text.istitle() and line[i - 1].low in NAMED_YEARS))
    return quantity.digital and named


def of_gallery(quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """ "1 of 26 Full Screen", "3 of 14": the counter of a gallery that opens a line."""
    counter = len(line) > 2 and line[0].low.isdigit() and line[1].low == "of" and line[2].low.isdigit()
    return counter and quantity.at in (0, 2) and (len(line) == 3 or line[3].text.istitle())


def of_plan(quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """ "saved in a 529 plan", "403 savings accounts": a section of the tax code."""
    return line[quantity.at].text in TAX_PLANS and any(x.low in PLANS for x in line[quantity.after : quantity.after + 3])


def of_money(quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """ "start at six figures", "took five figures off its costs": how large a sum is that is not told."""
    ahead = [x.low for x in line[quantity.after : quantity.after + 2]]
    if ahead[:1] != ["figures"] or not 3 < (quantity.low or 0) < 10 or not quantity.first:
        return False
    return line[quantity.first - 1].low in PAID_IN_FIGURES or ahead[1:] in (["off"], ["a"], ["per"])


SCHOOL_YEARS, NAMED_YEARS, TAX_PLANS, PLANS, PAID_IN_FIGURES = (
    words("quantity_exclusions", key) for key in ("school_years", "named_school_years", "tax_plans", "plans", "paid_in_figures")
)


def of_game(quantity: Quantity, tokens: Tokens) -> bool:
    """ "the test scores", "her scores": scores that are reached, not scores of people."""
    word = tokens.at(quantity.core)
    return word.lower_ == "scores" and any(c.dep_ in ("det", "poss", "compound") for c in word.lefts) and word.nbor().lower_ != "of"


def of_parties(quantity: Quantity, what: str, line: Sequence[Lexeme]) -> bool:
    """ "The two sides", "the two governments": who is meant, not how many there are."""
    two = quantity.low == quantity.high == 2 and quantity.unit == "count" and quantity.first > 0
    return two and what.rpartition(" ")[2] in PARTIES and line[quantity.first - 1].low in DEFINITE
