"""Several articles on one page: posts of a live blog, a digest of full reports, the next report under the first.

A page is taken apart only where its markup says clearly that it holds several: entries of a live blog in JSON-LD with their texts, or
<article> elements that each have a heading, a day or an author, and text of their own. Teasers of other pages are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from dateline.core.when import Published
from dateline.ingest.meta_jsonld import Node, kinds_of, line_of, text_of
from dateline.ingest.meta_moments import first_moment, moment
from dateline.ingest.meta_names import names_in
from dateline.ingest.meta_table import words
from dateline.ingest.meta_tags import bylines_in, heading_of, is_update, moment_of, named_apart, words_of
from dateline.ingest.meta_title import folded

MOST = 2_000  # articles of a page; live blogs of a day have about 200 entries
POST, FULL = 200, 800  # characters: of an entry that stands whole on the page; of one whose heading leads elsewhere, as a teaser's does
PARAGRAPHS = 3  # of the latter
_TEXT = ("p", "li", "blockquote", "h2", "h3", "h4", "h5", "pre")
_HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class Article:
    """One of several articles of a page; `mark` names it among them: the id of its element, else its number."""

    mark: str
    title: str | None
    text: str
    published: Published | None
    authors: tuple[str, ...]
    address: str | None = None


def articles_in(tree: Any, article: Node) -> tuple[Article, ...]:
    """The articles of a page in their order; none where it holds one or does not say clearly that it holds several."""
    entries = _posts(tree, article) if "liveblogposting" in kinds_of(article) else ()
    found = entries if len(entries) > 1 else _elements(tree)
    return found if len(found) > 1 else ()


def _posts(tree: Any, article: Node) -> tuple[Article, ...]:
    """The entries of a live blog in JSON-LD, each with the text given there or the text of the element its address leads to."""
    updates = article.get("liveBlogUpdate")
    nodes = [node for node in updates[:MOST] if isinstance(node, dict)] if isinstance(updates, list) else []
    posts = (_post(tree, node, number) for number, node in enumerate(nodes, 1))
    return _different(post for post in posts if post)


def _post(tree: Any, node: Node, number: int) -> Article | None:
    address = text_of(node.get("url") or node.get("@id"))
    mark = (address or "").partition("#")[2]
    element = next(iter(tree.xpath("//*[@id=$id]", id=mark)), None) if mark and len(mark) < 200 else None
    text = (text_of_element(element) if element is not None else "") or _body(node.get("articleBody"))
    if len(text) < POST:
        return None
    title = text_of(node.get("headline")) or (text_of(node.get("name")))
    when = first_moment(filter(None, (text_of(node.get("datePublished")), text_of(node.get("dateCreated")))))
    return Article(mark or f"article-{number}", title, _without_heading(text, title), when, _authors(node.get("author")), address)


def _authors(value: Any) -> tuple[str, ...]:
    return names_in(filter(None, (text_of(v) for v in (value[:20] if isinstance(value, list) else [value]))))


def _body(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    lines = (line_of(line[i : i + 1_000]) for line in value[:200_000].split("\n") for i in range(0, max(1, len(line)), 1_000))
    return "\n".join(line for line in lines if line)


def _elements(tree: Any) -> tuple[Article, ...]:
    """The <article> elements that stand in no other, or in one that has next to no text of its own, and are full articles.

    Beside the article that has the page's own heading only whole reports count: the rest are cards that lead to other pages.
    """
    elements = [e for e in islice(tree.iter("article"), 2 * MOST) if not _is_beside(e)]
    inner = set(elements)
    outer = [e for e in elements if not any(a in inner for a in e.iterancestors("article"))]
    if len(outer) == 1:
        within = [e for e in elements if sum(1 for _ in e.iterancestors("article")) == 1]
        outer = within if _own_size(outer[0]) < FULL // 2 else []
    heading = heading_of(tree)
    main = next((e for e in outer if heading is not None and e in set(heading.iterancestors("article"))), None)
    return _different(one for n, e in enumerate(outer[:MOST], 1) if (one := _element(e, n, FULL if main not in (None, e) else POST)))


def _is_beside(element: Any) -> bool:
    """Whether an <article> is a comment, or stands among comments or in a sidebar."""
    holders = takewhile(lambda holder: holder.tag not in ("article", "main", "body"), islice(element.iterancestors(), 8))
    return named_apart(element) or any(holder.tag in ("aside", "footer", "nav") or named_apart(holder) for holder in holders)


def _own_size(element: Any) -> int:
    """Characters of an article's paragraphs that stand in no article inside it."""
    inside = set(element.iterdescendants("article"))
    own = (p for p in islice(element.iter("p"), MOST) if not any(holder in inside for holder in p.iterancestors("article")))
    return sum(len(line_of_block(p) or "") for p in own)


def _element(element: Any, number: int, least: int) -> Article | None:
    heading = next((h for h in islice(element.iter(*_HEADINGS), 5) if words_of(h, 300)), None)
    if heading is None:
        return None
    title = words_of(heading, 300)
    text = _without_heading(text_of_element(element), title)
    when = _day(element)
    authors = names_in(bylines_in(element))
    elsewhere = any(not (a.get("href") or "").startswith("#") for a in (*heading.iter("a"), *islice(heading.iterancestors("a"), 1)))
    whole = len(text) >= FULL and text.count("\n") + 1 >= PARAGRAPHS if elsewhere else len(text) >= least
    if not whole or not (when or authors) or text.rstrip().endswith(("…", "...", "»", "→", "[…]")) or _leads_on(element):
        return None
    return Article(element.get("id") or f"article-{number}", title, text, when, authors)


def _leads_on(element: Any) -> bool:
    """Whether an article ends in a link to the rest of it."""
    links = [(words_of(a, 60) or "").casefold().strip(" .…»→>") for a in islice(element.iter("a"), MOST)]
    return any(link in words("articles", "leading_on") for link in links[-3:])


def _day(element: Any) -> Published | None:
    """The first day or moment that an article's <time> or date of publication gives."""
    nodes = [n for n in islice(element.iter("time"), 20) if not is_update(n)]
    marked = islice(element.iterfind(".//*[@itemprop='datePublished']"), 3)
    return next((found for node in (*marked, *nodes) if (value := moment_of(node)) and (found := moment(value))), None)


def text_of_element(element: Any) -> str:
    """The paragraphs, list items and headings of an element, a line each."""
    return "\n".join(_lines(element))


def _lines(element: Any) -> Iterator[str]:
    skipped: set[Any] = set()
    for node in element.iter(*_TEXT, "aside", "footer", "nav", "figure", "form", "script", "style", "header"):
        if any(holder in skipped for holder in islice(node.iterancestors(), 12)):
            continue
        if node.tag not in _TEXT:
            skipped.add(node)
        elif not (node.tag == "blockquote" and _holds(node, "p")) and (line := line_of_block(node)):
            skipped.add(node)
            if not _is_stamp(node, line):
                yield line


def _is_stamp(node: Any, line: str) -> bool:
    """Whether a paragraph only says who wrote and when: short, with a <time> or a byline in it, and no sentence."""
    named = "byline" in (node.get("class") or "")
    return len(line) <= 120 and line[-1] not in '.!?”"' and bool(named or _holds(node, "time") or bylines_in(node))


def _holds(node: Any, tag: str) -> bool:
    return next(node.iter(tag), None) is not None


def line_of_block(node: Any) -> str | None:
    """The text of a paragraph as one line."""
    return " ".join("".join(node.itertext()).split()) or None


def _without_heading(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and folded(first) == folded(title) else text


def _different(articles: Iterator[Article]) -> tuple[Article, ...]:
    """Articles of different texts, with marks of their own."""
    found: dict[str, Article] = {}
    marks: set[str] = set()
    for number, one in enumerate(articles, 1):
        if one.text not in found:
            mark = one.mark if one.mark not in marks else f"article-{number}"
            marks.add(mark)
            found[one.text] = one if mark == one.mark else Article(mark, one.title, one.text, one.published, one.authors, one.address)
    return tuple(found.values())
