"""Decisions about events, findings and entities: merge, split, confirm, overrule."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from dateline.core.event import Event
from dateline.serve.desk.guard_identity import path_here
from dateline.serve.desk.pages.asked import browse_of, there
from dateline.serve.desk.render import page
from dateline.serve.desk.review_acts import Fields, draft_of, last_seen, settle, text_of, texts_of
from dateline.serve.desk.views.lines import lines, source_of
from dateline.serve.desk.views.review_events import event_choices
from dateline.serve.words import day, safe
from dateline.store.browse import Browse

router = APIRouter()

MOST = 500  # statements or reports that can be ticked on one page


def _back(next: str, fallback: str) -> str:
    return path_here(next) if next else fallback


# --- events ----------------------------------------------------------------------------------------------------------


@router.get("/review/events/{ident}/merge")
def merge_form(request: Request, ident: str, q: str = "", next: str = "") -> HTMLResponse:
    """The other events of the story, to choose the one that this is."""
    browse = browse_of(request)
    event = _event(browse, ident)
    return page(
        request,
        "review_choose_event.html",
        title=f"Merge: {safe(event.title)}",
        asks="Which event is the same?",
        action=f"/review/events/{event.id}/merge",
        field="into",
        do="Merge",
        choices=event_choices(browse, event.story, q, without=event.id),
        q=q,
        next=_back(next, ""),
        back=_back(next, f"/events/{event.id}"),
        seen=last_seen(browse, event.id),
    )


@router.post("/review/events/{ident}/merge")
def merge(request: Request, ident: str, form: Fields) -> Response:
    """Make two events one."""
    into = text_of(form, "into")
    return settle(request, form, draft_of("merge", ident, {"into": into}), f"/events/{into}" if into.startswith("ev-") else "/")


@router.get("/review/events/{ident}/split")
def split_form(request: Request, ident: str, statement: str = "", next: str = "") -> HTMLResponse:
    """The statements of an event, to tick those that tell of another."""
    browse = browse_of(request)
    event = _event(browse, ident)
    known = lines(browse, event.statements[:MOST])
    items = [(i, n.reads, " · ".join((n.speaker or "in its own voice", n.source.outlet, n.words))) for i, n in known.items()]
    order = {i: at for at, i in enumerate(event.statements)}
    return page(
        request,
        "review_split.html",
        title=f"Split: {safe(event.title)}",
        asks="Which statements tell of another event?",
        action=f"/review/events/{event.id}/split",
        field="statements",
        items=sorted(items, key=lambda item: order[item[0]]),
        chosen=(statement,),
        more=max(0, len(event.statements) - MOST),
        name=None,
        next=_back(next, ""),
        back=_back(next, f"/events/{event.id}"),
        seen=last_seen(browse, event.id),
    )


@router.post("/review/events/{ident}/split")
def split(request: Request, ident: str, form: Fields) -> Response:
    """Make the ticked statements another event."""
    return settle(request, form, draft_of("split", ident, {"statements": texts_of(form, "statements")}), f"/events/{ident}")


def _event(browse: Browse, ident: str) -> Event:
    return there(browse.event(ident), "event")


# --- findings --------------------------------------------------------------------------------------------------------


@router.post("/review/findings/{ident}")
def rule(request: Request, ident: str, form: Fields) -> Response:
    """Confirm how statements lie to each other, or say that it is otherwise."""
    act = text_of(form, "act")
    after = {"relation": text_of(form, "relation")} if act == "overrule" else None
    return settle(request, form, draft_of(act, ident, after), f"/findings/{ident}")


# --- entities --------------------------------------------------------------------------------------------------------


@router.get("/review/entities/{ident}/merge")
def merge_entity_form(request: Request, ident: str, q: str | None = None, next: str = "") -> HTMLResponse:
    """Entities of a like name, to choose the one that this is."""
    browse = browse_of(request)
    entity = there(browse.entity(ident), "entity")
    words = " ".join((entity.name.split() or [""])[-1:] if q is None else q[:200].split())
    found = browse.entities_named(words, 40) if words else ()
    return page(
        request,
        "review_merge_entity.html",
        entity=entity,
        choices=[e for e in found if e.id != entity.id],
        q=words,
        next="" if next.startswith(f"/entities/{entity.id}") else _back(next, ""),
        back=_back(next, f"/entities/{entity.id}"),
        seen=last_seen(browse, entity.id),
    )


@router.post("/review/entities/{ident}/merge")
def merge_entity(request: Request, ident: str, form: Fields) -> Response:
    """Make two entities one, and go on to it: the page of the other is no more."""
    into = text_of(form, "into")
    go_on = f"/entities/{into}" if into.startswith("en-") else "/"
    return settle(request, form, draft_of("merge", ident, {"into": into}), go_on)


@router.get("/review/entities/{ident}/split")
def split_entity_form(request: Request, ident: str, next: str = "") -> HTMLResponse:
    """The reports that name an entity, to tick those that mean another."""
    browse = browse_of(request)
    entity = there(browse.entity(ident), "entity")
    naming = sorted(browse.archive.reports_naming([entity.id]))
    sources = [source_of(r) for r in browse.heads(naming[:MOST]).values()]
    sources.sort(key=lambda s: (s.published.earliest or "9999", s.report))
    return page(
        request,
        "review_split.html",
        title=f"Split: {safe(entity.name)}",
        asks="Which reports mean somebody or something else by this name?",
        action=f"/review/entities/{entity.id}/split",
        field="reports",
        items=[(s.report, s.headline, f"{s.outlet} · {day(s.published)}") for s in sources],
        chosen=(),
        more=max(0, len(naming) - MOST),
        name=safe(entity.name),
        next=_back(next, ""),
        back=_back(next, f"/entities/{entity.id}"),
        seen=last_seen(browse, entity.id),
    )


@router.post("/review/entities/{ident}/split")
def split_entity(request: Request, ident: str, form: Fields) -> Response:
    """Tell an entity apart in the ticked reports."""
    after: dict[str, object] = {"reports": texts_of(form, "reports"), "name": text_of(form, "name")}
    return settle(request, form, draft_of("split", ident, after), f"/entities/{ident}")
