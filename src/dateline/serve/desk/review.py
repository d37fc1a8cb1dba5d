"""Decisions about statements, and undoing decisions."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.serve.desk.review_acts import Fields, draft_of, settle, text_of

router = APIRouter()


@router.post("/review/statements/{ident}")
def about_statement(request: Request, ident: str, form: Fields) -> Response:
    """Accept or reject a statement, or take it out of its event: what a button alone says."""
    return settle(request, form, draft_of(text_of(form, "act"), ident), f"/statements/{ident}")


@router.post("/review/decisions/{ident}/undo")
def undo(request: Request, ident: str, form: Fields) -> Response:
    """Undo a decision; an undoing too."""
    return settle(request, form, draft_of("undo", ident), "/decisions")
