"""Happenings that stand out alike in two reports: the only one by its means, the first of its type."""

from __future__ import annotations

import pytest

from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Occurrence
from dateline.core.when import Published
from dateline.reconcile.account import Account
from dateline.reconcile.link import happenings

MAY, JULY = "2031-05-20", "2031-07-30"


def telling(name: str, day: str, *told: tuple[str, str, str | None]) -> list[Account]:
    """A report that tells of happenings, each a sentence of its word alone, of a type and a mode."""
    text = "".join(f"{word.title():<500}" for word, _, _ in told)
    report = Report(source_id=name, text=text, published=Published(day, day, day, "given"))
    made = []
    for at, (word, sort, mode) in enumerate(told):
        span, sentence = Span(at * 500, at * 500 + len(word), word), Span(at * 500, at * 500 + 500, text[at * 500 : at * 500 + 500])
        occurrence = Occurrence(
            report=report.id, span=span, sentence=sentence, trigger=span, event_type=sort, mode=mode, status="happened",
            actors=(), recipients=(), when=None, weekday=None, made_by="t", confidence=1.0,
        )  # fmt: skip
        made.append(Account(occurrence, report, frozenset(), None, (), None, trigger=word))
    return made


FREED, LET_GO, SPARED = ("freed", "RETREAT", "release"), ("dismissed", "RETREAT", "release"), ("spared", "RETREAT", "release")
LEFT, SHOT, SHELLED = ("left", "RETREAT", "withdraw"), ("shot", "ASSAULT", "firearms"), ("shelled", "ASSAULT", "heavy-weapons")
VISIT, CALL = ("called", "CONSULT", "visit"), ("received", "CONSULT", "visit")


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ((FREED,), (LET_GO,), 1),  # each report tells of one release
        ((LEFT, FREED), (LET_GO, LEFT), 2),  # ... and of a withdrawal: two happenings
        ((SHELLED, FREED), (LET_GO, SHOT), 1),  # first of their type, whatever else is told
        ((SPARED, FREED), (LET_GO,), 1),  # which of two releases? the one that is told first
        ((VISIT,), (CALL,), 0),  # many meet, and each report has its own
        ((SHOT,), (SHELLED,), 0),  # not by the same means
    ],
)
def test_what_stands_out_alike_is_one(one: tuple[tuple[str, str, str], ...], other: tuple[tuple[str, str, str], ...], joined: int) -> None:
    found = happenings([*telling("a", MAY, *one), *telling("b", MAY, *other)])
    assert sum(len({m.report.id for m in h.members}) == 2 for h in found) == joined


def test_months_apart_it_says_nothing() -> None:
    assert len(happenings([*telling("a", MAY, FREED), *telling("b", MAY, LET_GO)])) == 1
    assert len(happenings([*telling("a", MAY, FREED), *telling("b", JULY, LET_GO)])) == 2
