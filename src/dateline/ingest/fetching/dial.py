"""Connections to public addresses only, to the very address that was checked, each within the time that is left."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import httpcore

from dateline.ingest.fetching.public import why_not_public
from dateline.ingest.fetching.rules import Rules

Resolve = Callable[[str, int], Sequence[str]]
MOST_TRIED = 4  # addresses of one name


class Refused(Exception):
    """An address that we do not ask; the message says why. `again`: it may be different the next time."""

    def __init__(self, why: str, again: bool = False):
        super().__init__(why)
        self.again = again


class Deadline:
    """The time that all of one request may take, however it is spent: a byte a second is over in time too."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic):
        self.seconds, self._clock, self._end = seconds, clock, clock() + seconds

    @property
    def over(self) -> bool:
        """Whether no time is left."""
        return self._clock() >= self._end

    def cut(self, timeout: float | None) -> float:
        """A time limit that ends no later than this one. Raises httpcore.ReadTimeout where no time is left."""
        left = self._end - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("no time is left")
        return left if timeout is None else min(timeout, left)


def by_system(host: str, port: int) -> list[str]:
    """All IP addresses of a host name, as the system finds them. Raises OSError where it finds none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def checked_addresses(host: str, port: int, rules: Rules, resolve: Resolve, seconds: float) -> list[str]:
    """The addresses of a host, if all are public or the user allowed the host. Raises Refused.

    One private address among public ones is enough to refuse: a name that has both is set to trap us, or broken.
    """
    addresses = _resolved(host, port, resolve, seconds)
    if not addresses:
        raise Refused("its host name has no address: check how it is written")
    for address in addresses:
        what = why_not_public(address)
        if what and not rules.allows(host, port):
            raise Refused(f"its host is at {address}, {what}: only public addresses are fetched")
    return addresses[:MOST_TRIED]


def _resolved(host: str, port: int, resolve: Resolve, seconds: float) -> list[str]:
    """Looks a name up in a thread of its own: the system's look-up cannot be given a time limit."""
    found: list[list[str] | Exception] = []

    def look_up() -> None:
        try:
            found.append(list(resolve(host, port)))
        except Exception as error:
            found.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        raise Refused("its host name could not be looked up in time: is there a network?", again=True)
    if isinstance(found[0], Exception):
        again = isinstance(found[0], socket.gaierror) and found[0].errno == socket.EAI_AGAIN
        raise Refused("its host name cannot be looked up: " + ("is there a network?" if again else "check how it is written"), again)
    return found[0]


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a host up, checks what comes back and connects to that, so that no second answer can lead elsewhere."""

    def __init__(self, rules: Rules, resolve: Resolve, deadline: Deadline):
        self._rules, self._resolve, self._deadline = rules, resolve, deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that takes one."""
        addresses = checked_addresses(host, port, self._rules, self._resolve, self._deadline.cut(timeout))
        fault: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            try:
                return _Timed(self._sockets.connect_tcp(address, port, self._deadline.cut(timeout), None, socket_options), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> httpcore.NetworkStream:
        """Never."""
        raise Refused("a socket of this machine: only public addresses are fetched")

    def sleep(self, seconds: float) -> None:
        """Never called: requests are tried again elsewhere."""
        raise NotImplementedError


class _Timed(httpcore.NetworkStream):
    """A connection whose every act ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline):
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cut(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._deadline.cut(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
