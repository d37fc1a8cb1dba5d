"""One step of the dependency parse, and verbs that the parser hangs elsewhere or makes something else of."""

from __future__ import annotations

from spacy.tokens import Token


def children(token: Token, *deps: str) -> list[Token]:
    """Children with one of these relations, in order of the text."""
    return [c for c in token.children if c.dep_ in deps]


def slipped(verb: Token) -> bool:
    """Whether the parser made a modifier of the sentence's verb: "Chad scrambled jets", "the Front boycotted talks"."""
    if _verbless(verb):
        return True
    joined = verb.i > 1 and verb.nbor(-1).text == "-"
    first = verb.i == verb.sent.start + 1 or (verb.head.dep_ == "ROOT" and verb.head.i > verb.i)
    return verb.dep_ == "amod" and (verb.tag_ == "VBD" or joined) and first and bool(named_before(verb))


def _verbless(verb: Token) -> bool:
    """Whether the sentence would have no other verb: "The cabinet extended emergency rule", "The minister, who was ill, accepted"."""
    if _beside_root(verb):
        return True
    root = verb.head
    if verb.tag_ not in ("VBN", "VBD") or root.dep_ != "ROOT" or root.pos_ not in ("NOUN", "PROPN") or verb.i == root.sent.start:
        return False
    if verb.dep_ == "amod":
        return verb.i < root.i and bool(_before(verb))
    parted = verb.dep_ == "acl" and verb.nbor(-1).text == "," and any(c.dep_ in ("relcl", "appos") and c.i < verb.i for c in root.children)
    return parted and not children(verb, "agent", "auxpass")


def _beside_root(verb: Token) -> bool:
    """Whether it stands between what its subject has with it and its object: "A man with an axe attacked worshippers"."""
    held = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or held.dep_ != "pobj" or held.head.dep_ != "prep" or verb.i < 2:
        return False
    root = held.head.head
    near = (c for c in (*verb.children, *held.children) if c.i == verb.i - 1)
    aside = any(c.dep_ in ("npadvmod", "nmod", "compound") and c.pos_ == "NOUN" for c in near)
    return root.dep_ == "ROOT" and root.pos_ in ("NOUN", "PROPN") and root.i < held.head.i and aside


def _before(verb: Token) -> list[Token]:
    """The noun right before "extended" in "The cabinet extended emergency rule", wherever the parser hangs it."""
    first = min((c.i for c in children(verb, "advmod") if c.i == verb.i - 1), default=verb.i)  # "forces violently dispersed marchers"
    near = [c for c in (*verb.head.children, *verb.children) if c.i == first - 1]
    return [c for c in near if (c.dep_ in ("nsubj", "npadvmod") and c.pos_ == "NOUN") or c.lower_ == "military"]


def named_before(verb: Token) -> list[Token]:
    """The name before a verb that the parser made a modifier, the noun that the sentence seems to consist of."""
    if _beside_root(verb):
        return [verb.head.head.head]
    if _verbless(verb):
        return [verb.head] if verb.dep_ == "acl" else _before(verb)
    named = [c for c in (*verb.children, *verb.head.children) if c.i < verb.i and c.dep_ in ("npadvmod", "compound", "nsubj", "nmod")]
    return [c for c in named if c.pos_ == "PROPN"]


def subject_beside(verb: Token) -> list[Token]:
    """Its subject where the parser hangs it on the auxiliary ("The cabinet had not, so far, asked") or on a month ("In May police had")."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBN", "VBG", "VB"):
        return []
    helpers = [a for a in children(verb, "aux", "auxpass") if a.i < verb.i]
    if own := [c for a in helpers for c in a.children if c.dep_ in ("nsubj", "nsubjpass")]:
        return own
    first = min((verb, *helpers), key=lambda t: t.i)
    fronted = [o for p in children(verb, "prep") if p.i < first.i and p.lower_ in ("in", "on", "at") for o in children(p, "pobj")]
    dated = [o for o in fronted if o.i == first.i - 1 and not o.ent_type_ and any(c.ent_type_ == "DATE" for c in children(o, "compound"))]
    return dated if verb.dep_ in ("ROOT", "ccomp") and (verb.tag_ == "VBD" or helpers) else []
