"""What only a server can do: not be there, let nobody in, hold another program's tables, sort as a language does, go away in the middle."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from dateline.core.archived import Found
from dateline.core.errors import ArchiveError, DatelineError, Rejected, UsageError
from dateline.core.report import Report
from dateline.core.tried import Tried
from dateline.core.watched import Watched
from dateline.store import opening, postgresql, schema
from dateline.store.archive import open_archive
from dateline.store.backup import refuse_servers
from dateline.store.dialects import shown
from dateline.store.rows import set_fact
from dateline.store.watched import WatchedTable
from private_cluster import Cluster

SECRET = "s3cr%40t"
NAMES = ["Zoo", "apple", "Äpfel", "a-b", "a b", "ab", "B", "_x", "", "é", "z", "ß", "Ω", "\U0001f600", "~"]


@pytest.fixture
def address(cluster: Cluster) -> Iterator[str]:
    made = cluster.new()
    yield made
    cluster.drop(made)


def why(address: str, create: bool = True) -> str:
    with pytest.raises(DatelineError) as caught:
        open_archive(address, create)
    assert caught.value.__cause__ is None and "\n" not in str(caught.value)
    assert "s3cr" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (f"postgresql://ann:{SECRET}@127.0.0.1:1/talks", r"ann:\*\*\*@127.0.0.1:1/talks cannot be opened .*refused.*that the server runs"),
        (f"postgres://ann:{SECRET}@localhost:1/talks", r"check that the server runs"),
        (f"postgresql://ann:{SECRET}@no-such-host.invalid/talks", r"check that the server runs, and that host"),
        (f"postgresql://ann:{SECRET}@127.0.0.1:port/talks", r"cannot be read; write it as postgresql://USER@HOST:PORT/DATABASE"),
        ("postgresql://ann:s3cr@t@127.0.0.1:1/talks", r"%40"),
        (f"postgresql:ann:{SECRET}", r"write it as postgresql://"),
        (f"postgresql+asyncpg://ann:{SECRET}@127.0.0.1/talks", r"write it as postgresql://"),
        (f"postgresql://ann:{SECRET}@127.0.0.1:1/talks?nonsense=1", r"cannot be opened.*nonsense"),
        (f"postgresql://127.0.0.1:1/talks?user=ann&password={SECRET}", r"password=%2A%2A%2A|password=\*\*\*"),
    ],
)
def test_what_cannot_be_reached_is_told_in_one_line(address: str, told: str) -> None:
    assert re.search(told, why(address))
    assert "s3cr" not in shown(address)


def test_a_database_that_is_not_there_and_a_user_who_is_unknown(cluster: Cluster) -> None:
    assert "make it with: createdb nowhere" in why(cluster.address("nowhere"))
    assert "cannot be opened" in why(cluster.address("postgres").replace("postgres@", "nobody-here@"))


def test_an_empty_database_is_made_an_archive_by_what_adds_to_it_alone(address: str) -> None:
    assert "no archive at postgresql://" in why(address, create=False) and "dateline add" in why(address, create=False)
    open_archive(address).__exit__()
    with open_archive(address, create=False) as archive:
        assert archive.count(schema.reports) == 0


@pytest.mark.parametrize("tables", ["CREATE TABLE orders (id int)", "CREATE TABLE fact (n int)", "CREATE TABLE report (id int)"])
def test_another_programs_database_is_refused_and_left_alone(cluster: Cluster, address: str, tables: str) -> None:
    name = address.split("?")[0].rsplit("/", 1)[1]
    cluster.run(tables, name)
    assert "another program" in why(address) and "give another" in why(address, create=False)
    assert len(cluster.run("SELECT 1 FROM information_schema.tables WHERE table_schema = 'public'", name)) == 1


def test_a_database_that_does_not_keep_text_as_utf_8_is_refused(cluster: Cluster) -> None:
    made = cluster.new("TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'")
    assert "createdb --encoding UTF8" in why(made)
    cluster.drop(made)


def test_a_schema_of_ones_own_beside_another_programs_tables(cluster: Cluster, address: str) -> None:
    """Two archives and another program in one database, apart by search_path."""
    name = address.split("?")[0].rsplit("/", 1)[1]
    for command in ("CREATE TABLE orders (id int)", "CREATE SCHEMA one", "CREATE SCHEMA two"):
        cluster.run(command, name)
    for part, texts in (("one", ["A ferry sank."]), ("two", ["A bridge fell.", "A dam broke."])):
        with open_archive(f"{address}&options=-csearch_path%3D{part}") as archive:
            archive.save([Found(Report(source_id=t, text=t)) for t in texts])
            assert archive.count(schema.reports) == len(texts) == len(archive.search("a", 5))


def test_orders_are_those_of_bytes_in_a_database_of_another_language(address: str, tmp_path: Path) -> None:
    """The server of the tests sorts as English does: apple, B, Zoo."""
    seen = []
    for place in (address, str(tmp_path / "a.db")):
        with open_archive(place) as archive:
            archive.save_rejected(Rejected(n, "ingest", "why") for n in NAMES)
            archive.save_sources([Tried(name=n, state="in", first=NOON, last=NOON) for n in NAMES])
            seen.append(([r.item for r in archive.rejected()], [t.name for t in archive.sources()]))
    assert seen[0] == seen[1] == (sorted(NAMES, key=str.encode),) * 2


NOON = "2031-04-01T12:00:00Z"


def test_a_name_with_a_zero_character(address: str) -> None:
    """PostgreSQL holds none in a text. Bodies, which exports are made of, escape it."""
    report = Report(source_id="a\0b", publisher="Paper\0", text="A ferry\0 sank.")
    with open_archive(address) as archive:
        archive.save([Found(report)])
        back = archive.found_in(report.id)
        assert back and back.report == report
        assert [h.report for h in archive.search("ferry", 5)] == [report.id]


def test_who_may_only_read_is_told_so(cluster: Cluster, address: str) -> None:
    name = address.split("?")[0].rsplit("/", 1)[1]
    reader = address.replace("postgres@", f"reader_{name}@")
    with open_archive(address) as archive:
        archive.save([Found(Report(source_id="a", text="A ferry sank."))])
    cluster.run(f"CREATE ROLE reader_{name} LOGIN", name)
    assert "permission denied" in why(reader, create=False) and "give this user the right" in why(reader, create=False)
    cluster.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_{name}", name)
    with open_archive(reader, create=False) as archive:
        assert len(archive.search("ferry", 5)) == 1
        with pytest.raises(ArchiveError, match=r"could not be written .*permission denied.*owner grant it"):
            archive.save([Found(Report(source_id="b", text="A bridge fell."))])
    cluster.run(f"DROP OWNED BY reader_{name}; DROP ROLE reader_{name}", name)


def test_a_writer_that_waits_too_long_says_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_archive(address).__exit__()
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.2)
    item = Found(Report(source_id="a", text="A ferry sank."))
    with open_archive(address) as other, open_archive(address) as archive:
        with other._writing(), pytest.raises(ArchiveError, match=r"lock timeout.*wait for other programs"):
            archive.save([item])
        assert archive.save([item]) == 1


def test_a_server_that_drops_a_connection_is_reached_again(cluster: Cluster, address: str) -> None:
    with open_archive(address) as archive:
        archive.save([Found(Report(source_id="a", text="A ferry sank."))])
        name = address.split("?")[0].rsplit("/", 1)[1]
        cluster.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        assert archive.count(schema.reports) == 1
        with pytest.raises(ArchiveError, match="could not be written"), archive._writing() as db:
            cluster.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
            set_fact(db, "x", "y")
        assert archive.count(schema.reports) == 1


def test_readers_cannot_write(address: str) -> None:
    with open_archive(address) as archive, archive.reading() as db, pytest.raises(DBAPIError, match="read-only"):
        set_fact(db, "x", "y")


def test_a_watch_keeps_what_it_saw(address: str) -> None:
    with open_archive(address) as archive:
        seen = WatchedTable(archive._engine)
        for mark in ("1", "2"):
            seen.keep(Watched(name="https://paper.example/feed", mark=mark, due=0.1))
        assert seen.recall("https://paper.example/feed") == Watched(name="https://paper.example/feed", mark="2", due=0.1)
        assert seen.recall("none") is None


def test_copies_of_a_server_are_the_servers(address: str) -> None:
    with pytest.raises(UsageError, match=r"pg_dump --format=custom --file=a.dump postgresql://postgres@"):
        refuse_servers(address, "pg_dump --format=custom --file=a.dump {}", Path("a.dump"))


def test_a_vector_holds_what_one_can() -> None:
    assert postgresql.vector("The ferry, the Ferry's crew") == "'the':1,3 'ferry':2,4 's':5 'crew':6"
    assert len(postgresql.vector("a " * 100_000).split(",")) == postgresql.PLACES
    assert len(postgresql.vector(" ".join(f"w{n}" for n in range(300_000))).encode()) < 1_048_575 * 2


LINE = '{"id": "a", "text": "A ferry sank off Askvoll on Monday. Seven people drowned, police said."}\n'
COMMANDS = [
    "dateline add good.jsonl --archive $A",
    "dateline stories --archive $A",
    "dateline events --archive $A",
    "dateline disputes --archive $A",
    "dateline search ferry --archive $A",
    "dateline verify --archive $A",
    "dateline sources --archive $A",
    "dateline doctor --archive $A",
    "dateline export --archive $A --format jsonl -o talks.jsonl",
    "dateline copy $A copied.db",
    "dateline doctor --archive copied.db",
]


def test_every_command_takes_the_address(address: str, tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_text(LINE)
    for command in COMMANDS:
        done = run(command, tmp_path, address)
        assert done.returncode == 0, (command, done.stderr)
    assert (tmp_path / "talks.jsonl").stat().st_size > 1_000
    refused = run("dateline backup a.dump --archive $A", tmp_path, address)
    assert refused.returncode == 2 and "pg_dump" in refused.stderr and "Traceback" not in refused.stderr


def run(command: str, folder: Path, address: str, server: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "A": address} | (server or {})
    return subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False, env=environment)


DOCS = Path(__file__).parents[2] / "docs/archive.md"


def test_the_commands_of_the_docs(cluster: Cluster, tmp_path: Path) -> None:
    """As they stand there, but for the server's name; the desk, which stays open, is left to its own tests."""
    lines = [line for block in re.findall(r"```sh\n(.*?)```", DOCS.read_text("utf-8"), re.S) for line in block.splitlines()]
    assert len(lines) >= 8
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.jsonl").write_text(LINE)
    server = {"PGHOST": str(cluster.socket), "PGUSER": "postgres"}
    assert run("dateline add reports --archive talks.db", tmp_path, "").returncode == 0
    for line in lines:
        if " serve " not in line:
            here = re.sub(r"postgresql://ann@db\.example/(\w+)", lambda m: f"'{cluster.address(m.group(1))}'", line)
            done = run(here, tmp_path, "", server)
            assert done.returncode == 0, (line, done.stderr)
    for name in ("talks", "copied"):
        cluster.drop(cluster.address(name))
