"""How far reports of one event differ, variable by variable.

Three measures over the events of which two or more reports give a value: the share of events whose reports differ at all, and two that also
see how much: the distinct values beyond the first by the reports beyond the first, (d - 1) / (n - 1), and the share of reports that do not
give the commonest value, 1 - max(n_v) / n, each as a mean over those events. All three are 0 where all reports agree. On why this level
matters see Cook and Weidmann 2019, "Lost in Aggregation" (American Journal of Political Science). The R package eventreport computes
scores of its own, which were not at hand to be checked against.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from dateline.serve.formats.event_report import COLUMNS
from dateline.serve.formats.format import Options
from dateline.serve.formats.happened import Happened, happenings
from dateline.store.archive import Archive

VARIABLES = (
    "start_date", "end_date", "location", "country", "actor1", "actor2", "event_type", "event_mode", "event_status",
    "deaths_best", "injuries_best",
)  # fmt: skip
SHOWN: dict[str, Callable[[Happened], object]] = {c.name: c.value for c in COLUMNS if c.name in VARIABLES}


@dataclass(frozen=True, slots=True)
class Divergence:
    """One variable: of how many events two or more reports give a value, of how many they differ, and the three scores (0 to 1)."""

    variable: str
    events: int
    differing: int
    share_differing: float
    distinct: float
    off_mode: float


def scores(values: Sequence[object]) -> tuple[float, float]:
    """Of the values that two or more reports give: distinct values beyond the first, and the share not giving the commonest."""
    counts = Counter(values)
    return (len(counts) - 1) / (len(values) - 1), 1 - max(counts.values()) / len(values)


def divergence(archive: Archive, options: Options) -> list[Divergence]:
    """Scores of all variables, in the order of VARIABLES."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for happened in happenings(archive, options):
        for variable, values in told(happened.by_report()).items():
            if len(values) > 1:
                found[variable].append(scores(values))
    return [_of(variable, found[variable]) for variable in VARIABLES]


def told(reports: Iterable[Happened]) -> dict[str, list[object]]:
    """What reports give for each variable; one that gives nothing says nothing of it."""
    rows = list(reports)
    return {name: [v for r in rows if (v := value(r)) not in (None, "")] for name, value in SHOWN.items()}


def _of(variable: str, each: Sequence[tuple[float, float]]) -> Divergence:
    differing = sum(distinct > 0 for distinct, _ in each)
    n = len(each) or 1
    means = (round(sum(column) / n, 4) for column in zip(*each, strict=True)) if each else (0.0, 0.0)
    return Divergence(variable, len(each), differing, round(differing / n, 4), *means)


def rows(found: Iterable[Divergence]) -> Iterator[dict[str, object]]:
    """As records, for programs."""
    for each in found:
        yield {f.name: getattr(each, f.name) for f in fields(Divergence)}
