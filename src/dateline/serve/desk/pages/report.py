"""The page of a report."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.pages.asked import browse_of, there
from dateline.serve.desk.render import page
from dateline.serve.desk.views.report_page import report_page

router = APIRouter()


@router.get("/reports/{ident}")
def report(request: Request, ident: str) -> HTMLResponse:
    """A report's text with its statements marked."""
    view = there(report_page(browse_of(request), ident), "report")
    return page(request, "report.html", view=view)
