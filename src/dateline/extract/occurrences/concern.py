"""Whom an act concerns where no phrase of its own names a party: what a demand, a pledge or a threat is about."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import status_words

# Types of acts in words and of concessions: their content tells whom they concern.
CONCERNING = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "RETREAT", "SUPPORT"))
CONTENT = ("dobj", "xcomp", "prep", "pobj", "pcomp", "acl", "dative", "ccomp", "attr", "oprd", "nsubjpass")
TIMED = frozenset(  # prepositions whose phrase is no content
    ["after", "before", "since", "until", "during", "amid", "following", "despite", "by", "in", "at", "near", "as", "like", "under"]
)
HEARD = frozenset(("complain", "grumble", "gripe", "protest", "moan"))  # verbs whose "to" names who is to hear it
SORTS = ("state", "organisation", "group")
# Participles of who made what is spoken of: "a plan drawn up by Chad".
AUTHORED = frozenset(["draft", "draw", "propose", "sponsor", "submit", "table", "present", "issue", "make", "offer", "organise"])
DEPTH = 8  # steps down into the content


def concerned(trigger: Token, event_type: str, actors: tuple[str, ...], resolved: Resolved) -> tuple[str, ...]:
    """The first other state, body or group in the content of the act, of a threat whoever could avert it; () where there is none."""
    if event_type not in CONCERNING or not actors or trigger.pos_ == "ADJ":
        return ()
    if event_type == "THREATEN" and (averting := _averting(trigger, actors, resolved)):
        return averting
    if trigger.pos_ == "VERB" and clause.is_passive(trigger):
        return ()
    blamed = event_type == "ACCUSE" and trigger.lemma_ in clause_words()["held_to_account"] and trigger.pos_ == "VERB"
    if blamed and clause.undergoers(trigger):
        return ()  # "accused both sides of using child soldiers"
    return _first(trigger, actors, resolved, DEPTH)


def _first(head: Token, actors: tuple[str, ...], resolved: Resolved, depth: int) -> tuple[str, ...]:
    """Of the content of `head` in the order of the text."""
    for child in head.children:
        if head.lemma_ in HEARD and child.lower_ == "to":
            continue
        if child.i < head.i or child.dep_ not in CONTENT or (child.dep_ == "prep" and child.lower_ in TIMED):
            continue
        if child.lemma_ in AUTHORED and child.dep_ == "acl" and (found := _authors(child, actors, resolved)):
            return found
        if found := _other(child, actors, resolved) or (_first(child, actors, resolved, depth - 1) if depth else ()):
            return found
    return ()


def _authors(verb: Token, actors: tuple[str, ...], resolved: Resolved) -> tuple[str, ...]:
    """Whose the plan, the order, the rally is: "endorsed a plan drawn up by Chad"."""
    return next((found for h in clause.doers(verb) if (found := _other(h, actors, resolved))), ())


def _other(head: Token, actors: tuple[str, ...], resolved: Resolved) -> tuple[str, ...]:
    """A party that the phrase's head or an owner before it names, other than who acts."""
    if clause.on_platform(head):
        return ()
    owners = (c for c in parse.children(head, "poss", "compound", "amod", "nmod") if c.i < head.i and c.tag_ != "PRP$")
    for token in (head, *owners):
        reference = resolved.party_at(token.idx)
        entity = resolved.entity(reference.entity) if reference is not None and token.pos_ != "PRON" else None
        if entity is None or (token != head and token.dep_ != "poss" and not entity.named):
            continue  # "government aid" is nobody's in particular
        if entity.id not in actors and entity.sort in SORTS:
            return (entity.id,)
    return ()


def _averting(trigger: Token, actors: tuple[str, ...], resolved: Resolved) -> tuple[str, ...]:
    """Who is to do or to leave something: "will strike unless Chad withdraws", "if Mali goes ahead"."""
    for inner in (t for t in trigger.subtree if t.dep_ == "advcl" and t.i > trigger.i):
        told = inner.lemma_ in clause_words()["speech"]  # who says so, where the parser hangs the condition on it
        if not told and any(m.dep_ == "mark" and lemma(m) in status_words()["conditionals"] for m in inner.children):
            for subject in clause.own_subject(inner):
                if found := _other(subject, actors, resolved):
                    return found
    return ()
