"""When a bare number, with no noun and no unit beside it, is a figure: it is compared, sums up, or stands where a count does."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.extract.figures.amounts import told_of
from dateline.extract.figures.lemmas import HUMAN, PERSON, lemma_of
from dateline.extract.figures.nouns import Counted
from dateline.extract.figures.role_words import Roles
from dateline.extract.figures.tallies import is_number
from dateline.extract.figures.verbs import counting
from dateline.extract.quantities.found import Quantity
from dateline.extract.quantities.lexemes import Lexeme, table, words

COMPARED = tuple(table("figure_nouns")["compared"]["words"])
GATHERED = words("figure_nouns", "gathered")
TOTALS = words("figure_nouns", "totals")
LIMITS = ("under", "over", "below", "above")
ONE_PERSON = words("figure_nouns", "one_person")


def stands_alone(quantity: Quantity, thing: Counted, roles: Roles, line: Sequence[Lexeme]) -> bool:
    """A bare number with no noun, no unit and no role is a figure only where it is a subject, an object or bounded."""
    if thing.noun is not None or quantity.unit != "count" or roles or thing.what:
        return False
    counts = (sized, is_number, indexed, totals)
    if quantity.large or came_from(quantity, line) or any(test(thing.anchor) for test in counts):
        return False
    if of_age(quantity, thing) or line[quantity.first].low == "closer":  # "as a child gets closer to 18"
        return True
    if thing.anchor.dep_ == "nummod" and thing.anchor.head.lower_ == "behind" and thing.anchor.i and thing.anchor.nbor(-1).pos_ == "VERB":
        return False  # "leaving eight behind"
    if thing.anchor.dep_ == "appos" and any(c.dep_ == "relcl" for c in thing.anchor.children):
        return False  # "three boilers - two that burn gas"
    return quantity.first == quantity.at and not quantity.vague and thing.anchor.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj")


def of_age(quantity: Quantity, thing: Counted) -> bool:
    """ "she was about 10", "the boy is 12": a bare number said of one person is an age."""
    verb = thing.anchor.head
    if verb.lower_ in LIMITS and thing.anchor.dep_ == "pobj" and verb.head.lemma_ == "be":
        return thing.noun is None and quantity.unit == "count" and not quantity.large  # "half of them were under 18"
    if thing.noun is not None or quantity.unit != "count" or thing.anchor.dep_ not in ("attr", "acomp") or verb.lemma_ != "be":
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and (subject.lower_ in ONE_PERSON or (subject.tag_ in ("NN", "NNP") and lemma_of(subject) in HUMAN | PERSON))


def sized(number: Token) -> bool:
    """ "the sample is 834", "attendance was 412": a number that is a count of what its subject gathers."""
    subjects = (c for c in number.head.children if c.dep_ == "nsubj") if number.dep_ == "attr" and number.head.lemma_ == "be" else ()
    return any(c.lemma_.lower() in GATHERED for c in subjects)


def indexed(number: Token) -> bool:
    """Whether a bare number is by how much an index moved, or to what a count of things did: "fell 344.65", "cases rose to 40"."""
    told = told_of(number)
    return told is not None and ("." in number.text.strip(".") or (number.dep_ == "pobj" and told.tag_ == "NNS"))


def totals(token: Token) -> bool:
    """Whether the figure sums up those before it: "bringing the total to 900"."""
    verb = counting(token.head.head)
    if token.dep_ != "pobj" or token.head.lower_ not in ("to", "at", "above", "past") or verb.pos_ != "VERB":
        return False
    if verb.dep_ == "advcl" and verb.head.tag_ == "VBG" and verb.i > verb.head.i:
        verb = verb.head  # "bringing the total since the outbreak began to 389"
    sums = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass") and c.lemma_.lower() in TOTALS]
    return any(not numbers_of(s) for s in sums)


def numbers_of(noun: Token) -> bool:
    """ "a total of 51 were taken to two hospitals": the total is a number told already."""
    return any(g.like_num for c in noun.children if c.lower_ == "of" for g in c.children)


def came_from(quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """Whether another number is compared with it: "28 seats, down from 60", "11 areas, against six in May", "instead of the 500"."""
    before = " ".join(x.low for x in line[max(0, quantity.first - 3) : quantity.first]).removesuffix(" the")
    before = before.removesuffix(" just").removesuffix(" only")
    return before.endswith(COMPARED)
