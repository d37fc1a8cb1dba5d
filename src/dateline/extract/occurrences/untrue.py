"""Happenings that somebody calls untrue: "the claim that five were beaten is baseless", "dismissed reports of a raid"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract import clause, parse
from dateline.extract.occurrences.plover_table import status_words

CLAIMED = frozenset(("acl", "ccomp", "relcl", "prep", "pobj", "pcomp", "conj", "dobj", "nsubjpass"))  # ties between a deed and the claim
MET = frozenset(("dobj", "nsubjpass"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
THAT = frozenset(("ccomp", "csubj", "advcl", "acl"))
NEGATIVE = frozenset(("not", "n't", "n’t", "never", "no", "neither"))


def called_untrue(trigger: Token) -> bool:
    """Whether what the trigger tells of is what a claim says that is called untrue or turned down."""
    token = trigger
    for _ in range(clause.DEPTH):
        head = token.head
        if head == token:
            return False
        if token != trigger and token.lemma_.lower() in status_words()["claims"]:
            return _turned_down(token)
        if token.dep_ in THAT and head.lemma_ == "be" and parse.children(token, "mark") and _found_untrue(head):
            return True  # "it is not true that"
        if token.dep_ == "prep" and (token.lower_ not in ("of", "about") or head.lemma_.lower() not in status_words()["claims"]):
            return False  # "a report on the raid" is about one, "claims that it had to do with the raid" are
        if token.dep_ not in CLAIMED or (token.dep_ in MET and head.tag_ in FINITE and not _in_claim(head)):
            return False
        token = head
    return False


def _in_claim(verb: Token) -> bool:
    """Whether the verb stands in the clause of a claim: "the report that troops did the shooting"."""
    return verb.dep_ in ("acl", "ccomp", "relcl")


def _turned_down(claim: Token) -> bool:
    verb = clause.governing_verb(claim) if claim.dep_ in MET else claim.head
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return False
    if claim.dep_ in ("nsubj", "nsubjpass") and _found_untrue(verb):
        return True
    dismissed = claim.dep_ in MET and verb.lemma_.lower() in status_words()["dismissing"]
    as_untrue = claim.dep_ in MET and bool(_untrue_words(verb))
    return (dismissed or as_untrue) and not parse.children(verb, "neg")


def _found_untrue(verb: Token) -> bool:
    """Whether the verb or one joined to it says so: "was false", "is not true", "was examined and found baseless"."""
    joined = (verb, *parse.children(verb, "conj"))
    return any(_untrue_words(v) or (_refused(v) and _words(v) & status_words()["true"]) for v in joined)


def _refused(verb: Token) -> bool:
    return any(c.lower_ in NEGATIVE for c in parse.children(verb, "neg"))


def _words(verb: Token) -> set[str]:
    """What is said of the subject or the object: complements of the verb, also after "as" and "to be"."""
    told = parse.children(verb, "acomp", "attr", "oprd") + parse.children(verb, "advcl") + parse.children(verb, "xcomp")
    told += [o for p in parse.children(verb, "prep") if p.lower_ == "as" for o in parse.children(p, "pobj", "amod", "acomp", "pcomp")]
    return {w for t in told for w in (t.lemma_.lower(), t.lower_)}


def _untrue_words(verb: Token) -> set[str]:
    found = {verb.lemma_.lower(), *_words(verb)} if clause.is_passive(verb) else _words(verb)
    return found & status_words()["untrue"] if not _refused(verb) else set()
