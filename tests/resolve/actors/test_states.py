"""The table of states, and names folded over their spellings."""

from __future__ import annotations

import pytest

from dateline.resolve.actors.spellings import organisation_words, person_key
from dateline.resolve.actors.states import state_form, state_forms, state_of


@pytest.mark.parametrize(
    ("words", "code", "sort"),
    [
        ("Ukraine", "UA", "name"),
        ("the United States", "US", "name"),
        ("Britain", "GB", "name"),
        ("Dutch", "NL", "adjective"),
        ("Finns", "FI", "people"),
        ("Kiev", "UA", "capital"),
        ("Kyiv", "UA", "capital"),
        ("Downing Street", "GB", "seat"),
        ("SUDAN", "SD", "name"),  # a headline in capitals
    ],
)
def test_forms(words, code, sort):
    form = state_form(words)
    assert form is not None
    assert (form.state.code, form.sort) == (code, sort)


@pytest.mark.parametrize("words", ["", "the", "Atlantis", "polish", "turkey"])
def test_no_state(words):
    assert state_form(words) is None


def test_table_is_whole():
    codes = {form.state.code for form in state_forms().values()}
    assert len(codes) >= 197
    assert {"TW", "XK", "PS"} <= codes
    assert state_of("FR").name == "France"
    assert state_of("??") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
        ("Donald J. Trump", "Donald Trump"),
        ("Viktor Orbán", "Viktor Orban"),
        ("Muammar Gaddafi", "Muammar Qaddafi"),
        ("Mohammed Yusuf", "Muhammad Youssef"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Robert “Bobby” Shaw", "Robert Shaw"),
        ("John Ortiz Jr.", "John Ortiz"),
        ("J.D. Cole", "JD Cole"),
    ],
)
def test_one_person(one, other):
    assert person_key(one) == person_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Volodymyr Putin", "Vladimir Putin"), ("George Bush", "George Busch"), ("Mark Lee", "Marc Leigh"), ("Anna Kim", "Ana Kimi")],
)
def test_two_people(one, other):
    assert person_key(one) != person_key(other)


def test_organisations_in_two_spellings():
    assert organisation_words(["the", "Ministry", "of", "Defence"]) == organisation_words(["Ministry", "for", "Defense"])
