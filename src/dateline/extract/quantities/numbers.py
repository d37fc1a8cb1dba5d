"""Read one number at a place in a sentence: digits, number words, scales, vague plurals, fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extract.quantities.lexemes import Lexeme, digits, table

WORDS = table("quantity_words")
ONES: dict[str, int] = WORDS["ones"]
TENS: dict[str, int] = WORDS["tens"]
SCALES: dict[str, int] = WORDS["scales"]
LETTER_SCALES: dict[str, int] = WORDS["letter_scales"]
VAGUE: dict[str, int] = WORDS["vague"]
GROUPS: dict[str, int] = WORDS["groups"]
PAIRED = frozenset(WORDS["paired"]["words"])
FRACTIONS: dict[str, float] = WORDS["fractions"]
OF_MANY = frozenset(WORDS["plural_verbs"]["words"])
ENDING = ("to", "since", "in", "from", "", ".", ",", "this", "last", "after")  # "has risen by half since May"
RECKONED = frozenset(WORDS["reckoned"]["words"])
RACES = frozenset(WORDS["races"]["words"])
BARE = frozenset(WORDS["before_half"]["words"])
SIGNS: dict[str, float] = WORDS["signs"]
UNITS = table("quantity_units")
WEIGHED = ("pound", "kilo", "kilogram", "gram", "ounce", "tonne")
HALVED = frozenset(word for word, unit in UNITS["units"].items() if unit[1] in ("time", "distance", "weight"))  # "a half inch"
MONEY_WORDS = frozenset([p.split()[0] for p in UNITS["currencies"]] + [w for w, unit in UNITS["units"].items() if unit[1] == "money"])
ARTICLES = ("a", "an")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at lexemes `first` to `after` (exclusive). `vague`: its words state no exact value ("dozens").

    `part`: a share of a whole, as a fraction of one ("a third of"). `scale` is that of its scale word, 1 without.
    """

    first: int
    after: int
    value: float
    vague: bool = False
    part: bool = False
    scale: float = 1.0
    digital: bool = False


class Reader:
    """Reads numbers in one list of lexemes; every method answers None where there is none at that place."""

    def __init__(self, line: Sequence[Lexeme]):
        self.line = line

    def low(self, i: int) -> str:
        return self.line[i].low if 0 <= i < len(self.line) else ""

    def kind(self, i: int) -> str:
        return self.line[i].kind if 0 <= i < len(self.line) else ""

    def touching(self, i: int) -> bool:
        """Whether no space parts lexeme i from its neighbour on the left."""
        return 0 < i < len(self.line) and self.line[i - 1].end == self.line[i].start

    def runs_on(self, i: int) -> bool:
        """Whether a word or number goes on at lexeme i without a space; a full stop does not."""
        return self.touching(i) and (self.kind(i) != "mark" or (self.touching(i + 1) and self.kind(i + 1) != "mark"))

    def number_at(self, i: int) -> Number | None:
        """The number that starts at lexeme i."""
        kind, low = self.kind(i), self.low(i)
        if kind == "number":
            return self.digital_at(i)
        if kind == "sign":
            return self.scaled(Number(i, i + 1, SIGNS[low], digital=True))
        if kind != "word":
            return None
        if low in ONES or low in TENS:
            return self.share_after(self.scaled(self.spelled_at(i)))
        return self.worded_at(i, low)

    def worded_at(self, i: int, low: str) -> Number | None:
        if low in VAGUE:
            return self.vague_at(i, VAGUE[low])
        if low in ("several", "few"):
            return self.some_at(i, 3.0)
        if low in ARTICLES:
            return self.article_at(i)
        if low in GROUPS and self.low(i - 1) in ("the", "this", "that"):
            return self.group_at(i)
        if low == "half":
            return self.half_at(i, i)
        if low == "couple" and self.low(i + 1) == "of":
            return self.some_at(i + 1, 2.0)
        return self.some_at(i, 2.0) if low == "couple" and self.low(i + 1) in SCALES else None

    def digital_at(self, i: int) -> Number | None:
        value = digits(self.line[i].text)
        if value is None:
            return None
        number = Number(i, i + 1, value, digital=True)
        if self.kind(i + 1) == "sign":
            number = replace(number, after=i + 2, value=value + SIGNS[self.low(i + 1)])
        elif self.mixed(i):
            return self.mixed_at(number)
        elif self.low(i + 1) in LETTER_SCALES and self.touching(i + 1) and not self.runs_on(i + 2):
            return self.lettered(number)
        return self.scaled(number)

    def mixed(self, i: int) -> bool:
        """ "2 1/2": a whole number and a fraction."""
        return self.kind(i + 1) == self.kind(i + 3) == "number" and self.low(i + 2) == "/" and self.touching(i + 2) and self.touching(i + 3)

    def mixed_at(self, number: Number) -> Number | None:
        """The whole number with the fraction after it; None for odd fractions ("2 2/3 innings")."""
        i = number.after
        over, under = self.low(i), self.low(i + 2)
        if over not in ("1", "3") or under not in ("2", "4", "8"):
            return None
        return self.scaled(replace(number, after=i + 3, value=number.value + int(over) / int(under)))

    def lettered(self, number: Number) -> Number:
        """ "12k", "$3.5m": the letter is a scale where money stands before it, or where no unit has that letter."""
        letter = self.low(number.after)
        million = letter == "m" and self.line[number.after].text.isupper() and self.low(number.after + 1) not in RACES  # "7.5M users"
        if letter != "k" and not million and self.kind(number.first - 1) != "money" and self.low(number.after + 1) not in MONEY_WORDS:
            return number
        scale = LETTER_SCALES[letter]
        return replace(number, after=number.after + 1, value=number.value * scale, scale=float(scale))

    def spelled_at(self, i: int) -> Number:
        """A cardinal below a hundred: "twenty-five", "twelve"."""
        low = self.low(i)
        if low in TENS:
            skip = 1 if self.low(i + 1) == "-" else 0
            rest = ONES.get(self.low(i + 1 + skip), 0)
            if 0 < rest < 10:
                return Number(i, i + 2 + skip, float(TENS[low] + rest))
            return Number(i, i + 1, float(TENS[low]))
        return Number(i, i + 1, float(ONES[low]))

    def scaled(self, number: Number) -> Number:
        """Go on over "hundred", "million" and what follows them: "three hundred and forty thousand", "and a half"."""
        value, scale, j = number.value, 1.0, number.after
        while True:
            skip = 1 if self.low(j) == "-" and self.low(j + 1) in SCALES else 0
            by = SCALES.get(self.low(j + skip))
            rest = self.rest_at(j, scale) if scale > 1 and not by else None
            if by:
                value, scale, j = value * by, float(by), j + skip + 1
            elif rest:
                value, j = value + rest.value, rest.after
            else:
                return self.with_part(replace(number, value=value, after=j, scale=scale))

    def rest_at(self, j: int, scale: float) -> Number | None:
        """What is added below a scale word: "and sixty", "ninety"."""
        k = j + 1 if self.low(j) == "and" else j
        if not (self.low(k) in ONES or self.low(k) in TENS) or (k > j and scale < 100):
            return None
        rest = self.spelled_at(k)
        if self.low(rest.after) == "hundred" and scale > 100:
            rest = replace(rest, value=rest.value * 100, after=rest.after + 1)
            more = self.rest_at(rest.after, 100.0)
            rest = replace(rest, value=rest.value + more.value, after=more.after) if more else rest
        by = SCALES.get(self.low(rest.after), 0)
        if by and by < scale:  # "two million three hundred thousand"
            rest, by = replace(rest, value=rest.value * by, after=rest.after + 1), 0
        # "two thousand and five thousand": the second thousand makes it another number
        return rest if rest.value < scale and by != scale else None

    def with_part(self, number: Number) -> Number:
        """ "two and a half [million]" adds a half; "two million and a half" is not said of counts."""
        j = number.after
        skip = 1 if self.low(j) == "-" else 0
        between = self.low(j + skip) == "and" and self.low(j + skip + 1 + skip) in ("a", "one")
        at = j + 2 + 3 * skip if skip else j + 2
        if not between or self.low(at) not in ("half", "quarter", "third") or number.scale > 1:
            return number
        half = replace(number, value=number.value + FRACTIONS[self.low(at)], after=at + 1)
        word = self.low(half.after)
        if word in SCALES:
            return replace(half, value=half.value * SCALES[word], after=half.after + 1, scale=float(SCALES[word]))
        return half

    def share_after(self, number: Number) -> Number | None:
        """ "two-thirds", "one third", "three quarters of": a share of a whole; None where the quarters are those of a year."""
        j = number.after
        skip = 1 if self.low(j) == "-" else 0
        word = self.low(j + skip)
        if word not in FRACTIONS or (word == "half" and number.value != 1) or number.scale > 1 or number.value > 9 or not number.value:
            return number
        if word == "quarters" and not skip and (number.value != 3 or self.low(number.first - 1) in RECKONED):
            return None  # "the last three quarters", "two quarters": of a year, though the words alone state a share
        base = FRACTIONS[word if word not in ("thirds", "quarters", "fifths", "tenths") else word[:-1]]
        return self.of_scale(replace(number, value=number.value * base, after=j + skip + 1, part=True), j + skip + 1)

    def of_scale(self, number: Number, j: int) -> Number:
        """ "a quarter of a million", "half a million", "half a dozen": the share of a scale is a count."""
        k = j + 1 if self.low(j) in ("of", "-") else j
        k = k + 1 if self.low(k) in ("a", "one", "-") else k
        k = k + 1 if self.low(k) == "-" and k > j else k
        word = self.low(k)
        if k > j and word in SCALES:
            return replace(number, value=number.value * SCALES[word], after=k + 1, part=False, scale=float(SCALES[word]))
        return number

    def vague_at(self, i: int, base: int) -> Number | None:
        """ "dozens", "tens of thousands", "hundreds of millions"."""
        if self.low(i - 1) == "of" and self.low(i - 2) in VAGUE:
            return None  # the rest of a product too large to be read: "dozens of dozens of …"
        value, j, scale = float(base), i + 1, 1.0
        while self.low(j) == "and" and self.low(j + 1) == self.low(i):
            j += 2  # "millions and millions": said twice, and one number
        while self.low(j) == "of" and self.low(j + 1) in VAGUE:
            scale = VAGUE[self.low(j + 1)] / 2
            value, j = value * scale, j + 2
        if self.low(i) == "tens" and scale == 1.0:
            return None
        return Number(i, j, value, vague=True, scale=scale)

    def some_at(self, i: int, value: float) -> Number:
        """ "several", "few" or the "of" of "couple of" at i, with the scale words after it ("several hundred")."""
        j, scale = i + 1, 1.0
        while self.low(j) in SCALES:
            scale, j = scale * SCALES[self.low(j)], j + 1
        first = i - 1 if self.low(i) == "of" else i
        return Number(first, j, value * scale, vague=value == 3.0, scale=scale)

    def article_at(self, i: int) -> Number | None:
        """ "a dozen", "a hundred and ten", "a few", "a couple of", "a third of", "a pair of", "half a million"."""
        low = self.low(i + 1)
        if low in SCALES:
            return self.from_article(i, self.scaled(Number(i + 1, i + 1, 1.0)))
        if low in ("few", "couple"):
            found = self.some_at(i + 1, 3.0) if low == "few" else self.couple_at(i + 1)
            return self.from_article(i, found)
        if low in GROUPS:
            return self.from_article(i, self.group_at(i + 1))
        if low == "half":
            return self.half_at(i, i + 1)
        if low in ("third", "quarter", "fifth", "tenth"):
            number = self.of_scale(Number(i, i + 2, FRACTIONS[low], part=True), i + 2)
            said = self.low(i + 2) == "of" or self.low(i - 1) == "by" or self.low(i + 2) in OF_MANY
            return number if not number.part or said else None
        return None

    def group_at(self, i: int) -> Number | None:
        """ "pair of", "trio of"; "pair of glasses" is one thing."""
        paired = any(self.low(k) in PAIRED for k in range(i + 2, i + 5))
        return Number(i, i + 2, float(GROUPS[self.low(i)])) if self.low(i + 1) == "of" and not paired else None

    def weighed(self, i: int) -> bool:
        """ "a pound of tobacco", "a kilo of heroin": a weight of something; "a ton of fun" is none."""
        return self.low(i) in WEIGHED and self.low(i + 1) == "of"

    def couple_at(self, i: int) -> Number | None:
        if self.low(i + 1) == "of":
            return self.some_at(i + 1, 2.0)
        return self.some_at(i, 2.0) if self.low(i + 1) in SCALES else None

    @staticmethod
    def from_article(i: int, number: Number | None) -> Number | None:
        return replace(number, first=i) if number else None

    def half_at(self, first: int, i: int) -> Number | None:
        """ "half a million" is a count, "half of" and "half the" a share; other halves are no quantity ("half-brother")."""
        number = self.of_scale(Number(first, i + 1, 0.5, part=True), i + 1)
        told = (self.low(i + 1) in OF_MANY and self.low(first - 1) in BARE) or (self.low(first - 1) == "by" and self.low(i + 1) in ENDING)
        if not number.part or told or self.low(i + 1) in ("of", "the", "its", "their", "his", "her", "our", "all"):
            return number
        if first < i and self.low(i + 1) in HALVED:  # "a half inch"
            return Number(first, i + 1, 0.5)
        skip = 1 if self.low(i + 1) in ("a", "an", "-") else 0
        # "half an hour": the half of one unit; the unit itself is read by the caller
        return Number(first, i + 1 + skip, 0.5) if skip else None


def share(value: float) -> float:
    """A share of a whole in percent."""
    return round(value * 100, 2)
