"""The address of a page, and addresses without what only tells where a reader came from."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit, urlunsplit

from dateline.core.outlets import host_in, registered_domain
from dateline.ingest.meta_table import words

LONGEST = 2_000


def page_address(declared: Iterable[str], url: str | None) -> str | None:
    """The first address declared that can be the page's: of the registered domain of `url`, where that is known.

    It is only used for pages that came without one: an address given is kept as it was given. Not taken: addresses without a host,
    and a site's front page, which careless templates declare for every page.
    """
    domain = registered_domain(url)
    for value in declared:
        found = plain_address(_joined(url, value))
        if found and domain in (None, registered_domain(found)) and (urlsplit(found).path.strip("/") or urlsplit(found).query):
            return found
    return None


def _joined(base: str | None, value: str) -> str:
    try:
        return urljoin(base or "", value.strip()) if len(value) <= LONGEST else ""
    except ValueError:
        return ""


def plain_address(url: str) -> str | None:
    """An http address without fragment, password and tracking parameters; the rest as it stands. None for any other address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    host = host_in(url)
    if parts.scheme not in ("http", "https") or host is None:
        return None
    place = host if port is None else f"{host}:{port}"
    query = "&".join(p for p in parts.query.split("&") if not _is_tracking(p.partition("=")[0]))
    return urlunsplit((parts.scheme, place, parts.path, query, ""))


def _is_tracking(name: str) -> bool:
    folded = name.casefold()
    exact = words("address_rules", "tracking")
    return folded in exact or any(folded.startswith(word[:-1]) for word in exact if word.endswith("*"))
