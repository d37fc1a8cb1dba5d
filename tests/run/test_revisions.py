"""Later versions of a page: linked, of one origin, shown with what changed, and in no conflict with what they took the place of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from dateline.core.archived import Found
from dateline.core.report import Block, Report
from dateline.core.statement import Figure
from dateline.core.when import Published
from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.revisions import page_of, revisions, what_changed
from dateline.run.rework import bring_up_to_date
from dateline.run.settings import Settings
from dateline.serve.formats.format import Options
from dateline.serve.formats.jsonl import as_jsonl
from dateline.serve.formats.records import records
from dateline.serve.show import Shown
from dateline.store.archive import open_archive
from dateline.store.browse import Browse

URL = "https://www.harbour-courier.example/news/ferry"
MARKED = "http://harbour-courier.example/news/ferry/?utm_source=x"
FIRST = "A ferry sank off Askvoll on Monday. Seven people drowned, police said. The crew was saved by fishermen from Dale."
SECOND = "A ferry sank off Askvoll on Monday. Nine people drowned, police said. The crew was saved by fishermen from Dale."
THIRD = "A ferry sank off Askvoll on Monday. Five people drowned, police said. The crew was saved by fishermen. The owner is silent."
REWRITTEN = "Police: nine drowned as ferry sank off Askvoll; crew was saved by fishermen"
OTHER = "The town council of Dale met for its yearly budget. Schools get new roofs and the library opens on Sundays again."


def report(text: str, day: str | None = None, url: str | None = URL, **fields: str | None) -> Report:
    when = Published(day, day, day, "given") if day else Published()
    return Report(text=text, url=url, published=when, blocks=(Block(0, len(text), "body"),), language="en", **fields)  # type: ignore[arg-type]


BY_A, BY_B = ({"url": None, "source_id": "1", "publisher": name} for name in "AB")
CASES = [
    # what the second report is to the first, published a day before
    ("the same address, a figure changed", {}, FIRST, {}, SECOND, True),
    ("rewritten, the telling words stay", {}, FIRST, {}, REWRITTEN, True),
    ("the same address, another matter: a front page", {}, FIRST, {}, OTHER, False),
    ("the same text is a copy and no version", {}, FIRST, {"source_id": "again"}, FIRST, False),
    ("marks of campaigns and www do not tell pages apart", {}, FIRST, {"url": MARKED}, SECOND, True),
    ("another page", {}, FIRST, {"url": URL + "-2"}, SECOND, False),
    ("one file's name, no address", {"url": None, "source_id": "p.txt"}, FIRST, {"url": None, "source_id": "p.txt"}, SECOND, True),
    ("one name for two things", {"url": None, "source_id": "1"}, FIRST, {"url": None, "source_id": "1"}, OTHER, False),
    ("one name, two publishers", BY_A, FIRST, BY_B, SECOND, False),
    ("one name, two addresses", {"source_id": "index.html"}, FIRST, {"source_id": "index.html", "url": URL + "2"}, SECOND, False),
    ("a headline that stays", {"title": "Ferry sinks"}, FIRST, {"title": "Ferry sinks"}, OTHER, True),
]


@pytest.mark.parametrize(("_", "one", "text", "two", "other", "expected"), CASES, ids=[c[0] for c in CASES])
def test_what_is_a_later_version(_: str, one: dict[str, str], text: str, two: dict[str, str], other: str, expected: bool) -> None:
    a, b = report(text, "2031-04-07", **one), report(other, "2031-04-08", **two)  # type: ignore[arg-type]
    assert revisions([a, b]) == revisions([b, a]) == ({b.id: a.id} if expected else {})


def test_versions_are_a_chain_by_publication_then_id() -> None:
    versions = [report(FIRST, "2031-04-07"), report(SECOND, "2031-04-08"), report(THIRD, "2031-04-09")]
    for order in permutations(versions):
        assert revisions(order) == {versions[1].id: versions[0].id, versions[2].id: versions[1].id}
    undated = sorted([report(FIRST), report(SECOND)], key=lambda r: r.id)
    assert revisions(undated) == revisions(undated[::-1]) == {undated[1].id: undated[0].id}


@pytest.mark.parametrize("url", ["", "no address", "http://[::1", "mailto:a@b.example", "http:///x"])
def test_what_is_no_address_names_no_page(url: str) -> None:
    assert page_of(url) is None


def test_what_changed() -> None:
    old, new = report(FIRST), report(THIRD)
    changed = what_changed(old, new)
    assert [s.exact for s in changed.removed] == ["Seven people drowned, police said.", "The crew was saved by fishermen from Dale."]
    put_in = ["Five people drowned, police said.", "The crew was saved by fishermen.", "The owner is silent."]
    assert [s.exact for s in changed.added] == put_in
    assert all(s.holds_in(old.text) for s in changed.removed) and all(s.holds_in(new.text) for s in changed.added)
    assert what_changed(report(""), report(" \n")) == what_changed(old, old)


def drowned(item: Report) -> Found:
    """The figure of the drowned, as a reader finds it."""
    number = {"Five": 5, "Seven": 7, "Nine": 9}
    word = next(w for w in number if w in item.text)
    start = item.text.index(word)
    span, sentence = item.span(start, start + len(word) + 7), item.span(start, item.text.index(".", start) + 1)
    value = float(number[word])
    rest: dict[str, Any] = {"what": "person", "role": ("killed",), "op": "=", "made_by": "t", "confidence": 1.0}
    figure = Figure(report=item.id, span=span, sentence=sentence, low=value, high=value, **rest)
    return Found(item, statements=(figure,))


def worked(tmp_path: Path, name: str, *items: Report) -> list[dict[str, object]]:
    with open_archive(tmp_path / f"{name}.db") as archive:
        for item in items:
            archive.save([drowned(item)])
            bring_up_to_date(archive)
        return list(records(archive))


@pytest.mark.parametrize("texts", [(FIRST, SECOND), (SECOND, FIRST)], ids=["a toll that rises", "one that is put right"])
def test_a_later_version_is_an_update_and_no_second_voice(tmp_path: Path, texts: tuple[str, str]) -> None:
    a, b = report(texts[0], "2031-04-07", publisher="Harbour Courier"), report(texts[1], "2031-04-08", publisher="Harbour Courier")
    made = worked(tmp_path, "ab", a, b)
    assert made == worked(tmp_path, "ba", b, a), "the order of arrival does not matter"
    reports = {r["id"]: r for r in made if r["kind"] == "report"}
    assert (reports[a.id]["revises"], reports[b.id]["revises"]) == (None, a.id)
    assert reports[a.id]["origin"] == reports[b.id]["origin"]
    (finding,) = (r for r in made if r["kind"] == "finding")
    assert (finding["relation"], finding["best"]) == ("update", drowned(b).statements[0].low)  # type: ignore[attr-defined]
    assert [r["voices"] for r in made if r["kind"] == "event"] == [1]


def test_a_figure_that_was_put_right_is_in_conflict_with_nobody(tmp_path: Path) -> None:
    a, b = report(FIRST, "2031-04-08", publisher="Harbour Courier"), report(THIRD, "2031-04-09", publisher="Harbour Courier")
    other = "Five people drowned when the ferry sank off Askvoll on Monday, the police of Sunnfjord told reporters."
    agrees = report(other, "2031-04-10", url="https://gazette.example/1", publisher="Gazette")
    made = worked(tmp_path, "a", a, b, agrees)
    findings = [r for r in made if r["kind"] == "finding"]
    assert findings and all(r["relation"] != "conflict" for r in findings)


def test_what_changed_is_shown(tmp_path: Path) -> None:
    a, b = report(FIRST, "2031-04-07"), report(THIRD, "2031-04-08")
    worked(tmp_path, "a", a, b)
    with open_archive(tmp_path / "a.db") as archive:
        told = "\n".join(str(line) for line in Shown(archive).page(b.id) or [])
        assert "- Seven people drowned" in told and "+ Five people drowned" in told and a.id in told
        assert b.id in "\n".join(str(line) for line in Shown(archive).page(a.id) or [])
        browse = Browse(archive)
        assert (browse.revises([a.id, b.id]), browse.revised_by(a.id), browse.revised_by(b.id)) == ({b.id: a.id}, (b.id,), ())


def test_a_page_added_again_after_it_changed(tmp_path: Path) -> None:
    """Nothing is overwritten: both versions are kept."""

    def unread(reports: Iterable[Report]) -> Iterator[Found]:
        return (Found(r) for r in reports)

    with open_archive(tmp_path / "a.db") as archive:
        for text in (FIRST, SECOND):
            (tmp_path / "ferry.txt").write_text(text)
            add([tmp_path / "ferry.txt"], archive, Settings(), Given(), find=unread)
        bring_up_to_date(archive)
        assert len(archive.report_ids()) == 2 and len(archive.worked_out().revises) == 1
        assert sum('"revises": "rp-' in line for line in as_jsonl(archive, Options(kind="report"))) == 1
