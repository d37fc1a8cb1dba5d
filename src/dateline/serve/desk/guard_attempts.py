"""How often a token may be tried: a few times at once, then ever slower, for each address and for all together."""

from __future__ import annotations

import ipaddress
import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

FREE = 5  # wrong tokens an address may give without waiting: typing errors
SLOWEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=1)  # after this long without a wrong token an address starts anew
OVERALL = 60  # wrong tokens from everywhere within a minute: someone who holds many addresses
MINUTE = timedelta(minutes=1)
MOST = 10_000  # addresses remembered


@dataclass(frozen=True, slots=True)
class Tries:
    """What one address did: wrong tokens in a row, when the last one was."""

    wrong: int
    last: datetime

    def until(self) -> datetime:
        """When it may try again: 1 second after the fifth wrong token, then twice as long each time."""
        if self.wrong < FREE:
            return self.last
        return self.last + min(timedelta(seconds=2 ** min(self.wrong - FREE, 20)), SLOWEST)


class Attempts:
    """Attempts to log in. An attempt counts as wrong from its begin, so that many at once gain nothing; `succeeded` takes it back."""

    def __init__(self) -> None:
        self._tries: dict[str, Tries] = {}
        self._recent: list[datetime] = []
        self._trusted: dict[str, None] = {}  # addresses that gave the right token: a flood from elsewhere does not lock them out

    def begin(self, address: str, now: datetime) -> int:
        """Note an attempt; gives 0 where it may go on, else the seconds to wait."""
        address = network(address)
        wait = self._wait(address, now)
        if wait > timedelta():
            return max(1, math.ceil(wait.total_seconds()))
        tries = self._tries.pop(address, None)
        known = tries.wrong if tries and now - tries.last < FORGOTTEN else 0
        self._tries[address] = Tries(known + 1, now)
        self._recent.append(now)
        _keep(self._tries, MOST)
        return 0

    def succeeded(self, address: str) -> None:
        """The attempt that began last from this address was right."""
        address = network(address)
        self._tries.pop(address, None)
        if self._recent:
            self._recent.pop()
        self._trusted.pop(address, None)
        self._trusted[address] = None
        _keep(self._trusted, MOST)

    def _wait(self, address: str, now: datetime) -> timedelta:
        self._recent = [t for t in self._recent if now - t < MINUTE]
        waits = [timedelta()]
        if tries := self._tries.get(address):
            waits.append(tries.until() - now)
        if len(self._recent) >= OVERALL and address not in self._trusted:
            waits.append(self._recent[0] + MINUTE - now)
        return max(waits)


def network(address: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 that an IPv6 subscriber is given whole."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def _keep(table: dict[str, Any], most: int) -> None:
    while len(table) > most:
        del table[next(iter(table))]
