"""Quotations: where they open and close, and which of them are speech."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attribution.quotation import quotations
from dateline.read.reading import Reading

Reader = Callable[..., Reading]

MARKS = [
    ("He said “we won” twice.", ["we won"]),
    ('He said "we won" twice.', ["we won"]),
    ("He said ''we won'' twice.", ["we won"]),  # two apostrophes for a mark
    ("He said ‘we won’ twice.", ["we won"]),
    ("He said 'we won' twice.", ["we won"]),
    ("She didn't say the officials' plan was won't.", []),  # apostrophes open nothing
    ("In the '90s the officials' plan failed.", []),  # a left-out century
    ("“He told me ‘go now’ and left,” she said.", ["He told me ‘go now’ and left,"]),  # the outermost only
    ("“It’s over,” she said. “We’re done.”", ["It’s over,", "We’re done."]),  # curly apostrophes inside
    ("“It goes on,\nand on.”", ["It goes on,"]),  # left open: to the end of its paragraph
    ('"It broke. "Then it sank," she said. "All of it."', ["It broke.", "Then it sank,", "All of it."]),  # two paragraphs in one line
    ('"It broke down. "Lund, an owner, spoke of a "loss of days" at sea.', ["It broke down. ", "loss of days"]),  # a space too many
    ("“Careless typing\" is common.", ["Careless typing"]),  # closed by another kind of mark
]


@pytest.mark.parametrize(("text", "inner"), MARKS)
def test_marks(reading_of_text: Reader, text: str, inner: list[str]) -> None:
    assert [text[q.first : q.last] for q in quotations(reading_of_text(text)).all] == inner


SPOKEN = [
    ("“We lost the whole harvest,”", True),
    ("“Run!”", False),  # one word alone may be a sign, a name, a title
    ("“Go away!”", True),
    ("“Operation Winter Crow”", False),
    ("“Tales of the Northern Sea,”", False),  # little words between capitals
    ("“hero”", False),
]


@pytest.mark.parametrize(("text", "spoken"), SPOKEN)
def test_sounds_spoken(reading_of_text: Reader, text: str, spoken: bool) -> None:
    (quote,) = quotations(reading_of_text(text)).all
    assert quote.sounds_spoken(text) is spoken
