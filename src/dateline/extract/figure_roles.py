"""Give a figure its roles: by its unit, by how money is spoken of, else by the clause, fitted to people or things."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract.figure_clause import Clause
from dateline.extract.figure_nouns import Counted, is_human
from dateline.extract.figure_role_words import Roles, listed, roles_by
from dateline.extract.figure_verbs import OBJECTS, SUBJECTS, lemma
from dateline.extract.quantity import Quantity

STEPS = 6  # heads climbed from a counted thing before giving up


def roles_of(counted: Counted, found: Quantity) -> Roles:
    """The roles of a figure; empty where no word gives one."""
    if found.kind == "time":
        return ("duration",)
    if found.kind == "distance":
        return ("distance",)
    if found.kind == "money":
        return money_roles(counted.anchor)
    if found.kind in ("speed", "angle", "temperature", "magnitude", "power"):
        return ("other",)
    roles = fitting(counted, Clause(counted).roles())
    if found.kind == "percent" and counted.noun is None and counted.anchor.dep_ in CHANGED:
        return ()
    return tuple(r for r in roles if r not in OF_COUNTS) if found.kind == "percent" else roles


CHANGED = ("dobj", "npadvmod", "dative", "oprd")  # "lost 7 percent", "fell 4 percent": by how much, not who
# A share drops, is given or raised: that is change, no role.
OF_COUNTS = frozenset({"present", "used", "transferred", "cost", "released", "exchanged"})

# What people suffer or do, said of things, and what is done with things, said of people.
OF_THINGS = {"injured": "damaged", "detained": "", "present": "", "displaced": "", "killed": "destroyed"}
OF_PEOPLE = {"transferred": "present", "damaged": "", "intercepted": "captured", "used": ""}


def fitting(counted: Counted, roles: Roles) -> Roles:
    """Roles that fit people or things, whichever is counted; a bare number may be either."""
    if not counted.what or counted.what in listed("animals"):
        return roles
    other = OF_PEOPLE if is_human(counted.what) else OF_THINGS
    if "destroyed" in roles and "injured" in roles:  # "burn" does either
        roles = tuple(r for r in roles if r != ("destroyed" if other is OF_PEOPLE else "injured"))
    return tuple(dict.fromkeys(fit for role in roles if (fit := other.get(role, role))))


def money_roles(anchor: Token) -> Roles:
    """Money changes hands or is a cost: the nearest word that says which."""
    known = roles_by("money")
    near = [t for c in anchor.rights if c.dep_ == "prep" for t in c.children] + list(climbed(anchor))
    for token in near:
        roles = known.get(lemma(token)) or next(
            (known[lemma(c)] for c in token.children if c.dep_ in SUBJECTS + OBJECTS and lemma(c) in known), None
        )
        if roles and token.i != anchor.i:
            return roles
    return ("cost",)


def climbed(token: Token) -> Iterator[Token]:
    """The heads of a token, nearest first, within its sentence."""
    for _ in range(STEPS):
        if token.head.i == token.i:
            return
        token = token.head
        yield token
