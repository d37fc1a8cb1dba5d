"""Phrases of the table of cues as patterns: each sign of the little language that they are written in."""

from __future__ import annotations

import re

import pytest

from dateline.reconcile import cues
from dateline.reconcile.cues import caught, cue, listed, phrases

TABLE = {
    "lists": {"months": "May June", "numbers": "two nine"},
    "plain": {"within": ["so far", "rise/rose", "climb*"]},
    "slots": {"within": ["from {1-2} to"], "before": ["has/have {0-2}", "lost (only/just)", "(at) least"]},
    "after": {"after": ["{0-2} at < the {1} inn >", "met < (the) duke >"]},
    "signs": {"within": ["(a) # @months", "mid-@months ####", "one … two"], "unless": ["by"]},
}


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    for kept in (cue, phrases, listed):
        monkeypatch.setattr(cues, kept.__name__, kept.__wrapped__)
    monkeypatch.setattr(cues, "_table", lambda: TABLE)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("plain", "It has cost nine lives So Far.", True),
        ("plain", "It has cost nine lives, so farmers say.", False),
        ("plain", "Prices climbed.", True),
        ("plain", "Prices arose.", False),
        ("slots", "raised from 12,500 to 13", True),
        ("slots", "raised from a good nine to 13", False),  # one word too many
        ("slots", "the war has now killed ", True),
        ("slots", "the war has, ministers say, killed more than ", False),
        ("slots", "it lost ", True),
        ("slots", "it lost just ", True),
        ("slots", "it lost nearly ", False),
        ("slots", "at least ", True),
        ("slots", "not even the least", True),
        ("signs", "a 9 May", True),
        ("signs", "nine June days", True),
        ("signs", "nine may come", False),  # a month has its capital
        ("signs", "nine June by day", False),
        ("signs", "mid-May 2031", True),
        ("signs", "mid-May 31", False),
        ("signs", "one of them and two", True),
        ("signs", "one of them; two", False),
    ],
)
def test_what_a_phrase_finds(name: str, text: str, found: bool) -> None:
    assert bool(cues.cue(name).search(text)) is found


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (" stayed at the old inn", "the old inn"),
        (", who slept at the Lunda inn, left", "the Lunda inn"),
        (" met duke", "duke"),
        (" met the duke", "the duke"),
        (" slept long and well at the old inn", ""),  # too far off
    ],
)
def test_what_a_phrase_catches(text: str, group: str) -> None:
    assert cues.caught("after", text) == group


def test_patterns_to_build_into_others() -> None:
    assert re.search(rf"as {cues.listed('numbers')}$", "as nine")
    assert re.search(rf"^{cues.phrases('plain')} \d", "rose 9")


def test_every_cue_of_the_table_is_a_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    named = [name for name in cues._table() if name != "lists"]
    assert all(cue(name).pattern for name in named)
    assert caught("admitted", " were admitted to the Lunda hospital") == "the Lunda hospital"
