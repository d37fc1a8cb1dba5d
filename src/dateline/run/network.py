"""The door to the network as a user's settings have it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.ingest.fetching.answers import Fetcher


def fetcher_from(
    allowed_hosts: Iterable[str] = (), sleep: Callable[[float], None] = time.sleep, environment: Mapping[str, str] = os.environ
) -> Fetcher:
    """The polite fetcher, which tells servers DATELINE_CONTACT where that is set.

    `allowed_hosts` ("HOST" or "HOST:PORT") are fetched although they are not public. Raises UsageError for what is no host or contact.
    """
    from dateline.ingest.fetching.polite import polite_fetcher
    from dateline.ingest.fetching.rules import Rules, checked_contact, hosts_allowed

    return polite_fetcher(Rules(checked_contact(environment.get("DATELINE_CONTACT")), allowed=hosts_allowed(allowed_hosts)), sleep=sleep)
