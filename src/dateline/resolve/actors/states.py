"""States: the words that stand for each, from their names to their capitals, with what each form is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.resolve.actors.tables import forms, lines_of

PAST = frozenset(("SU", "YU", "CS", "DD"))  # codes of ISO 3166-3 without their successors
FormSort = Literal["name", "adjective", "people", "capital", "seat"]


@dataclass(frozen=True, slots=True)
class State:
    """One state: ISO 3166 alpha-2 code, name in English."""

    code: str
    name: str

    @property
    def past(self) -> bool:
        """Whether it is no more; gazetteers of today have only the region that it was."""
        return self.code in PAST


@dataclass(frozen=True, slots=True)
class StateForm:
    """One way to say a state; `sort` tells "Ukraine", "Ukrainian", "Ukrainians", "Kyiv" and "the Kremlin" apart."""

    state: State
    sort: FormSort


@cache
def state_forms() -> dict[str, StateForm]:
    """All forms as written and in capitals; of two states with one form the first of the table has it."""
    found: dict[str, StateForm] = {}
    for line in lines_of("state_names.tsv"):
        code, name, names, adjectives, nouns, capitals, seats = line.split("\t")
        state = State(code, name)
        cells: tuple[tuple[tuple[str, ...], FormSort], ...] = (
            ((name, *forms(names)), "name"),
            (forms(adjectives), "adjective"),
            (forms(nouns), "people"),
            (forms(capitals), "capital"),
            (forms(seats), "seat"),
        )
        for given, sort in cells:
            for form in given:
                found.setdefault(form, StateForm(state, sort))
    for form, meant in list(found.items()):
        found.setdefault(form.upper(), meant)
    return found


def state_form(words: str) -> StateForm | None:
    """The state these words stand for, a leading "the" apart; None where they are none's."""
    known = state_forms()
    bare = words[4:] if words[:4] in ("the ", "The ", "THE ") else words
    return known.get(bare) or known.get(words)


@cache
def _by_code() -> dict[str, State]:
    return {form.state.code: form.state for form in state_forms().values()}


def state_of(code: str) -> State | None:
    """The state with that alpha-2 code."""
    return _by_code().get(code)


@cache
def first_words() -> frozenset[str]:
    """First words of all forms: a quick test whether a form can begin at a token."""
    return frozenset(form.split()[0] for form in state_forms())
