"""Infinitives that only say what something is for, what is called for, laid down or given time for, and clauses of a time to come."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.statement import Status
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.own_status import is_infinitive, own_status
from dateline.extract.occurrences.plover_table import status_words

STEPS = 6  # nouns looked at before an infinitive
ASKING = frozenset(("for", "on", "to", "upon", "with"))  # "called on the firm to pay"


def meant(verb: Token) -> Status | None:
    """What an infinitive is that only says what is meant to be; None where it says nothing of the kind."""
    if not is_infinitive(verb):
        return _held(verb)
    if _called_for(verb) or _wanted(verb) or _degree(verb):
        return "hypothetical"
    nouns = _nouns_before(verb)
    if _laid_down(verb, nouns):
        return "planned"
    if _only_meant(verb) or (not used(nouns) and any(n.lemma_.lower() in status_words()["efforts"] for n in nouns)):
        return "hypothetical"
    return _sent_for(verb) or _leaned(verb) or _first_to(verb)


def infinitive_of(verb: Token) -> Token:
    """The first of joined infinitives: "a plan to kill and bury him"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB" and not clause.own_subject(verb):
        verb = verb.head
    return verb


def _called_for(verb: Token) -> bool:
    """Whether somebody is called on to do it, where the parser hangs it as a purpose: "pressed for the ministry to release them"."""
    head, words = verb.head, status_words()
    if verb.dep_ != "advcl" or head.i > verb.i or head.pos_ != "VERB":
        return False
    on_whom = (p for p in parse.children(head, "prep") if p.lower_ in ASKING and p.i < verb.i)
    asked = bool(parse.children(verb, "mark")) or any(o.ent_type_ != "DATE" for p in on_whom for o in parse.children(p, "pobj"))
    asked = asked and not (head.lemma_ == "call" and parse.children(head, "dobj"))  # "called her on Friday to thank her"
    bidden = head.lemma_ in words["bidding"]
    return bidden or (asked and head.lemma_.lower() in words["supposing"] | words["calling"])


def _only_meant(verb: Token) -> bool:
    """Whether an infinitive only says what a noun is for: "evidence to convict", "the right to march"; "the first to attack" attacked."""
    noun = verb.head
    if verb.dep_ not in ("acl", "advcl", "relcl") or noun.pos_ not in ("NOUN", "PRON") or used([noun]):
        return False
    counted = not status_words()["ordinals"].isdisjoint(c.lower_ for c in (noun, *noun.children))
    thought = status_words()["notions"] | {"time", "place", "thing"}
    best = any(c.tag_ in ("JJS", "RBS") for c in noun.children)  # "the worst storm ever to hit us", not "the best time to ask"
    counted = counted or (best and noun.lemma_ not in thought)
    return sort_of(noun) != "someone" and noun.lemma_ not in clause_words()["measures"] and not counted


def _first_to(verb: Token) -> Status | None:
    """What is still to be done by who will be the first or the only one to do it: "will become the first firm to visit Mars"."""
    return _of_governor(verb) if verb.dep_ in ("acl", "relcl") and verb.head.dep_ in ("attr", "dobj", "oprd") else None


def used(nouns: list[Token]) -> bool:
    """Whether what a noun allows was done: "used his power to dismiss her", "took the chance to condemn it"."""
    words = status_words()
    return any(n.dep_ == "dobj" and n.head.lemma_ in words["using"] and own_status(n.head) == "happened" for n in nouns)


def _nouns_before(verb: Token) -> list[Token]:
    """Nouns of the phrase that ends before the infinitive, on which the parser may have failed to hang it: "after talks in Oslo to end"."""
    to = next(c for c in parse.children(verb, "aux") if c.lower_ == "to")
    if to.i == verb.sent.start or verb.head.i > to.i:
        return []
    token, found = to.nbor(-1), []
    if token == verb.head and token.dep_ == "relcl" and verb.dep_ == "advcl":
        return [token.head]  # "the pledge he made to back her"
    for _ in range(STEPS):
        if token == verb.head or token.head == token or token.pos_ in ("VERB", "AUX"):
            break
        if token.pos_ == "NOUN":
            found.append(token)
        token = token.head
    return found


def _wanted(verb: Token) -> bool:
    """Whether it completes what is called for: "called for the officers to be freed", however the parser hangs it."""
    noun = verb.head
    wanting = next((c for c in parse.children(verb, "mark") if c.lower_ == "for"), None)
    if wanting is not None:
        asked = wanting.nbor(-1) if wanting.i > verb.sent.start else noun  # "made a call for the city to pay", hung on the verb
        return noun.lemma_ == "time" or any(n.lemma_.lower() in status_words()["supposing"] for n in (noun, asked))
    prep = noun.head
    if prep.lower_ == "of" and prep.head.dep_ == "pobj":
        noun, prep = prep.head, prep.head.head
    return verb.dep_ == "relcl" and noun.dep_ == "pobj" and prep.lower_ == "for" and prep.head.lemma_.lower() in status_words()["supposing"]


def _degree(verb: Token) -> bool:
    """ "Too weak to retake it", "powerful enough to destroy the bridge"."""
    if verb.dep_ not in ("xcomp", "advcl", "ccomp", "acl", "relcl") or verb.head.i > verb.i:
        return False
    beside = (verb.head, *parse.children(verb.head, "acomp", "advmod", "attr", "dobj", "oprd", "amod"))
    near = (c for b in beside for c in (b, *parse.children(b, "advmod", "amod")) for c in (c, *parse.children(c, "advmod")))
    return any(c.lower_ in ("too", "enough") and c.i < verb.i for c in near)


def _laid_down(verb: Token, before: list[Token]) -> bool:
    """Whether an infinitive says what an act lays down: "passed a bill to seize the assets", "the deal to free them was signed"."""
    nouns = [verb.head] if verb.head.pos_ in ("NOUN", "PROPN") else before
    return any(n.lemma_.lower() in status_words()["acts"] for n in nouns)


def _sent_for(verb: Token) -> Status | None:
    """What is to be done by what was sent, set up or built for it, and what is only striven for: "sent jets to bomb", "fought to take"."""
    if verb.dep_ not in ("advcl", "xcomp") or verb.head.pos_ != "VERB":
        return None
    lemma, words = verb.head.lemma_.lower(), status_words()
    own = own_status(verb.head)
    if lemma in words["striving"]:
        return "denied" if own == "denied" else "hypothetical"
    on_the_way = verb.head.tag_ == "VBG" and lemma in words["travelling"]
    return "planned" if on_the_way or (lemma in words["sending"] and own in ("happened", "ongoing")) else None


def _held(verb: Token) -> Status | None:
    """What a gerund is that says what an undertaking would hold: "could include freezing their accounts and seizing ships"."""
    while verb.dep_ in ("conj", "advcl") and verb.tag_ == verb.head.tag_ == "VBG":
        verb = verb.head
    held = verb.dep_ == "xcomp" and verb.tag_ == "VBG" and verb.head.lemma_ in status_words()["embracing"]
    return _of_governor(verb) if held else None


def _leaned(verb: Token) -> Status | None:
    """What an infinitive is that leans on what is itself to come or thought of: "will start to leave", "would be glad to meet him"."""
    forced = verb.dep_ == "pcomp" and verb.head.lower_ == "but"  # "will have no choice but to leave"
    if not (forced or verb.dep_ == "xcomp") or verb.tag_ != "VB":
        return None
    return _of_governor(verb)


def _of_governor(verb: Token) -> Status | None:
    governor = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), verb.head)
    aux = {c.lower_ for c in parse.children(governor, "aux", "auxpass")}
    if governor.pos_ not in ("VERB", "AUX") or aux.isdisjoint(status_words()["modals"] | status_words()["futures"]):
        return None
    return "planned" if aux.isdisjoint(status_words()["modals"]) else "hypothetical"


def time_given(verb: Token) -> bool:
    """Whether an infinitive says what time is given for: "gave him until noon to resign", "have 48 hours to leave"."""
    if verb.tag_ != "VB" or not is_infinitive(verb):
        return False
    words, head = status_words(), verb.head
    span = head.lemma_ in words["spans"] and verb.dep_ in ("acl", "relcl")
    governor = next((a for a in head.ancestors if a.pos_ == "VERB"), None) if span else head
    if governor is None or governor.lemma_ not in words["granting"]:
        return False
    given = parse.children(governor, "dobj", "npadvmod", "prep") + parse.children(verb, "mark")
    return span or any(c.lemma_ in words["spans"] or c.lower_ == "until" for c in given)


def let(verb: Token) -> bool:
    """ "Let them lay down their weapons": what is asked for."""
    asked = verb.head.lemma_ == "let" and verb.head.tag_ in ("VB", "VBP") and verb.dep_ in ("ccomp", "xcomp")
    return asked and not clause.own_subject(verb.head) and not parse.children(verb.head, "aux")


def at_a_time_to_come(verb: Token) -> Status | None:
    """What a verb is that says when something will or may be done: "once he steps down, he will write", "not until they leave"."""
    words = status_words()
    had = {c.lower_ for c in parse.children(verb, "aux", "auxpass")}
    if verb.tag_ not in ("VBZ", "VBP") and (verb.tag_ != "VBN" or had.isdisjoint(("has", "have", "is", "are"))):
        return None
    if verb.dep_ == "pcomp":
        return "hypothetical" if any(a.lower_ == "until" for a in (verb.head, verb.head.head)) else None
    marks = {c.lower_ for c in parse.children(verb, "mark", "advmod")}
    if verb.dep_ != "advcl" or words["when"].isdisjoint(marks):
        return None
    if _at_any_time(verb):
        return "hypothetical"
    main = own_status(verb.head) if verb.head.pos_ in ("VERB", "AUX") else "happened"
    if main == "denied":
        aux = {c.lower_ for c in parse.children(verb.head, "aux", "auxpass")}
        return None if aux.isdisjoint(words["modals"] | words["futures"]) else "hypothetical"
    return main if main in ("planned", "hypothetical") else None


def whenever(verb: Token) -> bool:
    """Whether it is done each time that something before it comes about: "when a client complains, we investigate"."""
    return any(_at_any_time(c) for c in parse.children(verb, "advcl"))


def _at_any_time(verb: Token) -> bool:
    """Whether a clause before the main one says when that is done as a rule; in a headline it stands behind: "Man dies when wall falls"."""
    main = verb.head
    marks = {c.lower_ for c in parse.children(verb, "mark", "advmod")}
    if verb.dep_ != "advcl" or marks.isdisjoint(("when", "once", "if", "whenever")) or not (verb.i < main.i or "whenever" in marks):
        return False
    return _plain_present(verb) and _plain_present(main)


def _plain_present(verb: Token) -> bool:
    helped = {c.lower_ for c in parse.children(verb, "aux", "auxpass")}
    return (verb.tag_ in ("VBZ", "VBP") and not helped) or (verb.tag_ == "VBN" and helped <= {"is", "are", "gets", "get"})
