"""The words of a reading as plain lists, so that the actor rules can look around quickly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

import numpy as np

from dateline.read.reading import Reading

_COLUMNS: list[int | str] = ["POS", "DEP", "ENT_TYPE", "LEMMA", "ORTH", "HEAD", "SPACY"]
_OPEN, _CLOSE, _BOTH = "“", "”", '"'


@dataclass(frozen=True)
class ActorText:
    """Lists with one item a token. `at` are offsets, `head` token numbers; `sentence` and `block` are -1 outside."""

    text: str
    words: list[str]
    lows: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    label: list[str]
    lemma: list[str]
    at: list[int]
    sentence: list[int]
    block: list[int]
    quoted: list[bool]
    title: list[bool]
    aside: list[bool]  # in the caption of a picture

    @cached_property
    def loud(self) -> list[int]:
        """Tokens that are words outside quotation marks and captions."""
        apart = (quoted or aside for quoted, aside in zip(self.quoted, self.aside, strict=True))
        return [t for t, (word, out) in enumerate(zip(self.words, apart, strict=True)) if not out and word[:1].isalpha()]

    def end(self, token: int) -> int:
        """The offset after the token."""
        return self.at[token] + len(self.words[token])

    def slice(self, first: int, stop: int) -> str:
        """The text from token `first` to before token `stop`."""
        return self.text[self.at[first] : self.end(stop - 1)]

    def capital(self, token: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.words[token][:1].isupper()

    def root(self, first: int, stop: int) -> int:
        """The token of the stretch whose head lies outside it."""
        for token in range(stop - 1, first - 1, -1):
            head = self.head[token]
            if not first <= head < stop or head == token:
                return token
        return stop - 1


def actor_text(reading: Reading) -> ActorText:
    """The lists of a reading's doc; tokens outside sentences have sentence and block -1."""
    doc = reading.doc
    names = _Strings(doc.vocab.strings)
    columns = doc.to_array(_COLUMNS) if len(doc) else np.zeros((0, len(_COLUMNS)), dtype=np.uint64)
    pos, dep, label, lemma, words = ([names[k] for k in columns[:, c].tolist()] for c in range(5))
    head = [i + h for i, h in enumerate(columns[:, 5].astype(np.int64).tolist())]
    at = [0, *accumulate(len(word) + space for word, space in zip(words, columns[:, 6].tolist(), strict=True))][: len(words)]
    sentence, block, title, aside = _places(reading, len(words))
    return ActorText(
        reading.text,
        words,
        [w.lower() for w in words],
        pos,
        dep,
        head,
        label,
        lemma,
        at,
        sentence,
        block,
        _quoted(words, block, columns[:, 6].tolist()),
        title,
        aside,
    )


class _Strings(dict[int, str]):
    """Names of spaCy's numbers, each looked up once."""

    def __init__(self, strings: object) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        name: str = self._strings[key] if key else ""  # type: ignore[index]
        self[key] = name
        return name


def _places(reading: Reading, count: int) -> tuple[list[int], list[int], list[bool], list[bool]]:
    sentence, block, title, aside = [-1] * count, [-1] * count, [False] * count, [False] * count
    for s in reading.sentences:
        first, stop = s.words.start, s.words.end
        sentence[first:stop] = [s.index] * (stop - first)
        block[first:stop] = [s.block.start] * (stop - first)
        if s.block.kind in ("title", "heading", "byline") or _title_case(s.span.exact):
            title[first:stop] = [True] * (stop - first)
        if s.block.kind == "caption":
            aside[first:stop] = [True] * (stop - first)
    return sentence, block, title, aside


@lru_cache(maxsize=4096)
def _title_case(sentence: str) -> bool:
    """Whether nearly all longer words begin with a capital: a headline, where capitals say nothing."""
    words = [w for w in sentence.split() if len(w) > 3 and w[0].isalpha()]
    share = 1.0 if sentence.endswith((".", "”", '"')) else 0.8
    return len(words) > 3 and sum(w[0].isupper() for w in words) >= share * len(words)


def _quoted(words: list[str], block: list[int], spaced: list[int]) -> list[bool]:
    """Whether each token stands within quotation marks; a mark left open closes with its block. `spaced`: a space follows the token."""
    opens = [t > 0 and spaced[t - 1] and not spaced[t] for t in range(len(words))]  # by the spaces around it, a mark opens
    straight = [t for t, word in enumerate(words) if word == _BOTH]
    after = dict(pairwise(straight))
    again = {t for t in straight if opens[t] and not (block[after.get(t, t)] == block[t] and t in after and opens[after[t]])}
    found, inside, here = [], False, None
    for token, (word, where) in enumerate(zip(words, block, strict=True)):
        if where != here:
            inside, here = False, where
        if word == _OPEN or (word == _BOTH and (not inside or token in again)):
            inside = True
        elif word in (_CLOSE, _BOTH):
            inside = False
        found.append(inside)
    return found
