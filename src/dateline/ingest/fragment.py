"""The text of a piece of HTML that is all content, such as an item of a feed: its blocks as lines."""

from __future__ import annotations

import re
from html import unescape

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset((
    "audio", "canvas", "embed", "head", "iframe", "math", "meter", "noembed", "noscript", "object", "progress", "script", "select", "style",
    "svg", "template", "textarea", "video",
))  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0]+")


def fragment_text(html: str) -> str:
    """One line a block, white space as a browser shows it, scripts and what is not text left out."""
    if "<" not in html:
        return _lines(unescape(html))
    return _lines(_blocks(html))


def _blocks(html: str) -> str:
    from lxml import etree  # type: ignore[import-untyped]  # 0.1 s: only when there is markup

    parser = etree.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    root = etree.fromstring(f"<div>{html}</div>".encode("utf-8", "replace"), parser)
    if root is None:
        return ""
    parts: list[str] = []
    silent = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            silent += name in _SILENT
            parts.append(_mark(name) + ("" if silent else _SPACE.sub(" ", node.text or "")))
        else:
            silent -= name in _SILENT
            parts.append(("" if name == "br" else _mark(name)) + ("" if silent else _SPACE.sub(" ", node.tail or "")))
    return "".join(parts)


def _mark(name: str) -> str:
    return "\n" if name in _BLOCKS else " " if name in _CELLS else ""


def _lines(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def one_line(html: str | None) -> str | None:
    """A title or a name from markup or plain text, on one line; None where nothing is left."""
    return " ".join(fragment_text(html).split()) or None if html else None
