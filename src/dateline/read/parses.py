"""Parse blocks: each as a text of its own, so that a block which many reports print is parsed once, and the same wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from dateline.core.report import Block
from dateline.read.entities import ENTITY, OUTSIDE, Entities
from dateline.read.word_marks import SETTLED, WordMarks

# What is kept of a token's parse: all that resolvers and extractors look at.
MARKS: list[int | str] = [*SETTLED, "HEAD", *ENTITY]
REMEMBERED = 200_000  # tokens whose parse is kept: the reports of some hours of a wire, about 25 MB
BATCH = 256  # blocks a batch, and
CHARACTERS = 60_000  # of a batch, about 12,000 tokens: larger ones gain nothing and take memory

Marks = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Parse:
    """A parsed block: its tokens, whether a space follows each, and a row of MARKS for each (heads as distances)."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    marks: Marks


class Parses:
    """Parses of blocks by their quiet text; those used last are kept."""

    def __init__(self, nlp: Language, remembered: int = REMEMBERED) -> None:
        self.nlp = nlp
        self._words, self._entities = WordMarks(nlp), Entities(nlp)
        self._replaced = [*self._words.stands_for, *self._entities.stands_for]
        self._limit = remembered
        self._kept: dict[str, Parse] = {}  # the one used last stands last
        self._tokens = 0
        self._one_at_a_time = Lock()

    def of(self, texts: Sequence[str]) -> list[Parse]:
        """The parse of each text, in order."""
        with self._one_at_a_time:
            distinct = dict.fromkeys(texts)
            found = {text: self._take(text) for text in distinct if text in self._kept}
            # Blocks of one length together: the parser works on all of a batch at once, until the longest is done.
            fresh = sorted((text for text in distinct if text not in found), key=len)
            found |= zip(fresh, self._parsed(fresh), strict=True)
            for text in distinct:
                self._keep(text, found[text])
            return [found[text] for text in texts]

    def _parsed(self, texts: Sequence[str]) -> Iterator[Parse]:
        for batch in _batches(texts):
            docs = list(self.nlp.pipe(map(self.nlp.make_doc, batch), batch_size=BATCH, disable=self._replaced))
            for doc, entities in zip(docs, self._entities.find(docs), strict=True):
                heads = np.asarray(doc.to_array(["HEAD"]), dtype=np.uint64).reshape(-1, 1)
                marks = np.concatenate([self._words.settle(doc), heads, entities], axis=1)
                yield Parse(tuple(t.text for t in doc), tuple(bool(t.whitespace_) for t in doc), marks)

    def _take(self, text: str) -> Parse:
        parse = self._kept.pop(text)
        self._tokens -= len(parse.words)
        return parse

    def _keep(self, text: str, parse: Parse) -> None:
        self._kept[text] = parse
        self._tokens += len(parse.words)
        while self._tokens > self._limit:
            self._take(next(iter(self._kept)))


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) == BATCH or size + len(text) > CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


@lru_cache(maxsize=2)
def parses_of(nlp: Language) -> Parses:
    """The parses of a pipeline in this process."""
    return Parses(nlp)


def document(nlp: Language, blocks: Iterable[tuple[Block, Parse]]) -> Doc:
    """One doc of parsed blocks, with blanks before and between them, so that `token.idx` is the offset in the report's text."""
    words: list[str] = []
    spaces: list[bool] = []
    marks: list[Marks] = []
    at = 0
    for block, parse in blocks:
        gap = block.start - at
        if gap and words and not spaces[-1]:
            spaces[-1], gap = True, gap - 1
        if gap:
            marks.append(_blank(nlp, " " * gap, first=not words))
            words.append(" " * gap)
            spaces.append(False)
        words += parse.words
        spaces += parse.spaces
        marks.append(parse.marks)
        at = block.end
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    return doc.from_array(MARKS, cast(Any, np.concatenate(marks))) if words else doc


def _blank(nlp: Language, text: str, first: bool) -> Marks:
    """The marks of white space between blocks: it hangs on the token before it, so that no sentence begins with it."""
    strings = nlp.vocab.strings
    head = 0 if first else 2**64 - 1  # the token before: minus one
    return np.array([[strings.add("_SP"), strings["SPACE"], strings.add(text), strings.add("dep"), head, OUTSIDE, 0]], dtype=np.uint64)
