"""The page of a statement."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.pages.asked import browse_of, there
from dateline.serve.desk.render import page
from dateline.serve.desk.views.statement_page import statement_page

router = APIRouter()


@router.get("/statements/{ident}")
def statement(request: Request, ident: str) -> HTMLResponse:
    """A statement's fields beside its words."""
    view = there(statement_page(browse_of(request), ident), "statement")
    return page(request, "statement.html", view=view)
