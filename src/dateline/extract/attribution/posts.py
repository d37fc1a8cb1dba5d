"""Posts that a report embeds, with the name and the handle of who wrote them: "What a night! — Ada Kern (@adakern) May 2, 2017"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.attribution.draft import Draft
from dateline.read.reading import Reading

# The dash, the name, the handle in brackets, the date where one follows.
SIGNED = re.compile(r"(?<=\s)([—–-]{1,2}) ?([^\s()@—–][^()@\n—–]{1,60}?) ?\(@\w{1,30}\)(?: [A-Z][a-z]{2,8} \d{1,2}, \d{4})?")
LONGEST = 600  # characters of one post


def post_drafts(reading: Reading) -> Iterator[Draft]:
    """One draft a signed post; its words run from the start of the block, or from the post before, to the dash."""
    if "(@" not in reading.text:
        return
    for block in dict.fromkeys(s.block for s in reading.sentences):
        start = block.start
        for signed in SIGNED.finditer(reading.text, block.start, block.end):
            draft = _post(reading, start, signed)
            start = signed.end()
            if draft is not None:
                yield draft


def _post(reading: Reading, start: int, signed: re.Match[str]) -> Draft | None:
    words = reading.doc.char_span(start, signed.start(), alignment_mode="contract")
    dash = reading.doc.char_span(signed.start(1), signed.end(1), alignment_mode="expand")
    name = reading.doc.char_span(signed.start(2), signed.end(2), alignment_mode="expand")
    sentence = reading.sentence_at(signed.start(1))
    if not words or not dash or not name or sentence is None or signed.start() - start > LONGEST:
        return None
    content = frozenset(t.i for t in words if not t.is_space)
    return Draft((dash.start, dash.end - 1), (name.start, name.end - 1), content, (), "asserted", "colon", sentence) if content else None
