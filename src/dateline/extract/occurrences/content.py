"""The parties of a clause that completes a verb or noun: "demanded that Chad withdraw", "agreed to meet Mali"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.extract import clause, parse
from dateline.extract.occurrences.phrases import PLACED, WITH, Ids, named

AGAINST = frozenset(["on", "upon", "against", "at", "into", "toward", "towards"])
AS = frozenset(("as",))
LEFT = frozenset(("out", "off"))  # "pulled its men out of the town"
BETWEEN = frozenset(("between", "among", "involving"))
TO = frozenset(("to", "for", "from", "behind"))


def complement(verb: Token, resolved: Resolved, depth: int = 1) -> Ids:
    """Of "demanded that Chad withdraw", "agreed to meet Mali": the parties of the clause that completes the verb."""
    # "called for Chad to go"
    wanted = [c for c in parse.children(verb, "advcl") if any(m.lower_ == "for" for m in parse.children(c, "mark"))]
    for inner in (*parse.children(verb, "ccomp", "xcomp", "acl"), *wanted):
        obliged = any(a.lower_ in ("must", "should") for a in parse.children(inner, "aux"))
        if (inner in wanted or obliged) and clause.is_passive(inner):
            if asked := named(clause.doers(inner), resolved):
                return asked  # "must be freed by the rebels"
            continue  # "called for the nuns to be freed" asks nothing of the nuns
        if any(c.lower_ == "what" and c.dep_ in ("dobj", "nsubj") for c in inner.children):
            called = parse.children(inner, "oprd", "attr") if inner.lemma_ == "call" else []
            if found := named([*called, *clause.preposition_objects(inner, AS)], resolved):
                return found  # "condemned what it called Chad's threats"
            continue  # "refuses to do what Chad has done"
        met = [h for u in clause.undergoers(inner) for h in beside_owner(u)]
        found = named(clause.own_subject(inner), resolved) or named(met, resolved)
        found = found or named(clause.preposition_objects(inner, AGAINST | WITH | TO | BETWEEN), resolved)
        found = found or named(clause.preposition_objects(inner, PLACED | LEFT), resolved)
        if found := found or (complement(inner, resolved, depth - 1) if depth else ()):
            return found
    return ()


def beside_owner(head: Token) -> list[Token]:
    """The head, or of "its troops from Mali", "its veto on Mali" what stands after it: the owner is who acts."""
    owned = any(c.tag_ == "PRP$" for c in head.children)
    return clause.preposition_objects(head, AGAINST | WITH | TO) if owned else [head]
