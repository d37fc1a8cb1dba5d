"""Apply what people decided about statements over what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dateline.core.archived import Found
from dateline.core.decision import Decision
from dateline.core.record import STATEMENTS, restored, stored
from dateline.core.statement import Review, Statement

REVIEWS: Mapping[str, Review] = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "add": "accepted"}


def statement_from(body: Mapping[str, Any]) -> Statement:
    """The statement of a stored form that names its `type`, as decisions hold it."""
    return restored(STATEMENTS[body["type"]], {k: v for k, v in body.items() if k != "type"})


def statement_body(statement: Statement) -> dict[str, Any]:
    """The stored form with its type: what `statement_from` reads."""
    return {"type": statement.type, **stored(statement)}


def decided(found: Found, decisions: Iterable[Decision]) -> Found:
    """A report's statements as people left them. `decisions` are those in force about statements of this report, in order.

    A statement that a person decided on stays, even where a later reading no longer finds it.
    """
    here = {s.id: s for s in found.statements}
    for decision in decisions:
        known = here.get(decision.target) or _kept(decision)
        if known is not None:
            here[decision.target] = _reviewed(known, decision)
    made = sorted(here.values(), key=lambda s: (s.span.start, s.id))
    return replace(found, statements=tuple(made))


def _kept(decision: Decision) -> Statement | None:
    body = decision.after if decision.act == "add" else decision.before
    return statement_from(body) if body and "type" in body else None


def _reviewed(statement: Statement, decision: Decision) -> Statement:
    changed = decision.after if decision.act == "correct" else None
    if changed:
        statement = statement_from({**statement_body(statement), **changed})
    return replace(statement, review=REVIEWS[decision.act])
