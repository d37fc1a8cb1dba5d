"""Whom an act meets that replies to one told before: Chad accused Mali, "Mali denied it"; Mali shelled Chad, "Chad retaliated".

Also who holds "the talks", "the truce", where the report has told what two parties do with or to each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from dateline.core.resolved import Resolved, unique
from dateline.core.statement import Occurrence
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.occurrences.phrases import named
from dateline.extract.occurrences.sides import GATHERING, MUTUAL, spoken_for
from dateline.extract.quantities.lexemes import words

TABLE = "sides"
ASKED, CHARGED, HITTING_BACK = (words(TABLE, key) for key in ("asked", "charged", "hitting_back"))
RAIDING = words(TABLE, "raiding")
TOLD_BEFORE = 12  # happenings before it that are looked at
NEAR = 90  # tokens since what it replies to: some four sentences
DEFINITE = frozenset(("the", "this", "these", "those", "that"))
PRONOUNS = frozenset(("it", "this", "that"))
AGREED_TO = frozenset(("to", "with"))
OBJECTED = frozenset(("to", "with", "against"))
# Types of acts, each with those that it replies to.
ANSWERED = {
    "REJECT": frozenset(("REQUEST", "ACCUSE", "THREATEN", "AGREE")),
    "AGREE": frozenset(("REQUEST",)),
    "CONCEDE": frozenset(("REQUEST", "THREATEN")),
    "THREATEN": frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN", "MOBILIZE")),
    "ASSAULT": frozenset(("ASSAULT",)),
    "ACCUSE": frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE")),
}
TAKEN = frozenset(("arrest", "abduct", "deport"))
# What two parties hold with each other, with what tells before that they are at it.
BETWEEN = {
    "CONSULT": frozenset(("CONSULT",)),
    "ASSAULT": frozenset(("ASSAULT",)),
    "RETREAT": frozenset(("ASSAULT", "RETREAT", "AGREE")),
    "AGREE": frozenset(("AGREE", "CONSULT", "RETREAT")),
}
Told = tuple[Occurrence, Token]


def replying(told: Iterable[Told], resolved: Resolved) -> list[Told]:
    """The happenings, a reply with whoever did or said what it replies to, "the talks" with those who hold them."""
    out: list[Told] = []
    for occurrence, trigger in told:
        before = out[-TOLD_BEFORE:]
        if occurrence.actors and not occurrence.recipients:
            met = _addressing(occurrence, trigger, before, resolved) or _asking(occurrence, trigger, before, resolved)
            occurrence = replace(occurrence, recipients=met)
        elif not occurrence.actors:
            found = _of_two(occurrence, trigger, before) or _freeing(occurrence, trigger, before)
            occurrence = found if found.actors else _claimed(found, trigger, resolved)
        out.append((occurrence, trigger))
    return out


def _addressing(occurrence: Occurrence, trigger: Token, before: list[Told], resolved: Resolved) -> tuple[str, ...]:
    """Who did or said something to who acts now, where this can be a reply to it."""
    kinds = ANSWERED.get(occurrence.event_type or "", frozenset())
    if not kinds or not _replies(occurrence, trigger):
        return ()
    own = _spoken(occurrence.actors, resolved)
    for earlier, word in reversed(before):
        if trigger.i - word.i > NEAR:
            return ()
        done = earlier.status in ("happened", "ongoing") and earlier.event_type in kinds and bool(earlier.actors)
        if done and own & _spoken(earlier.recipients, resolved) and not own & _spoken(earlier.actors, resolved):
            return earlier.actors
    return ()


def _spoken(ids: Iterable[str], resolved: Resolved) -> set[str | None]:
    """The parties and those that they speak for."""
    return {*ids, *(spoken_for(i, resolved) for i in ids)}


def _replies(occurrence: Occurrence, trigger: Token) -> bool:
    """Whether the act can be a reply: blows and rebukes only where the words say so, and nothing that has an object of its own."""
    if occurrence.event_type == "ASSAULT":
        above = (trigger, *(a for a in trigger.ancestors if a.sent == trigger.sent))
        return any(a.lemma_ in HITTING_BACK and a.pos_ == "VERB" for a in above)
    if trigger.pos_ != "VERB":
        return False
    objects = _objects(trigger)
    if occurrence.event_type == "THREATEN":
        return True
    if occurrence.event_type == "ACCUSE":
        return any(_points(o) for o in objects)
    content = parse.children(trigger, "ccomp", "xcomp", "acl") or clause.preposition_objects(trigger, OBJECTED)
    return any(_named_again(o, pointed=False) for o in objects) if objects else not content


def _objects(verb: Token) -> list[Token]:
    """Heads of what is turned down or agreed to: "rejected the charge", "agreed to the demands", "refused to meet the demands"."""
    inner = [verb, *parse.children(verb, "xcomp")]
    return [o for v in inner for o in (*clause.undergoers(v), *clause.preposition_objects(v, AGREED_TO))]


def _points(noun: Token) -> bool:
    """Whether the noun takes up what was told: "the raid"."""
    return noun.pos_ == "NOUN" and any(c.lower_ in DEFINITE for c in noun.children)


def _asking(occurrence: Occurrence, trigger: Token, before: list[Told], resolved: Resolved) -> tuple[str, ...]:
    """Whose request, charge or offer it is that "the charge", "those terms", "it" name again."""
    if occurrence.event_type not in ("REJECT", "AGREE", "CONCEDE") or trigger.pos_ != "VERB":
        return ()
    kinds = {kind for o in _objects(trigger) for kind in _named_again(o)}
    own = _spoken(occurrence.actors, resolved)
    for earlier, word in reversed(before):
        if trigger.i - word.i > NEAR:
            return ()
        if earlier.event_type in kinds & ANSWERED[occurrence.event_type] and earlier.actors:
            return () if own & _spoken(earlier.actors, resolved) else earlier.actors
    return ()


def _named_again(noun: Token, pointed: bool = True) -> frozenset[str]:
    """The types of acts that the object of a reply can stand for."""
    if noun.lower_ in PRONOUNS and noun.dep_ == "dobj":
        return frozenset(("REQUEST", "ACCUSE"))
    if pointed and not _points(noun):
        return frozenset()
    lemma = noun.lemma_.lower()
    return frozenset(("ACCUSE",)) if lemma in CHARGED else frozenset(("REQUEST",)) if lemma in ASKED else frozenset()


def _of_two(occurrence: Occurrence, trigger: Token, before: list[Told]) -> Occurrence | None:
    """The happening, "the talks" with the two who were told to hold talks with each other, if the report tells it of no others."""
    if trigger.pos_ != "NOUN" or occurrence.status not in ("happened", "ongoing") or not _points(trigger):
        return None
    if trigger.lemma_.lower() not in MUTUAL | GATHERING or any(c.ent_type_ in ("DATE", "ORDINAL") for c in trigger.children):
        return None
    kinds = BETWEEN.get(occurrence.event_type or "", frozenset())
    pairs = [pair for o, _ in before if o.event_type in kinds and (pair := _pair(o))]
    if not pairs or len({frozenset(p) for p in pairs}) > 1 or not set(occurrence.recipients) <= set(pairs[-1]):
        return None
    return replace(occurrence, actors=pairs[-1], recipients=pairs[-1])


def _pair(occurrence: Occurrence) -> tuple[str, ...]:
    """The two who do it with or to each other."""
    both = unique([*occurrence.actors, *occurrence.recipients])
    mutual = occurrence.actors == occurrence.recipients or occurrence.event_type in ("CONSULT", "AGREE")
    return both if len(both) == 2 and occurrence.actors and occurrence.recipients and mutual else ()


def _claimed(occurrence: Occurrence, trigger: Token, wide: Resolved) -> Occurrence:
    """The happening, an attack by nobody in particular with those who say soon after that it was theirs: "claimed responsibility"."""
    noun = trigger.lemma_.lower() in clause_words()["onslaughts"] | clause_words()["strikes"] | RAIDING
    blast = trigger.pos_ == "VERB" and not clause.undergoers(trigger)
    if occurrence.event_type != "ASSAULT" or occurrence.status != "happened" or not (noun or blast):
        return occurrence
    after = trigger.doc[trigger.sent.end] if trigger.sent.end < len(trigger.doc) else trigger
    for word in trigger.doc[trigger.i + 1 : after.sent.end]:
        if "\n" in word.text_with_ws:
            break
        verb = word.head
        if word.lower_ == "responsibility" and word.dep_ == "dobj" and verb.lemma_ == "claim" and not parse.children(verb, "neg", "aux"):
            found = named(clause.doers(verb), wide)
            return replace(occurrence, actors=tuple(i for i in found if i not in occurrence.recipients))
    return occurrence


def _freeing(occurrence: Occurrence, trigger: Token, before: list[Told]) -> Occurrence:
    """The happening, a release by nobody in particular with those who were told to have taken whom it frees."""
    freed = occurrence.event_type == "RETREAT" and occurrence.mode == "release" and trigger.pos_ == "VERB" and clause.is_passive(trigger)
    if not freed or not occurrence.recipients:
        return occurrence
    took = (o.actors for o, _ in reversed(before) if o.mode in TAKEN and o.actors and set(o.recipients) & set(occurrence.recipients))
    found = next(took, ())
    return replace(occurrence, actors=tuple(i for i in found if i not in occurrence.recipients))
