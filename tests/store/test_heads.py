"""Heads of reports: what lists show, read without the texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import update

from dateline.core.archived import Found
from dateline.core.head import OPENING, head_of
from dateline.core.record import stored
from dateline.core.report import Block, Report
from dateline.core.when import Published
from dateline.store import schema
from dateline.store.archive import open_archive
from dateline.store.browse import Browse
from dateline.store.heads import STRETCH
from dateline.store.rows import encoded

REPORTS = [
    Report(source_id="a", title="Ferry lost", publisher="Harbour Courier", text="A ferry sank.", credits=("Lowland Wire",)),
    Report(source_id="b", title='Says: ","text":"no\\', byline=',"text":', text="It said so.", published=Published("2031-03-01")),
    Report(source_id="c", text="Lead\n" + "The quay burned. " * 40, blocks=(Block(0, 4, "heading"), Block(5, 600, "body"))),
    Report(source_id="d", text="No block at all. " * 20),
    Report(source_id="e", title="t" * STRETCH, text="After a title that is longer than what is read."),
    Report(source_id="f", url="https://paper.example/é", title="Ünïcode 名 \u2028", text="\U0001f6a2" * 3000, dateline="BREN"),
    Report(source_id="g", title="", text=""),
]


@pytest.fixture
def browse(addresses: Callable[[], str]) -> Browse:
    with open_archive(addresses()) as archive:
        archive.save(map(Found, REPORTS))
        return Browse(archive)


def test_heads_are_those_of_the_reports(browse: Browse) -> None:
    found = browse.heads(r.id for r in REPORTS)
    assert found == {r.id: head_of(r) for r in REPORTS}
    assert [len(h.opening) for h in (found[REPORTS[2].id], found[REPORTS[0].id])] == [OPENING, 0]
    assert browse.heads(["rp-0"]) == {}


def test_how_a_report_begins_is_read_only_where_it_is_wanted(browse: Browse) -> None:
    assert {h.opening for h in browse.heads((r.id for r in REPORTS if len(r.title or "") < STRETCH), called=False).values()} == {""}


def test_a_body_that_tells_the_text_first_is_read_whole(browse: Browse) -> None:
    """As an older version may have written it."""
    report = REPORTS[0]
    text_first = encoded({"text": report.text, **{name: value for name, value in stored(report).items() if name != "text"}})
    browse.archive.mend(lambda db: db.execute(update(schema.reports).where(schema.reports.c.id == report.id).values(body=text_first)))
    assert browse.heads([report.id]) == {report.id: head_of(report)}
