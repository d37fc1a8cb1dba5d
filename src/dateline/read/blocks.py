"""Prepare a report for the language pass: which blocks are read, and how their text is made quiet."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from dateline.core.report import Block, Report

LINE_ENDS = re.compile(r"[^\S ]")  # any white space but a plain space
# Longer than any word. The tokenizer's time grows with the square of such a word.
_ENDLESS = re.compile(r"(?<!\S)\S{201,}")
LONGEST_SENTENCE = 400  # tokens; the longest of the development reports has 180, and what extraction costs grows with the square of it
LONGEST_PIECE = 20_000  # characters parsed as one text, ten times the longest paragraph of news; bounds memory
SENTENCE_ENDS = (".", "!", "?")
READ = ("title", "body", "caption")  # kinds of block that are read as language


def read_blocks(report: Report, limit: int) -> tuple[Block, ...]:
    """The blocks that are read, as far as they stand within the first `limit` characters."""
    wanted = [b for b in report.blocks if b.kind in READ and b.start < limit]
    return tuple(b if b.end <= limit else Block(b.start, _cut(report.text, b.start, limit), b.kind) for b in wanted)


def pieces(text: str, block: Block) -> Iterator[Block]:
    """The block, or where it is far too long for a paragraph, stretches of it that end with sentences where they can."""
    start = block.start
    while block.end - start > LONGEST_PIECE:
        end = _cut(text, start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        yield Block(start, end, block.kind)
        start = end
    yield Block(start, block.end, block.kind)


def _cut(text: str, start: int, end: int) -> int:
    """After the last sentence between the two offsets; else after the last word; else at the end."""
    sentence = max(text.rfind(f"{mark} ", start, end) for mark in SENTENCE_ENDS)
    word = text.rfind(" ", start, end)
    return sentence + 2 if sentence >= 0 else word + 1 if word >= 0 else end


def quiet(text: str) -> str:
    """A block's text with lines joined, words without end made blank, bars as the dashes they stand for; same length, same offsets."""
    return _ENDLESS.sub(lambda m: " " * len(m[0]), LINE_ENDS.sub(" ", text)).replace("―", "—")


@cache
def titles(sort: str = "words") -> tuple[str, ...]:
    """Short forms before names, such as "Sgt.", whose full stop ends no sentence: `words` that are one token, or `known` ones."""
    table = files("dateline.read").joinpath("tables/abbreviations.toml").read_text("utf-8")
    return tuple(tomllib.loads(table)[sort].split())


@cache
def _titles() -> re.Pattern[str]:
    """A title and the first letter of the name after it, which is the first group."""
    forms = "|".join(re.escape(t) for t in (*titles("words"), *titles("known")))
    return re.compile(rf"(?<!\w)(?:{forms})\s+(?!(?:The|He|She|It|They|A|An|In|On|But|And)\b)([A-Z])")


# "at 9 p.m. Saturday" and "at 9 p.m. ET" go on, "at 9 p.m. The mayor …" does not, whatever the parser makes of the full stop.
_HOUR = r"(?<!\w)[ap]\.m\.\s+"
_GOES_ON = re.compile(
    _HOUR + r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!\s+(?:is|was|will|has|had|brought|saw|marked|marks)\b)"
    r"|[ECMP][SD]?T\b|GMT\b|UTC\b|Eastern\b|Pacific\b|local\b)"
)
_ENDS = re.compile(_HOUR + r"((?:The|He|She|It|They|His|Her|Their|An?|But|And|This|That|There|When|While|After)\s)")


@Language.component("long_sentences", assigns=["token.is_sent_start"])
def long_sentences(doc: Doc) -> Doc:
    """Start a sentence where none has ended for very long, and none after "Sgt." or amid a time; the parser keeps what is set."""
    for form, starts in ((_titles(), False), (_GOES_ON, False), (_ENDS, True)):
        for match in form.finditer(doc.text):
            named = doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
            if named is not None:
                named[0].is_sent_start = starts
    length = 0
    for token in doc if len(doc) > LONGEST_SENTENCE else ():
        if length >= LONGEST_SENTENCE:
            token.is_sent_start = True
            length = 0
        length = 0 if token.text in SENTENCE_ENDS else length + 1
    return doc
