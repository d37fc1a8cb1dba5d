"""The body of a request, read whole within a limit of size and time, and handed on as if it had not been read."""

from __future__ import annotations

import asyncio

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive, Scope

MOST = 1_000_000  # bytes
SECONDS = 30  # a browser sends this much at once; someone who sends a byte a second holds a place others need
FIELDS = 1000
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def whole_body(scope: Scope, receive: Receive) -> bytes:
    """The body. Raises HTTPException: 413 where it is too large, 408 where it takes too long; ClientDisconnect where it ends early."""
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if not length.isdigit():
        raise HTTPException(400)
    if int(length[:20]) > MOST:
        raise HTTPException(413)
    try:
        async with asyncio.timeout(SECONDS):
            return await _received(receive)
    except TimeoutError:
        raise HTTPException(408, headers={"Connection": "close"}) from None


async def _received(receive: Receive) -> bytes:
    parts = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise ClientDisconnect
        parts += message.get("body", b"")
        if len(parts) > MOST:
            raise HTTPException(413)
        if not message.get("more_body", False):
            return bytes(parts)


def again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body once more, then whatever comes next."""
    left = [body]

    async def replayed() -> Message:
        return {"type": "http.request", "body": left.pop(), "more_body": False} if left else await receive()

    return replayed


async def form_field(scope: Scope, body: bytes, name: str) -> str | None:
    """A text field of the form in a body; None where there is no form, no such field, or nothing that can be read as a form."""
    request = Request(dict(scope), again(body, _nothing))
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in FORMS:
        return None
    try:
        async with request.form(max_files=FIELDS, max_fields=FIELDS, max_part_size=MOST) as form:
            value = form.get(name)
    except (HTTPException, ValueError):
        return None
    return None if isinstance(value, UploadFile) else value


async def _nothing() -> Message:
    return {"type": "http.disconnect"}
