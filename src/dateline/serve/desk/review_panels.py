"""What pages show of review: templates ask for it as `review`, so that a page that shows none asks the archive nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dateline.serve.desk.review_keys import KEYMAP, Keys
from dateline.serve.desk.views.review_history import (
    Entry,
    History,
    browse_decisions,
    corrections,
    entity_history,
    entry_of,
    event_history,
    history,
)
from dateline.serve.desk.views.review_words import Altered
from dateline.store.browse import Browse

if TYPE_CHECKING:
    from starlette.requests import Request

    from dateline.core.event import Event


class Review:
    """Review as one page needs it."""

    keymap: tuple[Keys, ...] = KEYMAP

    def __init__(self, request: Request):
        self._request = request

    @property
    def _browse(self) -> Browse:
        return Browse(self._request.app.state.archive)

    @property
    def here(self) -> str:
        """The address of this page, without what it said was just done: where to come back to."""
        url = self._request.url.remove_query_params("done")
        return url.path + (f"?{url.query}" if url.query else "")

    def history(self, target: str) -> History:
        """Decisions about a statement or finding."""
        return history(self._browse, target)

    def of_event(self, event: Event) -> History:
        """Decisions about an event."""
        return event_history(self._browse, event)

    def of_entity(self, entity: str) -> History:
        """Decisions about an entity."""
        return entity_history(self._browse, entity)

    def corrections(self, statements: Iterable[str]) -> Mapping[str, tuple[Altered, ...]]:
        """Statement id to what was corrected in it, before and after: for the macro `former` of _review.html."""
        return corrections(self._browse, statements)

    @property
    def done(self) -> Entry | None:
        """The decision that led to this page."""
        ident = self._request.query_params.get("done", "")
        found = browse_decisions(self._browse, [ident]).get(ident) if ident.startswith("de-") else None
        return entry_of(self._browse, found) if found else None
