"""How far a report stands behind a happening: "allegedly struck", "charged in the beating of", "what Mali says was an attack"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.statement import Stance
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.occurrences.plover_table import status_words

HEDGES = frozenset(("reportedly", "allegedly", "reported", "alleged", "apparently", "suspected", "apparent", "supposedly", "purportedly"))
CHARGING = frozenset(("with", "of", "in", "for", "over", "on"))  # "charged with killing", "accused of", "charged in the beating of"
CHARGED = frozenset(("pcomp", "pobj", "prep", "conj", "dobj", "amod", "compound"))


def stance_of(token: Token) -> Stance:
    """The stance of what no speaker is named for: hedged words are only reported, charges and what somebody calls it only claimed."""
    if not {c.lower_ for c in token.children}.isdisjoint(HEDGES):
        return "reported"
    return "claimed" if _charged(token) or _so_called(token) else "asserted"


def _charged(token: Token) -> bool:
    """Whether it is what somebody stands accused of: "charged in the beating of a neighbour", "on counts of assault"."""
    if token.lemma_ in status_words()["charging"]:
        return False  # the charge itself
    for _ in range(clause.DEPTH):
        head = token.head
        if token.dep_ not in CHARGED or head == token:
            return False
        if token.dep_ == "prep" and token.lower_ in CHARGING:
            if head.pos_ == "VERB" and head.lemma_ in status_words()["charging"]:
                return True
            if head.pos_ == "NOUN" and head.lemma_.lower() in status_words()["charges"]:
                return True
        token = head
    return False


def _so_called(noun: Token) -> bool:
    """ "What Mali says was an attack", "what the family calls a murder"."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in ("attr", "oprd", "dobj", "ccomp"):
        return False
    around = (verb, verb.head, *parse.children(verb, "csubj"))
    said = next((v for v in around if v.lemma_ in clause_words()["speech"] | {"call", "describe", "believe"}), None)
    what = (c for v in around for c in v.children if c.lower_ == "what")
    return said is not None and any(what) and bool(clause.own_subject(said))
