"""Servers on this machine that answer as tests tell them to, well or badly."""

from __future__ import annotations

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Route = Callable[[BaseHTTPRequestHandler], None]
HTML = "text/html; charset=utf-8"


@dataclass
class Served:
    """A running server: where it is, what it answers, what it was asked (path, headers)."""

    port: int
    routes: dict[str, Route]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def serving(routes: dict[str, Route] | None = None, tls: ssl.SSLContext | None = None) -> Iterator[Served]:
    """A server on a free port of this machine; a path without a route is a 404."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            self.close_connection = True
            with suppress(OSError):  # whoever asked hung up
                served.routes.get(self.path, answer(b"no", status=404))(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    served = Served(server.server_address[1], dict(routes or {}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


def answer(body: bytes = b"", content_type: str | None = HTML, status: int = 200, **headers: str) -> Route:
    """An answer with these headers (`_` for `-`), its length declared unless a header says otherwise."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if content_type is not None:
            handler.send_header("Content-Type", content_type)
        told = {name.replace("_", "-").lower(): value for name, value in headers.items()}
        told.setdefault("content-length", str(len(body)))
        for name, value in told.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def moved(to: str, status: int = 302) -> Route:
    """A redirect."""
    return answer(status=status, location=to)


def tagged(body: bytes, etag: str, content_type: str = HTML) -> Route:
    """An answer that is 304 for those who have it."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == etag:
            answer(status=304, content_type=None, content_length="", etag=etag)(handler)
        else:
            answer(body, content_type, etag=etag)(handler)

    return send


def raw(data: bytes, then: Callable[[], object] = lambda: None) -> Route:
    """Bytes as they are, and the connection closed."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(data)
        handler.wfile.flush()
        then()

    return send


def dripping(head: bytes, stop: threading.Event, pause: float = 0.02) -> Route:
    """A byte now and then, without end."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        while not stop.wait(pause):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    return send


def bomb(size: int) -> bytes:
    """A gzip of so many equal bytes."""
    return gzip.compress(b"\0" * size, 9)


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 1_000.0, []  # type: ignore[var-annotated]

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds
