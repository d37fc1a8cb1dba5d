"""Quotations that a whole sentence leads into by a colon, whatever its verb: "She remembers it well: “There were three shots.”"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.extract.attribution.cues import cues
from dateline.extract.attribution.draft import Draft
from dateline.extract.attribution.grammar import noun_phrase, verb_group
from dateline.extract.attribution.quotation import Quotation, Quotations
from dateline.extract.attribution.speakers import can_be_cited
from dateline.extract.attribution.verbs import FINITE
from dateline.read.reading import Reading

PERSONS = frozenset(("he", "she", "they"))
LONGEST_GAP = 6  # characters from the colon to the quotation, which may open a paragraph
LONGEST_LEAD = 40  # tokens of the sentence before the colon


def led_into(reading: Reading, found: Sequence[Draft], quoted: Quotations) -> list[Draft]:
    """The drafts with those of quotations that have no cue of their own and stand after a colon, in the order of the text."""
    owned = {q for d in found for q in d.quotes}
    more = [d for q in quoted.all if q not in owned and q.sounds_spoken(quoted.text) and (d := _lead(reading, q)) is not None]
    taken = {i for d in found for i in range(d.cue[0], d.cue[1] + 1)}
    return sorted((*found, *(d for d in more if d.cue[0] not in taken)), key=lambda d: d.cue)


def _lead(reading: Reading, quote: Quotation) -> Draft | None:
    before = reading.text[max(0, quote.start - LONGEST_GAP) : quote.start]
    colon = quote.start - len(before) + len(before.rstrip()) - 1
    sentence = reading.sentence_at(colon) if before.rstrip().endswith(":") else None
    if sentence is None:
        return None
    lead = [t for t in sentence.words if t.idx < quote.start]
    verb = next((t for t in lead if t.tag_ in FINITE and t.pos_ == "VERB" and t.dep_ not in ("relcl", "advcl")), None)
    subject = _speaker(verb) if verb is not None and len(lead) < LONGEST_LEAD else None
    if verb is None or subject is None or ("\n" in before and verb.lemma_ not in cues().speech):
        return None
    return Draft(verb_group(verb), noun_phrase(subject, verb), frozenset(), (quote,), "asserted", f"quote {verb.lemma_}", sentence)


def _speaker(verb: Token) -> Token | None:
    """The subject, where it is somebody; whoever finds or reads something does not say it."""
    if verb.lemma_ in cues().finding:
        return None
    return next((c for c in verb.lefts if c.dep_ == "nsubj" and (c.lower_ in PERSONS or can_be_cited(c))), None)
