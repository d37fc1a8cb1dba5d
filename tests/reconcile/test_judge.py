"""Which of two accounts of a number takes the place of the other."""

from __future__ import annotations

import pytest

from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Figure
from dateline.core.when import Published
from dateline.reconcile.account import Account, bare
from dateline.reconcile.judge import raised, relation_of, updates


def told(marked: str, what: str, number: float, day: str = "", unit: str = "count") -> Account:
    """The number between ⟦ and ⟧, of a report of that day of May 2031."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    date = f"2031-05-{day}" if day else None
    report = Report(source_id=text, text=text, published=Published(date, date, date, "given" if day else "none"))
    figure = Figure(
        report=report.id, span=Span(start, end, text[start:end]), sentence=Span(0, len(text), text), what=what, role=("other",),
        op="=", low=number, high=number, unit=unit, made_by="t", confidence=1.0,
    )  # fmt: skip
    return bare(figure, report)


FIRST = told("Halden offers ⟦$82⟧ a share.", "money", 82, unit="USD")


@pytest.mark.parametrize(
    ("later", "replaces"),
    [
        (told("Halden has raised its bid to ⟦$91⟧ a share.", "money", 91, unit="USD"), True),
        (told("Halden brought its offer for the firm to ⟦$91⟧ a share.", "money", 91, unit="USD"), True),
        (told("Halden offers ⟦$91⟧ a share.", "money", 91, unit="USD"), False),  # somebody is wrong
        (told("Halden raised its bid to ⟦$75⟧ a share.", "money", 75, unit="USD"), False),  # no rise
        (told("Halden raised its bid to ⟦€91⟧ a share.", "money", 91, unit="EUR"), False),  # another currency
        (told("The trip was stretched to ⟦91 miles⟧.", "distance", 91, unit="mile"), False),
    ],
)
def test_a_sum_that_is_raised(later: Account, replaces: bool) -> None:
    assert updates(FIRST, later) is replaces
    assert not updates(later, FIRST)
    assert (relation_of([FIRST, later]) == "update") is replaces


def test_a_raise_told_of_before_replaces_nothing_told_later() -> None:
    raise_ = told("Halden raised its bid to ⟦$91⟧ a share.", "money", 91, "02", "USD")
    assert updates(told("Halden offers ⟦$82⟧ a share.", "money", 82, "01", "USD"), raise_)
    assert not updates(told("Halden offers ⟦$82⟧ a share.", "money", 82, "03", "USD"), raise_)
    both = told("Halden has raised its bid to ⟦$82⟧ a share.", "money", 82, "", "USD")
    assert not updates(
        both, told("Halden raised its bid to ⟦$91⟧ a share.", "money", 91, "", "USD")
    )  # of two raises neither is known to be the last


@pytest.mark.parametrize(
    ("said", "higher"),
    [
        ("The toll climbed during the night to ⟦19⟧.", True),
        ("Doctors revised it to ⟦19⟧.", True),
        ("It is now known that ⟦19⟧ died.", True),
        ("⟦19⟧ people have died after two of the wounded succumbed.", True),
        ("The fire spread to ⟦19⟧ houses.", False),
        ("⟦19⟧ died.", False),
    ],
)
def test_raised(said: str, higher: bool) -> None:
    figure = told(said, "person", 19).statement
    assert isinstance(figure, Figure)
    assert raised(figure) is higher
