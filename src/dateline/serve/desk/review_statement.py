"""Forms about statements: correct any field, link to an event; and names while they are typed."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup, escape

from dateline.core.archived import Found
from dateline.core.decided import statement_body
from dateline.core.statement import Statement
from dateline.serve.desk.guard_identity import path_here
from dateline.serve.desk.pages.asked import browse_of, there
from dateline.serve.desk.render import page
from dateline.serve.desk.review_acts import Fields, draft_of, last_seen, settle, text_of
from dateline.serve.desk.review_form import Entered, Sheet, form_page, settle_sheet
from dateline.serve.desk.review_given import Reader, changed
from dateline.serve.desk.views.lines import involved, title_of
from dateline.serve.desk.views.review_events import event_choices
from dateline.serve.desk.views.review_fields import filled
from dateline.serve.words import safe
from dateline.store.browse import Browse

router = APIRouter()


def statement_of(browse: Browse, ident: str) -> tuple[Statement, Found]:
    """A statement with its report. Raises HTTPException 404 where there is none."""
    one = there(browse.statements([ident]).get(ident), "statement")
    return one, there(browse.found(one.report), "report")


@router.get("/review/statements/{ident}/correct")
def correct_form(request: Request, ident: str, next: str = "") -> HTMLResponse:
    """All fields of a statement, to be changed."""
    browse = browse_of(request)
    statement, found = statement_of(browse, ident)
    named = {i: safe(e.name) for i, e in browse.entities(involved(statement)).items()}
    entered = Entered(filled(statement, named), last_seen(browse, ident), next)
    return form_page(request, browse, _sheet(statement, found), entered)


@router.post("/review/statements/{ident}/correct")
def correct(request: Request, ident: str, form: Fields) -> Response:
    """Change the fields that the form changes; shows it again where it is not plain what is meant."""
    browse = browse_of(request)
    statement, found = statement_of(browse, ident)
    entered = Entered.of(form)
    reader = Reader(entered.given, found, browse, statement.sentence)
    asked = changed(reader.fields(statement.type), statement_body(statement))
    entered = replace(entered, troubles=reader.troubles)
    return settle_sheet(request, form, browse, _sheet(statement, found), entered, draft_of("correct", ident, asked))


def _sheet(statement: Statement, found: Found) -> Sheet:
    ident = statement.id
    title = f"Correct: {title_of(statement)}"
    words = safe(statement.sentence.exact)
    return Sheet(found, statement.type, title, "Correct", f"/review/statements/{ident}/correct", f"/statements/{ident}", ident, words)


@router.get("/review/statements/{ident}/link")
def link_form(request: Request, ident: str, q: str = "", next: str = "") -> HTMLResponse:
    """The events of the statement's story, to choose one."""
    browse = browse_of(request)
    statement, _ = statement_of(browse, ident)
    home = browse.event_of([ident]).get(ident)
    back = path_here(next) if next else f"/statements/{ident}"
    return page(
        request,
        "review_choose_event.html",
        title=f"Link to an event: {title_of(statement)}",
        asks="Which event does this statement tell of?",
        action=f"/review/statements/{ident}/link",
        field="event",
        do="Link",
        choices=event_choices(browse, browse.story_of([statement.report]).get(statement.report), q, without=home),
        q=q,
        next=back,
        back=back,
        seen=last_seen(browse, ident),
    )


@router.post("/review/statements/{ident}/link")
def link(request: Request, ident: str, form: Fields) -> Response:
    """Make a statement part of an event."""
    return settle(request, form, draft_of("link", ident, {"event": text_of(form, "event")}), f"/statements/{ident}")


@router.get("/review/entities/named")
def named(request: Request, q: str = "") -> HTMLResponse:
    """Entities whose name begins with or holds the words, as options of a list."""
    found = browse_of(request).entities_named(q[:200], 20) if q.strip() else ()
    options = dict.fromkeys(safe(e.name) for e in found)
    return HTMLResponse(Markup("").join(Markup('<option value="{}"></option>').format(escape(name)) for name in options))
