"""A story's page: what is disputed, what happened, who says what, who wants what, and the reports by voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dateline.core.event import UNSETTLED, Event, Finding
from dateline.core.statement import Position, Said
from dateline.serve.desk.views.accounts import Sources, compared, sources
from dateline.serve.desk.views.findings import OTHER, FindingView, by_weight, finding_view
from dateline.serve.desk.views.story_happened import CARDS, FOLDED, Card, cards, drawn_map, drawn_timeline, looked_at, most_told
from dateline.serve.desk.views.story_said import Speaker, Voice, speakers, voices
from dateline.serve.desk.views.story_wanted import Wanted, wanted
from dateline.serve.words import safe
from dateline.store.browse import Browse, StoryRow

DRAWN, LISTED = 30, 100  # findings as pictures, and as lines
SPEAKERS = 20  # before the fold


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story, ready to print. `more_events` are those without a card, by day; `left_out` counts what a page has no room for."""

    row: StoryRow
    title: str
    disputed: tuple[FindingView, ...]
    differing: tuple[FindingView, ...]
    agreed: tuple[FindingView, ...]
    left_out: int
    cards: tuple[Card, ...]
    more_events: tuple[Card, ...]
    events: int
    timeline: Markup
    map: Markup
    speakers: tuple[Speaker, ...]
    wanted: Wanted
    voices: tuple[Voice, ...]


def story_view(browse: Browse, ident: str) -> StoryView | None:
    """The story with that id; None where there is none."""
    row = browse.story(ident)
    if row is None:
        return None
    events, findings = browse.events_of(ident), browse.findings_of(ident)
    told, more = _events(events)
    found, said, positions = _sources(browse, row, told, more, findings)
    by_id = {e.id: e for e in events}
    disputed, differing, agreed = (by_weight(findings, relations) for relations in (UNSETTLED, OTHER, ("agree",)))
    title = safe(row.story.title)
    return StoryView(
        row=row,
        title=title,
        disputed=tuple(finding_view(f, found, by_id) for f in disputed[:DRAWN]),
        differing=tuple(finding_view(f, found, by_id) for f in differing[:DRAWN]),
        agreed=tuple(finding_view(f, found, by_id, drawn=False) for f in agreed[:LISTED]),
        left_out=max(0, len(disputed) - DRAWN) + max(0, len(differing) - DRAWN) + max(0, len(agreed) - LISTED),
        cards=cards(told, found),
        more_events=cards(more, found),
        events=len(events),
        timeline=drawn_timeline(events, title),
        map=drawn_map(events, title),
        speakers=speakers(found, said),
        wanted=wanted(found, positions, browse.met_by(p.id for p in positions), by_id),
        voices=voices(found),
    )


def _events(events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """Events for cards, and those for lines in the order of days."""
    told = most_told(events, CARDS)
    ids = {e.id for e in told}
    return told, [e for e in events if e.id not in ids][:FOLDED]


def _sources(
    browse: Browse, row: StoryRow, told: Sequence[Event], more: Sequence[Event], findings: Sequence[Finding]
) -> tuple[Sources, list[Said], list[Position]]:
    statements = {s.id: s for s in browse.statements_of(row.story.id, ("said", "position"))}
    needed = compared(findings) | looked_at(told) | {e.anchor for e in more}
    statements |= browse.statements(sorted(needed - statements.keys()))
    parties = {i for e in (*told, *more) for i in (*e.actors, *e.recipients)}
    found = sources(browse, statements, row.story.reports, parties)
    said = [s for s in statements.values() if isinstance(s, Said)]
    return found, said, [s for s in statements.values() if isinstance(s, Position)]
