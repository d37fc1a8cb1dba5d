"""How sentences of wires with a marked happening are read (training/wires, training/kept_back/wires).

    python training/wires.py FILE...

Each line is `{"text", "type", "mode", "trigger", "who", "whom"}`: the one happening for which the sentence is known, told at the words
`trigger`; type NONE where nothing happens. As for the development set the happening is judged whose trigger shares most with these words.
Prints a line a file: the share with the right type, and of these with the right mode; of NONE the share in which nothing is read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.core.report import Block, Report
from dateline.core.statement import Occurrence
from dateline.extract.attribution.attributions import attributions
from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.models.language import language_pipeline
from dateline.read.reading import read
from dateline.resolve.resolve import resolve

Line = Mapping[str, Any]


def main(files: Sequence[str]) -> None:
    """Print how each file is read."""
    for name in files:
        print(counted(Path(name).stem, list(judged(Path(name)))))


def judged(path: Path) -> Iterator[tuple[Line, Occurrence | None]]:
    """Each line with the happening that is judged, None where none is read."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line, reading in zip(lines, read(map(report, lines), language_pipeline()), strict=True):
        resolved = resolve(reading)
        start = line["text"].find(line.get("trigger", ""))
        end = start + len(line.get("trigger", ""))
        told = find_occurrences(reading, resolved, attributions(reading, resolved))
        yield line, max(told, key=lambda o: max(0, min(end, o.span.end) - max(start, o.span.start)), default=None)


def report(line: Line) -> Report:
    """The sentence as a report of one block."""
    text = line["text"]
    return Report(source_id=text, language="en", text=text, blocks=(Block(0, len(text), "body"),))


def counted(name: str, lines: Sequence[tuple[Line, Occurrence | None]]) -> str:
    """The shares of one file, in words."""
    telling = [(line, o) for line, o in lines if line["type"] != "NONE"]
    right = [(line, o) for line, o in telling if o is not None and o.event_type == line["type"]]
    moded = [o.mode == line["mode"] for line, o in right if o is not None and line["mode"]]
    quiet = [o is None for line, o in lines if line["type"] == "NONE"]
    return f"{name}: type {share([True] * len(right), len(telling))}, mode of these {share(moded)}; nothing read {share(quiet)}"


def share(right: Sequence[bool], of: int | None = None) -> str:
    """How many are right, as a share and of how many; "-" where there is nothing to share."""
    whole = len(right) if of is None else of
    return f"{sum(right) / whole:.3f} of {whole}" if whole else "-"


if __name__ == "__main__":
    main(sys.argv[1:])
