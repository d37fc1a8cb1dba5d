"""Count how many voices tell of something: whoever shares a writer, a paper or an agency speaks with one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.core.head import Head
from dateline.core.report import Report


def voices(reports: Iterable[Report | Head], origins: Mapping[str, str]) -> int:
    """How many independent voices the reports are; sharing carries on from report to report."""
    return len(set(voice_of(reports, origins).values()))


def voice_of(reports: Iterable[Report | Head], origins: Mapping[str, str]) -> dict[str, int]:
    """Report id to the number of its voice. `origins`: report id to origin, the report itself where it has none."""
    parent: dict[str, str] = {}

    def root(mark: str) -> str:
        while parent.setdefault(mark, mark) != mark:
            mark = parent[mark]
        return mark

    marks = {report.id: list(_marks(report, origins)) for report in reports}
    for own in marks.values():
        for mark in own[1:]:
            parent[root(mark)] = root(own[0])
    numbers: dict[str, int] = {}
    return {ident: numbers.setdefault(root(own[0]), len(numbers)) for ident, own in marks.items()}


def _marks(report: Report | Head, origins: Mapping[str, str]) -> Iterator[str]:
    """What a report may share with another: its origin, its publisher, the agencies it credits."""
    yield f"origin {origins.get(report.id, report.id)}"
    if report.publisher:
        yield f"publisher {report.publisher.casefold()}"
    yield from (f"agency {name.casefold()}" for name in report.credits)
