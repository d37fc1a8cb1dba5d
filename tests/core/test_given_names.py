"""Given names by gender, and names that both have."""

from __future__ import annotations

from dateline.core.given_names import given_names, is_given_name


def test_names_of_women_of_men_and_of_both() -> None:
    assert (given_names()["lena"], given_names()["oliver"]) == ("female", "male")
    assert is_given_name("Robin") and "robin" not in given_names()
    assert not is_given_name("Bridge")
