"""The list of all decisions, and the list of the desk's keys."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.pages.asked import Offset, browse_of
from dateline.serve.desk.render import page
from dateline.serve.desk.views.review_history import A_PAGE, ledger

router = APIRouter()


@router.get("/decisions")
def decisions(request: Request, by: str = "", offset: Offset = 0) -> HTMLResponse:
    """Who decided what, last first; all, or one person's."""
    view = ledger(browse_of(request), by, offset)
    return page(request, "decisions.html", section="decisions", view=view, size=A_PAGE)


@router.get("/keys")
def keys(request: Request) -> HTMLResponse:
    """The list of keys as a page of its own."""
    return page(request, "review_keys.html")
