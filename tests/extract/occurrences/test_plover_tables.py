"""The tables of triggers and cues: well formed, of known types, modes and acts."""

from __future__ import annotations

import typing

import pytest

from dateline.core.statement import Act
from dateline.extract.occurrences.plover_table import classes, condition_of, means, status_words, triggers
from dateline.extract.positions.cues import CONTENT, cues
from dateline.extract.positions.issue import gerund

# PLOVER of 2023.
MODES = {
    "AGREE": "", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "", "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet", "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege", "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize", "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons "
    "crowd-control unconventional",
}


def test_types_and_modes_are_plovers():
    for rows in triggers().values():
        for row in rows:
            assert row.event_type is None or row.event_type in MODES
            assert row.mode is None or (row.event_type and row.mode in MODES[row.event_type].split()), row
    assert {mode for mode, _ in means()} <= set(MODES["ASSAULT"].split())


def test_every_type_has_verbs_and_nouns():
    for pos in "vn":
        assert {r.event_type for (p, _), rows in triggers().items() if p == pos for r in rows} >= set(MODES) - {"AID"}


def test_table_is_wide():
    assert len(triggers()) > 400


def test_classes_hold_words_in_lower_case():
    assert all(words and all(w == w.lower() for w in words) for words in (*classes().values(), *status_words().values()))


def test_unknown_condition_is_refused():
    with pytest.raises(ValueError, match="is no condition"):
        condition_of("colour:red")


def test_a_class_is_marked():
    assert condition_of("obj:@aid").words == classes()["aid"]
    assert condition_of("!obj:=aid|wheat").words == {"aid", "wheat"}


@pytest.mark.parametrize(("text", "said"), [("obj:aid", "write @aid for the class, =aid for"), ("obj:@aids", "no class has that name")])
def test_what_could_be_a_class_or_a_word_is_refused(text, said):
    with pytest.raises(ValueError, match=said):
        condition_of(text)


def test_acts_and_places_of_cues():
    for rows in cues().values():
        for row in rows:
            assert row.act in typing.get_args(Act)
            assert all(place in ("self", "own") or place.partition(":")[0] in CONTENT for place in row.places)


@pytest.mark.parametrize(
    ("verb", "form"),
    [("cede", "ceding"), ("cut", "cutting"), ("agree", "agreeing"), ("lie", "lying"), ("withdraw", "withdrawing"),
     ("submit", "submitting"), ("deploy", "deploying"), ("be", "being"), ("visit", "visiting"), ("sign", "signing")],
)
def test_gerund(verb, form):
    assert gerund(verb) == form
