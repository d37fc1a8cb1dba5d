from __future__ import annotations

import pytest

from dateline.group.terms import profiles, rank_of, stem, terms_of, usual
from group.samples import report


@pytest.mark.parametrize(
    ("forms", "one"),
    [
        ("crash crashes crashed crashing", True),  # verbs
        ("city cities", True),  # plural in -ies
        ("announce announces announced announcing", True),  # stem in -e
        ("plane plan", False),  # not the same word
        ("news new", True),  # a known weakness, harmless: both are common
        ("virus viru", False),  # -us is no plural
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str, one: bool) -> None:
    assert (len({stem(form) for form in forms.split()}) == 1) is one


@pytest.mark.parametrize(("common", "telling"), [("the", "ferry"), ("police", "earthquak"), ("2031", "1,204"), ("12", "zelenskyy")])
def test_rare_words_and_long_numbers_tell_more(common: str, telling: str) -> None:
    assert rank_of(common) < rank_of(telling)
    assert usual(common) > usual(telling)


def test_names_and_words_are_told_apart() -> None:
    (profile,) = profiles([terms_of(report("The ferry reached Tarrow. A storm kept the ferry in Tarrow on Friday with 214 passengers."))])
    assert set(profile.names) == {"tarrow", "214"}
    assert {"ferry", "storm", "passenger"} <= set(profile.words)


def test_what_every_report_has_tells_nothing() -> None:
    alone = profiles([terms_of(report("A flood came. The mill burned."))])
    among = profiles([terms_of(report(f"A flood came. The mill of owner {at} burned.", str(at))) for at in range(400)])
    assert "flood" in alone[0].words
    assert not any("flood" in profile.words for profile in among)
    assert profiles([]) == []
