"""People and bodies without a name as a side of a happening: "gunmen", "two villagers"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.statement import Occurrence
from dateline.extract import clause, parse
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.around import called_home_from
from dateline.extract.occurrences.parties import between, parties
from dateline.extract.occurrences.phrases import Ids, named, party_at
from dateline.extract.occurrences.plover_table import classes
from dateline.extract.occurrences.sides import PRIVATE
from dateline.extract.quantities.lexemes import words

TABLE = "sides"
EXCHANGING = frozenset(("exchange", "swap", "trade"))
PERSONAL = frozenset(("ACCUSE", "COERCE", "SANCTION", "ASSAULT"))  # types of what is done to people
OFFICIAL, STATELY, CITIZENS = words(TABLE, "official"), words(TABLE, "stately"), words(TABLE, "citizens")
HELD = frozenset(("ACCUSE", "COERCE", "SANCTION", "RETREAT"))  # ... where it is not done to who employs them
EMPLOYED, EXECUTIVES = words(TABLE, "employed") | PRIVATE, words(TABLE, "executives")
SUFFERED = PERSONAL | {"RETREAT", "AID"}  # types of what people suffer
WHERE = frozenset(("in", "at", "near", "on", "outside", "inside", "around", "along", "off", "across", "from"))
SHOT_AT, WHOSE = frozenset(("on", "at")), frozenset(("of", "for"))
BEHIND = frozenset(("for", "of", "over", "as", "with", "to", "from", "after", "before"))


def with_unnamed(told: Occurrence, trigger: Token, wide: Resolved) -> Occurrence:
    """The occurrence, a side on which nobody has a name with the people or body without one: "gunmen", "two villagers".

    `wide`: the report's resolved words where such people are parties too.
    """
    told = _without_whose(_without_placed(told, trigger, wide), trigger, wide)
    actors, recipients = parties(trigger, told.event_type or "", wide)
    told = _as_people(told, actors, recipients, trigger, wide)
    if _past_object(told, trigger, wide):
        told = replace(told, recipients=())
    doing, met = (tuple(i for i in ids if (e := wide.entity(i)) is not None and not e.named) for ids in (actors, recipients))
    exchanged = told.event_type != "ASSAULT" and _exchanged(trigger)  # prisoners swapped are not the other side; fire is traded with foes
    moved = told.event_type == "MOBILIZE" or exchanged  # troops that are sent are no target
    orderly = told.event_type == "PROTEST" and told.mode != "riot"
    told = told if moved else _joined(told, trigger, actors, recipients, wide)
    met = () if moved else tuple(i for i in met if i not in doing and not (orderly and _bystander(i, wide)))
    return replace(told, actors=told.actors or doing, recipients=told.recipients or met)


def _as_people(told: Occurrence, actors: Ids, recipients: Ids, trigger: Token, wide: Resolved) -> Occurrence:
    """The occurrence, what people of a state do or suffer told of them and not of the state: "Malian fishermen attacked".

    A state is met where another does it to its people, as conflict data sets have it: "Chad expelled Malian nurses".
    """
    acting, met = (_owned(ids, trigger, wide) for ids in (actors, recipients))
    mutual = told.recipients == told.actors
    if told.actors and acting.keys() >= set(told.actors):
        told = replace(told, actors=tuple(acting[i][0] for i in told.actors))
        return replace(told, recipients=told.actors) if mutual else told
    foreign = (e for i in told.actors if i not in told.recipients and (e := wide.entity(i)) is not None and e.named)
    abroad = told.event_type in PERSONAL and any(foreign)
    if told.recipients and met.keys() >= set(told.recipients) and (not abroad or all(met[i][1] for i in told.recipients)):
        told = replace(told, recipients=tuple(met[i][0] for i in told.recipients))
    return told


def _owned(ids: Ids, trigger: Token, wide: Resolved) -> dict[str, tuple[str, bool]]:
    """States and peoples to those of the ids that are their people, with whether these are against it ("Malian rebels")."""
    found: dict[str, tuple[str, bool]] = {}
    for token in trigger.sent if ids else ():
        reference, owner = wide.body_at(token.idx), wide.reference_at(token.idx)
        entity = wide.entity(reference.entity) if reference is not None else None
        if reference is None or owner is None or entity is None or entity.named or entity.id not in ids:
            continue
        words_of = trigger.doc.char_span(reference.span.start, reference.span.end, alignment_mode="expand")
        if words_of is not None and owner.span.start == reference.span.start and _for_themselves(words_of.root):
            found.setdefault(owner.entity, (entity.id, words_of.root.lemma_.lower() in CITIZENS))
    return found


def _for_themselves(head: Token) -> bool:
    """Whether such people do not act for their state, as its police and its ministers do."""
    lemma = head.lemma_.lower()
    if lemma in PRIVATE:
        return True
    acting_for_it = OFFICIAL | STATELY | classes()["troops"] | classes()["police"]
    return lemma in CITIZENS or (sort_of(head) == "someone" and lemma not in acting_for_it)


def _joined(told: Occurrence, trigger: Token, actors: Ids, recipients: Ids, wide: Resolved) -> Occurrence:
    """The occurrence with those without a name who are named in one breath with somebody: "Chad and the rebels agreed"."""
    both = between(trigger, wide)
    if trigger.pos_ == "NOUN" and len(both) > 1 and {*told.actors, *told.recipients} < set(both):
        return replace(told, actors=both, recipients=both)  # "a truce between Chad and the rebels"
    if trigger.pos_ != "VERB":
        return told
    if told.actors and set(told.actors) < set(actors) and _extra(told.actors, clause.doers(trigger), wide) == set(actors):
        both = told.recipients if recipients != actors else actors  # what several agree on they do with each other
        told = replace(told, actors=actors, recipients=both)
    met = set(recipients)
    if told.recipients and set(told.recipients) < met and _extra(told.recipients, clause.undergoers(trigger), wide) == met:
        told = replace(told, recipients=recipients)
    return told


def _extra(ids: Ids, heads: list[Token], wide: Resolved) -> set[str]:
    """The ids with those of joined heads that are people without a name."""
    beside = [h for h in heads if _in_row(h, wide)] if len(heads) > 1 else []
    return {*ids, *(r.entity for h in beside if _unnamed_at(h, wide) and (r := party_at(h, wide)) is not None)}


def _in_row(head: Token, wide: Resolved) -> bool:
    """Whether it is one of several joined by "and" and no title before or after a name: not in "billionaire Ada Berg"."""
    joined = head.dep_ == "conj" or bool(parse.children(head, "conj"))
    called = parse.children(head, "appos", "relcl") or (head.i + 1 < len(head.doc) and wide.reference_at(head.nbor(1).idx) is not None)
    return joined and head.pos_ == "NOUN" and not called


def _without_placed(told: Occurrence, trigger: Token, wide: Resolved) -> Occurrence:
    """The occurrence without names that only say where people are who do or suffer it: "guards at Halm jail beat", "shot men in Chad"."""
    if trigger.pos_ != "VERB":
        return told
    if told.actors and _only_where(told.actors, clause.doers(trigger), wide):
        told = replace(told, actors=())
    if told.event_type not in SUFFERED or not told.recipients or _called_back(told, trigger):
        return told
    return replace(told, recipients=()) if _only_where(told.recipients, _met(told, trigger, wide), wide, trigger) else told


def _met(told: Occurrence, verb: Token, wide: Resolved) -> list[Token]:
    """Heads for who undergoes it; of "opened fire on villagers" those shot at."""
    heads = clause.undergoers(verb) or (clause.subjects(verb) if told.event_type == "RETREAT" else [])  # "the boss walked free"
    if told.event_type != "ASSAULT" or any(_unnamed_at(clause.real_head(h), wide) for h in heads):
        return heads
    return [o for h in (verb, *heads) for o in clause.preposition_objects(h, SHOT_AT) if _unnamed_at(clause.real_head(o), wide)] or heads


def _without_whose(told: Occurrence, trigger: Token, wide: Resolved) -> Occurrence:
    """The occurrence without names that only say whose the people are who do or suffer it: "beat a supporter of Berg"."""
    striking = trigger.pos_ != "VERB" and told.event_type == "PROTEST"  # "Norvik Air pilots went on strike"
    verb = clause.governing_verb(trigger) if striking else trigger if trigger.pos_ == "VERB" else None
    doing = clause.doers(verb) if told.actors and verb is not None else []
    if told.actors and (_only_whose(told.actors, doing, wide) or _only_of_firm(told.actors, doing, EMPLOYED, wide)):
        told = replace(told, actors=())
    if trigger.pos_ != "VERB":
        return told
    met = _met(told, trigger, wide) if told.recipients else []
    whose = _only_whose(told.recipients, met, wide) or (told.event_type in PERSONAL and _only_employers(told.recipients, met, wide))
    whose = whose or (told.event_type in HELD and _only_of_firm(told.recipients, met, EMPLOYED | EXECUTIVES, wide))
    return replace(told, recipients=()) if met and whose else told


def _only_of_firm(ids: Ids, heads: list[Token], callings: frozenset[str], wide: Resolved) -> bool:
    """Whether the heads are all people of a firm, and the ids those of the firms before them: "Norvik Air pilots sued"."""
    people = [clause.real_head(h) for h in heads]
    if not people or not all(h.lemma_.lower() in callings for h in people):
        return False
    before = (t for h in people for c in parse.children(h, "compound", "nmod") if c.i < h.i for t in c.subtree)
    firms = {r.entity for t in before if (r := party_at(t, wide)) is not None and _organisation(r.entity, wide)}
    return firms.issuperset(ids)


def _only_whose(ids: Ids, heads: list[Token], wide: Resolved) -> bool:
    """Whether the heads are all people without a name, and the ids those of persons who stand after "of" or "for"."""
    behind = (r.entity for o in _behind(heads, wide) if (r := party_at(o, wide)) is not None)
    return {i for i in behind if _person(i, wide)}.issuperset(ids)


def _only_employers(ids: Ids, heads: list[Token], wide: Resolved) -> bool:
    """Whether the ids only tell where a firm or school without a name is from: "held employees of a Malian firm"."""
    private = (o for o in _behind(heads, wide) if _unnamed_at(o, wide) and sort_of(o) != "someone")
    return {r.entity for o in private for t in o.subtree if (r := party_at(t, wide)) is not None}.issuperset(ids)


def _behind(heads: list[Token], wide: Resolved) -> list[Token]:
    """Heads after "of" or "for" of the phrases, if all of these are of people without a name."""
    people = [clause.real_head(h) for h in heads]
    if not all(_unnamed_at(h, wide) and h.lemma_.lower() not in OFFICIAL for h in people):
        return []
    return [o for h in people for o in clause.preposition_objects(h, WHOSE)]


def _called_back(told: Occurrence, trigger: Token) -> bool:
    """Whether it is done to those from whom somebody is taken: "recalled its envoy from Chad"."""
    heads = [trigger, *clause.undergoers(trigger)]
    return told.event_type in ("SANCTION", "RETREAT") and any(c.lower_ == "from" for h in heads for c in parse.children(h, "prep"))


def _only_where(ids: Ids, heads: list[Token], wide: Resolved, verb: Token | None = None) -> bool:
    """Whether the heads are all people without a name, and the ids those of places in their phrases or beside them in the clause."""
    people = [clause.real_head(h) for h in heads]
    if not people or not all(_unnamed_at(h, wide) for h in people):
        return False
    phrases = [p for h in people for p in parse.children(h, "prep")] + (parse.children(verb, "prep") if verb is not None else [])
    official = any(h.lemma_.lower() in OFFICIAL for h in people)  # a court in Chad is Chad's
    if official and any(_state(i, wide) for i in ids):
        return False
    inside = [(p.lower_, t) for p in phrases if p.lower_ in WHERE for t in p.subtree]
    where = {r.entity for word, t in inside if (r := party_at(t, wide)) is not None and (word != "from" or _state(r.entity, wide))}
    spots = {e.id for _, t in inside if (e := wide.ground_at(t.idx)) is not None}
    return where.union(spots).issuperset(ids)


def _organisation(ident: str, wide: Resolved) -> bool:
    entity = wide.entity(ident)
    return entity is not None and entity.sort == "organisation"


def _person(ident: str, wide: Resolved) -> bool:
    entity = wide.entity(ident)
    return entity is not None and entity.sort == "person"


def _state(ident: str, wide: Resolved) -> bool:
    entity = wide.entity(ident)
    return entity is not None and entity.sort == "state"


def _unnamed_at(head: Token, wide: Resolved) -> bool:
    reference = party_at(head, wide)
    entity = wide.entity(reference.entity) if reference is not None else None
    return entity is not None and not entity.named


def _bystander(ident: str, wide: Resolved) -> bool:
    """Whether they are people hurt in a protest or spoken of in its demands, not the power that it is aimed at."""
    entity = wide.entity(ident)
    return entity is not None and entity.name.lower().split()[-1] in words(TABLE, "bystanders")


def _past_object(told: Occurrence, trigger: Token, wide: Resolved) -> bool:
    """Whether somebody without a name is the object and the party found stands behind: "jailed a man for insulting Mali"."""
    if trigger.pos_ != "VERB" or told.event_type not in PERSONAL or not told.recipients:
        return False
    if told.event_type == "SANCTION" and called_home_from(trigger):
        return False  # "recalled its envoy to Chad"
    met = named(clause.undergoers(trigger), wide)
    behind = set(named(clause.preposition_objects(trigger, BEHIND), wide))
    return bool(met) and all((e := wide.entity(i)) is not None and not e.named for i in met) and behind.issuperset(told.recipients)


def _exchanged(trigger: Token) -> bool:
    """Whether what is done, or agreed to, is to exchange something."""
    return not {trigger.lemma_, *(c.lemma_ for c in parse.children(trigger, "xcomp", "acl"))}.isdisjoint(EXCHANGING)
