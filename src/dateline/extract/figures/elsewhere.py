"""Roles that another clause of the sentence gives: of a pronoun for the counted, of "of whom", of all who were aboard, of a swap."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.figures.clause import Clause
from dateline.extract.figures.nouns import Counted
from dateline.extract.figures.role_words import NONE, Roles, listed, merged, roles_by
from dateline.extract.figures.verbs import SUBJECTS, lemma, object_roles, passive

FAR = 24  # tokens between "of whom" and its verb
STEPS = 6  # heads climbed in search of a verb
PLURAL_PRONOUNS = ("they", "all", "both")
RELATIVES = ("whom", "which")
PRO_VERBS, LIKEWISE = ("do", "be", "have"), ("so", "as")
EVERYONE = listed("everyone")
ABOARD = frozenset({"aboard", "onboard", "on", "inside"})
CARRIED = frozenset({"present", "affected"})
CHANGING_HANDS = frozenset({"transferred", "handed", "moved", "present"})
GIVEN = frozenset({"transferred", "handed", "moved", "exchanged"})
BODIES = frozenset({"body", "bodies", "remains", "corpses", "those"})
SWAPS = ("swap", "exchange")


def elsewhere(counted: Counted, clause: Clause) -> Roles:
    """Roles of a thing of which its own clause says nothing; empty where the sentence does not either."""
    token = counted.noun if counted.noun is not None else counted.anchor
    if token.lower_ in RELATIVES or after_whom(counted):
        return of_whom(token, clause)
    verb = counted.anchor.head
    if listed_among := among(counted.anchor, clause):
        return listed_among
    if counted.anchor.dep_ not in SUBJECTS or verb.pos_ not in ("VERB", "AUX"):
        return NONE
    told = (c for c in verb.children if c.dep_ == "advcl" and any(s.lower_ in PLURAL_PRONOUNS and s.dep_ in SUBJECTS for s in c.children))
    return merged(*(said_of_subject(c, clause) for c in told))


def as_before(counted: Counted, clause: Clause) -> Roles:
    """ "the pilot was hurt, as were 12 passengers", "both drivers died and so did two cyclists": what is said of who comes before."""
    verb = counted.anchor.head
    if counted.anchor.dep_ not in (*SUBJECTS, "attr") or verb.lemma_ not in PRO_VERBS or verb.i > counted.anchor.i:
        return NONE
    led = any(c.lower_ in LIKEWISE and c.i < verb.i for c in verb.children)
    said = verb.head if verb.dep_ in ("advcl", "conj", "ccomp", "parataxis") else verb
    return said_of_subject(said, clause) if led and said.pos_ == "VERB" and said.i < verb.i else NONE


def among(token: Token, clause: Clause) -> Roles:
    """ "the dead included two doctors from Leeds and their four children": a list, though the parse hangs its end elsewhere."""
    for _ in range(STEPS):
        if token.dep_ not in ("conj", "appos", "pobj", "prep", "dobj") or token.head.i == token.i:
            return NONE
        token = token.head
        if token.pos_ == "VERB":
            return clause.predicate_of(token) if token.lemma_ == "include" else NONE
    return NONE


def said_of_subject(verb: Token, clause: Clause) -> Roles:
    """What a verb says of its subject, in the active or the passive."""
    return clause.done_by(verb, passive=True) if passive(verb) else clause.does(verb)


def after_whom(counted: Counted) -> bool:
    """ "…, of whom 30 were never seen again"."""
    at = counted.anchor.i
    return at > 1 and counted.anchor.nbor(-1).lower_ in RELATIVES and counted.anchor.nbor(-2).lower_ == "of"


def of_whom(token: Token, clause: Clause) -> Roles:
    """ "five of whom, a judge among them, were fined": the next finite verb, wherever the parse hangs it."""
    for t in token.doc[token.i + 1 : min(token.i + FAR, token.sent.end)]:
        if t.pos_ == "VERB" and t.tag_ in ("VBD", "VBN", "VBZ", "VBP") and t.dep_ not in ("amod", "acl", "pcomp"):
            return said_of_subject(t, clause)
    return NONE


def added(counted: Counted, roles: Roles) -> Roles:
    """The roles with what the sentence says of all who were aboard, or of the swap in which they changed hands."""
    if CARRIED.intersection(roles) and all_killed(counted.anchor):
        roles = merged(("killed",), roles)
    if roles == ("present",) and ("displaced" in roles_by("weak").get(counted.what, NONE) or uprooted(counted)):
        roles = ("present", "displaced")  # "an influx of 15,000 refugees", "took in 200 displaced people"
    if roles == ("killed",) and handed_over(counted):
        roles = ("killed", "transferred")
    if roles == ("displaced",) and escaping(counted) and held(counted.what):
        return ("released",)
    if CHANGING_HANDS.intersection(roles) and swapped(counted.anchor):
        roles = merged(tuple(r for r in roles if r != "present"), ("exchanged",))
    return roles


def uprooted(counted: Counted) -> bool:
    """Whether a word before them says that they have left their homes: "displaced people"."""
    noun = counted.noun if counted.noun is not None else counted.anchor
    return any("displaced" in roles_by("state").get(c.lower_, NONE) for c in noun.children if c.dep_ == "amod")


def handed_over(counted: Counted) -> bool:
    """ "gave back the remains of 15 men", "handed over nine bodies": the dead change hands."""
    noun = counted.noun if counted.noun is not None else counted.anchor
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    if noun.lower_ not in BODIES or noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    return not GIVEN.isdisjoint(object_roles([noun.head]))


def escaping(counted: Counted) -> bool:
    """ "64 prisoners escaped", "the 64 prisoners who escaped"."""
    noun = counted.noun if counted.noun is not None else counted.anchor
    return any(t.lemma_ == "escape" for t in (counted.anchor.head, *(c for c in noun.children if c.dep_ == "relcl")))


def held(what: str) -> bool:
    """Whether the noun is one of people who are held: for them an escape is a release."""
    return not {"captured", "detained"}.isdisjoint(roles_by("weak").get(what, NONE))


def all_killed(token: Token) -> bool:
    """ "… crashed, killing everyone on board", "all aboard died"."""
    for t in token.sent:
        if t.lower_ not in EVERYONE:
            continue
        said = roles_by("object" if t.dep_ in ("dobj", "nsubjpass") else "subject").get(lemma(t.head), NONE)
        if "killed" in said and any(c.lower_ in ABOARD for c in (*t.children, *t.head.children)):
            return True
    return False


def swapped(token: Token) -> bool:
    """ "handed over 40 captives in the swap": the verb above says in what they changed hands."""
    for _ in range(STEPS):
        if token.pos_ == "VERB":
            return any(g.lower_ in SWAPS for c in token.children if c.lower_ in ("in", "under", "during") for g in c.children)
        if token.head.i == token.i:
            return False
        token = token.head
    return False
