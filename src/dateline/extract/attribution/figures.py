"""Attributions of figures by verbs that only then tell: "put the toll at 236", "counted nine wrecks"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract.attribution.cues import Cues
from dateline.extract.attribution.draft import Draft, Place
from dateline.extract.attribution.grammar import around, is_passive, source_of, tokens_of, verb_group
from dateline.extract.attribution.speakers import can_be_cited, can_tell, is_text
from dateline.extract.noun_sorts import sort_of
from dateline.extract.quantities.numbers import SCALES, VAGUE


def figure_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """ "Officials put the death toll at 236", "The agency counted nine wrecks"."""
    kinds = (table.figure_at, table.figure_to, table.figure_object, table.figure_text, table.figure_handing)
    if all(lemma not in kind for kind in kinds) or token.pos_ != "VERB" or place.quoted.at(token.idx) or is_passive(token):
        return
    counted = next((c for c in token.rights if c.dep_ == "dobj"), None) or (_state(token) if lemma in table.figure_object else None)
    if counted is None or (lemma == "claim" and not can_be_cited(counted)):
        return  # "claims 3,300 members" tells, "claimed 12 lives" and "claimed 41 percent" do not
    if all(lemma not in kind for kind in kinds[:-1]) and counted.lemma_ not in table.tolls:
        return  # "issued 8,000 permits"
    content = _content(token, lemma, counted, table)
    source = source_of(token, table)
    who = token.doc[source[0] : source[1] + 1].root if source else None
    if source and who is not None and any(_is_number(token.doc[i]) for i in content) and _tells(who, token, counted, table):
        group = verb_group(token)
        known = table.verbs.get(lemma)
        stance = known.takes.get("clause", "asserted") if known is not None else "asserted"  # "claims 3,300 members"
        yield Draft(group, source, content - around(group, source), (), stance, f"figure {lemma}", place.sentence)


def _content(verb: Token, lemma: str, counted: Token, table: Cues) -> frozenset[int]:
    """The words of the count, with what goes on with it."""
    if lemma in table.figure_at or lemma in table.figure_to:
        return _valued(verb, counted, table)
    if lemma in table.figure_handing and counted.lemma_ in table.tolls:
        return tokens_of(counted)
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "ADJ" and counted.pos_ == "ADJ"]  # "counted two dead and 18 hurt"
    summed = [c for c in verb.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_ in table.figure_summing]
    return tokens_of(counted, *_said_of(verb, counted), *joined, *summed, *_along(verb, counted, table))


def _along(verb: Token, counted: Token, table: Cues) -> list[Token]:
    """ "registered 14 cases, among them two deaths", "recorded 26 breaches in 24 hours": what has a number of its own."""
    after = [c for c in verb.rights if c.i > counted.i and c.dep_ == "prep" and c.lower_ in table.figure_along]
    return [c for c in after if any(_is_number(t) for t in c.subtree)]


def _is_number(token: Token) -> bool:
    """Whether the word states a number: "41", "nine", "a dozen", "thousands"."""
    return token.like_num or token.lower_ in SCALES or token.lower_ in VAGUE


def _tells(who: Token, verb: Token, counted: Token, table: Cues) -> bool:
    """Whether the subject gives figures: with some verbs only a text ("a study found nine cases", not "divers found nine wrecks")."""
    lemma = verb.lemma_
    if lemma == "find" and who.lemma_.lower() in table.figure_finders:
        return True
    if lemma in table.figure_text and not (lemma in table.figure_handing and counted.lemma_ in table.tolls):
        return is_text(who)
    return (can_tell(who) or sort_of(who) == "someone") and who.tag_ != "DT"  # "That would put the number at 95" is the report's own sum


def _said_of(verb: Token, counted: Token) -> list[Token]:
    """What the object is said to be or have: "identified the dead as two brothers", "found Dahl with a lead of 4 points"."""
    words = ("as",) if any(t.like_num for t in counted.subtree) else ("as", "with")
    return [c for c in (*verb.rights, *counted.rights) if c.dep_ == "prep" and c.lower_ in words and c.i > counted.i]


def _valued(verb: Token, counted: Token, table: Cues) -> frozenset[int]:
    """The measure and its value, where the value stands after "at", or after "to" where somebody changes what he said before."""
    word, measures = ("at", table.measures) if verb.lemma_ in table.figure_at else ("to", table.tolls)
    after = [c for c in verb.subtree if c.dep_ == "prep" and c.lower_ == word and c.i > counted.i]
    values = [c for c in after if any(_is_number(t) for t in c.subtree)] if word == "at" else after[:1]
    named = {counted.lemma_.lower(), counted.lower_} & measures or counted.lower_ == "it"
    if not values or not (named or any(c.lower_ in ("dead", "injured") for c in counted.children)):
        return frozenset()
    rest = (c for c in verb.rights if c.lower_ == "with" and c.i > values[0].i)
    also = [c for c in rest if any(_is_number(t) for t in c.subtree)]  # "…, with 50 wounded"
    last = max(c.right_edge.i for c in values)  # "puts the cases at 1,200 and the deaths at 30"
    return tokens_of(counted, *also[:1]) | frozenset(range(values[0].i, last + 1))


def _state(verb: Token) -> Token | None:
    """ "counted two dead": the state that the parse takes for a complement."""
    return next((c for c in verb.rights if c.dep_ in ("oprd", "acomp", "attr") and any(k.like_num for k in c.lefts)), None)
