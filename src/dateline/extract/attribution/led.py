"""Quotations that a whole sentence leads into by a colon, whatever its verb: "She remembers it well: “There were three shots.”"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Token

from dateline.extract.attribution.cues import cues
from dateline.extract.attribution.draft import Draft
from dateline.extract.attribution.grammar import noun_phrase, verb_group
from dateline.extract.attribution.quotation import Quotation, Quotations
from dateline.extract.attribution.sources import FINITE
from dateline.extract.attribution.speakers import can_be_cited
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
    if (name := _name_before(lead)) is not None:
        return Draft((name[1] + 1, name[1] + 1), name, frozenset(), (quote,), "asserted", "colon", sentence)
    verb = next((t for t in lead if t.tag_ in FINITE and t.pos_ == "VERB" and not _is_aside(t)), None)
    subject = _speaker(verb) if verb is not None and len(lead) < LONGEST_LEAD else None
    if verb is None or subject is None or ("\n" in before and not (verb.lemma_ in cues().speech or _makes_words(verb))):
        return None
    return Draft(verb_group(verb), noun_phrase(subject, verb), frozenset(), (quote,), "asserted", f"quote {verb.lemma_}", sentence)


def _is_aside(verb: Token) -> bool:
    """ "A day after the paper called the bank, …": what only tells when or of whom."""
    return verb.dep_ in ("relcl", "advcl", "pcomp") or any(c.dep_ == "mark" and c.lower_ != "that" for c in verb.lefts)


def _name_before(lead: list[Token]) -> tuple[int, int] | None:
    """ "What they wrote - Ada Berg: “…”": a person's name and nothing else between a mark and the colon, as first and last token."""
    lead = [t for t in lead if not t.is_space]
    held = list(takewhile(lambda t: t.ent_type_ == "PERSON", reversed(lead[:-1]))) if lead and lead[-1].text == ":" else []
    before = held[-1].nbor(-1) if held and held[-1].i else None
    alone = bool(held) and (before is None or before.is_punct or before.is_space or held[-1].is_sent_start)
    return (held[-1].i, held[0].i) if alone else None


def _makes_words(verb: Token) -> bool:
    """ "made the following comment", "issued a statement": the object is what was said."""
    table = cues()
    made = verb.lemma_ in table.light | table.issuing
    return made and any(c.dep_ == "dobj" and c.lemma_ in table.documents | table.sayings for c in verb.rights)


def _speaker(verb: Token) -> Token | None:
    """The subject, where it is somebody; whoever finds or reads something does not say it."""
    if verb.lemma_ in cues().finding:
        return None
    return next((c for c in verb.lefts if c.dep_ == "nsubj" and (c.lower_ in PERSONS or can_be_cited(c))), None)
