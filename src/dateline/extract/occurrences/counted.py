"""Who a number without a noun counts: "nine guards were hurt and two killed", "of the 17 men held, six were freed"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract import clause, parse
from dateline.extract.noun_sorts import sort_of

AMOUNTS = frozenset(("MONEY", "PERCENT", "QUANTITY", "TIME", "DATE"))
COUNTED = ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
OF = frozenset(("of",))
BARE = ("prep", "nummod", "advmod", "quantmod", "amod", "cc", "conj", "acl", "relcl", "punct", "det", "appos")


def counted_before(number: Token) -> Token | None:
    """The noun for people that a bare number counts: that of "of the men" before it, else the last counted there or a sentence before."""
    if number.pos_ != "NUM" or number.ent_type_ in AMOUNTS or any(c.dep_ not in BARE for c in number.children):
        return None
    if clause.preposition_objects(number, OF) or not _of_people(number):
        return None
    return _fronted(number) or next(_counted(number), None)


def _of_people(number: Token) -> bool:
    """Whether it stands where people do: the subject or object of a verb, no time, age or name."""
    return number.dep_ in COUNTED and number.dep_ != "pobj" and number.head.pos_ in ("VERB", "AUX", "NUM", "NOUN")


def _fronted(number: Token) -> Token | None:
    """The men of "Of the 17 men held, six were freed"."""
    verb = clause.governing_verb(number)
    phrases = [c for c in parse.children(verb, "prep") if c.lower_ == "of" and c.i < number.i] if verb is not None else []
    return next((o for p in phrases for o in parse.children(p, "pobj") if _people(o)), None)


def _counted(number: Token) -> Iterator[Token]:
    """Nouns with a number before the number, the nearest first, back to the sentence before."""
    doc, sent = number.doc, number.sent
    before = doc[sent.start - 1].sent if sent.start else sent
    start = sent.start if "\n" in doc[before.start : sent.start].text_with_ws else before.start
    for token in reversed(doc[start : number.i]):
        if _people(token) and any(c.dep_ == "nummod" and c.i < token.i for c in token.children):
            yield token


def _people(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and sort_of(noun) == "someone"
