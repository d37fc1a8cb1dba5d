"""A draft: an attribution in token numbers, before its words become spans and its speaker a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.core.statement import Stance
from dateline.extract.attribution.grammar import Range, around
from dateline.extract.attribution.quotation import Quotation, Quotations
from dateline.read.reading import Sentence


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
    """Without a relative clause after a comma at the end: "…, which opened in May" is mostly the report's own."""
    if not draft.content:
        return draft
    doc = draft.sentence.words.doc
    last = max(draft.content)
    while last in draft.content and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    for token in (doc[i] for i in sorted(draft.content)):
        if token.dep_ == "relcl" and token.right_edge.i >= last:
            first = token.left_edge.i
            opens = doc[first].tag_ in ("WDT", "WP") and doc[first].lower_ != "that"
            if opens and doc[first - 1].text == "," and first - 1 in draft.content:
                return replace(draft, content=frozenset(i for i in draft.content if i < first - 1))
    return draft


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
