"""What the day of a report says of the days it tells of: what was decided for a day past was done, and nothing happened after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from dateline.core.statement import Status
from dateline.core.when import Published, When
from dateline.extract.occurrences.own_status import is_infinitive

DECIDED = frozenset(("decision", "choice", "move"))
WEEK = 7  # days: of longer cells ("in 2026", "in May") the writer says no more than their name


def carried_out(verb: Token, when: When | None, published: Published) -> bool:
    """Whether what was decided is of a day that is past: "her decision to meet him in April" in a report of May."""
    decided = verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() in DECIDED and is_infinitive(verb)
    return bool(decided and when and when.latest and published.earliest and when.latest < published.earliest)


def told_by_then(when: When | None, status: Status, published: Published) -> When | None:
    """The day of what happened, which no later day than the report's can be: "killed this week", told on Wednesday, is by Wednesday."""
    last = published.latest
    if when is None or not when.earliest or not last or status not in ("happened", "ongoing"):
        return when
    if when.earliest > last:
        return None
    if when.latest and when.latest > last and (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days < WEEK:
        return replace(when, edtf=last if when.earliest == last else f"{when.earliest}/{last}", latest=last)
    return when
