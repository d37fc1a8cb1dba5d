"""Add with two processes and press Ctrl-C while stories are written: `python interrupting.py ARCHIVE PLACES...`.

Prints whether it was interrupted, and the numbers of the processes once they have ended.
"""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import crashing

from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.jobs import Processes
from dateline.run.settings import Settings
from dateline.store import outcomes
from dateline.store.archive import open_archive


def main(path: str, places: list[Path]) -> None:
    """Add until the first story is written."""
    write, pids = outcomes.Writer.write, list[int]()
    others = list[Any]()

    def interrupt(*args: Any) -> Any:
        if not others:
            others.extend(active_children())
            pids.extend(p.pid or 0 for p in others)
            os.killpg(0, signal.SIGINT)
        return write(*args)

    outcomes.Writer.write = interrupt  # type: ignore[method-assign]
    try:
        with open_archive(path) as archive:
            add(places, archive, Settings(), Given(), find=crashing.find, hire=lambda: Processes(2))
    except KeyboardInterrupt:
        for process in others:
            process.join(20)
        print("interrupted", *pids)


if __name__ == "__main__":
    main(sys.argv[1], list(map(Path, sys.argv[2:])))
