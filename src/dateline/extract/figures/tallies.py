"""A bare number that answers a count told before: "put the dead at a dozen", "raised it to 29", "the families speak of 53"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.extract.figures.amounts import told_of
from dateline.extract.figures.antecedents import Before
from dateline.extract.figures.clause import Clause
from dateline.extract.figures.lemmas import is_human, lemma_of
from dateline.extract.figures.nouns import Counted
from dateline.extract.figures.phrase import QUOTES, Tokens
from dateline.extract.figures.role_words import NONE, Roles, roles_by
from dateline.extract.figures.verbs import lemma
from dateline.extract.quantities.found import Quantity
from dateline.extract.quantities.lexemes import words
from dateline.read.reading import Sentence

VALUING, STATING, SEEING = (words("figure_tallies", key) for key in ("valuing", "stating", "seeing"))
SPEAKING, ANSWERING, SAYING = (words("figure_tallies", key) for key in ("speaking", "answering", "saying"))
TALLIES, PRONOUNS, TURNOUTS = (words("figure_tallies", key) for key in ("tallies", "pronouns", "turnouts"))
ABOARD = frozenset({"aboard", "onboard", "board"})
WHERE = ("in", "at", "on")
REACH = 9  # tokens before a number among which its verb stands
SIZE = 10  # times: two counts of one thing that are further apart are hardly told as answers to each other
TO_VALUE = ("at", "as", "to")


def tallied(thing: Counted, quantity: Quantity, tokens: Tokens, last: Before | None) -> tuple[Counted, Roles] | None:
    """The thing and roles of a number that stands alone, of the count that its verb takes up; None where it takes up none."""
    if thing.noun is not None or thing.what or quantity.unit != "count" or quantity.share:
        return None
    before = words_before(tokens, thing.start)
    roles = of_topic(before)
    if roles:
        return replace(thing, what="person"), roles
    answered = last is not None and last.near and len(before) > 0 and lemma(before[0]) in SAYING  # "…; the prison service says 17"
    if roles is None and not answered and not taken_up_by(before, quantity, thing):
        return None
    told = last is not None and (last.roles or (there(before) and last.what))
    return (replace(thing, what=last.what), last.roles) if last is not None and told else None


def of_its_size(quantity: Quantity, *told: Sequence[tuple[float, Before]]) -> Before | None:
    """The count before that is next to it in size, if it can in its sentence: "10,000 marched; the police, who hold 12, saw 2,500"."""
    number = quantity.low or quantity.high or 0
    for counts in told:
        sizes = [(max(other, number) / min(other, number), before) for other, before in reversed(counts) if other > 0 and number > 0]
        size, found = min(sizes, key=lambda each: each[0], default=(math.inf, None))
        if size <= SIZE:
            return found
    return None


def asked(sentence: Sentence) -> Before | None:
    """The count that a sentence asks for: "how many people lost their lives is disputed"; None where it asks for none."""
    if "ow many" not in sentence.span.exact:
        return None
    many = next((t for t in sentence.words if t.lower_ == "many" and t.i and t.nbor(-1).lower_ == "how"), None)
    if many is None:
        return None
    noun = many.head if many.dep_ in ("amod", "nummod") and many.head.i > many.i else None
    anchor = noun if noun is not None else many
    what = lemma_of(noun) if noun is not None and not is_human(lemma_of(noun)) else "person"
    roles = Clause(Counted(anchor, noun, what, many.idx, anchor.idx + len(anchor.text))).roles()
    return Before(what, roles, False) if roles else None


def words_before(tokens: Tokens, start: int) -> list[Token]:
    """The tokens before an offset, the nearest first, without quotation marks."""
    at = tokens.at(start).i - tokens.tokens[0].i
    near = [t for t in tokens.tokens[max(0, at - REACH) : at] if t.text not in QUOTES]
    return near[::-1]


def of_topic(before: Sequence[Token]) -> Roles | None:
    """Roles of what is valued: "put the dead at", "the number on board as"; empty where it is a count told before ("it", "the number")."""
    if len(before) > 1 and before[0].lower_ in ("of", "at") and lemma(before[1]) in TURNOUTS:
        return ("present",)
    if not before or before[0].lower_ not in TO_VALUE:
        return None
    verb = next((i for i, t in enumerate(before) if t.pos_ in ("VERB", "AUX") and not named_state(t)), 0)
    if not verb or lemma(before[verb]) not in VALUING:
        return None
    told = before[1:verb] or before[verb + 1 : verb + 5]  # "put the dead at 12"; "a figure that the army put at 11"
    named = next((found for t in told if (found := roles_by("state").get(t.lower_) or taken_or_held(t))), NONE)
    if any(t.lower_ in ABOARD for t in told):
        return ("present",)
    return named or (NONE if any(tally(t) or t.lower_ in PRONOUNS for t in told) else None)


def named_state(token: Token) -> bool:
    """Whether a participle names those counted: "the displaced", "the number taken"."""
    return token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj") or bool(taken_or_held(token))


def taken_or_held(token: Token) -> Roles:
    """ "put the number taken at 60", "the number still held"."""
    known = TAKEN_OR_HELD.get(token.lower_)
    return (known,) if known and token.dep_ in ("acl", "amod", "advcl") else NONE


TAKEN_OR_HELD = {"taken": "captured", "held": "detained"}


def taken_up_by(before: Sequence[Token], quantity: Quantity, thing: Counted) -> bool:
    """ "speak of 53", "admits to nine", "conceded only four", "saw no more than 2,500", "a count of 27", "parents say it is 63"."""
    if not before:
        return False
    if lemma(before[0]) == "be":
        return there(before) or said_to_be(before[1:])
    if before[0].lower_ in ("of", "to", "with") and len(before) > 1:
        if before[0].lower_ == "of" and tally(before[1]):
            return True
        verb = next((t for t in before[1:6] if t.pos_ == "VERB"), None)
        return verb is not None and f"{lemma(verb)}_{before[0].lower_}" in SPEAKING | ANSWERING
    verb = next((t for t in before[:2] if t.pos_ == "VERB"), None)
    if verb is None or thing.anchor.dep_ not in ("dobj", "pobj", "nsubj"):
        return False
    return lemma(verb) in STATING or (lemma(verb) in SEEING and quantity.first != quantity.at)


def there(before: Sequence[Token]) -> bool:
    """ "by Friday there were 900", "the week before it was 140": a number now or then, of what was counted before."""
    if len(before) < 2 or lemma(before[0]) != "be" or not ends_with(before[0]):
        return False
    return before[1].tag_ == "EX" or (before[1].lower_ == "it" and any(c.dep_ == "npadvmod" or c.lower_ in WHERE for c in before[0].lefts))


def ends_with(verb: Token) -> bool:
    """Whether the bare number after the verb is the end of what it says."""
    number = next((c for c in verb.rights if c.dep_ == "attr"), None)
    return number is not None and number.like_num and (number.i + 1 == len(number.doc) or number.nbor().is_punct)


def said_to_be(before: Sequence[Token]) -> bool:
    """ "parents say it is", "the figure was", "say that it was"."""
    if before and before[0].lower_ == "to":
        before = before[1:]  # "believe the figure to be above 300"
    if not before or tally(before[0]):
        return bool(before)
    told = next((t for t in before[1:3] if t.lower_ != "that"), None)
    return before[0].lower_ == "it" and told is not None and lemma(told) in SAYING


def is_number(number: Token) -> bool:
    """ "the number of cases was 14": a bare number that is said to be how many there are."""
    subjects = (c for c in number.head.lefts if c.dep_ == "nsubj") if number.dep_ == "attr" and number.head.lemma_ == "be" else ()
    return any(tally(c) for c in subjects)


def of_same_number(thing: Counted) -> bool:
    """ "that number has doubled to 31", "the total reached 40": of what the number before counted."""
    told = told_of(thing.anchor) if thing.noun is None else None
    return told is not None and tally(told) and not any(c.dep_ == "prep" for c in told.children)


def tally(token: Token) -> bool:
    """ "the number", "a toll"."""
    return token.pos_ == "NOUN" and lemma(token) in TALLIES
