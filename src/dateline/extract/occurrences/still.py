"""Who goes on doing it: "gunmen attacked a bus … two clerks were killed", "students marched … the rally".

In a report that ascribes all it tells of force, or all protest, to the same doers, what it tells next of the same without a doer is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from dateline.core.statement import Occurrence
from dateline.extract import clause, parse
from dateline.extract.quantities.lexemes import words

TABLE = "sides"
HARMING, MARCHING, RAIDING = (words(TABLE, key) for key in ("harming", "marching", "raiding"))
TOLD_BEFORE = 12  # happenings before it that are looked at
NEAR = 70  # tokens since the doers were last at it: some three sentences
POINTING = frozenset(("the", "this", "that", "these", "those"))
APART = frozenset(["first", "second", "third", "next", "previous", "earlier", "other", "another", "last", "past", "recent", "latest"])
TOLD = frozenset(("was", "were"))
Told = tuple[Occurrence, Token]


def going_on(told: Iterable[Told]) -> list[Told]:
    """The occurrences, those without a doer with the doers of what was told just before, if all of the kind told so far is theirs."""
    some = list(told)
    out: list[Told] = []
    for at, (occurrence, trigger) in enumerate(some):
        if not occurrence.actors and occurrence.status in ("happened", "ongoing"):
            found = _together(occurrence, trigger, some[at + 1 : at + 3]) or _same_doers(occurrence, trigger, out[-TOLD_BEFORE:])
            occurrence = replace(occurrence, actors=tuple(i for i in found if i not in occurrence.recipients))
        out.append((occurrence, trigger))
    return [(_of_one_crowd(o, trigger, out), trigger) for o, trigger in out]


def _of_one_crowd(occurrence: Occurrence, trigger: Token, told: list[Told]) -> Occurrence:
    """The occurrence, "the strike", "the rally" with those who are the only ones to protest in the report, wherever it tells so."""
    if occurrence.event_type != "PROTEST" or occurrence.actors or occurrence.status not in ("happened", "ongoing"):
        return occurrence
    others = [(o, word) for o, word in told if o.event_type == "PROTEST" and o.actors and _same_time(o, occurrence)]
    verb = clause.governing_verb(trigger) if trigger.pos_ == "NOUN" else None
    beside = [(o, word) for o, word in others if word.dep_ == "advcl" and word.head == verb]  # "rioting broke out when crowds looted shops"
    counted = trigger.tag_ == "NNS" and trigger.head.lower_ == "of"  # "the biggest of the rallies"
    if not beside and (counted or not _named_again(occurrence, trigger)):
        return occurrence
    doers = {o.actors for o, _ in beside or others}
    found = next(iter(doers)) if len({frozenset(d) for d in doers}) == 1 else ()
    return replace(occurrence, actors=tuple(i for i in found if i not in occurrence.recipients))


def _together(occurrence: Occurrence, trigger: Token, after: list[Told]) -> tuple[str, ...]:
    """Who did it in "two clerks were killed when gunmen opened fire"."""
    if occurrence.event_type != "ASSAULT" or not _left_open(trigger):
        return ()
    clauses = ((o, word) for o, word in after if word.dep_ == "advcl" and word.head in (trigger, *trigger.conjuncts))
    joined = (o.actors for o, word in clauses if o.event_type == "ASSAULT")
    return next(joined, ())


def _same_doers(occurrence: Occurrence, trigger: Token, before: list[Told]) -> tuple[str, ...]:
    passive = occurrence.event_type == "ASSAULT" and _left_open(trigger)
    if not (passive or _named_again(occurrence, trigger)):
        return ()
    alike = [(o, word) for o, word in before if o.event_type == occurrence.event_type and o.actors]
    if not alike or len({frozenset(o.actors) for o, _ in alike}) > 1 or trigger.i - alike[-1][1].i > NEAR:
        return ()
    if passive and not _next_to(trigger, alike[-1][1]):
        return ()
    last = alike[-1][0]
    return last.actors if _same_time(occurrence, last) and not set(occurrence.recipients) & set(last.actors) else ()


def _left_open(verb: Token) -> bool:
    """Whether it is harm told in the passive without a doer, and no earlier harm: not "had been killed"."""
    if verb.pos_ != "VERB" or verb.lemma_ not in HARMING or not clause.is_passive(verb) or parse.children(verb, "agent"):
        return False
    first = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb  # "were killed and nine wounded"
    helpers = {c.lower_ for v in (verb, first) for c in parse.children(v, "aux", "auxpass")}
    return bool(helpers) and helpers <= TOLD and not _by_something(verb)


def _next_to(trigger: Token, last: Token) -> bool:
    """Whether it is told in the same paragraph, in the sentence of what was told last or in the next."""
    between = trigger.doc[last.sent.end : trigger.sent.start]
    return len(between) == 0 and "\n" not in trigger.doc[last.i : trigger.i].text_with_ws


def _by_something(verb: Token) -> bool:
    """Whether the clause says of itself in or after what it was: "killed in a crash last year"."""
    return any(c.lower_ in ("in", "during", "after", "by", "when") and c.i > verb.i for c in parse.children(verb, "prep", "agent"))


def _named_again(occurrence: Occurrence, noun: Token) -> bool:
    kind = {"ASSAULT": RAIDING, "PROTEST": MARCHING}.get(occurrence.event_type or "", frozenset())
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in kind:
        return False
    beside = {c.lower_ for c in noun.children}
    owned = any(c.dep_ in ("poss", "compound") and c.i < noun.i for c in noun.children)
    pointed = any(c.lower_ in POINTING for c in parse.children(noun, "det"))
    return pointed and beside.isdisjoint(APART) and not owned


def _same_time(occurrence: Occurrence, last: Occurrence) -> bool:
    """Whether their days can be one."""
    one, other = occurrence.when, last.when
    if one is None or other is None or not one.earliest or not other.earliest or not one.latest or not other.latest:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest
