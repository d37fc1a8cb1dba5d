"""Entities that a phrase stands for: whom its head names, whose it is, whom it is called."""

from __future__ import annotations

import itertools

from spacy.tokens import Token

from dateline.core.resolved import Reference, Resolved, unique
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.again import pair_before
from dateline.extract.occurrences.counted import counted_before
from dateline.extract.occurrences.plover_table import classes
from dateline.extract.occurrences.sides import spoken_for
from dateline.extract.quantities.lexemes import words

PLACED = frozenset(("in", "near", "across", "inside", "over", "around", "outside", "along"))
RULED = frozenset(("under", "since", "unlike", "despite", "except"))
WITH = frozenset(("with",))
ALONGSIDE = frozenset(("with", "along", "after", "before", "about", "like", "unlike", "despite", "during"))
BORDERS = frozenset(("border", "frontier", "boundary"))
MADE = frozenset(["order", "decree", "ban", "ruling", "directive", "policy", "decision", "warning"])
# Nouns that are of the word before them: "government positions", "a government offer"; "government aid" is nobody's in particular.
OWNED = (classes()["territory"] | classes()["troops"] | classes()["offer"] | MADE) - {"ground", "control", "aid"}
LANDS = words("sides", "lands")
NEIGHBOURS = frozenset(["neighbour", "neighbor", "ally", "rival", "foe", "enemy", "country", "nation", "republic", "kingdom", "island"])
RULES = frozenset(("administration", "government", "regime", "cabinet", "army", "military", "troop"))  # what who rules a state has
DESKS = frozenset(("department", "ministry", "office", "agency", "company", "firm", "club", "bank"))  # "her firm" is not herself
OWNERS = ("poss", "compound", "amod", "nmod")
Ids = tuple[str, ...]


def named(heads: list[Token], resolved: Resolved) -> Ids:
    """Entities that the phrases with these heads stand for."""
    return unique(i for h in heads for i in _of_phrase(h, resolved))


def _of_phrase(head: Token, resolved: Resolved) -> Ids:
    """Whom the phrase stands for; of "leaders of both parties", who are nobody in particular, the leaders."""
    inner = [_referred(r) for r in clause.real_heads(head)]
    found = unique(i for r in inner for i in _meant(r, resolved))
    own = party_at(head, resolved) if not found and inner != [head] else None
    return (own.entity,) if own is not None else found


def _referred(head: Token) -> Token:
    """The noun before "twelve of whom were held"."""
    verb = next((a for a in head.ancestors if a.dep_ == "relcl"), None) if head.lower_ == "whom" else None
    noun = clause.relative_head(verb) if verb is not None else None
    return clause.real_head(noun) if noun is not None else head


def party_at(token: Token, resolved: Resolved) -> Reference | None:
    """The party for whom the word stands; of "anti-Chadian rioters" Chad is none of them."""
    return None if _opposed(token) else resolved.party_at(token.idx)


def opposed(noun: Token, resolved: Resolved) -> Ids:
    """Whom what the noun names is against: "anti-Chadian riots", "an anti-government march"."""
    against = [t for t in noun.doc[noun.left_edge.i : noun.i] if _opposed(t)]
    return unique(r.entity for t in against if (r := resolved.party_at(t.idx)) is not None)


def _opposed(token: Token) -> bool:
    return token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_ and token.nbor(-2).lower_ == "anti"


def _meant(head: Token, resolved: Resolved) -> Ids:
    found = entities_of(head, resolved) or pair_before(head, resolved)
    counted = counted_before(head) if not found else None
    return entities_of(counted, resolved) if counted is not None else found


def entities_of(head: Token, resolved: Resolved) -> Ids:
    """The entity that the head itself names, else those of its modifiers, else any in its phrase ("soldiers of the Malian army")."""
    reference = party_at(head, resolved)
    if reference is not None:
        return (reference.entity,) if not clause.on_platform(head) else ()
    if head.lemma_ in clause_words()["eras"]:
        return ()  # "one of the worst in American history"
    if (owner := _whose(head)) is not None:
        return entities_of(owner, resolved)
    if (person := _apposed(head, resolved)) is not None:
        return (person,)
    if head.lemma_ in clause_words()["shared"] and (other := named(clause.preposition_objects(head, WITH), resolved)):
        return other  # "its border with Chad"
    if found := _called(head, resolved):
        return found
    kin = head.lemma_ in clause_words()["kin"]  # whose wife or lawyer it was is not who did it
    near = [c for c in parse.children(head, *OWNERS) if c.i < head.i and c.tag_ != "PRP$" and not (kin and c.dep_ == "poss")]
    found = unique(r.entity for c in near for t in c.subtree if (r := party_at(t, resolved)) is not None)
    thing = sort_of(head) == "something" or head.lemma_.lower() in OWNED  # "a police car", "a police post", not "police reports"
    owned = thing or any(c.dep_ == "poss" for c in near)
    found = tuple(i for i in found if (e := resolved.entity(i)) is None or e.named or owned)
    if found:
        return tuple(_run_by(i, head, resolved) for i in found)
    inside = [t for p in clause.phrase_tokens(head) for t in (clause.with_conjuncts([p]) if p.dep_ == "pobj" else [p])]
    again = [q for p in inside if p.dep_ == "prep" for q in parse.children(p, "conj") if q.lower_ == p.lower_]  # "of Chad and of Mali"
    inside += [t for q in again for t in clause.phrase_tokens(q)]
    inside = [t for t in inside if not _in_era(t, head)]
    inside = [t for t in inside if not clause.on_platform(t) and not _by_border(t, head) and not (kin and _owner_of(t, head))]
    inside = [t for t in inside if not _only_part(t, resolved) and (sort_of(head) != "someone" or not _beside(t, head))]
    inside.sort(key=lambda t: (t.tag_ == "PRP$", t.i))  # "its veto on Chad": Chad first
    found = unique(r.entity for t in inside if (r := party_at(t, resolved)) is not None)
    placed = {r.entity for t in inside if _only_near(t) and (r := party_at(t, resolved)) is not None}
    ruling = {r.entity for t in inside if _ruled(t) and (r := party_at(t, resolved)) is not None}
    found = tuple(i for i in found if i not in ruling and (i not in placed or states_of((i,), resolved)))
    if inside and any(t.tag_ == "PRP$" for t in inside):
        found = tuple(_run_by(i, head, resolved) for i in found[:1])
        return tuple(i for i in found if head.lemma_ not in DESKS or not _is_person(i, resolved))
    return found


def _run_by(ident: str, head: Token, resolved: Resolved) -> str:
    """Of "the Berg administration", "his army" the state that Berg speaks for; else the same entity."""
    return (spoken_for(ident, resolved) or ident) if head.lemma_ in RULES | DESKS else ident


def _is_person(ident: str, resolved: Resolved) -> bool:
    entity = resolved.entity(ident)
    return entity is not None and entity.sort == "person"


def _whose(thing: Token) -> Token | None:
    """The noun before "whose" that the thing is of: "students whose barricades blocked it"; who is somebody's brother is another."""
    if sort_of(thing) == "someone" or not any(c.lower_ == "whose" for c in parse.children(thing, "poss")):
        return None
    verb = next((a for a in thing.ancestors if a.dep_ == "relcl"), None)
    return clause.relative_head(verb) if verb is not None else None


def _apposed(head: Token, resolved: Resolved) -> str | None:
    """The person that the noun says something of: "Ada Berg, a deputy and former mayor who resigned"."""
    for _ in range(clause.DEPTH):
        if head.dep_ not in ("appos", "conj"):
            return None
        apposed, head = head.dep_ == "appos", head.head
        if apposed:
            reference = party_at(head, resolved)
            entity = resolved.entity(reference.entity) if reference is not None else None
            return entity.id if entity is not None and entity.sort == "person" else None
    return None


def _called(head: Token, resolved: Resolved) -> Ids:
    """Who the noun is called: "the separatist group Free Halm", "his wife, Ada Berg"; "Chad's minister, Ada Berg," speaks for Chad."""
    ends = {head.i, *(p.right_edge.i for p in parse.children(head, "prep"))}
    names = [c for c in parse.children(head, "appos") if c.pos_ == "PROPN"]
    beside = [c for c in names if not ends.isdisjoint((c.left_edge.i - 1, c.left_edge.i - 2))]
    placed = [o for p in parse.children(head, "prep") for o in parse.children(p, "pobj") if o.ent_type_ != "PERSON"]
    beside += [c for o in placed for c in parse.children(o, "appos") if c.ent_type_ == "PERSON"]  # "its envoy in Chad, Ada Berg"
    found = unique(r.entity for c in clause.with_conjuncts(beside) if (r := party_at(c, resolved)) is not None)
    near = any(c.left_edge.i == head.i + 1 for c in beside) or head.lemma_ in clause_words()["run_by"]
    own = head.lemma_ not in clause_words()["kin"] and any(c.tag_ != "PRP$" for c in parse.children(head, "poss"))
    sorts = (("organisation", "group") if near else ()) + (("state",) if head.lemma_.lower() in NEIGHBOURS else ())
    sorts += () if own and head.lemma_ not in clause_words()["run_by"] else ("person",)
    return tuple(i for i in found if (e := resolved.entity(i)) is not None and e.sort in sorts)


def _owner_of(token: Token, head: Token) -> bool:
    """Whether it says whose the head is: "his wife", "Berg's brother", "the widow of Berg"."""
    above = next((t for t in (token, *token.ancestors) if t.head == head), token)
    return above.dep_ == "poss" or (above.dep_ == "prep" and above.lower_ == "of")


def _only_part(token: Token, resolved: Resolved) -> bool:
    """Whether it is a word for people without a name before another noun: "government aid" is nobody's, "the miners' union" one party."""
    part = token.dep_ == "compound" or (token.dep_ == "poss" and resolved.party_at(token.head.idx) is not None)
    reference = resolved.body_at(token.idx) if part else None
    entity = resolved.entity(reference.entity) if reference is not None else None
    return entity is not None and not entity.named


def _beside(token: Token, head: Token) -> bool:
    """Whether it stands in a phrase that says nothing of who the head is: "villagers along with Malians"."""
    above = next((t for t in (token, *token.ancestors) if t.head == head), token)
    return above.dep_ == "prep" and above.lower_ in ALONGSIDE


def _in_era(token: Token, head: Token) -> bool:
    """Whether it only tells whose times are meant: "the worst shooting in the modern history of Chad"."""
    above = itertools.takewhile(lambda a: a.i != head.i, token.ancestors)
    return any(a.lemma_ in clause_words()["eras"] for a in above)


def _by_border(token: Token, head: Token) -> bool:
    """Whether the name only tells which border something is near: "an area near the frontier with Chad"."""
    above = itertools.takewhile(lambda a: a.i != head.i, token.ancestors)
    return any(a.lemma_ in BORDERS and a.head.lower_ in ("near", "around", "by") for a in above)


def _only_near(token: Token) -> bool:
    """Whether the name only tells where: "a depot near Halm", "police at the Grand Hotel"."""
    prep = token.head
    if prep.lower_ == "of" and prep.head.dep_ == "pobj" and prep.head.lemma_.lower() in LANDS:
        prep = prep.head.head  # "near the town of Halm"
    at = prep.lower_ == "at" and prep.head.lemma_.lower() in clause_words()["on_scene"]
    return token.dep_ == "pobj" and (prep.lower_ in PLACED or at)


def _ruled(token: Token) -> bool:
    """Whether the name only tells by what rules, in what or since when: "restrictions under the Union's treaty"."""
    return token.dep_ == "pobj" and token.head.lower_ in RULED


def states_of(ids: Ids, resolved: Resolved) -> Ids:
    """Those that are states or peoples: "near Halm" tells where, whatever Halm is taken for, and so does "in a refugee camp"."""
    return tuple(i for i in ids if (e := resolved.entity(i)) is not None and e.sort in ("state", "group") and e.named)
