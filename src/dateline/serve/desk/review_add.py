"""Add a statement that was missed: its words and type first, then its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from dateline.core.archived import Found
from dateline.core.record import STATEMENTS
from dateline.core.spans import Span, trimmed
from dateline.serve.desk.marking import marked
from dateline.serve.desk.pages.asked import browse_of, there
from dateline.serve.desk.render import page
from dateline.serve.desk.review_acts import Fields, draft_of, text_of
from dateline.serve.desk.review_form import Entered, Sheet, form_page, settle_sheet
from dateline.serve.desk.review_given import MOST, Reader, at_offsets, changed, place_pick, standing
from dateline.serve.desk.views.review_fields import one_line
from dateline.serve.words import headline

router = APIRouter()

NEW: Mapping[str, Mapping[str, str]] = {
    "figure": {"op": "=", "unit": "count", "stance": "asserted"},
    "said": {"direct": "false", "stance": "asserted"},
    "occurrence": {"status": "happened", "stance": "asserted"},
    "position": {"act": "demand", "stance": "asserted"},
}
SORTS = (
    ("figure", "a figure: how many, how much"),
    ("said", "words that somebody said"),
    ("occurrence", "a happening"),
    ("position", "what a party wants, offers, refuses"),
)
LONGEST_ISSUE = 300


@router.get("/review/reports/{ident}/add")
def add_form(
    request: Request, ident: str, type: str = "", start: str = "", end: str = "", words: str = "", at: str = "", next: str = ""
) -> Response:
    """Asks for the words and the type first, then for the fields."""
    browse = browse_of(request)
    found = there(browse.found(ident), "report")
    span = at_offsets(found.report, at or f"{start}:{end}")
    places = standing(found.report, words.strip()) if words.strip() and span is None else []
    if span is None and len(places) == 1:
        span = places[0]
    if span is None or not span.exact.strip() or type not in STATEMENTS:
        return _words_page(request, found, type, words or (span.exact if span else ""), places, next)
    span = found.report.span(*trimmed(found.report.text, span.start, span.end))
    return form_page(request, browse, _sheet(found, type, span), Entered(prefilled(type, span), next=next))


@router.post("/review/reports/{ident}/add")
def add(request: Request, ident: str, form: Fields) -> Response:
    """Add a statement at the words that were chosen."""
    browse = browse_of(request)
    found = there(browse.found(ident), "report")
    sort, span = text_of(form, "type"), at_offsets(found.report, text_of(form, "at"))
    if sort not in STATEMENTS or span is None:
        return _words_page(request, found, sort, "", [], text_of(form, "next"), status=422)
    entered = Entered.of(form)
    reader = Reader(entered.given, found, browse, span)
    asked = {name: value for name, value in changed(reader.fields(sort), {}).items() if value not in (None, [])}
    draft = draft_of("add", ident, {**asked, "type": sort, "start": span.start, "end": span.end})
    return settle_sheet(request, form, browse, _sheet(found, sort, span), replace(entered, troubles=reader.troubles), draft)


def prefilled(sort: str, span: Span) -> dict[str, str]:
    """What the words alone tell: of what was said and wanted, the words; of a figure, the one number that is in digits."""
    made, words = dict(NEW[sort]), one_line(span.exact)
    if sort == "figure":
        digits = [w.strip(".,;:()").replace(",", "") for w in words.split()]
        numbers = [d for d in digits if d.isascii() and d.isdecimal()]
        return made | ({"low": numbers[0], "high": numbers[0]} if len(numbers) == 1 else {})
    made |= {"issue": words[:LONGEST_ISSUE]} if sort == "position" else {}
    name = f"{'trigger' if sort == 'occurrence' else 'content'}-0"
    return made | {name: words, f"{name}-at": f"{span.start}:{span.end}"}


def _sheet(found: Found, sort: str, span: Span) -> Sheet:
    ident = found.report.id
    name = {"said": "words somebody said", "occurrence": "happening"}.get(sort, sort)
    return Sheet(found, sort, f"Add: {name}", "Add", f"/review/reports/{ident}/add", f"/reports/{ident}", words=span)


def _words_page(
    request: Request, found: Found, sort: str, words: str, places: Sequence[Span], next: str, status: int = 200
) -> HTMLResponse:
    """Asks for the words; where they stand in several places, for one of these."""
    report = found.report
    return page(
        request,
        "review_add.html",
        status=status,
        report=report.id,
        title=headline(report),
        sorts=SORTS,
        sort=sort,
        words=one_line(words),
        picks=[place_pick(report, p) for p in places[:MOST]],
        not_there=bool(words.strip()) and not places and not standing(report, words.strip()),
        next=next,
        text=marked(report, found.statements),
    )
