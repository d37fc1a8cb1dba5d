"""The pages by which a reviewer comes in, goes, and says who they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from dateline.serve.desk.guard import Guard
from dateline.serve.desk.guard_identity import LONGEST_NAME, add_cookie, address, path_here, reviewer_cookie, reviewer_name
from dateline.serve.desk.guard_sessions import new_id
from dateline.serve.desk.render import page

router = APIRouter()

Text = Annotated[str, Form(max_length=4000)]
BAD_NAME = f"Give the name that your decisions shall carry: 1 to {LONGEST_NAME} characters on one line."


@router.get("/login")
def login_form(request: Request, next: str = "/") -> Response:
    """The log-in; on a desk without login, the form for a name."""
    return _form(request, next)


@router.post("/login")
async def login(request: Request, token: Text = "", name: Text = "", next: Text = "/") -> Response:
    """Open a session for whoever gives the token and a name."""
    guard, reviewer = _guard(request), reviewer_name(name)
    if guard.token is None:
        return rename(request, name, next)
    if reviewer is None:
        return _form(request, next, BAD_NAME, 422, name)
    try:
        right = await guard.gate.opens(guard.token, token, address(request), request.app.state.now())
    except HTTPException as error:
        return _form(request, next, str(error.detail), error.status_code, name, dict(error.headers or {}))
    if not right:
        return _form(request, next, "The token is wrong.", 401, name)
    guard.sessions.end(request.state.session)
    request.state.set_session = guard.sessions.begin(reviewer, request.app.state.now())
    return RedirectResponse(path_here(next), 303)


@router.post("/logout")
def logout(request: Request) -> Response:
    """Close the session; on a desk without login, forget the name."""
    guard = _guard(request)
    guard.sessions.end(request.state.session)
    response = RedirectResponse("/login" if guard.token else "/", 303)
    request.state.set_session = new_id()
    add_cookie(response.headers, reviewer_cookie(request, guard, None))
    return response


@router.get("/favicon.ico")
def icon() -> Response:
    """Browsers ask for a picture of their own accord; there is none."""
    return Response(status_code=204)


@router.get("/reviewer")
def reviewer_form(request: Request, next: str = "/") -> Response:
    """The form for the name that decisions carry."""
    return _form(request, next, name=request.state.reviewer or "", asks_token=False)


@router.post("/reviewer")
def rename(request: Request, name: Text = "", next: Text = "/") -> Response:
    """Go on under another name."""
    guard, reviewer = _guard(request), reviewer_name(name)
    if reviewer is None:
        return _form(request, next, BAD_NAME, 422, name, asks_token=False)
    response = RedirectResponse(path_here(next), 303)
    if guard.token:
        guard.sessions.rename(request.state.session, reviewer)
    else:
        add_cookie(response.headers, reviewer_cookie(request, guard, reviewer))
    return response


def _guard(request: Request) -> Guard:
    guard: Guard = request.app.state.guard
    return guard


def _form(
    request: Request,
    next: str,
    wrong: str = "",
    status: int = 200,
    name: str = "",
    headers: dict[str, str] | None = None,
    asks_token: bool = True,
) -> Response:
    asks_token = asks_token and _guard(request).token is not None
    response = page(
        request,
        "login.html",
        status,
        title="Log in" if asks_token else "Your name",
        action="/login" if asks_token else "/reviewer",
        asks_token=asks_token,
        wrong=wrong,
        name=name[:LONGEST_NAME],
        longest=LONGEST_NAME,
        next=path_here(next),
    )
    response.headers.update(headers or {})
    return response
