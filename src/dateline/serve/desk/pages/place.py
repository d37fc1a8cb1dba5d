"""The page of a place."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.pages.asked import Offset, browse_of, there
from dateline.serve.desk.render import page
from dateline.serve.desk.views.place_page import A_PAGE, place_page

router = APIRouter()


@router.get("/places/{gazetteer}/{gazetteer_id:path}")
def place(request: Request, gazetteer: str, gazetteer_id: str, offset: Offset = 0) -> HTMLResponse:
    """What happened at a place, newest first."""
    view = there(place_page(browse_of(request), f"{gazetteer}/{gazetteer_id}", offset), "place where an event is known")
    return page(request, "place.html", view=view, size=A_PAGE)
