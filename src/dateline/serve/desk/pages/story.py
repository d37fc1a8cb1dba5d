"""A story's page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from dateline.serve.desk.pages.asked import Offset
from dateline.serve.desk.pages.changes import last_visit
from dateline.serve.desk.render import page
from dateline.serve.desk.views.changes_page import moved_since
from dateline.serve.desk.views.story_page import story_view
from dateline.serve.desk.views.story_part import PartName, part_page
from dateline.store.browse import Browse

router = APIRouter()
GONE = "There is no story with this id. It may have been in another archive; look for it in the list of stories."


@router.get("/stories/{ident}")
def story(request: Request, ident: str) -> Response:
    """The story; a story that has another id by now is found there."""
    browse = Browse(request.app.state.archive)
    view = story_view(browse, ident)
    if view:
        since = last_visit(request)
        moved = moved_since(browse, since, ident) if since else {}
        return page(request, "story.html", section="stories", view=view, moved=moved)
    return _moved(browse, ident, "")


@router.get("/stories/{ident}/{part}")
def part(request: Request, ident: str, part: PartName, offset: Offset = 0) -> Response:
    """One section of the story in full, a page at a time."""
    browse = Browse(request.app.state.archive)
    view = part_page(browse, ident, part, offset)
    return page(request, "story_part.html", section="stories", view=view) if view else _moved(browse, ident, f"/{part}")


def _moved(browse: Browse, ident: str, rest: str) -> Response:
    """The way to a story that has another id by now. Raises HTTPException 404 where there is none."""
    current = browse.archive.current(ident)
    if current != ident and browse.story(current):
        return RedirectResponse(f"/stories/{current}{rest}", 308)
    raise HTTPException(404, GONE)
