"""What the desk says where it cannot do what was asked: a plain page for people, a problem object (RFC 9457) for programs."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi.exceptions import RequestValidationError
from markupsafe import Markup
from sqlalchemy.exc import DatabaseError, TimeoutError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from dateline.core.errors import ArchiveError, DatelineError, Overtaken
from dateline.serve.desk.render import page
from dateline.serve.words import safe

if TYPE_CHECKING:
    from fastapi import FastAPI

logger = logging.getLogger(__name__)

WORDS = {  # what to do, for people
    400: "The desk could not make sense of the request.",
    401: "Log in first.",
    403: "This was not done: the page it came from is out of date, or not one of the desk's. Go back, load it again and repeat it.",
    404: "There is nothing at this address. The record may have moved: look for it from the stories, or search.",
    405: "This address cannot be used in this way.",
    408: "The request took too long to arrive. Try again.",
    409: "Somebody else decided in between. Load the page again and look at what they did.",
    413: "What was sent is too large for the desk.",
    414: "The address is too long for the desk.",
    422: "Part of what was sent is missing, or is not what is expected there.",
    429: "Too many attempts. Wait a little, then try again.",
    431: "The browser sent too much along with the request. Delete this site's cookies and try again.",
    500: "A fault in this program; what it was is written where the desk was started. Nothing was changed by this request.",
    503: "The archive could not be used.",
}

ARCHIVE_AGAIN = (
    "If another program writes to it, wait and try again; else see that its file is where it was and sound, and that the disk has room."
)

PLAIN = Markup(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    '<title>{title} · Dateline</title></head><body><main><h1>{title}</h1><p>{detail}</p><p><a href="/">Stories</a></p></main></body></html>'
)


def title_of(status: int) -> str:
    """The name of a status: "Not Found"."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def for_programs(request: Request) -> bool:
    """Whether the one who asks reads JSON, not pages."""
    return request.url.path == "/api" or request.url.path.startswith("/api/")


def answer(request: Request, status: int, detail: str | None = None, headers: dict[str, str] | None = None) -> Response:
    """The answer to a request that was not done: `detail` says what to do, with a sentence for its status where none is given."""
    detail = detail if detail and detail != title_of(status) else WORDS.get(status, "The desk could not do this.")
    if status < 200 or status in (204, 304):
        return Response(status_code=status, headers=headers)
    if for_programs(request):
        problem = {"type": "about:blank", "title": title_of(status), "status": status, "detail": detail}
        return JSONResponse(problem, status, headers, "application/problem+json")
    return _page(request, status, detail, headers)


def _page(request: Request, status: int, detail: str, headers: dict[str, str] | None) -> Response:
    try:
        response: Response = page(request, "error.html", status=status, title=title_of(status), detail=detail)
        response.headers.update(headers or {})
    except Exception as error:  # the page that says what went wrong may be what is wrong
        logger.debug("error page: %r", error)
        return HTMLResponse(PLAIN.format(title=title_of(status), detail=detail), status, headers)
    return response


def handle_errors(app: FastAPI) -> None:
    """Turn what routes raise into answers."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ArchiveError, _archive)
    app.add_exception_handler(DatabaseError, _database)
    app.add_exception_handler(TimeoutError, _database)  # every connection in use, for half a minute
    app.add_exception_handler(DatelineError, _ours)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return answer(request, error.status_code, str(error.detail), dict(error.headers or {}))


def _invalid(request: Request, error: Exception) -> Response:
    """Names the fields that are wrong; what was sent is not repeated."""
    assert isinstance(error, RequestValidationError)
    wrong = ["{}: {}".format(".".join(str(part) for part in e["loc"][1:]) or e["loc"][0], e["msg"]) for e in error.errors()[:10]]
    return answer(request, 422, f"{WORDS[422]} {'; '.join(wrong)}")


def _archive(request: Request, error: Exception) -> Response:
    return answer(request, 503, f"{WORDS[503]} {safe(str(error))}", {"Retry-After": "5"})


def _database(request: Request, error: Exception) -> Response:
    logger.error("the archive could not be used: %s", safe(str(getattr(error, "orig", error))))
    return answer(request, 503, f"{WORDS[503]} {ARCHIVE_AGAIN}", {"Retry-After": "5"})


def _ours(request: Request, error: Exception) -> Response:
    return answer(request, 409 if isinstance(error, Overtaken) else 400, safe(str(error)))
