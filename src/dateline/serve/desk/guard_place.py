"""Where a desk is opened and for whom: what the options of `dateline serve` mean, and which of them are not safe together."""

from __future__ import annotations

import getpass
import ipaddress
import re
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.core.errors import UsageError
from dateline.serve.desk.guard import LOOPBACK, NOBODY, Guard
from dateline.serve.desk.guard_identity import reviewer_name
from dateline.serve.desk.guard_token import HashedToken

NAME = re.compile(r"[A-Za-z0-9_.-]{1,253}")
LONGEST_TOKEN_FILE = 4096  # bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk is opened, and for whom."""

    host: str
    port: int
    token: HashedToken | None = None
    reviewer: str | None = None
    allow_hosts: tuple[str, ...] = ()
    https: bool = False


def token_of(given: str | None, file: Path | None) -> HashedToken | None:
    """The token, from a file or as given; None where there is neither. Raises UsageError."""
    if file is None:
        return None if given is None else HashedToken.of(given)
    if given is not None:
        raise UsageError("give the token once: with --token-file, or with --token or DATELINE_TOKEN")
    try:
        with file.open("rb") as held:
            text = held.read(LONGEST_TOKEN_FILE).decode("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise UsageError(f"the token file {file} cannot be read ({why}); give another") from None
    if len(text.splitlines()) != 1:
        raise UsageError(f"the token file {file} must hold one line, the token")
    return HashedToken.of(text)


def readable_by_others(file: Path) -> bool:
    """Whether other users of this machine may read a file."""
    return sys.platform != "win32" and bool(file.stat().st_mode & 0o044)


def guard_of(place: Place) -> Guard:
    """The guard for a place. Raises UsageError where the place is not safe to open or an option is wrong."""
    if place.token is None and not is_loopback(place.host):
        raise UsageError(
            f"the desk opens on {place.host}, which others can reach, only with a token to log in with: "
            "give --token-file FILE or set DATELINE_TOKEN; or leave --host out, to open it for this machine alone"
        )
    every = is_every_address(place.host)
    ours = [*place.allow_hosts, *((socket.gethostname(), "localhost") if every else (place.host,))]
    return Guard(
        token=place.token,
        reviewer=_reviewer(place.reviewer),
        hosts=LOOPBACK | {_host_name(name) for name in ours},
        any_address=every,
        https=place.https,
        cookie=f"dateline-{place.port}",
    )


def addresses(host: str, port: int) -> list[tuple[Any, ...]]:
    """What `socket.getaddrinfo` says of a host. Raises UsageError where there is none of the name."""
    try:
        return list(socket.getaddrinfo(bare(host) or " ", port, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError):
        raise UsageError(f"there is no address named {host}; give --host an address of this machine, or leave it out") from None


def is_loopback(host: str) -> bool:
    """Whether a host can be reached from this machine alone. Raises UsageError where there is no such host."""
    return all(ipaddress.ip_address(found[4][0].partition("%")[0]).is_loopback for found in addresses(host, 0))


def is_every_address(host: str) -> bool:
    """Whether a host stands for every address of this machine: 0.0.0.0 and its kin."""
    return all(ipaddress.ip_address(found[4][0].partition("%")[0]).is_unspecified for found in addresses(host, 0))


def bare(host: str) -> str:
    """An IPv6 address without the brackets it has in a URL; anything else as it is."""
    return host[1:-1] if host.startswith("[") and host.endswith("]") else host


def _host_name(name: str) -> str:
    plain = bare(name).lower().rstrip(".")
    if NAME.fullmatch(plain):
        return plain
    try:
        return str(ipaddress.ip_address(plain))
    except ValueError:
        raise UsageError(f"{name} is not a host name; give --allow-host a name alone, as in desk.example.org") from None


def _reviewer(given: str | None) -> str:
    if given is not None:
        if name := reviewer_name(given):
            return name
        raise UsageError("give --reviewer a name of 1 to 80 characters on one line")
    try:
        return reviewer_name(getpass.getuser()) or NOBODY
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        return NOBODY
