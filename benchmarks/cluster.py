"""Reading and working out by several processes and on a Ray cluster, against one process: what that leaves for the one that saves.

    python benchmarks/cluster.py [--reports FILE.jsonl] [--readers 2] [--shards 6] [--retold 1500] [--record]

The same reports are added by one process, by so many processes (`--jobs`), on a Ray cluster on this machine with so many actors, and once
more with an actor killed in the middle; the four exports must be equal, byte for byte. Ratios are of wall time, so they tell something
where `load`, what the machine did besides when this began, is near 0; all else is processor time in milliseconds a report. `saver_ms` is
what the program that takes in, saves and works out spends on a report while others read and do their share of working out: its inverse is
the most reports a second that one archive can take in, however many read. `saver_alone_ms` is what it would spend if it worked out alone,
as one process does. `reader_ms` is what reading takes, `shared_ms` what of working out is done elsewhere. `archive_kb` is what the archive
weighs, in thousands of bytes a report.

`retold` is working out alone, with nothing to read: so many reports, told out of the same ones as `growth.py` does, are worked out by one
process and by one with others to help it. `--record` writes benchmarks/cluster.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
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
from growth import courses_of, fill

from dateline.ingest.given import Given
from dateline.run import add as adding
from dateline.run.add import Tally, add, staff_of
from dateline.run.cluster import Cluster
from dateline.run.rework import bring_up_to_date
from dateline.run.settings import Settings
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store import worked
from dateline.store.archive import open_archive

HERE = Path(__file__).parent
DEFAULT = HERE.parent.parent / "shared/data/stories/reports.jsonl"


def main() -> int:
    """Measure, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=DEFAULT)
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--shards", type=int, default=6)
    parser.add_argument("--retold", type=int, default=1500)
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    if not args.reports.exists():
        print(f"no reports at {args.reports}; give --reports FILE.jsonl")
        return 0
    load = round(os.getloadavg()[0], 1)
    lines = args.reports.read_text("utf-8").splitlines(keepends=True)
    with tempfile.TemporaryDirectory() as folder:
        result = {"load": load, **measured(Path(folder), lines, args.readers, args.shards)}
        result["retold"] = retold(Path(folder), args.reports, args.retold, args.readers)
    print(json.dumps(result, indent=1))
    if args.record:
        (HERE / "cluster.json").write_text(json.dumps(result, indent=1) + "\n")
    return 0 if result["equal"] and result["retold"]["equal"] else 1


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
    one, saver = runs["one process"], runs["jobs"]
    taking_in = saver["own_seconds"] - saver["working_out"]

    def ms(seconds: float) -> float:
        return round(seconds / len(lines) * 1_000, 1)

    return {
        "reports": len(lines),
        "readers": readers,
        "runs": runs,
        "ratios": {name: round(r["wall_seconds"] / one["wall_seconds"], 3) for name, r in runs.items()},
        "saver_ms": ms(saver["own_seconds"]),
        "saver_ms_on_ray": ms(runs["ray"]["own_seconds"]),
        "saver_alone_ms": ms(taking_in + one["working_out"]),
        "taking_in_ms": ms(taking_in),
        "shared_ms": ms(one["working_out"] - saver["working_out"]),
        "share_of_working_out": round(1 - saver["working_out"] / one["working_out"], 2),
        "reader_ms": ms(one["own_seconds"] - one["working_out"] - taking_in),
        "archive_kb": round((folder / "one.db").stat().st_size / len(lines) / 1_000, 1),
        "equal": all(e == exports[0] for e in exports),
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, Ray {version('ray')}",
    }


def run(
    places: list[Path], path: Path, settings: Settings, progress: Callable[[Tally], None] = lambda _: None, cluster: Cluster | None = None
) -> dict[str, Any]:
    """Wall time, processor time of this process and how much of it goes into working out, and the export."""
    working_out = [0.0]

    def timed(*args: Any) -> None:
        start = time.process_time()
        bring_up_to_date(*args)
        working_out[0] += time.process_time() - start

    setattr(adding, "bring_up_to_date", timed)  # noqa: B010 - it stands in for what is imported there
    began, own = time.perf_counter(), time.process_time()
    with open_archive(path) as archive:
        if cluster is None:
            add(places, archive, settings, Given(), progress)
        else:
            add(places, archive, settings, Given(), progress, hire=cluster.crew, begin=cluster.begin)
        took, spent = time.perf_counter() - began, time.process_time() - own
        seconds = {"wall_seconds": round(took, 1), "own_seconds": round(spent, 2), "working_out": round(working_out[0], 2)}
        return {**seconds, "export": "".join(as_jsonl(archive))}


def retold(folder: Path, reports: Path, size: int, jobs: int) -> dict[str, Any]:
    """Working out very many reports that are there already, alone and with others."""
    filled = folder / "retold.db"
    fill(filled, courses_of(reports, folder), size)
    alone, helped = (worked_out(filled, folder / f"retold-{n}.db", n) for n in (1, jobs))
    equal = alone.pop("export") == helped.pop("export")
    share = round(1 - helped["saver_ms"] / alone["saver_ms"], 2)
    weight = round(filled.stat().st_size / alone["reports"] / 1_000, 1)
    return {"alone": alone, "helped": helped, "share_of_working_out": share, "archive_kb": weight, "equal": equal}


def worked_out(filled: Path, path: Path, jobs: int) -> dict[str, Any]:
    """What working out costs the process that saves."""
    shutil.copy(filled, path)
    with open_archive(path) as archive:
        archive.mend(worked.forget)
        with staff_of(Settings(jobs=jobs)) as staff:
            began, own = time.perf_counter(), time.process_time()
            bring_up_to_date(archive, staff=staff)
            took, spent = time.perf_counter() - began, time.process_time() - own
        size, export = len(archive.report_ids()), "".join(as_jsonl(archive))
    return {"reports": size, "saver_ms": round(spent / size * 1_000, 1), "wall_ms": round(took / size * 1_000, 1), "export": export}


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
