"""What a giver hands in, made a report and the reports of its teasers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dateline.core.report import Block, Report
from dateline.core.when import Published
from dateline.ingest.given import Given
from dateline.ingest.language import language_of
from dateline.ingest.layout import Layout, layout

# Second-level labels that registries sell names under (publicsuffix.org, the ones news sites use).
_REGISTRIES = frozenset(("co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "gob", "gouv", "in"))
_COPIED = 30_000  # characters of body that the language is looked for in


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of a report before its text is laid out; `published` None where nothing is."""

    source_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Published | None = None
    text: str


def reports_of(draft: Draft, given: Given) -> Iterator[Report]:
    """The report of a draft, then one report for each different teaser cut out of it."""
    found = layout(draft.text, draft.title)
    publisher = draft.publisher or given.publisher or found.house or host_of(draft.url) or found.wire
    host = Report(
        source_id=draft.source_id,
        url=draft.url,
        publisher=publisher,
        title=found.title or draft.title,
        byline=draft.byline or found.byline,
        credits=found.credits,
        dateline=found.dateline,
        published=_published(draft, given, found),
        language=draft.language or language_of(_words(draft.text, found.blocks)),
        text=draft.text,
        cut=found.cuts,
        blocks=found.blocks,
    )
    teasers = tuple(_teasers(host, found))
    yield replace(host, teasers=tuple(t.id for t in teasers))
    yield from teasers


def _published(draft: Draft, given: Given, found: Layout) -> Published:
    """The first that is known: of this report, of all sources, in the text, the bound of a notice."""
    if draft.published is not None and draft.published.known:
        return draft.published
    return next((p for p in (given.when, found.published, found.latest) if p and p.known), Published())


def _words(text: str, blocks: tuple[Block, ...]) -> str:
    return " ".join(text[b.start : b.end] for b in blocks if b.kind in ("body", "caption"))[:_COPIED] or text[:_COPIED]


def _teasers(host: Report, found: Layout) -> Iterator[Report]:
    """One report a teaser, the same words only once. Its day is not known: it is no younger than the page."""
    texts = dict.fromkeys(cut.exact.strip() for cut in found.cuts if cut.why == "teaser")
    for number, text in enumerate(texts, 1):
        own = layout(text, "")
        yield Report(
            source_id=f"{host.source_id or host.url or host.id}#teaser-{number}",
            publisher=host.publisher,
            credits=own.credits,
            dateline=own.dateline,
            published=found.latest,
            language=language_of(text) or host.language,
            text=text,
            teaser_of=host.id,
            blocks=own.blocks or (Block(0, len(text), "body"),),
        )


def host_of(url: str | None) -> str | None:
    """The registered domain of an address: "nytimes.com" of "https://www.nytimes.com/2019/…"."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    if not name or not re.fullmatch(r"[a-z0-9.-]+\.[a-z][a-z0-9-]+", name):
        return None
    labels = name.strip(".").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and labels[-2] in _REGISTRIES and len(labels[-1]) <= 2 else labels[-2:])


