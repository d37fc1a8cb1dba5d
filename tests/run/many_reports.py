"""Some hundred short reports of made-up accidents, as files of several formats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

SIZE = 110
TOWNS = ("Aller", "Holmby", "Karlsund", "Lundby", "Tiefenbach")


def rows() -> Iterator[dict[str, str]]:
    """One a report."""
    for n in range(SIZE):
        town, dead = TOWNS[n % 5], 3 + n // 5 % 4
        text = (
            f"A ferry sank near {town} on Monday and at least {dead} people drowned, the harbour office said.\n\n"
            f'"We heard the engine stop," said pilot {chr(65 + n % 26)}. Marlow. Report number {n} came at noon.'
        )
        day = f"2031-03-{4 + n % 5:02}"
        yield {"id": f"r{n}", "publisher": f"Paper {n % 7}", "published": day, "title": f"Ferry sinks near {town}", "text": text}


def jsonl(path: Path, start: int = 0, end: int = SIZE) -> Path:
    """Reports from number `start` up to `end` in one file."""
    path.write_text("".join(json.dumps(r) + "\n" for r in list(rows())[start:end]))
    return path
