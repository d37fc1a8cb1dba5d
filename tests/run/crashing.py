"""Kill `add` again and again over made-up reports. As a program, `python crashing.py FOLDER SEED KILLS [DATABASES]` prints what it did;
DATABASES are the addresses of empty ones, apart by spaces, else files are made.

A stand-in finds one figure, one entity and one mention in each report, in no time: what is tried here is ingest, saving, working out
and the diary, and not the language model. Each run is a fork, so that twenty of them load everything once.
"""

from __future__ import annotations

import json
import mmap
import os
import random
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import select

from dateline.core.archived import Found
from dateline.core.entity import Entity
from dateline.core.mention import NameMention
from dateline.core.report import Report
from dateline.core.statement import Figure
from dateline.ingest.given import Given
from dateline.run import add as adding
from dateline.run.add import add
from dateline.run.settings import Settings
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store import outcomes, schema
from dateline.store.archive import Archive, open_archive
from dateline.store.dialects import dialect_of

PHASES = ("reading", "saving", "working out", "writing what was worked out")
PLAN = (0, 1) * 6 + (2,) * 5 + (3,) * 3  # the phase in which each of twenty runs is killed; later runs find the reports in
LONGEST = (0.12, 0.02, 0.6, 0.05)  # seconds after the phase began within which it is killed
SLOW = 0.001  # seconds that reading a report takes here
FIRST = ("Blue", "Grey", "Old", "Tall", "Swift", "Kind")
SECOND = ("Heron", "Anchor", "Lantern", "Meadow", "Harbour", "Falcon", "Willow", "Castle")
WORDS = (
    *("harbour", "pilot", "storm", "rescue", "wharf", "engine", "captain", "deck", "cargo", "inquiry", "coast", "guard", "lifeboat"),
    *("signal", "radio", "hull", "anchor", "timber", "crane", "market", "bridge", "tunnel", "railway", "school", "clinic", "river"),
    *("valley", "quarry", "mill", "orchard", "winter", "ferry", "council", "minister", "budget", "teacher"),
)


def corpus(folder: Path, size: int = 300) -> list[Path]:
    """Reports of some forty sinkings, several of each with tolls that differ: a third in files of their own, the others in lines."""
    chance = random.Random(7)
    stories = [(f"{a} {b}", [chance.choice(WORDS) for _ in range(9)]) for a in FIRST for b in SECOND]
    folder.mkdir(parents=True)
    lines: dict[int, list[str]] = {}
    for n in range(size):
        ship, words = stories[n % len(stories)]
        own = " ".join(chance.choice(WORDS) for _ in range(14))
        text = f"The {ship} sank on Monday. {3 + n % 4} people drowned on the {ship}. The {' '.join(words)}. It was {own} number {n}."
        day = f"2031-03-{1 + n % 28:02}"
        if n % 3 == 0:
            (folder / f"{n:03}.txt").write_text(f"{ship} sinks\n\n{text}\n")
        else:
            told = {"id": f"r{n}", "publisher": f"Paper {n % 7}", "published": day, "title": f"{ship} sinks", "text": text}
            lines.setdefault(n % 8, []).append(json.dumps(told))
    for n, told_here in lines.items():
        (folder / f"lines-{n}.jsonl").write_text("\n".join(told_here) + "\n")
    return sorted(folder.iterdir())


def find(reports: Iterable[Report]) -> Iterator[Found]:
    """What the stand-in finds: who, and how many."""
    return map(found_in, reports)


def slowly(reports: Iterable[Report]) -> Iterator[Found]:
    """The same, at a pace that leaves time to be killed."""
    for report in reports:
        time.sleep(SLOW)
        yield found_in(report)


def found_in(report: Report) -> Found:
    """One figure with its sentence, the ship, and a mention of it."""
    told = re.search(r"(\d+) people drowned on the (\w+ \w+)", report.text)
    if told is None:
        return Found(report)
    name = told.group(2)
    ship = Entity(key=name.casefold(), name=name, sort="organisation")
    rest: dict[str, Any] = {"what": "person", "role": ("killed",), "op": "=", "made_by": "stand-in", "confidence": 1.0}
    low = float(told.group(1))
    span = report.span(told.start(), told.end(1) + 7)
    figure = Figure(report=report.id, span=span, sentence=report.span(told.start(), told.end() + 1), low=low, high=low, **rest)
    mention = NameMention(report=report.id, span=report.span(*told.span(2)), type="organisation", entity=ship.id)
    return Found(report, (mention,), (ship,), (figure,))


def state(archive: Archive) -> dict[str, Any]:
    """All that must not depend on what happened on the way: the record, the diary, the ledger of sources, the search index."""
    with archive.reading() as db:
        told = schema.changes.c
        diary = [tuple(row) for row in db.execute(select(told.sort, told.story, told.subject, told.body).order_by(told.seq))]
        words = sorted(dialect_of(db).indexed(db))
        integrity = list(dialect_of(db).faults(db)) or "ok"
    sources = [(t.name, t.state, t.reports, t.digest) for t in archive.sources()]
    kept = {"diary": diary, "words": words, "sources": sources, "sound": integrity, "stale": archive.stale}
    return kept | {"export": list(as_jsonl(archive))}


def halves(archive: Archive) -> int:
    """Reports of which not all that was found is there."""
    with archive.reading() as db:
        counts = [Counter(db.scalars(select(table.c.report))) for table in (schema.statements, schema.mentions, schema.named)]
        words = Counter(dialect_of(db).indexed(db))
        ids = list(db.scalars(select(schema.reports.c.id)))
    return sum(any(c[i] != 1 for c in (*counts, words)) for i in ids)


# --- the program -----------------------------------------------------------------------------------------------------


def marked(page: mmap.mmap) -> None:
    """Let a run write down which phase it is in, for who kills it."""

    def marks(phase: int, call: Callable[..., Any]) -> Callable[..., Any]:
        def marking(*args: Any, **named: Any) -> Any:
            page[0] = max(page[0], phase + 1)
            return call(*args, **named)

        return marking

    Archive.save = marks(1, Archive.save)  # type: ignore[method-assign]
    outcomes.Writer.write = marks(3, outcomes.Writer.write)  # type: ignore[method-assign]
    adding.bring_up_to_date = marks(2, adding.bring_up_to_date)


def run(places: list[Path], path: str, page: mmap.mmap) -> None:
    """One `add`, as a program of its own."""
    marked(page)
    page[0] = 1
    with open_archive(path) as archive:
        add(places, archive, Settings(), Given(), find=slowly)


def kill_one(places: list[Path], path: str, phase: int, chance: random.Random) -> bool:
    """Start an `add` and kill it at a random moment of the phase; whether it was still alive then."""
    page = mmap.mmap(-1, 1)
    child = os.fork()
    if child == 0:
        try:
            run(places, path, page)
        finally:
            os._exit(0)
    deadline = time.monotonic() + 60
    while page[0] < phase + 1 and time.monotonic() < deadline and os.waitpid(child, os.WNOHANG) == (0, 0):
        time.sleep(0.0005)
    time.sleep(chance.random() * LONGEST[phase])
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    return False


def main(folder: Path, seed: int, kills: int, databases: str) -> None:
    """Kill as often as told, on as many archives as it takes, and tell which archives there are."""
    places = corpus(folder / "reports")
    chance, done, torn = random.Random(seed), [], 0
    new = iter(databases.split()) if databases else (str(folder / f"killed-{n}.db") for n in count())
    archives = [next(new)]
    for _ in range(kills * 3):
        phase = PLAN[len(done) * len(PLAN) // kills]
        if kill_one(places, archives[-1], phase, chance):
            done.append(PHASES[phase])
        with open_archive(archives[-1]) as archive:
            torn += halves(archive)
            if archive.count(schema.stories) and len(done) < kills:  # all is done here: go on with another
                archives.append(next(new))
        if len(done) == kills:
            break
    json.dump({"kills": Counter(done), "torn": torn, "archives": archives}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] if len(sys.argv) > 4 else "")
