"""RSS, Atom and RDF feeds: an item a report. Entities are never expanded, nothing is fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from dateline.core.errors import Rejected, SourceError
from dateline.core.report import Report
from dateline.ingest.encoding import decode
from dateline.ingest.feed_item import FeedItem, reports_of_items, web_address
from dateline.ingest.fragment import one_line
from dateline.ingest.given import Given
from dateline.ingest.limits import LIMIT
from dateline.ingest.source import STAGE, Source, rejoined, up_to

# Names of the namespaces whose elements are read; those of others (media, podcasts, geography) have like names and other meanings.
_PREFIXES = {
    "": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
}
_CONTENT, _SUMMARY = ("content:encoded", "content"), ("description", "summary")
_DATES = ("published", "pubdate", "dc:date", "issued", "dc:issued", "dc:created", "updated", "modified", "dc:modified")
_CUT_SHORT = ("ERR_TAG_NOT_FINISHED", "ERR_GT_REQUIRED", "ERR_CDATA_NOT_FINISHED", "ERR_COMMENT_NOT_FINISHED", "ERR_DOCUMENT_EMPTY",
              "ERR_LT_REQUIRED", "ERR_ATTRIBUTE_NOT_FINISHED", "ERR_LTSLASH_REQUIRED")  # fmt: skip
_UNHARMED = re.compile(r"tag (?:\w+:)?(?:rss|channel|feed|rdf)\b", re.IGNORECASE)  # cut short behind its last item
_BEYOND = "it goes beyond all limits of XML, as no honest feed does"
_NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def in_feed(source: Source, file: BinaryIO, given: Given) -> Iterator[Report | Rejected]:
    """The reports of a feed's items; a Rejected for each item without a text and one for a feed that is cut short."""
    faults: list[str] = []
    yield from reports_of_items(_items(xml_stream(file, source.declared.charset), source.declared.url, faults), source, given)
    if faults:
        yield Rejected(source.name, STAGE, f"damaged ({faults[0]:.100}): what stands before is in; fetch it again for the rest")


def items_in_feed(data: bytes, charset: str | None = None, url: str | None = None) -> Iterator[FeedItem]:
    """The items of a feed, in its order; `url` is the feed's own address. Raises SourceError where it is none."""
    return _items(xml_stream(io.BytesIO(data), charset), url, [])


def xml_stream(file: BinaryIO, charset: str | None) -> BinaryIO:
    """XML as UTF-8, whatever it says it is and without characters that XML cannot hold; over 20 MB as it comes."""
    data = up_to(file, LIMIT + 1)
    if len(data) > LIMIT:
        return rejoined(data, file)
    text = decode(data, charset, markup=True).lstrip().translate(_NO_XML)
    text = re.sub(r"^<\?xml\b[^>]{0,400}?\?>", "", text)
    return io.BytesIO(text.encode("utf-8", "replace"))


def parsed(stream: BinaryIO, events: tuple[str, ...], tags: tuple[str, ...] | None = None) -> Any:
    """Events of an XML document; nothing is expanded or loaded, depth and length are bounded by libxml2 (256 levels, 10 MB a text)."""
    from lxml import etree  # type: ignore[import-untyped]  # 0.1 s: only when there is a feed

    return etree.iterparse(
        stream, events=events, tag=tags, recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


def _items(stream: BinaryIO, url: str | None, faults: list[str]) -> Iterator[FeedItem]:
    """Items as they end; each is dropped from memory when it is made. The last of a feed that is cut short within it is left out."""
    from lxml import etree

    channel: dict[str, str] = {"base": url or ""}
    context = parsed(stream, ("end",))
    waiting: FeedItem | None = None
    try:
        for _, node in context:
            name = _name(node)
            if name in ("item", "entry"):
                if waiting:
                    yield waiting
                waiting = _item(node, channel)
                _forget(node)
            elif _is_of_channel(node):
                _tell(channel, name, node)
    except etree.XMLSyntaxError as error:
        faults.append(str(error))
    fatal = [e for e in context.error_log if e.type_name in _CUT_SHORT or (e.level_name == "FATAL" and waiting is None)]
    faults += [_BEYOND if e.type_name == "ERR_RESOURCE_LIMIT" else e.message for e in fatal][:1]
    if waiting and (not faults or _UNHARMED.search(faults[0])):
        yield waiting
    elif faults and not waiting:
        raise SourceError(f"a damaged feed ({faults[0]:.100}): fetch it again")


def _forget(node: Any) -> None:
    node.clear()
    while node.getprevious() is not None and _name(node.getprevious()) in ("item", "entry"):
        del node.getparent()[0]


def _name(node: Any) -> str:
    """ "dc:date", "pubdate"; "" for what is not read."""
    if not isinstance(node.tag, str):
        return ""
    space, _, local = node.tag.removeprefix("{").rpartition("}")
    if not space and ":" in local:  # a prefix that is nowhere declared
        prefix, _, local = local.partition(":")
        return f"{prefix}:{local}".casefold() if prefix in ("dc", "content") else ""
    return _PREFIXES[space] + local.casefold() if space in _PREFIXES else ""


def _is_of_channel(node: Any) -> bool:
    parent = node.getparent()
    return parent is not None and _name(parent) in ("channel", "feed")


def _tell(channel: dict[str, str], name: str, node: Any) -> None:
    if name in ("title", "language", "dc:language", "dc:publisher") and (text := _text(node)):
        channel.setdefault(name.removeprefix("dc:"), text)
    elif name == "link" and (address := web_address(_link(node), channel["base"] or None)):
        channel.setdefault("link", address)


def _item(node: Any, channel: dict[str, str]) -> FeedItem:
    fields: dict[str, list[Any]] = {}
    for child in node:
        fields.setdefault(_name(child), []).append(child)
    declared = next((n.get(_BASE) for n in (node, *node.iterancestors()) if n.get(_BASE)), None)
    base = web_address(declared or channel.get("link"), channel["base"] or None) or channel["base"]
    ident = _first(fields, "guid", "id") or node.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    return FeedItem(
        ident=ident,
        url=_address(fields, base or None, ident),
        title=_first(fields, "title", "dc:title"),
        byline=_byline(fields),
        publisher=one_line(_first(fields, "dc:publisher") or _source_title(fields) or channel.get("publisher")),
        feed=one_line(channel.get("title")),
        published=next((_text(c) for name in _DATES for c in fields.get(name, ()) if _text(c)), None),
        language=_first(fields, "dc:language") or channel.get("language"),
        content=max((_markup(c) for name in _CONTENT for c in fields.get(name, ())), key=len, default=""),
        summary=max((_markup(c) for name in _SUMMARY for c in fields.get(name, ())), key=len, default=""),
    )


def _first(fields: dict[str, list[Any]], *names: str) -> str | None:
    return next((text for name in names for child in fields.get(name, ()) if (text := _text(child))), None)


def _text(node: Any) -> str:
    """All characters in an element; a reference to an entity stays as written."""
    return "".join(node.itertext()).strip()


def _markup(node: Any) -> str:
    """The HTML of an element that holds it escaped, or as XHTML, or that holds plain text."""
    from lxml import etree

    if any(isinstance(child.tag, str) for child in node):
        return "".join(etree.tostring(child, encoding="unicode") for child in node)
    text = _text(node)
    return text.replace("&", "&amp;").replace("<", "&lt;") if node.get("type") in ("text", "text/plain") else text


def _address(fields: dict[str, list[Any]], base: str | None, ident: str | None) -> str | None:
    links = fields.get("link", [])
    wanted = [n for n in links if n.get("rel", "alternate") == "alternate"]
    found = (web_address(_link(n), base) for n in wanted)
    permanent = [ident] if any(n.get("isPermaLink", "true") != "false" for n in fields.get("guid", ())) else []
    return next(filter(None, found), None) or next(filter(None, map(web_address, permanent)), None)


def _link(node: Any) -> str:
    return cast(str, node.get("href")) or _text(node)


def _byline(fields: dict[str, list[Any]]) -> str | None:
    """The names of the authors: Atom's, Dublin Core's, or those beside an e-mail address: "jane@news.example (Jane Roe)"."""
    names = [one_line(_text(c)) for c in fields.get("dc:creator", ())]
    for author in fields.get("author", ()):
        inner = [_text(c) for c in author if _name(c) == "name"]
        names += [one_line(n) for n in inner or [re.sub(r"^\S+@\S+\s*\(?([^()]*)\)?$", r"\1", _text(author))]]
    return ", ".join(dict.fromkeys(n[:200] for n in names if n and "@" not in n)) or None


def _source_title(fields: dict[str, list[Any]]) -> str | None:
    """Where an item of a collection of feeds came from: the text of RSS's `source`, the title in Atom's."""
    for node in fields.get("source", ()):
        return next((_text(c) for c in node if _name(c) == "title"), None) or (_text(node) if not len(node) else None)
    return None
