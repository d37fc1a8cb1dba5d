"""Speakers who speak together: "Ada Moe and her husband said …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.statement import Speaker
from dateline.extract.attribution.grammar import Range
from dateline.extract.attribution.speakers import can_be_cited, head_of
from dateline.read.reading import Reading


def with_others(reading: Reading, resolved: Resolved, source: Range, first: Speaker) -> Speaker:
    """The speaker by the names of all who are joined to one that the report knows; the entity is that of the first."""
    head = head_of(reading.doc, source)
    names = list(dict.fromkeys((first.name, *(_name(t, resolved) for t in _others(head, source) if can_be_cited(t)))))
    if first.entity is None or head.pos_ != "PROPN" or len(names) == 1:
        return first
    return replace(first, name=f"{', '.join(names[:-1])} and {names[-1]}")


def _others(head: Token, source: Range) -> Iterator[Token]:
    """The nouns that "and" joins to a speaker's."""
    if any(c.dep_ == "cc" and c.lower_ in ("and", "&") for c in head.rights) or any(c.text == "," for c in head.rights):
        for other in (c for c in head.rights if c.dep_ == "conj" and c.i <= source[1]):
            named = other.pos_ == "PROPN" or other.tag_ == "NNS" or any(c.dep_ in ("poss", "det") for c in other.lefts)
            if named:  # "Moe, the sports and culture editor" is one
                yield other
            yield from _others(other, source)


def _name(noun: Token, resolved: Resolved) -> str:
    reference = resolved.reference_at(noun.idx)
    entity = resolved.entity(reference.entity) if reference else None
    return entity.name if entity is not None else noun.doc[noun.left_edge.i : noun.i + 1].text
