"""People and bodies without a name that can act or be acted upon: "gunmen", "two villagers", "the police in Halm"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from dateline.core.entity import Entity, unnamed_key
from dateline.core.resolved import Reference
from dateline.core.spans import Span
from dateline.read.reading import Reading
from dateline.resolve.actors.coreference_past import Standing
from dateline.resolve.actors.tables import people_words
from dateline.resolve.actors.text import ActorText

LONGEST = 4  # words of what such people are called: "riot police officers"; and of the place after them: "in Port Halm"
_SIDES = ("government", "party", "faction", "group", "leader", "community", "delegation", "president", "minister")
_SPEAKERS = ("spokesman", "spokeswoman", "spokesperson", "representative", "negotiator")
_OWNING = ("'s", "’s", "'", "’")
_PREFIXES = ("vice", "ex", "co", "sub", "non", "inter")
_PARTS = ("compound", "nmod")
_AGED, _ROLES = ("old", "olds"), ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj")
_WHENCE = ("in", "of", "from")


def unnamed_parties(
    reading: Reading, text: ActorText, taken: Set[int], peoples: Mapping[int, Standing], country: str | None
) -> tuple[tuple[Reference, Entity], ...]:
    """Words for people without a name, each with the entity it is: its words in lower case, of the country the report is about.

    `taken`: tokens that stand for an actor with a name already. `peoples`: words for a state or people, by their first token: of "Malian
    fishermen" both words are what they are called. As conflict data sets have "Unidentified gunmen (Mali)", one such
    entity is a kind of people, not certain ones: two reports' "gunmen" of one country share it, and it links no happenings.
    """
    known: dict[str, str] = {}
    return tuple(_party(reading, text, words, known, peoples, country) for words in _standing(text, taken, known))


def _party(
    reading: Reading,
    text: ActorText,
    words: tuple[int, int, int],
    known: dict[str, str],
    peoples: Mapping[int, Standing],
    country: str | None,
) -> tuple[Reference, Entity]:
    first, stop, head = words
    lemma, name = text.lemma[head].lower(), _called(text, first, stop)
    if lemma in people_words().taken_up and stop == head + 1:  # "the convoy", once "the aid convoy" was spoken of
        name = known.setdefault(lemma, name) if first == head else name
        known[lemma] = name
    near = (peoples[at] for at in range(first - 1, first - LONGEST, -1) if at in peoples and not _against(text, at))
    if (people := next((p for p in near if text.head[p.stop - 1] == head), None)) is not None and people.draft is not None:
        owning = people.stop + 1 if text.lows[people.stop] in _OWNING else people.stop
        first, name, country = people.first, f"{text.slice(people.first, owning)} {name}", people.draft.country
    span: Span = reading.report.span(text.at[first], text.end(stop - 1))
    entity = Entity(key=unnamed_key(name, country), name=name, sort="group", country=country)
    return Reference(span, entity.id), entity


def _against(text: ActorText, token: int) -> bool:
    """Whether they are against whom the word names: "anti-Malian rioters"."""
    return text.lows[max(0, token - 2) : token] == ["anti", "-"]


def _called(text: ActorText, first: int, stop: int) -> str:
    """The words in lower case but for names among them: "Halm residents"."""
    return " ".join(text.words[t] if _named(text, t, first, stop) else text.lows[t] for t in range(first, stop)).replace(" - ", "-")


def _named(text: ActorText, token: int, first: int, stop: int) -> bool:
    """Whether the word is a name; a capital at the start of the words may be that of the sentence: "Police in Halm"."""
    before_head = first < text.head[token] < stop
    return text.pos[token] == "PROPN" and (token > first or before_head)


def _standing(text: ActorText, taken: Set[int], known: Mapping[str, str]) -> Iterator[tuple[int, int, int]]:
    """First token of each, the one after its last, and its head. `known`: lemmas of heads spoken of before with a word beside them."""
    heads, needy, definite = people_words().heads, people_words().with_modifier | people_words().definite, people_words().definite
    for token, lemma in enumerate(text.lemma):
        word = lemma.lower()
        here = token not in taken and text.sentence[token] >= 0
        if here and _aged(text, token):
            yield token - 4, token + 1, token
        if (word in heads or word in needy) and here and _common(text, token) and not _of_another(text, token):
            first, stop = _first(text, token, taken), _stop(text, token, taken)
            if (word in _SPEAKERS and _for_somebody(text, token)) or _held_as(text, token):
                continue
            told = word in heads or stop - first > 1 or ((word in known or word in definite) and _definite(text, first))
            if told and not _pair(text, first, word):
                yield first, stop, token


def _aged(text: ActorText, token: int) -> bool:
    """Whether the text calls somebody by an age alone: "the 17-year-old was freed", unlike "a 17-year-old boy"."""
    joined = text.lows[token] in _AGED and text.lows[max(0, token - 3) : token] in (["-", "year", "-"], ["-", "month", "-"])
    return joined and text.lows[token - 4].isdigit() and text.dep[token] in _ROLES


def _for_somebody(text: ActorText, token: int) -> bool:
    """Whether the text goes on to say for whom they speak, which is the party: "a spokesman for the union"."""
    after = token + 1
    return after < len(text.words) and text.lows[after] in ("for", "of") and text.head[after] == token


def _held_as(text: ActorText, token: int) -> bool:
    """Whether it only says as what somebody is held: "held six nuns hostage"."""
    bare = text.pos[token - 1 : token] not in (["DET"], ["ADJ"], ["NUM"])
    return text.lows[token] in ("hostage", "captive", "prisoner") and bare and text.lemma[text.head[token]] in ("hold", "take", "keep")


def _definite(text: ActorText, first: int) -> bool:
    return first > 0 and text.lows[first - 1] == "the" and text.sentence[first - 1] == text.sentence[first]


def _of_another(text: ActorText, token: int) -> bool:
    """Whether it only tells of which kind others are: the union of "a trade union federation"."""
    head = text.head[token]
    word = text.lemma[head].lower()
    joined = text.dep[token] in _PARTS and 0 < head - token < LONGEST
    return joined and (word in people_words().heads or word in people_words().with_modifier)


def _pair(text: ActorText, first: int, word: str) -> bool:
    """Whether the words stand for two parties that were named: "the two governments"; "two ministers" are new."""
    before = text.lows[max(0, first - 2) : first]
    if word not in _SIDES or not before:
        return False
    return before[-1] in ("both", "warring", "rival", "opposing") or (before[-1] == "two" and before[0] in ("the", "these", "between"))


def _common(text: ActorText, token: int) -> bool:
    """Whether it is a noun and no name: also "Police", "Prosecutors" as the first word of a sentence, whatever the tagger says."""
    if text.pos[token] == "NOUN" or (text.pos[token] == "PROPN" and text.words[token].islower()):
        return True
    if text.pos[token] == "ADJ" and text.lows[max(0, token - 2) : token] == ["anti", "-"]:
        return True  # "an anti-government march"
    first = token == 0 or text.sentence[token - 1] != text.sentence[token]
    last = text.pos[token] == "PROPN" and text.pos[token + 1 : token + 2] != ["PROPN"]
    return last and ((first and not text.label[token]) or _office(text, token))


def _office(text: ActorText, token: int) -> bool:
    """Whether it is an office or a body written as a name: "the Government", "the Humanitarian Coordinator"."""
    if text.title[token] or text.label[token] not in ("", "ORG") or text.lemma[token].lower() not in people_words().written_large:
        return False
    first = token
    while first > 0 and token - first < LONGEST - 1 and text.sentence[first - 1] == text.sentence[token]:
        if text.pos[first - 1] != "PROPN" and not (text.pos[first - 1] == "ADJ" and text.capital(first - 1)):
            break
        first -= 1
    return _definite(text, first)


def _first(text: ActorText, token: int, taken: Set[int]) -> int:
    """Where the words begin, nouns and telling adjectives before the head taken along."""
    first = token
    while first > 0 and token - first < LONGEST - 1 and _part(text, first - 1, token, taken):
        first -= 1
    return first - 2 if _prefixed(text, first) else first


def _prefixed(text: ActorText, token: int) -> bool:
    """Whether a prefix and a hyphen stand before the word, which make another of it: "vice-president", "ex-minister"."""
    joined = token > 1 and text.lows[token - 1] == "-" and text.at[token] == text.end(token - 1)
    return joined and text.at[token - 1] == text.end(token - 2) and text.lows[token - 2] in _PREFIXES


def _part(text: ActorText, before: int, token: int, taken: Set[int]) -> bool:
    if before in taken or text.sentence[before] != text.sentence[token] or not text.words[before][0].isalpha():
        return False
    if before and text.lows[before - 1] == "-":
        return False  # "a teen-age girl"
    if text.label[before] == "DATE":
        return False  # "in June prisoners had"
    inside = before < text.head[before] <= token
    noun = text.dep[before] in _PARTS and text.pos[before] in ("NOUN", "PROPN")
    sided = text.lows[before] in people_words().sided and text.words[before].islower()  # "eastern forces", but "Western donors"
    return inside and (noun or sided or text.lows[before] in people_words().telling)


def _stop(text: ActorText, token: int, taken: Set[int]) -> int:
    """Where the words end, the place after them taken along: "residents of Port Halm", "the government of Halm province"."""
    at = token + 1
    if at >= len(text.words) or text.lows[at] not in _WHENCE or text.head[at] != token:
        return token + 1
    stop = at + 1
    while stop < len(text.words) and stop - at <= LONGEST and text.pos[stop] == "PROPN":
        stop += 1
    if stop - at > 1 and stop < len(text.words) and text.pos[stop] == "NOUN" and text.head[stop] == at:
        stop += 1
    return stop if stop > at + 1 and text.head[stop - 1] == at and taken.isdisjoint(range(at, stop)) else token + 1
