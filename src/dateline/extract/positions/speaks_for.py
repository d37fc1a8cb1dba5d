"""For whom a person speaks: the state, organisation or movement whose minister, envoy or leader the report calls them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.core.resolved import Reference, Resolved
from dateline.extract import clause, parse
from dateline.extract.occurrences.phrases import named
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import position_words
from dateline.extract.occurrences.sides import GONE, spoken_for

SORTS = ("state", "organisation", "group")
OWNERS = ("poss", "compound", "amod", "nmod")
WHOSE = frozenset(("of", "for"))


def speaks_for(ident: str | None, resolved: Resolved, doc: Doc) -> str | None:
    """The side that the person speaks for, where the report says so anywhere; else the same entity."""
    side, entity = spoken_for(ident, resolved), resolved.entity(ident)
    if entity is None or entity.sort != "person":
        return side
    names = [r for r in resolved.references if r.entity == ident and r.span.exact[:1].isupper()]
    if side != ident and not (side == resolved.home and any(_of_another(r, resolved, doc) for r in names)):
        return side
    return next((found for r in names for noun in _called(r, doc) if (found := _owner(noun, resolved))), ident)


def _of_another(reference: Reference, resolved: Resolved, doc: Doc) -> bool:
    """ "President Jon Berg of Norvia", "Berg, president of the Red Front": of what no table knows as a state, so of none that does."""
    words = doc.char_span(reference.span.start, reference.span.end, alignment_mode="expand")
    heads = [words.root, *_called(reference, doc)] if words is not None else []
    objects = [o for h in heads for o in clause.preposition_objects(h, frozenset(("of",)))]
    found = (resolved.entity(r.entity) for o in objects if o.pos_ == "PROPN" and (r := resolved.reference_at(o.idx)) is not None)
    return any(e is not None and e.sort != "state" for e in found)


def _called(reference: Reference, doc: Doc) -> list[Token]:
    """Nouns that say what the person is: "Chad's envoy, Jon Berg", "Jon Berg, the leader of the Red Front"."""
    words = doc.char_span(reference.span.start, reference.span.end, alignment_mode="expand")
    if words is None:
        return []
    head = words.root
    nouns = [*([head.head] if head.dep_ == "appos" else []), *parse.children(head, "appos")]
    return [n for n in clause.with_conjuncts(nouns) if lemma(n) in position_words()["speaking_offices"] and not _former(n)]


def _former(noun: Token) -> bool:
    """ "Ada Berg, a former director of the bank", who speaks for it no more."""
    return any(c.lower_ in GONE for c in parse.children(noun, "amod", "advmod", "compound"))


def _owner(noun: Token, resolved: Resolved) -> str | None:
    heads = [*parse.children(noun, *OWNERS), *clause.preposition_objects(noun, WHOSE)]
    found = (resolved.entity(i) for i in named(heads, resolved))
    return next((e.id for e in found if e is not None and e.sort in SORTS), None)
