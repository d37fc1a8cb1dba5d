"""`dateline serve` as users run it: it opens, answers, and closes."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.store.archive import open_archive

TOKEN = "harbour-lamp-forty-two"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "desk.db"
    open_archive(path).__exit__()
    return path


def started(*args: object) -> subprocess.Popen[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE")} | {"PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "dateline", "serve", *map(str, args)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment)


@contextmanager
def desk(*args: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk that is open, and its address."""
    process = started(*args)
    try:
        assert process.stdout
        line = process.stdout.readline()  # printed once it listens; empty if it ends before
        found = re.search(r"http://\S+/", line)
        assert found, line + (process.communicate(timeout=10)[1])
        yield process, found[0]
    finally:
        process.kill()
        process.communicate()


def status(url: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str]]:
    request = urllib.request.Request(url, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}
    except urllib.error.HTTPError as error:
        return error.code, {k.lower(): v for k, v in error.headers.items()}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_opens_answers_and_closes(archive: Path, how: signal.Signals) -> None:
    with desk("--archive", archive, "--port", 0) as (process, url):
        assert url.startswith("http://127.0.0.1:")
        code, headers = status(f"{url}reviewer")
        assert code == 200
        assert "server" not in headers
        assert headers["content-security-policy"]
        assert status(f"{url}reviewer", {"Host": "evil.example"})[0] == 400
        assert status(f"{url}reviewer", {"X-Long": "x" * 100_000})[0] in (400, 431)
        assert status(f"{url}reviewer")[0] == 200
        process.send_signal(how)
        out, err = process.communicate(timeout=15)
    assert process.returncode == 0
    assert "closed" in out
    assert err == ""


def test_with_a_token_it_asks_for_it_and_shows_it_nowhere(archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(TOKEN)
    file.chmod(0o600)
    with desk("--archive", archive, "--port", 0, "--host", "0.0.0.0", "--token-file", file) as (process, url):
        port = url.rstrip("/").rpartition(":")[2]
        assert status(f"http://127.0.0.1:{port}/api/openapi.json")[0] == 401
        assert status(f"http://127.0.0.1:{port}/api/openapi.json", {"Authorization": "Bearer wrong-wrong-wrong"})[0] == 401
        assert status(f"http://127.0.0.1:{port}/api/openapi.json", {"Authorization": f"Bearer {TOKEN}"})[0] == 200
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=15)
    assert process.returncode == 0
    assert TOKEN not in out + err


def test_what_is_not_safe_or_not_there_is_refused_with_what_to_do(archive: Path, tmp_path: Path) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        cases = {
            ("--host", "0.0.0.0"): "--token-file",
            ("--port", str(held.getsockname()[1])): "another --port",
            ("--archive", str(tmp_path / "none.db")): "dateline add",
            ("--token", "short"): "characters",
        }
        running = {args: started("--archive", archive, *args) for args in cases}
        for args, process in running.items():
            out, err = process.communicate(timeout=60)
            assert (process.returncode, out) == (2, ""), args
            assert cases[args] in err, args
            assert "Traceback" not in err


def test_help_does_not_load_the_server() -> None:
    code = "import sys, dateline.serve.cli; print([m for m in ('fastapi', 'uvicorn', 'jinja2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
