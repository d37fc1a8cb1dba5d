"""Give a figure its roles: by its unit, by how money is spoken of, else by the clause, fitted to people or things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Token

from dateline.extract.clause_words import word_lists
from dateline.extract.figures.amounts import CHANGES, CHANGING
from dateline.extract.figures.clause import Clause
from dateline.extract.figures.elsewhere import added, as_before, elsewhere, held
from dateline.extract.figures.lemmas import is_human
from dateline.extract.figures.nouns import FALLING, POPULATED, Counted
from dateline.extract.figures.role_words import NONE, Roles, listed, roles_by
from dateline.extract.figures.verbs import OBJECTS, SUBJECTS, lemma
from dateline.extract.quantities.found import Quantity

STEPS = 6  # heads climbed from a counted thing before giving up


def roles_of(counted: Counted, found: Quantity) -> Roles:
    """The roles of a figure; empty where no word gives one."""
    if found.kind == "time":
        return ("duration",)
    if found.kind == "distance" and counted.noun is None:
        return ("distance",)
    if found.unit == "count" and counted.what in listed("steps") and away(counted):
        return ("distance",)
    if found.unit == "count" and counted.what in listed("spans"):
        return ("duration",)
    if found.kind == "money":
        return money_roles(counted.anchor)
    if counted.what in FALLING:
        return ()  # "a storm dropped a foot of snow"
    if found.kind in ("speed", "angle", "temperature", "magnitude", "power", "energy"):
        return ("other",)
    if found.kind in OF_NOUNS and counted.noun is None and counted.anchor.dep_ in ("compound", "nmod", "amod", "nummod"):
        return ()  # "a 425kg satellite": what befalls the noun is not said of its weight
    if divided(counted.anchor) or fewer(counted):
        return ()
    clause = Clause(counted)
    said = as_before(counted, clause) or clause.roles() or elsewhere(counted, clause)
    roles = plain(r for r in added(counted, fitting(counted, said)) if r != "cost")
    if not (roles or said) and counted.what.rpartition(" ")[2] == "case" and falls_ill(counted.anchor):
        roles = ("affected",)  # "there have been 21 cases"
    if "injured" in roles and of_the_sick(counted.anchor):
        roles = tuple(dict.fromkeys("affected" if r == "injured" else r for r in roles))
    anchor = counted.anchor.head if counted.anchor.dep_ == "conj" else counted.anchor
    changed = found.kind == "percent" and (of_change(counted.anchor) or (counted.noun is None and by_how_much(anchor)))
    if counted.what.rpartition(" ")[2] == "point" or changed:
        return ()
    if found.kind != "percent":
        return roles
    return tuple(r for r in roles if r not in OF_COUNTS and (r != "hit" or counted.noun is not None))  # "hit 42 percent"


def falls_ill(anchor: Token) -> bool:
    """Whether the cases are of an illness: the report tells of one, and they are not those of "in several cases"."""
    idiom = anchor.dep_ == "pobj" and anchor.head.lower_ == "in"
    return not idiom and not ILLNESS.isdisjoint(t.lemma_.lower() for t in anchor.doc)


def of_the_sick(anchor: Token) -> bool:
    """ "3,204 patients are in intensive care" where a report tells of an illness and of nobody hurt."""
    told = {t.lemma_.lower() for t in anchor.doc}
    return not told.isdisjoint(ILLNESS) and told.isdisjoint(HURT)


ILLNESS = word_lists("figure_frames.toml")["illness"] - {"hunger", "famine"}
HURT = word_lists("figure_frames.toml")["hurting"]


def divided(anchor: Token) -> bool:
    """ "split into two parts": what comes of the division did not suffer it."""
    return anchor.dep_ == "pobj" and anchor.head.lower_ == "into" and lemma(anchor.head.head) in listed("dividing")


def away(counted: Counted) -> bool:
    """ "a few blocks from the port", "two doors down": how far it is."""
    noun = counted.noun if counted.anchor.dep_ not in SUBJECTS + OBJECTS else None  # not "closed two streets from noon"
    return noun is not None and noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in AWAY


AWAY = frozenset({"from", "away", "down", "north", "south", "east", "west"})


def fewer(counted: Counted) -> bool:
    """ "900 fewer pupils than in May", "lost 40 fewer men": a difference, of which what befell the others is not said."""
    noun = counted.noun if counted.noun is not None else counted.anchor
    return any(c.lower_ in ("fewer", "less") and c.nbor().lower_ != "than" for c in noun.lefts)


def of_change(anchor: Token) -> bool:
    """ "a 10 percent pay cut": the amount of the change."""
    return anchor.dep_ in MODIFYING and any(lemma(t) in CHANGES for t in islice(anchor.ancestors, 2))


def by_how_much(anchor: Token) -> bool:
    """ "lost 7 percent", "a loss of 3 percent": the amount of a change, not what it befell."""
    return anchor.dep_ in CHANGED or (anchor.dep_ == "pobj" and anchor.head.lower_ == "of" and lemma(anchor.head.head) in CHANGES)


def plain(roles: Iterable[str]) -> Roles:
    """The roles of the contract: words of the table that fit people and things differently are told apart by now."""
    given = [PLAIN.get(r, r) for r in roles if r != "nothing"]
    return tuple(dict.fromkeys(r for r in given if r != "sacked")) or (("affected",) if given else ())


PLAIN = {"handed": "transferred", "moved": "transferred", "attending": "present", "struck": "hit", "beaten": "injured"}
MODIFYING = ("amod", "nmod", "nummod", "compound", "quantmod")
CHANGED = ("dobj", "npadvmod", "dative", "oprd", "appos")  # "lost 7 percent", "fell 4 percent": by how much, not who
# A share drops, is given or raised: that is change, no role.
OF_COUNTS = frozenset({"present", "used", "transferred", "cost", "released", "exchanged"})

OF_NOUNS = ("weight", "area", "volume")
OF_DEEDS = frozenset({"affected", "released"})  # of votes, seats and values nothing else

LOST_POSTS = frozenset({"destroyed", "damaged", "captured", "hit"})
BOTH = frozenset({"injured", "displaced", "killed"})  # of people, where a word that says so destroys things
# What people suffer or do, said of things, and what is done with things, said of people.
OF_THINGS = {
    "injured": "damaged",
    "detained": "",
    "present": "",
    "displaced": "",
    "killed": "destroyed",
    "sacked": "",
    "released": "",
    "struck": "hit",
    "beaten": "hit",
}
OF_MACHINES = {**OF_THINGS, "present": "present", "released": "released"}
OF_PEOPLE = {
    "moved": "present",
    "transferred": "",
    "damaged": "",
    "intercepted": "captured",
    "used": "",
    "destroyed": "affected",
    "sacked": "affected",
    "struck": "injured",
}
OF_FORCES = {**OF_PEOPLE, "used": "used"}


def fitting(counted: Counted, roles: Roles) -> Roles:
    """Roles that fit people or things, whichever is counted; a bare number may be either."""
    if not counted.what or counted.what in listed("animals"):
        return roles
    if counted.what in listed("bodily"):
        return ()
    if counted.what == "time":
        return ()
    lost = lemma(counted.anchor.head) == "lose"
    taken = counted.what.rpartition(" ")[2] == "post" and not lost and not LOST_POSTS.isdisjoint(roles)  # "shells destroyed three posts"
    if counted.what.rpartition(" ")[2] in listed("abstract") and not taken:
        return tuple(r for r in roles if r in OF_DEEDS or (r == "killed" and counted.what == "case"))
    people = is_human(counted.what) or counted.what == "population"
    forces, machines = people and counted.what in listed("forces"), not people and counted.what.rpartition(" ")[2] in listed("machines")
    if ("moved" in roles and forces) or ("present" in roles and machines):
        roles = ("used", *roles)  # troops that are sent, vehicles that are there
    other = OF_FORCES if forces else OF_PEOPLE if people else OF_MACHINES if machines else OF_THINGS
    if people and held(counted.what):
        roles = tuple("handed" if r in ("transferred", "moved") else r for r in roles)  # "received 148 prisoners"
    if "displaced" in roles and counted.what in POPULATED and not people:
        roles = (*roles, "affected")  # "the evacuation of 22 villages"
    if "destroyed" in roles and (doing := BOTH.intersection(roles)):  # "burn", "uproot", "the loss of" do either
        roles = tuple(r for r in roles if (r != "destroyed" if people else r not in doing))
    return tuple(dict.fromkeys(fit for role in roles if (fit := other.get(role, role))))


def money_roles(anchor: Token) -> Roles:
    """Money changes hands or is a cost: the nearest word that says which."""
    known = roles_by("money")
    said = [t for c in anchor.rights if c.dep_ == "prep" for t in c.children]
    done = [c for t in (anchor, *said) for c in t.rights if c.dep_ == "acl" and c.tag_ == "VBN"]  # "$7 million in cash raised from fans"
    near = [*done, *said, *(t for t in climbed(anchor) if not granting(t))]
    for token in near:
        beside = ((known.get(lemma(c), NONE), c.dep_) for c in token.children if c.dep_ in SUBJECTS + OBJECTS)
        own = known.get(token.lower_) or known.get(lemma(token)) or handed(token)
        apart = lemma(token) in ("get", "lose") and anchor.head.i != token.i  # "get one for just $2"
        own = NONE if leveled(token, anchor) or apart else own
        if lemma(token) in listed("keeping") and token.pos_ == "VERB" and anchor.dep_ == "dobj" and anchor.head.i == token.i:
            return ("other",)
        own = worth_of(token) or own
        own = own if own != ("other",) or token.pos_ in ("NOUN", "PROPN") or token.tag_ == "VBG" else NONE  # not of "reserved", "close to"
        roles = own or next((r for r, dep in beside if r and (r != ("other",) or dep in SUBJECTS)), NONE)
        if roles and token.i != anchor.i:
            price = priced(anchor) or (lemma(token) == "pay" and buys(token, anchor))
            return (*roles, "cost") if price and "cost" not in roles else roles
    return ("cost",)


def worth_of(word: Token) -> Roles:
    """ "gifts valued at $90,000", "a grant worth $2 million": what is said of the gift is said of its worth."""
    told = word.head if lemma(word) in ("value", "worth") and word.dep_ in ("acl", "amod", "appos") else None
    return roles_by("money").get(lemma(told), NONE) if told is not None else NONE


def leveled(verb: Token, sum_: Token) -> bool:
    """ "raised its offer to $82": a sum to which something is raised is not what is raised."""
    to = sum_.head.head if sum_.dep_ == "quantmod" else sum_.head  # "from $2 to $3" is parsed as one number
    return verb.pos_ == "VERB" and lemma(verb) in CHANGING and to.dep_ == "prep" and to.lower_ in ("to", "from")


def granting(token: Token) -> bool:
    """ "given that the debt is $20 million": nothing is given."""
    bare = not any(c.dep_ in ("aux", "auxpass", "nsubj") for c in token.children)
    return token.lower_ == "given" and token.dep_ in ("prep", "advcl", "mark") and bare


def buys(verb: Token, sum_: Token) -> bool:
    """ "pays $75 to run a spot", "paid $40 for a lamp", "pay $89 a month": what is paid is a price too."""
    for_it = (c.lower_ == "for" or c.dep_ == "xcomp" for c in (*verb.rights, *sum_.rights) if c.dep_ in ("prep", "xcomp"))
    return any(for_it) or any(c.dep_ == "npadvmod" and any(a.lower_ in ("a", "per") for a in c.lefts) for c in (*verb.rights, *sum_.rights))


def priced(sum_: Token) -> bool:
    """ "$4.15 per share", "$20 each": so much for one of them is a price."""
    return any(c.lower_ in ("per", "each", "apiece") for c in sum_.rights)


def handed(verb: Token) -> Roles:
    """ "brought back $2 million", "paid it out": a verb of which the particle makes one of giving."""
    back = verb.pos_ == "VERB" and any(c.lower_ in ("back", "out", "over") for c in verb.children if c.dep_ in ("prt", "advmod"))
    return ("transferred",) if back and lemma(verb) in listed("passing") else NONE


def climbed(token: Token) -> Iterator[Token]:
    """The heads of a token, nearest first, within its sentence."""
    for _ in range(STEPS):
        if token.head.i == token.i:
            return
        token = token.head
        yield token
