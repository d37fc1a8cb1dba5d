"""Where a happening is: the place that its clause names, else the nearest one of its sentence."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from dateline.core.mention import PlaceMention
from dateline.core.resolved import Resolved
from dateline.extract import clause
from dateline.read.reading import Sentence

DEPTH = 25  # steps up a parse: past any clause of a news sentence
APART = frozenset(["after", "before", "since", "until", "following", "despite", "amid"])
OF_BY = frozenset(("of", "by"))
AT = frozenset(["in", "at", "near", "on", "around", "across", "outside", "inside", "into", "over", "along", "off", "throughout", "within"])


def where_of(trigger: Token, sentence: Sentence, resolved: Resolved) -> str | None:
    """Id of the mention of the event's place, or None."""
    here = places_in(sentence, resolved)
    if not here:
        return None
    found = _by_phrase(trigger, here) or _nearest(trigger, here)
    return found.id if found else None


def places_in(sentence: Sentence, resolved: Resolved) -> tuple[PlaceMention, ...]:
    """The places of a sentence."""
    starts = [p.span.start for p in resolved.places] if resolved.places else []
    return resolved.places[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _by_phrase(trigger: Token, places: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """The place in a phrase of place of the trigger, then of its verb, then in the object."""
    relation = clause.relation_to_verb(trigger) if trigger.pos_ != "VERB" else None
    if relation and not _clauses_of_time(trigger) <= _clauses_of_time(relation[0]):
        relation = None  # "talks began in Oslo despite new attacks"
    above = [relation[0]] if relation else [trigger.head] if _goes_with_head(trigger) else []
    for token in (trigger, *above):
        heads = clause.preposition_objects(token, AT)
        if token == trigger and trigger.pos_ == "NOUN":  # "the shelling of Gao", "the killing of a priest by gunmen in Gao"
            held = clause.preposition_objects(trigger, OF_BY)
            heads = heads + held + [h for o in held for h in clause.preposition_objects(o, AT)]
        if token.pos_ == "VERB":
            heads = heads + clause.undergoers(token)
        for head in heads:
            if found := within(head, places):
                return found
    return None


def _goes_with_head(verb: Token) -> bool:
    """Whether the verb above is where this one is; a clause of time is of another time and may be of another place."""
    timed = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in APART for c in verb.lefts)
    return verb.dep_ in ("xcomp", "conj", "advcl") and not timed


def within(head: Token, places: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """A place of the phrase: one that stands for itself before one that only modifies ("a U.S. base in Iraq")."""
    offsets = sorted(t.idx for t in clause.phrase_tokens(head))
    held = [p for p in places if any(p.span.start <= o < p.span.end for o in offsets) and not _adjective(p, head)]
    return next((p for p in held if _own(p, head)), held[0] if held else None)


def _own(place: PlaceMention, token: Token) -> bool:
    words = token.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    return words is not None and words.root.dep_ not in ("compound", "amod", "nmod", "poss")


def _adjective(place: PlaceMention, token: Token) -> bool:
    words = token.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    return words is not None and words[-1].pos_ == "ADJ"


def _nearest(trigger: Token, places: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """The nearest place that follows a preposition of place; names in other uses (parties, possessors) are none."""
    placed = [p for p in places if _after_preposition(p, trigger) and not _of_another_time(p, trigger)]
    return min(placed, key=lambda p: (abs(p.span.start - trigger.idx), p.span.start), default=None)


def _of_another_time(place: PlaceMention, trigger: Token) -> bool:
    """Whether the trigger stands in a clause of time that the place is no part of: "talks in Rome, hours after a raid struck the base"."""
    words = trigger.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    return words is not None and not _clauses_of_time(trigger) <= _clauses_of_time(words.root)


def _clauses_of_time(token: Token) -> frozenset[int]:
    """The words of time ("after", "before") under which the token stands."""
    found, node = set(), token
    for _ in range(DEPTH):
        if node.lower_ in APART:
            found.add(node.i)
        found.update(c.i for c in node.lefts if c.dep_ == "mark" and c.lower_ in APART)
        if node.head == node:
            break
        node = node.head
    return frozenset(found)


def _after_preposition(place: PlaceMention, trigger: Token) -> bool:
    words = trigger.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    if words is None:
        return False
    root = words.root
    return bool(root.dep_ == "pobj" and root.head.lower_ in AT and root.pos_ != "ADJ")
