"""Tables of the words that give roles, read once and turned round: lemma to roles."""

from __future__ import annotations

from functools import cache

from dateline.extract.quantities.lexemes import table

Roles = tuple[str, ...]
NONE: Roles = ()
NOTHING: Roles = ("nothing",)  # told, and no role: "built to carry 280 passengers"


@cache
def roles_by(section: str) -> dict[str, Roles]:
    """A section of the role table turned round: lemma to its roles, in the table's order."""
    found: dict[str, Roles] = {}
    for role, lemmas in table("figure_roles")[section].items():
        for lemma in lemmas:
            found[lemma] = merged(found.get(lemma, NONE), tuple(role.split()))
    return found


@cache
def phrase_roles() -> dict[str, str]:
    found: dict[str, str] = table("figure_roles")["phrases"]
    return found


@cache
def listed(section: str) -> frozenset[str]:
    return frozenset(table("figure_roles")[section]["words"])


def merged(*many: Roles) -> Roles:
    """All roles, each once, in order."""
    return tuple(dict.fromkeys(r for roles in many for r in roles))
