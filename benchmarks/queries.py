"""How long pages, the API and searches take on an archive of very many reports, on SQLite and on PostgreSQL.

    python benchmarks/queries.py [--size 100000] [--base ARCHIVE] [--on ARCHIVE ...] [--record]

The reports are those of a small archive (`--base`; without it, the sample reports), told again under other ids and days, row by row
(benchmarks/retold.py). Both databases are filled and asked: a file, and a PostgreSQL server that is started for this in a temporary folder.
`--on` takes archives that are filled already. Each page is asked for in this process, without the network, over ids drawn from the whole
archive, once each and so mostly unread before. Prints median and 95th percentile of the elapsed time in milliseconds, and 95th percentile
of the processor time that this program and the server's processes for it spent (`own`), which tells what a page costs on a machine that
is busy with other work too. Lists tell how many there are in all, which is counted once for each state of the archive: `totals_ms` is the
time of asking for all of them the first time, and is not in the others. Names what is over the limit by either time; exit status 1 where
something is by the elapsed one. `--record` writes benchmarks/queries.json.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import platform
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import retold
from fastapi.testclient import TestClient
from sqlalchemy import select

from dateline import __version__
from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.settings import Settings
from dateline.serve.desk.app import make_app
from dateline.serve.desk.views.story_part import PartName
from dateline.serve.desk.warm import warm_up
from dateline.store import schema
from dateline.store.archive import Archive, open_archive
from dateline.store.dialects import dialect_of
from dateline.store.words import words_in

HERE = Path(__file__).parent
ASKED = 24  # different addresses of each kind of page
LIMIT = 100.0  # milliseconds that 95 of 100 pages may take
LISTS = (
    *("stories", "stories in dispute", "stories to review", "stories of a type"),
    *("api stories", "api events", "api disputes", "api reports"),
)
SERVERS: list[Archive] = []  # the archive that is asked
COUNTED = (schema.reports, schema.statements, schema.mentions, schema.stories, schema.events, schema.findings)


def main() -> int:
    """Fill, ask, print; exit status 1 where a page is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--on", nargs="*")
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    logging.disable(logging.INFO)
    with filled(args.base, args.size) if not args.on else _there(args.on) as addresses:
        result: dict[str, Any] = {"databases": [measured(address) for address in addresses], **machine()}
    print(json.dumps(result, indent=1))
    if args.record:
        (HERE / "queries.json").write_text(json.dumps(result, indent=1) + "\n")
    for measure, called in (("p95_ms", "elapsed"), ("own_p95_ms", "of processor")):
        slow = [f"{d['database']}: {name}" for d in result["databases"] for name, t in d["pages"].items() if t[measure] > LIMIT]
        print(f"over {LIMIT:g} ms {called}: {', '.join(slow) or 'none'}", file=sys.stderr)
    return 1 if slow else 0


@contextmanager
def _there(addresses: list[str]) -> Iterator[list[str]]:
    yield addresses


@contextmanager
def filled(base: Path | None, size: int) -> Iterator[list[str]]:
    """The addresses of a file and, where PostgreSQL is installed, of a database, both filled."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    import private_cluster

    with tempfile.TemporaryDirectory() as folder:
        few = base or samples(Path(folder))
        addresses = [str(Path(folder) / "many.db")]
        _fill(few, addresses[0], size)
        if (programs := private_cluster.programs()) is None:
            print("PostgreSQL is not installed: only SQLite is asked", file=sys.stderr)
            yield addresses
            return
        with private_cluster.running(programs) as cluster:
            addresses.append(cluster.new())
            os.environ["PGOPTIONS"] = "-c session_replication_role=replica"  # keys of so many rows need not be looked up one by one
            _fill(few, addresses[1], size)
            del os.environ["PGOPTIONS"]
            cluster.run("VACUUM ANALYZE", "archive_1")  # which a server does by itself in time
            yield addresses


def samples(folder: Path) -> Path:
    """An archive of the sample reports."""
    with as_file(files("dateline") / "samples") as reports, open_archive(folder / "few.db") as archive:
        add([reports], archive, Settings(), Given())
    return folder / "few.db"


def _fill(base: Path, address: str, size: int) -> None:
    with open_archive(base) as few, open_archive(address) as many:
        retold.fill(few, many, size, lambda line: print(line, file=sys.stderr))


def measured(address: str) -> dict[str, object]:
    """Median and 95th percentile of every kind of page on one archive."""
    with open_archive(address, create=False) as archive:
        client = TestClient(make_app(archive), base_url="http://127.0.0.1")
        SERVERS[:] = [archive]
        warm_up()  # as a desk does that opens
        with archive.reading() as db:
            server = ".".join(str(n) for n in db.dialect.server_version_info or ())
            name = dialect_of(db).__name__.rsplit(".", 1)[1]  # type: ignore[attr-defined]
        asked = {kind: list(addresses) for kind, addresses in addresses_of(archive).items()}
        gc.collect()
        gc.freeze()  # what choosing the addresses left is not gone through again while pages are timed
        totals = {"totals_ms": round(sum(_once(client, address)[0] for kind in LISTS for address in asked[kind]))}
        pages = {kind: timed(client, addresses) for kind, addresses in asked.items()}
        return {"database": f"{name} {server}", **{t.name: archive.count(t) for t in COUNTED}, **totals, "pages": pages}


def addresses_of(archive: Archive) -> dict[str, Iterable[str]]:
    """Addresses of each kind of page, drawn from the whole archive."""
    chance = random.Random(5)

    def some(table: str, *where: object) -> list[str]:
        column = schema.metadata.tables[table].c.id
        with archive.reading() as db:
            ids = list(db.scalars(select(column).where(*where).order_by(column)))  # type: ignore[arg-type]
        return chance.sample(ids, min(ASKED, len(ids)))

    days = sorted(d for d in days_of(archive) if d)
    since = [days[int(len(days) * share)] for share in (0.1, 0.5, 0.9)]
    stories, events, reports = some("story"), some("event"), some("report")
    often, seldom = words_of(archive, chance)
    return {
        "stories": ["/", *(f"/?page={n}" for n in range(2, 10)), *(f"/?since={day}" for day in since)],
        "stories in dispute": [f"/?disputed=1&{rest}" for rest in (*(f"page={n}" for n in range(1, 10)), *(f"since={d}" for d in since))],
        "stories to review": ["/?unreviewed=1"],
        "stories of a type": ["/?type=ASSAULT", "/?type=PROTEST", "/?type=CONSULT"],
        "story": [f"/stories/{i}" for i in stories],
        "story, the largest": [f"/stories/{i}" for i in largest_of(archive)],
        "story's sections in full": [f"/stories/{i}/{part}" for i in largest_of(archive)[:5] for part in get_args(PartName)],
        "event": [f"/events/{i}" for i in events],
        "dispute": [f"/findings/{i}" for i in some("finding", schema.findings.c.relation == "conflict")],
        "report": [f"/reports/{i}" for i in reports],
        "entity": [f"/entities/{i}" for i in some("entity")],
        "place": [f"/places/{i}" for i in some("place")],
        "queue": ["/queue", *(f"/queue?story={i}" for i in stories[:10])],
        "changes": ["/changes", "/changes?since=2031-01-01"],
        "search, frequent words": [f"/search?q={w}" for w in often],
        "search, two frequent words": [f"/search?q={a}+{b}" for a, b in pairwise(often)],
        "search, rare words": [f"/search?q={w}" for w in seldom],
        "search, rare and frequent": [f"/search?q={a}+{b}" for a, b in zip(seldom, often * 9, strict=False)],
        "api stories": ["/api/stories", "/api/stories?disputed=true", "/api/stories?limit=200"],
        "api story": [f"/api/stories/{i}" for i in stories],
        "api story's events": [f"/api/stories/{i}/events" for i in stories],
        "api story's statements": [f"/api/stories/{i}/statements" for i in stories],
        "api events": ["/api/events", *(f"/api/events?since={day}" for day in since), "/api/events?type=ASSAULT"],
        "api event": [f"/api/events/{i}" for i in events],
        "api disputes": ["/api/findings", *(f"/api/findings?relation={r}" for r in ("conflict", "denial", "update"))],
        "api entities": ["/api/entities", "/api/entities?q=pres"],
        "api search": [f"/api/search?q={w}" for w in (*often, *seldom)],
        "api reports": ["/api/reports", "/api/queue", "/api/archive"],
    }


def largest_of(archive: Archive) -> list[str]:
    """The stories with most reports."""
    table = schema.stories
    with archive.reading() as db:
        return list(db.scalars(select(table.c.id).order_by(table.c.reports.desc(), table.c.id).limit(ASKED)))


def days_of(archive: Archive) -> list[str | None]:
    """The days of stories."""
    with archive.reading() as db:
        return list(db.scalars(select(schema.stories.c.latest)))


def words_of(archive: Archive, chance: random.Random) -> tuple[list[str], list[str]]:
    """The words that most reports have, and words that few have, of some reports."""
    ids = chance.sample(archive.report_ids(), 300)
    holds: Counter[str] = Counter()
    for ident in ids:
        found = archive.found_in(ident)
        holds.update(set(words_in(found.report.text)) if found else ())
    ordered = [w for w, _ in sorted(holds.items(), key=lambda h: (-h[1], h[0])) if len(w) > 2 and w.isascii()]
    return ordered[:12], chance.sample(ordered[len(ordered) // 2 :], 20)


def timed(client: TestClient, addresses: list[str]) -> dict[str, float | int]:
    """Milliseconds of asking for each address once, after one that is not counted."""
    client.get(addresses[0])
    times = [_once(client, address) for address in addresses]
    elapsed, own = zip(*times, strict=True)
    return {"p50_ms": _share(elapsed, 0.5), "p95_ms": _share(elapsed, 0.95), "own_p95_ms": _share(own, 0.95), "asked": len(times)}


def _share(times: Iterable[float], share: float) -> float:
    ordered = sorted(times)
    return round(ordered[round(share * (len(ordered) - 1))], 1)


def _once(client: TestClient, address: str) -> tuple[float, float]:
    start, own, servers = time.perf_counter(), time.process_time(), at_work()
    client.get(address).raise_for_status()
    elapsed, spent = time.perf_counter() - start, time.process_time() - own
    return 1000 * elapsed, 1000 * (spent + sum(t - servers.get(process, 0.0) for process, t in at_work().items()))


def at_work() -> dict[int, float]:
    """Seconds of processor that each of the server's processes for this program has spent, by its number; none for a file."""
    return {process: _spent(process) for archive in SERVERS for process in backends(archive)}


def backends(archive: Archive) -> list[int]:
    """Numbers of the server's processes that serve the archive, where it is on this machine."""
    with archive.reading() as db:
        if db.dialect.name != "postgresql":
            return []
        query = "SELECT pid FROM pg_stat_activity WHERE application_name = 'dateline' AND datname = current_database()"
        return list(db.exec_driver_sql(query).scalars())


def _spent(process: int) -> float:
    told = Path(f"/proc/{process}/schedstat")  # nanoseconds on a processor come first
    return int(told.read_text().split()[0]) / 1e9 if told.exists() else 0.0


def machine() -> dict[str, object]:
    """Where and when it was measured."""
    return {
        "limit_ms": LIMIT,
        "machine": f"{platform.machine()}, {platform.system()} {platform.release()}, {os.cpu_count()} processors",
        "load": [round(n, 1) for n in os.getloadavg()],  # programs that wanted a processor in the last 1, 5 and 15 minutes
        "python": platform.python_version(),
        "versions": {"dateline": __version__} | {name: version(name) for name in ("fastapi", "psycopg", "sqlalchemy")},
        "measured": datetime.now(UTC).date().isoformat(),
    }


if __name__ == "__main__":
    sys.exit(main())
