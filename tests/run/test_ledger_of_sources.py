"""The ledger of sources: what came in, what was refused and why, and how it is tried again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dateline.core.archived import Found
from dateline.core.report import Report
from dateline.core.tried import Tried
from dateline.ingest.given import Given
from dateline.ingest.source import source_of_bytes
from dateline.ingest.sources import Place
from dateline.run.add import add
from dateline.run.retry import to_try_again
from dateline.run.settings import Settings
from dateline.store.archive import Archive, open_archive

GOOD = '{"id": "NAME", "text": "A ferry NAME left Askvoll on time. Nobody was late."}\n'
GIVEN = Given("2031-05-02", "Courier")


def unread(reports: Iterable[Report]) -> Iterator[Found]:
    """Nothing is found: the ledger does not care."""
    return (Found(r) for r in reports)


def take(archive: Archive, *places: Place, given: Given = GIVEN, at: str = "2031-05-03T00:00:00Z") -> None:
    add(places, archive, Settings(), given, now=lambda: at, find=unread)


def ledger(archive: Archive, folder: Path) -> dict[str, Tried]:
    return {t.name.removeprefix(f"{folder}/"): t for t in archive.sources()}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "a.db")


def test_what_came_in_and_what_was_refused(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text(GOOD.replace("NAME", "a") + "{}\n" + GOOD.replace("NAME", "b"))
    (tmp_path / "empty.txt").write_text("")
    take(archive, tmp_path / "two.jsonl", tmp_path / "empty.txt", tmp_path / "none.html")
    found = ledger(archive, tmp_path)
    assert {name: (t.state, t.reports) for name, t in found.items()} == {
        "two.jsonl": ("in", 2),
        "two.jsonl: line 2": ("refused", 0),
        "empty.txt": ("refused", 0),
        "none.html": ("refused", 0),
    }
    assert found["two.jsonl: line 2"].within == found["two.jsonl"].name
    assert "give one of them" in (found["two.jsonl: line 2"].why or "")
    assert "no such file" in (found["none.html"].why or "")
    assert (found["two.jsonl"].published, found["two.jsonl"].publisher) == ("2031-05-02", "Courier")
    assert len(found["two.jsonl"].digest or "") == 64


def test_names_do_not_depend_on_the_folder_one_is_in(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    take(archive, Path("a.jsonl"))
    take(archive, tmp_path / "a.jsonl")
    assert list(ledger(archive, tmp_path)) == ["a.jsonl"]


def test_refused_sources_that_were_mended_come_in(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD + "{}\n")
    take(archive, tmp_path / "a.jsonl", tmp_path / "late.jsonl")
    assert len(archive.rejected()) == 2
    (tmp_path / "a.jsonl").write_text(GOOD + GOOD.replace("NAME", "b"))
    (tmp_path / "late.jsonl").write_text(GOOD.replace("NAME", "c"))
    ((given, places),) = to_try_again(archive)
    assert given == GIVEN
    take(archive, *places, given=given, at="2031-05-09T00:00:00Z")
    found = ledger(archive, tmp_path)
    assert {name: (t.state, t.reports) for name, t in found.items()} == {"a.jsonl": ("in", 2), "late.jsonl": ("in", 1)}
    assert (found["late.jsonl"].first, found["late.jsonl"].last) == ("2031-05-03T00:00:00Z", "2031-05-09T00:00:00Z")
    assert archive.rejected() == []
    assert to_try_again(archive) == []


def test_those_that_fetch_say_what_can_be_had_again(archive: Archive) -> None:
    """An address is tried again by whoever gives a function that fetches it."""
    address = "https://news.example/ferry"
    take(archive, source_of_bytes(address, b"", None))
    assert [(t.name, t.kind, t.state) for t in archive.sources()] == [(address, "address", "refused")]
    assert to_try_again(archive) == []
    ((_, places),) = to_try_again(archive, lambda name: source_of_bytes(name, b"A ferry left Askvoll on time."))
    take(archive, *places)
    assert [t.state for t in archive.sources()] == ["in"]


def test_a_source_is_in_only_once_its_reports_are(archive: Archive, tmp_path: Path) -> None:
    """Reading runs ahead of saving: stopped in the second file, the first is in and the second is not."""
    for n in (1, 2):
        (tmp_path / f"{n}.jsonl").write_text("".join(GOOD.replace("NAME", f"{n}-{i}") for i in range(50)))

    def stops(reports: Iterable[Report]) -> Iterator[Found]:
        for n, report in enumerate(reports):
            if n == 70:
                raise KeyboardInterrupt
            yield Found(report)

    with pytest.raises(KeyboardInterrupt):
        add([tmp_path / "1.jsonl", tmp_path / "2.jsonl"], archive, Settings(), GIVEN, find=stops)
    assert {n: t.state for n, t in ledger(archive, tmp_path).items()} == {"1.jsonl": "in", "2.jsonl": "waiting"}
    ((_, places),) = to_try_again(archive)
    assert places == [tmp_path / "2.jsonl"]
    take(archive, *places)
    assert {n: (t.state, t.reports) for n, t in ledger(archive, tmp_path).items()} == {"1.jsonl": ("in", 50), "2.jsonl": ("in", 50)}
    assert len(archive.report_ids()) == 100


def test_what_the_caller_said_of_a_source_is_said_again(archive: Archive, tmp_path: Path) -> None:
    given = Given("2031-05-02", "Courier", (("text", "Body, whole"), ("title", "Head")))
    (tmp_path / "table.csv").write_text("")
    take(archive, tmp_path / "table.csv", given=given)
    assert to_try_again(archive) == [(given, [tmp_path / "table.csv"])]
