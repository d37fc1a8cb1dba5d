"""The days of a figure: those of its clause, without those of what it is compared with, of one case among many and of the reason for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.core.mention import DateMention
from dateline.core.statement import Figure
from dateline.extract.date_choice import when_for
from dateline.read.reading import Reading


def dated(figure: Figure, reading: Reading, dates: Sequence[DateMention]) -> Figure:
    """The figure with the days that its own clause tells of; "a year ago" is no day of the year that it counts."""
    words = reading.words(figure.span.start, figure.span.end)
    if words is None or not len(words):
        return replace(figure, when=None)
    own = [d for d in dates if outside(d, figure) and not of_another(d, figure, words.root, reading)]
    found = when_for(words.root, reading, own)
    ended = next((c for t in words.root.ancestors if t.pos_ == "VERB" for c in t.rights if took_all(c)), None)
    return replace(figure, when=found or (when_for(ended, reading, own) if ended is not None else None))


def took_all(verb: Token) -> bool:
    """ "crashed with 14 men on board, killing all on Sunday": what killed them has the day of what happened to them."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_.lower() in ("kill", "injure", "wound", "drown")


BASE = re.compile(r"\b(?:(?:up|down) from|compared (?:with|to)|versus)\b[^.;]*$")


def outside(date: DateMention, figure: Figure) -> bool:
    """Whether the words of the date are none of the figure."""
    return date.span.end <= figure.span.start or figure.span.end <= date.span.start


def of_another(date: DateMention, figure: Figure, number: Token, reading: Reading) -> bool:
    """Whether a date of the sentence is that of something else in it."""
    words = reading.words(date.span.start, date.span.end)
    if not figure.sentence.start <= date.span.start < figure.sentence.end or words is None or not len(words):
        return False
    if figure.span.end <= date.span.start and BASE.search(reading.text[figure.span.end : date.span.start]):
        return True  # "40 villages, down from 90 in May"
    above = list(between(words.root, number)) if figure.span.end <= date.span.start else []
    return compared(words.root) or any(one_case(t, words.root) or reason(t) or (figure.role == ("duration",) and later(t)) for t in above)


def between(date: Token, number: Token) -> Iterator[Token]:
    """The words under which the date stands and the number does not, the nearest first."""
    return (t for t in date.ancestors if not (t.i == number.i or t.is_ancestor(number)))


def compared(date: Token) -> bool:
    """ "900 fewer than in May 1998": the day of the count it is compared with."""
    first = date.left_edge
    before = [t.lower_ for t in date.doc[max(0, first.i - 2) : first.i]]
    return before[-1:] == ["than"] or before[:1] == ["than"]


def one_case(word: Token, date: Token) -> bool:
    """ "nine crashes, including one in 2008": the day of that one; after a comma it is again that of all."""
    return word.lower_ == "including" and not any(t.text == "," for t in date.doc[word.i : date.i])


def reason(word: Token) -> bool:
    """ "five years for joining a march in 2013": the day of what it is for."""
    return word.dep_ == "pcomp" and word.tag_ == "VBG" and word.head.lower_ == "for"


def later(word: Token) -> bool:
    """ "spent 13 days in a ward and went home on Sunday": the day of the deed that ended it."""
    return word.dep_ == "conj" and word.pos_ == "VERB" and word.head.i < word.i
