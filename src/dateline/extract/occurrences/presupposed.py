"""Happenings that a sentence takes for granted, whatever it says of the words above them: "refused to condemn the raid"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract import parse
from dateline.extract.clause_words import clause_words
from dateline.extract.occurrences.own_status import own_status
from dateline.extract.occurrences.plover_table import status_words

KNOWN = frozenset(("the", "this", "that", "these", "those"))
PAST = frozenset(("last", "latest", "previous", "earlier", "past", "recent"))
OBJECT = ("dobj", "nsubjpass", "nsubj", "prep", "pobj")  # "call the raid a crime": the parser makes a subject of it
NAMED = ("GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "DATE")
OWNED = ("compound", "poss", "nmod")


def told_as_done(verb: Token) -> bool:
    """Whether it tells something past beside what is said above it: "warned Mali after it shelled the town", "goods seized in May"."""
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and not parse.children(verb, "aux", "auxpass", "nsubj", "nsubjpass"):
        return True
    past = verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in parse.children(verb, "aux", "auxpass"))
    if verb.dep_ in ("ccomp", "advcl", "pcomp") and past and any(c.tag_ == "WRB" for c in parse.children(verb, "advmod")):
        return True  # "asked for maps of where it dropped the bombs"
    if verb.dep_ != "advcl" or not past:
        return False
    marks = {m.lower_ for m in parse.children(verb, "mark", "advmod")}
    return not marks.isdisjoint(status_words()["beside"]) and marks.isdisjoint(status_words()["conditionals"])


def dealt_with(noun: Token, token: Token, verb: Token) -> bool:
    """Whether the verb speaks of or deals with a happening that there was: "address the violence", "respond to the attack"."""
    if noun.pos_ != "NOUN" or token.dep_ not in OBJECT or not _particular(noun):
        return False
    return verb.lemma_ == "aware" or (verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in status_words()["dealing"])


def definite(noun: Token) -> bool:
    """Whether it is taken for known: "the attack", "these raids"."""
    return noun.pos_ == "NOUN" and any(c.lower_ in KNOWN for c in parse.children(noun, "det"))


def known(noun: Token) -> bool:
    """Whether it is taken for known, or is somebody's: "their raids"."""
    return definite(noun) or bool(parse.children(noun, "poss"))


def told_of(noun: Token) -> bool:
    """Whether words beside it tell that it took place: "an attack that killed five", "at their last meeting"."""
    if any(c.lower_ in PAST for c in parse.children(noun, "amod")):
        return True
    told = (c for c in parse.children(noun, "relcl") if c.tag_ in ("VBD", "VBN") and own_status(c) == "happened")
    return any(c.lemma_.lower() not in status_words()["planning"] for c in told)  # "a rally that had been planned for Friday"


def undone(noun: Token, verb: Token) -> bool:
    """Whether the verb meets or ends what its object names, which there is: "talks to end their blockade"."""
    words = clause_words()["reacting"] | clause_words()["ending"] | status_words()["ending"] | status_words()["undoing"]
    return noun.dep_ in ("dobj", "nsubjpass") and known(noun) and verb.pos_ == "VERB" and verb.lemma_ in words


def _particular(noun: Token) -> bool:
    """Whether it is one that is known: "the raid", "its raids", "the Halm raid", "violence against Malians"."""
    if known(noun):
        return True
    near = [*parse.children(noun, *OWNED), *(o for p in parse.children(noun, "prep") for o in parse.children(p, "pobj"))]
    return any(t.ent_type_ in NAMED for t in near)


def only_placed(prep: Token) -> bool:
    """Whether the phrase says when, where or of what something is or is said: "was at home during the raid", "declined to comment on"."""
    return prep.lower_ in status_words()["placing"] or (prep.lower_ == "on" and prep.head.lemma_ in status_words()["commenting"])
