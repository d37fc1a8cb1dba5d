"""Archives of every released version are brought up to this one's tables, whole or not at all."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, update

from dateline.core.archived import Found
from dateline.core.decision import Decision
from dateline.core.errors import ArchiveError
from dateline.core.report import Report
from dateline.core.statement import Figure
from dateline.run.rework import bring_up_to_date
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store import migrations, schema
from dateline.store.archive import open_archive
from dateline.store.browse import Browse
from dateline.store.opening import engine_at
from dateline.store.rows import body, set_fact

VERSIONS = Path(__file__).parent / "versions"
TEXT = "Seven ferries sank off Askvoll. Nobody knows why."


def found() -> Found:
    report = Report(source_id="a", text=TEXT, title="Ferries")
    span, sentence = report.span(0, 13), report.span(0, 31)
    rest: dict[str, Any] = {"what": "ferry", "role": ("hit",), "made_by": "t", "confidence": 1.0}
    return Found(report, (), (), (Figure(report=report.id, span=span, sentence=sentence, op="=", low=7, high=7, **rest),))


def make_1(path: Path) -> None:
    """An archive as version 1 left it: one report, with what was found in it and worked out of it."""
    item = found()
    report, statement = item.report, item.statements[0]
    rows: dict[str, tuple[object, ...]] = {
        "report": (report.id, "a", None, None, None, body(report)),
        "statement": (statement.id, report.id, "figure", 0, body(statement)),
        "report_words": (report.id, "Ferries", TEXT),
        "origin": (report.id, "og-1"),
        "story": ("sy-1", "{}"),
        "story_report": (report.id, "sy-1"),
        "event": ("ev-1", "sy-1", "{}"),
        "event_statement": (statement.id, "ev-1"),
        "reject": ("page.html", "ingest", "empty"),
        "redirect": ("ev-0", "ev-1"),
    }
    with sqlite3.connect(path) as db:
        db.executescript((VERSIONS / "1.sql").read_text(encoding="utf-8"))
        for table, row in rows.items():
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        db.executemany("INSERT INTO fact VALUES (?, ?)", [("schema", "1"), ("worked_out", "fresh")])
    db.close()


def make_2(path: Path) -> None:
    """An archive as version 2 left it: a report with what was found in it, what was worked out of it, and a decision about it."""
    _make(path, "2", {}, [("changed", "4"), ("worked_out", "4"), ("untidy sy-1", "1")])


def make_3(path: Path) -> None:
    """An archive as version 3 left it: the same, and what finds the reports that a new one touches."""
    report = found().report.id
    kept: dict[str, tuple[object, ...]] = {
        "sketch": (7, report, 49, None, None, b"told otherwise", b"", b""),
        "run_holder": (12, 7, 3),
        "subject": (7, report, "9999", 7, None, None, "sy-1"),
        "term_holder": (99, 7),
        "name_sort": ("askvoll", "place", 1),
    }
    _make(path, "3", kept, [("untidy sy-1", "1")])


def _make(path: Path, version: str, more: dict[str, tuple[object, ...]], facts: list[tuple[str, str]]) -> None:
    item = found()
    report, statement = item.report, item.statements[0]
    accepted = Decision(target=statement.id, act="accept", by="Ada", at="2031-04-01T12:00:00Z")
    rows: dict[str, tuple[object, ...]] = {
        "report": (report.id, "a", None, None, None, None, "2031-04-01T00:00:00Z", body(report)),
        "statement": (statement.id, report.id, "figure", 0, body(statement)),
        "report_words": (report.id, "Ferries", TEXT),
        "decision": (1, accepted.id, statement.id, "accept", report.id, body(accepted)),
        "change": (1, "2031-04-01T00:00:00Z", "opened", "sy-1", "fi-1", "{}"),
        "origin": (report.id, "og-1"),
        "story": ("sy-1", "in-1", None, 1, 1, 0, "{}"),
        "story_report": (report.id, "sy-1"),
        "event": ("ev-1", "sy-1", None, None, None, 1, "{}"),
        "event_statement": (statement.id, "ev-1"),
        "reject": ("page.html", "ingest", "empty"),
        "redirect": ("ev-0", "ev-1"),
        "alembic_version": (f"000{version}",),
        **more,
    }
    with sqlite3.connect(path) as db:
        db.executescript((VERSIONS / f"{version}.sql").read_text(encoding="utf-8"))
        for table, row in rows.items():
            db.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(row))})', row)
        db.executemany("INSERT INTO fact VALUES (?, ?)", [("schema", version), *facts])
    db.close()


MAKE = {"1": make_1, "2": make_2, "3": make_3}


def tables_in(path: Path) -> dict[str, Any]:
    """Every table with its columns, keys and indexes, in no order that alembic or SQLite chose."""
    with sqlite3.connect(path) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: _told(db, name) for name in names}


def _told(db: sqlite3.Connection, table: str) -> Any:
    columns = sorted(row[1:] for row in db.execute(f"PRAGMA table_info({table})"))
    keys = sorted(row[2:5] for row in db.execute(f"PRAGMA foreign_key_list({table})"))
    indexes = sorted((row[1], row[2]) for row in db.execute(f"PRAGMA index_list({table})") if row[3] == "c")
    parts = [(name, [r[2:5] for r in db.execute(f"PRAGMA index_xinfo({name})") if r[5]]) for name, _ in indexes]
    alone = [row[1] for row in db.execute(f"PRAGMA index_list({table})") if row[2]]
    unique = sorted([r[2] for r in db.execute(f"PRAGMA index_info({name})")] for name in alone)
    return columns, keys, indexes, parts, unique


@pytest.mark.parametrize("start", [None, *MAKE])
def test_migrated_and_fresh_archives_have_the_same_tables(tmp_path: Path, start: str | None) -> None:
    """From an empty database as from every version, the scripts end where the schema does."""
    open_archive(tmp_path / "fresh.db").__exit__()
    if start:
        MAKE[start](tmp_path / "old.db")
        open_archive(tmp_path / "old.db").__exit__()
    else:
        engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
        with engine.begin() as db:
            migrations.upgrade(db, None, schema.VERSION)
        engine.dispose()
    assert tables_in(tmp_path / "old.db") == tables_in(tmp_path / "fresh.db")


def test_the_first_script_makes_what_version_1_made(tmp_path: Path) -> None:
    make_1(tmp_path / "old.db")
    engine = create_engine(f"sqlite:///{tmp_path / 'scripted.db'}")
    with engine.begin() as db:
        migrations.upgrade(db, None, "1")
    engine.dispose()
    made = tables_in(tmp_path / "scripted.db")
    assert made.pop("alembic_version")
    assert made == tables_in(tmp_path / "old.db")


@pytest.mark.parametrize("version", MAKE)
def test_what_an_archive_of_an_older_version_holds_stays(tmp_path: Path, version: str) -> None:
    MAKE[version](tmp_path / "a.db")
    with open_archive(tmp_path / "a.db") as archive:
        assert archive.stale
        bring_up_to_date(archive)
        back = archive.found_in(found().report.id)
        (statement,) = found().statements
        assert back and back.statements == (statement if version == "1" else replace(statement, review="accepted"),)
        assert [r.story.reports for r in Browse(archive).stories().items] == [(found().report.id,)]
        assert [h.report for h in archive.search("askvoll", 5)] == [found().report.id]
        assert [r.item for r in archive.rejected()] == ["page.html"]
    with open_archive(tmp_path / "a.db") as archive:
        assert not archive.stale


@pytest.mark.parametrize("version", ["3", "4"])
def test_what_was_worked_out_is_made_anew_on_every_database(copied: Callable[[Path], str], sample_archive: Path, version: str) -> None:
    """These have the tables of this version and other things in some: the record that is worked out anew is the same."""
    address = copied(sample_archive)
    with open_archive(address) as archive:
        before, told = list(as_jsonl(archive)), archive.count(schema.changes)
    engine = engine_at(address, False)
    with engine.begin() as db:
        set_fact(db, "schema", version)
        db.execute(update(schema.revision_mark).values(version_num=migrations.mark(version)))
        db.execute(update(schema.sketches).values(profile=b"told otherwise"))
    engine.dispose()
    with open_archive(address) as archive:
        assert archive.stale
        bring_up_to_date(archive)
        assert list(as_jsonl(archive)) == before
        assert archive.count(schema.changes) == told


def _open(path: Path, start: Any, told: Any) -> None:
    start.wait()
    try:
        with open_archive(path) as archive:
            told.put(str(len(archive.report_ids())))
    except Exception as error:
        told.put(repr(error))


@pytest.mark.parametrize("old", [True, False], ids=["an old archive", "none yet"])
def test_programs_that_open_one_archive_at_once_all_end_well(tmp_path: Path, old: bool) -> None:
    """Four of them: one brings it up or makes it, the others wait and find it done."""
    if old:
        make_1(tmp_path / "a.db")
    context = multiprocessing.get_context("spawn")
    start, told = context.Event(), context.Queue()
    others = [context.Process(target=_open, args=(tmp_path / "a.db", start, told)) for _ in range(4)]
    for other in others:
        other.start()
    start.set()
    assert [told.get(timeout=60) for _ in others] == ["1" if old else "0"] * 4
    for other in others:
        other.join(60)
    assert tables_in(tmp_path / "a.db")["source"]


def test_a_step_that_fails_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_1(tmp_path / "a.db")
    before = tables_in(tmp_path / "a.db")
    upgrade = migrations.upgrade

    def breaks(*args: Any) -> None:
        upgrade(*args)
        raise RuntimeError("the power went")

    monkeypatch.setattr(migrations, "upgrade", breaks)
    with pytest.raises(RuntimeError, match="power"):
        open_archive(tmp_path / "a.db")
    assert tables_in(tmp_path / "a.db") == before
    monkeypatch.undo()
    with open_archive(tmp_path / "a.db") as archive:
        assert archive.report_ids() == [found().report.id]


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("6", "newer dateline.*update dateline"),
        ("41", "newer dateline.*schema 41"),
        ("0", "none ever was"),
        ("two", "none ever was"),
    ],
)
def test_other_versions_are_refused_with_words(tmp_path: Path, version: str, why: str) -> None:
    open_archive(tmp_path / "a.db").__exit__()
    with sqlite3.connect(tmp_path / "a.db") as db:
        db.execute("UPDATE fact SET value = ? WHERE name = 'schema'", (version,))
    db.close()
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(ArchiveError, match=why):
        open_archive(tmp_path / "a.db")
    assert (tmp_path / "a.db").read_bytes() == before
