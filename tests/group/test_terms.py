from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.group.likeness import agreements, rare_in_common
from dateline.group.terms import NAMED, Profile, code_of, is_name, profile_of, rank_of, stem, unpacked, usual
from group.samples import FERRY, FERRY_OTHER_WRITER, FLOOD_KESTREL, RATES, report


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


def has(terms: str, profile: Profile, part: str) -> bool:
    return {code_of(term) for term in terms.split()} <= set(getattr(profile, part).codes.tolist())


def test_a_name_that_many_bear_adds_only_so_much() -> None:
    """Oxford is among the frequent words of English, Brackmoor is not."""
    for town, held in (("Oxford", True), ("Brackmoor", False)):
        one, other = (profile_of(report(f"A man from {town} {did}.", "a")).names for did in ("sang", "left"))
        assert float(agreements(one, [other])[0]) == pytest.approx(1)
        assert float(agreements(one, [other], 0.2)[0]) == pytest.approx(0.2 if held else 1)


def test_names_and_words_are_told_apart() -> None:
    profile = profile_of(report("The ferry reached Tarrow. A storm kept the ferry in Tarrow on Friday with 214 passengers."))
    assert has("tarrow 214", profile, "names") and len(profile.names) == 2
    assert has("ferry storm passenger", profile, "words")
    assert {key - NAMED for key in profile.keys if is_name(key)} == set(profile.names.codes.tolist())
    assert {key for key in profile.keys if not is_name(key)} == set(profile.words.codes.tolist())


def test_a_rare_word_with_a_capital_that_stands_in_the_title_alone_is_a_name() -> None:
    told = report("Rain kept the river high on Friday.", title="Brackmoor waits for brickies")
    profile = profile_of(told)
    assert has("brackmoor", profile, "names") and not has("bricky", profile, "names")


def test_words_run_together_and_ranks_say_nothing() -> None:
    profile = profile_of(report("They hadn't heard, and Gov. Tarling couldn't say whether they'll hear."))
    assert has("tarl", profile, "names") and len(profile.names) == 1
    assert not {code_of(t) for t in ("hadn't", "couldn't", "they'll")} & set(profile.words.codes.tolist())


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("A man from Brackmoor sang.", "In Brackmoor it rained.", 1),
        ("Ola Tarling of Brackmoor sang.", "Brackmoor has heard Tarling.", 2),
        ("A man from Oxford sang to 1,200 people in 2019.", "In Oxford 1,200 came in 2019.", 0),  # borne by many, round, a year
        ("A man from Brackmoor sang.", "In Culverden it rained.", 0),
    ],
)
def test_names_that_few_bear_are_counted(one: str, other: str, count: int) -> None:
    a, b = (profile_of(report(text, text)).names for text in (one, other))
    assert rare_in_common(a, [b]).tolist() == [count]


@pytest.mark.parametrize("text", [FERRY, "Yes.", ""])
@pytest.mark.parametrize("about", [{}, {"title": "Ferry aground off Cape Orrin", "publisher": "Herald"}])
def test_a_profile_is_the_same_after_it_was_packed(text: str, about: dict[str, str]) -> None:
    made = profile_of(replace(report(text, "a"), **about))
    back = unpacked(made.packed())
    assert (back.keys, back.title, back.outlet, back.packed()) == (made.keys, made.title, made.outlet, made.packed())
    assert agreements(back.names, [made.names]).tolist() == agreements(made.names, [made.names]).tolist()


def test_agreement_is_the_same_from_either_side() -> None:
    """To the last bit: an index keeps what was found from one side, and which side was there first differs."""
    profiles = [profile_of(report(text, "a")) for text in (FERRY, FERRY_OTHER_WRITER, FLOOD_KESTREL, RATES)]
    for a in profiles:
        among = agreements(a.words, [b.words for b in profiles]).tolist()
        assert among == [float(agreements(b.words, [a.words])[0]) for b in profiles]
    assert round(float(agreements(profiles[0].words, [profiles[0].words])[0]), 5) == 1
