"""Prepare a report for the language pass: blank what is not read, and start a sentence with each block."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from dateline.core.report import Block, Report

LINE_ENDS = re.compile(r"[^\S ]")  # any white space but a plain space
# Longer than any word. The tokenizer's time grows with the square of such a word.
_ENDLESS = re.compile(r"(?<!\S)\S{201,}")
LONGEST_SENTENCE = 400  # tokens; the longest of the development reports has 180, and what extraction costs grows with the square of it
SENTENCE_ENDS = (".", "!", "?")
READ = ("title", "body", "caption")  # kinds of block that are read as language

if not Doc.has_extension("block_starts"):
    Doc.set_extension("block_starts", default=())


def read_blocks(report: Report, limit: int) -> tuple[Block, ...]:
    """The blocks that are read: all that start within the first `limit` characters."""
    return tuple(b for b in report.blocks if b.kind in READ and b.end <= limit)


def quiet_text(text: str, blocks: tuple[Block, ...]) -> str:
    """The text with all outside `blocks` and words without end made blank, and lines within a block joined; same length, same offsets."""
    out, at = [], 0
    for block in blocks:
        out.append(" " * (block.start - at))
        line = LINE_ENDS.sub(" ", text[block.start : block.end])
        out.append(_ENDLESS.sub(lambda m: " " * len(m[0]), line))
        at = block.end
    return "".join(out) + " " * (len(text) - at)


@Language.component("block_starts", assigns=["token.is_sent_start"])
def block_starts(doc: Doc) -> Doc:
    """Set a sentence start at the first word of each block, and where no sentence ends; the parser keeps what is set."""
    starts, length = set(doc._.block_starts), 0
    for token in doc:
        if token.idx in starts or length >= LONGEST_SENTENCE:
            token.is_sent_start = True
            length = 0
        length = 0 if token.text in SENTENCE_ENDS else length + 1
    return doc
