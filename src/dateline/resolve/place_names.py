"""Tell which stretches of a report are place names: the gazetteer proposes, labels and the words around decide."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.read.reading import Reading
from dateline.resolve.gazetteer import Entry, folded_places
from dateline.resolve.gazetteer_fold import fold
from dateline.resolve.place_runs import LONGEST, Run, abbreviations, initials, postal_codes, runs
from dateline.resolve.place_senses import ENGLISH
from dateline.resolve.place_sorts import Sort, in_list, with_sorts, word_after
from dateline.resolve.place_words import demonyms, place_words

Verdict = Literal["yes", "maybe", "no"]  # maybe: a place if the same name is one elsewhere in the report

_BEFORE = re.compile(r"([\w’'.-]+)[\s\"“‘']+(?:the\s+)?$", re.IGNORECASE)
_OF_BEFORE = re.compile(r"([\w’'-]+)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_LIST_AGED = re.compile(r", of $")
_AGED = re.compile(r", of $")
_KINDS_OF = frozenset({"City", "Town", "Village", "County", "State", "Port"})
_SAINTS_DAY = re.compile(r"['’]s (?:Day|Cathedral|Church|School|Square)")
_ARTICLE_BEFORE = re.compile(r"\b(?:[Aa]n?|[Tt]he) $")
_INITIAL_BEFORE = re.compile(r"\b[A-Z]\. $")
_REACH = 40  # characters looked at before and after a name
_STREETS = frozenset(["Street", "St", "Avenue", "Ave", "Road", "Rd", "Drive", "Lane", "Boulevard", "Blvd", "Highway", "Parkway", "Turnpike", "Pike", "Expressway", "Freeway"])
BIG = 100_000  # people of a town that is taken for a place without the parser's word for it


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name where it stands, with all that the gazetteer has under it; `sort` is what the words beside it say it is."""

    start: int
    end: int
    key: str
    senses: tuple[Entry, ...]
    sort: Sort = ""


@dataclass(frozen=True, slots=True)
class _Labelled:
    start: int
    end: int
    label: str


def _is_body(word: str) -> bool:
    return word in place_words().bodies


class _Labels:
    """The parser's entities of one reading, by offset."""

    def __init__(self, reading: Reading) -> None:
        self.all = [_Labelled(e.start_char, e.end_char, e.label_) for e in reading.doc.ents]
        self.starts = [e.start for e in self.all]
        text = reading.text
        people = [text[e.start:e.end].removesuffix("'s").removesuffix("’s").split() for e in self.all if e.label == "PERSON"]
        self.person_words = frozenset(part for words in people for part in words)
        self.parts_of_persons = frozenset(part for words in people if 1 < len(words) < 4 for part in (words[0], words[-1]) if not _is_body(words[-1]))

    def at(self, start: int, end: int) -> _Labelled | None:
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and self.all[at].end > start:
            return self.all[at]
        at += 1
        return self.all[at] if at < len(self.all) and self.all[at].start < end else None


def find_names(reading: Reading) -> list[PlaceName]:
    """Place names of a report in the order of the text; they do not overlap."""
    labels = _Labels(reading)
    text = reading.text
    sure: list[PlaceName] = []
    perhaps: list[PlaceName] = []
    refused: list[PlaceName] = []
    for block in reading.report.blocks:
        if block.kind == "dateline":
            sure += _dateline_names(text, block.start, block.end)
        elif block.kind != "byline":
            for run in runs(text, block.start, block.end):
                for verdict, name in _names_of_run(text, run, labels):
                    {"yes": sure, "maybe": perhaps, "no": refused}[verdict].append(name)
    sure, left = _promoted(text, sure, perhaps)
    sure += _unknown(text, labels, sure, {(n.start, n.end) for n in (*left, *refused)})
    return with_sorts(text, sorted(sure, key=lambda n: n.start))


def _promoted(text: str, sure: list[PlaceName], perhaps: list[PlaceName]) -> tuple[list[PlaceName], list[PlaceName]]:
    """Doubtful names that are places after all, and the rest.

    They are surely places elsewhere in the report, stand in a list with one ("Sunnyvale and Morgan Hill"), or are towns of a country
    that the report speaks of, where towns are not named like people.
    """
    known = {n.key for n in sure}
    countries = {n.senses[0].country for n in sure} - ENGLISH
    taken = [n for n in perhaps if n.key in known or _is_town_of(n, countries)]
    held = {n.start for n in taken}
    taken += _listed(text, [*sure, *taken], [n for n in perhaps if n.start not in held])
    held = {n.start for n in taken}
    return sure + taken, [n for n in perhaps if n.start not in held]


def _is_town_of(name: PlaceName, countries: set[str]) -> bool:
    return any(e.country in countries and not e.other and e.population >= BIG / 2 for e in name.senses[:2])


def _listed(text: str, sure: list[PlaceName], perhaps: list[PlaceName]) -> list[PlaceName]:
    """Doubtful names beside a sure one in a list, with a sense in one of its countries."""
    ends, starts = {n.end: n for n in sure}, {n.start: n for n in sure}
    taken = []
    for name in (*perhaps, *reversed(perhaps)):
        if name.start not in starts and any(_akin(name, other) for other in _beside(text, name, starts, ends)):
            taken.append(name)
            starts[name.start] = ends[name.end] = name
    return taken


def _beside(text: str, name: PlaceName, starts: dict[int, PlaceName], ends: dict[int, PlaceName]) -> Iterator[PlaceName]:
    for end in range(name.start - 1, max(0, name.start - 14), -1):
        if end in ends and in_list(text, end, name.start):
            yield ends[end]
    for start in range(name.end + 1, name.end + 14):
        if start in starts and in_list(text, name.end, start):
            yield starts[start]


def _akin(name: PlaceName, other: PlaceName) -> bool:
    countries = {e.country for e in other.senses[:8]}
    return any(e.country in countries and not e.other for e in name.senses)


def _dateline_names(text: str, start: int, end: int) -> Iterator[PlaceName]:
    """Names of a dateline: the parser has not read it, and all that the gazetteer knows there is a place."""
    head = text[start:end].split("(")[0]
    for run in runs(text, start, start + len(head)):
        yield from (name for _, _, name in _matches(text, run) if name.key not in ("news", "ap", "reuters"))


def _matches(text: str, run: Run) -> Iterator[tuple[int, int, PlaceName]]:
    """The longest names that the gazetteer has, from left to right, with the numbers of their first word and of the one after."""
    at = 0
    while at < len(run):
        for stop in range(min(len(run), at + LONGEST), at, -1):
            found = _match(text, run, at, stop)
            if found:
                yield at, stop, found
                at = stop - 1
                break
        at += 1


def _match(text: str, run: Run, at: int, stop: int) -> PlaceName | None:
    first, last = run[at], run[stop - 1]
    if first.text[0].islower() or last.text[0].islower():
        return None
    words = text[first.start:last.end]
    if first.text in _KINDS_OF and run[at + 1:at + 2] and run[at + 1].text == "of":
        return None
    if stop - at == 1 and not _may_stand_alone(text, first.start, first.end, words):
        return None
    key = fold(words)
    senses = folded_places(key)
    if last.text == "City" and stop - at > 1 and not any(e.source == "geonames" for e in senses):
        return None  # "Springfield City Council" is of Springfield, unless a town has the longer name
    return PlaceName(first.start, last.end, key, senses) if senses else None


def _may_stand_alone(text: str, start: int, end: int, word: str) -> bool:
    """A bare letter or an unlisted "U.N." is no name; the postal code of a state only after a comma; "Ill" only with its full stop."""
    if word in place_words().directions or (word in demonyms() and not any(e.kind == "country" for e in folded_places(fold(word)))):
        return False
    if word in postal_codes():
        return text[max(0, start - 2):start] == ", "
    if "." in word:
        return word in abbreviations() or fold(word).replace(" ", "") in initials()
    return word.lower() in initials() or (len(word) > 2 and word + "." not in abbreviations())


def _names_of_run(text: str, run: Run, labels: _Labels) -> Iterator[tuple[Verdict, PlaceName]]:
    for at, stop, name in _matches(text, run):
        yield _verdict(text, run, at, stop, name, labels), name


_NEVER = frozenset(["DATE", "TIME", "CARDINAL", "MONEY", "QUANTITY", "ORDINAL", "PERCENT", "LANGUAGE"])


def _verdict(text: str, run: Run, at: int, stop: int, name: PlaceName, labels: _Labels) -> Verdict:
    context = _Context(text, run, at, stop, name)
    entity = labels.at(name.start, name.end)
    label = entity.label if entity else ""
    if label in _NEVER or context.denied() or (_is_first_name(run, stop, entity, labels) and not context.wide()):
        return "no"
    if context.county() or context.of_party():
        return "yes"
    exact = entity is not None and entity.end <= name.end + 2 and entity.start >= name.start - 4
    person = context.word in labels.parts_of_persons
    if label in ("GPE", "LOC", "FAC"):
        return _of_place(context, exact, person)
    if label == "PERSON":
        return _of_person(context, exact, person)
    if label == "NORP" and not exact:
        return "no"
    if label in ("ORG", "EVENT", "LAW", "WORK_OF_ART") and not exact:
        return _of_body(context, entity)
    return _of_bare(context, person)


def _is_first_name(run: Run, stop: int, entity: _Labelled | None, labels: _Labels) -> bool:
    """Whether the parser calls the very next word a person's name, and this one another thing: "Volodymyr" + "Zelenskyy"."""
    if stop == len(run) or _is_body(run[stop].text) or (entity is not None and entity.end >= run[stop].end):
        return False
    following = labels.at(run[stop].start, run[stop].end)
    return following.label == "PERSON" if following else run[stop].text in labels.person_words


def _of_place(context: _Context, exact: bool, person: bool) -> Verdict:
    if exact:
        return "maybe" if person and not context.strong() and not context.wide() else "yes"
    if context.common or (person and not context.strong()):
        return "no"
    return "yes" if context.first or context.qualified() or context.wide() else "maybe"


def _of_person(context: _Context, exact: bool, person: bool) -> Verdict:
    if context.common:
        return "no"
    if exact and not person and (context.strong() or context.aged() or context.followed_by_container() or context.is_country()):
        return "yes"
    if (context.before_body() and context.first) or (exact and context.before_kind() and context.after_article()):
        return "yes"
    return "maybe" if exact and not person else "no"


def _of_body(context: _Context, entity: _Labelled | None) -> Verdict:
    if context.common:
        return "no"
    starts = entity is not None and context.name.start <= entity.start + 4
    if (starts or context.first) and context.before_body():
        return "yes"
    if context.after_of() and context.is_known() and (not context.next_word or context.before_body()):
        return "yes"
    return "yes" if context.wide() and (starts or context.known_widely()) else "maybe"


def _of_bare(context: _Context, person: bool) -> Verdict:
    if context.common or person:
        return "no"
    if context.wide() or context.followed_by_container() or (context.preceded() and not context.after_the()) or context.before_kind() or context.before_body():
        return "yes"
    return "maybe"


class _Context:
    """What stands around a name."""

    def __init__(self, text: str, run: Run, at: int, stop: int, name: PlaceName) -> None:
        self.text, self.name, self.words = text, name, place_words()
        self.word = text[name.start:name.end]
        self.first, self.alone = at == 0, at == 0 and stop == len(run)
        self.before_word = run[at - 1].text if at else ""
        self.next_word = run[stop].text if stop < len(run) else ""
        self.after_next = run[stop + 1].text if stop + 1 < len(run) else ""
        self.common = all(w.text.capitalize() in self.words.common or w.text in self.words.qualifiers for w in run[at:stop]) or self._initials()
        self.second_last = stop == len(run) - 1
        before = text[max(0, name.start - _REACH):name.start]
        match = _BEFORE.search(before)
        self.previous = match.group(1) if match else ""
        of = _OF_BEFORE.search(before)
        self.head = of.group(1) if of else ""

    def _initials(self) -> bool:
        word = self.word
        return len(word) < 5 and word.isupper() and "." not in word and word.lower() not in initials()

    def after_article(self) -> bool:
        return bool(_ARTICLE_BEFORE.search(self.text, max(0, self.name.start - 5), self.name.start))

    def after_the(self) -> bool:
        """Whether an article stands before it: towns take none."""
        return self.text[max(0, self.name.start - 4):self.name.start].lower() == "the "

    def county(self) -> bool:
        return self.name.key.endswith((" county", " parish")) and self.name.senses[0].kind == "county"

    def of_party(self) -> bool:
        """Whether it is what a member of parliament is elected for: "R-Fairfax"."""
        return self.before_word in self.words.parties and self.text[self.name.start - 1] == "-"

    def aged(self) -> bool:
        """Whether it is where a person is from: "Ann Ray, 19, of Martinez"."""
        return bool(_AGED.search(self.text, max(0, self.name.start - 8), self.name.start))

    def qualified(self) -> bool:
        return self.before_word in self.words.qualifiers

    def denied(self) -> bool:
        """Words that make it another thing: a paper, a firm, a street, a person with a title."""
        words = self.words
        text, start, end = self.text, self.name.start, self.name.end
        if _SAINTS_DAY.match(text, end) or _INITIAL_BEFORE.search(text, max(0, start - 4), start):
            return True
        if self.before_word in words.honorifics or self.previous in words.honorifics:
            return True
        if self.word in words.institutions and not self.strong() and self.previous != "at":
            return True
        if self.next_word in words.no_place_before or self.after_next in words.no_place_before or self.before_word in words.no_place_after:
            return True
        if self.next_word.rstrip(".") in _STREETS and self.second_last and not self.county():
            return True
        if self.before_word in words.titles or (self.previous in words.titles and not self.before_body()):
            return not self.wide()
        return self.head in words.of_bodies and not self.next_word

    def strong(self) -> bool:
        return self.previous.lower() in self.words.strong_prepositions or self.head.lower() in self.words.heads

    def preceded(self) -> bool:
        return self.first and (self.previous.lower() in self.words.prepositions or self.head.lower() in self.words.heads)

    def after_of(self) -> bool:
        return bool(self.head)

    def before_body(self) -> bool:
        return self.next_word in self.words.bodies

    def before_kind(self) -> bool:
        return not self.next_word and word_after(self.text, self.name.end) in self.words.kinds_after

    def followed_by_container(self) -> bool:
        """Whether ", Texas" or ", Ukraine" follows."""
        if self.text[self.name.end:self.name.end + 2] != ", ":
            return False
        start = self.name.end + 2
        following = next(runs(self.text, start, min(len(self.text), start + _REACH)), ())
        if not following or following[0].start != start:
            return False
        return any(n.start == start and any(e.kind in ("region", "country") for e in n.senses) for _, _, n in _matches(self.text, following))

    def wide(self) -> bool:
        """Whether the name is first of all that of a country, a state or a great region."""
        return any(e.kind in ("country", "area") or (e.kind == "region" and not e.other and e.population > BIG) for e in self.name.senses[:2])

    def is_country(self) -> bool:
        return any(e.kind == "country" and not e.other for e in self.name.senses[:2])

    def is_known(self) -> bool:
        return any(not e.other and (e.population > BIG / 20 or e.kind != "city") for e in self.name.senses[:2])

    def known_widely(self) -> bool:
        return any(e.kind == "country" or e.population > 10 * BIG for e in self.name.senses[:2])


def _unknown(text: str, labels: _Labels, known: Iterable[PlaceName], refused: set[tuple[int, int]]) -> Iterator[PlaceName]:
    """Places by the parser's word alone, that the gazetteer does not have: streets, palaces, hamlets."""
    spans = sorted((n.start, n.end) for n in known)
    starts = [s for s, _ in spans]
    for entity in labels.all:
        if entity.label in ("GPE", "LOC", "FAC"):
            start, end = _bare(text, entity.start, entity.end)
            at = bisect_right(starts, end - 1) - 1
            free = (at < 0 or spans[at][1] <= start) and (start, end) not in refused
            if start < end and free and _may_be_unknown(text, start, end, entity.label):
                key = fold(text[start:end])
                yield PlaceName(start, end, key, folded_places(key))


def _may_be_unknown(text: str, start: int, end: int, label: str) -> bool:
    """A hamlet needs a preposition before it ("in Thackerville"): the parser calls many a surname a place."""
    name = text[start:end]
    words = name.split()
    if not name[0].isupper() or words[0] in demonyms() or "," in name:
        return False
    if words[-1] in place_words().features:
        return True
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    return label == "GPE" and len(name) > 2 and match is not None and match.group(1).lower() in place_words().prepositions


_ARTICLE = re.compile(r"(?:the|The|THE)\s+")
_POSSESSIVE = re.compile(r"['’]s?$")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """An entity's stretch without its article and its possessive."""
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    possessive = _POSSESSIVE.search(text[start:end])
    return start, start + possessive.start() if possessive else end
