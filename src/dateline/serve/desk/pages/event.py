"""The pages of an event and of a finding."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from dateline.serve.desk.render import page
from dateline.serve.desk.views.event_page import event_view
from dateline.serve.desk.views.finding_page import finding_page
from dateline.store.browse import Browse

router = APIRouter()
NO_EVENT = "There is no event with this id. It may have been in another archive; look for it from its story."
NO_FINDING = "There is no finding with this id. Findings go when the statements that they compare go; look for it from its story."


@router.get("/events/{ident}")
def event(request: Request, ident: str) -> Response:
    """The event; one that has another id by now is found there."""
    browse = Browse(request.app.state.archive)
    found = browse.event(ident)
    if found is None:
        raise HTTPException(404, NO_EVENT)
    if found.id != ident:
        return RedirectResponse(f"/events/{found.id}", 308)
    return page(request, "event.html", section="stories", view=event_view(browse, found), event=found)


@router.get("/findings/{ident}")
def finding(request: Request, ident: str) -> Response:
    """The finding; one that has another id by now is found there."""
    browse = Browse(request.app.state.archive)
    found = browse.finding(ident)
    if found is None:
        raise HTTPException(404, NO_FINDING)
    if found.id != ident:
        return RedirectResponse(f"/findings/{found.id}", 308)
    return page(request, "finding.html", section="stories", view=finding_page(browse, found), finding=found)
