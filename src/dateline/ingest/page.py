"""HTML pages to drafts: main content, title, byline, date and publisher, by trafilatura."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import Any

from dateline.core.errors import SourceError
from dateline.core.when import Published
from dateline.ingest.compose import Draft, host_of
from dateline.ingest.dates import published
from dateline.ingest.head import repeated_title
from dateline.ingest.limits import LIMIT, megabytes
from dateline.ingest.lines import ends_sentence
from dateline.ingest.plain import check_text

# Of the 181 development pages one has such a run, 660 lines of a city's menus; the longest list of a report has 30.
MENU_LINES, MENU_WORDS = 60, 6
# The day a page declares, in its markup or address; not a day met somewhere in its text, which a wider search would take (it finds
# one more of 120 development pages). The latest day is fixed so that an answer does not depend on the clock.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
LEAST = 250  # characters: less is no report, and what stood above it may have been


def draft_of_page(html: str, told: Draft) -> Draft:
    """The draft of a page; what `told` says goes before what the page says. Raises SourceError where no text is found."""
    found = _extracted(html, told.url)
    text = _without_title(_without_menus(found.text), told.title or found.title) if found and found.text else ""
    if not text.strip():
        raise SourceError("no text found in the page: give its text instead")
    return replace(
        told,
        text=check_text(text),
        url=told.url or found.url,
        title=told.title or _own_title(found.title, found.sitename),
        byline=told.byline or found.author,
        publisher=told.publisher or host_of(found.sitename) or found.sitename,
        published=told.published or _day(found.date),
    )


def _own_title(title: str | None, site: str | None) -> str | None:
    """A title without the site's name after it: "River closes bridges - The Courier"."""
    if not title or not site or not title.endswith(site):
        return title
    return re.sub(r"\s[-–—|»·:]\s?$", "", title[: -len(site)]).strip() or title


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


def _day(value: str | None) -> Published | None:
    return published(value, "page") if value else None


def _extracted(html: str, url: str | None) -> Any:
    from trafilatura import bare_extraction  # 0.4 s: only when there is a page

    if len(html) > LIMIT:
        raise SourceError(f"a page of more than {megabytes(LIMIT)}: give its text instead")
    try:
        # fast: F1 .962 on the development pages; .960 with fallbacks, .946 for precision, "recall" harms 7 of the 8 pages it changes
        return bare_extraction(
            html, url=url, fast=True, include_comments=False, with_metadata=True, date_extraction_params=DATES
        )
    except Exception as error:  # hostile markup breaks parsers in more ways than they declare
        raise SourceError(f"the page cannot be read ({type(error).__name__}): give its text instead") from error
