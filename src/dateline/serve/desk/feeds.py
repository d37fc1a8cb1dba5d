"""The archive's changes as feeds: JSON Feed 1.1 and Atom (RFC 4287)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from fastapi import APIRouter, Request, Response

from dateline.serve.desk.api_answers import Tagged
from dateline.serve.desk.feeds_entries import Entry, entries, newest, urn
from dateline.store.browse import Browse

router = APIRouter(route_class=Tagged)

TITLE = "Changes in the archive"
ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 has no way to write


@router.get("/changes.json", response_class=Response)
def json_feed(request: Request) -> Response:
    """The newest changes as a JSON Feed."""
    base = base_of(request)
    items = [json_item(e, base) for e in entries(Browse(request.app.state.archive))]
    address = {"home_page_url": f"{base}/changes", "feed_url": f"{base}/changes.json"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": TITLE, **address, "items": items}
    content = json.dumps(feed, ensure_ascii=False).encode("utf-8", "replace")
    return Response(content, media_type="application/feed+json")


@router.get("/changes.atom", response_class=Response)
def atom_feed(request: Request) -> Response:
    """The newest changes as an Atom feed."""
    feed = atom(entries(Browse(request.app.state.archive)), base_of(request))
    return Response(ET.tostring(feed, encoding="utf-8", xml_declaration=True), media_type="application/atom+xml")


def base_of(request: Request) -> str:
    """The address of this desk as whoever asks knows it."""
    scheme = "https" if request.app.state.guard.https else request.url.scheme
    return f"{scheme}://{request.url.netloc}"


def json_item(entry: Entry, base: str) -> dict[str, Any]:
    """An entry as an item of a JSON Feed; what is not known is left out."""
    item: dict[str, Any] = {"id": entry.id, "url": base + entry.path, "external_url": entry.source, "title": entry.title}
    item |= {"content_text": entry.text, "date_published": entry.at, "tags": [entry.sort]}
    authors = [{"name": entry.author}] if entry.author else None
    return {k: v for k, v in {**item, "authors": authors}.items() if v is not None}


def atom(every: Sequence[Entry], base: str) -> ET.Element:
    """A feed in Atom."""
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _add(feed, "id", urn("feed", base))
    _add(feed, "title", TITLE)
    _add(feed, "updated", newest(every))
    _add(ET.SubElement(feed, "author"), "name", "Dateline")
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{base}/changes.atom")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{base}/changes")
    for entry in every:
        _entry(ET.SubElement(feed, "entry"), entry, base)
    return feed


def _entry(item: ET.Element, entry: Entry, base: str) -> None:
    _add(item, "id", entry.id)
    _add(item, "title", entry.title)
    _add(item, "updated", entry.at)
    if entry.author:
        _add(ET.SubElement(item, "author"), "name", entry.author)
    _add(item, "category", term=entry.sort)
    _add(item, "link", rel="alternate", type="text/html", href=base + entry.path)
    if entry.source:
        _add(item, "link", rel="related", href=entry.source)
    _add(item, "content", entry.text, type="text")


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> None:
    child = ET.SubElement(parent, tag, {name: xml_text(value) for name, value in attributes.items()})
    child.text = None if text is None else xml_text(text)


def xml_text(text: str) -> str:
    """Without the characters that XML 1.0 forbids; the writer escapes the rest."""
    return _NOT_XML.sub("", text)
