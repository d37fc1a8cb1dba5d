"""Opens a desk on an address of this machine and keeps it open until it is stopped."""

from __future__ import annotations

import errno
import logging
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from dateline.core.errors import UsageError
from dateline.serve.desk.app import make_app
from dateline.serve.desk.guard_place import Place, addresses, bare, guard_of, is_every_address, readable_by_others, token_of
from dateline.serve.desk.warm import warming
from dateline.serve.words import safe

if TYPE_CHECKING:
    from fastapi import FastAPI

    from dateline.serve.desk.guard import Guard
    from dateline.store.archive import Archive

__all__ = ["Place", "guard_of", "readable_by_others", "serve", "token_of"]

CONNECTIONS = 200  # at once: a browser holds six
KEEP_ALIVE = 5  # seconds
LAST_ANSWERS = 3  # seconds that requests in progress are given once the desk is stopped


def serve(archive: Archive, place: Place, guard: Guard, tell: Callable[[str], None], name: str) -> None:
    """Open the desk; come back once it is stopped, by Ctrl-C or SIGTERM. `tell` prints a line; `name` is what people call the archive."""
    held = listening(place.host, place.port)
    port: int = held.getsockname()[1]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server = uvicorn.Server(_config(make_app(archive, replace(guard, cookie=f"dateline-{port}"))))
        tell(_greeting(place.host, port, name))
        warming()
        server.run(sockets=[held])
    except KeyboardInterrupt:
        tell("The desk is closed.")
    finally:
        held.close()


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens on an address of this machine. Raises UsageError where it cannot."""
    family, kind, protocol, _, address = addresses(host, port)[0]
    held = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # there the option would let two programs share a port
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(address)
        held.listen(CONNECTIONS)
    except OSError as error:
        held.close()
        why = "another program, maybe another desk, is there" if error.errno == errno.EADDRINUSE else str(error.strerror)
        raise UsageError(f"the desk cannot open on {host}, port {port} ({why}); give another --port, or 0 for any that is free") from None
    return held


def _config(app: FastAPI) -> uvicorn.Config:
    logging.getLogger("uvicorn.error").addFilter(in_one_line)
    return uvicorn.Config(
        app,
        http="h11",  # refuses more than 64 KB of headers
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=LAST_ANSWERS,
    )


def _greeting(host: str, port: int, name: str) -> str:
    shown = socket.gethostname() if is_every_address(host) else f"[{bare(host)}]" if ":" in host else host
    return f"The desk for {safe(name)} is open at http://{shown}:{port}/   (Ctrl-C closes it)"


def in_one_line(record: logging.LogRecord) -> bool:
    """A logging filter: a fault becomes one line that says what and where, for a traceback tells nothing to who runs the desk."""
    error = record.exc_info[1] if record.exc_info else None
    if error:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [f for f in frames if "dateline" in Path(f.filename).parts] or list(frames)
        at = f", {Path(ours[-1].filename).name} line {ours[-1].lineno}" if ours else ""
        record.msg = f"error: a fault in this program ({type(error).__name__}: {safe(str(error))}{at}); please report it"
        record.args, record.exc_info = (), None
    return True
