"""Events to choose from: those of a story, or those of it whose title holds some words."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.core.event import Event
from dateline.serve.desk.views.lookups import events_titled
from dateline.store.browse import Browse

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Choices:
    """Events that can be chosen; `more` are not shown, a search narrows them down."""

    events: tuple[Event, ...]
    more: int


def event_choices(browse: Browse, story: str | None, words: str = "", without: str | None = None) -> Choices:
    """Events of a story but one, those that most voices tell of first; with words those whose title holds all of them."""
    if story is None:
        return Choices((), 0)
    if terms := words.split()[:8]:
        found = [e for e in events_titled(browse, terms, [story], SHOWN + 1) if e.id != without]
    else:
        found = sorted((e for e in browse.events_of(story) if e.id != without), key=lambda e: (-e.voices, -len(e.statements), e.id))
    return Choices(tuple(found[:SHOWN]), max(0, len(found) - SHOWN))
