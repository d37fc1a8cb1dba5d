"""A story's page: what is disputed, what happened, who says what, who wants what, and the reports by voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from markupsafe import Markup

from dateline.core.event import UNSETTLED, Event, Finding
from dateline.core.statement import Position, Said
from dateline.serve.desk.views.accounts import Sources, compared, involved, sources_of
from dateline.serve.desk.views.findings import OTHER, FindingView, finding_view
from dateline.serve.desk.views.story_happened import (
    CARDS,
    FOLDED,
    ON_TIMELINE,
    Card,
    cards,
    drawn_map,
    drawn_timeline,
    looked_at,
    most_told,
)
from dateline.serve.desk.views.story_said import Speaker, Voice, speakers, voices_on_page
from dateline.serve.desk.views.story_wanted import Wanted, wanted
from dateline.serve.words import safe
from dateline.store.browse import Browse, Page, StoryRow
from dateline.store.of_story import Weighed, events_by_day, events_told_most, findings_weighed, reports_newest_first, statements_in

DRAWN, LISTED = 30, 100  # findings as pictures, and as lines
ON_PAGE = ON_TIMELINE  # events that are loaded for cards, timeline and map
KINDS: Mapping[str, Sequence[str]] = {"disputed": UNSETTLED, "differing": OTHER, "agreed": ("agree",)}  # how findings are shown
NEAR = 200  # newest reports of which statements are shown
SAID, WANTED = 300, 150  # statements that are shown


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story, ready to print. `more_events` are those without a card, by day.

    Of a large story a page has no room for all: `disputes` and `events` count them, `drawn` the events on timeline and map. `said_of` and
    `wanted_of` are how many of the newest reports these sections draw on, `more_voices` how many are not listed.
    """

    row: StoryRow
    title: str
    disputed: tuple[FindingView, ...]
    differing: tuple[FindingView, ...]
    agreed: tuple[FindingView, ...]
    disputes: int
    left_out: int
    cards: tuple[Card, ...]
    more_events: tuple[Card, ...]
    events: int
    drawn: int
    timeline: Markup
    map: Markup
    speakers: tuple[Speaker, ...]
    said_of: int
    wanted: Wanted
    wanted_of: int
    voices: tuple[Voice, ...]
    more_voices: int


def story_view(browse: Browse, ident: str) -> StoryView | None:
    """The story with that id; None where there is none. What it costs is bounded, but for what its reports' heads weigh."""
    row = browse.story(ident)
    if row is None:
        return None
    events, by_day = _events(browse, ident)
    told = most_told(events, CARDS)
    cards_of = {e.id for e in told}
    more = [e for e in by_day.items if e.id not in cards_of][:FOLDED]
    every, findings = _findings(browse, ident)
    newest = reports_newest_first(browse, row.story.reports)[:NEAR]
    said, wishes = (_newest(browse, newest, sort, most) for sort, most in (("said", SAID), ("position", WANTED)))
    needed = {*said.ids, *wishes.ids} | looked_at(told) | {e.anchor for e in more} | compared([*findings.values()])
    found = _sources(browse, row, needed, {i for e in (*told, *more) for i in (*e.actors, *e.recipients)})
    positions = [s for i in wishes.ids if isinstance(s := found.statements.get(i), Position)]
    met = browse.met_by(p.id for p in positions)
    by_id = {e.id: e for e in events}
    by_id |= browse.events({*met.values(), *(f.event for f in findings.values() if f.event)} - by_id.keys())
    title = safe(row.story.title)
    listed = voices_on_page(found)

    def views(kind: str) -> tuple[FindingView, ...]:
        return tuple(finding_view(findings[w.id], found, by_id, drawn=kind != "agreed") for w in every[kind] if w.id in findings)

    return StoryView(
        row=row,
        title=title,
        disputed=views("disputed"),
        differing=views("differing"),
        agreed=views("agreed"),
        disputes=len(every["disputed"]),
        left_out=sum(map(len, every.values())) - len(findings),
        cards=cards(told, found),
        more_events=cards(more, found),
        events=by_day.total,
        drawn=len(events),
        timeline=drawn_timeline(events, title),
        map=drawn_map(events, title),
        speakers=speakers(found, [s for i in said.ids if isinstance(s := found.statements.get(i), Said)]),
        said_of=said.reports,
        wanted=wanted(found, positions, met, by_id),
        wanted_of=wishes.reports,
        voices=listed,
        more_voices=len({*found.voices.values()}) - len(listed),
    )


def _findings(browse: Browse, ident: str) -> tuple[dict[str, list[Weighed]], dict[str, Finding]]:
    """All findings by how they are shown, in that order, and those that the page has room for."""
    weighed = findings_weighed(browse, ident)
    every = {kind: in_order(weighed, relations) for kind, relations in KINDS.items()}
    room = (w.id for kind, found in every.items() for w in found[: LISTED if kind == "agreed" else DRAWN])
    return every, browse.findings(room)


def in_order(weighed: Sequence[Weighed], relations: Sequence[str]) -> list[Weighed]:
    """Those with one of the relations, in the order of the relations, those that compare most statements first."""
    return [w for relation in relations for w in weighed if w.relation == relation]


def _events(browse: Browse, ident: str) -> tuple[Sequence[Event], Page[Event]]:
    """The events that are told most, and the first ones by day."""
    by_day = events_by_day(browse, ident, ON_PAGE)
    return (by_day.items if by_day.total <= ON_PAGE else events_told_most(browse, ident, ON_PAGE)), by_day


@dataclass(frozen=True, slots=True)
class _Newest:
    """Ids of statements, and how many reports they are all of that type of."""

    ids: tuple[str, ...]
    reports: int


def _newest(browse: Browse, reports: Sequence[str], sort: str, most: int) -> _Newest:
    """The statements of a type in the first of the reports: whole reports, until there are so many. In the contract's order."""
    told = statements_in(browse, reports, sort)
    so_far = accumulate(map(len, told.values()))
    kept = sorted(islice(told, max(1, sum(count <= most for count in so_far))))
    return _Newest(tuple(i for report in kept for i in told[report]), len(kept))


def _sources(browse: Browse, row: StoryRow, needed: set[str], parties: set[str]) -> Sources:
    """All reports by voice; those that are named on the page also by how they begin, where they have no title."""
    statements = browse.statements(needed)
    entities = browse.entities(sorted(involved(statements.values()) | parties))
    heads = browse.heads(row.story.reports, called=False)
    found = sources_of(heads, browse.origins(heads), statements, entities)
    named = {s.report for s in statements.values()} | {c.report.id for v in voices_on_page(found) for c in v.copies}
    nameless = [i for i in named if i not in heads or not heads[i].title]
    return replace(found, reports={**found.reports, **browse.heads(nameless)}) if nameless else found
