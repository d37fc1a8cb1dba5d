"""Remember what a network's first layer makes of a word, which does not depend on the words around it.

The layer turns a token's form (norm, prefix, suffix, shape, static vector) into numbers: a third of the work, the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

FORM: list[int | str] = ["ORTH", "NORM", "SPACY"]  # from these follows all that the layers below look at
LOOKED_AT = ("ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE")
LAYERS = ("extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors", "maxout", "layernorm", "dropout", "ragged2list")
REMEMBERED = 50_000  # forms a layer: 20 MB

Floats = NDArray[np.float32]
Embed = Callable[[list[Doc]], list[Floats]]


def remember_words(nlp: Language) -> None:
    """Put a memory before the first layer of each network of the pipeline that is of the kind we know."""
    for _, pipe in nlp.pipeline:
        for network in list(_networks(getattr(pipe, "model", None))):
            embed = network.layers[0]
            words = WordVectors(embed.predict, nlp.vocab)
            network.layers[0] = Model("remembered_words", _forward, attrs={"words": words})
            network.set_ref("embed", network.layers[0])


class WordVectors:
    """What a layer made of forms of words, one row each."""

    def __init__(self, embed: Embed, vocab: Vocab, remembered: int = REMEMBERED) -> None:
        self._embed, self._vocab, self._limit = embed, vocab, remembered
        self._row: dict[tuple[int, ...], int] = {}
        self._table = np.zeros((0, 0), np.float32)

    def of(self, docs: list[Doc]) -> list[Floats]:
        """One array a doc, one row a token."""
        forms = [tuple(form) for doc in docs for form in doc.to_array(FORM).tolist()]
        distinct = dict.fromkeys(forms)
        if not forms or len(distinct) > self._limit:
            return self._embed(docs)
        self._learn(distinct)
        rows = self._table[[self._row[form] for form in forms]]
        return np.split(rows, np.cumsum([len(doc) for doc in docs])[:-1])

    def _learn(self, distinct: dict[tuple[int, ...], None]) -> None:
        fresh = [form for form in distinct if form not in self._row]
        if not fresh:
            return
        if len(self._row) + len(fresh) > self._limit:  # full: begin anew
            self._row.clear()
            fresh = list(distinct)
        new, at = self._embed([self._doc(fresh)])[0], len(self._row)
        if not self._table.size:
            self._table = np.zeros((self._limit, new.shape[1]), np.float32)
        self._table[at : at + len(fresh)] = new
        self._row.update((form, at + i) for i, form in enumerate(fresh))

    def _doc(self, forms: Sequence[tuple[int, ...]]) -> Doc:
        """A doc of one token a form."""
        doc = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in forms], spaces=[bool(space) for _, _, space in forms])
        return doc.from_array(["NORM"], cast(Any, np.array([[norm] for _, norm, _ in forms], dtype=np.uint64)))


def _networks(model: Any) -> Iterator[Any]:
    """Chains that begin with a layer of forms."""
    for layer in model.walk() if isinstance(model, Model) else ():
        if layer.has_ref("embed") and layer.layers and layer.layers[0] is layer.get_ref("embed") and _of_forms(layer.layers[0]):
            yield layer


def _of_forms(embed: Model[Any, Any]) -> bool:
    """Whether a layer is built of hashed attributes of forms and static vectors of words, and of nothing else."""
    parts = [layer for layer in embed.walk() if not layer.layers]
    columns = [c for layer in parts if layer.name == "extract_features" for c in layer.attrs["columns"]]
    keys = [layer.attrs["key_attr"] for layer in parts if layer.name == "static_vectors"]
    return bool(columns) and all(layer.name in LAYERS for layer in parts) and set(columns) | set(keys) <= set(LOOKED_AT)


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Floats], Callable[[Any], Any]]:
    if is_train:
        raise NotImplementedError("what is remembered of words is for reading; train with the pipeline as it is loaded from its package")
    return model.attrs["words"].of(docs), lambda _: []
