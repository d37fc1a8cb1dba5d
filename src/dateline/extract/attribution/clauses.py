"""All drafts of a reading: every cue that the table knows, in the order of the text, in and outside quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dateline.extract.attribution.cues import Cues, cues
from dateline.extract.attribution.draft import Draft, Place, in_own_part
from dateline.extract.attribution.figures import figure_drafts
from dateline.extract.attribution.nominal import adjective_drafts, noun_drafts
from dateline.extract.attribution.phrases import according_drafts, as_drafts, colon_draft, hearsay_drafts, shown_drafts, whose_drafts
from dateline.extract.attribution.posts import post_drafts
from dateline.extract.attribution.quotation import Quotation, Quotations
from dateline.extract.attribution.signed import signed_drafts
from dateline.extract.attribution.verbs import verb_drafts
from dateline.read.reading import Reading

LONGEST_SENTENCE = 400  # tokens; what is longer is a list or a table without stops, whose parse says nothing
FINDERS = (
    verb_drafts, noun_drafts, adjective_drafts, according_drafts, as_drafts, hearsay_drafts,
    whose_drafts, shown_drafts, figure_drafts,
)
NO_QUOTATIONS = Quotations("", (), ())


def drafts(reading: Reading, quoted: Quotations) -> Iterator[Draft]:
    """All attributions that the grammar shows; some may lie in others' content."""
    yield from post_drafts(reading)
    yield from signed_drafts(reading, quoted)
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
                token = reading.doc[at]
                quote = quoted.at(token.idx)
                yield from _found(token, lemma, place, table) if quote is None else _spoken(token, lemma, place, table, quote)


def _found(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    for find in FINDERS:
        for draft in find(token, lemma, place, table):
            yield in_own_part(draft, place)


def _spoken(token: Token, lemma: str, place: Place, table: Cues, quote: Quotation) -> Iterator[Draft]:
    """What somebody who is quoted says that others say; nothing of it reaches beyond the quotation."""
    if not quote.sounds_spoken(place.quoted.text):
        return
    doc = token.doc
    for draft in _found(token, lemma, Place(place.sentence, NO_QUOTATIONS), table):
        content = frozenset(i for i in draft.content if quote.first <= doc[i].idx < quote.last)
        ends = (*draft.cue, *(draft.source or ()))
        if content and all(quote.first <= doc[i].idx < quote.last for i in ends):
            yield replace(draft, content=content, within=quote)


def _lemmas(reading: Reading) -> list[str]:
    """The lemma of each token in small letters, each looked up once."""
    ids = reading.doc.to_array("LEMMA").tolist() if len(reading.doc) else []
    lows = {ident: reading.doc.vocab.strings[ident].lower() for ident in set(ids)}
    return [lows[ident] for ident in ids]
