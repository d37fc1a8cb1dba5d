"""Any text through layout, dates, quantities and extraction: only statements that its words bear out, and nothing invented."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from fuzz_strategies import TEXTS, bounded
from fuzz_targets import TARGETS, check_found, made_up, unparsed
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.mention import DateMention
from dateline.core.statement import Figure
from dateline.extract.quantities.lexemes import lexemes
from dateline.extract.quantities.quantities import quantities
from dateline.read.reading import Reading
from dateline.run.pipeline import find_all

ReadingOf = Callable[..., Reading]


@bounded(250)
@given(st.sampled_from(("quantity", "dates")), TEXTS)
def test_any_text_through_the_grammars(name: str, text: str) -> None:
    TARGETS[name][0](text.encode("utf-8", "replace"))


@bounded(120)
@given(TEXTS)
def test_any_text_without_a_parse(text: str) -> None:
    check_found(find_all(unparsed(text)))


@bounded(200)
@given(st.binary(min_size=30, max_size=700))
def test_any_parse(data: bytes) -> None:
    """A parser may call any word anything and hang it anywhere."""
    check_found(find_all(made_up(data)))


def test_odd_texts_with_the_language_model(reading_of_text: ReadingOf) -> None:
    @bounded(50)
    @given(TEXTS)
    def odd(text: str) -> None:
        check_found(find_all(reading_of_text(text, published="2031-05-06")))

    odd()


NUMBERS = [
    # a text, and all numbers of people that may be read in it
    ("Police said 10^400 people were killed.", set()),  # a power is no amount
    ("Police said 1e999 people were killed.", set()),
    (f"Police said {'9' * 400} people were killed.", set()),  # past all that a float holds
    (f"Police said {'9' * 400:.400} killed 5 people.", {5}),
    ("Police said 99,999,999,999,999,999,999 people were killed.", set()),
    (f"Police said one hundred {'trillion ' * 40}people were killed.", set()),  # a product without end
    (f"Police said a {'million ' * 300}people were killed.", set()),
    ("Police said 0 to 5 million people were killed.", {0, 5e6}),  # nothing times a million
    ("Police said NaN people were killed and infinity wounded.", set()),
    ("Police said 3/0 of the people were killed.", set()),
    ("Police said 0x1F people were killed.", set()),
    ("Police said 1.2.3.4 people were killed.", set()),  # a version, an address
    ("Police said 007 people were killed.", set()),
    ("Police said ٣٤ people were killed.", {34}),  # digits of other scripts are digits
]


@pytest.mark.parametrize(("text", "allowed"), NUMBERS, ids=[str(n) for n in range(len(NUMBERS))])
def test_absurd_numbers(text: str, allowed: set[float], reading_of_text: ReadingOf) -> None:
    found = find_all(reading_of_text(text))
    check_found(found)
    figures = [s for s in found.statements if isinstance(s, Figure)]
    assert {v for f in figures for v in (f.low, f.high) if v is not None} <= allowed


DATES = [
    # a text, and the one day or month that may be read in it
    ("The flood came on 32 February 99999.", set()),
    ("The flood came on 0 January 0000.", set()),
    ("The flood came on February 30, 2031.", set()),
    ("The flood came on 29 February 2031.", set()),  # no leap year
    ("The flood came on 2031-13-45.", set()),
    ("The flood came in the year 0.", set()),
    ("The flood came on 31 December 9999, and the next day it went.", set()),  # not the next December
    ("The flood came between May 9999 and January 0001.", set()),
    ("The flood came at 25:99.", set()),
    ("The flood came 99999999999999 years ago.", set()),
    ("The flood came ten thousand centuries from now.", set()),
    (f"The flood came {'9' * 400} days later.", set()),
    (f"The flood came on the {'9' * 400}th of May.", {"2031-05"}),  # a month may be left of it
    ("On 3 June 5000 people fled.", {"2030-06-03", "2031-06-03"}),  # no year: a count behind a day
]


@pytest.mark.parametrize(("text", "allowed"), DATES, ids=[str(n) for n in range(len(DATES))])
def test_absurd_dates(text: str, allowed: set[str], reading_of_text: ReadingOf) -> None:
    found = find_all(reading_of_text(text, published="2031-05-06"))
    check_found(found)
    assert {m.edtf for m in found.mentions if isinstance(m, DateMention) and m.edtf} <= allowed


LONG = {
    "one word": "a" * 100_000,
    "no spaces": "Rain.fell," * 10_000,
    "brackets": "(" * 100_000,
    "short runs of brackets": f"{'(' * 199} " * 500,
    "quotation marks": "“" * 100_000,
    "one sentence": "the army killed 5 people and " * 3_000,
    "numbers": "1,000 " * 10_000,
    "ranges": "5-" * 20_000,
    "months": "May " * 10_000,
    "scales": "million " * 10_000,
    "from the mouths of many": "he said she said " * 3_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_odd_texts_take_little_time(name: str) -> None:
    """20 to 100 KB each, in under 20 seconds of this process's time: a quadratic grammar would take minutes."""
    start = time.process_time()
    check_found(find_all(unparsed(LONG[name])))
    assert time.process_time() - start < 20
    list(quantities(lexemes(LONG[name], 0)))
