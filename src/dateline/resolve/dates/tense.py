"""Which way a date looks, by the verb it hangs on: "met on Friday" is past, "will meet on Friday" is to come."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from dateline.resolve.dates.timex_forms import Direction

LONGEST_IS_TO = 4  # words from "is" to the verb: "is now to be held"


@cache
def _cues() -> dict[str, frozenset[str]]:
    text = (files("dateline.resolve") / "tables" / "date_tense.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def direction(token: Token | None) -> Direction:
    """Past, future, or None where no verb tells."""
    if token is None:
        return None
    cues, until, by, coming = _cues(), False, False, _dealt(token)
    for node in _upward(token):
        if node.pos_ in ("VERB", "AUX"):
            return _until(node, by) if until or coming else _of_verb(node)
        coming = coming or _to_come(node)
        if node.lower_ in cues["since"]:
            return "past"
        until, by = until or node.lower_ in cues["until"], by or node.lower_ == "by"
        if _announces(node):
            return "future"
    return "future" if until or coming else None


def _dealt(token: Token) -> bool:
    """ "oil for July delivery": what is dealt in lies ahead."""
    return token.dep_ == "compound" and token.head.lower_ in _cues()["dealt"]


def _to_come(node: Token) -> bool:
    """ "their next game, on Tuesday": ahead, unless the verb tells that it is over."""
    return node.pos_ == "NOUN" and any(c.dep_ == "amod" and c.lower_ in _cues()["coming"] for c in node.children)


def moves(token: Token | None) -> bool:
    """Whether the date hangs on a verb that puts one date in another's place: "moved from Monday to Friday"."""
    verb = next((n for n in _upward(token) if n.pos_ == "VERB"), None) if token is not None else None
    return verb is not None and verb.lemma_.lower() in _cues()["moving"]


def bare(token: Token | None) -> bool:
    """Whether the date hangs on an infinitive."""
    verb = next((n for n in _upward(token) if n.pos_ == "VERB"), None) if token is not None else None
    return verb is not None and verb.tag_ == "VB"


def _upward(token: Token) -> Iterator[Token]:
    """What a word hangs on, nearest first; as far as a date reaches in a sentence that can be read."""
    node = token
    for _ in range(12):
        if node.head == node:
            return
        node = node.head
        yield node


def _announces(node: Token) -> bool:
    """ "due on Friday", "a deadline of Friday", "the planned vote on Friday"."""
    planning = _cues()["planning"]
    if node.pos_ == "ADJ":
        return node.lemma_.lower() in planning
    return node.pos_ == "NOUN" and (node.lower_ == "deadline" or any(c.lower_ in planning and c.dep_ == "amod" for c in node.children))


def _until(verb: Token, by: bool) -> Direction:
    """Ahead, unless by then it was over: "had left by Friday", "fell by Friday", "lasted until Friday"."""
    if _of_verb(verb) != "past":
        return "future"
    if by and verb.lemma_.lower() in _cues()["over_by"] and _own(verb) == "past":
        return "past"
    return "past" if _perfect(verb) or verb.lemma_.lower() in _cues()["lasting"] else "future"


def _perfect(verb: Token) -> bool:
    return any(c.lemma_ == "have" and c.dep_ in ("aux", "auxpass") for c in verb.children)


def _of_verb(verb: Token) -> Direction:
    """Tense of a finite verb; of others, that of the verb they hang on."""
    cues = _cues()
    for _ in range(8):
        if verb.tag_ in ("VBN", "VBG", "JJ") and verb.lemma_.lower() in cues["scheduled"] and not _has_object(verb):
            return "future"
        found = "future" if _is_to(verb) else _own(verb)
        if found:
            return found
        if verb.head == verb:
            return None
        if verb.tag_ in ("VB", "VBG") and verb.head.lemma_.lower() in cues["planning"] and verb.dep_ in ("xcomp", "ccomp", "acl"):
            had = any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.head.children)
            return "past" if had else "future"  # "had planned to strike on Friday" tells of a Friday that is over
        verb = verb.head
    return None


def _is_to(verb: Token) -> bool:
    """ "are to meet", "was to have left"; not "the plan was to leave"."""
    head = verb.head
    passive = verb.tag_ == "VBN" and any(c.lower_ == "be" and c.dep_ == "auxpass" for c in verb.children)
    if not (verb.tag_ == "VB" or passive) or verb.dep_ != "xcomp" or head.lemma_ != "be" or head.tag_ not in ("VBZ", "VBP", "VBD"):
        return False
    return verb.i - head.i <= LONGEST_IS_TO and any(c.lower_ == "to" for c in verb.children)


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
