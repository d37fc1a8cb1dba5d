"""Which parts of a report are read as language."""

from __future__ import annotations

from dateline.core.report import Block, Report
from dateline.read.blocks import read_blocks

TITLE = "Ferry runs aground"
FIRST = "Nobody was hurt. The ferry Corrib was towed to Dunmore."
REST = "It sails again on Monday. Tickets stay valid"
TEXT = "\n".join((TITLE, FIRST, REST))
AT = {"title": (0, len(TITLE)), "body": (len(TITLE) + 1, len(TEXT))}


def read(limit: int) -> list[str]:
    """What is read of the text, block by block."""
    blocks = tuple(Block(start, end, kind) for kind, (start, end) in AT.items())
    report = Report(text=TEXT, blocks=blocks)
    return [report.text[b.start : b.end] for b in read_blocks(report, limit)]


def test_a_text_within_the_limit_is_read_whole() -> None:
    assert read(len(TEXT)) == [TITLE, f"{FIRST}\n{REST}"]


def test_a_block_that_goes_on_past_the_limit_is_read_up_to_its_last_sentence_within() -> None:
    assert read(len(TITLE) + 25) == [TITLE, "Nobody was hurt. "]


def test_where_no_sentence_ends_within_the_limit_the_block_is_read_up_to_its_last_word() -> None:
    assert read(len(TITLE) + 11) == [TITLE, "Nobody "]


def test_blocks_past_the_limit_and_what_is_no_language_are_not_read() -> None:
    assert read(len(TITLE)) == [TITLE]
    report = Report(text=TEXT, blocks=(Block(0, len(TEXT), "byline"),))
    assert read_blocks(report, len(TEXT)) == ()
