"""Whose position it is and to whom it speaks: entities, with people who speak for a state taken as the state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Position
from dateline.extract import clause
from dateline.extract.attribution.attributions import Attribution
from dateline.extract.occurrences.parties import named
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import classes, position_words
from dateline.extract.occurrences.sides import TABLE, other_side, spoken_for
from dateline.extract.positions.cues import Cue, next_deed
from dateline.extract.quantities.lexemes import words

ANSWERS, ASKING, ASKED, ACTS = (words(TABLE, key) for key in ("answers", "asking", "asked", "acts"))
LOOK_BACK = 4  # positions before an answer among which what it answers is sought
ADDRESSED = frozenset(("on", "upon", "to", "from", "against", "with"))


def party_of(cue: Cue, said: Attribution | None, resolved: Resolved) -> str | None:
    """The party that takes the position: who the cue's subject is, else who says it."""
    speaker = said.speaker.entity if said and said.speaker else None
    heads = holders(cue)
    if (heads and heads[0].lower_ in position_words()["first"]) or (heads and speaker and heads[0].lower_ in position_words()["own"]):
        spoken = speaker or next(iter(named(_speakers(cue), resolved)), None)  # "said Chad's minister": no name, but a state
        return spoken_for(spoken, resolved)
    found = named(heads, resolved) or (named(_speakers(cue), resolved) if heads and heads[0].lower_ in position_words()["own"] else ())
    return of_state(heads, resolved) or spoken_for(found[0] if found else speaker, resolved)


def of_state(heads: list[Token], resolved: Resolved) -> str | None:
    """The state after the name of who speaks for it: "President Amina Yusuf of Somalia"."""
    named_after = (o for h in heads[:1] if h.ent_type_ == "PERSON" for o in clause.preposition_objects(h, frozenset(("of",))))
    found = (resolved.entity(r.entity) for o in named_after if (r := resolved.reference_at(o.idx)) is not None)
    return next((e.id for e in found if e is not None and e.sort == "state"), None)


def _speakers(cue: Cue) -> list[Token]:
    """The subject of the verb of speech over a pronoun that nobody resolved: "Chad said it will …"."""
    verb = cue.token if cue.token.pos_ == "VERB" else cue.token.head
    verb = verb.head if cue.token.dep_ == "mark" else verb
    return clause.subjects(verb.head) if verb.dep_ in ("ccomp", "conj") else []


def holders(cue: Cue) -> list[Token]:
    """Heads of the phrases that name who takes the position."""
    token = cue.token
    if cue.act == "threaten" and token.pos_ == "AUX" and not cue.voiced:
        return _threatening(token.head)
    if token.pos_ == "AUX":
        return clause.subjects(token.head.head) if cue.act == "demand" else clause.own_subject(token.head)
    if token.dep_ == "mark":
        return clause.subjects(token.head.head)
    if cue.act == "condition" and token.lower_ in ("provided", "providing"):
        return next((found for a in token.ancestors if (found := clause.own_subject(a))), [])
    if token.pos_ == "ADJ":
        return clause.own_subject(token.head)
    if token.pos_ == "VERB":
        return clause.doers(next_deed(token) or token)
    owners = [o for o in clause.children(token, "poss", "amod", "compound") if o.pos_ in ("PROPN", "ADJ", "NOUN")]
    owners = [o for o in owners if o.dep_ == "poss" or o.ent_type_]
    verb = clause.governing_verb(token)
    return owners or (clause.doers(verb) if verb is not None else [])


def voiced_by(cue: Cue, party: str | None, said: Attribution | None, resolved: Resolved) -> bool:
    """Whether who says it is the party or speaks for it; a pronoun stands for who speaks."""
    own = clause.own_subject(cue.token.head)
    speaker = said.speaker.entity if said and said.speaker else None
    if own and (own[0].lower_ in position_words()["own"] or any(c.tag_ == "PRP$" for c in clause.children(own[0], "poss"))):
        return True  # "it", "her alliance"
    return party is not None and spoken_for(speaker, resolved) == party and _answerable(own, cue, resolved)


def _answerable(own: list[Token], cue: Cue, resolved: Resolved) -> bool:
    """Whether the subject is a party, or the deed is tied to a party's: "the captives would go home once Chad paid"."""
    owners = [o for h in own for o in clause.children(h, "poss")]
    if any(lemma(h) in classes()["states"] for h in own) or named([*own, *owners], resolved):
        return True
    tied = [s for v in clause.children(cue.content, "advcl") for s in clause.own_subject(v)]
    return cue.act == "commit" and bool(named(tied, resolved))


def _threatening(verb: Token) -> list[Token]:
    """Of "could trigger U.S. sanctions" the owner of the sanctions, of "warned that it may leave" who may."""
    owners = [o for h in clause.undergoers(verb) for o in clause.children(h, "poss", "compound", "amod", "nmod")]
    return [o for o in owners if o.ent_type_ in ("GPE", "NORP", "ORG")] or clause.own_subject(verb)


def addressee_of(cue: Cue, party: str | None, resolved: Resolved) -> str | None:
    """To whom the position speaks, where the clause says so."""
    for heads in _addressed(cue):
        for ident in named(heads, resolved):
            if (found := spoken_for(ident, resolved)) != party:
                return found
    return None


def other_state(sentence: Span, party: str | None, resolved: Resolved) -> str | None:
    """The only other state that the sentence names, where there is just one."""
    named_there = [resolved.entity(i) for i in resolved.entities_in(sentence.start, sentence.end)]
    states = [e.id for e in named_there if e is not None and e.sort == "state" and e.id != party]
    return states[0] if party is not None and len(states) == 1 else None


def with_addressee(position: Position, before: Sequence[Position], pair: tuple[str, ...]) -> Position:
    """The position with whom it speaks to where its clause names nobody: who asked what it answers, else the other side of a war."""
    if position.addressee is not None or position.party is None:
        return position
    if position.act in ANSWERS and not ASKED.isdisjoint(lemma.rstrip("s") for lemma in position.content.exact.lower().split()):
        asked = (p.party for p in reversed(before[-LOOK_BACK:]) if p.act in ASKING and p.party not in (None, position.party))
        return replace(position, addressee=next(asked, None) or other_side(position.party, pair))
    return replace(position, addressee=other_side(position.party, pair)) if position.act in ACTS else position


def _addressed(cue: Cue) -> list[list[Token]]:
    """Phrases that may name the addressee, the likeliest first."""
    token, content = cue.token, cue.content
    if token.pos_ == "AUX":
        own = clause.own_subject(token.head) if cue.act == "demand" else []
        return [own, _against(clause.undergoers(token.head))]
    given = clause.children(token, "dative") if token.pos_ == "VERB" else []  # "offered the rebels a truce"
    if content.pos_ not in ("VERB", "AUX") or content is token:
        return [[g for g in given if g.pos_ != "ADP"], *_mentioned(cue)]
    direct = clause.undergoers(token) if token.pos_ == "VERB" else []
    return [direct, clause.preposition_objects(token, ADDRESSED - {"with"}), clause.own_subject(content), *_mentioned(cue)]


def _mentioned(cue: Cue) -> list[list[Token]]:
    """Parties that the content names: whom it is taken from, whose offer is turned down."""
    content = cue.content
    if content.pos_ in ("VERB", "AUX"):
        return [clause.preposition_objects(content, frozenset(("against", "on", "with", "to"))), clause.undergoers(content)]
    if cue.act in ("accept", "reject") and content.pos_ == "NOUN":
        owners = clause.children(content, "poss", "amod", "compound")
        return [owners, clause.preposition_objects(content, frozenset(("by", "from"))), [content]]
    return [clause.preposition_objects(content, frozenset(("from", "by", "against", "on", "with"))), [content]]


def _against(heads: list[Token]) -> list[Token]:
    return [o for h in heads for o in clause.preposition_objects(h, frozenset(("against", "on")))]
