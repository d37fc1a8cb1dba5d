"""All drafts of a reading: every cue that the table knows, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.attribution_cues import cues
from dateline.extract.attribution_draft import Draft, Place
from dateline.extract.attribution_nominal import adjective_drafts, noun_drafts
from dateline.extract.attribution_phrases import according_drafts, as_drafts, colon_draft, hearsay_drafts
from dateline.extract.attribution_verbs import verb_drafts
from dateline.extract.quotation import Quotations
from dateline.read.reading import Reading

LONGEST_SENTENCE = 400  # tokens; what is longer is a list or a table without stops, whose parse says nothing
FINDERS = (verb_drafts, noun_drafts, adjective_drafts, according_drafts, as_drafts, hearsay_drafts)


def drafts(reading: Reading, quoted: Quotations) -> Iterator[Draft]:
    """All attributions that the grammar shows; some may lie in others' content."""
    table = cues()
    lemmas = _lemmas(reading)
    for sentence in reading.sentences:
        if len(sentence.words) > LONGEST_SENTENCE:
            continue
        opening = colon_draft(sentence, quoted, table)
        if opening:
            yield opening
        place = Place(sentence, quoted)
        for at in range(sentence.words.start, sentence.words.end):
            if lemmas[at] in table.all:
                lemma = table.misread.get(lemmas[at], lemmas[at])
                for find in FINDERS:
                    yield from find(reading.doc[at], lemma, place, table)


def _lemmas(reading: Reading) -> list[str]:
    """The lemma of each token in small letters, each looked up once."""
    ids = reading.doc.to_array("LEMMA").tolist() if len(reading.doc) else []
    lows = {ident: reading.doc.vocab.strings[ident].lower() for ident in set(ids)}
    return [lows[ident] for ident in ids]
