"""Numbers that the words of a figure can state when they are read again on their own."""

from __future__ import annotations

import pytest

from dateline.serve.verify import stated_by


@pytest.mark.parametrize(
    ("words", "stated", "never"),
    [
        ("at least 12 trucks", {12}, {13, 0}),
        ("10 to 20 homes", {10, 20}, {15}),
        ("pair of lorries", {2}, {1}),  # what made it two, "the" or "a", is no part of a figure's words
        ("trio of divers", {3}, {1}),
        ("pair of glasses", set(), {1}),  # one thing of two parts
        ("nobody was hurt", {0}, {1}),
        ("several lorries", {3}, {0}),
        ("the lorries", set(), {0, 1}),
    ],
)
def test_what_words_state(words: str, stated: set[float], never: set[float]) -> None:
    assert stated_by(words) >= stated
    assert not stated_by(words) & never
