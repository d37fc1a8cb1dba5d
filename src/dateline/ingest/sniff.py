"""What a source is, told by its first bytes, its ending and its media type, in that order of trust."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.core.errors import SourceError
from dateline.ingest.plain import looks_like_page

_FLAGS = re.IGNORECASE | re.DOTALL
_DOCTYPE = r"!DOCTYPE[^\[>]{0,400}(?:\[.{0,4000}?\])?\s{0,9}"
_ROOT = re.compile(rf"\s{{0,200}}(?:<(?:\?[^>]{{0,400}}\?|!--.{{0,2000}}?--|{_DOCTYPE})>\s{{0,200}}){{0,9}}<([A-Z][\w.:-]{{0,60}})", _FLAGS)
_XML = re.compile(r"\s{0,200}<\?xml\b", re.IGNORECASE)
_PAGE = re.compile(r"\s{0,200}(?:<!--.{0,2000}?-->\s{0,9}|<\?xml.{0,200}?\?>\s{0,9}){0,3}<(?:!doctype\s+html|html)\b", _FLAGS)
_LINE = r"[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,60}"
_HEADER = re.compile(rf"(?:From [^\r\n]{{1,200}}\r?\n)?((?:{_LINE}){{2,80}})")
_EACH = re.IGNORECASE | re.MULTILINE
_MAIL = re.compile(r"^(?:mime-version|received|return-path|message-id|delivered-to|x-mailer|dkim-signature):", _EACH)
_LETTER = re.compile(r"^(?:from|to|subject|date|content-type):", _EACH)
_RELATED = re.compile(r"^content-type:\s{0,20}multipart/related|^(?:snapshot-content-location|content-location):", _EACH)
_ROOTS = {"rss": "feed", "feed": "feed", "rdf": "feed", "channel": "feed", "opml": "opml", "html": "page", "urlset": "sitemap",
          "sitemapindex": "sitemap"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Magic:
    """Bytes at a place by which a kind is known; `advice` for those that are not read."""

    at: int
    start: bytes
    kind: str
    advice: str


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    text = files("dateline.ingest").joinpath(f"tables/{name}.tsv").read_text("utf-8")
    return tuple(csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _magics() -> tuple[_Magic, ...]:
    return tuple(_Magic(int(r["at"]), bytes.fromhex(r["bytes"]), r["kind"], r["advice"]) for r in _rows("magic"))


@cache
def endings() -> dict[str, str]:
    """The kind of source of each known ending: ".html" is "page"."""
    return {ending: row["kind"] for row in _rows("endings") for ending in row["endings"].split()}


@cache
def _media_types() -> dict[str, str]:
    return {media: row["kind"] for row in _rows("endings") for media in row["media_types"].split()}


def kind_of(head: bytes, ending: str = "", media_type: str = "") -> str:
    """What a source is by its first bytes (some 16 KB), its ending (".html") and the media type declared for it.

    Raises SourceError, with advice, where it is known to be something that is not read.
    """
    for magic in _magics():
        if head.startswith(magic.start, magic.at):
            if magic.advice:
                raise SourceError(magic.advice)
            return magic.kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    told = endings().get(ending) or _media_types().get(media_type.partition(";")[0].strip().casefold()) or ""
    return _kind_of_text(_roughly(head), told)


def _roughly(head: bytes) -> str:
    """Enough of a text to see its markup and its ASCII words, in whatever encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:40].count(0) > 10:
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _kind_of_text(text: str, told: str) -> str:
    if told == "feed" and text.lstrip()[:1] == "{":
        return "json"
    if told in ("mhtml", "eml") and _HEADER.match(text):
        return _message(text)
    if _PAGE.match(text):
        return "page"
    if _XML.match(text) or _root(text) in _ROOTS:
        return _by_root(text, told)
    if told in ("", "text", "page") and (found := _unmarked(text, told)):
        return found
    if told in ("mhtml", "eml"):
        raise SourceError("no message: the headers at its beginning are missing")
    if told in ("feed", "opml"):
        raise SourceError("neither a feed nor a list of feeds: give the feed as it was sent, in XML or JSON")
    return told or ("page" if looks_like_page(text) else "text")


def _by_root(text: str, told: str) -> str:
    root = _root(text)
    if root in _ROOTS:
        return _ROOTS[root]
    if told in ("page", "text"):
        return told
    raise SourceError(f"XML of a kind that is not known (<{root:.40}>): give the report's text or page instead")


def _root(text: str) -> str:
    found = _ROOT.match(text)
    return found[1].rpartition(":")[2].casefold() if found else ""


def _unmarked(text: str, told: str) -> str:
    """JSON or a message that comes without an ending that says so."""
    if text.lstrip()[:1] in ("{", "["):
        line = text.lstrip().partition("\n")[0].strip()
        if _json_object(line):
            return "json" if '"https://jsonfeed.org/' in line[:500] else "lines"
        if not told and re.match(r"\s*(?:\{\s*\"|\[\s*\{)", text):
            return "json"
    head = _HEADER.match(text)
    if head and _MAIL.search(head[1]) and _LETTER.search(head[1]):
        return _message(text)
    return ""


def _json_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _message(text: str) -> str:
    head = _HEADER.match(text)
    return "mhtml" if head and _RELATED.search(head[1]) else "eml"
