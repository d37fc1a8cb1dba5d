"""The last gate before the archive: a statement that its report's words do not bear out is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dateline.core.record import PLAIN
from dateline.core.report import Cut, Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Statement
from dateline.read.reading import Reading


def grounded(statement: Statement, reading: Reading) -> Statement | str:
    """The statement with its sentence widened to hold its words, or why it is refused."""
    spans = list(spans_in(statement))
    report = reading.report
    if any(not s.holds_in(report.text) for s in spans):
        return "its words do not stand where it says"
    if any(_in_cut(s, c) for s in spans for c in report.cut):
        return "its words lie in a part that was cut from the report"
    if isinstance(statement, Figure) and statement.unknown and (statement.low is not None or statement.high is not None):
        return "what is unknown has no number"
    return statement if statement.sentence.covers(statement.span) else replace(statement, sentence=_around(statement, report))


def spans_in(item: Any) -> Iterator[Span]:
    """Every span that a statement holds, those of its speaker and content included."""
    for name in item.__dataclass_fields__:
        value = getattr(item, name)
        if type(value) not in PLAIN:
            for v in value if isinstance(value, tuple) else (value, getattr(value, "span", None)):
                if isinstance(v, Span):
                    yield v


def _in_cut(span: Span, cut: Cut) -> bool:
    return span.start < cut.end and cut.start < span.end


def _around(statement: Statement, report: Report) -> Span:
    """Words that run over several sentences are shown with all of them."""
    start, end = min(statement.sentence.start, statement.span.start), max(statement.sentence.end, statement.span.end)
    return report.span(start, end)
