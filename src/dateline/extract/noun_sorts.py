"""What a noun names: someone, something with a body, or what has none ("attacked the convoy", "attacked the proposal").

Listed nouns are looked up; what others name is worked out from their word vectors, with weights that `training/noun_sorts.py` learned from
the list.
"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token
from spacy.vocab import Vocab

from dateline.extract.clause_words import TABLES, word_lists

SORTS = ("someone", "something", "abstract")
KEPT = 20_000  # words whose guess is remembered: the nouns of some ten thousand reports, about 3 MB
MARGIN = 0.5  # how much likelier than the next the likeliest must be before anything is said
NAMED = {"PERSON": "someone", "NORP": "someone", "FAC": "something", "PRODUCT": "something"}
PERSONS = frozenset(["i", "you", "he", "she", "we", "they", "me", "him", "her", "us", "them", "who", "whom"])


def sort_of(noun: Token) -> str | None:
    """What a noun, name or pronoun names; None where that is open, as for places and bodies, which are people and things."""
    if noun.pos_ == "PRON":
        return "someone" if noun.lower_ in PERSONS else None
    if noun.pos_ == "PROPN" or noun.ent_type_:
        return NAMED.get(noun.ent_type_)
    return sort_of_word(noun.lemma_.lower(), noun.vocab) if noun.pos_ == "NOUN" else None


def sort_of_word(word: str, vocab: Vocab) -> str | None:
    """What a noun names by the list, else by its vector."""
    return listed()[word] if word in listed() else guessed(word, vocab)


@cache
def listed() -> dict[str, str | None]:
    """Listed nouns with what they name, None for those that name several."""
    lists = word_lists("noun_sorts.toml")
    found = {word: sort if sort in SORTS else None for sort, words in lists.items() for word in words}
    return found | dict.fromkeys(lists["callings"], "someone")


@lru_cache(maxsize=KEPT)
def guessed(word: str, vocab: Vocab) -> str | None:
    """What the vector of a word says; None for a word without one, or where two sorts are about as likely."""
    found = unit_vector(word, vocab)
    if found is None or len(found) != len(weights()) - 1:
        return None
    scores = np.append(found, 1.0) @ weights()
    best, second = np.argsort(scores)[:-3:-1]
    return SORTS[best] if round(float(scores[best] - scores[second]), 3) >= MARGIN else None


def unit_vector(word: str, vocab: Vocab) -> NDArray[np.float64] | None:
    """The word's vector at length 1, or None."""
    vector = np.asarray(vocab.get_vector(word), dtype=np.float64)
    length = float(np.linalg.norm(vector))
    return vector / length if length else None


@cache
def weights() -> NDArray[np.float64]:
    """Weights by dimension of the vector, the constant last: one column a sort."""
    return np.loadtxt(TABLES.joinpath("noun_sorts.tsv").open(encoding="utf-8"), comments="#", delimiter="\t")
