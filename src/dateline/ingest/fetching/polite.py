"""Ask as a guest does: as the site's robots.txt wishes, one request at a time with pauses, and again later where a server is busy."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from dateline.ingest.fetching.answers import Answer, Ask, Conditions, Failed, failed
from dateline.ingest.fetching.follow import FollowingFetcher
from dateline.ingest.fetching.rules import ROBOT, Rules
from dateline.ingest.robots import Robots

Clock = Callable[[], float]
Sleep = Callable[[float], None]

BETWEEN = 1.0  # seconds between two requests to one host
PAUSES = (2.0, 8.0)  # seconds before the second and the third try
LONGEST_WAIT = 60.0  # seconds that a server may ask us to wait; more is left for a later run
FAULTS = 3  # addresses of one host that fail one after another, and the host is let be
LET_BE = 600.0  # seconds


class Pace:
    """Waits before each request until the host's last one is long enough ago. `delay`: seconds that a site asks for."""

    def __init__(self, ask: Ask, clock: Clock, sleep: Sleep):
        self._ask, self._clock, self._sleep = ask, clock, sleep
        self._last: dict[str, float] = {}
        self.delay: Callable[[str], float] = lambda _: 0.0

    def __call__(self, address: str, conditions: Conditions) -> Answer:
        """The answer, in its time."""
        host = host_in(address)
        last = self._last.get(host)
        # robots.txt itself cannot be asked how long to wait for it
        pause = BETWEEN if conditions.any_type else max(BETWEEN, self.delay(address))
        if last is not None and (wait := last + pause - self._clock()) > 0:
            self._sleep(wait)
        try:
            return self._ask(address, conditions)
        finally:
            self._last[host] = self._clock()


class Patience:
    """Tries again where a fault may pass, a few times; a host whose every answer is a fault is let be for a while."""

    def __init__(self, ask: Ask, clock: Clock, sleep: Sleep):
        self._ask, self._clock, self._sleep = ask, clock, sleep
        self._faults: dict[str, int] = {}
        self._until: dict[str, tuple[float, str]] = {}

    def __call__(self, address: str, conditions: Conditions) -> Answer:
        """The answer, or the last of some failures."""
        host = host_in(address)
        until, why = self._until.get(host, (0.0, ""))
        if self._clock() < until:
            return failed(address, f"not asked for, since {why}: run again later", again=True)
        answer = self._ask(address, conditions)
        for pause in PAUSES:
            if not isinstance(answer, Failed) or not answer.again or (answer.wait or 0.0) > LONGEST_WAIT:
                break
            self._sleep(max(pause, answer.wait or 0.0))
            answer = self._ask(address, conditions)
        self._remember(host, answer)
        return answer

    def _remember(self, host: str, answer: Answer) -> None:
        if not isinstance(answer, Failed) or not answer.again:
            self._faults.pop(host, None)
            return
        self._faults[host] = self._faults.get(host, 0) + 1
        if (answer.wait or 0.0) > LONGEST_WAIT:
            self._until[host] = (self._clock() + (answer.wait or 0.0), f"{host} asked for {answer.wait:.0f} seconds of peace")
        elif self._faults[host] >= FAULTS:
            self._until[host] = (self._clock() + LET_BE, f"{host} failed {FAULTS} times one after another")
            del self._faults[host]


def host_in(address: str) -> str:
    """The host of an address with its port, in small letters."""
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def polite_fetcher(rules: Rules, clock: Clock = time.monotonic, sleep: Sleep = time.sleep, ask: Ask | None = None) -> FollowingFetcher:
    """The Fetcher for everything: safe, patient, and as each site's robots.txt wishes. `ask` makes single requests."""
    from dateline.ingest.fetching.exchange import Exchange, refusal

    pace = Pace(ask or Exchange(rules), clock, sleep)
    patient = Patience(pace, clock, sleep)
    robots = Robots(FollowingFetcher(patient, rules.redirects), ROBOT, clock)
    pace.delay = robots.delay
    return FollowingFetcher(patient, rules.redirects, lambda address: refusal(address, rules) or robots.refusal(address))
