"""Peak memory of taking in a WARC file of 1,000 and of 10,000 records: it must not grow with the file.

    python benchmarks/memory.py [--records 1000 10000] [--stages ingest save add …] [--record]

The files are made here: captured pages of made-up reports, eight about each of many made-up happenings. A story is worked out with all its
reports at hand, so one story of thousands of reports takes more. Each measurement is a process of its own, whose peak is the operating
system's figure (ru_maxrss). `ingest` reads the file and throws the reports away. `save` also saves them, without working out what follows
from them. `add` is the whole of `dateline add`, the archive and what is worked out included, with a stand-in for the reading stage: it
finds a figure and a happening in every fourth sentence and loads no language model, whose memory is a constant of its own and whose time
would be an hour for 10,000 reports. `add again` adds the same file to the archive that holds it. Exits with status 1 where the larger file
takes more than 1.3 times the memory; `--record` writes memory.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dateline.core.archived import Found
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Statement

HERE = Path(__file__).parent
MOST = 1.3
STAGES = ("ingest", "save", "add", "add again")
TOGETHER = 8  # reports of one topic
ONSETS, NUCLEI, CODAS = "bdfgklmnprstv", "aeiou", ("", "l", "n", "r", "s")
THINGS = ("bridge", "depot", "school", "market", "harbour", "railway", "mill", "hospital", "power station", "dam", "tower", "quarry")
DONE = ("closed", "damaged", "flooded", "reopened", "sold", "searched", "evacuated", "rebuilt", "inspected", "struck", "occupied")
WHO = ("the mayor", "officials", "police", "the army", "a spokesman", "residents", "the ministry", "rescuers", "the council", "engineers")


def main() -> int:
    """Measure, print, record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs=2, default=(1_000, 10_000))
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=STAGES)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--child", nargs=3, metavar=("STAGE", "WARC", "ARCHIVE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        print(json.dumps(taken(*args.child)))
        return 0
    few, many = args.records
    peaks = {str(size): measured(size, args.stages) for size in (few, many)}
    ratios = {stage: round(peaks[str(many)][stage]["peak_mb"] / peaks[str(few)][stage]["peak_mb"], 3) for stage in args.stages}
    result = {
        "records": peaks,
        "ratios": ratios,
        "most": MOST,
        "reading_stage": "a stand-in, no language model",
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
    }
    print(json.dumps(result, indent=1))
    if args.record:
        (HERE / "memory.json").write_text(json.dumps(result, indent=1) + "\n")
    return 1 if any(r > MOST for r in ratios.values()) else 0


def measured(size: int, stages: Sequence[str]) -> dict[str, dict[str, float]]:
    """The peak of each stage over a file of so many records."""
    with tempfile.TemporaryDirectory() as folder:
        warc, archive = Path(folder) / "made.warc", Path(folder) / "a.db"
        with warc.open("wb") as file:
            file.writelines(records(size))
        found = {}
        for stage in stages:
            path = archive if stage != "save" else archive.with_name("b.db")
            command = [sys.executable, "-W", "ignore", __file__, "--child", stage, str(warc), str(path)]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            found[stage] = json.loads(done.stdout)
            print(f"{size:,} records ({warc.stat().st_size / 1e6:.1f} MB), {stage}: {found[stage]}", file=sys.stderr, flush=True)
        return found


def taken(stage: str, warc: str, archive: str) -> dict[str, float]:
    """In the child: take the file in, and say what the most memory was."""
    import resource

    start = time.process_time()
    reports = ingested(Path(warc)) if stage == "ingest" else added(Path(warc), Path(archive), stage == "save")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return {"peak_mb": round(peak, 1), "reports": reports, "seconds": round(time.process_time() - start, 1)}


def ingested(warc: Path) -> int:
    """How many reports the file gives."""
    from dateline.ingest.given import Given
    from dateline.ingest.sources import reports_at

    return sum(isinstance(item, Report) for item in reports_at(warc, Given()))


def added(warc: Path, path: Path, only_saved: bool = False) -> int:
    """How many reports of the file the archive holds afterwards."""
    from dateline.ingest.given import Given
    from dateline.run import add as adding
    from dateline.run.settings import Settings
    from dateline.store.archive import open_archive

    if only_saved:
        setattr(adding, "bring_up_to_date", lambda *_: None)  # noqa: B010 - it stands in for what is imported there
    with open_archive(path) as archive:
        tally = adding.add([warc], archive, Settings(), Given(), find=stand_in)
        return tally.added + tally.known


def stand_in(reports: Iterable[Report]) -> Iterator[Found]:
    """For the reading stage: of every fourth sentence a figure and a happening, said by nobody."""
    for report in reports:
        sentences = [report.span(m.start(), m.end()) for m in re.finditer(r"The [^.]+\.", report.text)][::4]
        yield Found(report, statements=tuple(s for sentence in sentences for s in statements(report, sentence)))


def statements(report: Report, sentence: Span) -> Iterator[Statement]:
    """The number of people in a sentence, and what was done."""
    done = re.search(r" was (\w+) after ((\d+) people)", sentence.exact)
    if done:
        what, count = (report.span(sentence.start + done.start(n), sentence.start + done.end(n)) for n in (1, 2))
        told: dict[str, Any] = {"report": report.id, "sentence": sentence, "made_by": "stand-in", "confidence": 0.5}
        yield Figure(span=count, what="people", role=("displaced",), op="=", low=int(done[3]), high=int(done[3]), **told)
        yield Occurrence(span=what, trigger=what, event_type="ASSAULT", when=report.published, **told)


def records(size: int) -> Iterator[bytes]:
    """WARC records of captured pages, the same ones each time."""
    drawn = random.Random(7)
    for number in range(size):
        page = page_of(drawn, number).encode()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2031-05-03T10:00:00Z\r\n"
            f"WARC-Target-URI: https://aller.example/{number}\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        yield head.encode() + block + b"\r\n\r\n"


@dataclass(frozen=True)
class Topic:
    """What some reports tell of: names and words of its own, as real happenings have them, or all reports would be of one story."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    day: datetime


def topic(number: int) -> Topic:
    """The topic of a number, the same each time."""
    drawn = random.Random(f"topic {number}")
    names = tuple(invented(drawn).capitalize() for _ in range(8))
    return Topic(names, tuple(invented(drawn) for _ in range(40)), datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=number % 700))


def invented(drawn: random.Random) -> str:
    """A word of three syllables."""
    return "".join(drawn.choice(ONSETS) + drawn.choice(NUCLEI) + drawn.choice(CODAS) for _ in range(3))


def page_of(drawn: random.Random, number: int) -> str:
    """A page of some 500 words; every `TOGETHER` of them tell of one topic."""
    about = topic(number // TOGETHER)
    title = f"{drawn.choice(THINGS).capitalize()} in {about.names[0]} {drawn.choice(DONE)}, number {number}"
    paragraphs = "".join(f"<p>{' '.join(sentence(drawn, about) for _ in range(4))}</p>" for _ in range(6))
    published = f'<meta property="article:published_time" content="{about.day:%Y-%m-%d}">'
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{published}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1>{paragraphs}</article><footer>Contact</footer></body></html>"
    )


def sentence(drawn: random.Random, about: Topic) -> str:
    """One sentence."""
    who, thing, done, count = drawn.choice(WHO), drawn.choice(THINGS), drawn.choice(DONE), drawn.randrange(2, 5_000)
    place, other = drawn.sample(about.names, 2)
    first, second = drawn.sample(about.words, 2)
    return f"The {first} {thing} of {place} was {done} after {count} people had come from {other} for {second}, {who} said on Monday."


if __name__ == "__main__":
    sys.exit(main())
