"""One section of a story in full, a page at a time: what the story's own page has no room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.core.event import RELATIONS, Event
from dateline.core.head import Head
from dateline.serve.desk.views.accounts import compared, sources
from dateline.serve.desk.views.findings import FindingView, finding_view
from dateline.serve.desk.views.lines import Line, Source, lines, ordered, source_of
from dateline.serve.desk.views.place_page import Happened, happened
from dateline.serve.desk.views.story_page import in_order
from dateline.serve.words import safe
from dateline.store.browse import Browse, Page, StoryRow
from dateline.store.of_story import events_by_day, findings_weighed, headed, reports_newest_first, statements_in

PartName = Literal["events", "said", "wanted", "findings", "reports"]
SIZES: Mapping[str, int] = {"events": 50, "said": 20, "wanted": 20, "findings": 50, "reports": 100}  # on one page: of said, wanted reports
SORTS: Mapping[str, str] = {"said": "said", "wanted": "position"}
PRESSING = RELATIONS[::-1]  # as they matter to a reader: conflict first


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with its statements of the type that is shown."""

    source: Source
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PartPage:
    """A page of one section; only the items of `part` are filled. `total` counts reports where statements are shown."""

    story: StoryRow
    title: str
    part: PartName
    size: int
    offset: int
    total: int
    events: tuple[Happened, ...] = ()
    told: tuple[Telling, ...] = ()
    findings: tuple[FindingView, ...] = ()
    reports: tuple[Source, ...] = ()


def part_page(browse: Browse, ident: str, part: PartName, offset: int = 0) -> PartPage | None:
    """The section of the story with that id from an offset on; None where there is no such story."""
    row = browse.story(ident)
    if row is None:
        return None
    frame = (row, safe(row.story.title), part, SIZES[part], offset)
    if part == "events":
        events: Page[Event] = events_by_day(browse, ident, SIZES[part], offset)
        return PartPage(*frame, events.total, events=happened(browse, events.items))
    if part == "findings":
        every = in_order(findings_weighed(browse, ident), PRESSING)
        return PartPage(*frame, len(every), findings=_findings(browse, [w.id for w in every[offset : offset + SIZES[part]]]))
    reports = headed(browse, reports_newest_first(browse, row.story.reports)[offset : offset + SIZES[part]])
    if part == "reports":
        return PartPage(*frame, len(row.story.reports), reports=tuple(map(source_of, reports)))
    return PartPage(*frame, len(row.story.reports), told=_told(browse, reports, SORTS[part]))


def _findings(browse: Browse, ids: Sequence[str]) -> tuple[FindingView, ...]:
    found = browse.findings(ids)
    told = sources(browse, browse.statements(compared([*found.values()])))
    events = browse.events({f.event for f in found.values() if f.event})
    return tuple(finding_view(found[i], told, events, drawn=False) for i in ids if i in found)


def _told(browse: Browse, reports: Sequence[Head], sort: str) -> tuple[Telling, ...]:
    """Reports that say something of the type, with what they say."""
    here = statements_in(browse, [r.id for r in reports], sort)
    known = lines(browse, [i for ids in here.values() for i in ids])
    return tuple(Telling(source_of(r), ordered(known, here[r.id])) for r in reports if here[r.id])
