"""Decisions by form: who decides, what they last saw, where they go on; and the pages for when it cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from dateline.core.decided import statement_body
from dateline.core.decision import Decision
from dateline.core.errors import Overtaken, UsageError
from dateline.run.decide import Draft, decide
from dateline.serve.desk.guard import NOBODY, Guard
from dateline.serve.desk.guard_identity import LONGEST_NAME, add_cookie, name_cookie, path_here, reviewer_cookie, reviewer_name
from dateline.serve.desk.render import page
from dateline.serve.desk.views.review_history import entries, history, subjects
from dateline.serve.desk.views.review_words import to_do
from dateline.serve.words import safe
from dateline.store.browse import Browse

Refused = Callable[[str], Response]  # what to show where a decision makes no sense: why

NOT_KEPT = ("csrf", "seen", "reviewer")
SHOWN = 5  # decisions of others that a draft ran into


async def read_form(request: Request) -> FormData:
    """The fields of the form that was sent; the guard has bounded its size."""
    return await request.form(max_fields=2000, max_files=0)


Fields = Annotated[FormData, Depends(read_form)]


def text_of(form: FormData, name: str) -> str:
    """One field's text, "" where it was not sent."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> list[str]:
    """All texts of a field that was sent several times."""
    return [value for value in form.getlist(name) if isinstance(value, str)]


def settle(request: Request, form: FormData, draft: Draft, fallback: str, refused: Refused | None = None) -> Response:
    """Keep a decision as `draft` says, in the reviewer's name, and go on to the form's `next`, else to `fallback`.

    Shows instead, if need be: the form for a name; what another decided meanwhile (409); why it makes no sense (422).
    """
    response: Response
    name = named(request, form)
    if name is None:
        return _ask_name(request, form)
    draft = replace(draft, by=name, why=text_of(form, "why") or None, seen=text_of(form, "seen") or None)
    try:
        made = decide(request.app.state.archive, draft, lambda: stamp(request.app.state.now()))
    except Overtaken as error:
        if _is_same(error.last, draft):
            response = RedirectResponse(with_done(next_of(form, fallback), error.last.id), 303)
        else:
            response = _overtaken(request, form, draft, error.last, fallback)
    except UsageError as error:
        response = (refused or _refused(request, form, fallback))(safe(str(error)))
    else:
        response = RedirectResponse(with_done(next_of(form, fallback), made.id), 303)
    if text_of(form, "reviewer"):
        _keep_name(request, response, name)
    return response


def draft_of(act: str, target: str, after: Mapping[str, object] | None = None) -> Draft:
    """A draft that `settle` completes from the form."""
    return Draft(act=act, target=target, by="", after=after)  # type: ignore[arg-type]


def last_seen(browse: Browse, target: str) -> str:
    """The last decision about something, for a form to send along; "" where there is none."""
    last = browse.last_decision(target)
    return last.id if last else ""


def stamp(at: datetime) -> str:
    """A time as the archive writes it: "2025-03-03T14:05:00Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def next_of(form: FormData, fallback: str) -> str:
    """Where to go on: an address of this desk."""
    given = text_of(form, "next")
    return path_here(given) if given else fallback


def with_done(address: str, decision: str) -> str:
    """The address of a page that shall say what was just decided."""
    parts = urlsplit(address)
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k != "done"]
    end = f"#{quote(parts.fragment)}" if parts.fragment else ""
    return f"{parts.path}?{urlencode([*query, ('done', decision)])}{end}"


# --- who decides -----------------------------------------------------------------------------------------------------


def named(request: Request, form: FormData) -> str | None:
    """The name that the decision carries: one given with it, else the one known; None where nobody gave any."""
    given = text_of(form, "reviewer")
    if given:
        return reviewer_name(given)
    known: str | None = request.state.reviewer
    guard: Guard = request.app.state.guard
    nobody = known == NOBODY and guard.token is None and name_cookie(request, guard) not in request.cookies
    return None if nobody else known


def _keep_name(request: Request, response: Response, name: str) -> None:
    guard: Guard = request.app.state.guard
    if guard.token:
        guard.sessions.rename(request.state.session, name)
    else:
        add_cookie(response.headers, reviewer_cookie(request, guard, name))


def _is_same(last: Decision, draft: Draft) -> bool:
    """Whether a button was pressed twice: the same person decided the same."""
    asked = (draft.by, draft.act, (draft.why or "").strip() or None)
    return draft.act in ("accept", "reject", "confirm") and asked == (last.by, last.act, last.why)


def _ask_name(request: Request, form: FormData) -> Response:
    wrong = bool(text_of(form, "reviewer"))
    context = {"kept": kept(form), "seen": text_of(form, "seen"), "wrong": wrong, "longest": LONGEST_NAME}
    return page(request, "review_name.html", status=422, action=request.url.path, **context)


# --- what cannot be done ---------------------------------------------------------------------------------------------


def kept(form: FormData) -> list[tuple[str, str]]:
    """What was sent, to be sent again."""
    return [(name, value) for name, value in form.multi_items() if isinstance(value, str) and name not in NOT_KEPT]


def _refused(request: Request, form: FormData, fallback: str) -> Refused:
    def show(why: str) -> Response:
        return page(request, "review_refused.html", status=422, why=why, back=next_of(form, fallback))

    return show


def _overtaken(request: Request, form: FormData, draft: Draft, last: Decision, fallback: str) -> Response:
    """Theirs and one's own side by side; `again` sends the same form, now having seen theirs."""
    browse = Browse(request.app.state.archive)
    theirs = []
    for entry in history(browse, last.target).entries[:SHOWN]:
        if entry.id == draft.seen:
            break
        theirs.append(entry)
    mine = entries(browse, [_as_decision(browse, draft, last.target)])[0]
    context = {
        "theirs": theirs,
        "mine": mine,
        "wish": to_do(mine.did),
        "subject": subjects(browse, [last.target])[last.target],
        "kept": kept(form),
        "seen": last.id,
        "action": request.url.path,
        "back": next_of(form, fallback),
    }
    return page(request, "conflict.html", status=409, **context)


def _as_decision(browse: Browse, draft: Draft, target: str) -> Decision:
    """A draft as if it were decided, for its words."""
    if draft.act == "undo":
        return Decision(target=target, act="undo", by=draft.by, at="", why=draft.why, undoes=draft.target)
    known = browse.statements([target]).get(target)
    finding = browse.finding(target) if target.startswith("fi-") else None
    before = statement_body(known) if known else {"relation": finding.relation} if finding else None
    if draft.act == "link":
        before = {"event": browse.event_of([target]).get(target)}
    return Decision(target=target, act=draft.act, by=draft.by, at="", why=draft.why, before=before, after=draft.after)
