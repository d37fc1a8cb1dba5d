from __future__ import annotations

import pytest

from dateline.core.report import Cut, Report
from dateline.group.words import title_of, words_in, words_of
from group.samples import report


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tarrow’s mayor won't go", ["tarrow", "mayor", "won't", "go"]),  # possessive off, contraction kept
        ("U.S. forces", ["us", "forces"]),  # an abbreviation is one word
        ("1,200 people, 6.5 percent", ["1,200", "people", "6.5", "percent"]),  # a number is one word
        ("drone-strike/raid", ["drone", "strike", "raid"]),  # compounds come apart
        ("São Tomé, Łódź", ["são", "tomé", "łódź"]),  # other letters
        ("— … !", []),  # no word
    ],
)
def test_words_are_folded(text: str, folded: list[str]) -> None:
    assert [w.folded for w in words_in(text)] == folded


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we will go” and left", ["we", "will", "go"]),  # curly
        ('He said "we will go" and left', ["we", "will", "go"]),  # straight
        ("He said “we will", ["we", "will"]),  # never closed: to the end of the paragraph
        ("She said: 'nobody here will go' and left", ["nobody", "here", "will", "go"]),  # single marks
        ("The mayor's dogs' bowls", []),  # apostrophes
        ("All fine here — Ann Aske (@annaske) May 3", ["all", "fine", "here", "ann", "aske", "annaske"]),  # a post
    ],
)
def test_quoted_words(text: str, quoted: list[str]) -> None:
    assert [w.folded for w in words_in(text) if w.quoted] == quoted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Wenning rose in Ambleton", [True, False, False, False, False]),  # a sentence's first capital says nothing
        ("It rose. Then rain", [True, False, True, False]),  # each sentence
        ("Ferry Runs Aground Off Cape", [True] * 5),  # nor does any in a headline
    ],
)
def test_capitals_that_say_nothing(text: str, said: list[bool]) -> None:
    assert [w.opens for w in words_in(text)] == said


def test_furniture_and_cuts_are_not_the_reports_own() -> None:
    text = "The ferry sank. All rights reserved.\nSign up for our letters\nMore news below"
    assert [w.folded for w in words_of(report(text))] == ["the", "ferry", "sank", "more", "news", "below"]
    start = text.index("More")
    bare = Report(text=text, cut=(Cut(start, len(text), text[start:], "teaser"),))
    assert [w.folded for w in words_of(bare)] == ["the", "ferry", "sank"]


def test_a_title_is_one_short_line() -> None:
    assert title_of(report("x", title="Two\n words ")) == "Two words"
    assert title_of(report("")) == ""
    long = title_of(report("word " * 50))
    assert len(long) <= 90 and long.endswith("word…")
