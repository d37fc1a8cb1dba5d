"""Whether an IP address belongs to the public Internet."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple

_BITS = 128


class _Row(NamedTuple):
    version: int
    first: int
    last: int
    what: str
    inside: int | None


@cache
def _table() -> tuple[_Row, ...]:
    lines = files("dateline.ingest").joinpath("tables/networks.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return tuple(_row(row) for row in rows)


def _row(row: dict[str, str]) -> _Row:
    network = ip_network(row["network"])
    inside = int(row["inside"]) if row["inside"] else None
    return _Row(network.version, int(network.network_address), int(network.broadcast_address), row["what"], inside)


def why_not_public(address: str) -> str | None:
    """What an IP address is, where it is not public: "a private address"; None where it is."""
    try:
        ip = ip_address(address)
    except ValueError:
        return "no IP address"
    if isinstance(ip, IPv6Address) and ip.scope_id:
        return "a link-local address"
    return _judged(ip)


def _judged(ip: IPv4Address | IPv6Address) -> str | None:
    number = int(ip)
    row = next(r for r in _table() if r.version == ip.version and r.first <= number <= r.last)
    if row.inside is None:
        return row.what or None
    return _judged(IPv4Address(number >> (_BITS - row.inside - 32) & 0xFFFFFFFF))
