"""The court that a passive leaves out: "was jailed at Halm Crown Court", "was ordered held. The judge …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract import clause, parse

COURTS = frozenset(("court", "tribunal", "judge", "jury", "magistrate"))
RULING = frozenset(("SANCTION", "COERCE", "ACCUSE", "CONCEDE", "RETREAT"))  # types of what courts do
# Verbs of what only a court does: where none is in the clause, the one of the sentence before is meant.
SENTENCING = frozenset(("sentence", "convict", "acquit", "jail", "imprison", "remand", "fine", "order", "condemn"))
BENCH = frozenset(("in", "at", "before"))
LOOK_BACK = 60  # tokens before the sentence in which the court is sought: two or three sentences


def court_of(verb: Token, event_type: str) -> list[Token]:
    """Heads of the phrase that names the court which does what the passive verb tells; [] where the text names none near."""
    if event_type not in RULING or verb.pos_ != "VERB" or not clause.is_passive(verb) or parse.children(verb, "agent"):
        return []
    if far := _far_agent(verb):
        return far
    here = [h for h in clause.preposition_objects(verb, BENCH) if _is_court(h)]
    above = verb.head if verb.dep_ in ("acl", "advcl", "conj", "xcomp") else None
    if not here and above is not None and above.pos_ == "VERB":
        here = [h for h in clause.preposition_objects(above, BENCH) if _is_court(h)]
    guilty = verb.lemma_ == "find" and any(c.lower_ == "guilty" for c in verb.children)
    if here or not (verb.lemma_ in SENTENCING or guilty):
        return here[:1]
    return next(([t] for t in _before(verb) if _is_court(t) and t.dep_ in ("nsubj", "pobj")), [])


def _far_agent(verb: Token) -> list[Token]:
    """Who did it, where the parser hangs "by" on a phrase between: "was sentenced to two years in a jail by Judge Berg"."""
    said = (t for t in verb.subtree if t.lower_ == "by" and t.dep_ in ("prep", "agent") and t.i > verb.i and t.head.pos_ != "VERB")
    return [o for t in said for o in parse.children(t, "pobj") if o.ent_type_ == "PERSON" or _is_court(o)][:1]


def _is_court(noun: Token) -> bool:
    return str(noun.lemma_).lower() in COURTS


def _before(verb: Token) -> Iterator[Token]:
    """Tokens before the verb, the nearest first, back to some before its sentence."""
    for i in range(verb.i - 1, max(-1, verb.sent.start - LOOK_BACK), -1):
        yield verb.doc[i]
