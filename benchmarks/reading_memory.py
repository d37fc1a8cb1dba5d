"""Peak memory of `dateline add` with the language model, over reports that are as long as reports may be.

    python benchmarks/reading_memory.py [--only SHAPE ...] [--record]

Each shape is added in a process of its own, whose peak is the operating system's figure (ru_maxrss). Exits with status 1 where one takes
more than 1,200 MB; `--record` writes reading_memory.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from memory import sentence, topic

from dateline.ingest.given import Given
from dateline.read.reading import LIMIT
from dateline.run.add import add
from dateline.run.settings import Settings
from dateline.store.archive import open_archive

HERE = Path(__file__).parent
MOST = 1_200  # MB
LONG = LIMIT - 1_000  # characters


def main() -> int:
    """Measure, print, record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=SHAPES, default=tuple(SHAPES))
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--child", choices=SHAPES, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        print(json.dumps(taken(args.child)))
        return 0
    peaks = {}
    for shape in args.only:
        done = subprocess.run([sys.executable, "-W", "ignore", __file__, "--child", shape], stdout=subprocess.PIPE, text=True, check=True)
        peaks[shape] = json.loads(done.stdout)
        print(f"{shape}: {peaks[shape]}", flush=True)
    machine = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    result = {"shapes": peaks, "most_mb": MOST, "date": f"{datetime.now(UTC):%Y-%m-%d}", "machine": machine}
    if args.record:
        (HERE / "reading_memory.json").write_text(json.dumps(result, indent=1) + "\n")
    return 1 if any(p["peak_mb"] > MOST for p in peaks.values()) else 0


def taken(shape: str) -> dict[str, float]:
    """In the child: add the reports of a shape, and say what the most memory was."""
    start, texts = time.process_time(), SHAPES[shape]()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        lines = (json.dumps({"id": str(i), "language": "en", "text": text}) + "\n" for i, text in enumerate(texts))
        source.write_text("".join(lines), "utf-8")
        with open_archive(Path(folder) / "a.db") as archive:
            added = add([source], archive, Settings(), Given()).added
            found = sum(len(f.statements) for f in map(archive.found_in, archive.report_ids()) if f is not None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return {"peak_mb": round(peak), "reports": added, "statements": found, "seconds": round(time.process_time() - start, 1)}


def one_paragraph() -> list[str]:
    """Three reports of one paragraph each."""
    return [told(number, " ") for number in range(3)]


def many_paragraphs() -> list[str]:
    """Three reports of thousands of paragraphs each, of one sentence."""
    return [told(number, "\n\n") for number in range(3)]


def new_words() -> list[str]:
    """Thirty reports in which no name comes twice; few sentences each: comparing grows with their square."""
    drawn = random.Random(3)
    names = ("".join(drawn.choices("aeioulmnrst", k=9)).capitalize() for _ in range(20_000))
    sentences = (f"The mayor of {next(names)} met {next(names)} in {next(names)} on Monday." for _ in range(6_000))
    return ["\n\n".join(next(sentences) for _ in range(200)) for _ in range(30)]


def told(number: int, between: str) -> str:
    """As many made-up sentences as one report may hold."""
    drawn, sentences, size = random.Random(number), [], 0
    while size < LONG - 200:
        sentences.append(sentence(drawn, topic(drawn.randrange(900))))
        size += len(sentences[-1]) + len(between)
    return between.join(sentences)


SHAPES: dict[str, Callable[[], list[str]]] = {
    "one paragraph": one_paragraph,
    "many paragraphs": many_paragraphs,
    "new words": new_words,
}

if __name__ == "__main__":
    sys.exit(main())
