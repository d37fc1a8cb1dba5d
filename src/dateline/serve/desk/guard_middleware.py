"""The guard at the door: every request passes here before it reaches a route, and every answer on its way out."""

from __future__ import annotations

import hmac
import ipaddress
import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from markupsafe import Markup
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.serve.desk.guard import Guard
from dateline.serve.desk.guard_body import again, form_field, whole_body
from dateline.serve.desk.guard_errors import answer, for_programs
from dateline.serve.desk.guard_headers import set_headers
from dateline.serve.desk.guard_identity import Identity, add_cookie, identify, path_here, session_cookie

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
METHODS = SAFE | {"POST", "PUT", "PATCH", "DELETE"}
OF_THE_READER = frozenset({"/login", "/logout", "/reviewer"})  # writes that change nothing in the archive
LONGEST_TARGET = 8000  # bytes of path and query: what RFC 9110 asks a server to take at least
LONGEST_HEADERS = 32_000  # bytes of all headers together
MOST_HEADERS = 100
HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\s:/@\[\]]+))(?::\d{1,5})?", re.I)
AGAIN = Markup(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={0}"><title>Dateline</title>'
    '</head><body><p><a href="{0}">Open the desk</a></p></body></html>'
)


class Guarded:
    """ASGI middleware round the desk. Routes find `reviewer`, `csrf`, `session` and `login` (someone logged in) in `request.state`."""

    def __init__(self, app: ASGIApp, guard: Guard, now: Callable[[], datetime]):
        self.app, self.guard, self.now = app, guard, now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or one event of the server's life."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        state = {"reviewer": None, "csrf": "", "login": False, "session": "", "set_session": None}
        head = scope["method"] == "HEAD"
        scope = dict(scope, state={**scope.get("state", {}), **state}, method="GET" if head else scope["method"])
        request, out = Request(scope), _Out(scope, send, self.guard, head)
        try:
            admitted = await self._admit(request, receive)
            if isinstance(admitted, Response):
                await admitted(scope, receive, out)
            else:
                await self.app(scope, admitted, out)
        except ClientDisconnect:
            return
        except HTTPException as error:
            await answer(request, error.status_code, str(error.detail), dict(error.headers or {}))(scope, receive, out)
        except Exception:
            if not out.started:
                await answer(request, 500)(scope, receive, out)
            raise

    async def _admit(self, request: Request, receive: Receive) -> Response | Receive:
        """What the desk may read the request from, or the answer to a request that goes no further. Raises HTTPException."""
        check_shape(request)
        check_host(request, self.guard)
        identity = await identify(request, self.guard, self.now())
        self._note(request, identity)
        if identity.fresh and arrives_from_elsewhere(request):
            return come_in_again(request)
        if not identity.known and not _open_to_all(request):
            return ask_to_log_in(request)
        if "content-length" not in request.headers and "transfer-encoding" not in request.headers:
            body = b""
        else:
            body = await whole_body(request.scope, receive)
        if request.method not in SAFE and not identity.bearer:
            check_origin(request)
            await check_csrf(request, body, request.state.csrf)
        if request.method not in SAFE and request.url.path not in OF_THE_READER:
            check_present(self.guard)
        return again(body, receive)

    def _note(self, request: Request, identity: Identity) -> None:
        state = request.scope["state"]
        state.update(reviewer=identity.reviewer, session=identity.session, csrf=self.guard.csrf(identity.session))
        state["login"] = identity.known and self.guard.token is not None
        if identity.fresh and request.method == "GET" and not _without_cookie(request) and not arrives_from_elsewhere(request):
            state["set_session"] = identity.session


class _Out:
    """Sends an answer on, with the guard's headers, and without a body where only the head was asked for."""

    def __init__(self, scope: Scope, send: Send, guard: Guard, head: bool):
        self.scope, self.send, self.guard, self.head, self.started = scope, send, guard, head, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self._add_headers(message)
        elif message["type"] == "http.response.body" and self.head:
            message = {**message, "body": b""}
        await self.send(message)

    def _add_headers(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        set_headers(headers, self.scope["path"], message["status"], self.guard.token is not None)
        if session := self.scope["state"]["set_session"]:
            add_cookie(headers, session_cookie(Request(self.scope), self.guard, session))


# --- what is refused -------------------------------------------------------------------------------------------------


def check_shape(request: Request) -> None:
    """Raises HTTPException 405, 414 or 431 for what no browser and no program of good will sends."""
    if request.method not in METHODS:
        raise HTTPException(405, headers={"Allow": ", ".join(sorted(METHODS))})
    headers = request.scope["headers"]
    if len(request.scope.get("raw_path") or request.url.path.encode()) + len(request.scope["query_string"]) > LONGEST_TARGET:
        raise HTTPException(414)
    if len(headers) > MOST_HEADERS or sum(len(name) + len(value) for name, value in headers) > LONGEST_HEADERS:
        raise HTTPException(431)


def check_host(request: Request, guard: Guard) -> None:
    """Raises HTTPException 400 where the name asked for is not ours: a page elsewhere may have bound its own name to our address."""
    given = request.headers.getlist("host")
    match = HOST.fullmatch(given[0]) if len(given) == 1 else None
    name = (match[1] or match[2]).lower().rstrip(".") if match else ""
    if name in guard.hosts or (guard.any_address and _is_address(name)):
        return
    what = "if it is meant to, start it with --allow-host and that name; else open it by the address that it printed when it was started"
    raise HTTPException(400, f"This desk does not answer to the host name in the address; {what}.")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def check_origin(request: Request) -> None:
    """Raises HTTPException 403 where the browser says that another site's page sends this.

    `Origin: null` is what our own forms send under `Referrer-Policy: no-referrer`; the token decides about those.
    """
    site, origin = request.headers.get("sec-fetch-site", "none"), request.headers.get("origin", "null")
    elsewhere = origin != "null" and origin.partition("://")[2].lower() != request.headers["host"].lower()
    if site not in ("same-origin", "none") or elsewhere:
        raise HTTPException(403)


def check_present(guard: Guard) -> None:
    """Raises HTTPException 403 where the desk shows the record of a day gone by: what is decided there would be lost."""
    if guard.as_of is not None:
        what = "decide at a desk that is started without --as-of"
        raise HTTPException(403, f"This desk shows the record as it was known on {guard.as_of}; {what}.")


async def check_csrf(request: Request, body: bytes, token: str) -> None:
    """Raises HTTPException 403 where a write does not send the session's token back, as header or as form field."""
    given = request.headers.get("x-csrf") or await form_field(request.scope, body, "csrf") or ""
    if not hmac.compare_digest(given.encode(), token.encode()):
        raise HTTPException(403)


def arrives_from_elsewhere(request: Request) -> bool:
    """Whether a link on another site led here: such a request comes without our cookies, which are SameSite=Strict."""
    site = request.headers.get("sec-fetch-site", "none")
    return request.method == "GET" and site not in ("same-origin", "none") and not _without_cookie(request)


def come_in_again(request: Request) -> Response:
    """A page that asks for itself, this time from the desk and so with its cookies; a new cookie now would log the reader out."""
    return HTMLResponse(AGAIN.format(path_here(path_and_query(request))))


def _without_cookie(request: Request) -> bool:
    return for_programs(request) or request.url.path.startswith("/static/")


def path_and_query(request: Request) -> str:
    """What was asked for, as it stands in a link."""
    return quote(request.url.path) + (f"?{request.url.query}" if request.url.query else "")


def _open_to_all(request: Request) -> bool:
    return request.url.path == "/login" or request.url.path.startswith("/static/")


def ask_to_log_in(request: Request) -> Response:
    """A browser that opens a page is led to the log-in and back; a program, a form or a page's script is told so."""
    opens = request.method == "GET" and request.headers.get("sec-fetch-dest", "document") == "document"
    if for_programs(request) or not opens:
        return answer(request, 401, headers={"WWW-Authenticate": "Bearer"} if for_programs(request) else None)
    return RedirectResponse(f"/login?next={quote(path_and_query(request), safe='/')}", 303)
