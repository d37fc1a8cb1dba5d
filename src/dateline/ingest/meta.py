"""The metadata of a page: title, authors, day, publisher, language and address, from the places where pages say them.

Which place goes first, and why, stands in `tables/meta_fields.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dateline.core.outlets import name_key, registered_domain
from dateline.core.when import Published
from dateline.ingest.address import page_address
from dateline.ingest.language import declared_language
from dateline.ingest.meta_jsonld import Linked, Node, kinds_of, linked, text_of
from dateline.ingest.meta_moments import first_moment, moment
from dateline.ingest.meta_names import names_in
from dateline.ingest.meta_table import places, words
from dateline.ingest.meta_tags import Tags, bylines, home_names, tags_of, times
from dateline.ingest.meta_title import Headline, chosen, folded
from dateline.ingest.publisher import LONGEST, publisher_of

Marks = dict[str, Callable[[], Iterator[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What a page says of itself; `modified` is the latest day it names for a change, never its day of publication."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    modified: Published | None = None
    publisher: str | None = None
    language: str | None = None
    address: str | None = None

    @property
    def byline(self) -> str | None:
        """The authors as one line."""
        return ", ".join(self.authors) or None


@dataclass(frozen=True, slots=True)
class Seen:
    """A page taken apart: its tree, its tags, its JSON-LD, and the JSON-LD of its own article."""

    tree: Any
    tags: Tags
    data: Linked
    article: Node


def seen_in(tree: Any, url: str | None) -> Seen:
    """A parsed page taken apart."""
    tags = tags_of(tree)
    data = linked(tags.scripts)
    return Seen(tree, tags, data, _own_article(tags, data, url))


def meta_of(seen: Seen, url: str | None) -> Meta:
    """The metadata of a page; `url` is where it stood, where that is known. Nothing in a page makes it raise."""
    address = page_address(_values(seen, "address"), url)
    where = url or address
    names = list(_values(seen, "publisher"))
    publisher = publisher_of(names, where)
    published = first_moment(_values(seen, "published"))
    return Meta(
        title=chosen(_headlines(seen), [*(n for n in names if len(n) <= LONGEST), *filter(None, [publisher, registered_domain(where)])]),
        authors=_authors(seen, publisher),
        published=published,
        modified=first_moment(_values(seen, "modified")),
        publisher=publisher,
        language=next((code for value in _values(seen, "language") if (code := declared_language(value))), None),
        address=address,
    )


def _own_article(tags: Tags, data: Linked, url: str | None) -> Node:
    """The JSON-LD article that the page is of: the one with its address, else with its headline, else the first."""
    if len(data.articles) < 2:
        return data.articles[0] if data.articles else {}
    own = {_bare(a) for a in (tags.links.get("canonical"), url, *tags.metas.get("og:url", [])[:1]) if a}
    heads = {folded(h) for h in (tags.heading, *tags.metas.get("og:title", [])[:1]) if h}
    for node in data.articles[:50]:
        if {_bare(a) for name in ("url", "mainEntityOfPage", "@id") if (a := _address(node.get(name)))} & own:
            return node
    return next((n for n in data.articles[:50] if folded(text_of(n.get("headline")) or "-") in heads), data.articles[0])


def _bare(address: str) -> str:
    return address.partition("#")[0].partition("?")[0].partition("//")[2].removeprefix("www.").rstrip("/") or address


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and len(value) < 2_000 else None


def _values(seen: Seen, field: str) -> Iterator[str]:
    """All values that a page has for a field, by rank of their places."""
    for sort, name in places(field):
        yield from _at(seen, field, sort, name)


def _at(seen: Seen, field: str, sort: str, name: str) -> Iterator[str]:
    if sort == "ld":
        yield from _from_article(seen, field, name)
    elif sort == "meta":
        yield from seen.tags.metas.get(name, [])[:20]
    elif sort == "item":
        yield from seen.tags.items.get(name, [])[:20]
    else:
        yield from _marks(seen)[name]()


def _marks(seen: Seen) -> Marks:
    tags = seen.tags
    return {
        "heading": lambda: iter(filter(None, [tags.heading])),
        "title": lambda: iter(filter(None, [tags.title])),
        "author": lambda: bylines(seen.tree),
        "time": lambda: times(seen.tree),
        "website": lambda: (n for node in seen.data.sites[:5] if (n := text_of(node.get("name")))),
        "home": lambda: home_names(seen.tree, tags.title),
        "html": lambda: iter(filter(None, [tags.language])),
        "canonical": lambda: iter(filter(None, [tags.links.get("canonical")])),
    }


def _from_article(seen: Seen, field: str, name: str) -> Iterator[str]:
    value = seen.article.get(name)
    for one in value[:20] if isinstance(value, list) else [value]:
        found = seen.data.at(one)
        text = _address(found) if field == "address" else _name_of(found) if isinstance(found, dict) else text_of(found)
        if text:
            yield text


def _name_of(node: Node) -> str | None:
    """The name of a person or publisher; of a language its code; never its address."""
    value = node.get("name") or node.get("alternateName") or node.get("legalName") or node.get("@value")
    if not value and (node.get("givenName") or node.get("familyName")):
        value = " ".join(filter(None, (text_of(node.get("givenName")), text_of(node.get("familyName")))))
    return text_of(value)


def _headlines(seen: Seen) -> list[Headline]:
    return [Headline(name, value) for sort, name in places("title") for value in islice(_at(seen, "title", sort, name), 1)]


def _authors(seen: Seen, publisher: str | None) -> tuple[str, ...]:
    """The names at the first place that has any but the publisher's own; persons alone where there are persons among them."""
    for sort, name in places("author"):
        values = _persons(seen, name) if sort == "ld" else list(_at(seen, "author", sort, name))
        found = names_in(values, family_first=name == "citation_author")
        others = tuple(n for n in found if not publisher or name_key(n) != name_key(publisher))
        if others:
            return others
    return ()


def _persons(seen: Seen, name: str) -> list[str]:
    """Names of an author property, which may be strings, nodes, references, or one node with a list of names."""
    value = seen.article.get(name)
    people: list[str] = []
    rest: list[str] = []
    for one in value[:40] if isinstance(value, list) else [value]:
        node = seen.data.at(one)
        names = node.get("name") if isinstance(node, dict) else None
        single = _name_of(node) if isinstance(node, dict) else text_of(node)
        texts = [text_of(n) for n in names[:20]] if isinstance(names, list) else [single]
        group = isinstance(node, dict) and kinds_of(node) & words("types", "organisations")
        (rest if group else people).extend(t for t in texts if t)
    return people or rest


def only_modified(meta: Meta, day: str | None) -> bool:
    """Whether a day found elsewhere is the one that the page calls its last change."""
    found = moment(day) if day else None
    return bool(found and meta.modified and found.earliest == meta.modified.earliest)
