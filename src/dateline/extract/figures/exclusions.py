"""Tell numbers that are no quantity: names, dates, times of day, ages, ordinals, scores, idioms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.extract.quantities.found import Quantity
from dateline.extract.quantities.lexemes import Lexeme, words
from dateline.extract.quantities.numbers import ONES

TABLE = "quantity_exclusions"
LONGEST_NUMBER = 8  # digits
YEARS = range(1000, 2100)
HUNDRED = 100
LONGEST_UNIT = 3  # letters of a unit in capitals: "30-MW"
HEIGHTS = (4, 5, 6)  # feet, before a hyphen and inches
FEET = ("'", "’", "′")
FALLING = words("figure_roles", "falling")


def excluded(line: Sequence[Lexeme], found: Quantity, counts: bool) -> bool:
    """Whether the number is no quantity. `counts`: a noun that it counts follows it."""
    return Context(line, found, counts).excluded()


@cache
def listed(key: str) -> frozenset[str]:
    return words(TABLE, key)


def participle(word: str) -> bool:
    """ "two-sided", "four-legged"; not "110-bed", "six-speed"."""
    return word.endswith("ed") and len(word) > 4 and not word.endswith("eed")


class Context:
    """The lexemes around one number, and the tests on them."""

    def __init__(self, line: Sequence[Lexeme], found: Quantity, counts: bool):
        self.line, self.found, self.counts = line, found, counts
        self.bounded = found.first < found.at and found.kind != "money" and found.op != "range"

    def at(self, i: int) -> Lexeme | None:
        return self.line[i] if 0 <= i < len(self.line) else None

    def low(self, i: int) -> str:
        found = self.at(i)
        return found.low if found else ""

    def touching(self, i: int) -> bool:
        """Whether no space parts lexeme i from its neighbour on the left."""
        return 0 < i < len(self.line) and self.line[i - 1].end == self.line[i].start

    def excluded(self) -> bool:
        """Any test says that it is none."""
        if self.found.kind == "money":
            return self.low(self.found.after) == "s" and self.touching(self.found.after)  # "a handful of $20s"
        if self.found.article:
            return not self.article_span()
        tests = (
            self.joined_before,
            self.ordinal,
            self.year,
            self.date,
            self.clock,
            self.age,
            self.named,
            self.slashed,
            self.height,
            self.calibre,
            self.idiom,
            self.wholly,
            self.multiple,
            self.past_few,
            self.loose,
            self.half_named,
            self.telephone,
            self.serial,
        )
        return any(test() for test in tests)

    def joined_before(self) -> bool:
        """ "A-50", "Unha-3", "3:0", "1.2.3", "#5": a hyphen, colon or sign ties the number to what stands before it."""
        i = self.found.at
        mark = self.low(i - 1)
        if not self.touching(i):
            return mark in ("#", "№")
        return (
            mark in ("-", "/", ":", ".", "#", "_", "@", "'", "’")
            and (self.touching(i - 1) or mark in ("#", "@", "'", "’"))
            and self.low(i - 2) != "magnitude"
        )

    def ordinal(self) -> bool:
        """ "32nd", "1990s", "5G", "2x": letters that touch the digits, other than a unit."""
        i = self.found.after
        word = self.at(i)
        return bool(self.found.digital and word and word.kind == "word" and self.touching(i))

    def year(self) -> bool:
        """ "2016", "2016-17", "the 2012 elections": four digits without a comma, unless people are counted or bounds stand before."""
        first = self.line[self.found.at]
        if first.kind != "number" or len(first.text) != 4 or not first.text.isdigit() or int(first.text) not in YEARS or self.found.kind:
            return False
        if self.bounded and not self.counts and self.low(self.found.first - 1) in listed("year_limits"):
            return True  # "until at least 2031"
        if self.counts and self.possessed(self.found.at - 1) and int(first.text) % 100:
            return True  # "the firm's 2017 results"; "its 1,900 workers" has a comma, "its 1900 workers" is round
        return not self.bounded and not (self.counts and self.low(self.found.at - 1) not in listed("year_before") and not self.found.joined)

    def possessed(self, i: int) -> bool:
        """Whether a possessive stands at lexeme i."""
        word = self.low(i)
        return word in listed("possessives") or word.endswith("'s") or (word in ("'", "’") and self.low(i - 1).endswith("s"))

    def date(self) -> bool:
        """ "June 12", "12 June", "Feb 8 and 25", "the 9th": a month beside it."""
        i, j = self.found.at, self.found.after
        if not self.found.digital or self.found.kind:
            return False
        before = {self.low(i - 1), self.low(i - 2) if self.low(i - 1) in (".", "-", "–") else ""}
        if self.counts and self.low(i - 2) == "in" and self.month(i - 1):
            return False  # "in July 12 passengers drowned"
        if self.counts and self.dated_before(i):
            return False  # "on March 4, 80 people", "on 3 May 40 men": the month has its day
        k = i
        while self.low(k - 1) in ("and", "to", ",", "&") and self.low(k - 2).isdigit():  # "March 17, 18 and 19"
            k -= 2
        listing = k < i and self.month(k - 1)
        return any(self.is_month(w, i - 1 if w == self.low(i - 1) else i - 2) for w in before if w) or self.month(j) or listing

    def dated_before(self, i: int) -> bool:
        """Whether a month with its day, and perhaps its year, stands right before."""
        k = i - 1 if self.low(i - 1) == "," else i
        if k == i and len(self.line[i].text) == len("2030"):
            return False  # "26 November 2030 Sailors parade", under a picture
        if k < i and len(self.low(k - 1)) == len("2030") and self.low(k - 1).isdigit():  # "on June 3, 2030, 12 people"
            return self.month(k - 2) or self.month(k - 3) or self.month(k - 4)
        return (self.month(k - 1) and self.low(k - 2).isdigit()) or (k < i and self.month(k - 2) and self.low(k - 1).isdigit())

    def month(self, i: int) -> bool:
        return self.is_month(self.low(i), i)

    def is_month(self, word: str, i: int) -> bool:
        found = self.at(i)
        return word in listed("months") and bool(found and found.text[:1].isupper())

    def clock(self) -> bool:
        """ "9:00", "6 a.m.", "0030 GMT", "6.10am", "at 8 o'clock"."""
        j, i = self.found.after, self.found.at
        if self.found.kind or not (self.found.digital or self.low(j) == "o'clock"):
            return False
        if self.low(j) == ":" and self.touching(j) and self.low(j + 1)[:1].isdigit():
            return True
        if self.low(i - 1) == ":" and self.low(i - 2).isdigit() and self.touching(i):
            return True
        while self.low(j) in ("and", "to", "or", ",") and self.low(j + 1).isdigit():  # "at 11, 12, 1 and 4 p.m."
            j += 2
        word = self.low(j)
        if word in ("a", "p"):
            return self.low(j + 1) == "." and self.low(j + 2) == "m"
        return word in listed("clock") and (word != "local" or self.low(j + 1) == "time")

    def age(self) -> bool:
        """ "aged 30", "Smith, 42, said", "(42)": a bare number set off after a name, or after a word of age."""
        i, j = self.found.at, self.found.after
        if not {self.low(i - 1), self.low(self.found.first - 1)}.isdisjoint(listed("age_before")) and not self.counts:
            return True  # "aged 40", "aged about 16"
        if self.low(i - 1) == "also" and {self.low(i - 2), self.low(j)} == {","} and not self.counts and not self.found.kind:
            return True  # "the victim, also 14, …"
        if self.low(i - 1) == "of" and self.low(i - 2) in ("age", "ages") and not self.counts:
            return True  # "people over the age of 17"
        if self.low(i - 1) == "and" and self.low(i - 2).isdigit() and self.low(i - 3) == "of" and self.low(i - 4) == "ages":
            return not self.counts  # "between the ages of 17 and 20"
        k = self.found.first - 1
        if self.low(k) == "of" and self.low(k - 1) in listed("of_years") and not self.found.kind and not self.counts:
            return True  # "a girl of about 14"
        if self.limited_age():
            return True
        if self.between_ages(i) and not self.found.kind and not self.counts:
            return True
        k = i
        while self.low(k - 1) in ("and", "to", "-", ",", "or") and self.low(k - 2).isdigit():  # "aged 25, 29 and 40"
            k -= 2
        if k < i and self.low(k - 1) in listed("age_before") and not self.counts:
            return True
        before, name = self.low(i - 1), self.at(i - 3 if self.low(i - 3) in listed("younger") and self.low(i - 2) == "." else i - 2)
        if before == "at" and self.low(i - 2) in (",", "who") and self.low(j) in (",", "the") and not self.found.kind and not self.counts:
            return True  # "…, at 15 the youngest of them"
        if before == "," and name and name.text[:1].isupper() and self.low(j) == "of" and self.capital(j + 1) and self.found.digital:
            return True  # "Smith, 42 of Leeds,"
        if before == "," and self.low(i - 3) in listed("beside_place") and self.low(j) in (",", ".", ";", "") and not self.counts:
            return False  # "in Varde, 12 people died; in Holm, four"
        set_off = before in (",", "(") and self.low(j) in (",", ".", ")", ";", "") and not self.found.kind and not self.counts
        if set_off and ";" in (self.low(i - 3), self.low(i - 4)) and self.low(i - 2).endswith("s") and not self.capital(i - 2):
            return False  # "the army lost 22 men; the rebels, 40"
        return set_off and bool(name and name.kind == "word" and (name.text[:1].isupper() or before == ",")) and not self.bounded

    def limited_age(self) -> bool:
        """ "men over 21", "those under 18", "a wristband that marks her as over 21": the limit of an age."""
        limit = self.found.at == self.found.first + 1 and self.low(self.found.first) in ("over", "under", "above", "below")
        bare = not self.found.kind and not self.counts and (self.found.low or self.found.high or HUNDRED) < HUNDRED
        of = self.low(self.found.first - 1)
        return limit and bare and (of == "as" or of in listed("of_an_age") or (of in ONES and self.low(self.found.first) != "about"))

    def between_ages(self, i: int) -> bool:
        """ "children between 11 and 15", "women from 18 to 45": a range that tells which people are meant."""
        return self.found.op == "range" and self.low(i - 1) in ("between", "from") and self.low(i - 2) in listed("of_an_age")

    def capital(self, i: int) -> bool:
        found = self.at(i)
        return bool(found and found.text[:1].isupper())

    def named(self) -> bool:
        """ "Flight 370", "Case 1000", "No. 5", "Route 91 Harvest", "1600 Pennsylvania Avenue", "the Six Day War"."""
        i, j = self.found.at, self.found.after
        before = self.at(i - 2) if self.low(i - 1) in (".", "-") else self.at(i - 1)
        if self.line[i].text in listed("emergency") and self.low(j) in listed("emergency_calls"):
            return True  # "took dozens of 911 calls"
        if self.bounded or (self.found.kind and self.found.digital):
            return False
        if before and not self.found.kind and self.designates(before):
            return True
        if self.line[i].kind == "word":
            return self.spelled_name(i, j)
        return self.address(j)

    def spelled_name(self, i: int, j: int) -> bool:
        """A number word in capitals before another capital, within a sentence: "the Six Day War", "Four Seasons"."""
        following = self.at(j - 1 if self.found.kind or self.found.joined else j)
        capital = self.line[i].text[:1].isupper() and not self.line[i].text.isupper()
        if self.low(i) == "zero" and (i == 0 or (capital and self.capital(i - 1))):
            return True  # "Ground Zero"
        if capital and self.low(i - 1) == "big" and self.capital(i - 1):
            return True  # "the Big Three"
        return (
            capital
            and i > 0
            and self.low(i - 1) not in ('"', "“", ":", "'", "‘", ".", "—", "–", "-", "(")
            and bool(following and following.text[:1].isupper())
        )

    def designates(self, before: Lexeme) -> bool:
        """A noun that takes a number for a name, with a capital or with nothing counted after the number."""
        capital = before.text[:1].isupper()
        if before.low in listed("designators"):
            return capital or not self.counts
        if before.low in listed("serial") and self.line[self.found.at].kind == "word":
            return capital or not self.counts or self.low(self.found.after) == "of"  # "game seven of the final"
        return capital and before.low in listed("named_designators")

    def address(self, j: int) -> bool:
        """ "1600 Pennsylvania Avenue": capitalised words that end as a street does."""
        for k in range(j, j + 4):
            word = self.at(k)
            if not word or not word.text[:1].isupper():
                return False
            if k > j and word.low in listed("streets"):
                return True
        return False

    def slashed(self) -> bool:
        """ "9/11", "24/7", "3-2", "555-1234": digits tied to digits that are no range."""
        i, j = self.found.at, self.found.after
        if not self.found.digital or self.found.kind:
            return False
        if self.low(j) in FEET and self.touching(j) and self.touching(j + 1) and self.low(j + 1)[:1].isdigit():
            return True  # a height: 5'10"
        tied = self.low(j) in ("/", "-", "–", ".", ":", "_", "@") and self.touching(j) and self.touching(j + 1)
        return (tied and self.low(j + 1)[:1].isalnum()) or (
            self.low(i - 1) in ("-", "–", "/") and self.low(i - 2)[:1].isdigit() and self.touching(i)
        )

    def height(self) -> bool:
        """ "6-foot-5", "5-foot-11-inch": how tall a person is."""
        j = self.found.after
        tied = self.low(j) == "-" and self.touching(j) and self.touching(j + 1)
        if self.found.unit == "foot" and self.low(j) == "," and self.low(j + 2) == "-" and self.low(j + 3) == "inch":
            return True  # "the 6-foot, 4-inch goalkeeper"
        if self.found.op == "range" and self.found.low in HEIGHTS and self.low(j) in ("to", "and", "or") and self.low(j + 2) == "-":
            return self.low(j + 1).isdigit() and self.low(j + 3).isdigit()  # "about 5-9 to 5-10"
        if self.found.unit == "inch" and self.low(self.found.at - 1) == "," and self.low(self.found.at - 2) == "foot":
            return True
        return self.found.unit == "foot" and tied and (self.low(j + 1).isdigit() or self.low(j + 1) in ONES)

    def calibre(self) -> bool:
        """ "155mm shells", "a 9 mm pistol"; "40 mm of rain" is a depth."""
        if self.found.unit != "mm" or self.low(self.found.after) in ("of", "deep"):
            return False
        named = 0  # "a 9mm Beretta handgun"
        while named < 2 and self.capital(self.found.after + named):
            named += 1
        return self.low(self.found.after + named) in listed("firearms")

    def telephone(self) -> bool:
        """ "call 668-4539", "(615) 563-2787"."""
        first, last = self.line[self.found.at].text, self.line[self.found.after - 1].text
        if self.found.op == "range" and self.found.digital and not self.found.kind and self.low(self.found.at + 1) in ("-", "–"):
            return len(first) == 3 and len(last) == 4 and first.isdigit() and last.isdigit()
        following = self.at(self.found.after + 1)
        bracketed = self.low(self.found.at - 1) == "(" and self.low(self.found.after) == ")"
        return bracketed and len(first) == 3 and bool(following and following.kind == "number" and len(following.text) == 3)

    def serial(self) -> bool:
        """ "1449075600": nobody counts in so many digits without a comma."""
        return self.found.digital and not self.found.kind and len(self.line[self.found.at].text.partition(".")[0]) >= LONGEST_NUMBER and (
            "," not in self.line[self.found.at].text)  # fmt: skip

    def half_named(self) -> bool:
        """ "the first half of the year", "the southern half of the island": one of two parts."""
        return self.found.share and self.line[self.found.at].low == "half" and self.low(self.found.first - 1) in listed("halves")

    def loose(self) -> bool:
        """Numbers side by side with nothing between are a table, a map or a menu."""
        if not self.found.digital:
            return False
        before, after = self.at(self.found.first - 1), self.at(self.found.after)
        return any(x is not None and x.kind == "number" and not (len(x.text) == 4 and x.text.isdigit()) for x in (before, after))

    def idiom(self) -> bool:
        """ "one of the", "no one", "one another", "one-way", "the two", "two-state"."""
        word, i, j = self.line[self.found.at].low, self.found.at, self.found.after
        if self.found.joined:
            return self.joined_idiom(self.found.joined)
        if word == "one" and j == i + 1:
            return (
                not self.counts
                or self.low(i - 1) in ("no", "any", "every", "each", "this", "that", "some", "which")
                or self.low(j).removesuffix("'s") in listed("one_idioms")
                or (self.low(j) == "point" and self.low(i - 1) == "at")
                or (self.low(j) == "case" and self.low(i - 1) == "in" and self.low(j + 1) == ",")
                or (self.low(j + 1) == "after" and self.low(j + 2) == "another")
            )
        if word == "one" and self.found.kind == "time":
            return self.low(i + 1) != "-" and (
                self.low(j - 1) in ("day", "morning")
                and self.low(j) not in listed("spans_after")
                and not self.bounded
                and self.low(i - 1) not in listed("spans_before")
            )
        if (
            self.low(i - 1) in ("the", "these", "those", "any", "my", "your")
            and not self.counts
            and not self.found.kind
            and not self.bounded
        ):
            counted = self.found.digital or (self.low(j) in ("who", "whom") and (self.found.low or 0) > 2)
            told_apart = counted and self.low(i - 1) == "the" and self.low(j) in listed("told_apart")  # "the 650 who left"
            if self.low(i - 2) == "of" and self.low(j) == "," and self.low(i - 3) in ("", ".", ";", ","):
                return False  # "of the 30, nine were hit"
            return self.low(j) != "of" and not self.found.share and self.low(j) not in listed("states_after") and not told_apart
        return False

    @staticmethod
    def joined_idiom(joined: Lexeme) -> bool:
        if joined.text.isupper() and len(joined.text) > LONGEST_UNIT:
            return True  # "call 514-TIPS"
        return joined.low in listed("joined_idioms") or joined.low in ONES or joined.low.endswith("ly") or participle(joined.low)

    def multiple(self) -> bool:
        """ "three times as many", "ten times higher", "five times the limit"."""
        return self.low(self.found.after) == "times" and self.low(self.found.after + 1) in listed("multiplied")

    def wholly(self) -> bool:
        """ "I am 100 percent sure", "open 24 hours a day": all the way and all the time, no share and no length of anything."""
        if (self.found.unit, self.found.low) in (("hour", 24), ("day", 7)) and self.low(self.found.after) in ("a", "per"):
            return self.low(self.found.after + 1) == {"hour": "day", "day": "week"}[self.found.unit]
        whole = self.found.unit == "percent" and self.found.low == HUNDRED == self.found.high
        return whole and self.low(self.found.after) in listed("wholly")

    def past_few(self) -> bool:
        """ "the past few days": no new number; "few" alone has no number sense."""
        i = self.found.at
        word = self.line[i].low
        if word == "few":
            return True
        return word == "several" and not self.counts and self.found.unit == "count" and self.found.scale == 1

    def article_span(self) -> bool:
        """ "a year ago", "took a week", "nearly a decade"; not "twice a day", "a day of mourning"."""
        i, j = self.found.first, self.found.after
        if self.low(i - 1) == "of" and self.low(i - 2) in ("fraction", "half", "third", "quarter", "fifth", "eighth", "tenth", "sixteenth"):
            return False
        if self.low(i - 1) in listed("rates") or (self.low(i - 1) and self.low(i - 1)[-1:].isdigit()):
            return False
        if self.low(j) == "or" and self.low(j + 1) == "so":
            return True  # "a minute or so"
        if self.low(i - 1) == "within":
            return True  # "within a week of the truce"
        if self.low(j) == "of" and (self.low(j + 1) in FALLING or self.found.kind == "weight"):
            return True  # "a foot of snow", "a pound of tobacco"
        if self.found.first < self.found.at or self.low(j) in listed("spans_after"):
            return self.low(j) != "of" or self.found.first < self.found.at
        return self.low(i - 1) in listed("spans_before") and self.low(j) not in ("of", "-", "'")
