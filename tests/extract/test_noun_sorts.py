"""What nouns name, by the list and by their vectors; and the weights, which the list gives again."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

from dateline.extract.noun_sorts import listed, sort_of, sort_of_word, weights
from dateline.extract.occurrences.plover_table import classes

ROOT = Path(__file__).parents[2]

# None of these is listed.
UNLISTED = {
    "someone": "magician sculptor policewoman bureaucrat landlady stepmother coroner stepfather goalkeeper",
    "something": "eatery flyover minivan excavator sawmill granary hovercraft rickshaw",
    "abstract": "squalor nostalgia loneliness backlog sarcasm monopoly disparity inefficiency redundancy",
}


@pytest.mark.parametrize(("sort", "words"), UNLISTED.items())
def test_unlisted_nouns(nlp, sort, words):
    told = {word: sort_of_word(word, nlp.vocab) for word in words.split()}
    assert told.keys().isdisjoint(listed())
    assert set(told.values()) <= {sort, None}
    assert list(told.values()).count(sort) >= len(told) - 2


def test_what_can_be_attacked_is_never_abstract(nlp):
    for name in ("target", "property", "troops", "vehicles", "weapon", "vulnerable"):
        assert not {w for w in classes()[name] if sort_of_word(w, nlp.vocab) == "abstract"}, name


def test_lists_do_not_overlap():
    table = tomllib.loads((ROOT / "src/dateline/extract/tables/noun_sorts.toml").read_text("utf-8"))
    words = [w for cell in table.values() for w in cell.split()]
    assert len(words) == len(set(words))


def test_words_without_a_vector_and_several_senses_say_nothing(nlp):
    assert sort_of_word("qwzxv", nlp.vocab) is None
    assert sort_of_word("party", nlp.vocab) is None


def test_names_and_pronouns(nlp):
    doc = nlp("Maria Lopez met them in Oslo.")
    assert [sort_of(t) for t in doc if t.text in ("Lopez", "them", "Oslo")] == ["someone", "someone", None]


@pytest.mark.skipif(not (ROOT / "training").is_dir(), reason="the training script lies beside the source only")
def test_weights_are_those_of_the_list(nlp):
    sys.path.insert(0, str(ROOT / "training"))
    try:
        import noun_sorts
    finally:
        sys.path.pop(0)
    assert np.abs(noun_sorts.learned(*noun_sorts.examples()) - weights()).max() < 0.002
