"""A draft: an attribution in token numbers, before its words become spans and its speaker a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.core.statement import Stance
from dateline.extract.attribution.cues import cues
from dateline.extract.attribution.grammar import SUBJECTS, Range, around
from dateline.extract.attribution.quotation import Quotation, Quotations
from dateline.read.reading import Sentence

THEMSELVES = frozenset(("it", "they", "he", "she"))
ASIDES = frozenset(("relcl", "appos", "acl", "advcl"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cue stands: its sentence, and the quotations of the whole report."""

    sentence: Sentence
    quoted: Quotations


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in token numbers. `rule` names the pattern that found it and its word."""

    cue: Range
    source: Range | None
    content: frozenset[int]
    quotes: tuple[Quotation, ...]
    stance: Stance
    rule: str
    sentence: Sentence
    within: Quotation | None = None  # the quotation that holds it all


def without_aside(draft: Draft) -> Draft:
    """Without what the report itself adds at the end, after a comma: "…, which opened in May", "…, a number that nobody could verify"."""
    if not draft.content:
        return draft
    doc = draft.sentence.words.doc
    last = max(draft.content)
    while last in draft.content and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    if (at := _contrast(draft, last)) is not None:
        return replace(draft, content=frozenset(i for i in draft.content if i < at))
    for token in (doc[i] for i in sorted(draft.content) if doc[i].dep_ in ASIDES):
        first = token.left_edge.i
        if token.right_edge.i >= last and doc[first - 1].text == "," and first - 1 in draft.content and _is_aside(token, draft):
            return replace(draft, content=frozenset(i for i in draft.content if i < first - 1))
    return draft


def _contrast(draft: Draft, last: int) -> int | None:
    """Where the report sets others against a teller who tells of himself: "said it lost nine men, while the rebels hold the town"."""
    doc = draft.sentence.words.doc
    told = [doc[i] for i in sorted(draft.content)[:2] if doc[i].lower_ != "that"]
    if not told or told[0].i < draft.cue[1] or told[0].lower_ not in THEMSELVES or told[0].dep_ not in SUBJECTS:
        return None
    for verb in (doc[i] for i in sorted(draft.content) if doc[i].dep_ == "advcl" and i > draft.cue[1]):
        first = verb.left_edge
        subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        apart = first.lower_ == "while" and doc[first.i - 1].text == "," and first.i - 1 > draft.cue[1] and verb.right_edge.i >= last
        if apart and subject is not None and subject.pos_ != "PRON":
            return first.i - 1
    return None


def _is_aside(token: Token, draft: Draft) -> bool:
    """Whether what hangs on the token is added to what is told: a relative clause, a comment, a second cue ("…, calling it a farce")."""
    opening = token.left_edge
    if token.dep_ == "relcl":
        return opening.tag_ in ("WDT", "WP") and opening.lower_ != "that"
    if token.dep_ == "appos":
        return _is_comment(token)
    tells = token.tag_ == "VBG" and token.lemma_ in cues().telling and opening.i == token.i
    return tells and token.dep_ in ("acl", "advcl") and draft.rule.startswith(("object", "after", "to", "noun"))


def _is_comment(noun: Token) -> bool:
    """ "a charge that the army denies", "a version for which there is no proof": a word for what was said, with a clause about it."""
    table = cues()
    about = noun.lemma_ in table.measures or noun.lemma_ in table.nouns or noun.lemma_ in table.comments
    return about and any(c.dep_ == "relcl" or (c.dep_ == "acl" and any(g.dep_ in SUBJECTS for g in c.lefts)) for c in noun.rights)


def in_own_part(draft: Draft, place: Place) -> Draft:
    """Within its sentence; a cue put into what it tells reaches over no semicolon: "Fire broke out; the ship, he said, sank"."""
    words = place.sentence.words
    doc, cue = words.doc, draft.cue
    content = frozenset(i for i in draft.content if words.start <= i < words.end)
    content -= _told_by_next(content, draft, place)
    stops = [i for i in sorted(content) if doc[i].text == ";" and place.quoted.at(doc[i].idx) is None]
    if stops and min(content) < cue[0] and any(i > cue[1] and doc[i].is_alpha for i in content):
        left = max((i for i in stops if i < cue[0]), default=-1)
        right = min((i for i in stops if i > cue[1]), default=len(doc))
        part = frozenset(i for i in content if left < i < right)
        content = part if any(doc[i].is_alpha for i in part) else content
    return draft if len(content) == len(draft.content) else replace(draft, content=content)


def _told_by_next(content: frozenset[int], draft: Draft, place: Place) -> frozenset[int]:
    """ "Venezuela says the ship fired first; Colombia says it did not": what comes after a semicolon and has a teller of its own."""
    doc, table = place.sentence.words.doc, cues()
    stops = (i for i in sorted(content) if i > draft.cue[1] and doc[i].text == ";" and place.quoted.at(doc[i].idx) is None)
    for stop in stops:
        clause = [doc[i] for i in sorted(content) if i > stop]
        verbs = [t for t in clause if t.lemma_ in table.speech and t.pos_ == "VERB" and t.dep_ in ("ccomp", "conj", "parataxis", "ROOT")]
        if any(c.dep_ in SUBJECTS and c.left_edge.i in (stop + 1, stop + 2) for t in verbs for c in t.lefts):
            return frozenset(i for i in content if i >= stop)
    return frozenset()


def kept(found: Iterable[Draft]) -> list[Draft]:
    """Those whose cue lies in no other's content; of two that hold each other, the one with more content. A quotation has one cue."""
    held: set[int] = set()
    cued: set[int] = set()
    claimed: set[Quotation] = set()
    chosen: list[Draft] = []
    for draft in sorted((without_aside(d) for d in found), key=lambda d: (-len(d.content), d.cue)):
        cue = around((min(draft.cue), max(draft.cue)))
        free = tuple(q for q in draft.quotes if q not in claimed)
        if not (cue & held or cue & cued or draft.content & cued) and (draft.content or free):
            chosen.append(replace(draft, quotes=free))
            claimed.update(free)
            held |= draft.content
            cued |= cue
    return sorted(chosen, key=lambda d: d.cue)
