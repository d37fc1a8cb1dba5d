"""Sitemaps: the pages that a site lists for programs (sitemaps.org), with what news sitemaps say of each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline.core.errors import SourceError
from dateline.core.when import Published
from dateline.ingest.addresses import address_of
from dateline.ingest.dates import published
from dateline.ingest.fetching.bodies import body_of
from dateline.ingest.limits import LIMIT

MOST = 50_000  # entries, the protocol's own limit
DEEPEST = 30  # elements inside elements: a sitemap has 4
WIDEST = 20_000  # elements in one entry: 1,000 pictures of 5 elements each are allowed
_ROOTS = {"urlset": False, "sitemapindex": True}


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that a site lists. `latest` is the time it was published or changed as it stands there, "" where none does."""

    address: str
    title: str | None = None
    publisher: str | None = None
    published: Published | None = None
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The entries of a sitemap; where it is an index, they are sitemaps themselves."""

    entries: tuple[Listed, ...]
    is_index: bool = False


def looks_like_sitemap(data: bytes) -> bool:
    """Whether bytes, gzipped or not, are a sitemap or an index of sitemaps, by the first element."""
    try:
        head = _plain(data, 4_000) if data.startswith(b"\x1f\x8b") else data[:4_000]
    except SourceError:
        return False
    return any(b"<" + prefix + name in head for name in (b"urlset", b"sitemapindex") for prefix in (b"", b"sitemap:", b"sm:", b"ns0:"))


def sitemap(data: bytes, address: str) -> Sitemap:
    """The sitemap in bytes. Raises SourceError where it is none; what is broken at its end does not cost what stands before."""
    entries: list[Listed] = []
    kinds: list[bool] = []
    plain = _plain(data) if data.startswith(b"\x1f\x8b") else data
    for item in _read(plain, address):
        if isinstance(item, bool):
            kinds.append(item)
        else:
            entries.append(item)
        if len(entries) >= MOST:
            break
    if not re.search(rb"</[\w:]*(?:urlset|sitemapindex)\s*>", plain[-400:]):
        del entries[-1:]  # broken off, perhaps in the middle of an address
    if not kinds:
        raise SourceError("no sitemap: neither a list of pages nor a list of sitemaps")
    return Sitemap(tuple({e.address: e for e in reversed(entries)}.values())[::-1], kinds[0])


def newest(entries: Iterable[Listed], most: int) -> tuple[Listed, ...]:
    """So many of the entries, those published or changed last first; those that do not say when come last, in their order."""
    return tuple(sorted(entries, key=lambda e: e.latest, reverse=True)[:most])


def _plain(data: bytes, start: int | None = None) -> bytes:
    return body_of([data], "gzip", LIMIT, 1_000, start)


def _read(data: bytes, address: str) -> Iterator[Listed | bool]:
    """Whether it is an index, then its entries."""
    from lxml import etree  # type: ignore[import-untyped]

    depth = inside = 0
    # No entity is expanded and nothing loaded; what is built is thrown away entry by entry.
    events = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        for event, element in events:
            depth += 1 if event == "start" else -1
            inside = inside + 1 if depth > 1 else 0
            if depth > DEEPEST or inside > 2 * WIDEST:
                raise SourceError("no sitemap: too many elements in one another")
            name = _name(element)
            if event == "start" and depth == 1:
                if name not in _ROOTS:
                    return
                yield _ROOTS[name]
            if event == "end" and depth == 1:
                if listed := _listed(element, address):
                    yield listed
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError:
        return


def _listed(element: Any, address: str) -> Listed | None:
    told: dict[str, str] = {}
    for part in element.iter():
        text = part.text.strip() if isinstance(part.tag, str) and part.text else ""
        # A picture's own address and title stand in elements of the same names, one level further in.
        if text and not any(_name(above) in ("image", "video") for above in part.iterancestors()):
            told.setdefault(_name(part), text[:2_000])
    where = address_of(told.get("loc", ""), address)
    if where is None:
        return None
    stamp = told.get("publication_date") or told.get("lastmod") or ""
    day = published(told["publication_date"]) if "publication_date" in told else None
    return Listed(where, told.get("title"), told.get("name"), day, stamp[:40] if stamp[:4].isdigit() else "")


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
