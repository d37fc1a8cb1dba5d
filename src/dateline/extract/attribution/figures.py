"""Attributions of figures by verbs that only then tell: "put the toll at 236", "counted nine wrecks"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract.attribution.cues import Cues
from dateline.extract.attribution.draft import Draft, Place
from dateline.extract.attribution.grammar import around, is_passive, source_of, tokens_of, verb_group
from dateline.extract.attribution.speakers import can_be_cited, can_tell, is_text
from dateline.extract.quantities.numbers import SCALES, VAGUE


def figure_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """ "Officials put the death toll at 236", "The agency counted nine wrecks"."""
    valued = lemma in table.figure_at or lemma in table.figure_to
    if not valued and lemma not in table.figure_object and lemma not in table.figure_text:
        return
    if token.pos_ != "VERB" or place.quoted.at(token.idx) or is_passive(token):
        return
    counted = next((c for c in token.rights if c.dep_ == "dobj"), None) or (_state(token) if lemma in table.figure_object else None)
    if counted is None:
        return
    joined = [c for c in token.rights if c.dep_ == "conj" and c.pos_ == "ADJ" and counted.pos_ == "ADJ"]  # "counted two dead and 18 hurt"
    if lemma == "claim" and not can_be_cited(counted):  # "claims 3,300 members", not "claimed 12 lives" or "41 percent"
        return
    summed = [c for c in token.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_ in table.figure_summing]
    content = _valued(token, counted, table) if valued else tokens_of(counted, *_said_of(token, counted), *joined, *summed)
    source = source_of(token, table)
    if source and any(_is_number(token.doc[i]) for i in content) and _tells(token.doc[source[0] : source[1] + 1].root, lemma, table):
        group = verb_group(token)
        known = table.verbs.get(lemma)
        stance = known.takes.get("clause", "asserted") if known is not None else "asserted"  # "claims 3,300 members"
        yield Draft(group, source, content - around(group, source), (), stance, f"figure {lemma}", place.sentence)


def _is_number(token: Token) -> bool:
    """Whether the word states a number: "41", "nine", "a dozen", "thousands"."""
    return token.like_num or token.lower_ in SCALES or token.lower_ in VAGUE


def _tells(who: Token, lemma: str, table: Cues) -> bool:
    """Whether the subject gives figures: with some verbs only a text ("a study found nine cases", not "divers found nine wrecks")."""
    return is_text(who) if lemma in table.figure_text else can_tell(who)


def _said_of(verb: Token, counted: Token) -> list[Token]:
    """What the object is said to be or have: "identified the dead as two brothers", "found Dahl with a lead of 4 points"."""
    words = ("as",) if any(t.like_num for t in counted.subtree) else ("as", "with")
    return [c for c in (*verb.rights, *counted.rights) if c.dep_ == "prep" and c.lower_ in words and c.i > counted.i]


def _valued(verb: Token, counted: Token, table: Cues) -> frozenset[int]:
    """The measure and its value, where the value stands after "at", or after "to" where somebody changes what he said before."""
    word, measures = ("at", table.measures) if verb.lemma_ in table.figure_at else ("to", table.tolls)
    at = next((c for c in (*verb.rights, *counted.rights) if c.dep_ == "prep" and c.lower_ == word and c.i > counted.i), None)
    measured = counted.lemma_.lower() in measures or counted.lower_ == "it"
    if at is None or not (measured or any(c.lower_ in ("dead", "injured") for c in counted.children)):
        return frozenset()
    also = [c for c in verb.rights if c.lower_ == "with" and c.i > at.i and any(_is_number(t) for t in c.subtree)]  # "…, with 50 wounded"
    return tokens_of(counted, at, *also[:1])


def _state(verb: Token) -> Token | None:
    """ "counted two dead": the state that the parse takes for a complement."""
    return next((c for c in verb.rights if c.dep_ in ("oprd", "acomp", "attr") and any(k.like_num for k in c.lefts)), None)
