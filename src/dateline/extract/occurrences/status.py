"""Whether what a word tells of happened, goes on, is planned, is only thought of, or is denied."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.core.statement import Status
from dateline.extract.occurrences.governed import verb_status
from dateline.extract.occurrences.nominal import noun_status
from dateline.extract.occurrences.plover_table import status_words
from dateline.extract.occurrences.untrue import called_untrue


def status_of(trigger: Token, spoken: bool = False, accused: bool = False) -> Status:
    """The status of the happening that `trigger` tells of, from its own clause and from what governs it.

    `spoken`: it is an act of words, which its verb does not call in question ("offered new demands", "rejected the demand").
    `accused`: it is an accusation, which was made if it is denied ("denied allegations of fraud").
    """
    if accused and _gainsaid(trigger):
        return "happened"
    if spoken and trigger.pos_ == "NOUN" and trigger.dep_ == "dobj":
        words = status_words()
        questioned = trigger.head.lemma_.lower() in words["supposing"] | words["denying"] and not _no_noun(trigger)
        return "happened" if questioned and trigger.head.lemma_ != "fail" else noun_status(trigger)
    if not (spoken or accused) and called_untrue(trigger):
        return "denied"
    return verb_status(trigger) if trigger.pos_ in ("VERB", "AUX") else noun_status(trigger)


def _gainsaid(noun: Token) -> bool:
    """Whether it is denied or not stood up to: "denied allegations of fraud", "failed the inspection"."""
    met = noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "nsubjpass") and not _no_noun(noun)
    return met and noun.head.lemma_.lower() in status_words()["gainsaying"]


def _no_noun(noun: Token) -> bool:
    return any(c.lower_ == "no" for c in noun.children)
