"""The queue of statements that wait for a look."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.pages.asked import browse_of
from dateline.serve.desk.render import page
from dateline.serve.desk.views.review_queue import queue_page

router = APIRouter()


@router.get("/queue")
def queue(request: Request, story: str = "", after: str = "", before: str = "", at: str = "") -> HTMLResponse:
    """One statement of the queue, of all stories or of one."""
    view = queue_page(browse_of(request), story or None, after, before, at)
    return page(request, "queue.html", section="queue", queue=view, view=view.view, given={"story": story})
