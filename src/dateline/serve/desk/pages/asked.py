"""What reading pages have in common: the archive behind a request, and what is said where there is nothing."""

from __future__ import annotations

from typing import Annotated, TypeVar

from fastapi import Query
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.store.browse import Browse

T = TypeVar("T")

Offset = Annotated[int, Query(ge=0, le=10_000_000)]


def browse_of(request: Request) -> Browse:
    """The archive that the desk serves, for one request."""
    return Browse(request.app.state.archive)


def there(made: T | None, what: str) -> T:
    """A page's view; raises HTTPException 404 with a sentence where there is none."""
    if made is None:
        raise HTTPException(404, f"There is no {what} at this address. It may have been merged or taken away: search for its words.")
    return made
