"""Reports of many floods, three of each in words of their own with tolls that differ: as many stories as there are floods."""

from __future__ import annotations

import json
from pathlib import Path

NAMES = tuple(f"{a}{b}{c}" for a in "BDGKMP" for b in "aeo" for c in "lr")
WAYS = (
    "The {0}a burst its banks overnight. {1} people drowned on the {0}a Star, a ferry that was moored at {0}ford, the office of Mayor "
    "{0}o {0}sen said. Firefighters brought residents of {0}ton to safety by boat, and the road to {0}burg was cut.",
    "Rescue crews from {0}burg searched {0}ford until dawn after the {0}a rose. According to Mayor {0}o {0}sen {1} people drowned on the "
    "{0}a Star. Families from {0}ton slept in the {0}ley hall, where volunteers handed out blankets.",
    "Water still stands in the streets of {0}ton and {0}ford, where the {0}a flooded hundreds of homes. {1} people drowned on the {0}a "
    "Star when its moorings broke. {0}o {0}sen, the mayor, asked {0}burg for pumps and promised that {0}ley would be dry by Friday.",
)
SIZE = len(NAMES) * len(WAYS)


def lines(path: Path) -> Path:
    """The reports as JSON lines, those of one flood far apart."""
    told = []
    for n, way in enumerate(WAYS):
        for at, name in enumerate(NAMES):
            row = {"id": f"{name}{n}", "publisher": f"Paper {n}", "published": f"2031-05-{3 + at // 2 + n:02}"}
            told.append({**row, "title": f"{name}a floods {name}ford", "text": way.format(name, 3 + (at + n) % 4)})
    path.write_text("".join(json.dumps(row) + "\n" for row in told))
    return path
