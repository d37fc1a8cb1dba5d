"""Decisions: what people settled about the record, each a record of its own, applied over what was read and never written into it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Literal

from dateline.core.ids import digest

Act = Literal["accept", "correct", "reject", "add", "link", "unlink", "merge", "split", "confirm", "overrule", "undo"]

ON_STATEMENTS: tuple[Act, ...] = ("accept", "correct", "reject", "add")
ON_LINKS: tuple[Act, ...] = ("link", "unlink", "merge", "split")
ON_FINDINGS: tuple[Act, ...] = ("confirm", "overrule")


@dataclass(frozen=True, kw_only=True)  # no slots: a decision keeps its id
class Decision:
    """Who settled what, when and why, with what stood there before and what after.

    `target` is the id of a statement, event, finding or entity. `before` and `after` are plain JSON objects:

    ====================  ============================================================================================
    accept, reject        before: the statement as it is stored
    correct               before: the statement as it is stored; after: the fields that change
    add                   after: the whole statement as it is stored
    link                  after: `statement`, and `anchor`, a statement of the event that it belongs to
    unlink                after: `statement`, which then belongs to no event that others made
    merge                 events: after `anchors`, a statement of each; entities: after `into`, the id of the other
    split                 events: after `statements` that are another event; entities: after `reports` where it is another, `name`
    confirm, overrule     before: `relation`; after: `relation`, `statements` that it holds for
    undo                  `undoes`: the decision that no longer holds
    ====================  ============================================================================================

    `at` is a UTC time in ISO 8601; it is what was given, never asked of a clock here. `seen` is the last decision about the target that
    whoever decides knew of: so the decisions about one thing make a chain.
    """

    kind: ClassVar[str] = "decision"

    target: str
    act: Act
    by: str
    at: str
    why: str | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    undoes: str | None = None
    seen: str | None = None

    @cached_property
    def id(self) -> str:
        """Made of all that it says."""
        told = (json.dumps(part, sort_keys=True, ensure_ascii=False) for part in (self.before, self.after))
        return digest("de", self.target, self.act, self.by, self.at, self.why, *told, self.undoes, self.seen)

    def repeats(self, other: Decision) -> bool:
        """Whether this is the other one sent again, as when a button is pressed twice."""
        return replace(self, at=other.at, before=other.before) == other


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Those that nobody undid, in the order given, which is that in which they were made; an undo may be undone."""
    every = list(decisions)
    undone: set[str] = set()
    for decision in reversed(every):
        if decision.undoes and decision.id not in undone:
            undone.add(decision.undoes)
    return [d for d in every if d.id not in undone and d.act != "undo"]


def by_target(decisions: Iterable[Decision]) -> dict[str, Sequence[Decision]]:
    """Decisions by what they are about, each in the order given."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.target, []).append(decision)
    return dict(found)
