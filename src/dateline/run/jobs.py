"""A crew of processes on this machine, each with a language model of its own."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.connection import Connection

from dateline.core.archived import Found
from dateline.core.errors import DatelineError
from dateline.core.report import Report
from dateline.models.language import language_pipeline
from dateline.run.crew import Chunk, WorkerDied
from dateline.run.settings import Settings

AHEAD = 2  # chunks a process: one that it reads, one that waits for it


class Processes:
    """So many processes. They end with this object, and also where the program is killed."""

    def __init__(self, settings: Settings):
        self._settings = settings
        self.width = AHEAD * settings.jobs
        self._start()

    def _start(self) -> None:
        # Spawned, not forked: a fork of a program with threads (the progress bar has one) can hang.
        context = get_context("spawn")
        theirs, self._leash = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(self._settings.jobs, context, _begin, (theirs,))
        try:
            self._pool.submit(language_pipeline_loads, self._settings.model).result()
        except BrokenProcessPool:
            self.close()
            raise DatelineError("processes that read die as they start: run with --jobs 1, or give the machine more memory") from None

    def submit(self, chunk: Chunk) -> _Reading:
        """Give a chunk to a process; after a death, to new ones."""
        try:
            return _Reading(self._pool.submit(_find, self._settings.model, chunk))
        except BrokenProcessPool:
            self.close()
            self._start()
            return _Reading(self._pool.submit(_find, self._settings.model, chunk))

    def close(self) -> None:
        """End all processes at once."""
        self._leash.close()
        self._pool.shutdown(wait=False, cancel_futures=True)


class _Reading:
    def __init__(self, future: Future[list[Found]]):
        self._future = future

    def result(self) -> list[Found]:
        try:
            return self._future.result()
        except BrokenProcessPool:
            raise WorkerDied from None


# --- in the processes ------------------------------------------------------------------------------------------------


def _begin(leash: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    threading.Thread(target=_leave_with_parent, args=(leash,), daemon=True).start()


def language_pipeline_loads(model: str) -> bool:
    """Whether a process can read at all. Raises UsageError where the model is not installed."""
    return bool(language_pipeline(model).pipe_names)


def _leave_with_parent(leash: Connection) -> None:
    """The parent's end of the pipe is closed where it lets go and where it is killed."""
    try:
        leash.recv_bytes()
    except EOFError:
        os._exit(0)


def _find(model: str, chunk: Sequence[Report]) -> list[Found]:
    from dateline.run.add import reader

    return list(reader(Settings(model=model))(chunk))
