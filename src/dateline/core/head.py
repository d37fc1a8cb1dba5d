"""What lists show of a report: all but its text and what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.core.report import UNPUBLISHED, Report
from dateline.core.when import Published

OPENING = 200  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A report without its text. `opening` is how its body begins, where it has no title to be called by."""

    id: str
    source_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    published: Published = UNPUBLISHED
    opening: str = ""


def head_of(report: Report) -> Head:
    """The head of a report that is at hand."""
    return Head(
        id=report.id,
        source_id=report.source_id,
        url=report.url,
        publisher=report.publisher,
        title=report.title,
        byline=report.byline,
        credits=report.credits,
        published=report.published,
        opening="" if report.title else opening(report),
    )


def opening(report: Report) -> str:
    """The first characters of a report's body, of its text where it has none."""
    block = next((b for b in report.blocks if b.kind == "body"), None)
    return report.text[block.start : block.end][:OPENING] if block else report.text[:OPENING]
