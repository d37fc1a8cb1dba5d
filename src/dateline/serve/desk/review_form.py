"""The page on which the fields of a statement are filled in, whether it is corrected or added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import FormData

from dateline.core.archived import Found
from dateline.core.spans import Span
from dateline.run.decide import Draft
from dateline.serve.desk.guard_identity import path_here
from dateline.serve.desk.marking import marked
from dateline.serve.desk.render import page
from dateline.serve.desk.review_acts import settle, text_of
from dateline.serve.desk.review_given import sent
from dateline.serve.desk.views.lines import names_of, source_of
from dateline.serve.desk.views.review_fields import SPEAKER, Filled, Trouble, asks, one_line, shown
from dateline.serve.words import safe
from dateline.store.browse import Browse


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a form is about. `address` is its own, `home` where it leads back to; `words`: those that a new statement stands at."""

    found: Found
    sort: str
    title: str
    do: str
    address: str
    home: str
    focus: str | None = None
    sentence: str = ""
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in a form, and what is wrong with it."""

    given: Filled
    seen: str = ""
    next: str = ""
    why: str = ""
    troubles: Mapping[str, Trouble] = field(default_factory=dict)
    wrong: str = ""

    @classmethod
    def of(cls, form: FormData) -> Entered:
        """What was sent."""
        return cls(sent(form.multi_items()), text_of(form, "seen"), text_of(form, "next"), text_of(form, "why"))


def form_page(request: Request, browse: Browse, sheet: Sheet, entered: Entered) -> HTMLResponse:
    """The form beside the report; 422 where something is wrong with what stands in it."""
    found = sheet.found
    words = {"words": one_line(sheet.words.exact), "at": f"{sheet.words.start}:{sheet.words.end}"} if sheet.words else None
    context: dict[str, Any] = {
        "sheet": sheet,
        "entered": entered,
        "words": words,
        "back": path_here(entered.next) if entered.next else sheet.home,
        "own": shown(asks(sheet.sort, found), entered.given, entered.troubles),
        "common": shown(SPEAKER, entered.given, entered.troubles),
        "suggested": sorted({safe(e.name) for e in browse.entities(e.id for e in found.entities).values()}),
        "source": source_of(found.report),
        "text": marked(found.report, found.statements, sheet.focus, names_of(browse, found.statements)),
    }
    return page(request, "review_fields.html", 422 if entered.troubles or entered.wrong else 200, **context)


def settle_sheet(request: Request, form: FormData, browse: Browse, sheet: Sheet, entered: Entered, draft: Draft) -> Response:
    """Decide as the form says; shows it again where that makes no sense."""
    if entered.troubles:
        return form_page(request, browse, sheet, entered)
    return settle(request, form, draft, sheet.home, lambda why: form_page(request, browse, sheet, replace(entered, wrong=why)))
