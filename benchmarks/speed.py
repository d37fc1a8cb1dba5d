"""The cost of a report: the whole of `dateline add` against the bare language pass over the same texts, in one run.

    python benchmarks/speed.py [--copies] [--stages] [--reports FILE.jsonl] [--record]

Both sides run in this process with the model loaded and warm: the bare pass, the whole of `add`, the bare pass again. The bare pass is the
pipeline as its package loads it. Times are the process's own, so that other programs on the machine do not count. Prints the ratio.

`--copies` takes a stream in which a third of the reports are copies of others: reprints by other publishers at other addresses, half a day
later; of every five, one has a paragraph of its own at the top and one is cut short. `--stages` also prints where the time goes.
`--record` writes speed.json, and profile.md where stages were asked for.
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from stages import Stages, of_components

from dateline.ingest.given import Given
from dateline.models.language import DEFAULT_MODEL
from dateline.run.add import add
from dateline.run.settings import Settings
from dateline.store.archive import open_archive

HERE = Path(__file__).parent
DEFAULT = HERE.parent.parent / "shared/data/stories/reports.jsonl"
RESULT, PROFILE = HERE / "speed.json", HERE / "profile.md"
BATCH = 32
OWN_WORDS = "Editors of this paper have checked the following report with people who were there."


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=DEFAULT)
    parser.add_argument("--copies", action="store_true", help="a stream in which a third of the reports are copies")
    parser.add_argument("--stages", action="store_true", help="also print where the time goes")
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    if not args.reports.exists():
        print(f"no reports at {args.reports}; give --reports FILE.jsonl")
        return 0
    reports = [json.loads(line) for line in args.reports.read_text("utf-8").splitlines()]
    stages = Stages() if args.stages else None
    result, components = measure(with_copies(reports) if args.copies else reports, stages)
    print(json.dumps(result, indent=1))
    told = profile(result, components, stages) if stages else ""
    print(told)
    if args.record:
        record("a third copies" if args.copies else "as they are", result)
        if told:
            PROFILE.write_text(told)
    return 0


def with_copies(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The reports with a copy of every second one, some way after it."""
    stream = list(reports)
    for i, original in enumerate(reports[::2]):
        stream.insert(min(len(stream), 3 * i + 20), copy_of(original, i))
    return stream


def copy_of(report: dict[str, Any], number: int) -> dict[str, Any]:
    """A reprint: another publisher and address, half a day later; of every five one with words of its own, one cut short."""
    paragraphs = report["text"].split("\n")
    if number % 5 == 3:
        paragraphs = [OWN_WORDS, *paragraphs]
    elif number % 5 == 4:
        paragraphs = paragraphs[: max(1, 2 * len(paragraphs) // 3)]
    address = f"https://reprints.example/{number}"
    copied = report | {"id": f"reprint-{number}", "url": address, "publisher": f"Reprints {number % 7}", "text": "\n".join(paragraphs)}
    if report.get("published"):
        copied["published"] = (datetime.fromisoformat(report["published"]) + timedelta(hours=12)).isoformat()
    return copied


def measure(reports: list[dict[str, Any]], stages: Stages | None) -> tuple[dict[str, Any], dict[str, float]]:
    """Seconds of both sides over the same reports, and their ratio; with stages, seconds of each component of the bare pass too."""
    texts = [report["text"] for report in reports]
    nlp = stock_pipeline()
    with tempfile.TemporaryDirectory() as folder:
        warm(Path(folder), reports[:2])
        bare = timed(lambda: [len(doc) for doc in nlp.pipe(texts, batch_size=BATCH)])
        source = written(Path(folder) / "reports.jsonl", reports)
        with open_archive(Path(folder) / "a.db") as archive:
            if stages:
                stages.watch()
            whole = timed(lambda: add([source], archive, Settings(), Given()))
        bare += timed(lambda: [len(doc) for doc in nlp.pipe(texts, batch_size=BATCH)])
    result = {
        "ratio": round(whole / (bare / 2), 3),
        "add_seconds": round(whole, 1),
        "bare_pass_seconds": round(bare / 2, 1),
        "reports": len(reports),
        "words": sum(len(t.split()) for t in texts),
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{platform.machine()}, Python {platform.python_version()}, spaCy {version('spacy')}",
    }
    return result, of_components(nlp, texts, BATCH) if stages else {}


def stock_pipeline() -> Any:
    """The default model as its package loads it, without anything of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(DEFAULT_MODEL).load()


def warm(folder: Path, reports: list[dict[str, Any]]) -> None:
    """Load the model and build the gazetteer before the clock runs: both are done once, not per report."""
    with open_archive(folder / "warm.db") as archive:
        add([written(folder / "warm.jsonl", reports)], archive, Settings(), Given())


def written(path: Path, reports: list[dict[str, Any]]) -> Path:
    """A file of the reports, one a line."""
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), "utf-8")
    return path


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time that a call takes: other programs on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def profile(result: dict[str, Any], components: dict[str, float], stages: Stages) -> str:
    """Two tables: where the time of `add` goes, and where that of the bare pass."""
    whole, bare = result["add_seconds"], sum(components.values())
    lines = ["# Where the time of a report goes", ""]
    lines += [f"{result['date']}, {result['machine']}, {result['reports']} reports, {result['words']} words."]
    lines += ["Made by `python benchmarks/speed.py --stages --record`. Seconds of processor time, each stage less those it calls.", ""]
    lines += [f"`dateline add`, {whole} s, {result['ratio']} of the bare pass:", ""]
    lines += ["| stage | seconds | share |", "|---|---|---|"]
    rest = {"all else": whole - sum(stages.seconds.values())}
    lines += [f"| {name} | {s:.2f} | {s / whole:.1%} |" for name, s in sorted((stages.seconds | rest).items(), key=lambda item: -item[1])]
    lines += ["", "The bare pass, component by component:", "", "| component | seconds | share |", "|---|---|---|"]
    lines += [f"| {name} | {s:.2f} | {s / bare:.1%} |" for name, s in components.items()]
    return "\n".join(lines) + "\n"


def record(stream: str, result: dict[str, Any]) -> None:
    """Put the result of one stream beside that of the other."""
    held = json.loads(RESULT.read_text()) if RESULT.exists() else {}
    results = {k: v for k, v in held.items() if isinstance(v, dict)} | {stream: result}
    RESULT.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
