"""Quotations signed with a dash and a name, as in voices of readers, reviews and calls: “It was a disgrace.” — Mara Venn, 41, baker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.attribution.draft import Draft
from dateline.extract.attribution.quotation import Quotation, Quotations
from dateline.read.reading import Reading

_WORD = r"[A-ZÀ-Ý][\w'’-]*(?:\.(?= ))?"
_NAME = rf"(?:{_WORD}|de|la|van|von|bin|al|of|the|for)"
# The dash, then two to six words of a name; after it the line ends, or what tells more of the signer.
SIGNED = re.compile(rf"[\s\xa0]*([—–―]|--?)[ \xa0]*({_WORD}(?:[ \xa0]{_NAME}){{1,5}})(?=[\xa0 ]*(?:$|\n|[,.(|]))")


def signed_drafts(reading: Reading, quoted: Quotations) -> Iterator[Draft]:
    """One draft for each quotation that opens its line and is signed."""
    for quote in quoted.all:
        signed = SIGNED.match(reading.text, quote.end) if _opens_line(reading.text, quote) else None
        if signed and (draft := _signed(reading, quote, signed)) is not None:
            yield draft


def _opens_line(text: str, quote: Quotation) -> bool:
    before = text[max(0, quote.start - 3) : quote.start].replace("\xa0", " ").rstrip(" ")
    return quote.closed and quote.sounds_spoken(text) and (quote.start == 0 or before.endswith("\n"))


def _signed(reading: Reading, quote: Quotation, signed: re.Match[str]) -> Draft | None:
    dash = reading.doc.char_span(signed.start(1), signed.end(1), alignment_mode="expand")
    name = reading.doc.char_span(signed.start(2), signed.end(2), alignment_mode="expand")
    sentence = reading.sentence_at(signed.start(1)) or reading.sentence_at(quote.start)
    if not dash or not name or sentence is None or dash.end > name.start + 1:
        return None
    return Draft((dash.start, dash.end - 1), (name.start, name.end - 1), frozenset(), (quote,), "asserted", "colon", sentence)
