"""A crew of processes on this machine; one that reads loads a language model of its own."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from dateline.core.errors import DatelineError
from dateline.run.crew import WorkerDied

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2  # chunks a process: one that it works on, one that waits for it


class Processes:
    """So many processes. They end with this object, and also where the program is killed."""

    def __init__(self, size: int):
        self._size, self.width = size, AHEAD * size
        self._start()

    def _start(self) -> None:
        # Spawned, not forked: a fork of a program with threads (the progress bar has one) can hang.
        context = get_context("spawn")
        theirs, self._leash = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(self._size, context, _begin, (theirs,))
        try:
            self._given(_answers, ()).result()
        except BrokenProcessPool:
            self.close()
            raise DatelineError("the processes die as they start: run with --jobs 1, or give the machine more memory") from None

    def submit(self, do: Callable[[Sequence[T]], Sequence[R]], chunk: Sequence[T]) -> _Result[R]:
        """Give a chunk to a process; after a death, to new ones."""
        try:
            return _Result(self._given(do, chunk))
        except BrokenProcessPool:
            self.close()
            self._start()
            return _Result(self._given(do, chunk))

    def _given(self, do: Callable[[Sequence[T]], Sequence[R]], chunk: Sequence[T]) -> Future[Sequence[R]]:
        with _deaf():  # a process more may be begun with any chunk
            return self._pool.submit(do, chunk)

    def close(self) -> None:
        """End all processes at once."""
        self._leash.close()
        self._pool.shutdown(wait=False, cancel_futures=True)


class _Result(Generic[R]):
    def __init__(self, future: Future[Sequence[R]]):
        self._future = future

    def result(self) -> Sequence[R]:
        try:
            return self._future.result()
        except BrokenProcessPool:
            raise WorkerDied from None


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes begun meanwhile do not hear Ctrl-C, not even while they start: it is the parent's, which hears it when they have begun."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # a helper of multiprocessing, which lets the signal through again where it is begun meanwhile
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the processes ------------------------------------------------------------------------------------------------


def _begin(leash: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where no signal can be kept from a process that starts
    threading.Thread(target=_leave_with_parent, args=(leash,), daemon=True).start()


def _answers(chunk: Sequence[object]) -> Sequence[object]:
    return chunk


def _leave_with_parent(leash: Connection) -> None:
    """The parent's end of the pipe is closed where it lets go and where it is killed."""
    try:
        leash.recv_bytes()
    except EOFError:
        os._exit(0)
