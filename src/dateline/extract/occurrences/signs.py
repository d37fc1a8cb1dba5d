"""What a happening may be told from beside the rows of the table: signs of a word and of the words in its frame, by name.

The fields are those that conditions of the table look at. Each of their words is a sign by itself, by the classes of words that hold
it, and together with the word in whose frame it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from dateline.extract import clause, parse
from dateline.extract.noun_sorts import unit_vector
from dateline.extract.occurrences.plover_frame import Frame, joined, lemma, undergoers
from dateline.extract.occurrences.plover_table import classes

ALONE = ("obj", "subj", "prep", "pobj", "prt", "to", "that", "ing", "mod", "gov", "neg", "aim")  # fields whose words are signs
WITH = ("head", "prt", "prep", "prep+", "pobj", "to", "that", "gov", "mod", "neg")  # fields whose words are signs with the word itself
CLASSED = ("head", "who", "whom", "pobj+", "gov", "mod", "to", "that")  # fields whose words are signs by their classes
HELD = ("NOUN", "VERB", "ADJ", "PROPN")  # parts of speech of words that tell what a sentence is about
BESIDE = 0.3  # how much a word of the sentence counts beside one of the frame
RULED = 2.0  # how much the reading of the table counts
PARTS = 5  # vectors a word is told by: its own, its governor's, those of its objects, its subjects and what its prepositions hold


def signs_of(token: Token, frame: Frame, ruled: Mapping[int, str]) -> dict[str, float]:
    """Signs with how much each counts; `ruled` has the types that the table gives to words of the sentence, by their place in the text."""
    word, pos = joined(token) or lemma(token), token.pos_[0].lower()
    own = f"{word}/{pos}"
    found = dict.fromkeys(_of_word(token, own), 1.0)
    for field in WITH:
        found |= dict.fromkeys((f"{own} {field}={w}" for w in frame.words(field)), 1.0)
    for field in ALONE:
        found |= dict.fromkeys((f"{pos} {field}={w}" for w in frame.words(field)), 1.0)
    for field in CLASSED:
        found |= dict.fromkeys((f"{pos} {field}@{c}" for w in frame.words(field) for c in classes_of(w)), 1.0)
    beside = {lemma(t) for t in frame.sentence if t.pos_ in HELD and not t.is_stop and t.i != token.i}
    found |= dict.fromkeys((f"sent={w}" for w in beside), BESIDE)
    return found | _ruled(token, own, ruled)


def _of_word(token: Token, own: str) -> list[str]:
    """Signs of the word itself and how it stands."""
    word = own.rpartition("/")[0]
    signs = [own, f"{own} {token.dep_}", f"{token.pos_} {token.dep_}", f"tag {token.tag_}", f"end {word[-3:]}", f"begin {word[:4]}"]
    if token.pos_ == "VERB" and clause.is_passive(token):
        signs += ["passive", f"{own} passive"]
    return signs


def _ruled(token: Token, own: str, ruled: Mapping[int, str]) -> dict[str, float]:
    """What the table makes of the word, of those above and below it, and of others of the sentence."""
    here = ruled.get(token.i)
    below = sorted({ruled[c.i] for c in token.children if c.i in ruled} | {ruled[o.i] for o in undergoers(token) if o.i in ruled})
    found = {f"rule {here}": RULED} | {f"rule below {t}": 1.0 for t in below}
    if here is not None:
        found[f"rule {here} {own}"] = 1.0
    above = ruled.get(token.head.i) if token.head.i != token.i else None
    if above is not None:
        found |= {f"rule above {above}": 1.0, f"rule above {token.dep_}": 1.0}
    return found | {f"rule near {t}": BESIDE for i, t in ruled.items() if i != token.i}


@cache
def classes_of(word: str) -> tuple[str, ...]:
    """Names of the classes of words that hold a word; those of kinds of names ("is-gpe") hold themselves."""
    return (word,) if word.startswith("is-") else tuple(sorted(name for name, words in classes().items() if word in words))


def vector_of(token: Token, frame: Frame) -> NDArray[np.float64]:
    """Word vectors of the word and of what stands around it, one after the other, each of length 1 at most."""
    held = [o for p in parse.children(token, "prep", "agent") for o in clause.phrase_objects(p)]
    met = undergoers(token) if token.pos_ == "VERB" else []
    doers = clause.doers(token) if token.pos_ == "VERB" else []
    parts = [[token], [token.head] if token.head.i != token.i else [], met, doers, held]
    return np.concatenate([_mean(tokens, token.vocab.vectors_length) for tokens in parts])


def _mean(tokens: list[Token], length: int) -> NDArray[np.float64]:
    found = [v for t in tokens if (v := unit_vector(t.lemma_.lower(), t.vocab)) is not None]
    return np.mean(found, axis=0) if found else np.zeros(length)
