"""Give work to a crew of workers that may die: results in the order of the work, nothing lost, nothing doubled.

What can be done elsewhere is a `Task`, a pure function of its items. It is done here or by a crew with the same result, since only the
program that was started writes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Made = TypeVar("Made", covariant=True)

TRIES = 2  # times that an item is tried alone before it is left: the first death may be another's fault


class WorkerDied(Exception):
    """The worker that a chunk was given to is gone, and its result with it."""


class Pending(Protocol[Made]):
    """What will come of a chunk."""

    def result(self) -> Sequence[Made]:
        """What came of each item, in their order; waits for it. Raises WorkerDied."""


class Crew(Protocol):
    """Workers. `width`: how many chunks are worth being under way at a time."""

    width: int

    def submit(self, do: Callable[[Sequence[T]], Sequence[R]], chunk: Sequence[T]) -> Pending[R]:
        """Give a chunk to a worker. A crew that lost workers makes itself whole first."""

    def close(self) -> None:
        """Let the workers go, whatever they are at."""


@dataclass(frozen=True, slots=True)
class Task(Generic[T, R]):
    """A kind of work.

    `do` gives what comes of each item of a chunk; it is sent by its name, so it is a function of a module. `left` gives what comes, here,
    of an item that killed every worker who took it. A chunk is as many items as have the weight `size` together, or one.
    """

    do: Callable[[Sequence[T]], Sequence[R]]
    left: Callable[[T], R]
    size: int
    weight: Callable[[T], int] = lambda _: 1

    def chunks(self, items: Iterable[T]) -> Iterator[list[T]]:
        """Items in their order, in chunks."""
        return parts(items, self.size, self.weight)


def parts(items: Iterable[T], size: int, weight: Callable[[T], int]) -> Iterator[list[T]]:
    """Items in their order, as many together as weigh `size` or less, or one."""
    part: list[T] = []
    heavy = 0
    for item in items:
        more = weight(item)
        if part and heavy + more > size:
            yield part
            part, heavy = [], 0
        part.append(item)
        heavy += more
        if heavy >= size:  # without looking at the next one, which may be long in coming
            yield part
            part, heavy = [], 0
    if part:
        yield part


class Staff:
    """Who does the work: this process, or a crew that is hired with the first work that is sent. Use it as a context manager."""

    def __init__(self, hire: Callable[[], Crew] | None = None):
        self._hire = hire
        self._crew: Crew | None = None

    def __enter__(self) -> Staff:
        return self

    def __exit__(self, *_: object) -> None:
        if self._crew is not None:
            self._crew.close()
        self._crew = None

    @property
    def alone(self) -> bool:
        """Whether there is no crew to be hired."""
        return self._hire is None

    def sent(self, task: Task[T, R], items: Iterable[T]) -> Iterator[R]:
        """What the crew makes of each item, in their order."""
        if self._crew is None:
            assert self._hire is not None
            self._crew = self._hire()
        return made_by(self._crew, task, items)

    def shared(self, task: Task[T, R], items: Iterable[T]) -> Iterator[R]:
        """What comes of each item, in their order: made by the crew, or here where there is none or no more than one chunk of work."""
        chunks = task.chunks(items)
        first = list(islice(chunks, 1 if self.alone else 2))
        if self.alone or len(first) < 2:
            return (made for chunk in chain(first, chunks) for made in task.do(chunk))
        return self.sent(task, (item for chunk in chain(first, chunks) for item in chunk))


ALONE = Staff()


def made_by(crew: Crew, task: Task[T, R], items: Iterable[T]) -> Iterator[R]:
    """What comes of each item, in their order. At most as many chunks are under way as the crew is wide."""
    under_way: deque[tuple[list[T], Pending[R]]] = deque()
    for chunk in task.chunks(items):
        under_way.append((chunk, crew.submit(task.do, chunk)))
        if len(under_way) >= crew.width:
            yield from _taken(crew, task, *under_way.popleft())
    while under_way:
        yield from _taken(crew, task, *under_way.popleft())


def _taken(crew: Crew, task: Task[T, R], chunk: Sequence[T], pending: Pending[R]) -> Sequence[R]:
    """The result of a chunk; where its worker died, of a second try, and then of each item for itself."""
    for attempt in (pending.result, lambda: crew.submit(task.do, chunk).result()):
        try:
            return attempt()
        except WorkerDied:
            continue
    return [_one(crew, task, item) for item in chunk]


def _one(crew: Crew, task: Task[T, R], item: T) -> R:
    for _ in range(TRIES):
        try:
            return crew.submit(task.do, [item]).result()[0]
        except WorkerDied:
            continue
    return task.left(item)
