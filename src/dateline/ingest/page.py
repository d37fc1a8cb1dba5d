"""HTML pages to drafts: the main text by trafilatura, the rest from what the markup says of the page."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, islice
from typing import Any

from dateline.core.errors import SourceError
from dateline.core.when import Published
from dateline.ingest.articles import Article, articles_in
from dateline.ingest.compose import Draft
from dateline.ingest.dates import published
from dateline.ingest.head import repeated_title
from dateline.ingest.limits import LIMIT, megabytes
from dateline.ingest.lines import ends_sentence
from dateline.ingest.meta import Meta, Seen, meta_of, only_modified, seen_in
from dateline.ingest.page_data import text_in_data
from dateline.ingest.plain import check_text

# Of the 181 development pages one has such a run, 660 lines of a city's menus; the longest list of a report has 30.
MENU_LINES, MENU_WORDS = 60, 6
# The day a page declares, in its markup or address; not a day met somewhere in its text, which a wider search would take (it finds
# one more of 120 development pages). This latest day is fixed so that an answer does not depend on the clock.
LATEST = "2099-12-31"
LAYOUT = 3  # paragraphs in one cell: cells of tables have one or two
MOST_ELEMENTS = 50_000  # the development pages have up to 1,600; the time of finding the text grows with their square, 5 s at this many
LEAST = 250  # characters: less is no report, and what stood above it may have been


def draft_of_page(html: str, told: Draft) -> Draft:
    """The draft of a page; what `told` says goes before what the page says. Raises SourceError where no text is found.

    A page of several articles gives the first with the `others`, each under the page's id or address with "#" and its own mark.
    A giver who tells the title means one report.
    """
    tree = _tree(html)
    seen = seen_in(tree, told.url)
    meta = meta_of(seen, told.url)
    told = replace(told, url=told.url or meta.address)
    articles = () if told.title or told.byline else articles_in(tree, seen.article)
    if articles:
        first, *others = (_part(article, meta, told) for article in articles)
        return replace(first, others=tuple(others))
    title = told.title or meta.title
    text = _text(tree, seen, title, told.url)
    return _filled(replace(told, text=check_text(_without_title(text, title)), title=title), meta, _day(tree, html, meta, told.url))


def _filled(draft: Draft, meta: Meta, day: Published | None) -> Draft:
    return replace(
        draft,
        byline=draft.byline or meta.byline,
        publisher=draft.publisher or meta.publisher,
        declared_language=meta.language,
        published=draft.published or day,
    )


def _part(article: Article, meta: Meta, told: Draft) -> Draft:
    """The draft of one of several articles: the page's publisher, language and, for want of its own, day."""
    own = Draft(
        source_id=f"{told.source_id}#{article.mark}" if told.source_id else None,
        url=article.address or (f"{told.url}#{article.mark}" if told.url else None),
        publisher=told.publisher,
        title=article.title,
        byline=", ".join(article.authors) or None,
        language=told.language,
        published=told.published,
        text=check_text(article.text),
    )
    return replace(_filled(own, meta, article.published or meta.published), byline=own.byline)


def _tree(html: str) -> Any:
    from trafilatura import load_html  # 0.4 s: only when there is a page

    if len(html) > LIMIT:
        raise SourceError(f"a page of more than {megabytes(LIMIT)}: give its text instead")
    try:
        tree = load_html(html)
    except Exception as error:  # hostile markup breaks parsers in more ways than they declare
        raise _unreadable(error) from error
    if tree is None:
        raise SourceError("no text found in the page: give its text instead")
    if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        raise SourceError(f"a page of more than {MOST_ELEMENTS:,} elements: give its text instead")
    return tree


def _unreadable(error: Exception) -> SourceError:
    return SourceError(f"the page cannot be read ({type(error).__name__}): give its text instead")


def _text(tree: Any, seen: Seen, title: str | None, url: str | None) -> str:
    """The page's text; where its markup has next to none, that of its data. Raises SourceError where there is none."""
    _without_layout_tables(tree)
    text = _without_menus(_extracted(tree, url))
    if len(text) < LEAST:
        text = max(text, text_in_data((s.text for s in tree.iter("script") if s.text), seen.article, title), key=len)
    if not text.strip():
        raise SourceError("no text found in the page: give its text instead")
    return text


def _without_layout_tables(tree: Any) -> None:
    """Tables that hold paragraphs are the layout of an old page, no table of figures: their cells become plain parts of the page."""
    for cell in list(tree.iter("td")):
        if sum(1 for _ in islice(cell.iterchildren("p"), LAYOUT)) == LAYOUT:
            for holder in (cell, *cell.iterancestors("td", "tr", "tbody", "table")):
                holder.tag = "div"


def _without_menus(text: str) -> str:
    """The text without long runs of lines of a few words, where enough is left: a site's menus, not a report's lists."""
    kept: list[str] = []
    for short, run in groupby(text.split("\n"), key=lambda line: len(line.split()) <= MENU_WORDS and not ends_sentence(line.strip())):
        lines = list(run)
        kept += lines if not short or len(lines) < MENU_LINES else []
    left = "\n".join(kept)
    return left if len(left) >= LEAST else text


def _without_title(text: str, title: str | None) -> str:
    """The text without a first line that only repeats the title, which the report has as a field."""
    first, _, rest = text.lstrip("\n").partition("\n")
    return rest if title and len(rest) >= LEAST and repeated_title(first, title) == len(first) else text


def _day(tree: Any, html: str, meta: Meta, url: str | None) -> Published | None:
    """The day declared, else what htmldate finds in the page's head and address; never the day of a change."""
    if meta.published:
        return meta.published
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True, url=url, max_date=LATEST)
    except Exception:  # a page's date is not worth the page
        return None
    return published(found, "page") if found and not only_modified(meta, found) and not _either_way(found, html, meta) else None


def _either_way(day: str, html: str, meta: Meta) -> bool:
    """Whether a day stands in the page as figures that are another day in the next country: 02/06/2025, where the page is in English."""
    year, month, number = day.split("-")
    if number > "12" or number == month or meta.language not in (None, "en") or day in html or f"{year}/{month}/{number}" in html:
        return False
    pairs = {(number, month), (month, number), (number.lstrip("0"), month.lstrip("0")), (month.lstrip("0"), number.lstrip("0"))}
    return any(f"{a}{mark}{b}{mark}{year}" in html for a, b in pairs for mark in "/-")


def _extracted(tree: Any, url: str | None) -> str:
    from trafilatura import bare_extraction

    try:
        # fast: F1 .962 on the development pages; .960 with fallbacks, .946 for precision, "recall" harms 7 of the 8 pages it changes
        found: Any = bare_extraction(tree, url=url, fast=True, include_comments=False, with_metadata=False)
    except Exception as error:  # hostile markup breaks parsers in more ways than they declare
        raise _unreadable(error) from error
    return found.text or "" if found else ""
