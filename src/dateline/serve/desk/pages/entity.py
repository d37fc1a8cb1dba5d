"""The page of an entity."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.pages.asked import Offset, browse_of, there
from dateline.serve.desk.render import page
from dateline.serve.desk.views.entity_page import A_PAGE, GROUPS, entity_page

router = APIRouter()


@router.get("/entities/{ident}")
def entity(request: Request, ident: str, show: str = "", offset: Offset = 0) -> HTMLResponse:
    """Names, roles, and statements by and about an entity. `show` is one group of them."""
    view = there(entity_page(browse_of(request), ident, show or None, offset), "entity")
    return page(request, "entity.html", view=view, groups=GROUPS, size=A_PAGE)
