"""Who sends a request: by session cookie, by bearer token, or, on a desk without login, by the name they gave."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, unquote

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.serve.desk.guard import Guard
from dateline.serve.desk.guard_errors import for_programs
from dateline.serve.desk.guard_sessions import new_id, well_formed
from dateline.serve.words import safe

LONGEST_NAME = 80  # characters
NAME_KEPT = 365 * 24 * 3600  # seconds that a browser keeps a name given on a desk without login
PROGRAM = "api"  # who decides where a program gives no name in X-Reviewer


@dataclass(frozen=True, slots=True)
class Identity:
    """Who sends a request. `session` is the id the browser holds, or shall hold if `fresh`."""

    session: str
    fresh: bool
    reviewer: str | None
    known: bool  # may read and decide
    bearer: bool = False  # a program; no browser sends its token unasked, so that its writes need no second proof


async def identify(request: Request, guard: Guard, now: datetime) -> Identity:
    """Who sends a request. Raises HTTPException 401 for a wrong bearer token, 429 for too many of them."""
    if guard.token and for_programs(request) and "authorization" in request.headers:
        return await _bearer(request, guard, now)
    held = request.cookies.get(cookie_name(request, guard))
    fresh = not well_formed(held)
    session = new_id() if held is None or fresh else held
    if guard.token is None:
        named = reviewer_name(unquote(request.cookies.get(name_cookie(request, guard), "")))
        return Identity(session, fresh, named or guard.reviewer, known=True)
    open_session = None if fresh else guard.sessions.find(session, now)
    return Identity(session, fresh, open_session.reviewer if open_session else None, known=open_session is not None)


async def _bearer(request: Request, guard: Guard, now: datetime) -> Identity:
    scheme, _, given = request.headers["authorization"].partition(" ")
    assert guard.token
    if scheme.lower() != "bearer" or not await guard.gate.opens(guard.token, given.strip(), address(request), now):
        raise HTTPException(401, "The token is wrong.", {"WWW-Authenticate": "Bearer"})
    name = reviewer_name(unquote(request.headers.get("x-reviewer", "")))
    return Identity(new_id(), fresh=True, reviewer=name or PROGRAM, known=True, bearer=True)


def address(request: Request) -> str:
    """Where a request comes from, as the connection says: headers that a proxy or anyone else may write are not believed."""
    return request.client.host if request.client else "unknown"


def reviewer_name(text: str) -> str | None:
    """A name for decisions: one line of 1 to 80 characters, none of them invisible; None where the text is no such name."""
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    readable = safe(name) == name and any(map(str.isalnum, name))
    return name if readable and len(name) <= LONGEST_NAME else None


# --- cookies ---------------------------------------------------------------------------------------------------------


def cookie_name(request: Request, guard: Guard) -> str:
    """The session cookie's name; over https one that no other host or path can set."""
    return f"__Host-{guard.cookie}" if is_https(request, guard) else guard.cookie


def name_cookie(request: Request, guard: Guard) -> str:
    """The name of the cookie that keeps the reviewer's name on a desk without login."""
    return f"{cookie_name(request, guard)}-reviewer"


def is_https(request: Request, guard: Guard) -> bool:
    """Whether the browser speaks https, with us or with the proxy before us."""
    return guard.https or request.url.scheme == "https"


def session_cookie(request: Request, guard: Guard, session: str) -> str:
    """A Set-Cookie value for a session: gone when the browser closes."""
    return _cookie(cookie_name(request, guard), session, is_https(request, guard))


def reviewer_cookie(request: Request, guard: Guard, name: str | None) -> str:
    """A Set-Cookie value that keeps a reviewer's name, or, for None, forgets it."""
    kept = f"; Max-Age={NAME_KEPT if name else 0}"
    return _cookie(name_cookie(request, guard), quote(name or "", safe=""), is_https(request, guard)) + kept


def _cookie(name: str, value: str, https: bool) -> str:
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict" + ("; Secure" if https else "")


def add_cookie(headers: MutableHeaders, cookie: str) -> None:
    """Send a cookie along."""
    headers.append("Set-Cookie", cookie)


SAME_SITE_PATH = re.compile(r"/(?!/)[!-\[\]-~]*")  # printable ASCII without backslash: browsers read "/\" and "/<tab>/" as "//"


def path_here(text: str | None) -> str:
    """Where to go on: a path on this desk, or "/" for anything that could lead elsewhere or round in a circle."""
    if not text or not SAME_SITE_PATH.fullmatch(text) or re.match(r"/(login|logout)\b", text):
        return "/"
    return text
