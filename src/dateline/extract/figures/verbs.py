"""What verbs and nouns of a clause say of a count: verbs with their particles, those that share an object, tolls."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.figures.amounts import AMOUNTS, subject
from dateline.extract.figures.lemmas import is_human
from dateline.extract.figures.nouns import COLLECTIVE
from dateline.extract.figures.role_words import NONE, Roles, listed, merged, roles_by

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OBJECTS = ("dobj", "dative", "oprd")
LIGHT = listed("light")
STATING = LIGHT | listed("stating")
FIRING = frozenset({"fire", "launch", "drop", "rain", "lob", "hurl", "unleash", "detonate", "explode", "throw", "land", "fall", "shoot"})
PROJECTILES = listed("projectiles") | {"strike", "salvo", "barrage", "round", "fire"}
ROBBING = listed("robbing")
EXCHANGES = listed("exchanges")
PARTICLES = listed("particles")
FATALLY = listed("fatally")
CAPTORS = listed("captors")
HAZARDS = listed("hazards")
ROOM, BUILDING = listed("room"), listed("building")
ORDERING, LEAVING = listed("ordering"), listed("leaving")


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma_.lower()


def verb_key(verb: Token, sections: tuple[str, ...] = ("object", "subject")) -> str:
    """The lemma, with the particle or adjective that completes it, where a section knows it so: "shoot_down", "shoot_dead"."""
    parts = [c for c in verb.children if c.dep_ == "prt" or (c.lower_ in PARTICLES and not any(g.dep_ == "pobj" for g in c.children))]
    if verb.i + 1 < len(verb.doc):
        parts.append(verb.nbor())
    keys = (f"{lemma(verb)}_{p.lower_}" for p in parts)
    return next((k for k in keys if any(k in roles_by(s) for s in sections)), lemma(verb))


def object_roles(verbs: list[Token]) -> Roles:
    """The roles of what several verbs are done to: "shot and killed" is killed, "fatally shot" too."""
    if any(c.lower_ in FATALLY and c.i <= v.i + 1 for v in verbs for c in v.children):
        return ("killed",)
    if any(lemma(v) == "take" and by_captors(v) for v in verbs):
        return ("captured",)
    if any(lemma(v) == "lose" and v.tag_ == "VB" for v in verbs):
        return NONE  # "about to lose 25 recruits": nobody has died
    means, found = listed("means"), [(v, roles_by("object").get(verb_key(v, ("object",)), NONE)) for v in verbs]
    killed = any("killed" in roles for _, roles in found)
    return merged(*(roles for v, roles in found if not (killed and lemma(v) in means and "killed" not in roles)))


def taken_lives(noun: Token) -> bool:
    """ "took the lives of 12", "the loss of the lives of 12"; not "changed the lives of 40 families"."""
    return lemma(noun.head) in roles_by("lives") or (noun.dep_ == "pobj" and lemma(noun.head.head) in ("loss", "cost", "end"))


def ordered_out(verb: Token) -> bool:
    """ "were told to leave", "had been asked to evacuate"."""
    return lemma(verb) in ORDERING and any(c.dep_ == "xcomp" and lemma(c) in LEAVING for c in verb.children)


def by_hazard(verb: Token) -> bool:
    """ "water entered 1,200 homes", "the fire had reached 140 houses": what it does to things is harm."""
    return verb.pos_ == "VERB" and lemma(verb) not in LIGHT and any(c.dep_ == "nsubj" and lemma(c) in HAZARDS for c in verb.children)


def meant_by(those: Token) -> Token | None:
    """ "gave back the remains of 41 men and received those of 12": the plural before it of which something is told."""
    nouns = (t for t in reversed(those.doc[those.sent.start : those.i]) if t.tag_ == "NNS" and any(c.lower_ == "of" for c in t.children))
    return next(nouns, None)


def by_captors(verb: Token) -> bool:
    """ "63 children taken by the gunmen"."""
    return any(lemma(g) in CAPTORS for c in verb.children if c.lower_ == "by" for g in c.children if g.dep_ == "pobj")


def passive(verb: Token) -> bool:
    """Whether the verb has a passive auxiliary."""
    return any(c.dep_ == "auxpass" for c in verb.children)


def bereft(verb: Token) -> bool:
    """ "had their homes searched", "had their data stolen": the subject suffers what is done to what is theirs."""
    done = (c for c in verb.children if c.dep_ in ("ccomp", "dobj", "xcomp") and c.i > verb.i)
    theirs = (t for c in done for t in (c, *c.children) if t.pos_ == "NOUN" and any(k.tag_ == "PRP$" for k in t.children))
    return any(k.tag_ == "VBN" for t in theirs for k in (t.head, *t.children))


def denied(verb: Token) -> bool:
    """ "were not hurt", "have yet to return": what did not happen gives no role."""
    return any(c.dep_ == "neg" or (c.lower_ == "yet" and c.i + 1 < len(c.doc) and c.nbor().lower_ == "to") for c in verb.children)


def verb_complements(verb: Token) -> list[Token]:
    """The verbs that complete one: "feared to have died", "confirmed as having died"."""
    direct = [c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > verb.i]
    return direct + [g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp"]


def capacity(verb: Token) -> bool:
    """ "built to carry 280 passengers", "the hall can hold 900": how many there is room for, not how many are there."""
    if lemma(verb) not in ROOM:
        return False
    made = verb.dep_ in ("xcomp", "advcl", "acl", "relcl") and any(c.lower_ == "to" and c.i < verb.i for c in verb.children)
    return any(c.lower_ in ("can", "could") for c in verb.children) or (made and lemma(verb.head) in BUILDING)


def held_now(verb: Token) -> bool:
    """ "are detained", "have been detained since May": the being held, where "were detained on Monday" is the taking."""
    if lemma(verb) != "detain":
        return False
    now = any(c.dep_ == "auxpass" and c.lower_ in ("are", "is", "being") for c in verb.children)
    return now or any(c.dep_ == "prep" and c.lower_ == "since" for c in verb.children)


def left_with(noun: Token, verb: Token) -> bool:
    """ "with 11 people left": those who are still there, not those who went."""
    first = noun.left_edge.i
    led = first > 0 and noun.doc[first - 1].lower_ == "with"
    return verb.lower_ == "left" and led and not any(c.i > verb.i for c in verb.children)


def sharing(verb: Token) -> list[Token]:
    """The verb with those that share its object: conjuncts without an object of their own, on either side."""
    found = [verb]
    for other in [*(c for c in verb.children if c.dep_ == "conj"), *([verb.head] if verb.dep_ == "conj" else [])]:
        if other.pos_ == "VERB" and not any(c.dep_ in (*OBJECTS, "prep", "ccomp", "nsubjpass", "auxpass") for c in other.children):
            found.append(other)
    return sorted(found, key=lambda t: t.i)


def struck(verb: Token, word: str) -> bool:
    """Whether what stands after the preposition is hit: "fired on 12 people", "bombs fell in six streets"; not "sales fell in two"."""
    if roles_by("object").get(lemma(verb), NONE) in (("hit",), ("struck",)) or (lemma(verb) == "open" and word in ("on", "at")):
        return True
    if lemma(verb) == "use":
        return word == "against"
    if lemma(verb) not in FIRING:
        return False
    thrown = any(lemma(c) in PROJECTILES for c in verb.children if c.dep_ in (*SUBJECTS, "dobj", "agent") or c.dep_ == "prep")
    return thrown or (word in ("on", "at", "into", "against") and lemma(verb) in ("fire", "shoot", "land"))


def forced_off(verb: Token, noun: Token) -> bool:
    """ "forced 7,500 people across the border", "drove them from the valley": a verb of force with where to."""
    ways = (c.lower_ for c in (*verb.children, *noun.children) if c.dep_ in ("prep", "prt", "advmod") and c.i > noun.i)
    left = (lemma(g) for c in (*verb.children, *noun.children) if c.lower_ == "from" for g in c.children)
    return (lemma(verb) == "send" and not HOMES.isdisjoint(left)) or (lemma(verb) in OUSTING and any(way in AWAY for way in ways))


OUSTING = frozenset({"force", "drive", "push", "chase", "order"})
HOMES = frozenset({"home", "house", "village", "bed", "apartment", "camp", "tent"})
AWAY = frozenset({"across", "from", "out", "over", "off", "away"})


def counting(verb: Token) -> Token:
    """ "bringing the number of prisoners freed since May to 4,131": the verb of the number, where the parse takes the participle."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD"):
        return verb
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun.head if lemma(noun) in AMOUNTS and noun.dep_ in ("dobj", *SUBJECTS) else verb


def taken_to(verb: Token) -> bool:
    """ "were taken to Russia": the verb says to what place."""
    places = (g for c in verb.children if c.lower_ in ("to", "into", "across") for g in c.children if g.dep_ == "pobj")
    return any(g.ent_type_ in ("GPE", "LOC") for g in places)


def robbed(noun: Token, what: str) -> bool:
    """ "stole the data of 40,000 users": people suffer what is done to what is theirs."""
    if noun.dep_ == "pobj" and lemma(noun) in KNOWN_OF_THEM and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "opened files with information about 40 patients"
    if not is_human(what) or is_human(lemma(noun)) or noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    done = roles_by("object").get(verb_key(noun.head), NONE)
    return lemma(noun.head) in ROBBING or not {"destroyed", "damaged", "captured", "affected"}.isdisjoint(done)


KNOWN_OF_THEM = frozenset({"information", "data", "detail", "record"})


def by_law(verb: Token) -> bool:
    """ "a sting that targeted the owners of three sites", "sanctions targeting 12 firms": aimed at, with no force."""
    who = subject(verb) if lemma(verb) == "target" else None
    return who is not None and any(lemma(t) in PROBING for t in (who, *who.lefts))


PROBING = listed("probing")


def harmed(verb: Token) -> Roles:
    """ "shattered windows in 14 buildings": the place of what is destroyed, damaged or hit shares it."""
    known = roles_by("object").get(verb_key(verb), NONE) if not by_law(verb) else NONE
    harm = known and known[0] in ("destroyed", "damaged", "hit", "struck")
    return known if harm and any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children) else NONE


def valued(verb: Token) -> list[Token]:
    """The nouns of which a verb gives the value; in "the toll, put at 40 on Friday, stands at 31" the parse hangs it on the first verb."""
    own = [c for c in verb.children if c.dep_ in (*SUBJECTS, "dobj")]
    return own or [g for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBN" for g in c.children if g.dep_ in SUBJECTS]


def toll(noun: Token) -> Roles:
    """ "the death toll", "the number of injured", "casualties": nouns whose value is a count of people."""
    known, state = roles_by("toll"), roles_by("state")
    if lemma(noun) in known or lemma(noun) in ("number", "total", "count", "figure", "tally", "estimate"):
        words: list[Token] = [t for t in noun.subtree if t.i != noun.i and t.i - noun.i < 8]
        named = merged(*(state.get(t.lower_, NONE) or roles_by("counted").get(lemma(t), NONE) for t in words if lemma(t) != "infection"))
        if any(t.lower_ == "board" and t.head.lower_ == "on" for t in words):
            named = ("present",)  # "gave the number on board as 25"
        if any(c.lower_ == "of" for c in noun.children):  # "the number of soldiers returned since March"
            named = named or merged(*(object_roles([t]) for t in words if t.dep_ == "acl" and t.tag_ in ("VBN", "VBD")))
        return named or known.get(lemma(noun), NONE)
    if noun.lower_ in state and any(c.lower_ in ("the", "those") for c in noun.children):
        return state[noun.lower_]  # "the dead", "the deceased", "the injured"
    return roles_by("counted").get(lemma(noun), NONE) if lemma(noun) != "infection" else NONE  # no people, but cases


def people(token: Token) -> bool:
    """Whether the word stands for people or a body of them: a name, a pronoun, a noun for people, a group."""
    noun = lemma(token)
    return bool(token.ent_type_) or token.pos_ == "PRON" or is_human(noun) or noun in COLLECTIVE
