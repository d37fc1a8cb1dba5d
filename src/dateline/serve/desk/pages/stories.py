"""The list of stories."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.render import page
from dateline.serve.desk.views.stories_page import TYPES, Asked, stories_view
from dateline.store.browse import Browse

router = APIRouter()
Text = Annotated[str, Query(max_length=200)]
FURTHEST = 1_000_000  # stories into the list


@router.get("/")
def stories(
    request: Request,
    since: Text = "",
    until: Text = "",
    place: Text = "",
    place_id: Text = "",
    country: Text = "",
    type: Text = "",
    party: Text = "",
    party_id: Text = "",
    disputed: bool = False,
    unreviewed: bool = False,
    offset: Annotated[int, Query(ge=0, le=FURTHEST)] = 0,
) -> HTMLResponse:
    """Stories, newest first, as far as they fit what is asked for."""
    asked = Asked(since, until, place, place_id, country, type, party, party_id, disputed, unreviewed)
    view = stories_view(Browse(request.app.state.archive), asked, offset)
    return page(request, "stories.html", section="stories", view=view, types=TYPES)
