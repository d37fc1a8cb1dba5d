"""What a page's markup says of the page: its meta tags, headings, times, links and scripts, gathered in a few passes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from dateline.ingest.meta_jsonld import line_of
from dateline.ingest.meta_table import items_asked, words

MOST = 400  # elements of a sort; the development pages have 130 meta tags and 220 times at most
_CLIMB = 8  # levels between a time and what it belongs to
_OF_ARTICLE = ("has-", "no-", "with-", "comments-open", "comments-closed", "comment-count")
_BYLINES = (
    ".//*[contains(concat(' ', normalize-space(@rel), ' '), ' author ') and not(self::link)]",
    ".//*[contains(@itemprop, 'author')]//*[contains(@itemprop, 'name')]",
    ".//*[contains(@class, 'byline') or contains(@class, 'author') or contains(@class, 'Byline') or contains(@class, 'Author')]"
    "[self::span or self::p or self::div or self::a or self::address or self::cite or self::li or self::strong"
    " or self::h2 or self::h3 or self::h4 or self::h5]",
)


@dataclass(frozen=True, slots=True)
class Tags:
    """`metas` and `items`: name in small letters to the values, in their order; the others as they stand in the page."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, list[str]] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    title: str | None = None
    heading: str | None = None


def tags_of(tree: Any) -> Tags:
    """The tags of a parsed page."""
    return Tags(
        metas=_metas(tree),
        items=_items(tree),
        scripts=tuple(s.text for s in tree.iter("script") if s.text and "ld+json" in (s.get("type") or "").casefold()),
        links=_links(tree),
        language=next((v for node in tree.iter("html") if (v := node.get("lang") or node.get("xml:lang"))), None),
        title=next((t for node in islice(tree.iter("title"), 1) if (t := words_of(node))), None),
        heading=_text(heading_of(tree)),
    )


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in islice(tree.iter("meta"), MOST):
        value = line_of(node.get("content") or "")
        names = (node.get("property"), node.get("name"), node.get("itemprop"), node.get("http-equiv"))
        for name in dict.fromkeys(n.strip().casefold() for n in names if n):
            if value:
                found.setdefault(name[:80], []).append(value)
    return found


def _items(tree: Any) -> dict[str, list[str]]:
    """Values of itemprops outside <meta>; what stands in an article of its own inside the page's article is not the page's."""
    found: dict[str, list[str]] = {}
    for node in islice(tree.iterfind(".//*[@itemprop]"), MOST):
        name = (node.get("itemprop") or "").strip()
        if name not in items_asked() or node.tag == "meta" or is_apart(node):
            continue
        inner = next((n for n in node.iterfind(".//*[@itemprop='name']")), node)
        value = line_of(node.get("content") or node.get("datetime") or inner.get("content") or words_of(inner) or "")
        if value:
            found.setdefault(name, []).append(value)
    return found


def _links(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in islice(tree.iter("link"), MOST):
        for rel in (node.get("rel") or "").casefold().split():
            if rel == "canonical" and (href := node.get("href")):
                found.setdefault(rel, href.strip())
    return found


def words_of(node: Any, limit: int = 1_000) -> str | None:
    """The text of an element as one line; None where it has none or more than a name or headline has."""
    parts: list[str] = []
    size = 0
    for part in node.itertext():
        parts.append(part)
        size += len(part)
        if size > 4 * limit:
            return None
    text = line_of("".join(parts))
    return text if text and len(text) <= limit else None


def _text(node: Any) -> str | None:
    return words_of(node, 400) if node is not None else None


def heading_of(tree: Any) -> Any:
    """The heading of the page's article: its <h1> inside an article, else the only one, else the first of several; None without."""
    heads = [h for h in islice(tree.iter("h1"), MOST) if _text(h) and not is_apart(h)]
    inside = [h for h in heads if any(a.tag in ("article", "main") for a in islice(h.iterancestors(), _CLIMB))]
    return next(iter(inside or heads), None)


def times(tree: Any) -> Iterator[str]:
    """The moments of <time> elements that may be the day of publication, the likeliest first.

    Those marked as such; then those under the nearest element that holds the heading too; last the page's only one.
    """
    nodes = [n for n in islice(tree.iter("time"), MOST) if not is_update(n) and not is_apart(n)]
    marked = [n for n in nodes if n.get("pubdate") is not None or "published" in _names(n) or "datePublished" in (n.get("itemprop") or "")]
    yield from (value for n in marked if (value := moment_of(n)))
    heading = heading_of(tree)
    for holder in islice(heading.iterancestors(), 6) if heading is not None else ():
        if holder.tag in ("body", "html"):
            break
        inside = set(islice(holder.iter("time"), MOST))
        if near := [value for n in nodes if n in inside and (value := moment_of(n))]:
            yield near[0]
            break
    if len(nodes) == 1 and (value := moment_of(nodes[0])):
        yield value


def moment_of(node: Any) -> str | None:
    """What a <time> stands for."""
    return line_of(node.get("datetime") or node.get("content") or "") or words_of(node, 60)


def is_update(node: Any) -> bool:
    """Whether a <time> is that of a change, by its names or by the words before it."""
    previous, parent = node.getprevious(), node.getparent()
    before = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    beside = (words_of(previous, 60) or "") if previous is not None and previous.tag != "time" and not before.strip() else ""
    holder = _names(parent) if parent is not None and len(parent) < 3 else ""
    said = f"{_names(node)} {holder} {node.get('itemprop') or ''} {before[-60:]} {beside} {(node.text or '')[:60]}".casefold()
    return any(word in said for word in words("time", "updated"))


def _names(node: Any) -> str:
    return f"{node.get('class') or ''} {node.get('id') or ''}"[:400].casefold()


def is_apart(node: Any) -> bool:
    """Whether an element stands in a part of the page that is not its article: comments, other reports, a sidebar."""
    for holder in (node, *islice(node.iterancestors(), _CLIMB)):
        if holder.tag in ("aside", "footer", "nav"):
            return True
        if holder.tag in ("article", "main", "body", "html"):
            return holder.tag == "article" and named_apart(holder)
        if named_apart(holder):
            return True
    return False


def named_apart(node: Any) -> bool:
    """Whether an element is named after something beside the article; "has-comments" is an article's own."""
    return any(word in name for name in _names(node).split() if not name.startswith(_OF_ARTICLE) for word in words("time", "apart"))


def home_names(tree: Any, title: str | None) -> Iterator[str]:
    """What links to the front page are called, where that opens or ends the page's title: "Dam bursts - Lenz Courier"."""
    for link in islice(tree.iter("a"), MOST):
        if re.fullmatch(r"(?:https?://[^/]{1,100})?\.?/?(?:index\.html?)?", link.get("href") or "-"):
            image = next(link.iter("img"), None)
            name = words_of(link, 80) or line_of((image.get("alt") if image is not None else None) or "")
            if name and title and len(name) > 2 and len(title) > len(name) and (title.startswith(name) or title.endswith(name)):
                yield name


def bylines(tree: Any) -> Iterator[str]:
    """Texts of the elements that are marked or named as bylines, outside comments and lists of other reports."""
    heading = heading_of(tree)
    own = _article_of(heading) if heading is not None else None
    yield from bylines_in(tree, None if own is None else lambda node: _article_of(node) in (None, own))


def _article_of(node: Any) -> Any:
    return next(node.iterancestors("article"), None)


def _pieces(node: Any) -> str | None:
    """The text of a byline, a bar between the texts of its elements: "by Jane Roe|Monday"."""
    return line_of("|".join(part.strip() for part in node.itertext() if part.strip()))


def bylines_in(element: Any, belongs: Callable[[Any], bool] | None = None) -> list[str]:
    """The same inside one element, of those that belong to it."""
    for path in _BYLINES:
        nodes = [n for n in islice(element.xpath(path), 40) if not is_apart(n) and words_of(n, 150) and (not belongs or belongs(n))]
        holders = {holder for n in nodes for holder in n.iterancestors()}
        if found := [text for n in nodes if n not in holders and (text := _pieces(n))]:
            return found[:4]
    return []
