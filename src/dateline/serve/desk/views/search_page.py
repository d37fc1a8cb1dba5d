"""The page of a search: reports whose words match, and the stories, events, entities and places that they lead to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dateline.core.entity import Entity
from dateline.core.event import Event
from dateline.core.head import Head
from dateline.core.mention import Place
from dateline.serve.desk.views.lines import Source, source_of
from dateline.serve.desk.views.lookups import events_titled
from dateline.serve.readings import PLURALS, plural
from dateline.serve.words import safe
from dateline.store.browse import Browse, Filter, StoryRow
from dateline.store.search import CLOSE, OPEN, Hit

A_PAGE = 25
LONGEST = 200  # characters of a question
BESIDE = 8  # stories, events, entities, places beside the reports
DEEPEST = 10_000  # hits that paging goes to
MOST_TERMS = 6  # words that are tried in another form where nothing was found


@dataclass(frozen=True, slots=True)
class Match:
    """A report that matches; the words sought are marked in both texts."""

    source: Source
    title: Markup
    piece: Markup


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the page prints. `stories`: each with how many of the matches on this page it has. `instead`: searches that find more."""

    words: str
    terms: tuple[str, ...]
    matches: tuple[Match, ...]
    offset: int
    more: bool
    stories: tuple[tuple[StoryRow, int], ...]
    events: tuple[Event, ...]
    entities: tuple[Entity, ...]
    places: tuple[tuple[str, Place], ...]
    instead: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.matches or self.stories or self.events or self.entities or self.places)


def search_page(browse: Browse, words: str, offset: int = 0) -> SearchPage:
    """What a search for all the words finds, from the match at `offset` on."""
    words = safe(words[:LONGEST])
    terms = tuple(dict.fromkeys(re.findall(r"\w+", words)))
    offset = max(0, min(offset, DEEPEST))
    hits = browse.search(words, A_PAGE + 1, offset) if terms else []
    shown = hits[:A_PAGE]
    reports = browse.heads(h.report for h in shown)
    counts = Counter(browse.story_of(h.report for h in shown).values())
    rows = browse.stories(Filter(ids=tuple(counts)), limit=len(counts)).items if counts else ()
    ranked = sorted(rows, key=lambda r: (-counts[r.story.id], r.story.id))[:BESIDE]
    return SearchPage(
        words=words,
        terms=terms,
        matches=tuple(_match(h, reports[h.report], terms) for h in shown if h.report in reports),
        offset=offset,
        more=len(hits) > A_PAGE and offset + A_PAGE <= DEEPEST,
        stories=tuple((row, counts[row.story.id]) for row in ranked),
        events=events_titled(browse, terms, sorted(counts), BESIDE) if terms else (),
        entities=browse.entities_named(words, BESIDE) if terms else (),
        places=tuple(browse.places_named(words, BESIDE).items()) if terms else (),
        instead=_instead(browse, terms) if terms and not hits and not offset else (),
    )


def _instead(browse: Browse, terms: Sequence[str]) -> tuple[str, ...]:
    """Other searches that find reports: with one word in its other number, or left out."""
    forms = [(at, form) for at, term in enumerate(terms[:MOST_TERMS]) for form in _numbers(term)]
    tried = [" ".join([*terms[:at], form, *terms[at + 1 :]]) for at, form in forms]
    if len(terms) > 1:
        tried += [" ".join([*terms[:at], *terms[at + 1 :]]) for at in range(min(len(terms), MOST_TERMS))]
    return tuple(one for one in dict.fromkeys(tried) if browse.search(one, 1))


def _numbers(term: str) -> list[str]:
    """A word's singular or plural."""
    known = [one for one, many in PLURALS.items() if many == term.casefold()]
    stems = [term[: -len(end)] + whole for end, whole in (("ies", "y"), ("es", ""), ("s", "")) if term.endswith(end) and len(term) > 4]
    return known or [*stems, *([] if stems else [plural(term)])]


def _match(hit: Hit, report: Head, terms: Sequence[str]) -> Match:
    source = source_of(report)
    return Match(source, _marked_title(source.headline, terms), marked_piece(hit.piece))


def marked_piece(piece: str) -> Markup:
    """A hit's piece, everything in it escaped, with the words sought in `mark` elements."""
    parts = piece.replace(CLOSE, OPEN).split(OPEN)  # a report's own control characters can at worst turn marks round
    made = (escape(_line(part)) if at % 2 == 0 else Markup("<mark>{}</mark>").format(_line(part)) for at, part in enumerate(parts))
    return Markup("").join(made)


def _line(text: str) -> str:
    """On one line, white space at the ends kept as one blank."""
    made = safe(text)
    return (" " if text[:1].isspace() and made else "") + made + (" " if text[-1:].isspace() else "")


def _marked_title(title: str, terms: Sequence[str]) -> Markup:
    found = re.split("(" + "|".join(rf"\b{re.escape(t)}\b" for t in terms) + ")", title, flags=re.IGNORECASE)
    return Markup("").join(escape(part) if at % 2 == 0 else Markup("<mark>{}</mark>").format(part) for at, part in enumerate(found))
