"""How likely a word tells of a happening: what weighing adds to short reports and leaves out of long ones, and the tables it reads."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from occurrence_names import resolved_of

from dateline.extract.occurrences import likely
from dateline.extract.occurrences.occurrences import find_occurrences, found_triggers
from dateline.extract.occurrences.plover_table import triggers

ROOT = Path(__file__).parents[3]
TYPES = {row.event_type for rows in triggers().values() for row in rows if row.event_type}

# Words that no row reads, or only in another sense.
ADDED = [
    ("Police pinned the lawyer to the ground outside the court.", "pinned", "COERCE"),
]
# Sentences whose rows read a daily word as a deed between parties.
DAILY = [
    ("Only a third of members have to be present at meetings of the club.", "meetings"),
    ("Fans expressed concern about the price of tickets.", "expressed"),
]
# What is likely by its words alone, and may be daily business.
BUSINESS = [
    "Russian flag carrier Norvair has negotiated the purchase of twelve new engines.",
    "The Estmark State Police bomb squad has responded to an east-side Holm storage unit after a report of smoke.",
]
FILLER = (
    "The library on Mill Road opens at nine on weekdays. Its roof is forty years old, and the shelves along the north wall are of oak. "
    "Readers find novels on the ground floor and maps in the cellar. The staff of six know most of them by name. "
    "In spring the garden behind it is full of tulips, and children draw on the benches while their parents read in the sun. "
    "A cat sleeps near the heater. The clock above the desk runs two minutes late, as it has for years, and nobody minds. "
)


def told(reading_of_text, text):
    reading = reading_of_text(text)
    return [(t.token.text, t.event_type, t.learned) for _, t, _ in found_triggers(reading, resolved_of(reading))]


@pytest.mark.parametrize(("text", "word", "event_type"), ADDED)
def test_word_that_no_row_reads_is_added_to_a_short_report(reading_of_text, text, word, event_type):
    assert (word, event_type, True) in told(reading_of_text, text)
    assert word not in [w for w, _, _ in told(reading_of_text, f"{text} {FILLER}")]


@pytest.mark.parametrize(("text", "word"), DAILY)
def test_daily_word_is_left_out_of_a_long_report(reading_of_text, text, word):
    assert word in [w for w, _, _ in told(reading_of_text, text)]
    assert word not in [w for w, _, _ in told(reading_of_text, f"{text} {FILLER}")]


def test_word_of_force_is_never_left_out(reading_of_text):
    text = "A man went on a rampage in a clinic on Sunday, killing seven patients and a nurse."
    assert ("killing", "ASSAULT", False) in told(reading_of_text, f"{text} {FILLER}")


def test_word_told_as_one_with_one_that_is_read_is_not_added(reading_of_text):
    assert [w for w, _, _ in told(reading_of_text, "Youths erected barricades in the northern districts on Tuesday.")] == ["erected"]


def test_verb_of_speech_is_not_added_for_what_is_said(reading_of_text):
    strikes = "Norvian forces carried out five sets of strikes against camps across Estmark between Jan. 27 and Feb. 2"
    text = f"{strikes}, the U.S. military's U.S. Africa Command declared Friday."
    assert [w for w, _, _ in told(reading_of_text, text)] == ["strikes"]


@pytest.mark.parametrize("text", BUSINESS)
def test_daily_business_is_not_added(reading_of_text, text):
    assert told(reading_of_text, text) == []


def test_what_is_added_is_told_as_less_sure(reading_of_text):
    reading = reading_of_text(ADDED[0][0])
    assert [o.confidence for o in find_occurrences(reading, resolved_of(reading), [])] == [0.4]


def test_tables_hold_the_types():
    weights = likely.type_weights()
    assert set(weights.types) == TYPES
    assert np.isfinite(weights.table).all() and np.isfinite(weights.vectors).all()


def test_likelihoods_are_shares():
    dimensions = len(likely.type_weights().vectors)
    for found in ({}, {"no such sign": 1.0}, {"kill/v": 1.0, "VERB ROOT": 1.0}):
        shares = likely.likelihoods(found, np.zeros(dimensions))
        assert set(shares) == TYPES and all(0 <= s <= 1 for s in shares.values()) and sum(shares.values()) < 1.001


def test_without_word_vectors_nothing_is_weighed():
    doc = spacy.blank("en")("Police frogmarched the mayor out of the town hall.")
    assert not likely.fits(doc.vocab) and not likely.likely_words(doc).any()
    assert likely.weighed([], list(doc), doc[:], None) == []  # type: ignore[arg-type]


@pytest.mark.skipif(not (ROOT / "training").is_dir(), reason="the training passages lie beside the source only")
def test_training_passages_are_marked_as_they_should_be():
    sys.path.insert(0, str(ROOT / "training"))
    try:
        from passages import KEPT_BACK, PASSAGES, passages
    finally:
        sys.path.pop(0)
    learned, kept_back = (list(passages(sorted(folder.glob("*.txt")))) for folder in (PASSAGES, KEPT_BACK))
    assert len(learned) > 10_000 and len(kept_back) > 1_000
    assert not {p.text for p in learned} & {p.text for p in kept_back}
    for passage in (*learned, *kept_back):
        assert not set("[]{}|") & set(passage.text), passage.ident
        for h in passage.happenings:
            assert h.event_type in TYPES and h.status in "hopyn", passage.ident
            assert all(words in passage.text for words in (*h.who, *h.whom)), passage.ident
