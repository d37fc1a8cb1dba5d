"""The archive for programs: the records of an export under `/api`, one at a time or in lists."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dateline import __version__
from dateline.core.record import record
from dateline.core.statement import Statement
from dateline.serve.desk.api_answers import LISTED, READ, RECORD, Tagged, answer, listed, missing, there
from dateline.serve.desk.api_asked import (
    Asked,
    ChangesAsked,
    EntitiesAsked,
    EventsAsked,
    FindingsAsked,
    QueueAsked,
    ReportsAsked,
    SearchAsked,
    StatementsAsked,
    StoriesAsked,
    filters,
)
from dateline.serve.desk.api_forms import (
    Change,
    EntityForm,
    EventForm,
    FindingForm,
    Hit,
    Holdings,
    MentionForm,
    ReportForm,
    StatementForm,
    StoryForm,
    list_of,
)
from dateline.serve.desk.api_questions import (
    change_record,
    counts,
    entities_called,
    hit_records,
    report_records,
    statement_ids,
    statement_records,
    statements_by_id,
)
from dateline.serve.formats.records import Record
from dateline.store.browse import Browse, Filter

router = APIRouter(prefix="/api", route_class=Tagged)

STORIES, EVENTS, FINDINGS = list_of("Stories", StoryForm), list_of("Events", EventForm), list_of("Findings", FindingForm)
REPORTS, STATEMENTS, MENTIONS = list_of("Reports", ReportForm), list_of("Statements", StatementForm), list_of("Mentions", MentionForm)
ENTITIES, HITS, CHANGES = list_of("Entities", EntityForm), list_of("Hits", Hit), list_of("Changes", Change)
PARTS: dict[int | str, dict[str, Any]] = {**LISTED, **RECORD}


def browse_of(request: Request) -> Browse:
    """The archive of this desk, to be read a page at a time."""
    return Browse(request.app.state.archive)


def _story(request: Request, browse: Browse, ident: str) -> Record:
    def find(sought: str) -> Any:
        row = browse.story(sought)
        return row.story if row else None

    return record(there(request, browse.archive, ident, find, "story"))


# --- the archive -----------------------------------------------------------------------------------------------------


@router.get("/archive", response_model=Holdings, responses=READ, tags=["archive"])
def archive(request: Request) -> Response:
    """How much the archive holds, and which version of the program answers."""
    browse = browse_of(request)
    fresh = not browse.archive.stale and not browse.archive.untidy()
    counted = counts(browse.archive)
    return answer({"program": __version__, "version": browse.version(), "up_to_date": fresh, "counts": counted})


@router.get("/search", response_model=HITS, responses=LISTED, tags=["archive"])
def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Reports that hold all the words, best first. They are not counted: `total` is null."""
    browse = browse_of(request)
    hits = browse.search(asked.q, asked.limit + 1, asked.offset)
    return listed(request, asked, hit_records(browse, hits[: asked.limit]), None, more=len(hits) > asked.limit)


@router.get("/changes", response_model=CHANGES, responses=LISTED, tags=["archive"])
def changes(request: Request, asked: Annotated[ChangesAsked, Query()]) -> Response:
    """Disputes that opened or were settled and best figures that moved, last first."""
    page = browse_of(request).changes(asked.since, asked.limit, asked.offset)
    return listed(request, asked, [change_record(seq, change) for seq, change in page.items], page.total)


@router.get("/queue", response_model=STATEMENTS, responses=LISTED, tags=["archive"])
def queue(request: Request, asked: Annotated[QueueAsked, Query()]) -> Response:
    """Statements that nobody has looked at, those that weigh most first."""
    browse = browse_of(request)
    page = browse.queue(asked.story, asked.limit, asked.offset)
    return listed(request, asked, statements_by_id(browse, page.items), page.total)


# --- stories ---------------------------------------------------------------------------------------------------------


@router.get("/stories", response_model=STORIES, responses=LISTED, tags=["stories"])
def stories(request: Request, asked: Annotated[StoriesAsked, Query()]) -> Response:
    """Stories, those with the newest reports first."""
    page = browse_of(request).stories(Filter(**filters(asked)), asked.limit, asked.offset)
    return listed(request, asked, [record(row.story) for row in page.items], page.total)


@router.get("/stories/{id}", response_model=StoryForm, responses=RECORD, tags=["stories"])
def story(request: Request, id: str) -> Response:
    """One story."""
    return answer(_story(request, browse_of(request), id))


@router.get("/stories/{id}/events", response_model=EVENTS, responses=PARTS, tags=["stories"])
def events_of_story(request: Request, id: str, asked: Annotated[Asked, Query()]) -> Response:
    """Events of a story, newest first."""
    browse = browse_of(request)
    page = browse.event_list({"story": _story(request, browse, id)["id"]}, asked.limit, asked.offset)
    return listed(request, asked, [record(e) for e in page.items], page.total)


@router.get("/stories/{id}/findings", response_model=FINDINGS, responses=PARTS, tags=["stories"])
def findings_of_story(request: Request, id: str, asked: Annotated[Asked, Query()]) -> Response:
    """How the statements of a story compare."""
    browse = browse_of(request)
    page = browse.finding_list((), _story(request, browse, id)["id"], asked.limit, asked.offset)
    return listed(request, asked, [record(f) for f in page.items], page.total)


@router.get("/stories/{id}/statements", response_model=STATEMENTS, responses=PARTS, tags=["stories"])
def statements_of_story(request: Request, id: str, asked: Annotated[StatementsAsked, Query()]) -> Response:
    """Statements of a story's reports, report by report in the order of the text."""
    browse = browse_of(request)
    ids = statement_ids(browse.archive, _story(request, browse, id)["id"], asked.type)
    some = ids[asked.offset : asked.offset + asked.limit]
    return listed(request, asked, statements_by_id(browse, some), len(ids))


@router.get("/stories/{id}/reports", response_model=REPORTS, responses=PARTS, tags=["stories"])
def reports_of_story(request: Request, id: str, asked: Annotated[Asked, Query()]) -> Response:
    """Reports of a story, in the order in which it names them."""
    browse = browse_of(request)
    ids = _story(request, browse, id)["reports"]
    some = ids[asked.offset : asked.offset + asked.limit]
    found = browse.reports(some)
    return listed(request, asked, report_records(browse, [found[i] for i in some if i in found]), len(ids))


# --- events, findings ------------------------------------------------------------------------------------------------


@router.get("/events", response_model=EVENTS, responses=LISTED, tags=["events"])
def events(request: Request, asked: Annotated[EventsAsked, Query()]) -> Response:
    """Events, newest first."""
    page = browse_of(request).event_list(filters(asked), asked.limit, asked.offset)
    return listed(request, asked, [record(e) for e in page.items], page.total)


@router.get("/events/{id}", response_model=EventForm, responses=RECORD, tags=["events"])
def event(request: Request, id: str) -> Response:
    """One event."""
    browse = browse_of(request)
    return answer(record(there(request, browse.archive, id, browse.event, "event")))


@router.get("/places/{gazetteer}/{id}/events", response_model=EVENTS, responses=PARTS, tags=["events"])
def events_at_place(request: Request, gazetteer: str, id: str, asked: Annotated[Asked, Query()]) -> Response:
    """Events at a place of a gazetteer, newest first."""
    browse, key = browse_of(request), f"{gazetteer}/{id}"
    page = browse.events_at(key, asked.limit, asked.offset)
    if not page.total and browse.place(key) is None:
        raise missing("place")
    return listed(request, asked, [record(e) for e in page.items], page.total)


@router.get("/findings", response_model=FINDINGS, responses=LISTED, tags=["findings"])
def findings(request: Request, asked: Annotated[FindingsAsked, Query()]) -> Response:
    """How statements compare, with one of the relations asked for or with any."""
    page = browse_of(request).finding_list(asked.relation, asked.story, asked.limit, asked.offset)
    return listed(request, asked, [record(f) for f in page.items], page.total)


@router.get("/findings/{id}", response_model=FindingForm, responses=RECORD, tags=["findings"])
def finding(request: Request, id: str) -> Response:
    """One finding."""
    browse = browse_of(request)
    return answer(record(there(request, browse.archive, id, browse.finding, "finding")))


# --- reports, statements ---------------------------------------------------------------------------------------------


@router.get("/reports", response_model=REPORTS, responses=LISTED, tags=["reports"])
def reports(request: Request, asked: Annotated[ReportsAsked, Query()]) -> Response:
    """Reports with their texts, newest first."""
    browse = browse_of(request)
    if asked.arrived_since:
        came = browse.arrivals(asked.arrived_since, asked.limit, asked.offset)
        return listed(request, asked, report_records(browse, [a.report for a in came.items]), came.total)
    page = browse.report_list(asked.limit, asked.offset)
    return listed(request, asked, report_records(browse, page.items), page.total)


@router.get("/reports/{id}", response_model=ReportForm, responses=RECORD, tags=["reports"])
def report(request: Request, id: str) -> Response:
    """One report with its text."""
    browse = browse_of(request)
    found = browse.reports([id])
    if id not in found:
        raise missing("report")
    return answer(report_records(browse, [found[id]])[0])


@router.get("/reports/{id}/statements", response_model=STATEMENTS, responses=PARTS, tags=["reports"])
def statements_of_report(request: Request, id: str, asked: Annotated[StatementsAsked, Query()]) -> Response:
    """Statements of a report in the order of its text."""
    browse = browse_of(request)
    found = browse.found(id)
    if found is None:
        raise missing("report")
    every: list[Statement] = [s for s in found.statements if not asked.type or s.type in asked.type]
    some = every[asked.offset : asked.offset + asked.limit]
    return listed(request, asked, statement_records(browse, some), len(every))


@router.get("/reports/{id}/mentions", response_model=MENTIONS, responses=PARTS, tags=["reports"])
def mentions_of_report(request: Request, id: str, asked: Annotated[Asked, Query()]) -> Response:
    """Dates, places and names in a report, in the order of its text."""
    found = browse_of(request).found(id)
    if found is None:
        raise missing("report")
    some = found.mentions[asked.offset : asked.offset + asked.limit]
    return listed(request, asked, [record(m) for m in some], len(found.mentions))


@router.get("/statements/{id}", response_model=StatementForm, responses=RECORD, tags=["reports"])
def statement(request: Request, id: str) -> Response:
    """One statement, as people left it."""
    found = statements_by_id(browse_of(request), [id])
    if not found:
        raise missing("statement")
    return answer(found[0])


# --- entities --------------------------------------------------------------------------------------------------------


@router.get("/entities", response_model=ENTITIES, responses=LISTED, tags=["entities"])
def entities(request: Request, asked: Annotated[EntitiesAsked, Query()]) -> Response:
    """People, organisations, states and groups, in order of name."""
    browse = browse_of(request)
    page = entities_called(browse.archive, asked.q, asked.limit, asked.offset) if asked.q else browse.entity_list(asked.limit, asked.offset)
    return listed(request, asked, [record(e) for e in page.items], page.total)


@router.get("/entities/{id}", response_model=EntityForm, responses=RECORD, tags=["entities"])
def entity(request: Request, id: str) -> Response:
    """One person, organisation, state or group."""
    browse = browse_of(request)
    return answer(record(there(request, browse.archive, id, browse.entity, "entity")))
