"""The latest day that a report can be of, where its own is not known."""

from __future__ import annotations

from dataclasses import replace

from dateline.core.report import Report
from dateline.core.when import Published


def no_younger(report: Report, day: str | None) -> Report:
    """A report of a known day as it is; else bounded by the ISO day on which it was captured or saved, where there is one."""
    if report.published.known or day is None:
        return report
    return replace(report, published=Published(f"../{day}", None, day, "bounds"))
