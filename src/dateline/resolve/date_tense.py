"""Which way a date looks, by the verb it hangs on: "met on Friday" is past, "will meet on Friday" is to come."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from dateline.resolve.timex_forms import Direction


@cache
def _cues() -> dict[str, frozenset[str]]:
    text = (files("dateline.resolve") / "tables" / "date_tense.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def direction(token: Token | None) -> Direction:
    """Past, future, or None where no verb tells."""
    if token is None:
        return None
    cues, node = _cues(), token
    until = False
    for _ in range(12):
        if node.pos_ in ("VERB", "AUX") and node != token:
            found = _of_verb(node)
            return "future" if until and found != "past" else "future" if until and not _perfect(node) else found
        if node.head == node:
            return "future" if until else None
        node = node.head
        word = node.lower_
        if word in cues["since"]:
            return "past"
        until = until or word in cues["until"]
        if node.pos_ in ("ADJ", "NOUN") and (node.lemma_.lower() in cues["planning"] and (node.pos_ == "ADJ" or word in ("deadline",))):
            return "future"
        if node.pos_ == "NOUN" and any(c.lower_ in cues["planning"] and c.dep_ == "amod" for c in node.children):
            return "future"
    return None


def _perfect(verb: Token) -> bool:
    return any(c.lemma_ == "have" and c.dep_ in ("aux", "auxpass") for c in verb.children)


def _of_verb(verb: Token) -> Direction:
    """Tense of a finite verb; of others, that of the verb they hang on."""
    cues = _cues()
    for _ in range(8):
        if verb.tag_ in ("VBN", "VBG", "JJ") and verb.lemma_.lower() in cues["scheduled"] and not _has_object(verb):
            return "future"
        found = _own(verb)
        if found:
            return found
        if verb.head == verb:
            return None
        if verb.tag_ in ("VB", "VBG") and verb.head.lemma_.lower() in cues["planning"] and verb.dep_ in ("xcomp", "ccomp", "acl"):
            return "future"
        verb = verb.head
    return None


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp") for c in verb.children)


def _own(verb: Token) -> Direction:
    """What the verb itself and its auxiliaries say; None for a bare infinitive and for a present that tells no time."""
    cues, lemma = _cues(), verb.lemma_.lower()
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words, perfect = {c.lower_ for c in helpers}, any(c.lemma_ == "have" for c in helpers)
    if not words.isdisjoint(cues["will"]) or (not words.isdisjoint(cues["ahead"]) and not perfect):
        return "future"
    if perfect or verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helpers):
        return "past"
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not helpers:
        return "past"
    present = verb.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in helpers)
    if not present:
        return None
    if lemma in cues["telling"]:
        return "past"
    return "future" if lemma in cues["timetable"] or lemma in cues["planning"] else None
