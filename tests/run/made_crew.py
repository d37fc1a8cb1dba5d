"""A crew without processes, whose workers die when a test wants it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import Any

from dateline.run.crew import WorkerDied

Chunk = Sequence[Any]


class Made:
    """A crew whose work, sent and sent back as to another process, is done when it is asked for.

    `kills` tells whether a chunk, tried so often, ends its worker.
    """

    def __init__(self, kills: Callable[[Chunk, int], bool] = lambda chunk, tries: False, width: int = 3):
        self.kills, self.width = kills, width
        self.tries: dict[tuple[str | None, ...], int] = {}
        self.most = self.open = 0
        self.done: set[str] = set()
        self.closed = False

    def submit(self, do: Callable[[Chunk], Chunk], chunk: Chunk) -> _Made:
        self.open += 1
        self.most = max(self.most, self.open)
        return _Made(self, do, chunk)

    def close(self) -> None:
        self.closed = True


class _Made:
    def __init__(self, crew: Made, do: Callable[[Chunk], Chunk], chunk: Chunk):
        self.crew, self.do, self.chunk = crew, do, chunk

    def result(self) -> Chunk:
        crew, names = self.crew, tuple(str(r) for r in self.chunk)
        crew.open -= 1
        crew.tries[names] = crew.tries.get(names, 0) + 1
        if crew.kills(self.chunk, crew.tries[names]):
            raise WorkerDied
        crew.done.add(getattr(self.do, "__name__", ""))
        do, chunk = pickle.loads(pickle.dumps((self.do, self.chunk)))
        return pickle.loads(pickle.dumps(do(chunk)))
