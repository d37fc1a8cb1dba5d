"""Find named entities with a pipeline's own network, for all tokens of a batch at once.

spaCy's recogniser walks through each doc, one move (BILUO) a token, and asks of each of some seventy moves whether it is allowed.
Outside an entity nothing of what came before is looked at, so the best move there is worked out for all tokens together; only what
began as an entity is followed, all of them side by side. The numbers are the network's, summed in its order, and so are the moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

NAME = "ner"
ENTITY: list[int | str] = ["ENT_IOB", "ENT_TYPE"]
BEGIN, INSIDE, OUTSIDE = 3, 1, 2  # values of ENT_IOB
FEATURES = 3  # of a state: the next token, the first of the open entity, the last of the open entity
ALONE = {"tok2vec", "tagger", "long_sentences", "parser", "attribute_ruler", "lemmatizer", NAME}  # components that set no entities but NAME

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Marks = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Moves:
    """The columns of a network's scores: which move each stands for."""

    kinds: NDArray[np.str_]  # "B", "I", "L", "U", "O"
    labels: NDArray[np.uint64]
    inside: Ints  # of a column that begins an entity, the columns that go on with it and end it
    last: Ints


class Entities:
    """A pipeline's entity recogniser. `stands_for`: the name of the component whose work it does, if its network is of the kind we know."""

    def __init__(self, nlp: Language) -> None:
        self.stands_for: tuple[str, ...] = (NAME,) if _fits(nlp) else ()
        if self.stands_for:
            ner: Any = nlp.get_pipe(NAME)
            self._ops = ner.model.ops
            self._tokens, self._states, self._scores = ner.model.layers
            self._moves = _moves([ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)], nlp)

    def find(self, docs: Sequence[Doc]) -> list[Marks]:
        """A row of ENTITY for each token of parsed docs."""
        if not self.stands_for or not any(docs):
            return [np.asarray(doc.to_array(ENTITY), dtype=np.uint64).reshape(-1, 2) for doc in docs]
        lengths = [len(doc) for doc in docs]
        starts = np.concatenate([doc.to_array(["SENT_START"]) for doc in docs]) == 1
        ends = np.zeros(len(starts), bool)
        ends[np.cumsum([n for n in lengths if n]) - 1] = True
        blank = np.concatenate([doc.to_array(["IS_SPACE"]) for doc in docs]) == 1
        hidden = self._states.predict(self._tokens.predict(list(docs)))
        # Nothing reaches over the end of a doc or the start of a sentence.
        go_on = ~(ends | np.append(starts[1:], True))
        moves = self._outside(hidden, go_on & ~blank, ~blank)
        marks = self._marks(moves, self._followed(hidden, moves, go_on))
        return np.split(marks, np.cumsum(lengths)[:-1])

    def _outside(self, hidden: Floats, may_begin: NDArray[np.bool_], may_be: NDArray[np.bool_]) -> Ints:
        """The best move at each token where no entity is open."""
        kinds, pad = self._moves.kinds, hidden[0]
        scores = self._scored(hidden[1:, 0] + pad[1] + pad[2])
        allowed = np.zeros(scores.shape, bool)
        allowed[:, kinds == "O"] = True
        allowed[:, (kinds == "B") & (self._moves.labels != 0)] = may_begin[:, None]
        allowed[:, (kinds == "U") & (self._moves.labels != 0)] = may_be[:, None]
        return cast(Ints, np.where(allowed, scores, -np.inf).argmax(axis=1))

    def _followed(self, hidden: Floats, moves: Ints, go_on: NDArray[np.bool_]) -> Ints:
        """For each token at which an entity may begin, the token after its end."""
        start = np.flatnonzero(self._moves.kinds[moves] == "B")
        at, ends = start + 1, np.zeros(len(moves), np.int64)
        while len(start):
            scores = self._scored(hidden[at + 1, 0] + hidden[start + 1, 1] + hidden[at, 2])
            inside, last = self._moves.inside[moves[start]], self._moves.last[moves[start]]
            rows = np.arange(len(start))
            on, off = scores[rows, inside], scores[rows, last]
            stays = go_on[at] & ((on > off) | ((on == off) & (inside < last)))
            ends[start[~stays]] = at[~stays] + 1
            start, at = start[stays], at[stays] + 1
        return ends

    def _scored(self, sums: Floats) -> Floats:
        """Scores of the moves, from summed features of states."""
        hiddens = (sums + self._states.get_param("b")).max(axis=-1)
        scores = self._ops.gemm(hiddens, self._scores.get_param("W"), trans2=True)
        return cast(Floats, scores + self._scores.get_param("b"))

    def _marks(self, moves: Ints, ends: Ints) -> Marks:
        marks = np.zeros((len(moves), 2), np.uint64)
        marks[:, 0] = OUTSIDE
        for start, end, label in self._walk(moves, ends):
            marks[start:end] = (INSIDE, label)
            marks[start, 0] = BEGIN
        return marks

    def _walk(self, moves: Ints, ends: Ints) -> Iterator[tuple[int, int, int]]:
        """Entities from left to right; what would begin within one does not."""
        done = 0
        for start in np.flatnonzero(self._moves.kinds[moves] != "O").tolist():
            if start >= done:
                done = int(ends[start]) or start + 1
                yield start, done, int(self._moves.labels[moves[start]])


def _fits(nlp: Language) -> bool:
    """Whether the pipeline ends in a greedy recogniser of the kind that is trained by default, and nothing else of it sets entities."""
    if nlp.pipe_names[-1:] != [NAME] or not set(nlp.pipe_names) <= ALONE:
        return False
    ner: Any = nlp.get_pipe(NAME)
    layers = getattr(ner.model, "layers", [])
    if type(ner.model.ops).__name__ != "NumpyOps" or len(layers) != 3 or layers[1].name != "precomputable_affine":
        return False
    sizes = (layers[1].get_dim("nF"), layers[1].get_dim("nP"))
    network = sizes[0] == FEATURES and sizes[1] >= 2 and ner.model.attrs["has_upper"] and not ner.model.attrs["unseen_classes"]
    return bool(network and ner.cfg["beam_width"] == 1 and type(ner.moves).__name__ == "BiluoPushDown")


def _moves(names: Sequence[str], nlp: Language) -> Moves:
    column = {name: i for i, name in enumerate(names)}
    kinds, labels = zip(*((name[0], name[2:]) for name in names), strict=True)
    return Moves(
        np.array(kinds),
        np.array([nlp.vocab.strings.add(label) if label else 0 for label in labels], dtype=np.uint64),
        np.array([column.get(f"I-{label}", 0) for label in labels]),
        np.array([column.get(f"L-{label}", 0) for label in labels]),
    )
