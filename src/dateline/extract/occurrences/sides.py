"""The two sides that a report is about, and whom a happening or position concerns where its clause names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Token

from dateline.core.entity import Entity
from dateline.core.resolved import Resolved
from dateline.core.statement import Occurrence
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.quantities.lexemes import words
from dateline.read.reading import Reading

TABLE = "sides"
JOINING, MUTUAL, FACING, BROKERING, PEACE = (words(TABLE, key) for key in ("joining", "mutual", "facing", "brokering", "peace"))
FOES, BOTHWAYS = words(TABLE, "foes"), words(TABLE, "bothways")
ASKED, ANSWERING = words(TABLE, "asked"), words(TABLE, "answering")
FIGHTING = words(TABLE, "fighting")
GATHERING, ORDERED = words(TABLE, "gathering"), words(TABLE, "ordered")
DEFINITE = frozenset({"the", "both", "two", "these"})
POINTING = frozenset({"the", "those", "these", "that", "this", "such"})
OFTEN, FOREMOST = 6, 2  # times that such a report names each of its two sides, and as often as the next
LEAST = 3  # times that a report names each of its two sides
HOSTILE, SELDOM = 4, 200  # words of fighting in a report of war, and one in so many words at the least
BETWEEN = 2  # happenings between the two that the report itself tells of
APART = 3  # of two that it never names side by side
OFFICES = frozenset(("minister", "president", "premier", "chancellor"))  # offices of a state
SORTS = ("state", "organisation", "group")
ADDRESSED, SHARED = frozenset(("to", "with", "against", "on")), frozenset(("between",))
GIVEN = frozenset(("to", "for"))
PARTIES, EITHER = frozenset(("side", "party")), frozenset(("any", "either", "whichever", "whatever"))
PRIVATE, SPEAKING = words(TABLE, "private"), words(TABLE, "speaking")
GONE = frozenset(("former", "ex", "onetime", "then", "late"))  # before an office that is held no more


def sides(reading: Reading, resolved: Resolved) -> tuple[str, ...]:
    """Ids of the two parties of a report of war: those it names most, if it names them side by side ("Chad and Mali"); else none."""
    top = most_named(reading, resolved)
    return top if top and _joined(set(top), reading, resolved) else ()


def most_named(reading: Reading, resolved: Resolved) -> tuple[str, ...]:
    """Ids of the two parties that a report of war names most; () where it names only one often."""
    top = [ident for ident, times in _times_named(resolved).most_common(2) if times >= LEAST]
    return tuple(top) if len(top) == 2 and hostile(reading) else ()


def foremost(resolved: Resolved) -> tuple[str, ...]:
    """Ids of the two parties of whom a report, of war or of talks, speaks much more than of anybody else; else ()."""
    found = [*_times_named(resolved).most_common(3), ("", 0)][:3]
    top = tuple(ident for ident, times in found[:2] if times >= max(OFTEN, FOREMOST * found[-1][1]))
    return top if len(top) == 2 else ()


def _times_named(resolved: Resolved) -> Counter[str]:
    stood = (*resolved.references, *resolved.bodies)
    return Counter(r.entity for r in stood if (e := resolved.entity(r.entity)) is not None and e.sort in SORTS)


def hostile(reading: Reading) -> bool:
    """Whether the report speaks of fighting more than in passing."""
    told = int(np.isin(reading.doc.to_array("LEMMA"), hostile_lemmas()).sum())
    return told >= max(HOSTILE, len(reading.doc) // SELDOM)


@cache
def hostile_lemmas() -> NDArray[np.uint64]:
    return np.array(sorted(get_string_id(w) for w in words(TABLE, "hostile")), dtype=np.uint64)


def _joined(pair: set[str], reading: Reading, resolved: Resolved) -> bool:
    """Whether the two stand side by side, with no more than "and" or "against" between, or are a state and an armed movement in it."""
    if _civil(pair, resolved):
        return True
    stood = sorted((*resolved.references, *resolved.bodies), key=lambda r: r.span.start)
    for one, other in pairwise(stood):
        near = {one.entity, other.entity} == pair and other.span.start - one.span.end < len(" against the ")
        if near and reading.text[one.span.end : other.span.start].strip().lower() in JOINING:
            return True
    return False


def _civil(pair: set[str], resolved: Resolved) -> bool:
    """Whether the two are the report's home and an armed movement, which face each other without more."""
    if resolved.home not in pair:
        return False
    movements = {r.entity for r in resolved.bodies if (e := resolved.entity(r.entity)) is not None and e.sort != "state"}
    return not pair.isdisjoint(movements) or any(_fights(e) for i in pair if i != resolved.home and (e := resolved.entity(i)) is not None)


def _fights(entity: Entity) -> bool:
    """Whether the name tells an armed movement: "the Front for National Renewal"."""
    return entity.sort in ("organisation", "group") and not FIGHTING.isdisjoint(entity.name.lower().split())


def spoken_for(ident: str | None, resolved: Resolved) -> str | None:
    """The state that a person or a body of the state speaks for, where the report says so; else the same entity."""
    entity = resolved.entity(ident)
    if entity is None or entity.sort in ("state", "group"):
        return ident
    states = [e for e in resolved.entities if e.sort == "state"]
    return next((e.id for e in states if _belongs(entity, e, resolved.home)), ident)


def body_of(ident: str, resolved: Resolved) -> str:
    """For whom the speaker says "we": a minister for the state, "Norvik Air spokesman Leo Moss" for the firm; else the same entity.

    A party's nominee or member, and who held an office once, says it for nobody in particular.
    """
    entity = resolved.entity(ident)
    roles = entity.roles if entity is not None and entity.sort == "person" else ()
    held = {r.of.casefold() for r in roles if r.of is not None and _speaks(r.title.lower().split())}
    bodies = (e for e in resolved.entities if e.sort in ("organisation", "group"))
    own = next((e.id for e in bodies if not held.isdisjoint(n.casefold() for n in (e.name, *e.aliases))), None)
    return own or spoken_for(ident, resolved) or ident


def _speaks(title: list[str]) -> bool:
    return title[-1].rstrip(".") in SPEAKING and GONE.isdisjoint(title)


def _belongs(entity: Entity, state: Entity, home: str | None) -> bool:
    names = {n.casefold() for n in (state.name, *state.aliases)}
    if any(r.of is not None and r.of.casefold() in names and r.title.lower().split()[-1] not in PRIVATE for r in entity.roles):
        return True
    if entity.sort == "person" and entity.country is None and state.id == home:
        return any(r.of is None and r.title.lower().split()[-1] in OFFICES for r in entity.roles)
    private = all(r.title.lower().split()[-1] in PRIVATE for r in entity.roles)  # a lawyer speaks for who pays him
    return entity.sort == "person" and entity.country is not None and entity.country == state.country and bool(entity.roles) and not private


def _people_of(ident: str | None, pair: tuple[str, ...], resolved: Resolved) -> str | None:
    """Of a people ("the Malians") the state among the two, else the same entity."""
    group = resolved.entity(ident)
    if group is None or group.sort != "group" or group.country is None:
        return ident
    states = (e for i in pair if (e := resolved.entity(i)) is not None and e.sort == "state")
    return next((e.id for e in states if e.country == group.country), ident)


def other_side(party: str | None, pair: tuple[str, ...]) -> str | None:
    """The side that faces the party, if it is one of the two."""
    return next((p for p in pair if p != party), None) if party in pair else None


def with_sides(told: Sequence[tuple[Occurrence, Token]], pair: tuple[str, ...], resolved: Resolved) -> Iterator[tuple[Occurrence, Token]]:
    """The happenings, those that leave out whom they concern with the two sides of the report, if it has two."""
    asked = ""
    for occurrence, trigger in told:
        occurrence = _with_both(occurrence, trigger, pair) if pair else occurrence
        if pair and not occurrence.actors and set(occurrence.recipients) <= set(pair) and _mutual(occurrence, trigger):
            occurrence = replace(occurrence, actors=pair, recipients=pair)
        if not occurrence.recipients:
            if asked and asked not in occurrence.actors and occurrence.event_type in ANSWERING and _answers(trigger):
                occurrence = replace(occurrence, recipients=(asked,))
            elif pair:
                occurrence = _with_side(occurrence, trigger, pair, resolved)
        asked = occurrence.actors[0] if occurrence.event_type == "REQUEST" and occurrence.actors else asked
        yield occurrence, trigger


def sides_told(told: Sequence[tuple[Occurrence, Token]], reading: Reading, resolved: Resolved) -> tuple[str, ...]:
    """The two sides, if the report tells of happenings between them: of those it never names side by side, more."""
    if (two := foremost(resolved)) and _joined(set(two), reading, resolved):
        met = sum(_between(o, two, resolved) for o, _ in told)
        return two if met >= BETWEEN or hostile(reading) else ()
    pair = most_named(reading, resolved)
    if not pair:
        return ()
    least = 1 if _civil(set(pair), resolved) else BETWEEN if _joined(set(pair), reading, resolved) else APART
    return pair if sum(_between(o, pair, resolved) for o, _ in told) >= least else ()


def _answers(trigger: Token) -> bool:
    """Whether what was asked is what is agreed to or turned down: "agreed to those terms", "rejected the proposal"."""
    met = [c for c in trigger.children if c.dep_ == "dobj"] + [g for c in trigger.children if c.dep_ == "prep" for g in c.children]
    return any(n.lemma_.lower() in ASKED and any(c.lower_ in POINTING for c in n.children) for n in met)


def _between(occurrence: Occurrence, pair: tuple[str, ...], resolved: Resolved) -> bool:
    """Whether a happening is told to be between the two."""
    acting, met = ({spoken_for(i, resolved) for i in ids} for ids in (occurrence.actors, occurrence.recipients))
    return bool(pair) and bool(acting) and bool(met) and acting | met == set(pair)


def _with_both(occurrence: Occurrence, trigger: Token, pair: tuple[str, ...]) -> Occurrence:
    """The happening, where "the belligerents" or "both sides" do it or have it done to them with the two sides in their place."""
    verb = trigger if trigger.pos_ == "VERB" else None
    if verb is not None and any(means_both(h) for h in clause.doers(verb)):
        mutual = occurrence.event_type in BOTHWAYS or any(h.lower_ == "other" for h in clause.undergoers(verb))
        others = pair if mutual else occurrence.recipients
        occurrence = replace(occurrence, actors=pair, recipients=occurrence.recipients or others)
    if any(means_both(h) for h in clause.preposition_objects(trigger, SHARED)):
        return replace(occurrence, actors=occurrence.actors if verb is not None and occurrence.actors else pair, recipients=pair)
    met = [*(clause.undergoers(verb) if verb is not None else ()), *clause.preposition_objects(trigger, ADDRESSED)]
    if any(means_both(h) for h in met) or (not occurrence.recipients and _any_side(occurrence, trigger)):
        occurrence = replace(occurrence, recipients=tuple(i for i in pair if i not in occurrence.actors))
    return occurrence


def _any_side(occurrence: Occurrence, trigger: Token) -> bool:
    """Whether a threat is to either of the two: "will punish any party that walks out", "sanctions against whichever side"."""
    if occurrence.event_type not in ("THREATEN", "SANCTION"):
        return False
    after = (t for t in trigger.subtree if t.i > trigger.i and t.lemma_.lower() in PARTIES)
    return any(not EITHER.isdisjoint(c.lower_ for c in t.children) for t in after)


def means_both(head: Token) -> bool:
    """Whether the noun stands for two sides that face each other: "the sides", "the belligerents", "both countries"."""
    lemma, before = head.lemma_.lower(), {c.lower_ for c in head.children}
    if "each" in before:
        return lemma in clause_words()["sides"]
    if head.tag_ == "NNS" and before & DEFINITE:
        owns = head.dep_ == "poss"  # "the countries' ministers"
        return lemma in FOES or (lemma in clause_words()["sides"] and (owns or not before.isdisjoint(clause_words()["both"])))
    return any(c.dep_ == "poss" and means_both(c) for c in head.children)


def _mutual(occurrence: Occurrence, trigger: Token) -> bool:
    """Whether it is what two sides do with or to each other: "the truce", "an exchange of prisoners", "the last meeting"."""
    if trigger.pos_ != "NOUN" or trigger.lower_ == "talk":
        return False
    named = {trigger.lemma_.lower(), occurrence.trigger.exact.lower()}  # the parser takes "cease-fire" apart
    again = trigger.lemma_.lower() in GATHERING and any(c.lower_ in ORDERED for c in trigger.children)
    return again or not named.isdisjoint(MUTUAL)


def _with_side(occurrence: Occurrence, trigger: Token, pair: tuple[str, ...], resolved: Resolved) -> Occurrence:
    if not occurrence.actors:
        return occurrence
    acting = {_people_of(spoken_for(a, resolved), pair, resolved) for a in occurrence.actors}
    facing = [other_side(a, pair) for a in acting]
    if len(acting) == 1 and facing[0] is not None:
        if occurrence.event_type == "AGREE" and _given_to(trigger):
            return occurrence  # "promised money to each family"
        return replace(occurrence, recipients=(facing[0],)) if occurrence.event_type in FACING else occurrence
    brokered = acting.isdisjoint(pair) and occurrence.event_type in BROKERING and any(t.lemma_.lower() in PEACE for t in trigger.subtree)
    return replace(occurrence, recipients=pair) if brokered else occurrence


def _given_to(trigger: Token) -> bool:
    """Whether the clause says to or for whom something is promised."""
    heads = [trigger, *clause.undergoers(trigger)] if trigger.pos_ == "VERB" else [trigger]
    return bool(parse.children(trigger, "dative")) or any(clause.preposition_objects(h, GIVEN) for h in heads)
