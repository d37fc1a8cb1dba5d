"""A desk that is open on this machine, over made-up reports and a hostile one, and a real browser to sit at it."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.settings import Settings
from dateline.store.archive import open_archive

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
SAMPLES = Path(__file__).parents[2] / "src/dateline/samples"
HOSTILE = {
    "id": "<script>window.hacked=1</script>",
    "url": "javascript:window.hacked=2",
    "publisher": '"><img src=x onerror="window.hacked=3">',
    "title": "</title><script>window.hacked=4</script>{{ 7*7 }}\u202eevil\u202c title",
    "byline": "<svg onload='window.hacked=5'>",
    "published": "2031-03-12",
    "text": (
        "At least 12 people were killed in Halden on Monday, <script>window.hacked=6</script> officials said.\n\n"
        "\u202eSeven ferries sank\u202c near <b onmouseover='window.hacked=7'>Port Verin</b>, the governor said. "
        "“<style>body{display:none}</style> We will stop the attacks,” said Minister <iframe src='//x'></iframe> Olga Stein.\n\n"
        "Norvia demanded a cease-fire on Tuesday. ]]> --> &lt;script&gt; \u0007 \ufeff done."
    ),
}


@pytest.fixture(scope="session")
def archive_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the sample reports and of one that means harm."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "hostile.jsonl").write_text(json.dumps(HOSTILE) + "\n", "utf-8")
    with open_archive(folder / "desk.db") as archive:
        add([SAMPLES, folder / "hostile.jsonl"], archive, Settings(), Given())
    return folder / "desk.db"


@pytest.fixture(scope="module")
def desk(archive_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over a copy of the archive."""
    uvicorn = pytest.importorskip("uvicorn")
    from dateline.serve.desk.app import make_app

    path = tmp_path_factory.mktemp("open") / "desk.db"
    shutil.copy(archive_path, path)
    with open_archive(path) as archive, socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        server = uvicorn.Server(uvicorn.Config(make_app(archive), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{held.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")  # not longer: while Playwright is open, nothing else in this thread can run an event loop
def browser() -> Iterator[Any]:
    """Chromium, driven by Playwright; tests are skipped where either is missing."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not Path(CHROMIUM).exists():
        pytest.skip("needs Chromium, of your system's packages")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGS))
        yield opened
        opened.close()
