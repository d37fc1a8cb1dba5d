"""Copies between archives of every kind: equal exports, all that people did, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import crashing
import pytest
from sqlalchemy import select

from dateline.core.errors import UsageError
from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.decide import Draft, decide
from dateline.run.settings import Settings
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store import schema
from dateline.store.archive import Archive, open_archive
from dateline.store.copying import TABLES, copy, rows_of

NOON = "2031-04-01T12:00:00Z"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copying")
    (empty := folder / "empty.txt").write_text("")
    with open_archive(folder / "a.db") as archive:
        add([*crashing.corpus(folder / "reports", 60), empty], archive, Settings(), Given(), find=crashing.find)
        reports = (archive.found_in(r) for r in archive.report_ids())
        first, second = sorted(s.id for r in reports if r for s in r.statements)[:2]
        decide(archive, Draft(act="accept", target=first, by="Ada"), lambda: NOON)
        decide(archive, Draft(act="reject", target=second, by="Bo", why="misread"), lambda: NOON)
    return folder / "a.db"


def rows(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    with archive.reading() as db:
        return {t.name: [tuple(r) for r in db.execute(select(t).order_by(*t.primary_key))] for t in TABLES if t is not schema.facts}


def test_there_and_back_again(made: Path, addresses: Callable[[], str], tmp_path: Path) -> None:
    """From a file, into every kind of archive, into a file: row for row, number for number."""
    with open_archive(made) as old, open_archive(addresses()) as new, open_archive(tmp_path / "back.db") as back:
        told: list[int] = []
        assert copy(old, new, told.append) == 60
        assert sum(told) == rows_of(old)
        assert copy(new, back) == 60
        assert rows(new) == rows(old) == rows(back)
        assert crashing.state(new) == crashing.state(old) == crashing.state(back)
        assert "\n".join(as_jsonl(new)) == "\n".join(as_jsonl(old)) and not new.stale
        assert [d.by for d in new.decisions()] == ["Ada", "Bo"]
        found = [{h.report for h in archive.search("drowned", 99)} for archive in (old, new, back)]
        assert len(found[0]) == 60 and found[0] == found[1] == found[2]


def test_a_copy_goes_on_like_the_archive_it_was_made_of(made: Path, addresses: Callable[[], str], copied: Callable[[Path], str]) -> None:
    """Decisions and reports that come after get the numbers they would have got."""
    more = '{"id": "late", "published": "2031-04-02", "text": "The Blue Heron sank on Monday. 9 people drowned on the Blue Heron."}'
    late = made.parent / "late.jsonl"
    late.write_text(more)
    seen = []
    with open_archive(copied(made)) as first, open_archive(addresses()) as second:
        copy(first, second)
        for archive in (first, second):
            add([late], archive, Settings(), Given(), now=lambda: NOON, find=crashing.find)
            last = archive.decisions()[-1]
            decide(archive, Draft(act="undo", target=last.id, by="Ada", seen=last.id), lambda: NOON)
            seen.append((rows(archive)["decision"], crashing.state(archive)))
    assert seen[0] == seen[1]


def test_an_archive_that_is_not_empty_is_not_written_to(made: Path, copied: Callable[[Path], str]) -> None:
    with open_archive(made) as old, open_archive(copied(made)) as full:
        before = rows(full)
        with pytest.raises(UsageError, match=r"not empty.*give another"):
            copy(old, full)
        assert rows(full) == before


def test_what_is_stopped_leaves_nothing(made: Path, address: str) -> None:
    class Stopped(Exception):
        pass

    def stop(_: int) -> None:
        told.append(_)
        if len(told) == 5:
            raise Stopped

    told: list[int] = []
    with open_archive(made) as old, open_archive(address) as new:
        with pytest.raises(Stopped):
            copy(old, new, stop)
        assert all(not found for found in rows(new).values())
        assert copy(old, new) == 60
