"""The town or region to which something is done where no other party is named: "shelled Gao", "a curfew in Gao"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.core.mention import PlaceMention
from dateline.core.resolved import Resolved, unique
from dateline.core.statement import Occurrence
from dateline.extract import clause, parse
from dateline.extract.occurrences.phrases import LANDS, PLACED
from dateline.extract.occurrences.place import VISITING, places_in, within
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import classes
from dateline.extract.occurrences.sides import spoken_for
from dateline.read.reading import Reading

TABLE = "sides"
# Types of acts that reach a place, and of some only the modes that do.
REACHING = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "AID", "SANCTION", "THREATEN", "AGREE", "CONCEDE"))
MODES = frozenset(("withdraw", "access", "obstruct"))
# Modes of what is done to people, who are not where it is done to them.
PERSONAL = frozenset(("arrest", "deport", "convict", "expel", "abduct", "targeted", "sexual", "torture", "beat"))
# Means of war, which strike the town of the building that they hit.
WARLIKE = frozenset(("aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "destroy", "unconventional"))
AIMED = frozenset(["on", "upon", "against", "at", "into", "toward", "towards", "to", "of", "through"])
REACHED = AIMED | {"in", "inside", "near", "across", "over", "around", "from", "out"}
SUFFERED = frozenset(("COERCE", "RETREAT"))  # types whose verbs may tell what befalls their subject
ADDRESSING = frozenset(("ACCUSE", "AGREE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))  # types of what is said to somebody
ADDRESSED, OF = frozenset(("on", "to", "with")), frozenset(("of",))
DEPARTING = frozenset(("leave", "depart", "quit"))
SPOKEN = frozenset(("THREATEN", "AGREE"))  # acts in words: in a town is where they are spoken
SENT = AIMED | {"from", "out"}
FROM = frozenset(("from",))
FOR = frozenset(("for",))
PLACING = frozenset(["host", "hold", "meet", "discuss", "convene", "gather", "chair", "patrol"])  # verbs of what is only done somewhere


def with_grounds(occurrence: Occurrence, trigger: Token, reading: Reading, resolved: Resolved) -> Occurrence:
    """The occurrence, one without recipients with the place that it reaches, one without actors with the town that acts."""
    occurrence = _on_ground(occurrence, trigger, reading, resolved)
    if occurrence.actors or not resolved.grounds or trigger.pos_ != "VERB" or not _acts(occurrence, trigger):
        return occurrence
    acting = unique(e.id for h in clause.doers(trigger) if (e := resolved.ground_at(_town(h).idx)) is not None)
    return replace(occurrence, actors=tuple(i for i in acting if i not in occurrence.recipients))


def _acts(occurrence: Occurrence, verb: Token) -> bool:
    """Whether the verb tells what its subject does: "Gao sued the railway", not "Gao fell"; it is not the town that attacks."""
    if occurrence.event_type == "ASSAULT" or any(c.lower_ == "who" for c in verb.children):
        return False
    return occurrence.event_type not in SUFFERED or bool(clause.undergoers(verb))


def _town(head: Token) -> Token:
    """The name in "the city of Gao"."""
    named = clause.preposition_objects(head, OF) if head.lemma_.lower() in LANDS else []
    return named[0] if named else head


def _on_ground(occurrence: Occurrence, trigger: Token, reading: Reading, resolved: Resolved) -> Occurrence:
    addressing = occurrence.event_type in ADDRESSING and trigger.pos_ == "VERB" and lemma(trigger) not in DEPARTING
    if addressing and resolved.grounds and not occurrence.recipients:
        met = [*clause.undergoers(trigger), *clause.preposition_objects(trigger, ADDRESSED)]
        if met_towns := unique(e.id for h in met if (e := resolved.ground_at(_town(h).idx)) is not None and e.id not in occurrence.actors):
            return replace(occurrence, recipients=met_towns)
    if occurrence.recipients or not resolved.grounds or not reaches(occurrence, trigger):
        return occurrence
    sentence = reading.sentence_at(trigger.idx)
    places = tuple(p for p in places_in(sentence, resolved) if p.id in resolved.grounds) if sentence is not None else ()
    if not places:
        return occurrence
    for head in heads(trigger, occurrence.event_type):
        if occurrence.event_type == "ASSAULT" and occurrence.mode not in WARLIKE and _stands_in_town(head, places):
            return occurrence  # "a shooting at a mosque in Gao"
        if (place := within(head, places)) is not None:
            return replace(occurrence, recipients=(resolved.grounds[place.id].id,))
    return occurrence


def _stands_in_town(head: Token, places: Sequence[PlaceMention]) -> bool:
    """Whether it is a building or people of whom the place only tells where they are: "a police station in Gao", not "a village in Gao"."""
    if head.pos_ != "NOUN" or lemma(head) in LANDS:
        return False
    apart = [t.idx for p in parse.children(head, "prep") if p.lower_ in PLACED for t in p.subtree]
    held = within(head, tuple(places))
    return held is not None and any(held.span.start <= at < held.span.end for at in apart)


def with_owner(occurrence: Occurrence, pair: tuple[str, ...], resolved: Resolved) -> Occurrence:
    """The occurrence, an attack on a town in one of the two states at war with that state beside the town."""
    if occurrence.event_type != "ASSAULT" or not pair:
        return occurrence
    states = {e.country: e.id for i in pair if (e := resolved.entity(i)) is not None and e.sort == "state" and e.country}
    grounds = {e.id: e.country for e in resolved.grounds.values()}
    acting = {spoken_for(i, resolved) for i in occurrence.actors}
    owners = unique(s for i in occurrence.recipients if (s := states.get(grounds.get(i) or "")) is not None and s not in acting)
    return replace(occurrence, recipients=unique([*occurrence.recipients, *owners])) if len(states) == len(pair) else occurrence


def reaches(occurrence: Occurrence, trigger: Token) -> bool:
    """Whether what is done can be done to a place."""
    if occurrence.mode == "visit":
        return trigger.pos_ == "VERB" and lemma(trigger) in VISITING
    if trigger.pos_ == "VERB" and lemma(trigger) in PLACING:
        return False  # "is to discuss it in Rome", "patrolled the streets of Halm"
    return (occurrence.event_type in REACHING and occurrence.mode not in PERSONAL) or occurrence.mode in MODES


def heads(trigger: Token, event_type: str | None, depth: int = 1) -> list[Token]:
    """Heads of the phrases in which the place may be, the nearest to the act first; none where people suffer it."""
    if trigger.pos_ in ("VERB", "AUX"):
        found = clause.undergoers(trigger)
        if any(lemma(clause.real_head(h)) in classes()["person"] or h.pos_ == "NUM" for h in found):
            return clause.preposition_objects(trigger, FROM) if event_type == "AID" else []
        goods = [o for h in found for o in clause.preposition_objects(h, FOR)] if event_type == "AID" else []
        reached = REACHED | FOR if event_type == "AID" else SENT if depth and event_type in SPOKEN else REACHED
        reached = reached - FROM if event_type == "ASSAULT" else reached  # "fired from the hotel"
        found = found + clause.preposition_objects(trigger, reached) + goods
    else:
        reached = AIMED if event_type == "ASSAULT" else REACHED  # an attack in a town is on something in it
        found = clause.preposition_objects(trigger, reached)
        relation = clause.relation_to_verb(trigger)
        if relation is not None and relation[1] in ("nsubj", "dobj", "nsubjpass"):
            verb, place = relation
            met = clause.undergoers(verb) if place == "nsubj" else []
            found = found + met + clause.preposition_objects(verb, reached)
    inner = parse.children(trigger, "xcomp", "ccomp", "acl") if depth else []
    return found + [h for c in inner if c.pos_ == "VERB" and lemma(c) not in PLACING for h in heads(c, event_type, depth - 1)]
