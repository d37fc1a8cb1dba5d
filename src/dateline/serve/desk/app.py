"""The desk as a web application: an archive behind a guard, its routers and its static files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI

from dateline import __version__
from dateline.serve.desk.guard import Guard
from dateline.serve.desk.guard_errors import handle_errors
from dateline.serve.desk.guard_middleware import Guarded
from dateline.serve.desk.guard_static import Static
from dateline.serve.desk.routes import ROUTERS

if TYPE_CHECKING:
    from dateline.store.archive import Archive


def utc_now() -> datetime:
    """The clock of a running desk."""
    return datetime.now(UTC)


def make_app(archive: Archive, guard: Guard | None = None, now: Callable[[], datetime] = utc_now) -> FastAPI:
    """The desk over an archive. Every request finds `request.app.state.archive`, `request.state.reviewer` and `request.state.csrf`.

    Without a guard it answers to loopback names only and asks no login; a test says `TestClient(make_app(archive), base_url="http://localhost")`.
    A write sends back `request.state.csrf` as form field `csrf` or as header `X-CSRF`, else it is answered 403.
    """
    guard = guard or Guard()
    app = FastAPI(
        title="Dateline",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's own pages load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.archive, app.state.guard, app.state.now = archive, guard, now
    for name in ROUTERS:
        router: APIRouter = import_module(f"{__package__}.{name}").router
        app.include_router(router, include_in_schema=_is_api(router))
    app.mount("/static", Static(), name="static")
    handle_errors(app)
    app.add_middleware(Guarded, guard=guard, now=now)
    return app


def _is_api(router: APIRouter) -> bool:
    return all(str(getattr(route, "path", "")).startswith("/api") for route in router.routes)
