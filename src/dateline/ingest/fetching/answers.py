"""What may be asked of an address and what comes back: the door to the network, as the rest of the program sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dateline.core.errors import Rejected

STAGE = "fetch"

PAGES = frozenset(("text/html", "application/xhtml+xml"))
_FEEDS = """application/rss+xml application/atom+xml application/rdf+xml application/xml text/xml application/feed+json application/json
text/x-opml text/x-opml+xml application/opml+xml"""
FEEDS = frozenset(_FEEDS.split())
# Generic names under which servers hand out files whose ending says what they are.
FILES = frozenset(("application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip"))
FILE_ENDINGS = (".warc", ".warc.gz", ".xml.gz", ".pdf", ".jsonl", ".ndjson", ".opml", ".mhtml", ".mht", ".eml", ".csv")
_OTHERS = """text/plain application/pdf application/warc application/x-ndjson application/jsonl message/rfc822 multipart/related
application/x-mimearchive text/csv"""
OTHERS = frozenset(_OTHERS.split())
READ = PAGES | FEEDS | OTHERS


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is asked for: only if it changed since (`etag`, `modified`, as the server gave them), of which types.

    `start` asks for no more than the first bytes: a longer answer is cut there. `any_type` takes whatever the server calls it.
    """

    etag: str | None = None
    modified: str | None = None
    any_type: bool = False
    start: int | None = None


PLAIN = Conditions()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `address` is where it was found in the end; `etag` and `modified` are for asking again."""

    address: str
    data: bytes
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing new since the conditions' `etag` or `modified`."""

    address: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address must be asked instead."""

    address: str
    to: str


@dataclass(frozen=True, slots=True)
class Failed(Rejected):
    """Why an address gave nothing. `again`: it may the next time; `wait`: after so many seconds, says the server."""

    again: bool = False
    wait: float | None = None
    status: int | None = None


Answer = Fetched | Unchanged | Moved | Failed


class Fetcher(Protocol):
    """The door to the network. Never raises: what cannot be had is a Rejected with its reason."""

    def fetch(self, address: str, conditions: Conditions = PLAIN) -> Fetched | Unchanged | Failed:
        """What the address gives, redirects followed."""


class Ask(Protocol):
    """One request and its answer, redirects not followed."""

    def __call__(self, address: str, conditions: Conditions) -> Answer:
        """What the address answers."""


def failed(address: str, why: str, again: bool = False, wait: float | None = None, status: int | None = None) -> Failed:
    """A failure of this stage."""
    return Failed(address, STAGE, why, again, wait, status)
