"""Find stated zeros that are the object of their verb: "the blast killed no one", "the rebels hold nobody", "hit no civilians"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.figures.clause import Clause
from dateline.extract.figures.lemmas import is_human
from dateline.extract.figures.nothing_paid import Nothing
from dateline.extract.figures.nouns import Counted, what_of
from dateline.extract.figures.phrase import Tokens
from dateline.extract.figures.roles import fitting

LOST = frozenset({"killed", "injured", "captured", "detained", "displaced", "released", "hit"})
OF_THINGS = frozenset({"damaged", "destroyed", "hit", "used", "intercepted", "captured"})


def undone(tokens: Tokens, token: Token) -> Nothing | None:
    """The zero that begins at the token and is the object of a verb that tells of a loss; none where it only might be."""
    noun = object_of(tokens, token)
    if noun is None or noun.dep_ != "dobj" or noun.head.pos_ != "VERB" or noun.head.i > noun.i:
        return None
    verb = noun.head
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)
    if not finite or any(c.tag_ == "MD" or c.dep_ in ("neg", "mark") for c in verb.children):
        return None
    what = "person" if noun.lower_ in ("one", "nobody") else what_of(noun)
    human = is_human(what)
    if not human and noun.tag_ != "NNS":
        return None
    counted = Counted(noun, None, what, token.idx, noun.idx + len(noun.text))
    roles = tuple(r for r in fitting(counted, Clause(counted).governed(noun, 0)) if r in (LOST if human else OF_THINGS))
    return Nothing(token, noun, noun, what, roles, False) if roles else None


def object_of(tokens: Tokens, token: Token) -> Token | None:
    """ "nobody", the "one" of "no one", the noun after "no"."""
    if token.lower_ == "nobody":
        return token
    if token.lower_ != "no":
        return None
    following = tokens.after(token)
    if following is not None and following.lower_ == "one":
        return following
    return token.head if token.dep_ == "det" and 0 < token.head.i - token.i <= 3 and token.head.pos_ == "NOUN" else None
