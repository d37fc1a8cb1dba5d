"""What the rows of the table miss, and what they take for a happening that is none: how likely a word tells of each type, as learned.

The rows come first. A word that they do not read is taken where its signs leave little doubt; one that they read is left out only where
hardly anything speaks for it. `training/happenings.py` learns the weights, `training/README.md` says from what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words
from spacy.vocab import Vocab

from dateline.core.resolved import Resolved
from dateline.extract import parse
from dateline.extract.clause_words import TABLES
from dateline.extract.noun_sorts import KEPT, unit_vector
from dateline.extract.occurrences.plover_frame import Frame, lemma
from dateline.extract.occurrences.plover_table import Condition, Row, rows_of
from dateline.extract.occurrences.plover_types import POS, SPEECH, Reading, extent, mode_by_means
from dateline.extract.occurrences.signs import PARTS, signs_of, vector_of

# How likely it must be that a word of a short report, which is written to tell a happening, tells of one before it is added; and how likely
# it may be of one in a longer report, most of which is something else, before it is left out.
ADDED, LEFT_OUT = 0.9, 0.02
# Types whose words ordinary reports use of daily business as well: these alone are left out on a guess, and none of them is added on one.
DAILY = frozenset(("ACCUSE", "AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "SUPPORT"))
SHORT = 100  # tokens: alerts, notes of monitors, single sentences
PLAUSIBLE = 0.024  # how likely a word must be by itself before the words around it are looked at
VECTORS = 3.0  # how much word vectors count beside signs
PLACES = 3  # decimals of a likelihood that are looked at: the last bits differ between machines

OPEN = {get_string_id("NOUN"): "n", get_string_id("VERB"): "v"}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of types against none. `signs`: the row of each sign; `table`: a row a sign; `vectors`: a row a dimension."""

    types: tuple[str, ...]
    signs: Mapping[str, int]
    table: Floats
    constant: Floats
    vectors: Floats

    def scores(self, found: Mapping[str, float], vector: Floats | None = None) -> Floats:
        """The sum of what the signs and the vector weigh for each type."""
        # In the order of the table: sums of floats depend on their order, and that of the signs on the hashes of a process.
        known = sorted((row, value) for sign, value in found.items() if (row := self.signs.get(sign)) is not None)
        total = self.constant + (vector @ self.vectors if vector is not None else 0.0)
        if known:
            rows, values = zip(*known, strict=True)
            total = total + np.asarray(values) @ self.table[list(rows)]
        return np.asarray(total, dtype=np.float64)


@cache
def type_weights() -> Weights:
    """Weights of the PLOVER types against no happening.

    The table has them in hundredths: a line of types, then a line a sign ("*" for any word) with "number of the type=weight" in its cells.
    """
    vectors = np.loadtxt(TABLES.joinpath("happening_vectors.tsv").open(encoding="utf-8"), comments="#", delimiter="\t")
    types, *rows = rows_of("happening_types.tsv")
    table = np.zeros((len(rows), len(types)))
    for at, (_, *cells) in enumerate(rows):
        for cell in cells:
            column, _, weight = cell.partition("=")
            table[at, int(column)] = int(weight) / 100
    signs = {row[0]: at for at, row in enumerate(rows)}
    return Weights(tuple(types), signs, table, table[signs["*"]], VECTORS * vectors)


def fits(vocab: Vocab) -> bool:
    """Whether the weights are for the word vectors of this language model."""
    return len(type_weights().vectors) == PARTS * vocab.vectors_length


def likely_words(doc: Doc) -> NDArray[np.bool_]:
    """Where a verb or noun of a short report stands that may well tell of a happening, looked at by itself."""
    found = np.zeros(len(doc), dtype=np.bool_)
    if len(doc) <= SHORT and fits(doc.vocab):
        words = zip(doc.to_array("POS").tolist(), doc.to_array("LEMMA").tolist(), strict=True)
        found[[i for i, (pos, word) in enumerate(words) if pos in OPEN and plausible(word, pos, doc.vocab)]] = True
    return found


@lru_cache(maxsize=KEPT)
def plausible(word: int, pos: int, vocab: Vocab) -> bool:
    """Whether a word (string ids of its lemma and part of speech) is likely enough by itself."""
    weights, text = type_weights(), vocab.strings[word].lower()
    own = unit_vector(text, vocab)
    scores = weights.scores({f"{text}/{OPEN[pos]}": 1.0})
    if own is not None:
        scores = scores + own @ weights.vectors[: len(own)]
    return round(float(_shares(np.append(scores, 0.0))[:-1].sum()), PLACES) > PLAUSIBLE


def weighed(read: list[Reading], tokens: Iterable[Token], sentence: Words, resolved: Resolved) -> list[Reading]:
    """The readings of a sentence after its words have been weighed, in the order of the text."""
    if not fits(sentence.doc.vocab):
        return read
    ruled = {r.token.i: r.event_type for r in read}
    if len(sentence.doc) > SHORT:
        return [r for r in read if not _daily(r) or sum(_likely(r.token, sentence, resolved, ruled).values()) > LEFT_OUT]
    others = (t for t in tokens if t.i not in ruled and not _tied(t, ruled) and lemma(t) not in SPEECH)  # what is said tells it
    added = (a for t in others if (a := _added(t, _likely(t, sentence, resolved, ruled))) is not None)
    return sorted((*read, *added), key=lambda r: r.token.i)


def _daily(reading: Reading) -> bool:
    """Whether it may be daily business; a demand told by "must" or "should" is read from its whole clause, not from one word."""
    return reading.event_type in DAILY and reading.first.pos_ != "AUX"


def _tied(token: Token, ruled: Mapping[int, str]) -> bool:
    """Whether it is told as one with a word that the table reads: "erected barricades", "resorted to shelling"."""
    below = [*token.children, *(o for p in parse.children(token, "prep", "agent") for o in p.children)]
    return token.head.i in ruled or any(t.i in ruled for t in below)


def _likely(token: Token, sentence: Words, resolved: Resolved, ruled: Mapping[int, str]) -> dict[str, float]:
    """How likely a word of the sentence tells of each type."""
    frame = Frame(token, sentence, resolved)
    return likelihoods(signs_of(token, frame, ruled), vector_of(token, frame))


def _added(token: Token, likely: Mapping[str, float]) -> Reading | None:
    """The reading of a word that no row reads, where its signs leave little doubt."""
    event_type = max(likely, key=lambda t: likely[t])
    if sum(likely.values()) < ADDED or event_type in DAILY:
        return None
    mode = mode_by_means(token) if event_type == "ASSAULT" else None
    particles = frozenset(c.lower_ for c in parse.children(token, "prt"))
    first, last = extent(token, Row(event_type, mode, POS[token.pos_], (Condition("prt", particles, False),)))
    return Reading(token, first, last, event_type, mode, learned=True)


def likelihoods(found: Mapping[str, float], vector: Floats) -> dict[str, float]:
    """How likely it is that a word with these signs tells of each type; what is missing to 1 is none."""
    weights = type_weights()
    scores = np.append(weights.scores(found, vector), 0.0)
    return {t: round(float(p), PLACES) for t, p in zip(weights.types, _shares(scores)[:-1], strict=True)}


def _shares(scores: Floats) -> Floats:
    """Scores as shares of 1."""
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum(), dtype=np.float64)
