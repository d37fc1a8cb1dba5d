"""What a figure takes from the one before it: the thing of "five of them", "with three landing", the roles of "they include 12"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.core.statement import Figure
from dateline.extract.figures.amounts import subject
from dateline.extract.figures.clause import Clause
from dateline.extract.figures.lemmas import is_human, lemma_of
from dateline.extract.figures.nouns import Counted, what_of
from dateline.extract.figures.phrase import Tokens
from dateline.extract.figures.role_words import NONE, Roles
from dateline.extract.quantities.found import Quantity
from dateline.extract.quantities.lexemes import Lexeme, words
from dateline.read.reading import Sentence

PERSONS = frozenset({"killed", "injured", "missing", "detained", "displaced", "released"})
OF_PERSONS = frozenset({"detain", "arrest", "rearrest", "apprehend", "kidnap", "abduct", "jail", "evacuate", "deport", "feed", "vaccinate"})
PRONOUNS = frozenset({"them", "those", "these", "which"})
SUBJECTS = ("nsubj", "nsubjpass")
ENUMERATED = words("figure_nouns", "enumerated")
BACK = 400  # characters between a figure and one of another sentence that it may take up
RECENT = 6  # figures looked back at for one of a number's size
LIST = 40  # words after a colon among which its parts are told
VALUES = frozenset({"", "thing", "time", "money", "distance", "speed", "weight", "angle", "area", "volume", "which"})


@dataclass(frozen=True, slots=True)
class Before:
    """The count before a figure: what it counts and its roles; `near` where it stands in the same sentence.

    `others`: the counts shortly before, each with its number, the nearest last.
    """

    what: str
    roles: Roles
    near: bool
    others: tuple[tuple[float, Before], ...] = ()


def carried(sentence: Sentence, found: Sequence[Figure]) -> Before | None:
    """The last count of the sentences shortly before; null where there is none."""
    last = next((f for f in reversed(found) if f.unit == "count" and not f.unknown), None)
    if last is None or not 0 <= sentence.start - last.span.end <= BACK:
        return None
    near = (f for f in found[-RECENT:] if f.unit == "count" and not f.unknown and 0 <= sentence.start - f.span.end <= BACK)
    return replace(before_of(last), others=tuple((f.low or f.high or 0, before_of(f)) for f in near))


def before_of(figure: Figure) -> Before:
    """A count as one after it takes it up."""
    return Before(figure.what, figure.role if figure.role != ("other",) else NONE, False)


def taken_up(thing: Counted, quantity: Quantity, last: Before | None) -> Counted:
    """The counted thing with the noun that its pronoun, or the bare number, stands for."""
    if last is None or (quantity.unit != "count" and not quantity.share):
        return thing
    goes_on = last.near or others_of(thing) or some_of(quantity, last)
    if last.what in VALUES or is_human(last.what) or not (pronoun(thing) or (goes_on and bare(thing, quantity))):
        return thing
    if thing.anchor.head.lemma_ in OF_PERSONS and thing.noun is None:
        return thing  # "fired 30 shells and detained 12"
    if last.near and thing.noun is not None and thing.noun.lower_ == "them":
        return replace(thing, what=last.what)  # "eight jets were lost, three of them at sea"
    said = Clause(thing).roles()
    if not PERSONS.isdisjoint(said) and set(said) != {"injured", "destroyed"} and thing.anchor.head.lemma_ != "lose":
        return thing  # "sank two boats and killed 12", "destroyed 40 homes and injured 12 others"
    return replace(thing, what=last.what)


def of_subject(thing: Counted) -> str:
    """What a bare number counts of its subject: "the box of letters included 40 sent from Holm", "these letters are among hundreds"."""
    number = thing.anchor
    while number.dep_ in ("conj", "appos") and number.head.i < number.i and (number.head.like_num or number.head.lower_ == "more"):
        number = number.head
    among = number.dep_ == "pobj" and number.head.lower_ == "among"
    verb = number.head.head if among else number.head
    if not (among and verb.lemma_ == "be") and not (number.dep_ == "dobj" and verb.lemma_ == "include"):
        return ""
    noun = subject(verb)
    if noun is None:
        return ""
    told = [*(g for of in noun.children if of.lower_ == "of" for g in of.children if g.dep_ == "pobj"), noun]
    return next((what_of(t) for t in told if t.tag_ == "NNS"), "")


def of_one_before(thing: Counted) -> str:
    """ "the old model has one lens while the new one comes with two": what the clause before has one of."""
    number = thing.anchor
    verb = number.head.head if number.dep_ == "pobj" and number.head.lower_ == "with" else number.head if number.dep_ == "dobj" else None
    if verb is None or verb.lemma_ not in HAVING or verb.dep_ not in ("advcl", "conj", "ccomp") or verb.head.i > verb.i:
        return ""
    one = (c for c in verb.head.children if c.dep_ in ("dobj", "attr") and c.tag_ == "NN" and any(k.lower_ in ONE for k in c.lefts))
    return next((what_of(c) for c in one), "")


HAVING, ONE = frozenset({"have", "come", "own", "boast", "get"}), frozenset({"a", "an", "one", "single"})


def pronoun(thing: Counted) -> bool:
    """ "five of them", "two of those"; "those killed", "those on board" are people."""
    noun = thing.noun
    if noun is None or noun.lower_ not in PRONOUNS:
        return False
    return noun.lower_ == "them" or not any(c.dep_ in ("acl", "relcl", "prep", "amod") for c in noun.children)


def bare(thing: Counted, quantity: Quantity) -> bool:
    """ "fired four rockets, with three landing in a field", "destroyed 40 homes and damaged 20"."""
    if thing.noun is not None and thing.noun.lower_ == "others" and thing.noun.dep_ in (*SUBJECTS, "dobj"):
        return not said_nothing(thing)
    if thing.noun is not None or thing.what or quantity.vague or quantity.unit != "count":
        return False
    return thing.anchor.dep_ in (*SUBJECTS, "dobj") and thing.anchor.head.pos_ == "VERB" and thing.end - quantity.end in (0, len(" more"))


def some_of(quantity: Quantity, last: Before) -> bool:
    """ "Nine boats set out. Four turned back": fewer than were counted in the sentence before."""
    return bool(last.others) and 1 < (quantity.low or 0) < last.others[-1][0]


def others_of(thing: Counted) -> bool:
    """ "the other two limped back", "another five", "the remaining six": of what was counted before."""
    more = thing.anchor.i + 1 < len(thing.anchor.doc) and thing.anchor.nbor().lower_ == "more"
    return more or any(c.lower_ in ("other", "another", "remaining", "further") for c in thing.anchor.lefts)


def said_nothing(thing: Counted) -> bool:
    """Whether no word says what became of the others: they are people then."""
    return not Clause(thing).roles()


def more_people(thing: Counted, quantity: Quantity, last: Before) -> bool:
    """ "rescued 64 migrants, while Greek boats picked up 29": a bare number that a verb without a role governs, after people."""
    whole = (quantity.low or quantity.high or 0) % 1 == 0  # not "a margin of 3.1"
    return whole and last.near and is_human(last.what) and not thing.what and thing.anchor.dep_ == "dobj" and bare(thing, quantity)


def of_ones_own(thing: Counted) -> bool:
    """ "got back seven of its own", "lost 12 of theirs": of the same as those before, on the other side."""
    return thing.noun is not None and thing.noun.lower_ in OWN


OWN = ("own", "theirs", "ours", "his", "hers")


def all_but(quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """ "all but four were freed": what is said of the others is not said of these."""
    return [x.low for x in line[max(0, quantity.first - 2) : quantity.first]] == ["all", "but"]


def of_those_told(quantity: Quantity, thing: Counted, line: Sequence[Lexeme]) -> bool:
    """ "Of the 30, nine hit people": the number told before, as a whole."""
    return thing.noun is None and [x.low for x in line[max(0, quantity.first - 2) : quantity.first]] == ["of", "the"]


def described(thing: Counted, quantity: Quantity, last: Before) -> bool:
    """ "Nine of them were children": a part of the people just counted, of which only is told who they are."""
    verb = thing.anchor.head
    bare_ = thing.noun is None or thing.noun.lower_ in PRONOUNS
    if verb.lemma_ != "be" or thing.anchor.dep_ != "nsubj" or not bare_ or any(c.dep_ == "neg" for c in verb.children):
        return False
    whole = last.others[-1][0] if last.others else 0
    kinds = (c for c in verb.children if c.dep_ == "attr" and c.i > verb.i and c.pos_ == "NOUN")
    smaller = 0 < (quantity.low or 0) <= whole
    return smaller and (is_human(last.what) or not last.what) and any(is_human(lemma_of(c)) for c in kinds)


def listed(thing: Counted, quantity: Quantity, tokens: Tokens, told: Sequence[tuple[float, Before]], ends: Sequence[int]) -> Roles:
    """ "named nine dead: four rebels, two policemen and three clerks": the parts, after a colon, of what was counted before it."""
    first = tokens.at(thing.start)
    token = tokens.before(first)
    while token is not None and token.text != ":":
        if first.i - token.i > LIST or token.pos_ in ("VERB", "AUX") or token.text in (".", ";", "(", '"', "“"):
            return NONE
        token = tokens.before(token)
    if token is None or thing.anchor.dep_ in SUBJECTS:
        return NONE
    before = [each for each, end in zip(told, ends, strict=True) if end <= token.idx]
    if not before or not (quantity.low or 0) < before[-1][0]:
        return NONE
    whole = before[-1][1]
    people = is_human(whole.what) or not (whole.what or PERSONS.isdisjoint(whole.roles))
    return whole.roles if not thing.what or is_human(thing.what) == people else NONE


def enumerated(thing: Counted) -> bool:
    """ "they include 12 women", "that number includes 700 children": some of those just counted."""
    verb = thing.anchor.head
    if thing.anchor.dep_ != "dobj" or verb.lemma_ != "include":
        return False
    return any(c.dep_ in SUBJECTS and c.lower_ in ENUMERATED for c in verb.children)
