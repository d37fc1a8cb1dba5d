"""Attributions inside others: "Officials said the army claimed that …", "Reuters reported, citing police"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.extract.attribution.cues import Cues, cues
from dateline.extract.attribution.draft import Draft, kept
from dateline.extract.attribution.grammar import around, is_passive, noun_phrase, tokens_of
from dateline.extract.attribution.speakers import can_be_cited, can_tell

DEPTH = 3  # "Officials said the aide told them that the general claimed …" is the most that reports nest
CITING = frozenset(("citing", "quoting"))


def nested(found: Sequence[Draft], outer: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Each draft that lies in another's content, with that other; the outer ones first. Only those that tell, and that name who tells."""
    table = cues()
    rest = [d for d in found if _tells(d, table)]
    level = list(outer)
    for _ in range(DEPTH):
        held = [(d, owner) for d in rest if (owner := _owner(d, level)) is not None]
        level = kept(d for d, _ in held)
        if not level:
            return
        taken = frozenset(i for d in level for i in around(d.cue))
        for draft in level:
            owner = next(o for d, o in held if d.cue == draft.cue)
            yield draft, owner
        rest = [d for d in rest if not around(d.cue) & taken]


def _tells(draft: Draft, table: Cues) -> bool:
    if draft.source is None or draft.rule.split(" ")[0] not in table.nested or table.class_of(draft.rule) not in table.nested_classes:
        return False
    return can_tell(draft.sentence.words.doc[draft.source[0] : draft.source[1] + 1].root) and _is_told(draft)


def _is_told(draft: Draft) -> bool:
    """Whether the cue tells of a telling that took place: not "wants to know", "would say", "did not think"."""
    cue = [draft.sentence.words.doc[i] for i in range(draft.cue[0], draft.cue[1] + 1)]
    return cue[0].tag_ not in ("TO", "VB") and not any(t.tag_ == "MD" or t.dep_ == "neg" for t in cue)


def _owner(draft: Draft, level: Sequence[Draft]) -> Draft | None:
    """The draft of the level whose content holds cue, speaker and words of this one."""
    own = around(draft.cue, draft.source)
    for outer in level:
        if (own <= outer.content and draft.content <= outer.content) or (draft.within is not None and draft.within in outer.quotes):
            return outer
    return None


def cited(outer: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Who is cited for what another reports, with that other: "…, Reuters reported, citing police"."""
    table = cues()
    for draft in outer:
        if table.class_of(draft.rule) != "communication":
            continue
        found = _cited_for(draft) or _cited_aside(draft)
        if found is not None:
            yield found, draft


def _cited_for(draft: Draft) -> Draft | None:
    """ "“…,” the paper quoted the mayor": the cue's object is not what is said, but who says it."""
    verb = draft.sentence.words.doc[draft.cue[1]]
    by = _named(verb) if verb.lemma_ in ("cite", "quote") else None
    if by is None or is_passive(verb) or (by.i in draft.content and not draft.quotes):
        return None
    source = noun_phrase(by, verb)
    content = draft.content - tokens_of(by)
    return replace(draft, source=source, content=content, rule="citing cite") if content or draft.quotes else None


def _cited_aside(draft: Draft) -> Draft | None:
    """ "…, Reuters reported, citing police"."""
    words = draft.sentence.words
    verb = next((t for t in words if t.lower_ in CITING and t.tag_ == "VBG" and _goes_with(t, draft)), None)
    by = _named(verb) if verb is not None else None
    if verb is None or by is None:
        return None
    content = draft.content - tokens_of(verb)
    return replace(draft, cue=(verb.i, verb.i), source=noun_phrase(by, verb), content=content, rule="citing cite")


def _goes_with(citing: Token, draft: Draft) -> bool:
    """Whether the participle hangs on the cue, or on the words that the cue hands on."""
    return citing.head.i != citing.i and citing.head.i in around(draft.cue, draft.source) | draft.content


def _named(verb: Token) -> Token | None:
    """Who is cited: the object, where it is a name, a body or people who can tell."""
    cited_one = next((c for c in verb.rights if c.dep_ in ("dobj", "pobj")), None)
    return cited_one if cited_one is not None and can_be_cited(cited_one) else None
