"""What stands around a capitalised name: the parser's labels, and the words before and after."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from dateline.read.reading import Reading
from dateline.resolve.gazetteer.gazetteer import Entry
from dateline.resolve.places.matches import PlaceName, matches
from dateline.resolve.places.runs import Run, initials, runs
from dateline.resolve.places.sorts import word_after
from dateline.resolve.places.words import place_words

WORD_BEFORE = re.compile(r"([\w’'.-]+)[\s\"“‘']+(?:the\s+)?$", re.IGNORECASE)
_OF_BEFORE = re.compile(r"([\w’'-]+)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_AGED = re.compile(r", of $")
_SAINTS_DAY = re.compile(r"['’]s (?:Day|Cathedral|Church|School|Square)")
_ARTICLE_BEFORE = re.compile(r"\b(?:[Aa]n?|[Tt]he) $")
_INITIAL_BEFORE = re.compile(r"\b[A-Z]\. $")
REACH = 40  # characters looked at before and after a name
ARTICLES_WITHIN = frozenset({"al", "el"})  # Arabic articles between two words of one name
BIG = 100_000  # people of a town or region that is taken for a place without the parser's word for it


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch that the parser calls a person, a place, a body or another thing."""

    start: int
    end: int
    label: str


def is_body(word: str) -> bool:
    """Whether bodies are called so: "Council", "Police"."""
    return word in place_words().bodies


# "Tyrel M. Bell", "Marla Jane Paris, 51,": an initial or an age tells that it is a person's name where the parser does not.
_WITH_INITIAL = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )+([A-Z][a-z]+)(?! [A-Z])")
_WITH_AGE = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\w*\.? )?([A-Z][a-z]+)(?:,? (?:Jr|Sr)\.?)?, (?:[1-9]\d|aged? \d{1,2}),")


def surnames(text: str) -> frozenset[str]:
    """Last words of names that can only be persons'."""
    return frozenset(m.group(1) for pattern in (_WITH_INITIAL, _WITH_AGE) for m in pattern.finditer(text))


class Labels:
    """The parser's entities of one reading, by offset."""

    def __init__(self, reading: Reading) -> None:
        self.all = [Labelled(e.start_char, e.end_char, e.label_) for e in reading.doc.ents]
        self.starts = [e.start for e in self.all]
        text = reading.text
        people = [text[e.start : e.end].removesuffix("'s").removesuffix("’s").split() for e in self.all if e.label == "PERSON"]
        self.person_words = frozenset(part for words in people for part in words)
        named = (words for words in people if 1 < len(words) < 4 and not is_body(words[-1]))
        self.surnames = surnames(text)
        self.parts_of_persons = self.surnames | frozenset(part for words in named for part in (words[0], words[-1]))

    def at(self, start: int, end: int) -> Labelled | None:
        """The entity that shares a character with the stretch; the first of several."""
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and self.all[at].end > start:
            return self.all[at]
        at += 1
        return self.all[at] if at < len(self.all) and self.all[at].start < end else None


class Context:
    """What stands around a name."""

    def __init__(self, text: str, run: Run, at: int, stop: int, name: PlaceName) -> None:
        self.text, self.name, self.words = text, name, place_words()
        self.word = text[name.start : name.end]
        self.first, self.second_last = at == 0, stop == len(run) - 1
        self.before_word = run[at - 1].text if at else ""
        self.next_word = run[stop].text if stop < len(run) else ""
        self.after_next = run[stop + 1].text if stop + 1 < len(run) else ""
        self.common = all(w.text.capitalize() in self.words.common for w in run[at:stop]) or self._initials()
        self.joined_before = at > 0 and text[run[at - 1].end : name.start] == " "
        before = text[max(0, name.start - REACH) : name.start]
        match = WORD_BEFORE.search(before)
        self.previous = match.group(1) if match else ""
        of = _OF_BEFORE.search(before)
        self.head = of.group(1) if of else ""

    def _initials(self) -> bool:
        word = self.word
        return len(word) < 5 and word.isupper() and "." not in word and word.lower() not in initials()

    def after_article(self) -> bool:
        """Whether "a", "an" or "the" stands before it."""
        return bool(_ARTICLE_BEFORE.search(self.text, max(0, self.name.start - 5), self.name.start))

    def after_the(self) -> bool:
        """Whether an article stands before it: towns take none."""
        return self.text[max(0, self.name.start - 4) : self.name.start].lower() == "the "

    def county(self) -> bool:
        """Whether it has "County" in its name."""
        return self.name.key.endswith((" county", " parish")) and self.name.senses[0].kind == "county"

    def of_party(self) -> bool:
        """Whether it is what a member of parliament is elected for: "R-Boise"."""
        return self.before_word in self.words.parties and self.text[self.name.start - 1] == "-"

    def aged(self) -> bool:
        """Whether it is where a person is from: "Ann Ray, 31, of Truro"."""
        return bool(_AGED.search(self.text, max(0, self.name.start - 8), self.name.start))

    def goes_on(self, entity: Labelled) -> bool:
        """Whether the parser's name is longer by a word that names no body or feature: "Ras" in "Ras Tanura"."""
        longer = bool(self.next_word) and entity.end > self.name.end + len(self.next_word)
        return longer and self.next_word not in self.words.bodies and self.next_word not in self.words.features

    def qualified(self) -> bool:
        """Whether a word like "East" or "Greater" stands before it."""
        return self.before_word in self.words.qualifiers

    def denied(self) -> bool:
        """Words that make it another thing: a paper, a firm, a street, a person with a title."""
        words = self.words
        text, start, end = self.text, self.name.start, self.name.end
        if _SAINTS_DAY.match(text, end) or _INITIAL_BEFORE.search(text, max(0, start - 4), start):
            return True
        if self.before_word in words.honorifics or self.previous in words.honorifics:
            return True
        if self.next_word in ARTICLES_WITHIN or self.before_word in ARTICLES_WITHIN:
            return True  # a part of "Bab al-Hawa", which the gazetteer lacks
        if self.word in words.institutions and not self.strong() and self.previous != "at":
            return True
        if self.before_word in words.openers and self.joined_before:
            return True
        if self.next_word in words.no_place_before or self.after_next in words.no_place_before or self.before_word in words.no_place_after:
            return True
        if self.next_word.rstrip(".") in words.streets and self.second_last and not self.county():
            return True
        if self.before_word in words.titles or (self.previous in words.titles and not self.before_body()):
            return not self.wide()
        return self.head in words.of_bodies and not self.next_word

    def strong(self) -> bool:
        """Whether a word before it says that something is there: "in", "near", "the city of"."""
        return self.previous.lower() in self.words.strong_prepositions or self.head.lower() in self.words.heads

    def preceded(self) -> bool:
        """Whether a word before it may say that it is a place: "from", "to", "captured"."""
        return self.first and (self.previous.lower() in self.words.prepositions or self.head.lower() in self.words.heads)

    def after_of(self) -> bool:
        """Whether "of" stands before it."""
        return bool(self.head)

    def before_body(self) -> bool:
        """Whether a word for bodies follows, which are named after their place: "Police"."""
        return self.next_word in self.words.bodies

    def before_kind(self) -> bool:
        """Whether a word for a kind of place or for its people follows in small letters: "region", "residents"."""
        return not self.next_word and word_after(self.text, self.name.end) in self.words.kinds_after

    def followed_by_container(self) -> bool:
        """Whether ", Texas" or ", Ukraine" follows."""
        if self.text[self.name.end : self.name.end + 2] != ", ":
            return False
        start = self.name.end + 2
        following = next(runs(self.text, start, min(len(self.text), start + REACH)), ())
        if not following or following[0].start != start:
            return False
        _, _, name = next(matches(self.text, following), (0, 0, None))
        return name is not None and name.start == start and any(e.kind in ("region", "nation", "country") for e in name.senses)

    def wide(self) -> bool:
        """Whether the name is first of all that of a country, a state or a great region."""
        return any(e.kind in ("country", "nation", "area") or (_is_region(e) and e.population > BIG) for e in self.name.senses[:2])

    def is_country(self) -> bool:
        """Whether a country has the name."""
        return any(e.kind == "country" and not e.other for e in self.name.senses[:2])

    def is_known(self) -> bool:
        """Whether more than a hamlet has the name."""
        return any(not e.other and (e.population > BIG / 20 or e.kind != "city") for e in self.name.senses[:2])

    def known_widely(self) -> bool:
        """Whether a country or a town of a million has the name."""
        return any(e.kind == "country" or e.population > 10 * BIG for e in self.name.senses[:2])


def _is_region(entry: Entry) -> bool:
    return entry.kind == "region" and not entry.other
