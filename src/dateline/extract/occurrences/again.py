"""Parties that a sentence leaves to those before it: "both sides", and a happening named again ("the talks lasted an hour")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from dateline.core.resolved import Resolved, unique
from dateline.core.statement import Occurrence
from dateline.extract import clause, parse
from dateline.extract.clause_words import clause_words

LOOK_BACK = 400  # tokens before "both sides" in which the pair is sought
TOLD_AGAIN = 12  # happenings before the one named again that are looked at
OTHERS = frozenset(("first", "second", "third", "next", "previous", "earlier", "other"))
OWN = frozenset(("the", "this", "these", "those", "that"))
MEANS = frozenset(("drone", "aerial", "heavy-weapons", "explosives", "firearms", "suicide-attack", "unconventional", "primitive"))
SPOTS = frozenset(("GPE", "LOC", "FAC", "ORG"))  # names by which an attack may be another than the one told of


def pair_before(head: Token, resolved: Resolved) -> tuple[str, ...]:
    """The two parties last named together before "both sides", "the two countries", "the warring parties"; () for other words."""
    words = clause_words()
    if head.lemma_.lower() not in words["sides"] or words["both"].isdisjoint(c.lower_ for c in head.children):
        return ()
    for i in range(head.i - 1, max(-1, head.i - LOOK_BACK), -1):
        token = head.doc[i]
        if token.dep_ == "conj" and (pair := _pair(token, resolved)):
            return pair
    return ()


def _pair(second: Token, resolved: Resolved) -> tuple[str, ...]:
    """Entities of two joined names, if there are just two."""
    if second.pos_ not in ("PROPN", "ADJ", "NOUN") or second.head.dep_ == "conj" or parse.children(second, "conj"):
        return ()
    found = unique(r.entity for t in (second.head, second) if (r := resolved.reference_at(t.idx)) is not None)
    entities = [resolved.entity(i) for i in found]
    return found if len(found) == 2 and all(e is not None and e.sort != "person" for e in entities) else ()


def told_again(occurrences: Iterable[tuple[Occurrence, Token]]) -> list[tuple[Occurrence, Token]]:
    """The occurrences, those that "the talks", "the attack" name again with the parties that the report gave them before."""
    out: list[tuple[Occurrence, Token]] = []
    for occurrence, trigger in occurrences:
        occurrence = _with_means(_with_parties(occurrence, trigger, out[-TOLD_AGAIN:]), trigger, out)
        out.append((_brokering(occurrence, trigger, out[-TOLD_AGAIN:]), trigger))
    return out


def _brokering(occurrence: Occurrence, trigger: Token, before: list[tuple[Occurrence, Token]]) -> Occurrence:
    """The occurrence, whoever hosts or brokers talks that the sentence tells of doing it for those who hold them."""
    if occurrence.mode != "third-party" or occurrence.recipients or trigger.pos_ != "VERB":
        return occurrence
    held = {h.i for h in clause.undergoers(trigger)}
    talks = (o for o, word in before if word.i in held and o.event_type == occurrence.event_type)
    found = next((unique([*o.actors, *o.recipients]) for o in talks), ())
    return replace(occurrence, recipients=tuple(i for i in found if i not in occurrence.actors))


def _with_parties(occurrence: Occurrence, trigger: Token, before: list[tuple[Occurrence, Token]]) -> Occurrence:
    if occurrence.status not in ("happened", "ongoing"):
        return occurrence  # "to prevent the next attack"
    if occurrence.actors or trigger.pos_ != "NOUN" or OWN.isdisjoint(c.lower_ for c in trigger.children if c.dep_ == "det"):
        return occurrence
    if not OTHERS.isdisjoint(c.lower_ for c in trigger.children):
        return occurrence  # "the first attack" of several
    for earlier, word in reversed(before):
        if earlier.event_type != occurrence.event_type or not earlier.actors or earlier.sentence == occurrence.sentence:
            continue
        if _same_word(trigger, word) and _agree(earlier.recipients, occurrence.recipients):
            return replace(occurrence, actors=earlier.actors, recipients=occurrence.recipients or earlier.recipients)
    return occurrence


def _with_means(occurrence: Occurrence, trigger: Token, before: list[tuple[Occurrence, Token]]) -> Occurrence:
    """"The attack", "Tuesday's strike" with the means of the attacks that the report told of before, if these had but one."""
    if occurrence.event_type != "ASSAULT" or occurrence.mode or not _named_again(trigger):
        return occurrence
    done = (o for o, _ in before if o.event_type == "ASSAULT" and o.status in ("happened", "ongoing"))
    told = {o.mode for o in done if o.mode in MEANS}
    return replace(occurrence, mode=min(told)) if len(told) == 1 else occurrence


def _named_again(noun: Token) -> bool:
    """Whether it points back to an attack told of before, and names no place by which it could be another."""
    kinds = clause_words()["onslaughts"] | clause_words()["strikes"]
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in kinds or not OTHERS.isdisjoint(c.lower_ for c in noun.children):
        return False
    own = any((c.dep_ == "det" and c.lower_ in OWN) or (c.dep_ == "poss" and c.ent_type_ in ("DATE", "TIME")) for c in noun.children)
    return own and not any(t.ent_type_ in SPOTS for p in parse.children(noun, "prep") for t in p.subtree)


def _same_word(again: Token, before: Token) -> bool:
    """Whether two nouns can name one happening: the same noun, or two of a kind ("talks" and "the meeting")."""
    if before.pos_ != "NOUN":
        return False
    kinds = (clause_words()["gatherings"], clause_words()["onslaughts"])
    return again.lemma_ == before.lemma_ or any(again.lemma_ in kind and before.lemma_ in kind for kind in kinds)


def _agree(before: tuple[str, ...], now: tuple[str, ...]) -> bool:
    return not now or set(now) <= set(before)
