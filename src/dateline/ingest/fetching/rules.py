"""What a fetcher may do: how long, how much, on which ports, for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline import __version__
from dateline.core.errors import UsageError
from dateline.ingest.limits import LIMIT

ROBOT = "dateline"  # the name that a robots.txt knows us by


@dataclass(frozen=True, slots=True)
class Rules:
    """Times are seconds, sizes bytes.

    `allowed` are (host, port) of the user's own network, which are fetched although they are not public. `ratio`: a compressed
    answer of more than a megabyte may be so many times its size on the wire: text comes to 10 or 20, a bomb to 1,000.
    """

    contact: str | None = None
    connect: float = 10.0
    read: float = 20.0
    whole: float = 60.0
    size: int = LIMIT
    ratio: int = 200
    redirects: int = 5
    ports: frozenset[int] = frozenset((80, 443))
    allowed: frozenset[tuple[str, int]] = frozenset()

    @property
    def agent(self) -> str:
        """What servers are told of who asks."""
        about = f"reads news reports; contact: {self.contact}" if self.contact else "reads news reports"
        return f"{ROBOT}/{__version__} ({about})"

    def allows(self, host: str, port: int) -> bool:
        """Whether the user let this host be fetched wherever it is."""
        return (host.casefold(), port) in self.allowed


def hosts_allowed(named: Iterable[str], ports: Iterable[int] = (80, 443)) -> frozenset[tuple[str, int]]:
    """(host, port) of "HOST" (on the usual ports), "HOST:PORT" or "[::1]:PORT". Raises UsageError where that is none."""
    return frozenset(pair for name in named for pair in _pairs(name, tuple(ports)))


def _pairs(name: str, ports: tuple[int, ...]) -> list[tuple[str, int]]:
    from httpx import URL, InvalidURL

    try:
        url = URL(f"//{name}")
    except InvalidURL:
        url = URL("")
    if not url.host or url.userinfo or url.path not in ("", "/") or url.query or url.fragment:
        raise UsageError(f"{name!r:.80} is no host; give HOST or HOST:PORT, such as wiki.example:8080")
    host = url.raw_host.decode("ascii").casefold()
    return [(host, port) for port in ((url.port,) if url.port else ports)]


def checked_contact(contact: str | None) -> str | None:
    """A contact that fits into a header. Raises UsageError where it does not."""
    if contact and (len(contact) > 200 or not contact.isascii() or not contact.isprintable() or set(contact) & set("()\\")):
        raise UsageError("a contact is a mail or web address of at most 200 plain characters: set DATELINE_CONTACT so")
    return contact or None
