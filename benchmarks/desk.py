"""How long the desk takes to answer: each page on an archive of many reports, in this process, without the network.

    python benchmarks/desk.py [--reports 20000] [--archive FILE] [--record]

The archive is made of the sample reports, told again under other ids and days (benchmarks/many.py); `--archive` takes one that is there.
Each page is asked for over different stories, events, reports and so on. Prints median and 95th percentile in milliseconds;
`--record` writes benchmarks/desk.json.
"""

from __future__ import annotations

import argparse
import json
import logging
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

import many
from fastapi.testclient import TestClient

from dateline import __version__
from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.decide import Draft, decide
from dateline.run.settings import Settings
from dateline.serve.desk.app import make_app
from dateline.store.archive import Archive, open_archive
from dateline.store.browse import Browse

HERE = Path(__file__).parent
ASKED = 24  # different addresses of each kind of page
LIMIT = 150.0  # milliseconds that the median of a page may take


def main() -> int:
    """Make the archive, ask for every page, print; exit status 1 where a page's median is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    logging.disable(logging.INFO)
    with tempfile.TemporaryDirectory() as folder:
        path = args.archive or many_reports(Path(folder), args.reports)
        with open_archive(path, create=False) as archive:
            result = measured(archive)
    print(json.dumps(result, indent=1))
    if args.record:
        (HERE / "desk.json").write_text(json.dumps(result, indent=1) + "\n")
    slow = [name for name, times in result["pages"].items() if times["median_ms"] > LIMIT]  # type: ignore[attr-defined]
    print(f"over {LIMIT:g} ms: {', '.join(slow) or 'none'}", file=sys.stderr)
    return 1 if slow else 0


def many_reports(folder: Path, size: int) -> Path:
    """An archive of at least `size` reports."""
    few = folder / "few.db"
    with as_file(files("dateline") / "samples") as samples, open_archive(few) as archive:
        add([samples], archive, Settings(), Given())
    many.make(many.base_of(few), folder / "many.db", size)
    return folder / "many.db"


def measured(archive: Archive) -> dict[str, object]:
    """Median and 95th percentile of every kind of page."""
    client = TestClient(make_app(archive), base_url="http://127.0.0.1")
    pages = {name: timed(client, list(addresses)) for name, addresses in addresses_of(archive).items()}
    pages["deciding"] = deciding(archive)
    with archive.reading() as db:
        reports = db.exec_driver_sql("SELECT count(*) FROM report").scalar_one()
        statements = db.exec_driver_sql("SELECT count(*) FROM statement").scalar_one()
    return {
        "reports": reports,
        "statements": statements,
        "pages": pages,
        "machine": f"{platform.machine()}, {platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "versions": {"dateline": __version__} | {name: version(name) for name in ("fastapi", "jinja2", "sqlalchemy")},
        "measured": datetime.now(UTC).date().isoformat(),
    }


def addresses_of(archive: Archive) -> dict[str, Iterable[str]]:
    """Addresses of each kind of page, spread over the archive."""
    browse = Browse(archive)
    rows = [r for offset in (0, 1_000, 3_000) for r in browse.stories(limit=ASKED // 3, offset=offset).items]
    stories = [r.story for r in rows]
    events = [browse.events_of(s.id)[0] for s in stories if browse.events_of(s.id)]
    findings = [f for s in stories for f in browse.findings_of(s.id)[:1]]
    reports = [s.reports[0] for s in stories]
    statements = [browse.events_of(s.id)[0].statements[0] for s in stories if browse.events_of(s.id)]
    entities = browse.entity_list(limit=ASKED).items
    places = list(browse.places_named("", limit=ASKED))
    since = max(s.latest or "" for s in stories)
    words = ("talks", "explosion", "prisoners swap", "officials said", "depot", "mayor")
    return {
        "stories": ["/", "/?disputed=1", "/?unreviewed=1", "/?type=ASSAULT", f"/?since={since}", *(f"/?page={n}" for n in range(2, 8))],
        "story": [f"/stories/{s.id}" for s in stories],
        "event": [f"/events/{e.id}" for e in events],
        "finding": [f"/findings/{f.id}" for f in findings],
        "statement": [f"/statements/{s}" for s in statements],
        "pane": [f"/pane/{s}" for s in statements],
        "report": [f"/reports/{r}" for r in reports],
        "entity": [f"/entities/{e.id}" for e in entities],
        "place": [f"/places/{key}" for key in places],
        "changes": ["/changes", "/changes?since=2031-01-01"],
        "queue": ["/queue", *(f"/queue?story={s.id}" for s in stories)],
        "search": [f"/search?q={w}" for w in words],
        "api stories": ["/api/stories", "/api/stories?limit=200", "/api/stories?disputed=true"],
        "api report": [f"/api/reports/{r}" for r in reports],
        "api statements": [f"/api/stories/{s.id}/statements" for s in stories],
        "feed": ["/changes.json", "/changes.atom"],
    }


def timed(client: TestClient, addresses: list[str]) -> dict[str, float]:
    """Milliseconds of asking for each address once, after one that is not counted."""
    client.get(addresses[0])
    return summary([_once(lambda a=address: client.get(a).raise_for_status()) for address in addresses])  # type: ignore[misc]


def deciding(archive: Archive) -> dict[str, float]:
    """Milliseconds of a decision with all that it changes: accepting what stands first in the queue, and undoing it."""
    times = []
    for ident in Browse(archive).queue(limit=ASKED).items:
        last = Browse(archive).last_decision(ident)
        draft = Draft(act="accept", target=ident, by="benchmark", seen=last.id if last else None)
        times.append(_once(lambda d=draft: decide(archive, d)))  # type: ignore[misc]
    return summary(times)


def summary(times: list[float]) -> dict[str, float]:
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(times)
    return {"median_ms": round(statistics.median(ordered), 1), "p95_ms": round(ordered[int(0.95 * (len(ordered) - 1))], 1)}


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
