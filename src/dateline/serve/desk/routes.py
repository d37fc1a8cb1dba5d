"""The routers of the desk, by dotted name within `dateline.serve.desk`; each module holds `router`."""

from __future__ import annotations

ROUTERS: tuple[str, ...] = (  # one line a module, added by its owner
    "guard_pages",
    "pages.stories",
    "pages.story",
    "pages.event",
    "api",
    "api_decisions",
    "feeds",
    "review",
    "review_statement",
    "review_add",
    "review_others",
    "pages.queue",
    "pages.decisions",
    "pages.report",
    "pages.statement",
    "pages.pane",
    "pages.entity",
    "pages.place",
    "pages.changes",
    "pages.search",
)
