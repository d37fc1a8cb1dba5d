"""Our own pages, each with the markup habits of one kind of site, against what a careful reader notes of them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.ingest.sources import reports_at

PAGES = Path(__file__).parent / "pages"
GOLD = [json.loads(line) for line in (PAGES / "gold.jsonl").read_text("utf-8").splitlines()]


@cache
def reports_of_page(name: str) -> tuple[Report, ...]:
    found = list(reports_at(PAGES / name, Given()))
    assert all(isinstance(report, Report) for report in found), found
    return tuple(report for report in found if isinstance(report, Report))


def story(report: Report) -> str:
    """The text from the first to the last block of the story, without the title, byline and day above it."""
    blocks = [b for b in report.blocks if b.kind in ("dateline", "body") or (b.kind == "byline" and b.start > len(report.text) // 2)]
    return report.text[blocks[0].start : blocks[-1].end]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.get("id", gold["page"]))
def test_a_page(gold: dict[str, str | None]) -> None:
    page = str(gold["page"])
    wanted = gold.get("id", page)
    (report,) = [r for r in reports_of_page(page) if r.source_id == wanted]
    seen = {"title": report.title, "published": report.published.edtf, "byline": report.byline, "publisher": report.publisher,
            "language": report.language, "url": report.url}
    assert seen == {name: gold[name] for name in seen}
    assert report.published.source == ("page" if gold["published"] else None)
    body = story(report)
    assert body.startswith(str(gold["first"]))
    assert body.endswith(str(gold["last"]))


@pytest.mark.parametrize("page", sorted({gold["page"] for gold in GOLD}))
def test_a_page_gives_no_more_reports_than_it_holds(page: str) -> None:
    assert len(reports_of_page(page)) == sum(gold["page"] == page for gold in GOLD)


def test_every_page_has_gold() -> None:
    assert {path.name for path in PAGES.glob("*.html")} == {gold["page"] for gold in GOLD}
