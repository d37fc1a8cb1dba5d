"""What sites ask of programs: robots.txt (RFC 9309), by protego."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.ingest.fetching.answers import Conditions, Failed, Fetched, Fetcher, failed

if TYPE_CHECKING:
    from protego import Protego

START = 512_000  # bytes that are read of one: RFC 9309 asks for at least 500 KiB
KEPT = 86_400.0  # seconds, as RFC 9309 advises
KEPT_FAILURE = 600.0
MOST = 1_000  # sites whose wishes are held at once
LONGEST_DELAY = 300.0  # seconds; a site that asks for more does not want to be read by a program that waits


@dataclass(frozen=True, slots=True)
class _Site:
    """What one site asks for; `why` where nothing may be fetched from it."""

    rules: Protego | None
    until: float
    why: str | None = None
    again: bool = False  # whether it may be otherwise soon


class Robots:
    """The wishes of sites, each asked for once a day. `clock` gives seconds."""

    def __init__(self, fetcher: Fetcher, agent: str, clock: Callable[[], float]):
        self._fetcher, self._agent, self._clock = fetcher, agent, clock
        self._sites: dict[str, _Site] = {}

    def refusal(self, address: str) -> Failed | None:
        """Why an address may not be fetched, or None."""
        site = self._site(address)
        if site.why:
            return failed(address, site.why, site.again)
        if site.rules and not site.rules.can_fetch(address, self._agent):
            return failed(address, "the site's robots.txt asks programs not to fetch it")
        if self.delay(address) > LONGEST_DELAY:
            return failed(address, f"the site's robots.txt asks for more than {LONGEST_DELAY:g} seconds between requests")
        return None

    def delay(self, address: str) -> float:
        """Seconds that the site asks for between requests, 0 where it asks for none."""
        site = self._site(address)
        return (site.rules.crawl_delay(self._agent) or 0.0) if site.rules else 0.0

    def _site(self, address: str) -> _Site:
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        site = self._sites.get(origin)
        if site is None or site.until <= self._clock():
            self._sites.pop(origin, None)
            if len(self._sites) >= MOST:
                del self._sites[next(iter(self._sites))]
            site = self._sites[origin] = self._asked(origin)
        return site

    def _asked(self, origin: str) -> _Site:
        answer = self._fetcher.fetch(f"{origin}/robots.txt", Conditions(any_type=True, start=START))
        now = self._clock()
        if isinstance(answer, Fetched):
            return _parsed(answer.data, now + KEPT)
        if isinstance(answer, Failed) and answer.status and 400 <= answer.status < 500 and answer.status not in (408, 429):
            return _Site(None, now + KEPT)  # there is none: all may be fetched
        if isinstance(answer, Failed) and answer.status is None and not answer.again:
            return _Site(None, now + KEPT_FAILURE, answer.why)  # it holds for the whole site: not public, say
        why = answer.why if isinstance(answer, Failed) else "it did not change"
        return _Site(None, now + KEPT_FAILURE, f"its robots.txt cannot be had now ({why}), and without it nothing is fetched", True)


def _parsed(data: bytes, until: float) -> _Site:
    from protego import Protego

    try:
        return _Site(Protego.parse(data.decode("utf-8-sig", "replace")), until)
    except Exception:  # what a parser cannot read binds nobody: RFC 9309 has unreadable lines passed over
        return _Site(None, until)
