"""JSON Feeds, and JSON files that hold reports as one object or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.core.errors import Rejected, SourceError
from dateline.core.report import Report
from dateline.ingest.encoding import decode
from dateline.ingest.feed_item import FeedItem, reports_of_items, web_address
from dateline.ingest.given import Given
from dateline.ingest.jsonl import reports_in_jsonl
from dateline.ingest.moments import GivenDates
from dateline.ingest.source import Source, whole


def in_json(source: Source, file: BinaryIO, given: Given) -> Iterator[Report | Rejected]:
    """The reports of a JSON Feed (version 1 or 1.1), or of objects with the fields of JSON lines."""
    data = whole(file)
    value = _value(decode(data, source.declared.charset), data)
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        yield from reports_of_items(_items(value, source.declared.url), source, given)
    else:
        yield from _objects(value, source, given)


def items_in_json_feed(data: bytes, url: str | None = None) -> Iterator[FeedItem]:
    """The items of a JSON Feed, in its order; `url` is the feed's own address. Raises SourceError where it is none."""
    value = _value(decode(data), data)
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        raise SourceError("JSON without `items`: no JSON Feed")
    return _items(value, url)


def _value(text: str, data: bytes) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise SourceError("nested too deeply: give one flat object a line (.jsonl)") from None
    except ValueError as error:
        lines = sum(line.lstrip().startswith(b"{") for line in data.splitlines()[:3])
        advice = "name the file .jsonl if it holds one object a line" if lines > 1 else "mend or fetch it again"
        raise SourceError(f"not JSON ({error!s:.80}): {advice}") from None


def _objects(value: Any, source: Source, given: Given) -> Iterator[Report | Rejected]:
    objects = value if isinstance(value, list) else [value]
    if not objects or not all(isinstance(v, dict) for v in objects) or not any("text" in v or "html" in v for v in objects):
        raise SourceError("JSON that is neither a feed nor reports: give objects with `text` or `html`, one a line (.jsonl)")
    dates = GivenDates()
    for number, fields in enumerate(objects, 1):
        line = json.dumps(fields).encode()
        for item in reports_in_jsonl(io.BytesIO(line), given, dates):
            yield Rejected(f"{source.name}: object {number}", item.stage, item.why) if isinstance(item, Rejected) else item
    dates.tell(source.name)


def _items(feed: dict[str, Any], url: str | None) -> Iterator[FeedItem]:
    base = _word(feed, "home_page_url") or url
    for item in feed["items"]:
        fields = item if isinstance(item, dict) else {}
        html = _word(fields, "content_html")
        yield FeedItem(
            ident=_word(fields, "id"),
            url=web_address(_word(fields, "url") or _word(fields, "external_url"), base) or web_address(_word(fields, "id")),
            title=_word(fields, "title"),
            byline=_names(fields) or _names(feed),
            feed=_word(feed, "title"),
            published=_word(fields, "date_published") or _word(fields, "date_modified"),
            language=_word(fields, "language") or _word(feed, "language"),
            content=html or _word(fields, "content_text") or "",
            summary=_word(fields, "summary") or "",
            plain=not html,
        )


def _word(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool) and name == "id":
        value = str(value)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) and value.strip() else None


def _names(fields: dict[str, Any]) -> str | None:
    authors = fields.get("authors") if isinstance(fields.get("authors"), list) else [fields.get("author")]
    names = [_word(a, "name") for a in authors or () if isinstance(a, dict)]
    return ", ".join(dict.fromkeys(n[:200] for n in names if n)) or None
