"""What is worked out in other ways than spaCy's gives what spaCy's components give, to the last bit."""

from __future__ import annotations

import importlib
import warnings

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dateline.models.language import DEFAULT_MODEL
from dateline.models.word_vectors import WordVectors, remember_words
from dateline.read.entities import ENTITY, Entities
from dateline.read.parses import MARKS, Parses
from dateline.read.word_marks import SETTLED, WordMarks

TEXTS = [
    "Rebels in Norvia's northern Halm Province shelled the town of Port Verin on Tuesday, killing at least 12, the United Nations said.",
    "There were 40 houses burning. There's no water, and they aren't gonna send any.",
    '"Let\'s wait," said Prime Minister Elena Marsh, who had got ta know of it from Reuters.',
    "It isn't what y'all wanted; nothin' is. I've gotta go, he'd said, but we'd seen 'em.",
    "The Bank of Estmark  raised\n rates by 0.25 percentage points to 4.5%, from $3 billion in 2019.",
    "MOSCOW, Paris and New York City",
    "NATO",
    " \n ",
    "New",
    "",
    "J. R. Smith Jr. of Harlow & Sons Ltd. met Ms. A. Okoro-Diaz (Acme) at 10:30 a.m. near St. Mary's, the W.H.O. and U.S. officials said.",
    "Deutsche Bank AG und der Bund ?! @user #tag http://example.org/x …",
]


@pytest.fixture(scope="module")
def stock() -> Language:
    """The pipeline as its package loads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(DEFAULT_MODEL).load()  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def expected(stock: Language) -> list[Doc]:
    return list(stock.pipe(TEXTS))


def test_whole_parses(nlp: Language, expected: list[Doc]) -> None:
    for _ in range(2):  # fresh, and from memory
        for parse, doc in zip(Parses(nlp).of(TEXTS), expected, strict=True):
            assert parse.words == tuple(t.text for t in doc)
            assert parse.marks.tolist() == np.asarray(doc.to_array(MARKS), dtype=np.uint64).tolist()


def test_entities(stock: Language, expected: list[Doc]) -> None:
    entities = Entities(stock)
    assert entities.stands_for == ("ner",)
    docs = list(stock.pipe(TEXTS, disable=["ner"]))
    found = entities.find(docs)
    assert sum(int((marks[:, 0] == 3).sum()) for marks in found) > 20
    for marks, doc in zip(found, expected, strict=True):
        assert marks.tolist() == doc.to_array(ENTITY).tolist()


def test_parts_of_speech_and_lemmas(stock: Language, expected: list[Doc]) -> None:
    words = WordMarks(stock)
    assert words.stands_for == ("attribute_ruler", "lemmatizer")
    docs = list(stock.pipe(TEXTS, disable=words.stands_for))
    for doc, whole in zip(docs, expected, strict=True):
        assert words.settle(doc).tolist() == whole.to_array(SETTLED).tolist()


@pytest.mark.parametrize("remembered", [50_000, 30, 3])
def test_vectors_of_words(stock: Language, remembered: int) -> None:
    layer = stock.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    words = WordVectors(layer.predict, stock.vocab, remembered)
    docs = [stock.make_doc(text) for text in TEXTS]
    for some in (docs[:2], docs[2:5], docs, docs[::-1]):
        for got, wanted in zip(words.of(some), layer.predict(some), strict=True):
            assert got.tobytes() == wanted.tobytes()


def test_both_networks_remember_words(nlp: Language) -> None:
    names = [n for n in ("tok2vec", "ner") for layer in nlp.get_pipe(n).model.walk() if layer.name == "remembered_words"]  # type: ignore[attr-defined]
    assert names == ["tok2vec", "ner"]


def test_a_pipeline_of_another_kind_is_left_as_it_is() -> None:
    import spacy

    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    other.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Norvia"}])  # type: ignore[attr-defined]
    remember_words(other)
    assert WordMarks(other).stands_for == Entities(other).stands_for == ()
    parse = Parses(other).of(["Rain fell in Norvia."])[0]
    assert parse.words == ("Rain", "fell", "in", "Norvia", ".")
    assert parse.marks[:, MARKS.index("ENT_IOB")].tolist() == [2, 2, 2, 3, 2]
    assert other.vocab.strings[int(parse.marks[3, MARKS.index("ENT_TYPE")])] == "GPE"
