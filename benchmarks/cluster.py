"""Reading on several processes and on a Ray cluster against one process, and what the one that saves has to do for each report.

    python benchmarks/cluster.py [--reports FILE.jsonl] [--readers 2] [--shards 6] [--record]

The same reports are added by one process, by so many processes (`--jobs`), on a Ray cluster on this machine with so many actors, and once
more with an actor killed in the middle; the four exports must be equal, byte for byte. Ratios are of wall time, so run it on a machine that
does nothing else. `saver_ms` is the processor time that the program which takes in, saves and works out spends on a report while others
read: its inverse is the most reports a second that one archive can take in, however many read. `reader_ms` is what reading a report takes.
`--record` writes benchmarks/cluster.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from dateline.ingest.given import Given
from dateline.run.add import Tally, add
from dateline.run.cluster import Cluster
from dateline.run.settings import Settings
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store.archive import open_archive

HERE = Path(__file__).parent
DEFAULT = HERE.parent.parent / "shared/data/stories/reports.jsonl"


def main() -> int:
    """Measure, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=DEFAULT)
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--shards", type=int, default=6)
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    if not args.reports.exists():
        print(f"no reports at {args.reports}; give --reports FILE.jsonl")
        return 0
    lines = args.reports.read_text("utf-8").splitlines(keepends=True)
    with tempfile.TemporaryDirectory() as folder:
        result = measured(Path(folder), lines, args.readers, args.shards)
    print(json.dumps(result, indent=1))
    if args.record:
        (HERE / "cluster.json").write_text(json.dumps(result, indent=1) + "\n")
    return 0 if result["equal"] else 1


def measured(folder: Path, lines: list[str], readers: int, shards: int) -> dict[str, Any]:
    """Seconds and ratios of the four runs over the same shards."""
    places = [folder / f"shard-{n:02}.jsonl" for n in range(shards)]
    for n, place in enumerate(places):
        place.write_text("".join(lines[n * len(lines) // shards : (n + 1) * len(lines) // shards]), "utf-8")
    warm = folder / "warm.jsonl"
    warm.write_text("".join(lines[:2]), "utf-8")
    run([warm], folder / "warm.db", Settings())  # the gazetteer is built once a machine
    runs = {"one process": run(places, folder / "one.db", Settings()), "jobs": run(places, folder / "jobs.db", Settings(jobs=readers))}
    with Cluster("ray", Settings(jobs=readers)) as cluster:
        run([warm], folder / "warm-ray.db", Settings(), cluster=cluster)
        runs["ray"] = run(places, folder / "ray.db", Settings(), cluster=cluster)
        runs["ray, one killed"] = run(places, folder / "killed.db", Settings(), kill_once(), cluster)
    exports = [r.pop("export") for r in runs.values()]
    one = runs["one process"]["wall_seconds"]
    saver = runs["ray"]["own_seconds"]
    return {
        "reports": len(lines),
        "readers": readers,
        "runs": runs,
        "ratios": {name: round(r["wall_seconds"] / one, 3) for name, r in runs.items()},
        "saver_ms": round(saver / len(lines) * 1_000, 1),
        "reader_ms": round((runs["one process"]["own_seconds"] - saver) / len(lines) * 1_000, 1),
        "equal": all(e == exports[0] for e in exports),
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, Ray {version('ray')}",
    }


def run(
    places: list[Path], path: Path, settings: Settings, progress: Callable[[Tally], None] = lambda _: None, cluster: Cluster | None = None
) -> dict[str, Any]:
    """Wall time, processor time of this process, and the export."""
    began, own = time.perf_counter(), time.process_time()
    with open_archive(path) as archive:
        if cluster is None:
            add(places, archive, settings, Given(), progress)
        else:
            add(places, archive, settings, Given(), progress, hire=cluster.crew, begin=cluster.begin)
        took, spent = time.perf_counter() - began, time.process_time() - own
        return {"wall_seconds": round(took, 1), "own_seconds": round(spent, 2), "export": "".join(as_jsonl(archive))}


def kill_once() -> Callable[[Tally], None]:
    """Kill one actor when the first reports have come."""
    killed: list[int] = []

    def progress(_: Tally) -> None:
        if not killed:
            actors = [p.pid for p in psutil.Process().children(recursive=True) if "ray::Worker" in " ".join(p.cmdline())]
            killed.extend(actors[:1])
            os.kill(actors[0], signal.SIGKILL)

    return progress


if __name__ == "__main__":
    sys.exit(main())
