"""Prepare a report for the language pass: blank what is not read, and start a sentence with each block."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from dateline.core.report import Block, Report

LINE_ENDS = re.compile(r"[^\S ]")  # any white space but a plain space
READ = ("title", "body", "caption")  # kinds of block that are read as language

if not Doc.has_extension("block_starts"):
    Doc.set_extension("block_starts", default=())


def read_blocks(report: Report, limit: int) -> tuple[Block, ...]:
    """The blocks that are read: all that start within the first `limit` characters."""
    return tuple(b for b in report.blocks if b.kind in READ and b.end <= limit)


def quiet_text(text: str, blocks: tuple[Block, ...]) -> str:
    """The text with everything outside `blocks` made blank, and lines within a block joined; same length, same offsets."""
    out, at = [], 0
    for block in blocks:
        out.append(" " * (block.start - at))
        out.append(LINE_ENDS.sub(" ", text[block.start : block.end]))
        at = block.end
    return "".join(out) + " " * (len(text) - at)


@Language.component("block_starts", assigns=["token.is_sent_start"])
def block_starts(doc: Doc) -> Doc:
    """Set a sentence start at the first word of each block; the parser keeps what is set."""
    starts = set(doc._.block_starts)
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc
