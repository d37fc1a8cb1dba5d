"""Parts of speech and lemmas, worked out once for each word with its tag and dependency instead of once for each token.

The pipeline's attribute ruler and lemmatizer look at one token at a time, but for a few patterns of two ("gon na"). What they make of a
token is asked of them and remembered; a doc in which a pattern of two tokens holds is given to them whole. So the result is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
SEEN_BY_RULES = {"TAG", "LOWER", "DEP", "IS_SPACE"}  # what patterns may ask of a token for this to hold
SETTLED: list[int | str] = ["TAG", "POS", "LEMMA", "DEP"]  # what the two components set
RULED: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
OTHER = "other"  # stands for every word and every dependency that no pattern names
REMEMBERED = 200_000  # words with tag and dependency: about 60 MB

Row = tuple[int, int, int, int, bool]  # SETTLED, and whether a pattern of two may begin here
Key = tuple[int, int, int]  # word, tag, dependency


class WordMarks:
    """What a pipeline's attribute ruler and lemmatizer make of tokens. `stands_for`: the names of the components whose work it does."""

    def __init__(self, nlp: Language) -> None:
        self.stands_for: tuple[str, ...] = (RULER, LEMMATIZER) if _fits(nlp) else ()
        if self.stands_for:
            self._vocab = nlp.vocab
            self._ruler = cast(AttributeRuler, nlp.get_pipe(RULER))
            self._lemmatizer = cast(Lemmatizer, nlp.get_pipe(LEMMATIZER))
            _index_of_sets(self._lemmatizer)
            self._named, self._forms, self._deps = _named(self._ruler)
            self._pairs, self._openings = _patterns_of_two(nlp, self._ruler)
            self._ruled: dict[tuple[str, int, int], tuple[int, ...]] = {}
            self._known: dict[Key, Row] = {}

    def settle(self, doc: Doc) -> NDArray[np.uint64]:
        """A row of SETTLED for each token of a tagged and parsed doc."""
        if not self.stands_for:
            return _rows(doc, SETTLED)
        keys = [cast(Key, tuple(row)) for row in _rows(doc, ["ORTH", "TAG", "DEP"]).tolist()]
        self._learn(keys)
        rows = [self._known[key] for key in keys]
        if any(row[-1] for row in rows) and self._pairs(doc, allow_missing=True):
            return _rows(self._lemmatizer(self._ruler(doc)), SETTLED)
        return np.array([row[:-1] for row in rows], dtype=np.uint64).reshape(-1, len(SETTLED))

    def _learn(self, keys: list[Key]) -> None:
        fresh = [key for key in dict.fromkeys(keys) if key not in self._known]
        if len(self._known) + len(fresh) > REMEMBERED:
            self._known.clear()
            self._lemmatizer.cache.clear()  # it would keep every word for ever
            fresh = list(dict.fromkeys(keys))
        if fresh:
            self._known.update(zip(fresh, self._worked_out(fresh), strict=True))

    def _worked_out(self, keys: Sequence[Key]) -> list[Row]:
        """Ruled first, then those still without a lemma given one."""
        ruled = [self._rule(key) for key in keys]
        doc = Doc(self._vocab, words=[self._vocab.strings[word] for word, _, _ in keys])
        doc.from_array(RULED, cast(Any, np.array([row[:-1] for row in ruled], dtype=np.uint64)))
        settled = _rows(self._lemmatizer(doc), SETTLED).tolist()
        return [cast(Row, (*row, opens[-1])) for row, opens in zip(settled, ruled, strict=True)]

    def _rule(self, key: Key) -> tuple[int, ...]:
        """RULED of a token as the ruler leaves them, and whether a pattern of two may begin with it."""
        word, tag, dep = self._like(key[0]), key[1], key[2] if key[2] in self._deps else self._vocab.strings.add(OTHER)
        if (word, tag, dep) not in self._ruled:
            doc = Doc(self._vocab, words=[word])
            doc.from_array(["TAG", "DEP"], cast(Any, np.array([[tag, dep]], dtype=np.uint64)))
            begins = bool(self._openings(doc, allow_missing=True))
            self._ruled[word, tag, dep] = (*_rows(self._ruler(doc), RULED)[0].tolist(), begins)
        *rest, left, opens = self._ruled[word, tag, dep]
        return (*rest, key[2] if left == dep else left, opens)

    def _like(self, orth: int) -> str:
        """The word itself where a pattern names it, else one that stands for all others."""
        low = self._vocab[orth].lower_
        return low if low.isspace() or low in self._named or any(f.search(low) for f in self._forms) else OTHER


def _rows(doc: Doc, columns: list[int | str]) -> NDArray[np.uint64]:
    return np.asarray(doc.to_array(columns), dtype=np.uint64)


def _fits(nlp: Language) -> bool:
    """Whether the pipeline has both components in this order, after tagger and parser, with patterns that ask no more than we know."""
    names = [n for n in nlp.pipe_names if n in ("tagger", "parser", RULER, LEMMATIZER)]
    if names != ["tagger", "parser", RULER, LEMMATIZER] or not isinstance(nlp.get_pipe(LEMMATIZER), Lemmatizer):
        return False
    return all(set(token) <= SEEN_BY_RULES for _, pattern in _patterns(cast(AttributeRuler, nlp.get_pipe(RULER))) for token in pattern)


def _index_of_sets(lemmatizer: Lemmatizer) -> None:
    """Its known lemmas are lists, thousands long, in which it looks words up; it finds them sooner in sets."""
    if lemmatizer.mode == "rule" and lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for pos in list(index):
            index[pos] = frozenset(index[pos])


def _named(ruler: AttributeRuler) -> tuple[set[str], list[re.Pattern[str]], set[int]]:
    """The words, the forms of words and the dependencies that patterns name."""
    words, forms, deps = set(), set(), set()
    for token in (token for _, pattern in _patterns(ruler) for token in pattern):
        words |= _values(token.get("LOWER", ()))
        deps |= _values(token.get("DEP", ()))
        if isinstance(token.get("LOWER"), dict):
            forms |= _values(token["LOWER"].get("REGEX", ()))
    return words, [re.compile(f) for f in sorted(forms)], {ruler.vocab.strings.add(d) for d in deps}


def _values(said: Any) -> set[str]:
    """The strings in what a pattern asks of one attribute: one, or those of IN, NOT_IN, REGEX."""
    if isinstance(said, str):
        return {said}
    return {v for part in (said.values() if isinstance(said, dict) else said) for v in _values(part)}


def _patterns_of_two(nlp: Language, ruler: AttributeRuler) -> tuple[Matcher, Matcher]:
    """What finds patterns of more than one token, and what finds the first token of one."""
    whole, first = Matcher(nlp.vocab), Matcher(nlp.vocab)
    for rule, pattern in _patterns(ruler):
        if len(pattern) > 1:
            whole.add(str(rule), [pattern])
            first.add(str(rule), [pattern[:1]])
    return whole, first


def _patterns(ruler: AttributeRuler) -> list[tuple[int, list[dict[str, Any]]]]:
    """The number of each rule with each of its patterns, a list of what is asked of each token."""
    return [(i, pattern) for i, rule in enumerate(cast(list[Any], ruler.patterns)) for pattern in rule["patterns"]]
