"""Attributions by nouns and adjectives: "X's claim that …", "expressed hope for …", "is confident that …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract.attribution.contents import NOTHING, clause_content
from dateline.extract.attribution.cues import Cues
from dateline.extract.attribution.draft import Draft, Place
from dateline.extract.attribution.grammar import (
    Range,
    around,
    is_passive,
    noun_phrase,
    source_of,
    taken_for_adjective,
    tokens_of,
    verb_group,
)
from dateline.extract.attribution.speakers import can_be_cited


def noun_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """ "X's claim that …", "expressed hope that …", "voiced concern about …"."""
    if token.pos_ != "NOUN" or (lemma not in table.nouns and lemma not in table.feelings) or place.quoted.at(token.idx):
        return
    source, start = _holder(token, table)
    content, end, rule = _noun_content(token, table.nouns.get(lemma, frozenset(("clause",))))
    if not content and lemma in table.feelings and (token.head.lemma_ in table.expressing or taken_for_adjective(token) is not None):
        content, end, rule = _felt(token)
    if content and (source or (rule == "noun-clause" and lemma in table.alone)):
        content -= around((min(start, end), max(start, end)), source)
        yield Draft((start, end), source, content, (), table.noun_stance.get(lemma, "asserted"), f"{rule} {lemma}", place.sentence)


def _noun_content(noun: Token, takes: frozenset[str]) -> tuple[frozenset[int], int, str]:
    """The content, the last token of the cue, and the rule."""
    hung = (c for c in noun.head.rights if c.dep_ == "ccomp" and c.left_edge.i == noun.i + 1)  # the parser hangs the clause on the verb
    for child in (*noun.rights, *(hung if noun.dep_ == "dobj" else ())):
        marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "aux", "advmod")}
        if "clause" in takes and child.dep_ in ("acl", "ccomp", "relcl", "appos") and "that" in marks:
            return tokens_of(child), noun.i, "noun-clause"
        if "to" in takes and child.dep_ in ("acl", "xcomp") and any(c.tag_ == "TO" for c in child.children):
            return tokens_of(child), noun.i, "noun-to"
        if "of" in takes and child.dep_ == "prep" and child.lower_ in ("of", "for", "about") and child.i == noun.i + 1:
            return tokens_of(child) - {child.i}, child.i, "noun-of"
    return NOTHING, noun.i, ""


def _felt(noun: Token) -> tuple[frozenset[int], int, str]:
    """What a feeling that somebody expresses is about; the feeling itself where nothing is named."""
    about = next((c for c in noun.rights if c.dep_ == "prep" and c.i == noun.i + 1), None)
    if about is not None and not (noun.head.lemma_ == "share" and about.lower_ == "with"):  # "shared her anger with her friends"
        return tokens_of(about) - {about.i}, about.i, "noun-felt"
    return NOTHING, noun.i, ""


def _holder(noun: Token, table: Cues) -> tuple[Range | None, int]:
    """Whose the noun is (possessive, "by" phrase, subject of "make", "express", …), and where the cue starts."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if owner is not None:
        return (owner.left_edge.i, owner.right_edge.i), owner.right_edge.i + 1
    if (verb := taken_for_adjective(noun)) is not None:
        return source_of(verb, table), verb_group(verb)[0]
    teller = next((c for c in noun.lefts if c.dep_ == "compound" and c.i == noun.i - 1), None)  # "the bank forecast that …"
    if teller is not None and can_be_cited(teller):
        return (noun.left_edge.i, teller.i), noun.i
    verb = noun.head
    if noun.dep_ == "dobj" and (verb.lemma_ in table.light or verb.lemma_ in table.expressing) and not is_passive(verb):
        return source_of(verb, table), verb_group(verb)[0]
    by = next((g for c in noun.rights if c.lower_ in ("by", "from", "among") and c.dep_ in ("prep", "agent") for g in c.children), None)
    return (noun_phrase(by, noun), noun.i) if by is not None else (None, noun.i)


def adjective_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """ "is confident that …", "was concerned about …", "made clear that …"."""
    if lemma not in table.adjectives or token.pos_ not in ("ADJ", "VERB") or place.quoted.at(token.idx):
        return
    verb = token.head
    linked = token.dep_ == "acomp" and verb.lemma_ in table.linking
    made = lemma == "clear" and verb.lemma_ == "make"
    if (not linked and not made and token.dep_ not in ("ROOT", "conj", "ccomp")) or (lemma == "sure" and _makes(token)):
        return
    anchor = verb if linked or made else token
    content, end = _adjective_content(token, anchor, table)
    source, start = source_of(anchor, table), verb_group(anchor)[0]
    if content and source and start <= end:
        yield Draft((start, end), source, content - around((start, end), source), (), "asserted", f"adj {lemma}", place.sentence)


def _makes(adjective: Token) -> bool:
    """ "to make sure that …": who sees to it holds nothing to be so."""
    return adjective.head.lemma_ == "make" or (adjective.i > 0 and adjective.nbor(-1).lemma_ == "make")


def _adjective_content(adjective: Token, anchor: Token, table: Cues) -> tuple[frozenset[int], int]:
    content = clause_content(adjective) or (clause_content(anchor) if anchor is not adjective else NOTHING)
    if content:
        return content, adjective.i
    for child in adjective.rights:
        if child.dep_ == "prep" and child.lower_ in table.adjective_after and child.i == adjective.i + 1:
            return tokens_of(child) - {child.i}, child.i
    return NOTHING, adjective.i
