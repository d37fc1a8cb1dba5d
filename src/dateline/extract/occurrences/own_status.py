"""The status of a verb by its own clause: auxiliaries, negation, a conjunction of condition, no subject."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.statement import Status
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.occurrences.plover_table import status_words

NOBODY = frozenset(("no", "neither", "nobody", "none"))
ONE = frozenset(("one", "single"))  # "not one man was hurt"

def own_status(verb: Token) -> Status:
    """From the verb's own auxiliaries, negation and conditional conjunction."""
    words = status_words()
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")} or _shared_aux(verb)
    if any(c.dep_ == "neg" and not (_of_time(c) or _not_until(verb)) for c in verb.children) or _no_subject(verb) or _no_longer(verb):
        return "denied"
    if supposed(verb) or _inverted(verb):
        return "hypothetical"
    if "would" in aux and _used_to(verb):
        return "happened"
    if _perhaps(verb) or _anybody(verb, aux):
        return "hypothetical"
    if "would" in aux and _retold(verb):
        return "planned"
    if not aux.isdisjoint(words["modals"]) or _ought(verb) or _commanded(verb):
        return "hypothetical"
    if not aux.isdisjoint(words["futures"]):
        return "planned"
    to_be = verb.dep_ == "xcomp" and is_infinitive(verb) and verb.head.lemma_ == "be" and verb.lemma_ != "blame"
    if to_be and _said_of(verb):
        it = any(c.lower_ == "it" for c in parse.children(verb.head, "nsubj", "expl"))
        return "hypothetical" if it and verb.head.tag_ in ("VBZ", "VB") else "happened"  # "it is unwise to attack"
    if to_be:
        return "planned"  # "is to leave"; who "is to blame" is blamed
    if "being" in aux and verb.tag_ == "VBN":
        return "happened" if verb.dep_ == "pcomp" else "ongoing"  # "a man being held", but "after being held"
    if verb.tag_ in ("VBZ", "VBP") and _repeated(verb):
        return "ongoing"  # "coordinates with them on a regular basis"
    going = not aux.isdisjoint(("is", "are", "'re", "’re", "'s", "’s", "am")) or {"been"} < aux & {"been", "has", "have", "’ve", "'ve"}
    return "ongoing" if verb.tag_ == "VBG" and (going or _going_on_then(verb, aux)) else "happened"


def _perhaps(verb: Token) -> bool:
    """ "Perhaps the senate will demand it"."""
    return any(c.lower_ in ("perhaps", "maybe") for c in parse.children(verb, "advmod"))


def _anybody(verb: Token, aux: set[str]) -> bool:
    """ "You get shot" is said of nobody in particular."""
    you = any(c.lower_ in ("you", "ya") for c in parse.children(verb, "nsubjpass", "nsubj"))
    return you and verb.tag_ == "VBN" and not aux.isdisjoint(("get", "gets"))


def _used_to(verb: Token) -> bool:
    """ "The guards would sometimes beat him" tells what they did; under "if" it stays thought of."""
    often = any(c.lower_ in status_words()["at_times"] for c in parse.children(verb, "advmod"))
    return often and not any(supposed(c) for c in parse.children(verb, "advcl"))


def is_infinitive(verb: Token) -> bool:
    """Whether it is one with "to": "to leave", "to be freed"."""
    bare = verb.tag_ == "VB" or any(c.lower_ == "be" for c in parse.children(verb, "auxpass"))
    return bare and any(c.lower_ == "to" for c in parse.children(verb, "aux"))


def _said_of(verb: Token) -> bool:
    """Whether "to be" has what it says before the infinitive: "is too weak to attack"."""
    return any(c.i < verb.i for c in parse.children(verb.head, "acomp", "attr"))


def supposed(verb: Token) -> bool:
    """Whether its clause is a condition: "if they attack"."""
    return any(c.dep_ == "mark" and c.lower_ in status_words()["conditionals"] for c in verb.children)


def _ought(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lower_ == "ought"


def _commanded(verb: Token) -> bool:
    """ "Lay down your weapons": nobody has yet."""
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VB" else verb
    alone = not any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "csubj", "expl") for v in (verb, first) for c in v.children)
    return verb.tag_ == "VB" and alone and first.dep_ in ("ROOT", "parataxis")


def _going_on_then(verb: Token, aux: set[str]) -> bool:
    """ "Said it was searching the wreck" retells "is searching"."""
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in clause_words()["speech"] and verb.head.tag_ in ("VBD", "VBN")
    return told and not aux.isdisjoint(("was", "were"))


def _repeated(verb: Token) -> bool:
    """Whether it is told as a habit: "regularly", "every week", "on a regular basis"."""
    told = [t for c in parse.children(verb, "advmod", "npadvmod", "prep") for t in (c, *clause.phrase_objects(c))]
    return any(not status_words()["habits"].isdisjoint((t.lower_, *(c.lower_ for c in t.children))) for t in told)


def _no_longer(verb: Token) -> bool:
    """ "No longer blames"."""
    return any(c.lower_ == "longer" and c.i > 0 and c.nbor(-1).lower_ == "no" for c in parse.children(verb, "advmod"))


def _not_until(verb: Token) -> bool:
    """ "Was not signed until 2019" was signed then."""
    past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in parse.children(verb, "aux", "auxpass"))
    until = (o for p in parse.children(verb, "prep") if p.lower_ in ("until", "till") for o in parse.children(p, "pobj"))
    return past and any(o.ent_type_ in ("DATE", "TIME") for o in until)


def _of_time(negation: Token) -> bool:
    """Whether it only says when: or why: "not before they paid tribute", "not until", "not just"."""
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in status_words()["not_so"]


def _inverted(verb: Token) -> bool:
    """ "Had they attacked, the town would have fallen"."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "nsubj", "nsubjpass")), None)
    return verb.dep_ == "advcl" and first is not None and first.lower_ in ("had", "should", "were") and bool(clause.own_subject(verb))


def _retold(verb: Token) -> bool:
    """ "Said it would open" retells "will open"; under "if" it stays thought of."""
    conditional = any(supposed(c) for c in parse.children(verb, "advcl") if c.tag_ != "VB")
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in clause_words()["speech"]
    return bool(told and verb.head.tag_ in ("VBD", "VBN") and not conditional)


def _shared_aux(verb: Token) -> set[str]:
    """Auxiliaries of the verb that a joined verb shares: "will meet and sign"."""
    if verb.dep_ != "conj" or clause.own_subject(verb) or verb.tag_ not in ("VB", "VBN", "VBG"):
        return set()
    return {c.lower_ for c in verb.head.children if c.dep_ in ("aux", "auxpass")}


def _no_subject(verb: Token) -> bool:
    heads = clause.own_subject(verb)
    counted = (t for s in heads for t in (s, *s.children) if t.lower_ in ONE)
    if any(parse.children(t, "neg") or parse.children(t.head, "neg") for t in counted):
        return True
    return any(d.lower_ in NOBODY for s in heads for d in (s, *parse.children(s, "det")))
