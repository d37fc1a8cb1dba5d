"""What is doubted, what would come of something, and what a tie to is denied: "doubts that Mali fired", "may lead to arrests"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract import parse
from dateline.extract.occurrences.plover_table import status_words
from dateline.extract.occurrences.presupposed import known

WH = frozenset(("WDT", "WP", "WP$", "WRB"))  # "is not sure who fired": somebody did
LEADING = frozenset(("in", "to"))
TYING = frozenset(("to", "with", "by"))


def doubted(token: Token, head: Token) -> bool:
    """Whether what governs it leaves it in doubt: "is not sure that they fired", "no guarantee that they will sign"."""
    if token.dep_ not in ("ccomp", "acl", "xcomp", "csubj") or any(c.tag_ in WH for c in token.children):
        return False
    words = status_words()
    over = [head.head.head] if head.dep_ == "pobj" and head.head.lower_ in ("of", "about") else []  # "skeptical of their belief that"
    near = (head, *over, *(c for c in parse.children(head, "acomp", "attr") if c.i < token.i))
    return any(t.lemma_.lower() in words["doubting"] or (t.lemma_.lower() in words["sure"] and _refused(t)) for t in near)


def _refused(word: Token) -> bool:
    """ "Is not sure", "no guarantee"."""
    verb = word if word.pos_ in ("VERB", "AUX") else word.head
    no = any(c.lower_ == "no" for c in parse.children(word, "det"))
    return no or bool(parse.children(word, "neg")) or (verb.lemma_ == "be" and bool(parse.children(verb, "neg")))


def led_to(token: Token, head: Token) -> bool:
    """Whether the verb says that it came of something: "resulted in a raid", "did not lead to arrests"."""
    tied = token.dep_ == "prep" and token.lower_ in LEADING and head.pos_ == "VERB"
    return tied and head.lemma_.lower() in status_words()["leading"]


def only_tied(token: Token, head: Token) -> bool:
    """Whether a tie to it is told, which leaves it as it is: "denied that the sacking was related to the inquiry"."""
    return token.dep_ == "prep" and token.lower_ in TYING and head.lemma_.lower() in status_words()["tying"]


def beside_denial(noun: Token) -> bool:
    """Whether it is only what somebody denies a tie to, and denies nothing of: "denied that the sacking was related to the inquiry"."""
    prep = noun.head
    return noun.pos_ == "NOUN" and noun.dep_ == "pobj" and known(noun) and only_tied(prep, prep.head)
