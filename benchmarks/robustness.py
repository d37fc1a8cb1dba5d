"""Fuzz every parser, guided by coverage (atheris): broken promises, errors that escape, inputs that take long.

    python benchmarks/robustness.py [--seconds 60] [--only jsonl page …] [--inputs FOLDER] [--record]

Each parser runs in a process of its own for so many seconds of processor time, beginning from good inputs. A fault ends no run:
those of a kind are kept once, with their input. Prints a line a parser and exits with status 1 where any fault was found; `--record` writes
benchmarks/robustness.json and robustness.md. `--inputs` keeps what was found between runs, so that a run goes on where the last one was.
Needs atheris (pip install atheris); without it says so and does nothing. The parsers and their promises are in fuzz_targets.py.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SLOW = 5.0  # seconds that one input of at most LONGEST bytes may take: none should come near
LONGEST = 8_192  # bytes of an input
MEMORY = 4_096  # MB of a process
VERSIONS = ("atheris", "dateline", "lxml", "pypdfium2", "spacy", "trafilatura")
# Followed besides our own code: what is pure Python, and in which a parser's time may go.
FOLLOWED = ("dateline", "email", "htmldate", "courlan")


def main() -> int:
    """Run every parser, print, record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--inputs", type=Path)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--child", nargs=2, metavar=("PARSER", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if find_spec("atheris") is None:
        print("atheris is not installed; pip install atheris")
        return 0
    if args.child:
        fuzz(args.child[0], Path(args.child[1]), args.seconds, args.inputs)
    sys.path.insert(0, str(HERE))
    import fuzz_targets

    results: dict[str, dict[str, Any]] = {}
    for name in args.only or fuzz_targets.TARGETS:
        results[name] = run(name, args.seconds, args.inputs)
        if args.record:
            write({**_recorded(), **results})
    return 1 if any(r["faults"] for r in results.values()) else 0


def run(name: str, seconds: float, inputs: Path | None) -> dict[str, Any]:
    """One parser in a process of its own; a process that dies is a fault."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "result.json"
        corpus = (inputs or Path(folder)) / name
        corpus.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-W", "ignore", __file__, "--child", name, str(told), "--seconds", str(seconds), "--inputs", str(corpus)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, cwd=folder)
        result: dict[str, Any] = json.loads(told.read_text()) if told.exists() else {"runs": 0, "faults": {}, "caught": {}, "slowest_s": 0}
        if done.returncode:
            died = {"times": 1, "trace": done.stderr[-3_000:], "input": _left(Path(folder))}
            result["faults"][f"the process died ({done.returncode})"] = died
    print(line(name, result), flush=True)
    for kind, fault in result["faults"].items():
        print(f"  {kind}: {fault['times']} times, such as {fault['input'][:400]}\n{fault['trace']}", flush=True)
    return result


def _left(folder: Path) -> str:
    """The input that libFuzzer wrote down before it died."""
    found = [p for p in folder.iterdir() if p.name.startswith(("crash-", "oom-", "timeout-", "slow-"))]
    return base64.b64encode(found[0].read_bytes()).decode() if found else ""


def line(name: str, result: dict[str, Any]) -> str:
    """A row of the table."""
    caught = ", ".join(f"{k} {v}" for k, v in sorted(result["caught"].items())) or "–"
    slowest = f"{1000 * result['slowest_s']:.0f} ms ({result.get('slowest_bytes', 0):,} bytes)"
    return f"| {name} | {result['runs']:,} | {result.get('seconds', 0)} | {len(result['faults'])} | {caught} | {slowest} |"


class Watched:
    """One parser under test: counts, faults by kind, the slowest input; writes them down each second and ends the process in time."""

    def __init__(self, target: Any, told: Path, seconds: float):
        self._target, self._told = target, told
        self._runs = 0
        self._faults: dict[str, dict[str, Any]] = {}
        self._caught: Counter[str] = Counter()
        self._slowest: tuple[float, int, bytes] = (0.0, 0, b"")
        self._written = self._start = time.process_time()
        self._until = self._start + seconds

    def __call__(self, data: bytes) -> None:
        """Run the parser on an input; nothing escapes."""
        before = time.process_time()
        try:
            self._caught.update(self._target(data))
        except Exception as error:
            self._fault(error, data)
        took = time.process_time() - before
        self._runs += 1
        if took > self._slowest[0] and self._runs > 20:  # the first ones load libraries
            self._slowest = (took, len(data), data)
            if took > SLOW:
                self._keep("takes long", data, f"{took:.1f} s")
        now = time.process_time()
        if now > self._written + 1 or now > self._until:
            self._write(now)
        if now > self._until:
            os._exit(0)

    def _fault(self, error: Exception, data: bytes) -> None:
        where = next((f for f in reversed(traceback.extract_tb(error.__traceback__)) if "dateline" in f.filename), None)
        place = f"{Path(where.filename).name}:{where.lineno}" if where else "?"
        what = str(error)[:60] if isinstance(error, AssertionError) else ""
        self._keep(f"{type(error).__name__} {place} {what}".strip(), data, "".join(traceback.format_exception(error, limit=-4))[-1_500:])

    def _keep(self, kind: str, data: bytes, trace: str) -> None:
        if kind not in self._faults and len(self._faults) >= 50:
            return
        kept = self._faults.setdefault(kind, {"times": 0, "input": "", "trace": trace})
        kept["times"] += 1
        if not kept["input"] or len(data) < kept["length"]:
            kept["input"], kept["length"] = repr(data), len(data)

    def _write(self, now: float) -> None:
        self._written = now
        took, size, data = self._slowest
        result = {
            "runs": self._runs,
            "seconds": round(now - self._start),
            "faults": self._faults,
            "caught": dict(self._caught),
            "slowest_s": round(took, 4),
            "slowest_bytes": size,
            "slowest": base64.b64encode(data).decode(),
        }
        part = self._told.with_suffix(".part")
        part.write_text(json.dumps(result))
        part.replace(self._told)


def fuzz(name: str, told: Path, seconds: float, corpus: Path) -> None:
    """In the child: fuzz one parser until its time is over. Does not return."""
    import atheris

    sys.path.insert(0, str(HERE))
    with atheris.instrument_imports(include=list(FOLLOWED), enable_loader_override=False):
        import fuzz_targets

        target, seeds = fuzz_targets.TARGETS[name]
        for number, seed in enumerate(seeds):
            (corpus / f"seed-{number}").write_bytes(seed)
            target(seed)  # loads what it reads with, so that it is followed
    options = [f"-max_len={LONGEST}", f"-rss_limit_mb={MEMORY}", "-timeout=60", "-seed=1", "-verbosity=0", "-print_final_stats=0"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], Watched(target, told, seconds))
    atheris.Fuzz()


def _recorded() -> dict[str, dict[str, Any]]:
    """What is recorded of parsers, for those that are not run this time."""
    file = HERE / "robustness.json"
    return dict(json.loads(file.read_text("utf-8"))["parsers"]) if file.exists() else {}


def write(results: dict[str, dict[str, Any]]) -> None:
    """Put the result in git: figures as JSON, and a page that says what they mean."""
    kept = {name: {k: v for k, v in r.items() if k != "slowest"} for name, r in results.items()}
    about = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "seconds": sum(r.get("seconds", 0) for r in results.values()),
        "machine": f"{platform.machine()}, one core, Python {platform.python_version()}",
        "versions": {name: _version(name) for name in VERSIONS},
    }
    (HERE / "robustness.json").write_text(json.dumps({**about, "parsers": kept}, indent=1, ensure_ascii=False) + "\n")
    (HERE / "robustness.md").write_text(page(results, about), "utf-8")


def page(results: dict[str, dict[str, Any]], about: dict[str, Any]) -> str:
    """The page: what was done, and a table."""
    versions = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    runs = sum(r["runs"] for r in results.values())
    faults = sum(len(r["faults"]) for r in results.values())
    return "\n".join((
        "# Robustness", "",
        f"Fuzzed with coverage on {about['date']}: {runs:,} inputs in {about['seconds']:,} seconds of processor time, {faults} faults.",
        f"{about['machine']}; {versions}. Made by `python benchmarks/robustness.py --record`.", "",
        "A fault is an error that escapes, a process that dies, an input that takes longer than "
        f"{SLOW:g} s, or a broken promise: a report whose blocks or cuts overlap or lie outside its text, a span whose words do not stand "
        "there, a date that is none or ends before it begins, a number without bounds, a name or reason that cannot be written. "
        "“Caught” are errors that a parser did not foresee and that the net around all parsers made a rejection with its reason; "
        "they are no faults. Times are those of code that is being followed, several times slower than in use.", "",
        "| parser | inputs | seconds | faults | caught | slowest |", "|---|---:|---:|---:|---|---:|",
        *(line(name, r) for name, r in results.items()), "",
    ))  # fmt: skip


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"


if __name__ == "__main__":
    sys.exit(main())
