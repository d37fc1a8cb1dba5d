"""What the doctor finds in an archive that somebody broke, and what can be mended."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import crashing
import pytest

from dateline.core.errors import ArchiveError
from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.doctor import ailments, mend
from dateline.run.settings import Settings
from dateline.serve.doctor import faults_in
from dateline.store.archive import open_archive
from dateline.store.dialects import dialect_at, on_server


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor")
    with open_archive(folder / "a.db") as archive:
        add(crashing.corpus(folder / "reports", 60), archive, Settings(), Given(), find=crashing.find)
        crashing.state(archive)
    return folder / "a.db"


@pytest.fixture
def address(sound: Path, copied: Callable[[Path], str]) -> str:
    return copied(sound)


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "a.db"))


def breaks(address: str | Path, *statements: str) -> None:
    """Do to an archive's tables what its keys would forbid."""
    place = str(address)
    engine = dialect_at(place).engine_at(place, False, 1)
    db: Any = engine.raw_connection().driver_connection
    db.execute("SET session_replication_role = replica" if on_server(place) else "PRAGMA foreign_keys=OFF")
    for statement in statements:
        assert db.execute(statement).rowcount != 0, statement
    db.commit()
    db.close()
    engine.dispose()


def found(address: str | Path) -> list[tuple[str, str]]:
    return [(a.mend, a.what) for a in ailments(address, faults_in)]


def test_a_sound_archive_has_no_faults(address: str) -> None:
    assert found(address) == []


ONE = "(SELECT id FROM report ORDER BY id LIMIT 1)"
MENDED = [
    # what is done to the archive, what is found, how it is mended
    ("DELETE FROM report_words WHERE report = " + ONE, "lacks 1 reports", "search"),
    (
        {
            "sqlite": "INSERT INTO report_words VALUES ('rp-gone', '', 'words')",
            "postgresql": "INSERT INTO report_words (report, words) VALUES ('rp-gone', 'words')",
        },
        "though they are gone",
        "search",
    ),
    ({"sqlite": "INSERT INTO report_words SELECT report, title, text FROM report_words LIMIT 1"}, "holds twice 1", "search"),
    ("DROP TABLE report_words", "cannot be read", "search"),
    ("DELETE FROM event", "event_statement.event names ev-", "work out"),
    ("DELETE FROM entity", "involved.entity names en-|same.known names en-", "work out"),
    ("DELETE FROM story WHERE id = (SELECT max(id) FROM story)", "story_report.story names sy-", "work out"),
    (
        "UPDATE finding_statement SET statement = 'st-none' WHERE finding = (SELECT min(finding) FROM finding_statement) "
        "AND statement = (SELECT min(statement) FROM finding_statement f WHERE f.finding = finding_statement.finding)",
        "finding_statement.statement names st-none",
        "work out",
    ),
    ("DELETE FROM origin WHERE report = " + ONE, "1 reports have no origin", "work out"),
    ("DELETE FROM story_report WHERE report = " + ONE, "1 reports have no story", "work out"),
    ("INSERT INTO pending SELECT id FROM report LIMIT 1", "came in after", "work out"),
]


def on(address: str, statement: str | dict[str, str]) -> str:
    """The statement for an archive's database; the test is skipped where that cannot be broken so."""
    if isinstance(statement, str):
        return statement
    name = "postgresql" if on_server(address) else "sqlite"
    if name not in statement:
        pytest.skip(f"{name} does not let this happen")
    return statement[name]


@pytest.mark.parametrize(("statement", "what", "how"), MENDED, ids=[str(c[0])[:40] for c in MENDED])
def test_what_is_made_anew(address: str, sound: Path, statement: str | dict[str, str], what: str, how: str) -> None:
    if "entity" in statement:  # this archive names nobody who does anything
        breaks(address, "INSERT INTO same SELECT id, 'en-x', 'en-x', 'en-x' FROM report LIMIT 1")
    breaks(address, on(address, statement))
    told = found(address)
    assert any(mended == how and re.search(what, line) for mended, line in told), told
    assert mend(address, ailments(address, faults_in)) == [how]
    assert found(address) == []
    with open_archive(address) as archive, open_archive(sound) as whole:
        assert crashing.state(archive)["export"] == crashing.state(whole)["export"]
        assert crashing.state(archive)["words"] == crashing.state(whole)["words"]


KEPT = [
    # what is done to the archive, what is found, what helps: nothing is mended by guessing
    ("""UPDATE statement SET body = replace(body, '"low":3', '"low":41')""", "41 is not stated by", "reread"),
    ("""UPDATE mention SET body = replace(body, '"exact":"', '"exact":"Q')""", "the report does not", "reread"),
    ("UPDATE report SET body = replace(body, 'drowned', 'sang') WHERE id = " + ONE, "has another text than it came with", "restore"),
    ("UPDATE report SET body = '{' WHERE id = " + ONE, "cannot be read", "restore"),
    ("DELETE FROM report WHERE id = " + ONE, "points at a row of report that is not there", "restore"),
    ("UPDATE fact SET value = '7' WHERE name = 'schema'", "newer dateline", "restore"),
    ("UPDATE alembic_version SET version_num = '0001'", "by its scripts as 0001", "restore"),
    ("DROP TABLE source", "no table source", "restore"),
    ("ALTER TABLE story DROP COLUMN voices", "table story lacks voices", "restore"),
    ("UPDATE source SET state = 'waiting' WHERE name = (SELECT min(name) FROM source)", "1 sources were begun", "retry"),
]


@pytest.mark.parametrize(("statement", "what", "how"), KEPT, ids=[c[0][:40] for c in KEPT])
def test_what_only_a_person_can_mend(address: str, statement: str, what: str, how: str) -> None:
    breaks(address, statement)
    if on_server(address) and "newer" in what:  # nothing is wrong with the database, and no file can be put in its place
        with pytest.raises(ArchiveError, match=what):
            found(address)
        return
    told = found(address)
    assert any(mended == how and what in line for mended, line in told), told


def test_a_file_with_a_hole_in_it(path: Path) -> None:
    """A page of the middle was overwritten; the doctor says so and does not fall over."""
    with open_archive(path) as archive, archive.reading() as db:
        size = db.exec_driver_sql("PRAGMA page_size").scalar_one()
        db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    for page in range(20, 60):
        data[page * size : (page + 1) * size] = b"\xff" * size
    path.write_bytes(data)
    assert found(path)


def test_what_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("no database")
    assert [(how, "no archive that can be read" in what) for how, what in found(tmp_path / "notes.db")] == [("restore", True)]
    with pytest.raises(ArchiveError, match="no archive at"):
        found(tmp_path / "none.db")
