"""The text of pages that are drawn by a script: taken from the data that the script is given, never by running it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.ingest.articles import text_of_element
from dateline.ingest.meta_jsonld import NODES, Node, line_of
from dateline.ingest.meta_title import folded

LEAST = 250  # characters of a text
LONGEST = 1_000_000
CHARACTERS = 8_000_000  # of all scripts; the largest of the development pages has 1.9 million
_BODIES = ("articleBody", "body", "content", "bodyHtml", "html", "text", "paragraphs", "blocks", "value", "children")
_HEADS = ("headline", "title", "articleBody")
_ASSIGNED = re.compile(r"\A\s*(?:window|self|globalThis)?\.?[\w$.\[\]\"']{1,80}\s*=\s*(?=[{\[])")


def text_in_data(scripts: Iterable[str], article: Node, title: str | None = None) -> str:
    """The text of the article in JSON-LD, else the longest in the page's data, of those under its title first; "" where there is none."""
    own = lines_of(article.get("articleBody"))
    if len(own) >= LEAST:
        return own
    nodes = (node for value in _values(scripts) for node in _nodes(value) if any(k in node for k in _HEADS))
    found = [(node, text) for node in nodes if (text := _body(node))]
    titled = [text for node, text in found if title and folded(title) in {folded(str(node.get(k))[:400]) for k in ("headline", "title")}]
    best = max(titled or [text for _, text in found], key=len, default="")
    return best if len(best) >= LEAST and len(best) > len(own) else own


def _values(scripts: Iterable[str]) -> Iterator[Any]:
    left = CHARACTERS
    for script in scripts:
        start = _ASSIGNED.match(script[:200])
        begins = start.end() if start else 0
        left -= len(script)
        if left > 0 and script[begins : begins + 20].lstrip()[:1] in ("{", "["):
            try:
                yield json.JSONDecoder(strict=False).raw_decode(script[begins:].lstrip())[0]
            except (ValueError, RecursionError):
                continue


def _nodes(value: Any) -> Iterator[Node]:
    stack = [value]
    for _ in range(NODES):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, dict):
            yield node
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        if len(stack) < NODES:
            stack.extend(v for v in inner if isinstance(v, dict | list))


def _body(node: Node) -> str:
    return max((lines_of(node.get(name)) for name in _BODIES if name in node), key=len, default="")


def lines_of(value: Any, depth: int = 0) -> str:
    """A text of markup, of lines, or of a list of paragraphs, as lines without markup; "" for anything else."""
    if isinstance(value, str):
        return _plain(value[:LONGEST])
    if isinstance(value, dict) and depth < 6:
        return next((text for name in _BODIES if (text := lines_of(value.get(name), depth + 1))), "")
    if isinstance(value, list) and depth < 6:
        return "\n".join(text for one in value[:2_000] if (text := lines_of(one, depth + 1)))
    return ""


def _paragraphs(markup: str) -> str:
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    try:
        return text_of_element(document_fromstring(f"<html><body>{markup}</body></html>", parser=HTMLParser(encoding="utf-8")))
    except Exception:  # what is no markup is a text with an odd "<"
        return ""


def _plain(markup: str) -> str:
    if "<" in markup and (text := _paragraphs(markup)):
        return text
    lines = ("".join(line_of(line[i : i + 900]) or "" for i in range(0, len(line), 900)) for line in markup.split("\n"))
    return "\n".join(line for line in lines if line)
