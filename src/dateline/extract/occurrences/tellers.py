"""Acts in words whose verb does not name who speaks: "they were behind the raid, the minister said", "it is time for him to go"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.core.statement import Speaker
from dateline.extract import clause, parse
from dateline.extract.occurrences.phrases import Ids, named
from dateline.extract.occurrences.sides import body_of

BLAMED = frozenset(("be", "lie", "rest"))  # verbs of an ACCUSE whose subject or phrase is who is blamed
WORK = frozenset(("work", "handiwork"))
DUE = frozenset(("time",))
COWED = frozenset(("blackmail", "intimidate", "bully", "dictate", "push"))  # what those refuse who say it will not be done to them
FIRST = frozenset(("i", "we"))
OF, WITH = frozenset(("of",)), frozenset(("with",))


def parties_of_words(trigger: Token, event_type: str, resolved: Resolved) -> tuple[Ids, Ids] | None:
    """Who says so and of whom, for such an act; None for all others."""
    if event_type == "ACCUSE" and trigger.lemma_ in BLAMED:
        blamed = clause.subjects(trigger) if trigger.lemma_ == "be" else clause.preposition_objects(trigger, WITH)
    elif event_type == "ACCUSE" and trigger.lemma_ in WORK:
        blamed = clause.preposition_objects(trigger, OF)
    elif event_type == "REQUEST" and trigger.lemma_ in DUE:
        blamed = [s for v in parse.children(trigger, "relcl", "acl") for s in clause.own_subject(v)]
    elif event_type == "REJECT" and trigger.lemma_ in COWED and clause.is_passive(trigger):
        return named(clause.own_subject(trigger), resolved) or named(_tellers(trigger), resolved), ()
    else:
        return None
    speaking = named(_tellers(trigger), resolved)
    return speaking, tuple(i for i in named(blamed, resolved) if i not in speaking)


def with_speaker(trigger: Token, actors: Ids, recipients: Ids, speaker: Speaker, resolved: Resolved) -> tuple[Ids, Ids]:
    """The parties, with the speaker for "I" or "me" and whom the speaker speaks for for "we": "“We reject it,” the minister said"."""
    verb = trigger if trigger.pos_ in ("VERB", "AUX") else None
    doing, met = (clause.doers(verb), clause.undergoers(verb)) if verb is not None else ([], [])
    body = resolved.body_at(speaker.span.end - 1) if speaker.span is not None else None  # "the foreign ministry said"
    who = speaker.entity or (body.entity if body is not None else None)
    if who is None:
        return actors, recipients
    if not actors and doing and doing[0].lower_ in FIRST:
        actors = (body_of(who, resolved) if doing[0].lower_ == "we" else who,)
        recipients = tuple(i for i in recipients if i not in actors)
    if not recipients and any(h.lower_ in ("me", "us", *FIRST) for h in met) and who not in actors:
        recipients = (who,)
    return actors, recipients


def _tellers(trigger: Token) -> list[Token]:
    """Heads of the phrases for who says it."""
    verb = trigger if trigger.pos_ in ("VERB", "AUX") else trigger.head
    return clause.subjects(verb.head) if verb.dep_ == "ccomp" else []
