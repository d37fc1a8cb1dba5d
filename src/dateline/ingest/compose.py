"""What a giver hands in, made a report and the reports of its teasers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.core.outlets import registered_domain, shown_domain
from dateline.core.report import Block, Report
from dateline.core.when import Published
from dateline.ingest.agencies import agencies_signing
from dateline.ingest.given import Given
from dateline.ingest.language import in_english, report_language
from dateline.ingest.layout import Layout, layout

_COPIED = 30_000  # characters of body that the language is looked for in


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of a report before its text is laid out; `published` None where nothing is.

    `language` is the giver's word, `declared_language` the page's; `others` are further articles of the same page.
    """

    source_id: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Published | None = None
    text: str
    declared_language: str | None = None
    others: tuple[Draft, ...] = ()


def reports_of(draft: Draft, given: Given) -> Iterator[Report]:
    """The report of a draft, then one report for each different teaser cut out of it; then those of the other articles of its page."""
    yield from _family(draft, given)
    for other in draft.others:
        yield from _family(other, given)


def _family(draft: Draft, given: Given) -> Iterator[Report]:
    found = layout(draft.text, draft.title)
    language = report_language(_words(draft.text, found.blocks), draft.language or draft.declared_language)
    byline = draft.byline or found.byline
    publisher = draft.publisher or given.publisher or found.house or host_of(draft.url) or found.wire
    host = Report(
        source_id=draft.source_id,
        url=draft.url,
        publisher=publisher,
        title=found.title or draft.title,
        byline=byline,
        credits=tuple(dict.fromkeys((*found.credits, *agencies_signing(byline or "")))),
        dateline=found.dateline,
        published=_published(draft, given, found),
        language=language,
        text=draft.text,
        cut=found.cuts,
        blocks=in_english(draft.text, found.blocks) if language in (None, "en") else found.blocks,
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
        headline, _, story = text.partition("\n")
        own = layout(text, headline.strip() if story.strip() else "")
        yield Report(
            source_id=f"{host.source_id or host.url or host.id}#teaser-{number}",
            publisher=host.publisher,
            title=own.title,
            credits=own.credits,
            dateline=own.dateline,
            published=found.latest,
            language=report_language(text, host.language),
            text=text,
            teaser_of=host.id,
            blocks=own.blocks or (Block(0, len(text), "body"),),
        )


def host_of(url: str | None) -> str | None:
    """The registered domain of an address: "nytimes.com" of "https://www.nytimes.com/2019/…"; None where it has none."""
    return shown_domain(registered_domain(url))
