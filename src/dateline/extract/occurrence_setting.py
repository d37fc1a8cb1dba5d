"""What a report as a whole is about, for words that tell of an attack in one setting and of a game or an accident in another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract import clause
from dateline.extract.plover_table import classes
from dateline.extract.plover_types import HURT, Reading

LEAST = 3  # words of a setting that a report must have at the least before it counts
MORE = 2  # how many times as many as words of arms
BURSTS = frozenset(("explosion", "blast", "explode", "burn"))


@dataclass(frozen=True, slots=True)
class Setting:
    """Whether the report is about a sport, and whether about an accident or a disaster."""

    sport: bool
    accident: bool

    def quiet(self, reading: Reading, sentence: Words) -> bool:
        """Whether an attack read in the sentence is none in this setting, where the sentence has no word of arms."""
        if reading.event_type != "ASSAULT" or not (self.sport or self.accident):
            return False
        lemma = reading.token.lemma_.lower()
        armed = classes()["armed"] if self.sport else classes()["armed"] - classes()["bystanders"]
        if not armed.isdisjoint(w for t in sentence for w in (t.lemma_.lower(), t.lower_)):
            return False
        if self.sport:
            return True
        return lemma in BURSTS or (lemma in HURT and _unblamed(reading.token))


def _unblamed(token: Token) -> bool:
    """Whether nobody is said to have done the harm: "some seriously injured", "five were hurt"."""
    bare = token.tag_ == "VBN" and not clause.children(token, "dobj", "agent")
    return token.pos_ != "VERB" or bare or not clause.doers(token)


def setting_of(lemmas: NDArray[np.generic]) -> Setting:
    """The setting of a report with these lemmas (string ids, one a token)."""
    sport, accident, arms = (int(np.isin(lemmas, ids).sum()) for ids in _ids())
    return Setting(sport >= max(LEAST, MORE * arms), accident >= max(LEAST, MORE * arms))


@cache
def _ids() -> tuple[NDArray[np.uint64], ...]:
    names = ("sport_talk", "accident", "armed")
    return tuple(np.array(sorted(get_string_id(w) for w in classes()[n] - classes()["not_telling"]), dtype=np.uint64) for n in names)
