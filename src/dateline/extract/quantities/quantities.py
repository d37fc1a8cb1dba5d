"""Find quantities in a sentence: numbers with their bounds, ranges, units and money, each with the interval it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dateline.extract.quantities.found import Quantity, final, with_op
from dateline.extract.quantities.lexemes import Lexeme, phrases, table, words
from dateline.extract.quantities.numbers import BARE, Number, Reader, share

UNITS = table("quantity_units")
PARTS: dict[str, int] = UNITS["parts"]
MONEY_SIGNS: dict[str, str] = UNITS["signs"]
JOINED: dict[str, str] = table("quantity_words")["joined_after"]
PREPOSITIONS = words("quantity_words", "prepositions")
TENS_OF_YEARS = {"decade": 10, "century": 100}
DASHES = ("-", "–", "—")
ROUND: frozenset[float] = frozenset(table("quantity_words")["ratios"]["wholes"])
HEDGES, POLLED = words("quantity_words", "ratio_hedges"), words("quantity_words", "polled")
RANGING = ("ranging", "range", "ranged", "ranges", "varying", "vary", "varied", "varies", "anywhere")  # before "from 2 to 9"
NO_UNIT, SPANS = ("m", "second", "min"), ("time", "distance")  # after "a"
AGO = ("ago", "before", "earlier", "previously")
PAID, HEAVY = words("quantity_words", "paid"), words("quantity_words", "heavy")
MOVED = words("quantity_words", "moved")
ALTERED, NEAR = words("quantity_words", "altered"), 6  # words before "from"
CHANGES, FALLING = words("figure_nouns", "changes"), words("figure_roles", "falling")
AFTER_STONE = words("quantity_words", "after_stone")
MOST = 1e18  # debts in small currencies come to some 10 quadrillion
FAR_APART = 5  # times the first number: no range is so wide after a verb of change
PLACES = 4  # decimals kept of a computed value


@cache
def unit_words() -> tuple[dict[tuple[str, ...], tuple[str, str, float]], int]:
    """The words of units and of money named with its country, each with unit, kind and how many; the length of the longest."""
    (measures, longest), (money, longer) = phrases("quantity_units", "units"), phrases("quantity_units", "currencies")
    named = {phrase: (code, "money", 1.0) for phrase, code in money.items()}
    return {**named, **{phrase: (v[0], v[1], v[2]) for phrase, v in measures.items()}}, max(longest, longer)


class Grammar(Reader):
    """The grammar of quantity phrases over the lexemes of one sentence."""

    def quantities(self) -> Iterator[Quantity]:
        """All quantities in order; they do not overlap."""
        i = 0
        while i < len(self.line):
            found = self.quantity_at(i)
            if found:
                yield found
            i = max(found.after if found else i + 1, i + 1)

    def quantity_at(self, i: int) -> Quantity | None:
        """The quantity whose number (or sign of money) starts at lexeme i."""
        sign = self.sign_at(i)
        number = self.number_at(sign[1] if sign else i)
        if number is None:
            return None if sign else self.article_unit_at(i)
        if self.is_beyond(number):
            return None
        number, high = self.range_from(number, bool(sign))
        found = self.measured(i, number, high, sign[0] if sign else "")
        return self.bounded(found) if found else None

    def is_beyond(self, number: Number) -> bool:
        """Whether a number is no amount of anything: past all counts and sums of news, or part of a power ("10^6")."""
        return number.value > MOST or any(self.low(i) == "^" and self.touching(i) for i in (number.first - 1, number.after))

    def sign_at(self, i: int) -> tuple[str, int] | None:
        """A sign or code of money before a number: (currency, index after it)."""
        code = MONEY_SIGNS.get(self.low(i))
        if not code or not (self.kind(i) == "money" or self.line[i].text.istitle() or self.line[i].text.isupper()):
            return None
        if len(self.low(i)) == 1 and self.kind(i) != "money":
            return None  # "annex R 12"; "R12 million" is read as a sign
        j = i + 2 if self.low(i + 1) == "." else i + 1
        return (code, j) if self.kind(j) in ("number", "sign") else None

    # ranges

    def range_from(self, low: Number, money: bool) -> tuple[Number, Number | None]:
        """The number with the one a range leads to: "10 to 20", "5-10", "two or three", "between 3 and 5"."""
        j, mark = low.after, self.low(low.after)
        joiner = mark in ("to", "or") or mark in DASHES or (mark == "and" and self.low(low.first - (2 if money else 1)) == "between")
        if not joiner or (mark == "to" and self.changing(low, money)) or low.part or low.vague:
            return low, None
        after = j + 1
        if mark == "-" and self.low(j + 1) in ("to", "or"):  # "five-to-ten", "six- to 10-bedroom"
            after = j + 2 + (self.low(j + 2) == "-")
        if money and self.kind(after) == "money":
            after += 1
        high = self.number_at(after)
        if high is None or high.part or high.vague or self.is_beyond(high) or (mark == "to" and self.moved(low, high, money)):
            return low, None
        if mark in DASHES and not (low.digital or after > j + 1):
            return low, None
        return self.spread(low, high)

    def changing(self, low: Number, money: bool) -> bool:
        """ "from 12 to 19": what it was and what it became; prices also range ("cost from $20 to $30"), unless something changes them."""
        at = low.first - (2 if money else 1)
        if self.low(at) != "from" or self.low(at - 1) in RANGING:
            return False
        return not money or any(self.low(i) in MOVED | ALTERED for i in range(at - NEAR, at))

    def moved(self, low: Number, high: Number, money: bool) -> bool:
        """ "rose $2 to $91": by how much and to what, no range."""
        return high.value > FAR_APART * low.value and self.low(low.first - (2 if money else 1)) in MOVED

    def spread(self, low: Number, high: Number) -> tuple[Number, Number | None]:
        """The scale of the second number holds for the first too: "10 to 20 million", "5-6,000"."""
        scale = high.scale if high.scale > 1 else 1000.0 if low.value < 1000 <= high.value and low.after + 1 == high.first else 1.0
        near = low.value * scale
        if (
            low.scale == 1
            and scale > 1
            and 0 < near < high.value  # "0 to 5 million"
            and (high.scale > 1 or self.low(low.after) in DASHES)
            and high.value / near < 100
        ):
            return replace(low, value=near), high
        return (low, high) if low.value < high.value else (low, None)

    # units

    def unit_at(self, i: int, number: Number) -> tuple[str, str, float, int] | None:
        """The unit at lexeme i: (unit, kind, how many of it, index after it)."""
        known, longest = unit_words()
        for length in range(min(longest, len(self.line) - i), 0, -1):
            found = known.get(tuple(x.low for x in self.line[i : i + length]))
            if found and self.is_unit(i, length, number):
                return found[0], found[1], found[2], i + length
        return self.pounds_at(i, number)

    def is_unit(self, i: int, length: int, number: Number) -> bool:
        """A one-letter or money word may be another word: "5 M", "won"; "second" after one is an ordinal."""
        text = self.line[i].text
        if length == 1 and text == "m":
            return number.digital
        if text.lower() == "stone":
            return self.low(i - 1) == "-" or self.kind(i + 1) != "word" or self.low(i + 1) in AFTER_STONE
        if text.lower() == "barrel":  # "16 barrel bombs"
            return number.value == 1 or self.low(i - 1) == "-" or not self.low(i + 1).endswith("s")
        if text.lower() in ("won", "marks", "crowns"):  # "got 80 marks"
            return number.scale >= 1000 or number.value >= 1000
        return length > 1 or text in ("MW", "KG", "KM") or not text[:1].isupper() or number.digital

    def pounds_at(self, i: int, number: Number) -> tuple[str, str, float, int] | None:
        """ "pounds" are money from millions on and after words of paying, else weight: "1.2 million pounds", "a 500-pound bomb"."""
        if self.low(i) not in ("pound", "pounds"):
            return None
        paid = any(x.low in PAID for x in self.line[max(0, number.first - 5) : number.first])
        heavy = any(x.low in HEAVY for x in self.line[max(0, number.first - 6) : number.first])
        money = (paid or (number.scale >= 1_000_000 and not heavy)) and self.low(i + 1) != "of"
        return ("GBP", "money", 1, i + 1) if money else ("pound", "weight", 1, i + 1)

    def measured(self, first: int, number: Number, high: Number | None, currency: str) -> Quantity | None:
        """The number or range with its unit, money or joined word; None where it is an age or a magnitude's neighbour."""
        last = high or number
        core = self.line[number.first].start
        plain = Quantity(
            self.line[first].start, self.line[last.after - 1].end, core, self.line[last.after - 1].end,
            round(number.value, PLACES), round(last.value, PLACES), "range" if high else "~" if last.vague else "=",
            vague=last.vague, large=last.scale >= 1000 or "," in self.line[number.first].text,
            scale=last.scale, digital=last.digital, first=first, at=number.first, after=last.after,
        )  # fmt: skip
        if currency:
            return replace(plain, unit=currency, kind="money")
        if number.part:
            part = share(number.value)
            whole = self.of_percent(plain, number) or self.of_unit(plain, number)
            return whole or replace(plain, low=part, high=part, unit="percent", share=True)
        return self.ratio(plain, number) or self.joined_or_unit(plain, last)

    def of_percent(self, found: Quantity, number: Number) -> Quantity | None:
        """ "half of one percent", "a quarter of 1%": a part of a percent."""
        j = number.after + 1 if self.low(number.after) == "of" else number.after
        unit = self.unit_at(j + 1, number) if self.low(j) in ("a", "one", "1") else None
        if unit is None or unit[1] != "percent":
            return None
        value = round(number.value, PLACES)
        return self.with_unit(replace(found, low=value, high=value), unit, False)

    def of_unit(self, found: Quantity, number: Number) -> Quantity | None:
        """ "a quarter of an hour", "three quarters of a mile": a part of one unit is no share."""
        j = number.after
        if self.low(j) != "of" or self.low(j + 1) not in ("a", "an"):
            return None
        unit = self.unit_at(j + 2, number)
        if unit is None or unit[1] in ("", "money", "percent"):
            return None
        value = round(number.value, PLACES)
        return self.with_unit(replace(found, low=value, high=value), unit, False)

    def ratio(self, found: Quantity, number: Number) -> Quantity | None:
        """ "eight out of 10", "one in five", "three in every four": so many per a round number, as its words state it."""
        j = found.after
        hedged = self.low(number.first - 1) in HEDGES or self.low(j + 2) in POLLED
        many = (self.low(j + 1) in ("10", "ten") and hedged) or self.low(j + 1) == "every"
        of = self.low(j) == "of" and many  # "nearly eight of 10 voters"
        if found.op != "=" or not (of or self.low(j) in ("out", "in")) or (self.low(j) == "out" and self.low(j + 1) != "of"):
            return None
        if self.low(number.first - 1) in ("-", "–") and self.touching(number.first):
            return None  # "won 8-7 in ten innings"
        j += 2 if self.low(j) == "out" else 1
        every = self.low(j) == "every"
        whole = self.number_at(j + every) if self.kind(j + every) in ("number", "word") else None
        if whole is None or whole.part or whole.vague or not (every or whole.value in ROUND) or not 0 < number.value < whole.value:
            return None
        first = whole.value > 3 and self.low(number.first - 1) in BARE  # "won two out of three matches" counts matches
        plain = every or number.value == 1 or whole.value >= 10 or first
        if not plain or self.low(whole.after) in ("-", ".", ",") or self.unit_at(whole.after, whole):
            return None
        end = self.line[whole.after - 1].end
        return replace(found, unit=f"per {whole.value:g}", share=True, end=end, after=whole.after)

    def joined_or_unit(self, found: Quantity, number: Number) -> Quantity | None:
        j = found.after
        hyphen = self.low(j) == "-" and self.touching(j) and self.touching(j + 1)
        at = j + 1 if hyphen else j
        if hyphen and self.low(at) in JOINED:
            op = JOINED[self.low(at)]
            found = with_op(replace(found, end=self.line[at].end, after=at + 1), op)
            return self.joined_or_unit(found, number)
        if found.vague and self.low(j) == "of":
            at = j + 1  # "millions of dollars"
        unit = self.unit_at(at, number)
        if unit is None and "magnitude" in (self.low(number.first - 1), self.low(number.first - 2) * (self.low(number.first - 1) == "of")):
            return replace(found, unit="magnitude", kind="magnitude")  # "with a magnitude of 7.1"
        if unit is None and number.value == 0.5 and not number.digital:
            return None  # "half-brother", "half a page"
        if unit is None and hyphen and self.low(at) == "magnitude":
            return replace(found, unit="magnitude", kind="magnitude", end=self.line[at].end, after=at + 1, adjective=True)
        if unit is None:
            return self.joined_word(found, at) if hyphen else found
        found = self.with_unit(found, unit, hyphen)
        found = self.between(self.and_a_half(self.compound(found)))
        return None if self.is_age(found.after, found) else self.long(found)

    def between(self, found: Quantity) -> Quantity:
        """ "between 8% and 15%", "winds of 20 mph to 30 mph": the unit stands at both ends; "a rise of 2% to 14%" is no range."""
        joiner = {"between": "and", "of": "to"}.get(self.low(found.first - 1))
        if found.op != "=" or joiner is None or self.low(found.after) != joiner or self.low(found.first - 2) in CHANGES:
            return found
        number = self.number_at(found.after + 1)
        unit = self.unit_at(number.after, number) if number and not (number.part or number.vague) else None
        if number is None or unit is None or found.low is None:
            return found
        value = number.value * (unit[2] if unit[0] == found.unit else PARTS.get(f"{unit[0]} {found.unit}", 0))  # "18 months and 7 years"
        ranged = replace(found, high=round(value, PLACES), op="range", end=self.line[unit[3] - 1].end, after=unit[3])
        return found if value <= found.low else ranged

    def with_unit(self, found: Quantity, unit: tuple[str, str, float, int], hyphen: bool) -> Quantity:
        name, kind, many, after = unit
        if self.low(after - 1) in TENS_OF_YEARS and not found.article:  # "two-decade", "half a century": said of years
            name, many = "year", TENS_OF_YEARS[self.low(after - 1)]
        low, high = (None if v is None else v * many for v in (found.low, found.high))
        return replace(found, low=low, high=high, unit=name, kind=kind, end=self.line[after - 1].end, after=after, adjective=hyphen)

    def joined_word(self, found: Quantity, at: int) -> Quantity:
        """ "two-car", "three-stage": the word the hyphen joins is what is counted."""
        if self.kind(at) != "word":
            return found
        return replace(found, end=self.line[at].end, after=at + 1, joined=self.line[at], adjective=True)

    def compound(self, found: Quantity) -> Quantity:
        """ "94 minutes and 24 seconds" is 94.4 minutes."""
        j = found.after
        if found.kind not in ("time", "distance") or found.low is None or found.op == "range":
            return found
        j = j + 1 if self.low(j) in (",", "and") else j
        j = j + 1 if self.low(j) == "and" else j
        number = self.number_at(j) if self.kind(j) in ("number", "word") else None
        unit = self.unit_at(number.after, number) if number and not number.vague else None
        per = PARTS.get(f"{found.unit} {unit[0]}") if unit else None
        if number is None or unit is None or per is None or number.value >= per:
            return found
        value = round(found.low + number.value / per, PLACES)
        return replace(found, low=value, high=value, end=self.line[unit[3] - 1].end, after=unit[3])

    def and_a_half(self, found: Quantity) -> Quantity:
        """ "a year and a half", "two years and a half"."""
        j = found.after
        if (
            found.low is None
            or found.op == "range"
            or [self.low(j), self.low(j + 1)] != ["and", "a"]
            or self.low(j + 2) not in ("half", "quarter")
        ):
            return found
        value = found.low + (0.5 if self.low(j + 2) == "half" else 0.25)
        return replace(found, low=value, high=value, end=self.line[j + 2].end, after=j + 3)

    def is_age(self, j: int, found: Quantity) -> bool:
        """ "42-year-old", "12 years old", "six years of age"; of things that last, "-old" is how long they have."""
        if found.kind != "time":
            return False
        skip = 1 if self.low(j) == "-" else 0
        old = self.low(j + skip).removesuffix("'s").removesuffix("’s") in ("old", "olds") or (
            self.low(j) == "of" and self.low(j + 1) == "age"
        )
        return old and self.low(j + skip + 1) not in table("quantity_exclusions")["lasting"]["words"]

    def long(self, found: Quantity) -> Quantity:
        """ "three-year-long", "ten miles long": the word belongs to the phrase."""
        j = found.after
        if self.low(j) == "-" and self.low(j + 1) in ("long", "old"):
            return replace(found, end=self.line[j + 1].end, after=j + 2, adjective=True)
        return found

    def article_unit_at(self, i: int) -> Quantity | None:
        """ "a year", "an hour and a half", "half an hour": one unit of time or distance stated by the article."""
        if self.low(i) not in ("a", "an"):
            return None
        number = Number(i, i + 1, 1.0)
        unit = self.unit_at(i + 1, number)
        if (
            unit is None
            or not (unit[1] in SPANS or self.weighed(i + 1))
            or not self.low(i + 1).isalpha()
            or self.low(i + 1) in NO_UNIT
            or (self.low(i + 1) == "foot" and (self.low(i + 2) != "of" or self.low(i + 3) not in FALLING))  # "a foot of snow"
        ):
            return None
        x = self.line[i]
        plain = Quantity(x.start, x.end, x.start, self.line[unit[3] - 1].end, 1.0, 1.0, "=", article=True, first=i, at=i, after=i + 1)
        found = self.and_a_half(self.with_unit(plain, unit, False))
        found = replace(found, article=found.low == 1.0 or self.low(i + 1).startswith("fortnight"))
        return None if self.is_age(found.after, found) or self.low(found.after) == "-" else self.bounded(found)

    # bounds

    def bounded(self, found: Quantity) -> Quantity:
        """The quantity with the bounds and hedges before and after it."""
        found = self.after_words(found)
        known, longest = phrases("quantity_words", "before")
        i = found.first
        ops: list[tuple[str, tuple[str, ...]]] = []
        while True:
            hit = next((n for n in range(min(longest, i), 0, -1) if tuple(x.low for x in self.line[i - n : i]) in known), 0)
            if not hit or (self.low(i - 1) == "between" and found.op != "range"):
                break
            phrase = tuple(x.low for x in self.line[i - hit : i])
            long_ago = phrase[-2:] == ("more", "than") and self.low(found.after - 1) in TENS_OF_YEARS  # "more than a decade ago"
            if found.article and (phrase == ("some",) or (phrase[-1] == "than" and self.low(found.after) in AGO and not long_ago)):
                break  # "some a year", "lower than a year earlier"
            if ops and hit == 1 and phrase[0] in PREPOSITIONS:
                break  # "built over nearly a decade"
            ops.append((known[phrase], phrase))
            i -= hit
        return self.with_bounds(replace(found, start=self.line[i].start, first=i), ops)

    @staticmethod
    def with_bounds(found: Quantity, ops: Sequence[tuple[str, tuple[str, ...]]]) -> Quantity:
        """Bounds win over hedges, the nearest first."""
        stated = [op for op, _ in ops if op]
        if any("estimated" in phrase for _, phrase in ops):
            found = replace(found, estimated=True)
        strict = next((op for op in stated if op != "~"), stated[0] if stated else "")
        return with_op(found, strict) if strict else found

    def after_words(self, found: Quantity) -> Quantity:
        """ "20 or more", "5 km or so", "50+"."""
        known, longest = phrases("quantity_words", "after")
        if self.low(found.after) == "+" and self.touching(found.after):
            return with_op(replace(found, end=self.line[found.after].end, after=found.after + 1), ">=")
        for length in range(min(longest, len(self.line) - found.after), 0, -1):
            op = known.get(tuple(x.low for x in self.line[found.after : found.after + length]))
            if op and not (self.low(found.after) == "and" and self.low(found.after + 1) == "more" and self.kind(found.after + 2) == "word"):
                end = self.line[found.after + length - 1].end
                return with_op(replace(found, end=end, after=found.after + length), op)
        return found


def quantities(line: Sequence[Lexeme]) -> tuple[Quantity, ...]:
    """All quantities in the lexemes of one sentence, in order."""
    return tuple(final(q) for q in Grammar(line).quantities())
