"""The source pane: a piece of a page that scripts put beside what a reader points at."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.pages.asked import browse_of
from dateline.serve.desk.render import page
from dateline.serve.desk.views.statement_page import source_pane

router = APIRouter()


@router.get("/pane/{ident}")
def pane(request: Request, ident: str) -> HTMLResponse:
    """A statement's sentence in its paragraph, with one before and one after."""
    view = source_pane(browse_of(request), ident)
    return page(request, "pane.html", status=200 if view else 404, view=view)
