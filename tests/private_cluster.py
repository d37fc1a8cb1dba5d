"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket in it, gone when the tests are over."""

from __future__ import annotations

import itertools
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

USER = "postgres"  # the server refuses to run as root: then it runs as the user whom Debian's package makes
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "autovacuum=off")


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, which Debian does not put in the path; None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    there = str(found[-1]) if found else shutil.which("initdb")
    return Path(there).parent if there else None


@dataclass
class Cluster:
    """A server that runs. `new` makes an empty database and gives its address."""

    socket: Path
    made: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def address(self, name: str) -> str:
        return f"postgresql://{USER}@/{name}?host={self.socket}"

    def new(self, options: str = "") -> str:
        name = f"archive_{next(self.made)}"
        self.run(f"CREATE DATABASE {name} {options}")
        return self.address(name)

    def run(self, command: str, name: str = "postgres") -> list[tuple[object, ...]]:
        with psycopg.connect(host=str(self.socket), user=USER, dbname=name, autocommit=True) as db:
            done = db.execute(command)
            return done.fetchall() if done.description else []

    def drop(self, address: str) -> None:
        self.run(f"DROP DATABASE IF EXISTS {address.split('?')[0].rsplit('/', 1)[1]} WITH (FORCE)")


@contextmanager
def running(bin_: Path) -> Iterator[Cluster]:
    """A server whose own order of text is that of a language, not of bytes, so that an archive which trusted it would show.

    Where the tests are killed, a watcher stops it.
    """
    folder = Path(tempfile.mkdtemp(prefix="dateline-postgresql-"))
    as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    data = folder / "data"
    try:
        if as_user:
            shutil.chown(folder, USER)
        folder.chmod(0o755)
        language = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US"]
        _call(folder, *as_user, bin_ / "initdb", "-D", data, "-U", USER, "-A", "trust", "--no-sync", "--no-instructions", *language)
        options = " ".join(f"-c {option}" for option in (*FAST, "listen_addresses=''", f"unix_socket_directories={folder}"))
        _call(folder, *as_user, bin_ / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-t", "60", "-o", options, "start")
        stop = shlex.join(map(str, (*as_user, bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop")))
        watch = f"while kill -0 {os.getpid()} 2>/dev/null; do sleep 2; done; {stop}; rm -rf {folder}"
        watcher = subprocess.Popen(["sh", "-c", watch], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield Cluster(folder)
        finally:
            watcher.kill()
            watcher.wait()
            _call(folder, *as_user, bin_ / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _call(folder: Path, *command: object) -> None:
    done = subprocess.run([str(c) for c in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0, done.stderr
