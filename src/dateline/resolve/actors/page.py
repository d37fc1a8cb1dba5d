"""The page on which actors' names are marked, and what a word looks like there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from dateline.resolve.actors.states import StateForm
from dateline.resolve.actors.tables import KnownName, contexts, known_names, organisation_nouns, titles
from dateline.resolve.actors.text import ActorText

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
LEGAL = frozenset({"inc", "ltd", "llc", "plc", "corp", "corporation", "co", "company", "limited", "group", "party"})
SHORT = "SHORT"  # the label of a name that the report has longer elsewhere
NO_START = frozenset({"DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "VERB", "AUX", "PUNCT", "NUM", "SPACE", "PART", "INTJ"})


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens `first` to before `stop` name an actor. `known` says which, where a table has it; `label` is the model's."""

    first: int
    stop: int
    sort: str
    known: KnownName | StateForm | None = None
    label: str = ""


@dataclass
class Page:
    """What is found so far; `taken` marks tokens that belong to a name, `works` are titles that look like people's names."""

    text: ActorText
    places: dict[int, str]
    taken: list[bool]
    found: list[Named] = field(default_factory=list)
    small: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()

    def free(self, first: int, stop: int) -> bool:
        return not any(self.taken[first:stop])

    def add(self, named: Named) -> None:
        self.found.append(named)
        self.taken[named.first : named.stop] = [True] * (named.stop - named.first)

    def lengthen(self, at: int, stop: int) -> None:
        """The name that ends before `at` goes on to `stop`: "Norvik Group [Ltd.]"."""
        for number, named in enumerate(self.found):
            if named.stop == at:
                self.found[number] = replace(named, stop=stop)
                self.taken[at:stop] = [True] * (stop - at)


@cache
def person_titles() -> frozenset[str]:
    """Title heads after which a capitalised run is a person's name."""
    return titles().heads | titles().courtesy


def name_run(text: ActorText, first: int) -> int:
    """The token after a run of capitalised words that could be a person's name beginning at `first`."""
    stop = first
    size = len(text.words)
    while stop < size and stop - first < 7 and text.sentence[stop] == text.sentence[first]:
        word = text.words[stop]
        if name_word(text, stop) or (
            stop > first and text.lows[stop] in contexts()["name_particles"] and stop + 1 < size and name_word(text, stop + 1)
        ):
            stop += 1
        elif (
            stop > first
            and word == "-"
            and stop + 1 < size
            and text.words[stop + 1].isalpha()
            and text.at[stop + 1] == text.end(stop - 1) + 1
        ):
            stop += 2
        elif stop > first and _nickname(text, stop):
            stop += 3
        else:
            break
    return stop


def _nickname(text: ActorText, token: int) -> bool:
    """'Robert ["Bobby"] Scott'."""
    if token + 3 >= len(text.words) or text.words[token] not in ('"', "“") or text.words[token + 2] not in ('"', "”"):
        return False
    return (
        text.capital(token + 1)
        and text.pos[token + 3] == "PROPN"
        and text.capital(token + 3)
        and text.sentence[token + 3] == text.sentence[token]
    )


def name_word(text: ActorText, token: int) -> bool:
    word = text.words[token]
    if (text.lows[token] in contexts()["days"] and text.label[token] != "PERSON") or (word.isupper() and word in known_names()):
        return False
    return (
        word[:1].isupper()
        and word[-1:] not in ",;:"
        and text.pos[token] in ("PROPN", "NOUN", "ADJ", "X", "VERB")
        and not any(c.isdigit() for c in word)
    )


def goes_into_title(text: ActorText, stop: int) -> bool:
    """Whether the words go on into a title: "[British Defence] Secretary Tom King"."""
    inside = text.lows[stop - 1] in titles().modifiers and text.lows[stop - 1] not in organisation_nouns().heads
    return inside and stop < len(text.words) and text.lows[stop] in titles().heads


def in_other_name(text: ActorText, first: int, stop: int) -> bool:
    """Whether the words before or after make a state's word something else: "North American", "the Gulf of Oman"."""
    if first > 1 and text.lows[first - 1] == "of" and text.capital(first - 2) and text.lows[first - 2] in contexts()["waters"]:
        return True
    before = f"{text.words[first - 1]}_{text.words[stop - 1]}" if first else ""
    after = f"{text.words[first]}_{text.words[stop]}" if stop < len(text.words) else ""
    return before in contexts()["no_state"] or after in contexts()["no_state"]


def opens(text: ActorText, token: int) -> bool:
    """Whether a word's capital may be only that of a sentence's beginning."""
    return token == 0 or text.sentence[token - 1] != text.sentence[token] or not text.words[token - 1][-1:].isalnum()
