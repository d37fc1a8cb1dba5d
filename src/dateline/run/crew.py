"""Read reports with a crew of workers that may die: results in the order of the reports, nothing lost, nothing doubled."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import Protocol

from dateline.core.archived import Found
from dateline.core.errors import Rejected
from dateline.core.report import Report
from dateline.read.reading import BATCH

Chunk = Sequence[Report]
DIED = "the report is kept, but nothing was read in it: the process that read it died {times} times over; give it more memory, then reread"
TRIES = 2  # times that a report is read alone before it is left: the first death may be another's fault


class WorkerDied(Exception):
    """The worker that a chunk was given to is gone, and its result with it."""


class Pending(Protocol):
    """What will be found in a chunk."""

    def result(self) -> list[Found]:
        """What was found in each report, in their order; waits for it. Raises WorkerDied."""


class Crew(Protocol):
    """Workers that read. `width`: how many chunks are worth being under way at a time."""

    width: int

    def submit(self, chunk: Chunk) -> Pending:
        """Give a chunk to a worker. A crew that lost workers makes itself whole first."""

    def close(self) -> None:
        """Let the workers go, whatever they are at."""


def finder(hire: Callable[[], Crew]) -> Callable[[Iterable[Report]], Iterator[Found]]:
    """What reads reports with a crew that is hired with the first of them."""

    def find(reports: Iterable[Report]) -> Iterator[Found]:
        with closing(hire()) as crew:
            yield from found_by(crew, reports)

    return find


def found_by(crew: Crew, reports: Iterable[Report]) -> Iterator[Found]:
    """What is found in each report, in their order. Chunks are the batches that one process would read, so the bytes are the same."""
    under_way: deque[tuple[Chunk, Pending]] = deque()
    coming = iter(reports)
    while chunk := tuple(islice(coming, BATCH)):
        under_way.append((chunk, crew.submit(chunk)))
        if len(under_way) >= crew.width:
            yield from _taken(crew, *under_way.popleft())
    while under_way:
        yield from _taken(crew, *under_way.popleft())


def _taken(crew: Crew, chunk: Chunk, pending: Pending) -> list[Found]:
    """The result of a chunk; where its worker died, of a second try, and then of each report for itself."""
    for attempt in (pending.result, lambda: crew.submit(chunk).result()):
        try:
            return attempt()
        except WorkerDied:
            continue
    return [_alone(crew, report) for report in chunk]


def _alone(crew: Crew, report: Report) -> Found:
    for _ in range(TRIES):
        try:
            return crew.submit((report,)).result()[0]
        except WorkerDied:
            continue
    return Found(report, rejected=(Rejected(report.source_id or report.id, "read", DIED.format(times=TRIES)),))
