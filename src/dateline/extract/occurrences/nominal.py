"""The status of what a noun names: its modifiers, the verb of its course or that brings it about, then the words above it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.statement import Status
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.date_choice import APART
from dateline.extract.occurrences.governed import governed_status, verb_status
from dateline.extract.occurrences.meant import at_a_time_to_come
from dateline.extract.occurrences.own_status import own_status
from dateline.extract.occurrences.plover_table import status_words
from dateline.extract.occurrences.presupposed import definite, known, told_of

UNREAL = frozenset(("planned", "hypothetical", "denied"))
ONE = frozenset(("a", "an", "any", "another"))
PERHAPS = frozenset(("may", "might", "could"))
DATED = APART | {"during"}


def noun_status(noun: Token) -> Status:
    """The status of an event noun."""
    words = status_words()
    beside = [c for c in noun.children if c.i < noun.i]
    before = {c.lower_ for b in beside for c in (b, *(b.children if b.dep_ == "compound" else ()))}  # "planned protest rallies"
    course = _course(noun)
    if course == "denied":
        return course  # "the planned march was called off"
    for status in ("denied", "planned", "hypothetical", "ongoing"):
        if not before.isdisjoint(words[f"modifiers_{status}"]):
            return status
    if noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead":
        return "planned"  # "ahead of a rally"
    found = course or _made(noun) or governed_status(noun) or _of_unreal_clause(noun)
    found = found or ("hypothetical" if "any" in before else None)  # "any attack will be answered"
    if noun.lemma_.lower() not in words["lasting"] or noun.pos_ == "PROPN":
        return found or "happened"
    presupposed = any(c.lower_ in ("the", "this", "its", "their") for c in noun.children)  # "hopes to end the war": there is one
    return _lasting(noun) if found is None or (presupposed and found in ("planned", "hypothetical")) else found


def _lasting(noun: Token) -> Status:
    """Of a war or a siege: past where what came after it or during it is told."""
    return "happened" if noun.dep_ == "pobj" and noun.head.lower_ in DATED - {"amid", "despite"} else "ongoing"


def _course(noun: Token) -> Status | None:
    """From the verb that tells the course of the noun's happening: "talks have begun", "a strike was called off"."""
    found = clause.relation_to_verb(noun)
    if found is None or found[1] not in ("nsubj", "nsubjpass", "dobj"):
        return None
    verb, words = found[0], status_words()
    if found[1] == "nsubj" and parse.children(verb, "dobj"):
        return None  # "the talks may open a new chapter"
    lemma = verb.lemma_.lower()
    if lemma in words["cancelling"] or (lemma == "call" and any(c.lower_ == "off" for c in verb.children)):
        return None if told_of(noun) and own_status(verb) != "happened" else "denied"  # "would not have prevented the recent raids"
    if told_of(noun):
        return None
    if _under_way(verb):
        return "ongoing"
    if lemma == "be" and (due := _due(verb)) is not None:
        return due
    if definite(noun) and (lemma in words["ending"] or (lemma == "be" and parse.children(verb, "acomp", "attr"))):
        return None  # "the shooting may have ended by noon", "the raid could have been worse"
    undertaken = found[1] == "dobj" and lemma in words["undertaking"] and not definite(noun)
    if lemma not in words["course"] and not undertaken:
        return None
    status = verb_status(verb)
    if status != "happened":
        return status
    aux = {c.lower_ for c in parse.children(verb, "aux")}
    begun = lemma in words["beginning"] and not aux.isdisjoint(("has", "have", "’ve", "'ve"))
    return "ongoing" if begun or lemma in words["continuing"] else None


def _under_way(verb: Token) -> bool:
    """ "Is ongoing", "is still pending", "is in progress"."""
    held = (o for p in parse.children(verb, "prep") for o in parse.children(p, "pobj"))
    said = {c.lower_ for c in (*parse.children(verb, "acomp", "advmod", "attr", "oprd"), *held)} if verb.lemma_ == "be" else {verb.lower_}
    now = any(t.lower_ in ("is", "are", "remains", "remain", "'s", "’s") for t in (verb, *parse.children(verb, "aux")))
    return now and not parse.children(verb, "neg") and not said.isdisjoint(status_words()["under_way"])


def _due(verb: Token) -> Status | None:
    """Of "talks are due to begin" planned, of "talks are likely" only thought of."""
    words = status_words()
    said = {c.lemma_.lower() for c in parse.children(verb, "acomp", "oprd", "attr")}
    if not said.isdisjoint(words["planning"]):
        return "planned"
    return "hypothetical" if not said.isdisjoint(("likely", "possible", "unlikely", "probable", "imminent")) else None


def _made(noun: Token) -> Status | None:
    """From a verb that brings it about, if that is not said to have been done: "an effort to broker a deal for a truce"."""
    head = _phrase_head(noun)
    verb = head.head
    lemma, words = verb.lemma_.lower(), status_words()
    making = words["completing"] if known(noun) else words["making"]
    if head.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB" or lemma not in making:
        return None
    if lemma not in words["completing"] | {"carry"} and parse.children(verb, "prt"):
        return None  # "would not give up its demand"
    status = verb_status(verb)
    if status in UNREAL:
        return status
    half = verb.tag_ == "VBG" and verb.dep_ != "pcomp" and lemma in words["completing"]
    return "hypothetical" if half else None  # "are brokering a deal"


def _phrase_head(noun: Token) -> Token:
    """The noun whose phrase tells of it as well: "a deal for a truce", "a round of talks"."""
    while True:
        above = noun.head.head
        under = noun.head.lower_ if noun.dep_ == "pobj" else ""
        told = (under == "for" and above.lemma_ in status_words()["accords"]) or (under == "of" and above.lemma_ in clause.MEASURES)
        if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
            noun = noun.head
        elif told:
            noun = above
        else:
            return noun


def _of_unreal_clause(noun: Token) -> Status | None:
    """From the clause of something not known: "an attack would be a mistake", "there may be talks", "has not seen any raid"."""
    verb = noun.head
    if verb.pos_ not in ("VERB", "AUX") or known(noun) or told_of(noun):
        return None
    some = any(c.lower_ in ONE for c in parse.children(noun, "det"))
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return _of_subject(noun, verb, some)
    status = own_status(verb)
    if noun.dep_ == "attr" and verb.lemma_ == "be":
        plain = not parse.children(noun, "amod", "nummod")  # "was no isolated attack"
        return status if status in ("planned", "hypothetical") or (status == "denied" and plain) else None
    if noun.dep_ == "acomp" and noun.pos_ == "ADJ":
        return status if status in ("planned", "hypothetical") else None  # "would be willing to"
    anything = any(c.lower_ in ("any", "single") for c in noun.children)
    if noun.dep_ != "dobj" or verb.lemma_ in clause_words()["reacting"]:
        return None
    status = verb_status(verb)
    return status if (status == "denied" and anything) or (some and status in ("planned", "hypothetical")) else None


def _of_subject(noun: Token, verb: Token, some: bool) -> Status | None:
    """Of what an unreal clause is about: "a strike would cost lives", "sanctions would hurt", "an attack on one is an attack on all"."""
    aux = {c.lower_ for c in parse.children(verb, "aux", "auxpass")}
    bare = noun.tag_ == "NNS" and not parse.children(noun, "det", "nummod")
    status = at_a_time_to_come(verb) or own_status(verb)
    if some and verb.lemma_ == "be" and any(a.lemma_ == noun.lemma_ for a in parse.children(verb, "attr")):
        return "hypothetical"
    if "have" in aux and not aux.isdisjoint(PERHAPS):
        return None  # "an attack may have killed him"
    return status if status in ("planned", "hypothetical") and (some or (bare and "would" in aux)) else None
