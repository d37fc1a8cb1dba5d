"""Follow redirects, each a new address that is checked like the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.ingest.fetching.answers import PLAIN, Ask, Conditions, Failed, Fetched, Moved, Unchanged, failed

Gate = Callable[[str], Failed | None]


class FollowingFetcher:
    """A Fetcher made of single requests. `gate` is asked before each address and may fail it: robots.txt, say."""

    def __init__(self, ask: Ask, redirects: int = 5, gate: Gate = lambda _: None):
        self._ask, self._redirects, self._gate = ask, redirects, gate

    def fetch(self, address: str, conditions: Conditions = PLAIN) -> Fetched | Unchanged | Failed:
        """What the address gives in the end; a failure bears the name of the address that was asked for."""
        here = address
        for _ in range(self._redirects + 1):
            answer = self._gate(here) or self._ask(here, conditions)
            if not isinstance(answer, Moved):
                return _named(answer, address, here)
            if here.lower().startswith("https:") and answer.to.lower().startswith("http:"):
                why = "which anybody on the way could change: give that address if you trust it"
                return failed(address, f"it leads from https to http ({answer.to:.200}), {why}")
            here = answer.to
        return failed(address, f"it leads from address to address more than {self._redirects} times")


def _named(answer: Fetched | Unchanged | Failed, address: str, here: str) -> Fetched | Unchanged | Failed:
    if isinstance(answer, Failed) and here != address:
        return replace(answer, item=address, why=f"it leads on to {here:.200}: {answer.why}")
    return answer
