"""One walk over a text that splits it wherever a statement starts or ends, so that no mark ever overlaps another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from dateline.core.statement import Statement
from dateline.serve.desk.marking_views import LETTERS, Segment

MOST_TOGETHER = 16  # statements named on one segment: over twice what any sentence that was read had, and a page must stay linear in size


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from `start` to `end` that belong to a statement, or, without one, play a `role` in the focused statement."""

    start: int
    end: int
    role: str
    statement: Statement | None


@dataclass(slots=True)
class _Open:
    """What covers the text at one point of the walk, each with how often: a statement's own stretches may touch or overlap."""

    statements: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)

    def change(self, stretch: Stretch, by: int, focus: str | None) -> None:
        """Open (`by` 1) or close (-1) a stretch."""
        statement = stretch.statement
        if statement is None:
            _count(self.roles, stretch.role, by)
            return
        _count(self.statements, statement.id, by)
        _count(self.types, statement.type, by)
        if statement.id == focus:
            _count(self.roles, "focus", by)


def _count(counts: dict[str, int], key: str, by: int) -> None:
    now = counts.get(key, 0) + by
    if now:
        counts[key] = now
    else:
        del counts[key]


def sweep(text: str, parts: Sequence[tuple[int, int]], stretches: Iterable[Stretch], focus: str | None) -> Iterator[tuple[int, Segment]]:
    """The number of its part and a segment, in the order of the text; `parts` stand in that order and do not overlap.

    What starts before the first part starts, for the reader, at the first segment.
    """
    opening, closing, points = _events(parts, stretches)
    now, started, seen = _Open(), list[Statement](), set[str]()
    part = 0
    for start, end in pairwise(points):
        for stretch in closing.get(start, ()):
            now.change(stretch, -1, focus)
        for stretch in opening.get(start, ()):
            now.change(stretch, 1, focus)
            if stretch.statement and stretch.statement.id not in seen:
                seen.add(stretch.statement.id)
                started.append(stretch.statement)
        while part < len(parts) and parts[part][1] <= start:
            part += 1
        if part < len(parts) and parts[part][0] <= start:
            yield part, _segment(start, text[start:end], now, started)
            started.clear()


def _events(
    parts: Sequence[tuple[int, int]], stretches: Iterable[Stretch]
) -> tuple[dict[int, list[Stretch]], dict[int, list[Stretch]], list[int]]:
    """Stretches by where they open and close, and all points at which something changes."""
    opening: defaultdict[int, list[Stretch]] = defaultdict(list)
    closing: defaultdict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        opening[stretch.start].append(stretch)
        closing[stretch.end].append(stretch)
    return opening, closing, sorted({*opening, *closing, *(p for part in parts for p in part)})


def _segment(start: int, text: str, now: _Open, started: Sequence[Statement]) -> Segment:
    if not now.statements and not started:
        return Segment(start, text, roles=tuple(sorted(now.roles)))
    return Segment(
        start,
        text,
        tuple(islice(now.statements, MOST_TOGETHER)),
        tuple(filter(now.types.__contains__, LETTERS)),
        tuple([(s.id, LETTERS[s.type]) for s in started]),
        tuple(sorted(now.roles)),
    )
