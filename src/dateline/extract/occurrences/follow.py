"""Whom an act meets that answers a happening told before it: who welcomed "the deal", condemned "the attack", broke up "the rally"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from dateline.core.resolved import unique
from dateline.core.statement import Occurrence
from dateline.extract import clause
from dateline.extract.clause_words import clause_words
from dateline.extract.quantities.lexemes import words

TABLE = "sides"
ACCORDS, MAKING, MARCHES = (words(TABLE, key) for key in ("accords", "making", "marches"))
POINTING = frozenset(("the", "this", "that", "these", "those", "both"))
TOLD_BEFORE = 12  # happenings before the act that are looked at
NEAR = 80  # tokens before "the attack" in which the attack meant was told
MADE = frozenset(("AGREE", "RETREAT", "COOPERATE"))  # types of happenings that "the deal" names again
MET_BY_FORCE = frozenset(("ASSAULT", "COERCE"))


def following(told: Iterable[tuple[Occurrence, Token]], pair: tuple[str, ...]) -> list[tuple[Occurrence, Token]]:
    """The happenings, an answer to one told before with whoever took part in that; `pair`: the two sides of the report."""
    out: list[tuple[Occurrence, Token]] = []
    for occurrence, trigger in told:
        out.append((_answering(occurrence, trigger, out[-TOLD_BEFORE:], pair), trigger))
    return out


def _answering(occurrence: Occurrence, trigger: Token, before: list[tuple[Occurrence, Token]], pair: tuple[str, ...]) -> Occurrence:
    if occurrence.recipients or not occurrence.actors or trigger.pos_ != "VERB":
        return occurrence
    for noun in clause.undergoers(trigger):
        if POINTING.isdisjoint(c.lower_ for c in noun.children if c.dep_ in ("det", "predet")):
            continue
        met = _parties_of(noun, occurrence.event_type, before, pair)
        if others := tuple(i for i in met if i not in occurrence.actors):
            return replace(occurrence, recipients=others)
    return occurrence


def _makes(occurrence: Occurrence, trigger: Token) -> bool:
    """Whether the happening is the making of a deal: "signed an accord", "a ceasefire"; who only offers something made none."""
    return occurrence.event_type in MADE and trigger.lemma_.lower() in (ACCORDS if trigger.pos_ == "NOUN" else MAKING)


def _between(pair: tuple[str, ...], before: list[tuple[Occurrence, Token]]) -> bool:
    """Whether what was last agreed, offered or let go of was so by the two sides."""
    last = next((o for o, _ in reversed(before) if o.event_type in MADE and (o.actors or o.recipients)), None)
    return last is not None and not {*last.actors, *last.recipients}.isdisjoint(pair)


def _parties_of(noun: Token, event_type: str | None, before: list[tuple[Occurrence, Token]], pair: tuple[str, ...]) -> tuple[str, ...]:
    """Who took part in what the noun names, as far as it concerns an act of the type: of an attack who made it, of a deal all."""
    lemma = noun.lemma_.lower()
    if event_type == "SUPPORT" and lemma in ACCORDS:
        made = (unique([*o.actors, *o.recipients]) for o, word in reversed(before) if _makes(o, word))
        return next((both for both in made if len(both) > 1), ()) or (pair if _between(pair, before) else ())
    if event_type == "ACCUSE" and lemma in clause_words()["onslaughts"] | clause_words()["strikes"]:
        near = (o.actors for o, word in reversed(before) if o.event_type == "ASSAULT" and noun.i - word.i < NEAR)
        return next(filter(None, near), ())
    if event_type in MET_BY_FORCE and lemma in MARCHES:
        return next((o.actors for o, _ in reversed(before) if o.event_type == "PROTEST" and o.actors), ())
    return ()
