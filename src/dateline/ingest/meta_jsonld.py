"""What a page says of itself in JSON-LD: its article, as plain objects, whatever shape and size the markup has."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from dateline.ingest.meta_table import words

# The development pages have 14 scripts, 230,000 characters and 700 objects at most, eight deep.
SCRIPTS, CHARACTERS = 60, 2_000_000
NODES, DEPTH = 20_000, 24
LONGEST = 1_000  # characters of a name, title, date or address
_WRAPPED = re.compile(r"\A\s*(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[|/\*\s?<!\[CDATA\[\s?\*/)\s*")
_COMMA = re.compile(r",(\s*[}\]])")

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """The JSON-LD of a page: `articles` in their order, the page's own first; `sites` are the site and its owner."""

    articles: tuple[Node, ...] = ()
    sites: tuple[Node, ...] = ()
    named: Mapping[str, Node] = field(default_factory=dict)  # @id to node

    def at(self, value: Any) -> Any:
        """The node that {"@id": …} stands for; anything else as it is."""
        if isinstance(value, dict) and len(value) <= 2 and isinstance(ident := value.get("@id"), str):
            return self.named.get(ident, value)
        return value


def linked(scripts: Iterable[str]) -> Linked:
    """The articles and sites in the scripts of a page. What is no JSON is passed over."""
    articles: list[tuple[bool, Node]] = []
    sites: list[Node] = []
    named: dict[str, Node] = {}
    for node, beside in _nodes([value for script in _bounded(scripts) if (value := _value(script)) is not None]):
        if isinstance(ident := node.get("@id"), str) and len(node) > 2:
            named.setdefault(ident, node)
        kinds = kinds_of(node)
        if kinds & words("types", "articles"):
            articles.append((beside, node))
        elif kinds & words("types", "sites"):
            sites.append(node)
    first = [node for beside, node in articles if not beside]
    return Linked(tuple(first or [n for _, n in articles if len(articles) == 1]), tuple(sites), named)


def _bounded(scripts: Iterable[str]) -> Iterator[str]:
    left = CHARACTERS
    for _, script in zip(range(SCRIPTS), scripts, strict=False):
        if len(script) <= left:
            left -= len(script)
            yield script


def _value(script: str) -> Any:
    """The first JSON value of a script; a second try mends what templates leave behind: comments around it, a comma too many."""
    text = _WRAPPED.sub("", script[:200]) + script[200:]
    for tried in (text.strip(), _COMMA.sub(r"\1", text).strip()):
        try:
            return _DECODER.raw_decode(tried)[0]
        except (ValueError, RecursionError):
            continue
    return None


# Line ends inside strings are common; NaN is no JSON and no date or name either.
_DECODER = json.JSONDecoder(strict=False, parse_constant=lambda _: None)


def _nodes(values: list[Any]) -> Iterator[tuple[Node, bool]]:
    """All objects, level by level, and whether each stands in a list of other things."""
    queue: deque[tuple[Any, bool, int]] = deque((value, False, 0) for value in values)
    for _ in range(NODES):
        if not queue:
            return
        value, beside, depth = queue.popleft()
        if isinstance(value, dict):
            yield value, beside
        if depth >= DEPTH or len(queue) > NODES:
            continue
        if isinstance(value, dict):
            queue.extend(
                (v, beside or str(k)[:40].casefold() in words("types", "beside"), depth + 1)
                for k, v in value.items()
                if isinstance(v, dict | list)
            )
        elif isinstance(value, list):
            queue.extend((v, beside, depth + 1) for v in value[:NODES] if isinstance(v, dict | list))


def kinds_of(node: Node) -> frozenset[str]:
    """The types of a node, in small letters and without schema.org's address."""
    value = node.get("@type")
    listed = value[:20] if isinstance(value, list) else [value]
    return frozenset(re.split(r"[/#:]", kind[:200])[-1].casefold() for kind in listed if isinstance(kind, str))


def text_of(value: Any) -> str | None:
    """A string of JSON-LD as one line without entities and tags; of a list the first; None where it is no string."""
    if isinstance(value, list):
        value = next((v for v in value[:20] if isinstance(v, str | dict)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("url") or value.get("@id")
    if not isinstance(value, str) or not value or len(value) > LONGEST:
        return None
    return line_of(value)


def line_of(value: str) -> str | None:
    """A text as one line: entities resolved, tags and control characters left out; None where nothing is left."""
    plain = re.sub(r"</?[A-Za-z][^<>]{0,200}>", "", unescape(value[:LONGEST]))
    plain = "".join(c if c.isprintable() or c in "\u200c\u200d\xad" else " " if c.isspace() else "" for c in plain)
    return " ".join(plain.split()) or None
