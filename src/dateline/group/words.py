"""What both groupings need of a report: the words that are its own, where each stands, and whether it is quoted."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from dateline.core.report import Report

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
# A pair of quotation marks within one paragraph. A mark that opens and is not closed quotes the rest of the paragraph.
QUOTED = re.compile(
    r'“[^”\n]*(?:”|$)|"[^"\n]*(?:"|$)|«[^»\n]*(?:»|$)|‘[^\n]{12,600}?’(?!\w)|(?<!\w)\'[^\'\n]{12,600}\'(?!\w)', re.MULTILINE
)
# An embedded post ends with its writer's handle; what stands before it in the paragraph is the post.
POSTED = re.compile(r"[—–-] ?[^\n]{1,60}?\(@\w{2,30}\)|pic\.twitter\.com/")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SENTENCE_END = frozenset(".!?:“\"‘'•–—(")
OWN = ("title", "body", "caption", "heading")  # kinds of block that hold the report's own words
# Longer texts are read to here: a report's story and its writer show in its first 40,000 characters (about 7,000 words).
LIMIT = 40_000
TITLE = 90  # characters of a story's title
WORDS = 200_000  # forms of words kept ready, more than a large archive's everyday vocabulary


class Word(NamedTuple):
    """One word of a report: folded, as it stands, whether its capital says nothing, whether it stands in quotation marks."""

    folded: str
    exact: str
    opens: bool
    quoted: bool


@cache
def furniture() -> tuple[str, ...]:
    """Phrases, in lower case, that mark a sentence as furniture of a page: copyright, newsletter form, sharing."""
    table = tomllib.loads(files("dateline.group").joinpath("tables/furniture.toml").read_text(encoding="utf-8"))
    return tuple(phrase.lower() for phrase in table["phrases"])


def is_furniture(text: str) -> bool:
    """Whether the text is, or has in it, furniture of a page."""
    low = text.lower()
    return any(phrase in low for phrase in furniture())


def own_stretches(report: Report) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of text that is the report's own: blocks where there are any, else what is not cut."""
    if report.blocks:
        yield from ((b.start, min(b.end, LIMIT)) for b in report.blocks if b.kind in OWN and b.start < LIMIT)
        return
    at = 0
    for start, end in sorted((c.start, c.end) for c in report.cut):
        if at < start:
            yield at, min(start, LIMIT)
        at = max(at, end)
    if at < min(len(report.text), LIMIT):
        yield at, min(len(report.text), LIMIT)


def own_length(report: Report) -> int:
    """Characters of the report that are its own."""
    return sum(end - start for start, end in own_stretches(report))


def own_paragraphs(report: Report) -> Iterator[str]:
    """The report's own paragraphs in order, without their sentences that are furniture of the page."""
    for start, end in own_stretches(report):
        for line in report.text[start:end].splitlines():
            if is_furniture(line):
                yield from (s for s in SENTENCE.split(line) if not is_furniture(s))
            elif line.strip():
                yield line


def words_of(report: Report) -> tuple[Word, ...]:
    """The report's own words in order."""
    return tuple(chain.from_iterable(map(words_in, own_paragraphs(report))))


def title_words(report: Report) -> tuple[Word, ...]:
    """The words of the report's title, none where it has no title."""
    return tuple(words_in(report.title)) if report.title else ()


def words_in(paragraph: str) -> list[Word]:
    """The words of one paragraph."""
    quotes = quoted_stretches(paragraph)
    starts = [start for start, _ in quotes]
    headline = is_headline(paragraph)
    found = []
    for match in WORD.finditer(paragraph):
        word, at = match.group(), match.start()
        quote = bisect_right(starts, at) - 1 if quotes else -1
        dumb = word[0].isupper() and (headline or opens(paragraph, at))
        found.append(Word(folded(word), word, dumb, quote >= 0 and at < quotes[quote][1]))
    return found


def quoted_stretches(paragraph: str) -> list[tuple[int, int]]:
    """Start and end of what is quoted in the paragraph, in order: all of an embedded post, else what stands in quotation marks."""
    posts = list(POSTED.finditer(paragraph))
    posted = posts[-1].end() if posts else 0
    return [(0, posted)] * bool(posted) + [m.span() for m in QUOTED.finditer(paragraph, posted)]


def is_headline(paragraph: str) -> bool:
    """Whether so many of the words have a capital that capitals do not tell names here."""
    words = [w for w in paragraph.split() if w[0].isalpha()]
    return 5 * sum(w[0].isupper() for w in words) > 3 * len(words)


def opens(paragraph: str, at: int) -> bool:
    """Whether the word at `at` opens a sentence, so that its capital says nothing."""
    if at and paragraph[at - 1] == " ":
        at -= 1
    return at == 0 or paragraph[at - 1] in SENTENCE_END


@lru_cache(maxsize=WORDS)
def folded(word: str) -> str:
    """Lower case, without a possessive ending and the points of an abbreviation: "Erie's" is "erie", "U.S." is "us"."""
    low = word.casefold().replace("’", "'")
    if low[0].isalpha():
        low = low.replace(".", "")
    return low.removesuffix("'s").removesuffix("'")


def order_key(report: Report) -> tuple[str, str]:
    """Reports in the order of the contract: by publication, the undated last, then by id."""
    return report.published.earliest or "9999", report.id


def in_order(reports: Sequence[Report]) -> list[Report]:
    """Each report once, in the order of the contract, whatever order they were given in."""
    return sorted({r.id: r for r in reports}.values(), key=order_key)


def title_of(report: Report) -> str:
    """The report's title, else the first words of its text; one line of at most `TITLE` characters."""
    line = " ".join((report.title or next(own_paragraphs(report), report.text[:LIMIT])).split())
    if len(line) <= TITLE:
        return line
    return line[: TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
