"""People and bodies without a name as a side of a happening: "gunmen", "two villagers"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.statement import Occurrence
from dateline.extract import clause
from dateline.extract.occurrences.parties import parties
from dateline.extract.occurrences.phrases import named
from dateline.extract.quantities.lexemes import words

TABLE = "sides"
EXCHANGING = frozenset(("exchange", "swap", "trade"))
PERSONAL = frozenset(("ACCUSE", "COERCE", "SANCTION", "ASSAULT"))  # types of what is done to people
BEHIND = frozenset(("for", "of", "over", "as", "with", "to", "from", "after", "before"))


def with_unnamed(told: Occurrence, trigger: Token, wide: Resolved) -> Occurrence:
    """The occurrence, a side on which nobody has a name with the people or body without one: "gunmen", "two villagers".

    `wide`: the report's resolved words where such people are parties too.
    """
    if told.actors and told.recipients and not _past_object(told, trigger, wide):
        return told
    actors, recipients = parties(trigger, told.event_type or "", wide)
    if _past_object(told, trigger, wide):
        told = replace(told, recipients=())
    doing, met = (tuple(i for i in ids if (e := wide.entity(i)) is not None and not e.named) for ids in (actors, recipients))
    exchanged = told.event_type != "ASSAULT" and _exchanged(trigger)  # prisoners swapped are not the other side; fire is traded with foes
    moved = told.event_type == "MOBILIZE" or exchanged  # troops that are sent are no target
    orderly = told.event_type == "PROTEST" and told.mode != "riot"
    met = () if moved else tuple(i for i in met if i not in doing and not (orderly and _bystander(i, wide)))
    return replace(told, actors=told.actors or doing, recipients=told.recipients or met)


def _bystander(ident: str, wide: Resolved) -> bool:
    """Whether they are people hurt in a protest or spoken of in its demands, not the power that it is aimed at."""
    entity = wide.entity(ident)
    return entity is not None and entity.name.lower().split()[-1] in words(TABLE, "bystanders")


def _past_object(told: Occurrence, trigger: Token, wide: Resolved) -> bool:
    """Whether somebody without a name is the object and the party found stands behind: "jailed a man for insulting Mali"."""
    if trigger.pos_ != "VERB" or told.event_type not in PERSONAL or not told.recipients:
        return False
    met = named(clause.undergoers(trigger), wide)
    behind = set(named(clause.preposition_objects(trigger, BEHIND), wide))
    return bool(met) and all((e := wide.entity(i)) is not None and not e.named for i in met) and behind.issuperset(told.recipients)


def _exchanged(trigger: Token) -> bool:
    """Whether what is done, or agreed to, is to exchange something."""
    return not {trigger.lemma_, *(c.lemma_ for c in clause.children(trigger, "xcomp", "acl"))}.isdisjoint(EXCHANGING)
