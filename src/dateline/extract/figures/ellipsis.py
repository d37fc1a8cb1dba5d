"""Numbers whose clause leaves out its verb or noun: "Seoul returned nine bodies, and Pyongyang four", "; the rebels, 40".

The clause before, or the one with the same verb, says what such a number counts and what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from dateline.extract.figures.lemmas import is_human
from dateline.extract.figures.nouns import Counted
from dateline.extract.figures.phrase import QUOTES, Tokens
from dateline.extract.figures.role_words import Roles, roles_by
from dateline.extract.figures.roles import fitting
from dateline.extract.figures.verbs import OBJECTS, SUBJECTS, lemma
from dateline.extract.quantities.found import Quantity, with_op

MARKS = frozenset({",", ";", "—", "–", "--", "and", "but", "or", "while", "not"})
CORE = frozenset({*SUBJECTS, *OBJECTS, "appos", "conj", "attr", "ROOT"})
PLACES = frozenset({"GPE", "LOC", "NORP", "ORG", "PERSON", "FAC"})
WHERE = frozenset({"in", "at", "on", "near", "outside", "inside"})
PLAIN = frozenset({"be", "have", "say", "do", "include"})  # verbs that mean too little to be the same twice
GIVING = frozenset({"to", "against", "versus", "than"})
LONGEST = 4  # words of a name between the mark and the number: "and the Northern Alliance 40"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of the same sentence."""

    quantity: Quantity
    thing: Counted
    roles: Roles


def filled(thing: Counted, quantity: Quantity, roles: Roles, tokens: Tokens, told: Sequence[Told]) -> tuple[Counted, Quantity, Roles]:
    """The thing, unit and roles of a bare number that its clause leaves out; as they are where it leaves nothing out."""
    if (side := other_side(thing, roles, tokens, told)) is not None:
        return thing, quantity, fitting(thing, side.roles)
    model = model_of(thing, quantity, tokens, told)
    if model is None:
        return thing, quantity, roles
    after = tokens.after(tokens.at(thing.end - 1))
    own = after is not None and after.dep_ == "prep" and not in_places(thing, model)  # "six more in intensive care"
    roles = fitting(replace(thing, what=model.thing.what), roles) if own or not model.roles else ()
    unit = replace(quantity, unit=model.quantity.unit, kind=model.quantity.kind) if model.quantity.unit != "count" else quantity
    return replace(thing, what=model.thing.what), unit, roles or model.roles


def shared_bound(quantity: Quantity, thing: Counted, told: Sequence[Told]) -> Quantity:
    """The quantity with the bound that it shares with the number before it: "more than 40 and 30 wells"."""
    last = told[-1] if told else None
    number = thing.anchor
    each = number.dep_ == "conj" and thing.noun is None and any(t.lower_ == "respectively" for t in number.sent)
    shares = last is not None and last.thing.noun is None and last.thing.anchor.i in (number.i, number.head.i if each else -1)
    if last is None or not shares or quantity.op != "=" or last.quantity.op in ("=", "range") or last.quantity.vague:
        return quantity
    return with_op(quantity, last.quantity.op)


def other_side(thing: Counted, roles: Roles, tokens: Tokens, told: Sequence[Told]) -> Told | None:
    """ "Baku is to free 23 soldiers and Yerevan 17 civilians": a name, a number and a noun without a verb."""
    if roles or thing.noun is None or not told:
        return None
    if also_so(thing, tokens, told[-1]):
        return told[-1]
    if thing.noun.dep_ not in ("conj", "appos"):
        return None
    first = tokens.at(thing.start)
    name = tokens.before(first)
    model, end = told[-1] if told[-1].quantity.unit == "count" else told[max(0, len(told) - 2)], tokens.after(tokens.at(thing.end - 1))
    if name is None or name.ent_type_ not in PLACES or name.pos_ != "PROPN" or not closes(end):
        return None
    between = tokens.tokens[tokens.at(model.thing.end - 1).i - tokens.tokens[0].i + 1 : first.i - tokens.tokens[0].i]
    alike = is_human(thing.what) == is_human(model.thing.what)
    return model if between and alike and opens(between) and not any(tells(t) for t in between) else None


def also_so(thing: Counted, tokens: Tokens, model: Told) -> bool:
    """ "A fifth of the crop was lost and a third of the cattle.": the subject of the same verb, after it."""
    anchor, begin = model.thing.anchor, tokens.tokens[0].i
    after, first = tokens.after(tokens.at(thing.end - 1)), tokens.at(thing.start)
    if anchor.dep_ not in SUBJECTS or not (after is None or after.text in (".", ";")) or anchor.head.i > first.i:
        return False
    between = tokens.tokens[tokens.at(model.thing.end - 1).i - begin + 1 : first.i - begin]
    return bool(between) and between[-1].lower_ == "and" and not any(tells(t) for t in between if not own_verb(t, anchor))


def model_of(thing: Counted, quantity: Quantity, tokens: Tokens, told: Sequence[Told]) -> Told | None:
    """The figure whose clause the bare number goes on with."""
    if not told or thing.noun is not None or thing.what or quantity.unit != "count" or quantity.joined or quantity.share:
        return None
    model = same_verb(thing, told) or stepped(thing, told) or gapped(thing, tokens, told)
    whole = (quantity.low or quantity.high or 0) % 1 == 0  # nobody counts 3.1 people
    return model if whole or model is None or model.quantity.unit != "count" else None


def same_verb(thing: Counted, told: Sequence[Told]) -> Told | None:
    """ "is charged with five counts, Ree is charged with three", "sold 40 ships in May and sold 25 in June"."""
    mine, place = place_of(thing.anchor)
    if mine.pos_ != "VERB" or lemma(mine) in PLAIN:
        return None
    for each in reversed(told):
        verb, other = place_of(each.thing.anchor)
        if other == place and verb.i != mine.i and lemma(verb) == lemma(mine):
            return each
    return None


def stepped(thing: Counted, told: Sequence[Told]) -> Told | None:
    """ "down from 79 in May to 57", "climbed to 80 km, then to 110": the other end of a change."""
    number = thing.anchor
    if number.dep_ != "pobj" or number.head.lower_ != "to":
        return None
    for each in reversed(told):
        other = each.thing.anchor
        if number.head.i == other.i + 1 and each.thing.noun is not None:
            return each  # "by 61 votes to 54"
        if other.dep_ != "pobj" or other.head.lower_ not in ("from", "to"):
            return None
        verbs = any(t.pos_ == "VERB" and t.dep_ not in ("acl", "amod", "prep") for t in number.doc[other.i + 1 : number.i])
        return each if not verbs else None
    return None


def place_of(anchor: Token) -> tuple[Token, str]:
    """The verb that governs a phrase, and as what: subject, object, or after which preposition."""
    if anchor.dep_ == "pobj":
        return anchor.head.head, anchor.head.lower_
    return anchor.head, anchor.dep_


def gapped(thing: Counted, tokens: Tokens, told: Sequence[Told]) -> Told | None:
    """ "…, and Pyongyang four", "; the rebels, 40", "and 300 in a second", "— two from here and one from there"."""
    first, after = tokens.at(thing.start), tokens.after(tokens.at(thing.end - 1))
    core = [each for each in told if each.thing.anchor.dep_ in CORE]
    model = (core or list(told))[-1]
    if not closes(after) or parts(thing, model):
        return None
    at = first.i - tokens.tokens[0].i
    begin = tokens.at(model.thing.end - 1).i - tokens.tokens[0].i + 1
    between = tokens.tokens[begin:at]
    if not between or any(tells(t) for t in between if not own_verb(t, model.thing.anchor)):
        return None
    if any(t.tag_ == "CD" and not any(e.thing.start <= t.idx < e.thing.end for e in told) for t in between):
        return None  # "the routes 54, 56, 283 and 400"
    led = model.thing.anchor.head.lower_ if model.thing.anchor.dep_ == "pobj" else ""
    return model if opens(between, led) else None


def in_table(quantity: Quantity, tokens: Tokens, told: Sequence[Told]) -> bool:
    """ "Holm 214 cases, Varde 96", "Norland freed 75 and Varde 71", "Losses: Varde 12 dead": a name beside its count."""
    lead = tokens.before(tokens.at(quantity.core))
    if lead is None or lead.pos_ != "PROPN" or quantity.unit != "count":
        return False
    while lead is not None and lead.pos_ == "PROPN":
        lead = tokens.before(lead)
    after = tokens.after(tokens.at(quantity.end - 1))
    first = lead is None or lead.text == ":"  # the parse may begin a sentence after the colon
    stated = (after is not None and after.lower_ in roles_by("state")) or (first and rows(tokens, lead) > 1)
    if lead is None:
        return stated and first and rows(tokens, lead) > 1
    if not (stated or after is None or after.is_punct or after.lower_ in MARKS):
        return False
    if lead.text in (":", ";") and stated:
        return True
    return lead.lower_ in MARKS and bool(told) and named_beside(told[-1], tokens, lead.text != ",")


def rows(tokens: Tokens, colon: Token | None) -> int:
    """How many names with a number right after them follow the colon, or begin the sentence: "By district: Holm 214 cases, Varde 96"."""
    after = [t for t in tokens.tokens if colon is None or t.i > colon.i]
    return sum(a.pos_ == "PROPN" and b.like_num for a, b in pairwise(after))


def named_beside(model: Told, tokens: Tokens, joined: bool) -> bool:
    """Whether a name stands right before the figure, or where a clause is joined to its own, is the subject of its verb."""
    name = tokens.before(tokens.at(model.thing.start))
    if name is not None and name.pos_ == "PROPN":
        return True
    number = model.thing.anchor
    return joined and number.dep_ == "dobj" and any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in number.head.children)


def parts(thing: Counted, model: Told) -> bool:
    """Whether the two are ends of one span or scale: "between 3 and 5", "from 30 to 40"."""
    return thing.start <= model.thing.end + 1


def tells(token: Token) -> bool:
    """Whether the word is a verb of its own: one that only describes the noun before it ("launches scheduled in May") is none."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("acl", "amod", "prep") and token.tag_ != "NN"


def own_verb(token: Token, subject: Token) -> bool:
    """Whether the verb is the one of which the earlier number is the subject: "17 died there, and six here"."""
    verb = subject.head
    return subject.dep_ in SUBJECTS and (token.i == verb.i or (token.head.i == verb.i and token.dep_ in ("aux", "auxpass")))


def closes(after: Token | None) -> bool:
    """Whether the phrase of the number is at its end there: a stop, a conjunction, where or when."""
    if after is None or after.is_punct or after.text in QUOTES or after.lower_ in MARKS or after.is_space:
        return after is None or after.text not in ("-", "/", "%")
    return after.dep_ == "prep" and after.lower_ != "of"


def opens(between: Sequence[Token], led: str = "") -> bool:
    """Whether a conjunction or a stop, and at most whose it is or where, stands before the number; `led`: the preposition of the model."""
    last = between[-1]
    if last.tag_ == "POS":
        return any(t.lower_ in GIVING for t in between[-LONGEST:])
    if (last.lower_ in MARKS and last.text != ",") or last.lower_ == "including":
        return True
    sorts = ("PROPN",) if last.lower_ == led else ("PROPN", "NOUN", "DET", "ADJ", "PRON")
    names = between[:-1] if last.text == "," or last.lower_ == led else between
    for back, token in enumerate(reversed(names[-LONGEST - 1 :])):
        if token.lower_ in MARKS:
            return back > 0 or last.text != ","
        if not (token.pos_ in sorts and can_name(token)) and token.lower_ not in WHERE:
            return False
    return False


def can_name(token: Token) -> bool:
    """Whether the word can be part of a name or a noun phrase that says whose the number is: "its ally", "Uganda"; not "Boeing"."""
    return (token.pos_ != "PRON" or token.dep_ == "poss") and (token.pos_ != "PROPN" or token.ent_type_ in PLACES | {""})


def in_places(thing: Counted, model: Told) -> bool:
    """ "17 died at the scene and six more in hospital": two places, so that the second is not what became of the six."""
    where = thing.anchor.doc[thing.anchor.i : min(thing.anchor.i + 3, len(thing.anchor.doc))]
    verb = model.thing.anchor.head
    placed = any(c.lower_ in WHERE and c.dep_ == "prep" for c in verb.children)
    return placed and verb.pos_ == "VERB" and any(t.lower_ in WHERE for t in where)
