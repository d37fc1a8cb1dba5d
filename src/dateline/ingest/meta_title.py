"""The headline among the titles that a page gives, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from dateline.core.outlets import name_key
from dateline.ingest.meta_table import words

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Headline:
    """A title and the place it stood at."""

    place: str
    text: str


def chosen(headlines: Iterable[Headline], names: Iterable[str]) -> str | None:
    """The headline of a page. `names`: what its site is called, cut off the ends.

    The heading that readers see is it where another place says the same, for that is the one of the headlines for print, search and social
    media that stands above the text; else the first that another place bears out; else the first.
    """
    keys = {name_key(name) for name in names}
    given = list(headlines)
    cut = [Headline(h.place, text) for h in given if (text := without_site(h.text, keys)) and name_key(text) not in keys]
    if not cut:  # a page that calls its site by its headline
        return given[0].text if given else None
    counts: dict[str, set[str]] = {}
    for headline in cut:
        # Two tags for social media are one word.
        counts.setdefault(folded(headline.text), set()).add("og:title" if headline.place == "twitter:title" else headline.place)
    seen = next((folded(h.text) for h in cut if h.place == "heading"), "")
    agreed = [h for h in cut if seen and folded(h.text) == seen and len(counts[seen]) > 1]
    agreed = agreed or [h for h in cut if len(counts[folded(h.text)]) > 1]
    return _least_shouting(agreed) if agreed else cut[0].text


def _least_shouting(headlines: list[Headline]) -> str:
    """One of the titles that are the same but for case and marks: as readers see it, unless that is in capitals."""
    same = [h for h in headlines if folded(h.text) == folded(headlines[0].text)]
    seen = sorted(same, key=lambda h: h.place != "heading")
    return next((h.text for h in seen if not h.text.isupper()), same[0].text)


def folded(title: str) -> str:
    """What titles are compared by: their letters and digits, in one case."""
    return "".join(c for c in normalize("NFKC", title).casefold() if c.isalnum())


@cache
def _between() -> re.Pattern[str]:
    marks = sorted(words("titles", "between"), key=len, reverse=True)
    return re.compile(r"\s+(?:" + "|".join(re.escape(m) for m in marks) + r")\s+|\s*\|\s*")


def without_site(title: str, keys: set[str]) -> str:
    """A title without the site's name before or after it: "River closes bridges - The Courier"."""
    title = title.strip()[:LONGEST]
    for _ in range(3):
        marks = list(_between().finditer(title))
        if marks and name_key(title[marks[-1].end() :]) in keys:
            title = title[: marks[-1].start()].rstrip()
        elif marks and name_key(title[: marks[0].start()]) in keys:
            title = title[marks[0].end() :].lstrip()
        else:
            break
    return title
