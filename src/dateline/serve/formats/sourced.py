"""What rows say of the reports behind them: outlets, dates, headlines, the sentences."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.core.report import Report
from dateline.serve.formats.happened import Happened
from dateline.serve.words import headline, outlet, safe

HEADLINE = 300  # characters at most


def outlets(reports: Iterable[Report]) -> list[str]:
    """Who published them, each once, in the order given."""
    return list(dict.fromkeys(outlet(r) for r in reports))


def published(report: Report) -> str:
    """The day of publication; "" where it is not known to the day, as a cell of dates can hold nothing else."""
    first, last = report.published.earliest, report.published.latest
    return first[:10] if first and last and first[:10] == last[:10] else ""


def title(report: Report) -> str:
    """The headline, or the first words of the text where a report has none."""
    return headline(report, HEADLINE)


def articles(reports: Iterable[Report]) -> str:
    """Outlet, day and headline of each report: "Harbour Courier","2031-04-01","Ferry sinks";…"""
    parts = ((outlet(r), published(r), title(r)) for r in reports)
    return ";".join(",".join('"' + cell.replace('"', "'") + '"' for cell in part) for part in parts)


def notes(happened: Happened) -> str:
    """The sentence that tells of it first in each report, with whose it is."""
    return " ".join(f"“{safe(s.sentence.exact)}” ({outlet(r)})" for r, s in happened.sentences)
