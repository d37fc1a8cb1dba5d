"""The page of changes, which remembers when it was last looked at."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.serve.desk.guard_identity import add_cookie, is_https
from dateline.serve.desk.pages.asked import Offset, browse_of
from dateline.serve.desk.render import page
from dateline.serve.desk.views.changes_page import SORTS, changes_page

router = APIRouter()

COOKIE = "last_visit"  # "when the visit before this one ended~when this one was last heard of"
KEPT = 365 * 24 * 3600  # seconds
AWAY = timedelta(minutes=30)  # so long without a look and the next one is a new visit, as loading a page twice is not
FIRST = timedelta(days=7)  # what somebody who comes for the first time is shown
EARLIEST = "1900-01-01T00:00:00Z"


@router.get("/changes")
def changes(request: Request, since: str = "", show: str = "", offset: Offset = 0) -> HTMLResponse:
    """What changed since a day or a UTC time, else since the reader's last visit."""
    now: datetime = request.app.state.now()
    known = visits(request.cookies.get(COOKIE, ""), now)
    given = moment(since) if since.strip() else None
    wrong = bool(since.strip()) and given is None
    start = given or (known[0] if known else stamp(now - FIRST))
    view = changes_page(browse_of(request), start, show or None, offset)
    context = {"view": view, "sorts": SORTS, "wrong": wrong, "explicit": given is not None, "known": known, "given": since if given else ""}
    answer = page(request, "changes.html", status=422 if wrong else 200, section="changes", day=start[:10], **context)
    if not wrong:
        add_cookie(answer.headers, cookie_of(known[0] if known else start, stamp(now), is_https(request, request.app.state.guard)))
    return answer


def last_visit(request: Request) -> str | None:
    """Since when things are new to the reader, UTC in ISO 8601; None where they have not looked at the changes yet."""
    known = visits(request.cookies.get(COOKIE, ""), request.app.state.now())
    return known[0] if known else None


def visits(cookie: str, now: datetime) -> tuple[str, str] | None:
    """When the visit before this one ended, and when the desk last heard of the reader; None where the cookie tells neither."""
    before, _, last = cookie.partition("~")
    if moment(before) != before or moment(last) != last:
        return None
    return (before, last) if now - datetime.fromisoformat(last) < AWAY else (last, last)


def moment(text: str) -> str | None:
    """A day or time as UTC in ISO 8601, of a day its midnight; None where the text is neither."""
    text = text.strip()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+ -]\d{2}:\d{2})?)?", text):
        return None
    try:
        at = datetime.fromisoformat(re.sub(r" (?=\d{2}:\d{2}$)", "+", text) if len(text) > 16 else text)
        return max(stamp(at if at.tzinfo else at.replace(tzinfo=UTC)), EARLIEST)
    except (ValueError, OverflowError):
        return None


def stamp(at: datetime) -> str:
    """A time as the archive writes it: "2025-03-03T14:05:00Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def cookie_of(before: str, last: str, https: bool) -> str:
    """A Set-Cookie value that remembers the visit."""
    return f"{COOKIE}={before}~{last}; Path=/; HttpOnly; SameSite=Strict; Max-Age={KEPT}" + ("; Secure" if https else "")
