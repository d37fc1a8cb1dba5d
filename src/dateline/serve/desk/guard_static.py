"""The files the desk's pages load: read once from the package, served from memory, so that no path can lead elsewhere."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file as it is sent."""

    content: bytes
    type: str
    version: str  # the first 16 digits of the content's SHA-256


@cache
def static_files() -> dict[str, StaticFile]:
    """Every file under `static/`, by its path there."""
    return dict(sorted(_walk(files("dateline.serve.desk") / "static", "")))


def static_url(name: str) -> str:
    """The address of a static file, with its version, so that a browser may keep it for good: `/static/desk.css?v=0123456789abcdef`."""
    return f"/static/{name}?v={static_files()[name].version}"


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, StaticFile]]:
    for item in folder.iterdir() if folder.is_dir() else ():
        if item.name.startswith((".", "_")):
            continue
        if item.is_dir():
            yield from _walk(item, f"{path}{item.name}/")
        else:
            yield path + item.name, _read(item)


def _read(item: Traversable) -> StaticFile:
    content = item.read_bytes()
    ending = item.name[item.name.rfind(".") :]
    kind = TYPES.get(ending) or mimetypes.guess_type(item.name)[0] or "application/octet-stream"  # own table first: machines differ
    return StaticFile(content, kind, hashlib.sha256(content).hexdigest()[:16])


class Static:
    """Serves the static files; a file asked for by its version may be kept for good, else it is asked for again each time."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. Raises HTTPException: 404 for no such file, 405 for a method other than GET and HEAD."""
        request = Request(scope)
        if request.method not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        file = static_files().get(str(scope["path"]).removeprefix("/static/"))
        if file is None:
            raise HTTPException(404)
        await _answer(file, request)(scope, receive, send)


def _answer(file: StaticFile, request: Request) -> Response:
    asked = parse_qs(request.url.query).get("v", [])
    headers = {"ETag": f'"{file.version}"', "Cache-Control": FOREVER if asked == [file.version] else "no-cache"}
    if f'"{file.version}"' in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(file.content, headers=headers, media_type=file.type)
