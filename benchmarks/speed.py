"""The cost of a report: the whole of `dateline add` against the bare language pass over the same texts, in one run.

    python benchmarks/speed.py [--reports FILE.jsonl] [--record]

Both sides run in this process with the model loaded and warm: the bare pass, the whole of `add`, the bare pass again. Times are the
process's own, so that other programs on the machine do not count. Prints the ratio; `--record` writes benchmarks/speed.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from dateline.ingest.given import Given
from dateline.models.language import language_pipeline
from dateline.run.add import add
from dateline.run.settings import Settings
from dateline.store.archive import open_archive

HERE = Path(__file__).parent
DEFAULT = HERE.parent.parent / "shared/data/stories/reports.jsonl"
BATCH = 32


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=DEFAULT)
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    if not args.reports.exists():
        print(f"no reports at {args.reports}; give --reports FILE.jsonl")
        return 0
    lines = args.reports.read_text("utf-8").splitlines(keepends=True)
    result = measure(lines)
    print(json.dumps(result, indent=1))
    if args.record:
        (HERE / "speed.json").write_text(json.dumps(result, indent=1) + "\n")
    return 0


def measure(lines: list[str]) -> dict[str, object]:
    """Seconds of both sides over the same reports, and their ratio."""
    texts = [json.loads(line)["text"] for line in lines]
    nlp = language_pipeline()
    with tempfile.TemporaryDirectory() as folder:
        warm(Path(folder), lines[:2])
        bare = timed(lambda: [len(doc) for doc in nlp.pipe(texts, batch_size=BATCH)])
        source = Path(folder) / "reports.jsonl"
        source.write_text("".join(lines), "utf-8")
        with open_archive(Path(folder) / "a.db") as archive:
            whole = timed(lambda: add([source], archive, Settings(), Given()))
        bare += timed(lambda: [len(doc) for doc in nlp.pipe(texts, batch_size=BATCH)])
    return {
        "ratio": round(whole / (bare / 2), 3),
        "add_seconds": round(whole, 1),
        "bare_pass_seconds": round(bare / 2, 1),
        "reports": len(lines),
        "words": sum(len(t.split()) for t in texts),
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{platform.machine()}, Python {platform.python_version()}, spaCy {version('spacy')}",
    }


def warm(folder: Path, lines: list[str]) -> None:
    """Load the model and build the gazetteer before the clock runs: both are done once, not per report."""
    source = folder / "warm.jsonl"
    source.write_text("".join(lines), "utf-8")
    with open_archive(folder / "warm.db") as archive:
        add([source], archive, Settings(), Given())


def timed(work: object) -> float:
    """Seconds of processor time that a call takes: other programs on the machine do not count."""
    start = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
