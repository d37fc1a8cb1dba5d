"""Addresses and JSON that leave the archive: only pages of the web become links, and nothing in a string can end a script."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.serve.words import is_web

# What would end a <script> element, or a line of JavaScript, if a page held the JSON: reports come from strangers.
_IN_PAGES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def web(url: str | None) -> str | None:
    """The address if it is one of the web, else None."""
    return url if url and is_web(url) else None


def urn(ident: str) -> str:
    """A name for a record of ours that is the same in every archive: its id is a digest of its content."""
    return f"urn:dateline:{ident}"


def json_text(item: Any) -> str:
    """JSON on one line that may stand inside a page."""
    return json.dumps(item, ensure_ascii=False, allow_nan=False).translate(_IN_PAGES)


def listed(before: str, items: Iterable[Any], after: str) -> Iterator[str]:
    """JSON items one a line between two pieces of text, some in memory at a time."""
    yield before
    between = "\n"
    for item in items:
        yield between + json_text(item)
        between = ",\n"
    yield "\n" + after


def given(item: dict[str, Any]) -> dict[str, Any]:
    """Without what is not given: no format here tells null from nothing."""
    return {key: value for key, value in item.items() if value not in (None, "", [], {})}
