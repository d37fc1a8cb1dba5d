"""Rules of estimates: each worked through on tolls as reports told them."""

from __future__ import annotations

import pytest

from dateline.core.errors import UsageError
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Speaker, Stance
from dateline.core.when import Published
from dateline.reconcile.account import Account, bare
from dateline.reconcile.estimate import estimate
from dateline.reconcile.rules import RULES, rule_called
from dateline.reconcile.voices import voice_of

Told = tuple[Account, ...]


def told(publisher: str, words: str, day: int = 1, by: str | None = None, stance: Stance = "asserted", credit: str = "") -> Account:
    """An account of the dead: "7", ">=7", "5-9", "~7", "<=7"; published that day of April 2031."""
    date = f"2031-04-{day:02}"
    name = f"{publisher} {words} {day} {by}"
    credits = (credit,) if credit else ()
    report = Report(source_id=name, text=name, publisher=publisher, credits=credits, published=Published(date, date, date, "given"))
    op = next((o for o in (">=", "<=", ">", "<", "~") if words.startswith(o)), "range" if "-" in words else "=")
    numbers = [float(n) for n in words.lstrip("><=~").split("-")]
    low = None if op.startswith("<") else numbers[0]
    high = None if op.startswith(">") else numbers[-1]
    span = Span.of(name, 0, 1)
    speaker = Speaker(by, None, None, "person") if by else None
    rest = {"what": "person", "role": ("killed",), "made_by": "t", "confidence": 1.0, "speaker": speaker, "stance": stance}
    return bare(Figure(report=report.id, span=span, sentence=span, op=op, low=low, high=high, **rest), report)  # type: ignore[arg-type]


SPLIT = (told("Courier", "7"), told("Dispatch", "9"), told("Herald", "9"), told("Mirror", "8"))
REPRINTS = (told("Courier", "7", credit="AP"), told("Dispatch", "7", credit="AP"), told("Herald", "9"))  # two voices, one number each
TIED = (told("Courier", "~9"), told("Dispatch", "12"), told("Herald", ">=10"))
RISING = (told("Courier", "4", 1), told("Dispatch", "4", 1), told("Herald", "11", 3))
BOUNDS = (told("Courier", ">=13"), told("Dispatch", ">40"), told("Herald", "<=60"))
DOUBTED = (told("Courier", "30", stance="unconfirmed"), told("Dispatch", "30", stance="denied"), told("Herald", "3"))
ONLY_DOUBTED = (told("Courier", "30", stance="unconfirmed"),)
CORRECTED = (told("Courier", "20", 1, by="Ada Holm"), told("Dispatch", "12", 2, by="Ada Holm"))  # the same speaker, later
TWICE = (told("Courier", "10", by="police"), told("Courier", "20", by="medics"), told("Herald", "30"))  # one voice with two numbers
UP_TO = (told("Courier", "<=50"),)

WORKED: list[tuple[str, Told, float, float, float]] = [  # rule, accounts, best, low, high
    ("ucdp", SPLIT, 9, 7, 9),
    ("ucdp", REPRINTS, 7, 7, 9),  # a voice each: the lower
    ("ucdp", TIED, 9, 9, 12),
    ("ucdp", RISING, 11, 11, 11),  # a toll that rose replaces what was told before
    ("ucdp", DOUBTED, 3, 3, 3),
    ("ucdp", ONLY_DOUBTED, 30, 30, 30),  # better than nothing
    ("ucdp", CORRECTED, 12, 12, 12),
    ("conservative", SPLIT, 7, 7, 9),
    ("conservative", BOUNDS, 13, 13, 60),
    ("conservative", UP_TO, 50, 50, 50),
    ("latest", RISING, 11, 4, 11),
    ("latest", CORRECTED, 12, 12, 20),
    ("latest", TIED, 12, 9, 12),  # of one day the plain number
    ("mode", SPLIT, 9, 7, 9),
    ("mode", REPRINTS, 7, 7, 9),
    ("mode", TIED, 12, 9, 12),  # a plain number before "about" and "at least"
    ("mode", RISING, 4, 4, 11),
    ("mean-of-voices", SPLIT, 8.25, 7, 9),
    ("mean-of-voices", REPRINTS, 8, 7, 9),
    ("mean-of-voices", TWICE, 22.5, 10, 30),
    ("prefer:Herald", REPRINTS, 9, 7, 9),
    ("prefer:Nobody, ap", REPRINTS, 7, 7, 9),  # an agency that is credited; names as anyone writes them
    ("prefer:medics", TWICE, 20, 10, 30),  # a speaker
    ("prefer:Her", SPLIT, 9, 7, 9),  # no part of a word: as `ucdp`
]


@pytest.mark.parametrize(("rule", "accounts", "best", "low", "high"), WORKED)
def test_worked(rule: str, accounts: Told, best: float, low: float, high: float) -> None:
    found = estimate(accounts, "conflict", voice_of([a.report for a in accounts], {}), rule_called(rule))
    assert (found.best, found.low, found.high) == (best, low, high)
    assert found.rule == ("ucdp" if rule == "prefer:Her" else rule.replace(", ", ","))


def test_a_replaced_version_of_a_page_does_not_count() -> None:
    first, second = told("Courier", "40"), told("Courier", "4")
    later = bare(second.statement, Report(text="x", publisher="Courier", earlier=(first.report.id,)))
    for rule in RULES.values():
        assert estimate((first, later), "update", {}, rule).best == 4, rule.name


@pytest.mark.parametrize("rule", [None, *RULES])
def test_what_has_no_number_has_no_estimate(rule: str | None) -> None:
    chosen = rule_called(rule) if rule else None
    assert estimate(SPLIT, "scope", {}, chosen).best is None
    span = Span.of("x", 0, 1)
    rest = {"what": "person", "role": ("killed",), "made_by": "t", "confidence": 1.0, "report": "r", "span": span, "sentence": span}
    unknown = Figure(op="=", low=None, high=None, unknown=True, **rest)  # type: ignore[arg-type]
    found = estimate([bare(unknown, Report(text="x"))], "conflict", {}, chosen)
    assert (found.best, found.low, found.high, found.rule) == (None, None, None, None)


@pytest.mark.parametrize("name", ["best", "prefer:", "prefer: ,"])
def test_no_such_rule(name: str) -> None:
    with pytest.raises(UsageError, match=r"mean-of-voices prefer:NAME,NAME"):
        rule_called(name)
