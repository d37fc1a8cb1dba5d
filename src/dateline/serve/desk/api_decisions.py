"""Decisions for programs: what people settled, and a way to settle something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, model_validator
from starlette.exceptions import HTTPException

from dateline.core.decision import Act
from dateline.core.errors import Overtaken, UsageError
from dateline.core.record import record
from dateline.run.decide import Draft
from dateline.run.decide import decide as settle
from dateline.serve.desk.api_answers import LISTED, RECORD, Tagged, answer, listed, problems, there
from dateline.serve.desk.api_asked import DecisionsAsked
from dateline.serve.desk.api_forms import DecisionForm, list_of
from dateline.serve.words import safe
from dateline.store.browse import Browse

router = APIRouter(prefix="/api", route_class=Tagged, tags=["decisions"])

DECISIONS = list_of("Decisions", DecisionForm)
DEEPEST, MOST = 8, 10_000  # of what stands in `after`
GREATEST = 1e18  # numbers beyond this are no figures of a report
UNCHANGED = Annotated[Any, WithJsonSchema({"anyOf": [{"type": "object"}, {"type": "null"}]})]


class DecisionAsked(BaseModel):
    """A decision that is asked for."""

    model_config = ConfigDict(extra="forbid")

    act: Act
    target: str = Field(min_length=1, max_length=200, description="Id of what it is about; of a report to `add` a statement to.")
    why: str | None = Field(None, max_length=4000)
    after: UNCHANGED = Field(None, description="What the act needs; `docs/api.md` has a table.")
    seen: str | None = Field(None, max_length=200, description="Id of the last decision about the target that you know of.")

    @model_validator(mode="before")
    @classmethod
    def _fits(cls, data: Any) -> Any:
        """Raises ValueError for what no archive can keep, before any of it is repeated in an answer."""
        if not isinstance(data, dict):
            raise ValueError("an object is needed")
        if unknown := sorted(set(data) - set(cls.model_fields)):
            raise ValueError(f"there is no field {safe(unknown[0])[:50]!r}")
        if not isinstance(data.get("after"), dict | None):
            raise ValueError("`after` is an object")
        for value in leaves(data):
            _check(value)
        return data


def leaves(data: Any) -> Iterator[Any]:
    """All keys and values of a JSON value that are no objects or lists. Raises ValueError where it is too deep or too large."""
    here, seen = [(data, 0)], 0
    while here:
        value, depth = here.pop()
        seen += 1
        if depth > DEEPEST or seen > MOST:
            raise ValueError("this is more than a decision can hold")
        if isinstance(value, dict):
            here += [(v, depth + 1) for v in value.values()]
            yield from value
        elif isinstance(value, list):
            here += [(v, depth + 1) for v in value]
        else:
            yield value


def _check(value: Any) -> None:
    if isinstance(value, str) and any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value):
        raise ValueError("a text holds characters that cannot be kept")
    if isinstance(value, int | float) and not -GREATEST <= value <= GREATEST:  # also NaN
        raise ValueError("a number is too great")


@router.get("/decisions", response_model=DECISIONS, responses=LISTED)
def decisions(request: Request, asked: Annotated[DecisionsAsked, Query()]) -> Response:
    """What people settled, last first, with what was undone."""
    page = Browse(request.app.state.archive).decisions(asked.target, asked.limit, asked.offset)
    return listed(request, asked, [record(n.decision) for n in page.items], page.total)


@router.get("/decisions/{id}", response_model=DecisionForm, responses=RECORD)
def decision(request: Request, id: str) -> Response:
    """One decision."""
    browse = Browse(request.app.state.archive)
    return answer(record(there(request, browse.archive, id, browse.decision, "decision")))


@router.post("/decisions", status_code=201, response_model=DecisionForm, responses=problems(403, 409, 413, 422))
def decide(request: Request, asked: DecisionAsked) -> Response:
    """Settle something. `seen` is the last decision about it that you know of: if there is a later one, nothing is done."""
    state = request.app.state
    draft = Draft(act=asked.act, target=asked.target, by=request.state.reviewer or "api", why=asked.why, after=asked.after, seen=asked.seen)
    try:
        made = settle(state.archive, draft, lambda: state.now().strftime("%Y-%m-%dT%H:%M:%SZ"))
    except Overtaken as error:
        return overtaken(error)
    except UsageError as error:
        raise HTTPException(422, _sentence(str(error))) from None
    return answer(record(made), 201, {"Location": f"/api/decisions/{made.id}"})


def overtaken(error: Overtaken) -> Response:
    """A problem object with the decision of somebody else."""
    told = {"type": "about:blank", "title": "Conflict", "status": 409, "detail": _sentence(str(error)), "decision": record(error.last)}
    response = answer(told, 409)
    response.headers["Content-Type"] = "application/problem+json"
    return response


def _sentence(text: str) -> str:
    text = safe(text)
    text = text if len(text) <= 500 else f"{text[:499]}…"
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '…')) else '.'}"
