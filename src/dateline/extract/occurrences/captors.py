"""Who arrests where nobody is said to: "ten people were arrested, police said" tells that the police did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from spacy.tokens import Token

from dateline.core.resolved import Resolved, unique
from dateline.core.statement import Occurrence
from dateline.extract import clause, parse
from dateline.extract.occurrences.phrases import Ids, named, party_at
from dateline.extract.quantities.lexemes import words

TABLE = "sides"
CAPTORS, CAPTURING = words(TABLE, "captors"), words(TABLE, "capturing")
POSTS, AT = words(TABLE, "posts"), frozenset(("at",))
LOOK_BACK, LOOK_AHEAD = 250, 120  # tokens: some ten sentences before the arrest, then some five after it
PART = ("compound", "amod", "nmod")
DOING = ("nsubj", "agent", "pobj")


def with_captor(told: Occurrence, trigger: Token, wide: Resolved) -> Occurrence:
    """The occurrence, an arrest by nobody in particular with the police of which the report speaks nearest to it.

    `wide`: the report's resolved words where people without a name are parties.
    """
    if told.event_type == "COERCE" and not told.actors and (keepers := _keepers(trigger, wide)):
        return replace(told, actors=keepers, recipients=tuple(i for i in told.recipients if i not in keepers))
    if told.actors or told.mode != "arrest" or told.status == "denied" or trigger.lemma_ not in CAPTURING or not _unsaid(trigger):
        return told
    for token in _near(trigger):
        if _arresting(token) and (found := _captor(token, wide)) and not set(found) & set(told.recipients):
            return replace(told, actors=found)
    return told


def _keepers(trigger: Token, wide: Resolved) -> Ids:
    """Whose post it is at which something was held up: "were stopped at a Malian army checkpoint"."""
    if not _unsaid(trigger):
        return ()
    posts = [o for o in clause.preposition_objects(trigger, AT) if o.lemma_.lower() in POSTS]
    owners = [c for o in posts for c in parse.children(o, "compound", "amod", "poss", "nmod") if c.i < o.i]
    parties = (r.entity for c in owners for t in c.subtree if (r := party_at(t, wide)) is not None)
    return unique(parties)[:1]


def _arresting(noun: Token) -> bool:
    forces = noun.lower_ == "forces" and any(c.lower_ == "security" for c in noun.children)
    return forces or noun.lemma_.lower() in CAPTORS


def _unsaid(trigger: Token) -> bool:
    """Whether the clause leaves open who did it: a passive without "by"."""
    return trigger.pos_ == "VERB" and clause.is_passive(trigger) and not parse.children(trigger, "agent")


def _near(trigger: Token) -> Iterator[Token]:
    """Words round the arrest, those of its sentence first, then those before it from the nearest back, then those after it."""
    doc, sent = trigger.doc, trigger.sent
    before = reversed(doc[max(0, sent.start - LOOK_BACK) : sent.start])
    after = doc[sent.end : min(len(doc), sent.end + LOOK_AHEAD)]
    return chain(sent, before, after)


def _captor(token: Token, wide: Resolved) -> Ids:
    """Whom a word for police stands for where they do or say something themselves: not in "a police car", "two officers were hurt"."""
    if token.dep_ in PART and not _in_name(token, wide):
        return ()
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ not in DOING or (head.dep_ == "pobj" and head.head.lower_ not in ("by", "to", "from", "of")):
        return ()
    return named([token], wide)[:1]


def _in_name(token: Token, wide: Resolved) -> bool:
    return wide.reference_at(token.idx) is not None
