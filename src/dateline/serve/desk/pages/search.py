"""The page of a search."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.pages.asked import Offset, browse_of
from dateline.serve.desk.render import page
from dateline.serve.desk.views.search_page import A_PAGE, search_page

router = APIRouter()


@router.get("/search")
def search(request: Request, q: str = "", offset: Offset = 0) -> HTMLResponse:
    """Reports that hold all the words of `q`, and what they lead to."""
    view = search_page(browse_of(request), q, offset)
    return page(request, "search.html", section="search", view=view, size=A_PAGE)
