"""Where the names begin and end that the language model saw: without what only stands beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from dateline.core.given_names import given_names
from dateline.resolve.actors.page import POSSESSIVE, opens
from dateline.resolve.actors.spellings import plain
from dateline.resolve.actors.tables import contexts
from dateline.resolve.actors.text import ActorText

_NAMING = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT"})
_LABEL = 4  # letters of a word in capitals that is more likely a label's than an acronym
_QUOTES = frozenset("“”\"‘’'")

Spans = dict[int, tuple[int, int, str]]  # by first token: first token, the one after the last, the model's label


def name_spans(text: ActorText, entities: list[tuple[int, int, str]]) -> Spans:
    """The model's entities (first token, stop, label) that can be names, each cut to the name."""
    marked = [(a, b, label) for a, b, label in entities if label in _NAMING and text.sentence[a] >= 0]
    bare = [(*_past_label(text, *_bare(text, a, b)), label) for a, b, label in marked]
    often = Counter(text.slice(a, b) for a, b, _ in bare if a < b and not text.title[a])
    last = {name.split()[-1] for name in often}
    cut = [(*_unglued(text, a, b, often, last), label) for a, b, label in bare]
    return {first: (first, stop, label) for first, stop, label in cut if first < stop}


def titles_of_works(text: ActorText, spans: Spans) -> frozenset[str]:
    """What the model takes for people and the report puts alone between quotation marks, more than once: a work's title, no name."""
    alone = Counter(
        text.slice(first, stop)
        for first, stop, label in spans.values()
        if label == "PERSON"
        and text.words[max(0, first - 1)] in _QUOTES
        and text.words[min(stop, len(text.words) - 1)] in _QUOTES
        and text.lows[max(0, first - 2)] not in ("as", "named", "called", "nicknamed", "alias")
    )
    return frozenset(name for name, times in alone.items() if times > 1 and plain(name.split()[0]) not in given_names())


def is_loud(text: ActorText, token: int) -> bool:
    """Whether it is a word in capitals, too long for most acronyms."""
    return len(text.words[token]) >= _LABEL and text.words[token].isalpha() and text.words[token].isupper()


def _bare(text: ActorText, first: int, stop: int) -> tuple[int, int]:
    """The entity without article, possessive, quotes and what lies past the block's end."""
    while first < stop and (text.lows[first] in ("the", "a", "an", "this") or not text.words[first][0].isalnum()):
        first += 1
    while first < stop - 1 and text.pos[first] in ("SCONJ", "CCONJ", "PRON"):  # "[Whether Norvia] will accept"
        first += 1
    for token in range(first + 1, stop):
        if text.block[token] != text.block[first] or "\n" in text.words[token]:
            stop = token
            break
    while stop > first and (
        text.lows[stop - 1] in POSSESSIVE
        or text.lows[stop - 1] in contexts()["days"]
        or (not text.words[stop - 1][-1:].isalnum() and text.words[stop - 1][-1:] != ".")
    ):
        stop -= 1
    return first, stop


def _past_label(text: ActorText, first: int, stop: int) -> tuple[int, int]:
    """The entity without a label in capitals before or behind it: "[SHOP FRAUD] Norvik Energy", "Ada Berg [MARRIED]"; not "UEFA"."""
    if stop - first > 1 and text.words[first] in contexts()["no_acronym"] and text.label[first] == "PERSON":  # "MVP [Berg]"
        return first + 1, stop
    loud = [is_loud(text, t) for t in range(first, stop)]
    if all(loud) or text.words[first + loud.index(False)].isupper():
        return first, stop
    before = loud.index(False)
    if before > 1 or (before == 1 and plain(text.words[first + 1]) in given_names() and len(text.words[first]) > _LABEL):
        return first + before, stop
    return (first, stop - 1) if not before and loud[-1] and len(loud) > 2 and text.label[first] == "PERSON" else (first, stop)


def _unglued(text: ActorText, first: int, stop: int, often: Counter[str], last: Set[str]) -> tuple[int, int]:
    """The entity without a word that only its sentence puts beside the name, as the report has the name without it.

    "[Jubilant] Norvik Rovers fans", "Ada Berg [Goes]" in a headline, "the Norvik Air [Twitter] account", "Norvik [Norvik said …]".
    `often`: the entities outside headlines and how often they are there; `last`: their last words.
    """
    rest = text.slice(first + 1, stop) if stop - first > 1 else ""
    if not rest:
        return first, stop
    if text.words[stop - 1] in contexts()["platforms"]:
        return first, stop - 1
    if rest == text.words[first] and opens(text, first) and text.label[first] != "PERSON":  # no Sirhan Sirhan
        return first + 1, stop
    if text.title[first]:
        person = text.label[first] == "PERSON" and text.words[stop - 1] not in last and text.words[stop - 2] in last
        return first, stop - 1 if person else stop
    beside = text.pos[first] == "ADJ" and text.dep[first] == "amod" and text.head[first] >= stop and text.words[stop - 1] in last
    told = often[text.slice(first, stop)] < 2 and often[rest] > 1 and (stop - first > 2 or text.pos[first] == "ADJ")
    return (first + 1, stop) if opens(text, first) and (beside or told) else (first, stop)
