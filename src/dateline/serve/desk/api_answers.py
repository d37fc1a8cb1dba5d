"""How the API answers: JSON with an ETag, lists in pages, the way to what moved, and a plain sentence where there is nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, Protocol, TypeVar
from urllib.parse import quote, urlencode

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from dateline import __version__
from dateline.serve.desk.api_asked import FARTHEST, Asked
from dateline.serve.desk.api_forms import Problem
from dateline.store.archive import Archive
from dateline.store.browse import Browse

CACHE = "private, no-cache"  # may be kept, and must be asked for again each time
Handler = Callable[[Request], Coroutine[Any, Any, Response]]
_TAG = re.compile(r'"([^"]*)"')

WHY = {
    308: "The record has another id now; `Location` leads there.",
    400: "The request could not be read, or asks for a host name that is not this desk's.",
    401: "This desk asks for a token.",
    403: "A write without the session's token, or from another site's page.",
    404: "There is no such record.",
    409: "Somebody else decided about the same thing meanwhile; `decision` is theirs.",
    413: "The body is too large.",
    422: "Something that was sent is not what is expected there.",
    429: "Too many wrong tokens.",
    503: "The archive cannot be used at the moment.",
}


class Identified(Protocol):
    """An item with an id."""

    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=Identified)


# --- descriptions ----------------------------------------------------------------------------------------------------


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the description says of answers that are no success."""
    content = {"application/problem+json": {"schema": Problem.model_json_schema()}}
    return {s: {"description": WHY[s], "content": content} for s in sorted({*statuses, 400, 401, 429, 503})}


READ: dict[int | str, dict[str, Any]] = {304: {"description": "Nothing changed since the ETag that was sent."}, **problems()}
LISTED = {**READ, **problems(422)}
RECORD = {**READ, **problems(308, 404, 422)}  # FastAPI would describe a 422 of its own


# --- answers ---------------------------------------------------------------------------------------------------------


def answer(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A value as JSON, records in the contract's order of fields."""
    content = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Response(content.encode("utf-8", "replace"), status, headers, "application/json")


def listed(request: Request, asked: Asked, items: Sequence[Any], total: int | None, more: bool | None = None) -> Response:
    """A page of a list. `more` says whether any are left where `total` does not."""
    after = asked.offset + asked.limit
    left = (total is not None and after < total) if more is None else more
    following = next_address(request, after) if left and after <= FARTHEST else None
    return answer({"items": items, "total": total, "offset": asked.offset, "limit": asked.limit, "next": following})


def next_address(request: Request, offset: int) -> str:
    """The same question from another offset on."""
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != "offset"]
    return f"{quote(request.url.path)}?{urlencode([*rest, ('offset', offset)])}"


def there(request: Request, archive: Archive, ident: str, find: Callable[[str], Item | None], what: str) -> Item:
    """The item with an id. Raises HTTPException: 308 where the id moved, 404 where there is none."""
    item = find(ident)
    if item is not None and item.id == ident:
        return item
    current = archive.current(ident)
    if current != ident and find(current) is not None:
        parts = (current if part == ident else part for part in request.url.path.split("/"))
        query = f"?{request.url.query}" if request.url.query else ""
        raise HTTPException(308, f"This {what} has another id now.", {"Location": quote("/".join(parts)) + query})
    raise missing(what)


def missing(what: str) -> HTTPException:
    """That there is no such thing."""
    return HTTPException(404, f"There is no {what} with this id.")


# --- ETags -----------------------------------------------------------------------------------------------------------


class Tagged(APIRoute):
    """A route whose answers carry an ETag; who sends it back, and nothing changed, is told so before the archive is read."""

    def get_route_handler(self) -> Handler:
        """The route's handler, with an ETag put on what it answers to GET."""
        handler = super().get_route_handler()

        async def tagged(request: Request) -> Response:
            if request.method not in ("GET", "HEAD"):
                return await handler(request)
            headers = {"ETag": f'"{await run_in_threadpool(etag_of, request)}"', "Cache-Control": CACHE}
            given = ",".join(request.headers.getlist("if-none-match"))
            if headers["ETag"].strip('"') in _TAG.findall(given):
                return Response(status_code=304, headers=headers)
            response = await handler(request)
            if response.status_code != 200:
                return response
            if given.strip() == "*":
                return Response(status_code=304, headers=headers)
            response.headers.update(headers)
            return response

        return tagged


def etag_of(request: Request) -> str:
    """A mark of what was asked and of the state of the archive. Work that is still to be done is part of that state."""
    archive: Archive = request.app.state.archive
    state = [__version__, Browse(archive).version(), str(archive.stale), *archive.untidy()]
    return hashlib.sha256("\n".join([*state, str(request.url)]).encode("utf-8", "replace")).hexdigest()[:32]
