"""A network that is none: answers written down beforehand, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.ingest.fetching.answers import PLAIN, Conditions, Failed, Fetched, Unchanged, failed


@dataclass
class FakeFetcher:
    """A Fetcher of fixed answers, which keeps what it was asked; an address without an answer fails as a missing page does."""

    answers: Mapping[str, Fetched | Unchanged | Failed]
    asked: list[tuple[str, Conditions]] = field(default_factory=list)

    def fetch(self, address: str, conditions: Conditions = PLAIN) -> Fetched | Unchanged | Failed:
        """The answer written down; a page whose etag the conditions name is Unchanged."""
        self.asked.append((address, conditions))
        answer = self.answers.get(address) or failed(address, "the server answered 404: there is no such page", status=404)
        same = isinstance(answer, Fetched) and answer.etag is not None and answer.etag == conditions.etag
        return Unchanged(address) if same else answer
